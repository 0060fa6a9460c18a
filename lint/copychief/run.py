"""Many files: which ones, with which settings, and what became of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from copychief import config as configuration
from copychief.config import Config
from copychief.engine import Report, Settings, lint, unreadable
from copychief.formats import Format, choose
from copychief.rule import Rule
from copychief.text import Source, UnreadableError


class UsageError(Exception):
    """The command can't be carried out as given; one line."""


@dataclass
class Desk:
    """What a run works with: rules, formats, the options of the command line and the configurations by folder."""

    rules: Sequence[type[Rule]]
    formats: Sequence[Format]
    options: dict[str, object]
    isolated: bool = False

    def __post_init__(self) -> None:
        self._configs: dict[Path, Config] = {}
        self._settings: dict[object, Settings] = {}

    def config(self, path: Path) -> Config:
        """The configuration for a file: the nearest one upwards, with the options on top."""
        folder = Path() if self.isolated else path.absolute().parent
        if folder not in self._configs:
            base = Config(root=Path.cwd()) if self.isolated else configuration.find(folder)
            self._configs[folder] = base.with_options(self.options)
        return self._configs[folder]

    def settings(self, path: Path) -> Settings:
        """The engine's settings for a file; files that no override tells apart share one object."""
        config = self.config(path)
        fits = tuple(configuration.matches(path, patterns, config.root) for patterns, _ in config.overrides)
        pathed = any(s.get("path") for s in config.get("stet"))
        key = (id(config), fits, path if pathed else None)
        if key not in self._settings:
            self._settings[key] = config.settings(self.rules, path)
        return self._settings[key]

    def lint(self, source: Source, name: str | None = None) -> Report:
        """Lint a source as the file of this name; a name of no known format is taken as plain text."""
        form = choose(name or source.path, self.formats) or next(f for f in self.formats if f.name == "plain")
        return lint(source, form, self.settings(Path(name or source.path)))

    def lint_file(self, path: Path) -> Report:
        try:
            source = Source.read(path)
        except UnreadableError as error:
            return unreadable(error)
        return self.lint(source)


def discover(paths: Iterable[str], desk: Desk) -> list[Path]:
    """The articles under files, folders and globs, each once, in the order of their names.

    A file that is named is taken whatever its suffix. Raises UsageError for a path that doesn't exist and
    for paths without any article.
    """
    found: dict[Path, None] = {}
    empty: list[str] = []
    for given in paths:
        path = Path(given)
        before = len(found)
        if path.is_dir():
            found.update(dict.fromkeys(_walk(path, desk)))
        elif path.exists():
            found[path] = None
            continue
        elif any(c in given for c in "*?["):
            found.update(dict.fromkeys(sorted(Path(p) for p in _glob(given))))
        else:
            raise UsageError(f"{given}: no such file or folder")
        if len(found) == before:
            empty.append(given)
    if empty and not found:
        kinds = " ".join(sorted(s for f in desk.formats for s in f.suffixes))
        raise UsageError(f"{', '.join(empty)}: no articles there (looked for {kinds})")
    return list(found)


def _glob(pattern: str) -> Iterator[str]:
    from glob import iglob

    return (p for p in iglob(pattern, recursive=True) if Path(p).is_file())


def _walk(folder: Path, desk: Desk) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and choose(name, desk.formats):
                yield Path(root, name)
