"""What the working tree changed against a git revision: which files, and which of their lines."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from copychief.desk import UsageError
from copychief.engine import Report
from copychief.text import LINE_END, Source, Span, UnreadableError

MOST_LINES = 20_000
"Above so many differing lines the comparison isn't worth its time: all of them count as changed."


class Old(NamedTuple):
    """Where git keeps the old text of a file: the repository's folder, and `revision:path`."""

    top: str
    object: str


@dataclass(frozen=True)
class Changes:
    """The changed files by real path, and where their old text is; None for one that the revision lacks."""

    files: dict[str, Old | None]

    def touches(self, path: Path) -> bool:
        return os.path.realpath(path) in self.files

    def sift(self, report: Report, source: Source | None) -> Report:
        """The report with only those findings one side of which stands on a changed line."""
        old = self.files.get(os.path.realpath(report.path))
        if old is None or source is None or report.failed:
            return report
        try:
            before = Source.decode(_git(old.top, "cat-file", "blob", old.object), report.path).text
        except UnreadableError:
            return report
        lines = changed_lines(before, source.text)
        stay = tuple(
            d for d in report.diagnostics if any(_on(lines, source, s) for s in (d.span, *(r.span for r in d.related)))
        )
        return replace(report, diagnostics=stay)


def _on(lines: Sequence[range], source: Source, span: Span) -> bool:
    first = source.lines.position(span.start).line
    last = source.lines.position(max(span.start, span.end - 1)).line
    return any(r.start <= last and first < r.stop for r in lines)


def changed_lines(old: str, new: str) -> list[range]:
    """The lines of `new` (from 1) that `old` hasn't in that place. Line ends don't count."""
    a, b = LINE_END.split(old), LINE_END.split(new)
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    a, b = a[head : len(a) - tail], b[head : len(b) - tail]
    if not b:
        return []
    if len(a) * len(b) > MOST_LINES**2 // 4:
        return [range(head + 1, head + len(b) + 1)]
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return [
        range(head + j1 + 1, head + j2 + 1)
        for tag, _, _, j1, j2 in matcher.get_opcodes()
        if tag in ("replace", "insert")
    ]


def against(revision: str, paths: Iterable[Path]) -> Changes:
    """What changed against a revision in the repositories of some files; renames are followed.

    `REV...` means the point where the present branch left REV. Untracked files are new as a whole. Repositories within
    repositories are looked at, too: a submodule against the commit that its superproject has at REV, unless one stands
    in it; any other against its own REV.
    Raises UsageError if there is no git, no repository or no such revision.
    """
    files: dict[str, Old | None] = {}
    known: set[str] = set()
    for folder in sorted({os.path.dirname(os.path.realpath(p)) for p in paths}):  # noqa: PTH120
        if _is_known(folder, known):
            continue
        top = _folder(folder, "--show-toplevel")
        if top not in known:
            known.add(top)
            files.update(_repository(top, _base(top, revision)))
    return Changes(files)


def _is_known(folder: str, known: Collection[str]) -> bool:
    """Is the repository of a folder one of these?"""
    while folder not in known:
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder or os.path.lexists(os.path.join(folder, ".git")):  # noqa: PTH118
            return False
        folder = above
    return True


def _base(top: str, revision: str) -> str | None:
    """The commit that a revision means in a repository; None in a submodule that wasn't there yet."""
    if revision.startswith("-") or not revision.strip():
        raise UsageError(f"--diff-base: {revision!r} is not a revision")
    outer = "" if _is_within(os.path.realpath(Path.cwd()), top) else _folder(top, "--show-superproject-working-tree")
    if outer:
        commit = _base(outer, revision)
        entry = _git(outer, "ls-tree", "-z", commit, "--", os.path.relpath(top, outer)) if commit else b""
        if not entry.startswith(b"160000 commit "):
            return None
        revision = entry.split()[2].decode()
    if revision.endswith("..."):
        found = _git(top, "merge-base", revision[:-3], "HEAD", what=revision[:-3])
    else:
        found = _git(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", what=revision)
    return found.decode().strip()


def _is_within(folder: str, top: str) -> bool:
    return folder == top or folder.startswith(top + os.sep)


def _folder(inside: str, question: str) -> str:
    """A folder that git knows; empty if it says nothing."""
    said = _text(_git(inside, "rev-parse", question).rstrip(b"\n"))
    return os.path.realpath(said) if said else ""


def _repository(top: str, commit: str | None) -> dict[str, Old | None]:
    """The files that differ from a commit; all of them if there is none."""
    others = _git(top, "ls-files", "--others", *(() if commit else ("--cached",)), "-z").split(b"\0")
    files: dict[str, Old | None] = {_join(top, _text(name)): None for name in others if name}
    if commit is None:
        return files
    fields = _git(top, "diff", "--name-status", "-z", "--find-renames", "--no-ext-diff", commit, "--").split(b"\0")
    at = 0
    while at + 1 < len(fields):
        status, name = fields[at][:1], _text(fields[at + 1])
        at += 2
        new = name
        if status in (b"R", b"C"):
            new = _text(fields[at])
            at += 1
        if status == b"A":
            files[_join(top, new)] = None
        elif status != b"D":
            files[_join(top, new)] = Old(top, f"{commit}:{name}")
    return files


def _text(name: bytes) -> str:
    return os.fsdecode(name)


def _join(top: str, name: str) -> str:
    return os.path.join(top, *name.split("/"))  # noqa: PTH118  git's names are real below the top folder


def _git(folder: str, *arguments: str, what: str = "") -> bytes:
    """The output of a git command, with nothing of the user's settings that could change it."""
    command = ["git", "-c", "core.quotePath=false", "-c", "diff.renames=true", *arguments]
    environment = {**os.environ, "LC_ALL": "C"}
    if "GIT_WORK_TREE" not in environment:  # in a hook git names its folder, and takes any other for the top then
        for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_PREFIX"):
            environment.pop(name, None)
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, env=environment)
    except FileNotFoundError:
        raise UsageError("--diff-base needs git, which is not installed") from None
    if done.returncode != 0:
        if what:
            where = "here" if _is_within(os.path.realpath(Path.cwd()), folder) else f"in {folder}"
            raise UsageError(
                f"--diff-base: git knows no revision {what!r} {where} (in a shallow clone, fetch it first)"
            )
        said = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
        raise UsageError(f"--diff-base: {said or 'git failed'}")
    return done.stdout
