"""Diagnostics as the client wants them: pushed after a pause in typing, or pulled, or for the whole workspace."""

from __future__ import annotations

from typing import Any

from lsprotocol import types

from copychief.diagnostic import Diagnostic, Severity
from copychief.server.articles import Article
from copychief.server.settings import ClientSettings

SOURCE = "copychief"

_SEVERITY = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


def convert(article: Article, d: Diagnostic) -> types.Diagnostic:
    """One diagnostic in the client's terms; `data` names it, so that a code action finds its fixes again."""
    where = article.positions
    return types.Diagnostic(
        range=where.range(d.span),
        message=d.message,
        severity=_SEVERITY[d.severity],
        code=d.code,
        code_description=types.CodeDescription(href=d.url) if d.url else None,
        source=SOURCE,
        tags=[types.DiagnosticTag.Unnecessary] if repeats(d) else None,
        related_information=[
            types.DiagnosticRelatedInformation(types.Location(article.uri, where.range(r.span)), r.message or d.message)
            for r in d.related
        ]
        or None,
        data={"fingerprint": d.fingerprint, "rule": d.rule, "fixes": [f.title for f in d.fixes]},
    )


def repeats(d: Diagnostic) -> bool:
    """Text that could go: what stands there already elsewhere. Editors fade it."""
    return d.code.startswith("REP") and any(not e.text for f in d.fixes for e in f.edits)


def converted(article: Article) -> list[types.Diagnostic]:
    return [convert(article, d) for d in article.report.diagnostics]


def result_id(article: Article, settings: ClientSettings) -> str:
    """Changes when the diagnostics do; a pull with the same id gets “unchanged”."""
    from hashlib import sha256

    mark: Any = [(d.code, d.severity, d.span, d.message, d.related, d.fixes) for d in article.report.diagnostics]
    lines = [article.positions.position(d.span.start) for d in article.report.diagnostics]
    return sha256(repr((settings.enable, mark, lines)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
