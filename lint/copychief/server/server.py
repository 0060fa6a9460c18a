"""The server: which request is answered by what. Each feature's own work is in a module beside this one."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from copychief import __version__
from copychief.formats import bundled
from copychief.plugins import Plugins
from copychief.run import Desk
from copychief.server import actions, diagnostics, house
from copychief.server.articles import Article, Articles
from copychief.server.buffers import Buffers
from copychief.server.settings import ClientSettings, read
from copychief.text import Span

CONFIG_GLOBS = ("**/copychief.toml", "**/.copychief.toml", "**/pyproject.toml")


class Server(LanguageServer):
    """A language server with the articles of its session."""

    articles: Articles
    settings: ClientSettings

    def __init__(self, plugins: Plugins | None = None) -> None:
        super().__init__("copychief", f"v{__version__}", max_workers=1)
        self._plugins = plugins
        self.settings = ClientSettings()
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self.pulls = False
        "The client asks for diagnostics itself, so nothing is pushed."

    def begin(self, params: types.InitializeParams) -> None:
        """What is known once the client has introduced itself."""
        self.protocol._workspace = Buffers.instead_of(self.workspace)
        document = params.capabilities.text_document
        self.pulls = bool(document and document.diagnostic)
        self.settings, wrong = read(params.initialization_options)
        folders = [Path(p) for f in self.workspace.folders.values() if (p := to_fs_path(f.uri))]
        plugins = self._plugins or Plugins(untrusted=() if self.settings.trusted else folders)
        desk = Desk(plugins.rules(), [*bundled(), *plugins.formats()], self.settings.options())
        self.articles = Articles(desk, str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding)))
        self.articles.problems += [*wrong, *plugins.skipped]

    def article(self, uri: str) -> Article:
        """The article behind a URI: the open buffer, or the file. Raises OSError for neither."""
        buffer = self.workspace.get_text_document(uri)
        article = self.articles.get(uri, buffer.source, buffer.version, buffer.language_id)
        self._tell_problems()
        return article

    def _tell_problems(self) -> None:
        problems, self.articles.problems = self.articles.problems, []
        for problem in problems:
            self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, f"Copychief: {problem}"))

    def found(self, article: Article) -> list[types.Diagnostic]:
        return diagnostics.converted(article) if self.settings.enable else []

    def publish(self, uri: str) -> None:
        """Push the diagnostics of the newest version; a buffer that was closed meanwhile has none."""
        if uri not in self.workspace.text_documents or self.pulls:
            return
        article = self.article(uri)
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=uri, version=article.version, diagnostics=self.found(article))
        )

    def publish_later(self, uri: str) -> None:
        """Push when the typing pauses; each keystroke starts the wait anew."""
        if (task := self._waiting.pop(uri, None)) is not None:
            task.cancel()
        if not self.pulls:
            self._waiting[uri] = asyncio.get_running_loop().create_task(self._wait(uri))

    async def _wait(self, uri: str) -> None:
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.sleep(self.settings.delay / 1000)
            self._waiting.pop(uri, None)
            self.publish(uri)

    def drop(self, uri: str) -> None:
        if (task := self._waiting.pop(uri, None)) is not None:
            task.cancel()
        self.articles.close(uri)
        if not self.pulls:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=[]))

    def lint_again(self) -> None:
        """Settings changed: push anew, or ask the client to pull anew."""
        if self.pulls:
            self.workspace_diagnostic_refresh(None)
        for uri in list(self.workspace.text_documents):
            self.publish(self.workspace.text_documents[uri].uri)

    def reload(self) -> None:
        """Configuration files changed, or the client's settings."""
        desk = self.articles.desk
        self.articles.forget_settings(Desk(desk.rules, desk.formats, self.settings.options()))
        self.lint_again()

    def folders(self) -> list[Path]:
        return [Path(p) for f in self.workspace.folders.values() if (p := to_fs_path(f.uri))]

    def report_server_error(self, error: Exception, source: Any) -> None:
        """One line to the client's log; never a traceback, never a pop-up for a malformed message."""
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, f"copychief: {type(error).__name__}: {error}"))


