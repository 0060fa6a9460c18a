"""Code actions and the commands that do the same: fixes, stets, house names, documentation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.uris import from_fs_path

from copychief.diagnostic import Edit
from copychief.engine import HOST_CODES
from copychief.rule import DOCS_URL
from copychief.server import actions, house
from copychief.server.articles import Article
from copychief.server.session import Server


def register(server: Server) -> None:
    """Add the features to a server."""
    options = types.CodeActionOptions(
        code_action_kinds=[types.CodeActionKind.QuickFix, actions.FIX_ALL, types.CodeActionKind.Refactor],
        resolve_provider=True,
    )

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    def code_action(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        article = ls.article(params.text_document.uri)
        only: Sequence[str] | None = params.context.only and [str(getattr(k, "value", k)) for k in params.context.only]
        return list(actions.actions(ls, article, article.positions.span(params.range), only))

    @server.feature(types.CODE_ACTION_RESOLVE)
    def resolve(ls: Server, params: types.CodeAction) -> types.CodeAction:
        return actions.resolve(ls, params)

    @server.command("copychief.fix")
    def fix(ls: Server, uri: str, fingerprint: str, number: int = 0) -> None:
        """Apply one fix of a finding; its diagnostic's `data` has the fingerprint and the titles of its fixes."""
        article = ls.article(uri)
        found = next((d for d in article.report.diagnostics if d.fingerprint == fingerprint), None)
        if found is None or not 0 <= number < len(found.fixes):
            raise JsonRpcInvalidParams("there is no such fix any more")
        apply(ls, article, found.fixes[number].edits, found.fixes[number].title)

    @server.command("copychief.fixAll")
    def fix_all(ls: Server, uri: str) -> None:
        article = ls.article(uri)
        apply(ls, article, actions.safe_edits(article), "Fix all safe problems")

    @server.command("copychief.stet")
    def stet(ls: Server, uri: str, fingerprint: str) -> None:
        article = ls.article(uri)
        found = next((d for d in article.report.diagnostics if d.fingerprint == fingerprint), None)
        edit = actions.stet_edit(ls, article, found) if found else None
        if edit is None:
            raise JsonRpcInvalidParams("no comment can let this stand; use a [[stet]] entry in copychief.toml")
        apply(ls, article, [edit], "Let it stand")

    @server.command("copychief.allowSpellings")
    def allow_spellings(ls: Server, uri: str, group: list[str]) -> None:
        house_edit(ls, uri, lambda names: house.allow(names, group))

    @server.command("copychief.addName")
    def add_name(ls: Server, uri: str, kind: str, name: str) -> None:
        if kind not in house.KINDS:
            raise JsonRpcInvalidParams(f"{kind!r} is not one of {', '.join(house.KINDS)}")
        house_edit(ls, uri, lambda names: house.add(names, kind, name))

    @server.command("copychief.openDocumentation")
    def open_documentation(ls: Server, code: str) -> str:
        """Show a rule's documentation, where the client can; its address is the answer in any case."""
        rule = next((r for r in ls.articles.desk.rules if code in (r.code, r.name)), None)
        if rule is not None:
            url = rule.link()
        elif code in HOST_CODES:
            url = f"{DOCS_URL}#{code.lower()}-{HOST_CODES[code][0]}"
        else:
            raise JsonRpcInvalidParams(f"there is no rule {code!r}")
        window = ls.client_capabilities.window
        if window and window.show_document and window.show_document.support:
            ls.window_show_document(types.ShowDocumentParams(uri=url, external=True))
        else:
            ls.tell(url, types.MessageType.Info)
        return url


def apply(ls: Server, article: Article, changes: Sequence[Edit], label: str) -> None:
    """Have the client make edits, if there are any."""
    if changes:
        ls.workspace_apply_edit(types.ApplyWorkspaceEditParams(ls.edit(article, changes), label))


def house_edit(ls: Server, uri: str, change: house.Change) -> None:
    """Have the client change the names in the configuration file of an article; it may be open, or not there yet."""
    article = ls.article(uri)
    path = house.target(Path(article.doc.source.path), ls.folders(), ls.articles.config_file(article))
    target = str(from_fs_path(str(path)))
    buffer = ls.buffer(target)
    text = buffer.source if buffer else house.text_of(path)
    try:
        new = house.changed(text, change, path.name == "pyproject.toml")
    except ValueError as error:
        raise JsonRpcInvalidParams(f"{path}: {error}") from None
    workspace = ls.client_capabilities.workspace
    able = workspace.workspace_edit if workspace else None
    edit = house.edit(
        target,
        text,
        new,
        version=buffer.version if buffer else None,
        create=buffer is None and not path.exists(),
        documents=bool(able and able.document_changes),
    )
    ls.workspace_apply_edit(types.ApplyWorkspaceEditParams(edit, "Add to the house names"))
