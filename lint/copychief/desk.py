"""What a run works with: the rules, the formats, and which settings hold for which file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from copychief import config as configuration
from copychief.config import COMMAND_LINE, Config
from copychief.document import Document
from copychief.engine import CRASHED, Report, Settings, host_finding, lint_documents, parse, unreadable
from copychief.formats import Format, choose
from copychief.rule import Rule
from copychief.text import Source, Span, UnreadableError


class UsageError(Exception):
    """The command can't be carried out as given; one line."""


@dataclass
class Desk:
    """Rules, formats, the options of the command line (or of an editor) and the configurations by folder.

    The same in every process of a run: everything in it can be pickled.
    """

    rules: Sequence[type[Rule]]
    formats: Sequence[Format]
    options: dict[str, object]
    isolated: bool = False
    origin: str = COMMAND_LINE
    "Where the options are from, for people who have to mend one."
    _configs: dict[Path, Config] = field(default_factory=dict, repr=False)
    _settings: dict[object, Settings] = field(default_factory=dict, repr=False)

    def config(self, path: Path) -> Config:
        """The configuration for a file: the nearest one upwards, with the options on top."""
        folder = Path() if self.isolated else path.absolute().parent
        if folder not in self._configs:
            base = Config(root=Path.cwd()) if self.isolated else configuration.find(folder)
            self._configs[folder] = base.with_options(self.options, self.origin)
        return self._configs[folder]

    def settings(self, path: Path) -> Settings:
        """The engine's settings for a file; files that no override tells apart share one object."""
        config = self.config(path)
        fits = tuple(configuration.matches(path, patterns, config.root) for patterns, _ in config.overrides)
        pathed = any(s.get("path") for s in config.get("stet"))
        key = (config.path, config.root, fits, path if pathed else None)
        if key not in self._settings:
            self._settings[key] = config.settings(self.rules, path)
        return self._settings[key]

    def require_rules(self, paths: Sequence[Path]) -> None:
        """Raises UsageError if the selection leaves no rule for any of the files."""
        seen = {id(s): s for s in (self.settings(p) for p in paths)}
        if seen and not any(s.running for s in seen.values()):
            raise UsageError("the selection leaves no rule to run")

    def format(self, name: str) -> Format:
        """The reader for a file name; one that no format claims is taken as plain text."""
        return choose(name, self.formats) or next(f for f in self.formats if f.name == "plain")

    def lint(self, source: Source, name: str | None = None) -> Report:
        """Lint a source as the file of this name. A reader that raises becomes a CHF002 on that file."""
        return self.lint_all([source], name)[0]

    def lint_all(self, sources: Sequence[Source], name: str | None = None) -> list[Report]:
        """Lint several at once, which takes less time than one by one."""
        reports: dict[int, Report] = {}
        alike: dict[int, tuple[Settings, dict[int, Document]]] = {}
        for n, source in enumerate(sources):
            form = self.format(name or source.path)
            settings = self.settings(Path(name or source.path))
            try:
                alike.setdefault(id(settings), (settings, {}))[1][n] = parse(source, form, settings)
            except Exception as error:
                message = f"reader {form.name} crashed: {type(error).__name__}: {error}"
                reports[n] = Report(
                    source.path, form.name, diagnostics=(host_finding(CRASHED, source.path, message, Span(0, 0)),)
                )
        for settings, docs in alike.values():
            reports |= zip(docs, lint_documents([*docs.values()], settings), strict=True)
        return [reports[n] for n in range(len(sources))]

    def lint_file(self, path: Path) -> Report:
        try:
            source = Source.read(path)
        except UnreadableError as error:
            return unreadable(error)
        return self.lint(source)
