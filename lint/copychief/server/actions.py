"""Code actions: each fix, all safe fixes, stet here, names into the house lists, the rule's documentation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from copychief.diagnostic import Diagnostic, Edit
from copychief.document import Block
from copychief.fixes import apply_edits, choose
from copychief.server import house, mentions
from copychief.server.articles import Article
from copychief.server.diagnostics import convert
from copychief.server.session import Server
from copychief.text import LINE_END, Span

FIX_ALL = "source.fixAll.copychief"
CONTENT_MODIFIED, REQUEST_FAILED = -32801, -32803
QUICK = str(types.CodeActionKind.QuickFix.value)
REFACTOR = str(types.CodeActionKind.Refactor.value)
STET_REASON = "reason"
"What stands for the reason in a new stet, until the writer gives one."


def wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Does a request's `only` ask for this kind (or one above it)?"""
    return not only or any(kind == o or kind.startswith(o + ".") for o in only)


def actions(ls: Server, article: Article, span: Span, only: Sequence[str] | None) -> Iterator[types.CodeAction]:
    """Everything that can be done about the findings and the name in a span, the fixes first."""
    here = [d for d in article.report.diagnostics if touches(d, span)]
    if wanted(QUICK, only):
        for d in here:
            yield from _fixes(ls, article, d)
        for d in here:
            yield from _stet(ls, article, d)
            if "usual" in d.facts and "variant" in d.facts:
                group = [str(d.facts["usual"]), str(d.facts["variant"])]
                title = f"Allow both spellings in the house names: {' / '.join(group)}"
                command = types.Command(title, "copychief.allowSpellings", arguments=[article.uri, group])
                yield _action(article, d, title, command=command)
    if wanted(QUICK, only) or wanted(REFACTOR, only):
        yield from _names(article, span, next((d for d in here if d.code[:3] in ("NAM", "HED")), None), only)
    if wanted(QUICK, only):
        for d in {d.code: d for d in here}.values():
            title = f"What is {d.code} ({d.rule})?"
            command = types.Command(title, "copychief.openDocumentation", arguments=[d.code])
            yield _action(article, d, title, command=command)
    if wanted(FIX_ALL, only) and (safe := safe_edits(article)):
        yield types.CodeAction(title="Fix all safe problems", kind=FIX_ALL, edit=ls.edit(article, safe))


def _stet(ls: Server, article: Article, d: Diagnostic) -> Iterator[types.CodeAction]:
    """The stet, its edit left for `resolve` if the client can: finding one means linting again, at every cursor move."""
    title = f"Let it stand: stet {d.code}"
    client = ls.client_capabilities.text_document
    support = client.code_action.resolve_support if client and client.code_action else None
    if support and "edit" in support.properties:
        if article.format is not None and article.format.comment is not None and not d.code.startswith("CHF"):
            action = _action(article, d, title)
            action.data = {"stet": d.fingerprint, "start": d.span.start, "uri": article.uri, "version": article.version}
            yield action
    elif (edit := stet_edit(ls, article, d)) is not None:
        yield _action(article, d, title, edit=ls.edit(article, [edit]))


def resolve(ls: Server, action: types.CodeAction) -> types.CodeAction:
    """The action with its edit. Raises JsonRpcException if the text is another one now, or no comment works."""
    data = action.data if isinstance(action.data, dict) else {}
    if action.edit is not None or "stet" not in data:
        return action
    article = ls.article(str(data.get("uri")))
    found = next(
        (d for d in article.report.diagnostics if (d.fingerprint, d.span.start) == (data["stet"], data.get("start"))),
        None,
    )
    if found is None or article.version != data.get("version"):
        raise JsonRpcException("the text has changed", CONTENT_MODIFIED)
    edit = stet_edit(ls, article, found)
    if edit is None:
        raise JsonRpcException("no comment can let this stand; use a [[stet]] entry in copychief.toml", REQUEST_FAILED)
    action.edit = ls.edit(article, [edit])
    return action


def touches(d: Diagnostic, span: Span) -> bool:
    return d.span.start <= span.end and span.start <= d.span.end


