"""One session with one client: its workspace, its settings, its articles, and what it is told when."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInternalError
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from copychief import __version__
from copychief.desk import Desk
from copychief.diagnostic import Edit
from copychief.formats import Format, bundled
from copychief.plugins import Plugins
from copychief.rule import Rule
from copychief.server import diagnostics
from copychief.server.articles import Article, Articles
from copychief.server.buffers import Buffer, Buffers, encoding_name
from copychief.server.protocol import PARSE_ERROR, Protocol
from copychief.server.settings import ClientSettings, read


class Server(LanguageServer):
    """A language server with the articles of its session."""

    articles: Articles
    protocol: Protocol

    def __init__(self, plugins: Plugins | None = None) -> None:
        super().__init__("copychief", f"v{__version__}", protocol_cls=Protocol, max_workers=1)
        self._plugins = plugins
        self.settings = ClientSettings()
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self.pulls = False
        "The client asks for diagnostics itself, so nothing is pushed."

    def begin(self, params: types.InitializeParams) -> None:
        """What is known once the client has introduced itself. Raises PluginError; the session hasn't begun then."""
        begun = Buffers.instead_of(self.workspace)
        self.protocol._workspace = None  # until all went well
        document = params.capabilities.text_document
        self.pulls = bool(document and document.diagnostic)
        self.settings, wrong = read(params.initialization_options)
        folders = [Path(p) for f in begun.folders.values() if (p := to_fs_path(f.uri))]
        if begun.root_uri and (root := to_fs_path(begun.root_uri)):
            folders.append(Path(root))
        plugins = self._plugins or Plugins(untrusted=() if self.settings.trusted else folders)
        self.articles = Articles(
            self._desk(plugins.rules(), [*bundled(), *plugins.formats()]), encoding_name(begun.position_encoding)
        )
        self.articles.problems += [*wrong, *plugins.skipped]
        self.protocol._workspace = begun

    def _desk(self, rules: Sequence[type[Rule]], formats: Sequence[Format]) -> Desk:
        return Desk(rules, formats, self.settings.options(), origin="editor settings")

    # articles

    def buffer(self, uri: str) -> Buffer | None:
        """The open buffer behind a URI."""
        return cast("Buffer | None", self.workspace.text_documents.get(unquote(uri)))

    def article(self, uri: str) -> Article:
        """The article behind a URI: the open buffer, or the file. Raises UnreadableError for neither."""
        buffer = self.buffer(uri)
        if buffer is not None:
            article = self.articles.get(buffer.uri, buffer.source, buffer.version, buffer.language_id)
        else:
            article = self.articles.get(uri, self.workspace.get_text_document(uri).source, keep=False)
        self._tell_problems()
        return article

    def _tell_problems(self) -> None:
        problems, self.articles.problems = self.articles.problems, []
        for problem in problems:
            self.tell(problem)

    def tell(self, message: str, kind: types.MessageType = types.MessageType.Warning) -> None:
        """A line for the person at the keyboard."""
        self.window_show_message(types.ShowMessageParams(kind, f"Copychief: {message}"))

    def folders(self) -> list[Path]:
        return [Path(p) for f in self.workspace.folders.values() if (p := to_fs_path(f.uri))]

    def edit(self, article: Article, changes: Iterable[Edit]) -> types.WorkspaceEdit:
        """Edits of one article, tied to the version they were made for if the client can take that."""
        texts = [types.TextEdit(article.positions.range(e.span), e.text) for e in changes]
        workspace = self.client_capabilities.workspace
        if workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes:
            document = types.OptionalVersionedTextDocumentIdentifier(uri=article.uri, version=article.version)
            return types.WorkspaceEdit(
                document_changes=[types.TextDocumentEdit(text_document=document, edits=list(texts))]
            )
        return types.WorkspaceEdit(changes={article.uri: texts})

    # diagnostics

    def found(self, article: Article) -> list[types.Diagnostic]:
        return diagnostics.converted(article) if self.settings.enable else []

    def publish(self, uri: str) -> None:
        """Push the diagnostics of the newest version; a buffer that was closed meanwhile has none."""
        self._stop_waiting(uri)
        if self.buffer(uri) is None or self.pulls:
            return
        article = self.article(uri)
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=uri, version=article.version, diagnostics=self.found(article))
        )

    def publish_later(self, uri: str) -> None:
        """Push when the typing pauses; each keystroke starts the wait anew."""
        self._stop_waiting(uri)
        if not self.pulls:
            self._waiting[uri] = asyncio.get_running_loop().create_task(self._wait(uri))

    def _stop_waiting(self, uri: str) -> None:
        if (task := self._waiting.pop(uri, None)) is not None:
            task.cancel()

    async def _wait(self, uri: str) -> None:
        await asyncio.sleep(self.settings.delay / 1000)
        self._waiting.pop(uri, None)
        try:
            self.publish(uri)
        except Exception as error:
            self.report_server_error(error, None)

    async def settled(self, uri: str) -> bool:
        """Wait for a pause in typing, for who pulls at every keystroke. False if the text changed meanwhile."""
        buffer = self.buffer(uri)
        article = self.articles.peek(uri)
        if buffer is None or not buffer.edits or (article is not None and article.version == buffer.version):
            return True
        before = buffer.edits
        await asyncio.sleep(self.settings.delay / 1000)
        return self.buffer(uri) is buffer and buffer.edits == before

    def drop(self, uri: str) -> None:
        self._stop_waiting(uri)
        self.articles.close(uri)
        if not self.pulls:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=[]))

    def lint_again(self) -> None:
        """Settings changed: push anew, or ask the client to pull anew."""
        workspace = self.client_capabilities.workspace
        if self.pulls and workspace and workspace.diagnostics and workspace.diagnostics.refresh_support:
            self.workspace_diagnostic_refresh(None)
        for buffer in list(self.workspace.text_documents.values()):
            self.publish(buffer.uri)

    def reload(self) -> None:
        """Configuration files changed, or the client's settings."""
        desk = self.articles.desk
        self.articles.forget_settings(self._desk(desk.rules, desk.formats))
        self.lint_again()

    # faults

    def report_server_error(self, error: Exception, source: Any) -> None:
        """One line to the client's log; never a traceback, never a pop-up for a malformed message."""
        if isinstance(error, (json.JSONDecodeError, UnicodeDecodeError)):
            self.protocol.refuse(None, PARSE_ERROR, "a message is not JSON")
            return
        if isinstance(error, JsonRpcException) and not isinstance(error, JsonRpcInternalError):
            return  # a refusal, which the client has as its answer
        with contextlib.suppress(Exception):
            self.window_log_message(
                types.LogMessageParams(types.MessageType.Error, f"copychief: {type(error).__name__}: {error}"[:500])
            )
