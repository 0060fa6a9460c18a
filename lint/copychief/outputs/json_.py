"""`json`: one document with everything, in the versioned schema that machines rely on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from copychief.diagnostic import Diagnostic
from copychief.outputs import Output, Result
from copychief.text import Source, Span

VERSION = 1


def span(value: Span) -> dict[str, int]:
    return {"start": value.start, "end": value.end}


def range_(source: Source | None, value: Span) -> dict[str, Any]:
    """Line and column from 1, in code points; 1:1 for a file that couldn't be read."""
    if source is None:
        return {"start": {"line": 1, "column": 1}, "end": {"line": 1, "column": 1}}
    start, end = (source.lines.position(x) for x in value)
    return {"start": start._asdict(), "end": end._asdict()}


def diagnostic(d: Diagnostic, source: Source | None) -> dict[str, Any]:
    return {
        "path": d.path,
        "code": d.code,
        "rule": d.rule,
        "severity": d.severity.value,
        "confidence": d.confidence.value,
        "message": d.message,
        "span": span(d.span),
        "range": range_(source, d.span),
        "related": [{"message": r.message, "span": span(r.span), "range": range_(source, r.span)} for r in d.related],
        "fixes": [
            {"title": f.title, "safe": f.safe, "edits": [{"span": span(e.span), "text": e.text} for e in f.edits]}
            for f in d.fixes
        ],
        "facts": dict(d.facts),
        "fingerprint": d.fingerprint,
        "url": d.url,
    }


def render(result: Result) -> Iterator[str]:
    yield json.dumps(
        {
            "version": VERSION,
            "files": [
                {
                    "path": r.path,
                    "format": r.format,
                    "language": r.language,
                    "words": r.words,
                    "skipped": list(r.skipped),
                }
                for r in result.reports
            ],
            "diagnostics": [diagnostic(d, result.sources(d.path)) for d in result.diagnostics],
            "summary": result.counts(),
            **result.extra,
        },
        ensure_ascii=True,
        indent=1,
    )
    yield "\n"


OUTPUT = Output("json", render)
