"""The open articles: each with the document and the report of its newest text, made once per version.

What was known of unchanged blocks is handed on from version to version (`Document.memo`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pygls.uris import to_fs_path

from copychief import config as configuration
from copychief.config import ConfigError
from copychief.document import Document
from copychief.engine import Report, Settings, lint_document, parse, unreadable
from copychief.formats import Format, choose
from copychief.run import Desk
from copychief.select import Selection
from copychief.server.positions import Positions
from copychief.text import Source, UnreadableError

LANGUAGES = {"markdown": "markdown", "plaintext": "plain", "text": "plain", "html": "html", "mail": "plain"}
"""The client's language ids and our formats: what an unnamed buffer is read as."""


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
    key: object = field(default=None, repr=False)


class Articles:
    """All articles of a session, linted with the settings that hold for each."""

    def __init__(self, desk: Desk, encoding: str = "utf-16") -> None:
        self.desk, self.encoding = desk, encoding
        self._open: dict[str, Article] = {}
        self.problems: list[str] = []
        "What is wrong with the configuration, for the client's eyes; emptied by who shows it."

    def get(self, uri: str, text: str, version: int | None, language: str | None = None) -> Article:
        """The article for this text; linted only if the text or the settings are new."""
        path = path_of(uri)
        settings, form = self._settings(path), self._format(path, language)
        key = (text, id(settings), form.name)
        old = self._open.get(uri)
        if old is not None and old.key == key:
            old.version = version
            return old
        made = self._make(uri, text, version, settings, form, dict(old.doc.memo) if old else {}, path)
        made.key = key
        self._open[uri] = made
        return made

    def _make(
        self, uri: str, text: str, version: int | None, settings: Settings, form: Format, memo: dict[Any, Any], path: Path
    ) -> Article:
        known = {key[1:] for key in memo}
        try:
            source = Source.decode(text.encode("utf-8", "surrogatepass"), str(path)) if "\0" in text else Source(text, str(path))
            doc = parse(source, form, settings, memo)
            report = lint_document(doc, settings)
        except UnreadableError as error:
            source = Source(text, str(path))
            doc, report = Document(source, ()), unreadable(error)
        now = {(b.kind, b.text) for b in doc.blocks}
        for stale in [key for key in doc.memo if key[1:] not in now]:
            del doc.memo[stale]
        reused = len(now & known) / len(now) if now else 0.0
        return Article(uri, version, doc, report, Positions(source, self.encoding), reused)

    def peek(self, uri: str) -> Article | None:
        return self._open.get(uri)

    def close(self, uri: str) -> None:
        self._open.pop(uri, None)

    def forget_settings(self, desk: Desk | None = None) -> None:
        """Configuration files or the client's settings changed: everything is linted anew when asked for."""
        configuration.forget()
        self.desk = desk or Desk(self.desk.rules, self.desk.formats, self.desk.options, self.desk.isolated)

    def files(self, folders: Iterable[Path]) -> list[Path]:
        """The articles in workspace folders, for workspace diagnostics."""
        from copychief.discovery import discover
        from copychief.run import UsageError

        out: dict[Path, None] = {}
        for folder in folders:
            try:
                out.update(dict.fromkeys(discover([str(folder)], self.desk).paths))
            except (UsageError, ConfigError):
                continue
        return list(out)

    def _settings(self, path: Path) -> Settings:
        try:
            return self.desk.settings(path)
        except ConfigError as error:
            if str(error) not in self.problems:
                self.problems.append(str(error))
            return self._fallback()

    def _fallback(self) -> Settings:
        """Defaults while the configuration is broken: half-typed settings shouldn't silence the editor."""
        if not hasattr(self, "_defaults"):
            self._defaults = Settings(tuple(r() for r in self.desk.rules), Selection())
        return self._defaults

    def _format(self, path: Path, language: str | None) -> Format:
        plain = next(f for f in self.desk.formats if f.name == "plain")
        by_name = choose(str(path), self.desk.formats)
        by_language = next((f for f in self.desk.formats if f.name == LANGUAGES.get(language or "")), None)
        return by_name or by_language or plain


def path_of(uri: str) -> Path:
    """The file a URI names; a buffer without a file is taken as one in the current folder."""
    found = to_fs_path(uri)
    return Path(found) if found else Path(uri.rpartition("/")[2].rpartition(":")[2] or "untitled")