def build(plugins: Plugins | None = None) -> Server:
    """A server with all its features, ready for `start_io`."""
    server = Server(plugins)

    @server.feature(types.INITIALIZE)
    def initialize(ls: Server, params: types.InitializeParams) -> None:
        ls.begin(params)

    @server.feature(types.INITIALIZED)
    def initialized(ls: Server, _: types.InitializedParams) -> None:
        workspace = ls.client_capabilities.workspace
        watched = workspace and workspace.did_change_watched_files
        if watched and watched.dynamic_registration:
            options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(g) for g in CONFIG_GLOBS])
            ls.client_register_capability(
                types.RegistrationParams(
                    [types.Registration("copychief-config", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)]
                )
            )

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def did_open(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
        ls.publish(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def did_change(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
        ls.publish_later(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def did_save(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
        ls.publish(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def did_close(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        ls.drop(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def did_change_configuration(ls: Server, params: types.DidChangeConfigurationParams) -> None:
        ls.settings, wrong = read(params.settings)
        ls.articles.problems += wrong
        ls.reload()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_watched_files(ls: Server, _: types.DidChangeWatchedFilesParams) -> None:
        ls.reload()

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def did_change_workspace_folders(ls: Server, _: types.DidChangeWorkspaceFoldersParams) -> None:
        ls.reload()

    @server.feature(
        types.TEXT_DOCUMENT_DIAGNOSTIC,
        types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=True, identifier="copychief"),
    )
    def pull(ls: Server, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        article = ls.article(params.text_document.uri)
        mark = diagnostics.result_id(article)
        if params.previous_result_id == mark:
            return types.RelatedUnchangedDocumentDiagnosticReport(result_id=mark)
        return types.RelatedFullDocumentDiagnosticReport(items=ls.found(article), result_id=mark)

    @server.feature(types.WORKSPACE_DIAGNOSTIC)
    async def pull_workspace(ls: Server, params: types.WorkspaceDiagnosticParams) -> types.WorkspaceDiagnosticReport:
        known = {p.uri: p.value for p in params.previous_result_ids}
        items: list[types.WorkspaceDocumentDiagnosticReport] = []
        files = ls.articles.files(ls.folders())
        async with progress(ls, params.work_done_token, "Copychief reads the workspace") as tell:
            for number, path in enumerate(files):
                tell(100 * number // len(files), path.name)
                await asyncio.sleep(0)  # other requests, and a cancellation, have their turn
                uri = str(from_fs_path(str(path)))
                was_open = uri in ls.workspace.text_documents
                try:
                    article = ls.article(uri)
                except (OSError, UnicodeDecodeError):
                    continue
                mark = diagnostics.result_id(article)
                if known.get(uri) == mark:
                    items.append(types.WorkspaceUnchangedDocumentDiagnosticReport(uri, mark, article.version))
                else:
                    items.append(types.WorkspaceFullDocumentDiagnosticReport(uri, ls.found(article), article.version, mark))
                if not was_open:
                    ls.articles.close(uri)
        return types.WorkspaceDiagnosticReport(items)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, actions.FIX_ALL]),
    )
    def code_action(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        article = ls.article(params.text_document.uri)
        form = next((f for f in ls.articles.desk.formats if f.name == article.doc.format), None)
        span = article.positions.span(params.range)
        only: Sequence[str] | None = params.context.only and [str(getattr(k, "value", k)) for k in params.context.only]
        return list(actions.actions(article, span, only, form.comment if form else None))

    @server.command("copychief.fixAll")
    def fix_all(ls: Server, uri: str) -> None:
        article = ls.article(uri)
        chosen = actions.safe_edits(article)
        if chosen:
            ls.workspace_apply_edit(types.ApplyWorkspaceEditParams(actions.edits(article, chosen), "Fix all safe problems"))

    @server.command("copychief.allowSpellings")
    def allow_spellings(ls: Server, uri: str, group: list[str]) -> None:
        house_edit(ls, uri, lambda text: house.allow(text, group))

    @server.command("copychief.addName")
    def add_name(ls: Server, uri: str, kind: str, name: str) -> None:
        house_edit(ls, uri, lambda text: house.add(text, kind, name))

    @server.command("copychief.openDocumentation")
    def open_documentation(ls: Server, code: str) -> None:
        rule = next((r for r in ls.articles.desk.rules if r.code == code), None)
        if rule is not None:
            ls.window_show_document(types.ShowDocumentParams(uri=rule.link(), external=True))

    def house_edit(ls: Server, uri: str, change: house.Change) -> None:
        article = ls.article(uri)
        edit = house.edit(Path(article.doc.source.path), ls.folders(), change, ls.workspace.text_documents)
        ls.workspace_apply_edit(types.ApplyWorkspaceEditParams(edit, "Add to the house names"))

    from copychief.server import symbols

    symbols.register(server)
    return server


@contextlib.asynccontextmanager
async def progress(ls: Server, token: Any, title: str) -> Any:
    """Work-done progress, if the client gave a token; yields `tell(percent, message)`."""
    if token is None:
        yield lambda percent, message: None
        return
    ls.work_done_progress.begin(token, types.WorkDoneProgressBegin(title=title, percentage=0, cancellable=True))
    try:
        yield lambda percent, message: ls.work_done_progress.report(
            token, types.WorkDoneProgressReport(percentage=percent, message=message)
        )
    finally:
        ls.work_done_progress.end(token, types.WorkDoneProgressEnd())


def span_at(article: Article, position: types.Position) -> Span:
    """The empty span at a client's position."""
    at = article.positions.offset(position)
    return Span(at, at)
