"""Code actions: each fix, all safe fixes, stet here, names into the house list, the rule's documentation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lsprotocol import types

from copychief.diagnostic import Diagnostic, Edit
from copychief.fixes import choose
from copychief.server.articles import Article
from copychief.server.diagnostics import convert
from copychief.text import LINE_END, Span

FIX_ALL = "source.fixAll.copychief"
STET_REASON = "reason"


def wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Does a request's `only` ask for this kind (or one above it)?"""
    return not only or any(kind == o or kind.startswith(o + ".") for o in only)


def edits(article: Article, changes: Iterable[Edit]) -> types.WorkspaceEdit:
    """Edits of one article, tied to the version they were made for."""
    texts = [types.TextEdit(article.positions.range(e.span), e.text) for e in changes]
    document = types.OptionalVersionedTextDocumentIdentifier(uri=article.uri, version=article.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(text_document=document, edits=list(texts))])


def actions(article: Article, span: Span, only: Sequence[str] | None, comment: str | None) -> Iterator[types.CodeAction]:
    """Everything that can be done about the findings in a span."""
    here = [d for d in article.report.diagnostics if touches(d, span)]
    quick = str(types.CodeActionKind.QuickFix.value)
    if wanted(quick, only):
        for d in here:
            yield from _fixes(article, d)
            if comment and not d.code.startswith("CHF"):
                yield _stet(article, d, comment)
            if "usual" in d.facts and "variant" in d.facts:
                yield _allow(article, d)
            yield _docs(article, d)
    if wanted(FIX_ALL, only):
        safe = safe_edits(article)
        if safe:
            yield types.CodeAction(title="Fix all safe problems", kind=FIX_ALL, edit=edits(article, safe))


def touches(d: Diagnostic, span: Span) -> bool:
    return d.span.start <= span.end and span.start <= d.span.end


def _fixes(article: Article, d: Diagnostic) -> Iterator[types.CodeAction]:
    for number, fix in enumerate(d.fixes):
        yield types.CodeAction(
            title=fix.title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[convert(article, d)],
            is_preferred=number == 0 and fix.safe,
            edit=edits(article, fix.edits),
        )


def _stet(article: Article, d: Diagnostic, comment: str) -> types.CodeAction:
    return types.CodeAction(
        title=f"Let it stand: stet {d.code}",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[convert(article, d)],
        edit=edits(article, [stet_edit(article, d, comment)]),
    )


def stet_edit(article: Article, d: Diagnostic, comment: str) -> Edit:
    """A stet comment, its reason still to be written, on a line of its own before the finding's block."""
    source = article.doc.source
    block = next((b for b in article.doc.blocks if b.span.start <= d.span.start < b.span.end), None)
    line = source.lines.position(block.span.start if block else d.span.start).line
    at = source.lines.starts[line - 1]
    newline = m[0] if (m := LINE_END.search(source.text)) else "\n"
    return Edit(Span(at, at), comment.format(f"stet {d.code}: {STET_REASON}") + newline + newline)


def _allow(article: Article, d: Diagnostic) -> types.CodeAction:
    group = [str(d.facts["usual"]), str(d.facts["variant"])]
    return types.CodeAction(
        title=f"Allow both spellings in the house names: {' / '.join(group)}",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[convert(article, d)],
        command=types.Command("Allow both spellings", "copychief.allowSpellings", arguments=[article.uri, group]),
    )


def _docs(article: Article, d: Diagnostic) -> types.CodeAction:
    return types.CodeAction(
        title=f"What is {d.code} ({d.rule})?",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[convert(article, d)],
        command=types.Command("Open the documentation", "copychief.openDocumentation", arguments=[d.code]),
    )


def safe_edits(article: Article) -> list[Edit]:
    """The edits of all safe fixes that don't step on each other."""
    return [e for _, fix in choose(article.report.diagnostics) for e in fix.edits]
