"""Putting fixes into a text: which of them, in what order, without stepping on each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from copychief.diagnostic import Diagnostic, Edit, Fix

MAX_ROUNDS = 20
"Fixes that haven't settled after so many rounds never will."


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made. They must not overlap; raises ValueError if they do."""
    out, at = [], 0
    for edit in sorted(edits):
        if edit.span.start < at:
            raise ValueError(f"edits overlap at offset {edit.span.start}")
        out += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*out, text[at:]])


def choose(diagnostics: Sequence[Diagnostic], *, unsafe: bool = False) -> list[tuple[Diagnostic, Fix]]:
    """The first fit fix of each diagnostic, first come first served where two touch the same characters."""
    taken: list[tuple[int, int]] = []
    out = []
    for d in sorted(diagnostics, key=lambda d: d.sort_key):
        fix = next((f for f in d.fixes if f.safe or unsafe), None)
        if fix is None:
            continue
        spans = [(e.span.start, e.span.end) for e in fix.edits]
        if any((a < y and x < b) or (a, b) == (x, y) for a, b in spans for x, y in taken):
            continue
        taken += spans
        out.append((d, fix))
    return out


def fix_all(
    text: str, lint: Callable[[str], Sequence[Diagnostic]], *, unsafe: bool = False
) -> tuple[str, int, Sequence[Diagnostic]]:
    """Fix and lint again until nothing is left to fix.

    Returns the text, how many fixes were made and what is still found. A round that brings back a text
    seen before (two fixes that undo each other) ends the loop there.
    """
    made, seen = 0, {text}
    found = lint(text)
    for _ in range(MAX_ROUNDS):
        chosen = choose(found, unsafe=unsafe)
        if not chosen:
            break
        new = apply_edits(text, (e for _, fix in chosen for e in fix.edits))
        if new in seen:
            break
        seen.add(new)
        text, made = new, made + len(chosen)
        found = lint(text)
    return text, made, found


def unified(path: str, old: str, new: str) -> str:
    """What mending changed, as a patch that `patch -p0` and `git apply -p0` take. Lines keep their ends."""
    from difflib import unified_diff

    out = []
    name = f"{path}\t" if " " in path else path  # as git does it, or `patch` takes the first word for the name
    for line in unified_diff(_lines(old), _lines(new), name, name):
        out.append(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n")
    return "".join(out)


def _lines(text: str) -> list[str]:
    """Lines as `patch` counts them, at `\\n` only, ends kept."""
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
