"""A client that drives the server's own process, and counts positions in its own way."""

from __future__ import annotations

import asyncio
import itertools
import os
import re
import sys
from pathlib import Path

import pytest_asyncio
from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import LanguageClient
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

LINE = re.compile(r"\r\n|\r|\n")
OWN = {types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, types.PROGRESS, types.WINDOW_SHOW_DOCUMENT}
WIDTH = {
    "utf-8": lambda s: len(s.encode("utf-8", "surrogatepass")),
    "utf-16": lambda s: len(s.encode("utf-16-le", "surrogatepass")) // 2,
    "utf-32": len,
}


class Editor:
    """A client with the text of its open documents; positions are made and read back from encoded bytes."""

    def __init__(self, client: LanguageClient, encoding: str, pushed: bool) -> None:
        self.client, self.encoding, self.pushed = client, encoding, pushed
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.applied: list[types.ApplyWorkspaceEditParams] = []
        self.shown: list[types.ShowDocumentParams] = []
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.progress: dict[object, list[dict]] = {}
        self.registered: list[types.Registration] = []

    # positions

    def place(self, uri: str, offset: int) -> types.Position:
        text = self.texts[uri]
        ends = [m.end() for m in LINE.finditer(text) if m.end() <= offset]
        start = ends[-1] if ends else 0
        return types.Position(len(ends), WIDTH[self.encoding](text[start:offset]))

    def offset(self, uri: str, position: types.Position) -> int:
        text = self.texts[uri]
        starts = [0, *(m.end() for m in LINE.finditer(text))]
        at = starts[position.line]
        while WIDTH[self.encoding](text[starts[position.line] : at]) < position.character:
            at += 1
        return at

    def at(self, uri: str, words: str, nth: int = 0, into: int = 1) -> types.Position:
        """A position inside the nth place of some words."""
        found = [m.start() for m in re.finditer(re.escape(words), self.texts[uri])]
        return self.place(uri, found[nth] + into)

    def quoted(self, uri: str, place: types.Range) -> str:
        return self.texts[uri][self.offset(uri, place.start) : self.offset(uri, place.end)]

    def where(self, uri: str, words: str, nth: int = 0) -> dict:
        """The parameters that every request about a place has."""
        return {"text_document": types.TextDocumentIdentifier(uri), "position": self.at(uri, words, nth)}

    # documents

    def open(self, uri: str, text: str, language: str = "markdown") -> None:
        self.texts[uri], self.versions[uri] = text, 1
        item = types.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def replace(self, uri: str, start: int, end: int, new: str) -> None:
        """One incremental change, told to the server."""
        place = types.Range(self.place(uri, start), self.place(uri, end))
        text = self.texts[uri]
        self.texts[uri] = text[:start] + new + text[end:]
        self.versions[uri] += 1
        document = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        change = types.TextDocumentContentChangePartial(range=place, text=new)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def apply(self, edit: types.WorkspaceEdit, uri: str) -> str:
        """A document's text after an edit of the server's; nothing is sent."""
        edits = list((edit.changes or {}).get(uri, []))
        for change in edit.document_changes or []:
            if isinstance(change, types.TextDocumentEdit) and change.text_document.uri == uri:
                assert change.text_document.version in (None, self.versions.get(uri))
                edits += change.edits
        text = self.texts[uri]
        spans = sorted(
            ((self.offset(uri, e.range.start), self.offset(uri, e.range.end), e.new_text) for e in edits), reverse=True
        )
        assert all(b[1] <= a[0] for a, b in itertools.pairwise(spans)), "edits overlap"
        for start, end, new in spans:
            text = text[:start] + new + text[end:]
        return text

    async def diagnostics(self, uri: str) -> list[types.Diagnostic]:
        """Those of the version that the client has: what was pushed for it, or what a pull gives."""
        if not self.pushed:
            params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
            return list((await self.client.text_document_diagnostic_async(params)).items)
        while True:
            got = await asyncio.wait_for(self.published.get(), 8)
            if got.uri == uri and got.version == self.versions[uri]:
                return list(got.diagnostics)


def capabilities(
    *,
    pull: bool = False,
    resolve: bool = False,
    encodings: list[str] | None = None,
    watch: bool = True,
    documents: bool = True,
):
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=encodings),
        window=types.WindowClientCapabilities(
            work_done_progress=True, show_document=types.ShowDocumentClientCapabilities(support=True)
        ),
        workspace=types.WorkspaceClientCapabilities(
            apply_edit=True,
            configuration=True,
            workspace_folders=True,
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=documents),
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=watch),
            diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=True),
        ),
        text_document=types.TextDocumentClientCapabilities(
            diagnostic=types.DiagnosticClientCapabilities() if pull else None,
            code_action=types.CodeActionClientCapabilities(
                data_support=True,
                resolve_support=types.ClientCodeActionResolveOptions(properties=["edit"]) if resolve else None,
            ),
            rename=types.RenameClientCapabilities(prepare_support=True),
            document_symbol=types.DocumentSymbolClientCapabilities(hierarchical_document_symbol_support=True),
        ),
    )


@pytest_asyncio.fixture
async def start():
    """`await start(folders…)`: an editor with a server of its own, ended with the test."""
    started: list[LanguageClient] = []

    async def begin(*folders: Path, settings: dict | None = None, env: dict | None = None, **kinds) -> Editor:
        client = LanguageClient(converter_factory=default_converter)
        register_lsp_features(client, {k: v for k, v in DEFAULT_CLIENT_FEATURES.items() if k not in OWN})
        editor = Editor(client, (kinds.get("encodings") or ["utf-16"])[0], not kinds.get("pull"))

        @client.feature(types.WORKSPACE_APPLY_EDIT)
        def apply_edit(ls, params):
            editor.applied.append(params)
            return types.ApplyWorkspaceEditResult(applied=True)

        @client.feature(types.WINDOW_SHOW_DOCUMENT)
        def show(ls, params):
            editor.shown.append(params)
            return types.ShowDocumentResult(success=True)

        @client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def register(ls, params):
            editor.registered += params.registrations

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(ls, params):
            editor.published.put_nowait(params)

        @client.feature(types.PROGRESS)
        def progress(ls, params):
            editor.progress.setdefault(params.token, []).append(params.value)

        await client.start_io(sys.executable, "-m", "copychief", "server", env=os.environ | (env or {}))
        params = types.InitializeParams(
            capabilities=capabilities(**kinds),
            initialization_options={"delay": 10, **(settings or {})},
            workspace_folders=[types.WorkspaceFolder(f.as_uri(), f.name) for f in folders],
        )
        editor.result = await client.initialize_session(params)
        started.append(client)
        return editor

    yield begin
    for client in started:
        await client.shutdown_session()
        await client.stop()
