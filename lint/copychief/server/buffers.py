"""The client's unsaved text. pygls splits lines where Python does (form feeds, U+2028 …); LSP does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.workspace import TextDocument, Workspace

from copychief.server.positions import Positions
from copychief.text import Source


class Buffer(TextDocument):
    """An open file, or one on the disk. `edits` counts the changes since it was opened."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edits = 0

    @property
    def source(self) -> str:
        """The text with its own line ends. Raises UnreadableError for a file that can't be an article."""
        if self._source is None:
            return Source.read(Path(self.path)).text
        return self._source

    def apply_change(self, change: types.TextDocumentContentChangeEvent) -> None:
        self.edits += 1
        if not isinstance(change, types.TextDocumentContentChangePartial):
            self._source = change.text
            return
        source = Source(self.source)
        start, end = Positions(source, encoding_name(self._position_codec.encoding)).span(change.range)
        self._source = source.text[:start] + change.text + source.text[end:]


class Buffers(Workspace):
    """A pygls workspace whose documents are buffers of ours."""

    def _create_text_document(
        self, doc_uri: str, source: str | None = None, version: int | None = None, language_id: str | None = None
    ) -> Buffer:
        return Buffer(
            doc_uri,
            source=source,
            version=version,
            language_id=language_id,
            sync_kind=self._sync_kind,
            position_codec=self._position_codec,
        )

    @classmethod
    def instead_of(cls, other: Workspace) -> Buffers:
        """The same workspace, before anything was opened in it."""
        return cls(other.root_uri, other._sync_kind, list(other.folders.values()), other.position_encoding)


def encoding_name(kind: Any) -> str:
    """The name (“utf-16”) of the enum or the string that a client gave."""
    return str(getattr(kind, "value", kind) or "utf-16")
