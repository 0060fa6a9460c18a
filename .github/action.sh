#!/usr/bin/env bash
# The GitHub Action's one step: find what to compare with, check, annotate. $1 is the copychief to run.
set -uo pipefail
copychief=$1

read -r -a paths <<<"${INPUT_PATHS:-.}" # an empty array is unset to the bash of macOS, hence the ${…+…} below
read -r -a args <<<"${INPUT_ARGS:-}"

base=${INPUT_BASE:-${EVENT_BASE:-}}
case $base in
"" | all) base=() ;;
*[!0]*) # a revision; a branch's first push has only zeros
  if ! git cat-file -e "${base%...}^{commit}" 2>/dev/null; then
    git fetch --quiet --no-tags --depth=1 origin "${base%...}" || exit 2
  fi
  base=(--diff-base "$base")
  ;;
*) base=() ;;
esac

"$copychief" check ${base[@]+"${base[@]}"} ${args[@]+"${args[@]}"} --output-format github "${paths[@]}"
code=$?
if [ -n "${INPUT_SARIF:-}" ]; then
  "$copychief" check ${base[@]+"${base[@]}"} ${args[@]+"${args[@]}"} --exit-zero --output-format sarif --output-file "$INPUT_SARIF" "${paths[@]}"
fi
[ -n "${GITHUB_OUTPUT:-}" ] && echo "exit-code=$code" >>"$GITHUB_OUTPUT"
exit $code