def _action(
    article: Article,
    d: Diagnostic,
    title: str,
    *,
    edit: types.WorkspaceEdit | None = None,
    command: types.Command | None = None,
    preferred: bool | None = None,
) -> types.CodeAction:
    return types.CodeAction(
        title=title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[convert(article, d)],
        is_preferred=preferred,
        edit=edit,
        command=command,
    )


def _fixes(ls: Server, article: Article, d: Diagnostic) -> Iterator[types.CodeAction]:
    for number, fix in enumerate(d.fixes):
        edit = ls.edit(article, fix.edits)
        yield _action(article, d, fix.title, edit=edit, preferred=number == 0 and fix.safe)


def _names(
    article: Article, span: Span, about: Diagnostic | None, only: Sequence[str] | None
) -> Iterator[types.CodeAction]:
    """Put the name here on a house list: a quick fix if a finding is about it, else an offer."""
    mention = mentions.at(article, span.start)
    if mention is None or mention.chain is None or not wanted(QUICK if about else REFACTOR, only):
        return
    name = mention.chain.name
    known = article.doc.house
    if name in (*known.people, *known.places, *known.organisations):
        return
    kinds = {"person": "people", "place": "places", "organisation": "organisations"}
    for kind in [kinds[mention.chain.kind]] if mention.chain.kind in kinds else house.KINDS:
        yield types.CodeAction(
            title=f"Add “{name}” to the house's {kind}",
            kind=types.CodeActionKind.QuickFix if about else types.CodeActionKind.Refactor,
            diagnostics=[convert(article, about)] if about else None,
            command=types.Command("Add to the house names", "copychief.addName", arguments=[article.uri, kind, name]),
        )


def stet_edit(ls: Server, article: Article, d: Diagnostic) -> Edit | None:
    """A stet comment that silences a finding, its reason still to be written; None if none does.

    Whether one works is tried, not reasoned out: a comment inside a list or a table may be no comment, or
    may cut the list in two. So tried, it is remembered with the article.
    """
    form = article.format
    if form is None or form.comment is None or d.code.startswith("CHF"):
        return None
    key = (d.code, d.span)
    if key not in article.stets:
        article.stets[key] = next((e for e in _stets(article, d, form.comment) if _silences(ls, article, d, e)), None)
    found = article.stets[key]
    return found if isinstance(found, Edit) else None


def _stets(article: Article, d: Diagnostic, form: str) -> Iterator[Edit]:
    """On a line of its own above the block, at the block's start, at the article's end."""
    source, text = article.doc.source, article.text
    newline = m[0] if (m := LINE_END.search(text)) else "\n"
    comment = form.format(f"stet {d.code}: {STET_REASON}")
    block = block_at(article, d.span.start)
    if block is not None:
        start = block.span.start
        line = source.lines.starts[source.lines.position(start).line - 1]
        if not text[line:start].strip():
            yield Edit(Span(line, line), f"{text[line:start]}{comment}{newline}")
        yield Edit(Span(start, start), comment + " ")
    end = len(text.rstrip())
    whole = form.format(f"stet-file {d.code}: {STET_REASON}")
    yield Edit(Span(end, len(text)), f"{newline}{newline}{whole}{newline}")


def _silences(ls: Server, article: Article, d: Diagnostic, edit: Edit) -> bool:
    """Does an edit take findings of this rule away, and change nothing else? Messages may name other lines then."""
    then = ls.articles.trial(article, apply_edits(article.text, [edit]))
    before, after = (Counter(x.code for x in a.report.diagnostics) for a in (article, then))
    fewer = after.pop(d.code, 0) < before.pop(d.code, 0)
    return fewer and before == after


def block_at(article: Article, at: int) -> Block | None:
    return next((b for b in article.doc.blocks if b.span.start <= at < max(b.span.end, b.span.start + 1)), None)


def safe_edits(article: Article) -> list[Edit]:
    """The edits of all safe fixes that don't step on each other."""
    return [e for _, fix in choose(article.report.diagnostics) for e in fix.edits]
