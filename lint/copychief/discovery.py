"""Which files are articles: files, folders and globs, without what git ignores or the settings exclude."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from copychief.config import matches
from copychief.desk import Desk, UsageError
from copychief.formats import choose


class Found(NamedTuple):
    """The files of a run, each once, in the order given (folders in the order of names), and what to tell people."""

    paths: list[Path]
    notes: list[str]


def discover(paths: Iterable[str], desk: Desk, *, force_exclude: bool = False) -> Found:
    """The articles under files, folders and globs.

    A file that is named is taken whatever its suffix, and excluded only with `force_exclude`; one that
    does not exist stays in the list, so that reading it fails by name. Raises UsageError for an empty
    path (an unset variable, not this folder), and if nothing is left and nothing was excluded.
    """
    found: dict[str, Path] = {}
    notes: list[str] = []
    kept_out = False
    for given in paths:
        if not given:
            raise UsageError("a path is empty")
        path = Path(given)
        if path.is_dir():
            files = list(_walk(path, desk))
        elif not path.exists() and any(c in given for c in "*?["):
            files = sorted(Path(p) for p in _glob(given))
        else:
            files = [path]
        if not files:
            notes.append(f"{given}: no articles there")
        if force_exclude:
            before = len(files)
            files = [f for f in files if not _excluded(f, desk)]
            kept_out = kept_out or len(files) < before
        for file in files:  # given twice, by two spellings: the first one counts
            found.setdefault(os.path.abspath(file), file)  # noqa: PTH100  a link has a name of its own
    if not found and not kept_out:
        kinds = " ".join(sorted({s for f in desk.formats for s in f.suffixes}))
        raise UsageError("; ".join(notes) + f" (looked for {kinds})")
    return Found(list(found.values()), notes)


def _glob(pattern: str) -> Iterator[str]:
    from glob import iglob

    # pathlib's own takes no absolute pattern
    return (p for p in iglob(pattern, recursive=True) if Path(p).is_file())  # noqa: PTH207


def _excluded(path: Path, desk: Desk) -> bool:
    config = desk.config(path)
    return matches(path, config.get("exclude"), config.root)


def _walk(top: Path, desk: Desk) -> Iterator[Path]:
    """The articles below a folder. A folder that can't be listed is yielded itself: reading it will say why."""
    ignores: dict[str, Ignores] = {}
    broken: list[Path] = []
    for root, folders, files in os.walk(top, onerror=lambda e: broken.append(Path(e.filename))):
        here = Path(root)
        config = desk.config(here / "_")
        exclude, include = config.get("exclude"), config.get("include")
        ignored = _nothing
        if config.get("respect-gitignore"):
            parent = ignores.get(os.path.dirname(root))  # noqa: PTH120  the key is os.walk's own string
            rules = ignores[root] = parent.below(here) if parent else Ignores.above(here)
            ignored = rules.ignores
        folders[:] = sorted(
            f
            for f in folders
            if not f.startswith(".")
            and not ignored(here / f, True)
            and not (exclude and matches(here / f, exclude, config.root))
        )
        for name in sorted(files):
            path = here / name
            if name.startswith(".") or ignored(path, False):
                continue
            if exclude and matches(path, exclude, config.root):
                continue
            article = choose(name, desk.formats) or (include and matches(path, include, config.root))
            if article and not _special(path):
                yield path
        yield from broken
        broken.clear()


def _special(path: Path) -> bool:
    """A pipe, socket or device: reading it may wait for ever. What can't be looked at is not; reading says why."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def _nothing(path: Path, folder: bool) -> bool:
    return False


class Pattern(NamedTuple):
    """A line of a .gitignore file. `folders` says that it ends in a slash."""

    regex: re.Pattern[str]
    ignored: bool
    folders: bool

    def fits(self, path: str, folder: bool) -> bool:
        """Is this path itself meant? What lies in a folder that is meant is never asked about: it isn't walked."""
        if self.folders:
            m = self.regex.match(path + "/") if folder else None
            return m is not None and m.end(_INSIDE) == len(path) + 1
        m = self.regex.match(path)
        return m is not None and m.groupdict().get(_INSIDE) is None


_INSIDE = "ps_d"
"The group by which pathspec marks that a folder above the path matched."


class Ignores:
    """The .gitignore files that count in a folder of a git repository, the outermost first."""

    def __init__(self, files: tuple[tuple[str, list[Pattern]], ...], inside: bool) -> None:
        self._files, self._inside = files, inside

    @classmethod
    def above(cls, folder: Path) -> Ignores:
        """The rules for a folder, from its repository's root down; none outside a repository."""
        full = folder.absolute()
        chain = [full, *full.parents]
        root = next((i for i, f in enumerate(chain) if (f / ".git").exists()), None)
        if root is None:
            return cls((), inside=False)
        files = _patterns(chain[root], ".git/info/exclude")
        for f in reversed(chain[: root + 1]):
            files += _patterns(f, ".gitignore")
        return cls(files, inside=True)

    def below(self, folder: Path) -> Ignores:
        """The same with what a folder further down adds."""
        more = _patterns(folder.absolute(), ".gitignore") if self._inside else ()
        return Ignores(self._files + more, self._inside) if more else self

    def ignores(self, path: Path, folder: bool) -> bool:
        """Does git ignore this path? The last line that fits decides, that of the innermost file first."""
        if not self._files:
            return False
        full = path.absolute().as_posix()
        for base, patterns in reversed(self._files):
            inside = full[len(base) :]
            for pattern in reversed(patterns):
                if pattern.fits(inside, folder):
                    return pattern.ignored
        return False


def _patterns(folder: Path, name: str) -> tuple[tuple[str, list[Pattern]], ...]:
    """((the folder with a slash, its patterns),), or nothing if there is no such file."""
    try:
        text = (folder / name).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ()
    from pathspec import GitIgnoreSpec

    out = []
    for line in text.split("\n"):
        for made in GitIgnoreSpec.from_lines([line]).patterns:
            if made.include is not None and made.regex is not None:
                out.append(Pattern(made.regex, made.include, line.rstrip().endswith("/")))
    base = folder.as_posix()
    return ((base if base.endswith("/") else base + "/", out),)
