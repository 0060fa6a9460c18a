"""The open articles: each with the document and the report of its newest text, made once per version.

What was known of unchanged blocks is handed on from version to version (`Document.memo`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pygls.uris import to_fs_path

from copychief import config as configuration
from copychief.config import ConfigError
from copychief.desk import Desk
from copychief.document import Document
from copychief.engine import CRASHED, Report, Settings, host_finding, lint_document, parse, unreadable
from copychief.formats import Format, choose
from copychief.rule import Rule
from copychief.select import Selection
from copychief.server.memory import Memo
from copychief.server.positions import Positions
from copychief.text import Source, Span, UnreadableError

LANGUAGES = {"markdown": "markdown", "plaintext": "plain", "text": "plain", "html": "html", "mail": "plain"}
"""The client's language ids and our formats: what an unnamed buffer is read as."""

MAX_CHARACTERS = 2_000_000
"A larger text would stop the editor at every pause in typing; it is refused, as the command line refuses one of 10 MB."


@dataclass
class Article:
    """One open (or merely read) article at one version."""

    uri: str
    version: int | None
    doc: Document
    report: Report
    positions: Positions
    reused: float = 0.0
    "The share of blocks, 0 to 1, that were known from the version before."
    format: Format | None = None
    settings: Settings | None = field(default=None, repr=False)
    memo: Memo = field(default_factory=Memo, repr=False)
    stets: dict[object, object] = field(default_factory=dict, repr=False)
    "Edits that were tried out for this text, by finding (`actions`)."

    @property
    def text(self) -> str:
        return self.doc.source.text


