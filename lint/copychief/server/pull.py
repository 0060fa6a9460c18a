"""Diagnostics that the client asks for: of one article, or of every article in the workspace."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, NamedTuple

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.uris import from_fs_path

from copychief.engine import Settings
from copychief.server import diagnostics
from copychief.server.session import Server
from copychief.text import UnreadableError

SERVER_CANCELLED = -32802
REQUEST_CANCELLED = -32800

Tell = Callable[[int, str], None]
"Report progress: percent, and what is at work."


class Remembered(NamedTuple):
    """What was found in a closed file, as long as neither it nor its settings change."""

    state: tuple[int, int]
    settings: Settings
    mark: str
    items: list[types.Diagnostic]


def register(server: Server) -> None:
    """Add the features to a server."""
    remembered: dict[Path, Remembered] = {}

    @server.feature(
        types.TEXT_DOCUMENT_DIAGNOSTIC,
        types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=True, identifier="copychief"),
    )
    async def pull(ls: Server, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        uri = params.text_document.uri
        if not await ls.settled(uri):  # a newer request is on its way, and this one's places are stale
            again = {"retriggerRequest": ls.buffer(uri) is not None}
            raise JsonRpcException("the text has changed", SERVER_CANCELLED, again)
        try:
            article = ls.article(uri)
        except UnreadableError:  # deleted, or never saved
            return types.RelatedFullDocumentDiagnosticReport(items=[])
        mark = diagnostics.result_id(article, ls.settings)
        if params.previous_result_id == mark:
            return types.RelatedUnchangedDocumentDiagnosticReport(result_id=mark)
        return types.RelatedFullDocumentDiagnosticReport(items=ls.found(article), result_id=mark)

    @server.feature(types.WORKSPACE_DIAGNOSTIC)
    async def pull_workspace(ls: Server, params: types.WorkspaceDiagnosticParams) -> types.WorkspaceDiagnosticReport:
        known = {p.uri: p.value for p in params.previous_result_ids}
        items: list[types.WorkspaceDocumentDiagnosticReport] = []
        files = ls.articles.files(ls.folders())
        for gone in remembered.keys() - set(files):
            del remembered[gone]
        async with progress(ls, params.work_done_token, "Copychief reads the workspace") as tell:
            for number, path in enumerate(files):
                tell(100 * number // len(files), path.name)
                await asyncio.sleep(0.0005)  # other requests, and a cancellation, have their turn
                item = report(ls, path, known)
                if item is None:
                    continue
                if params.partial_result_token is not None:
                    part = types.WorkspaceDiagnosticReportPartialResult([item])
                    ls.protocol.notify(types.PROGRESS, types.ProgressParams(params.partial_result_token, part))
                else:
                    items.append(item)
        return types.WorkspaceDiagnosticReport(items)

    def report(ls: Server, path: Path, known: dict[str, str]) -> types.WorkspaceDocumentDiagnosticReport | None:
        uri = str(from_fs_path(str(path.absolute())))
        version = None
        try:
            if (buffer := ls.buffer(uri)) is not None:
                article = ls.article(uri)
                version = buffer.version
                mark, found = diagnostics.result_id(article, ls.settings), ls.found(article)
            else:
                mark, found = closed(ls, path, uri)
        except (OSError, UnreadableError):
            return None
        if known.get(uri) == mark:
            return types.WorkspaceUnchangedDocumentDiagnosticReport(uri=uri, result_id=mark, version=version)
        return types.WorkspaceFullDocumentDiagnosticReport(uri=uri, items=found, version=version, result_id=mark)

    def closed(ls: Server, path: Path, uri: str) -> tuple[str, list[types.Diagnostic]]:
        """What is found in a file; a client that asks every two seconds costs one look at each file's date."""
        status = path.stat()
        state, settings = (status.st_mtime_ns, status.st_size), ls.articles.settings(path)
        held = remembered.get(path)
        if held is None or held.state != state or held.settings is not settings:
            article = ls.article(uri)
            mark = diagnostics.result_id(article, ls.settings)
            held = remembered[path] = Remembered(state, settings, mark, ls.found(article))
        return held.mark, held.items


@contextlib.asynccontextmanager
async def progress(ls: Server, token: Any, title: str) -> AsyncIterator[Tell]:
    """Work-done progress, if the client gave a token. Cancelling it there ends the request."""
    if token is None:
        yield lambda percent, message: None
        return
    bar = ls.work_done_progress
    bar.begin(token, types.WorkDoneProgressBegin(title=title, percentage=0, cancellable=True))

    def tell(percent: int, message: str) -> None:
        if bar.tokens[token].cancelled():
            raise JsonRpcException("cancelled", REQUEST_CANCELLED)
        bar.report(token, types.WorkDoneProgressReport(percentage=percent, message=message))

    try:
        yield tell
    finally:
        bar.end(token, types.WorkDoneProgressEnd())
        bar.tokens.pop(token, None)