class Articles:
    """All articles of a session, linted with the settings that hold for each."""

    def __init__(self, desk: Desk, encoding: str = "utf-16") -> None:
        self.desk, self.encoding = desk, encoding
        self._open: dict[str, Article] = {}
        self._defaults: Settings | None = None
        self._configs: dict[Path, tuple[tuple[str, int, int], ...]] = {}
        self._told: set[str] = set()
        self._guests: set[Rule] = set()
        self.problems: list[str] = []
        "What is wrong with the configuration, for the client's eyes; emptied by who shows it."

    def get(
        self, uri: str, text: str, version: int | None = None, language: str | None = None, *, keep: bool = True
    ) -> Article:
        """The article for this text; linted only if the text or the settings are new. `keep` it until `close`."""
        path = path_of(uri)
        settings, form = self.settings(path), self._format(path, language)
        self._begin_guests(settings)
        old = self._open.get(uri)
        if old is not None and old.text == text and old.format is form and old.settings is settings:
            old.version = version
            return old
        made = self._make(uri, text, settings, form, old)
        made.version = version
        if keep:
            self._open[uri] = made
        return made

    def _begin_guests(self, settings: Settings) -> None:
        """What a guest has to say before its first article (where text is sent to) goes to `problems`, once.

        What it starts lives as long as the session.
        """
        for rule in settings.running:
            if rule.guest and rule not in self._guests:
                self._guests.add(rule)
                self.problems.extend(rule.start())

    def trial(self, article: Article, text: str) -> Article:
        """What an article would be with another text."""
        assert article.settings is not None
        assert article.format is not None
        return self._make(article.uri, text, article.settings, article.format, article)

    def _make(self, uri: str, text: str, settings: Settings, form: Format, old: Article | None) -> Article:
        memo = Memo(old.memo if old else None)
        path = str(path_of(uri))
        source = Source(text, path)
        try:
            if len(text) > MAX_CHARACTERS:
                size = f"{len(text):,} characters, the limit is {MAX_CHARACTERS:,}"
                raise UnreadableError(path, f"too large for an article: {size}")
            if "\0" in text:
                raise UnreadableError(path, f"looks binary: NUL character at offset {text.index(chr(0))}")
            doc = parse(source, form, settings, memo)
            report = lint_document(doc, settings)
        except UnreadableError as error:
            doc, report = Document(source, ()), unreadable(error)
        except Exception as error:  # a reader's fault must not leave an editor without an answer
            message = f"reader {form.name} crashed: {type(error).__name__}: {error}"
            finding = host_finding(CRASHED, source.path, message, Span(0, 0))
            doc, report = Document(source, ()), Report(source.path, form.name, diagnostics=(finding,))
        memo.settle()
        positions = Positions(source, self.encoding)
        return Article(uri, None, doc, report, positions, _reused(old, doc), form, settings, memo)

    def peek(self, uri: str) -> Article | None:
        return self._open.get(uri)

    def close(self, uri: str) -> None:
        self._open.pop(uri, None)

    def forget_settings(self, desk: Desk | None = None) -> None:
        """Configuration files or the client's settings changed: everything is linted anew when asked for."""
        configuration.forget()
        self._configs.clear()
        self._told.clear()
        self.desk = desk or Desk(self.desk.rules, self.desk.formats, self.desk.options, self.desk.isolated)

    def settings_are_stale(self, uri: str) -> bool:
        """Did a configuration file above an article come, go or change? For clients that don't watch files."""
        folder = path_of(uri).absolute().parent
        return folder in self._configs and self._configs[folder] != _config_files(folder)

    def files(self, folders: Iterable[Path]) -> list[Path]:
        """The articles in workspace folders, for workspace diagnostics; what the settings exclude is left out."""
        from copychief.desk import UsageError
        from copychief.discovery import discover

        out: dict[Path, None] = {}
        for folder in folders:
            try:
                out.update(dict.fromkeys(discover([str(folder)], self.desk).paths))
            except (UsageError, ConfigError, OSError):
                continue
        return list(out)

    def config_file(self, article: Article) -> Path | None:
        """The configuration file that decides for an article; None if there is none (or it can't be read)."""
        try:
            return self.desk.config(path_of(article.uri)).path
        except (ConfigError, OSError, ValueError):
            return None

    def settings(self, path: Path) -> Settings:
        """What holds for a file; the defaults if its configuration is broken, which `problems` then says."""
        folder = path.absolute().parent
        if folder not in self._configs:  # before they are read, so that no change slips in between
            self._configs[folder] = _config_files(folder)
        try:
            return self.desk.settings(path)
        except (ConfigError, OSError, ValueError) as error:
            if str(error) not in self._told:  # once, not at every keystroke
                self._told.add(str(error))
                self.problems.append(str(error))
            return self._fallback()

    def _fallback(self) -> Settings:
        """Defaults while the configuration is broken: half-typed settings shouldn't silence the editor."""
        if self._defaults is None:
            self._defaults = Settings(tuple(r() for r in self.desk.rules), Selection())
        return self._defaults

    def _format(self, path: Path, language: str | None) -> Format:
        plain = next(f for f in self.desk.formats if f.name == "plain")
        by_name = choose(str(path), self.desk.formats)
        by_language = next((f for f in self.desk.formats if f.name == LANGUAGES.get(language or "")), None)
        return by_name or by_language or plain


def _reused(old: Article | None, doc: Document) -> float:
    """The share of a document's blocks that stood in the version before with the same text."""
    if old is None or not doc.blocks:
        return 0.0
    known = {(b.kind, b.text) for b in old.doc.blocks}
    return sum((b.kind, b.text) in known for b in doc.blocks) / len(doc.blocks)


def _config_files(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """The configuration files that could speak about a folder: path, size and time of change."""
    out = []
    for above in (folder, *folder.parents):
        for name in configuration.FILES:
            try:
                status = (above / name).stat()
            except (OSError, ValueError):
                continue
            out.append((str(above / name), status.st_size, status.st_mtime_ns))
    return tuple(out)


def path_of(uri: str) -> Path:
    """The file a URI names; a buffer without a file is taken as one in the current folder."""
    found = to_fs_path(uri)
    return Path(found) if found else Path(uri.rpartition("/")[2].rpartition(":")[2] or "untitled")
