"""`rdjson`: for reviewdog, which brings findings to the review tools of many code hosts.

Columns are counted as its format wants: in UTF-8 bytes, from 1.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from copychief.diagnostic import Diagnostic, Fix
from copychief.fixes import apply_edits
from copychief.outputs import Output, Result, visible, where
from copychief.text import Source, Span


def render(result: Result) -> Iterator[str]:
    document = {
        "source": {"name": "copychief", "url": "https://github.com/copychief/copychief"},
        "diagnostics": [_diagnostic(d, result.sources(d.path)) for d in result.diagnostics],
    }
    yield json.dumps(document, indent=1) + "\n"


def _diagnostic(d: Diagnostic, source: Source | None) -> dict[str, Any]:
    path = where(d.path)
    location: dict[str, Any] = {"path": path}
    message = visible(d.message)
    out: dict[str, Any] = {
        "message": message,
        "location": location,
        "severity": d.severity.name,
        "code": {"value": d.code, "url": d.url},
    }
    if source is not None:
        location["range"] = _range(source, d.span)
        out["suggestions"] = [_suggestion(source, f) for f in d.fixes if f.edits]
        out["relatedLocations"] = [
            {"message": visible(r.message), "location": {"path": path, "range": _range(source, r.span)}}
            for r in d.related
        ]
    return out


def _range(source: Source, span: Span) -> dict[str, Any]:
    return {"start": _position(source, span.start), "end": _position(source, span.end)}


def _position(source: Source, offset: int) -> dict[str, int]:
    line, column = source.lines.position(offset)
    before = source.text[offset - column + 1 : offset]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}


def _suggestion(source: Source, fix: Fix) -> dict[str, Any]:
    """One replacement for all edits of a fix: each suggestion is applied by itself."""
    start = min(e.span.start for e in fix.edits)
    end = max(e.span.end for e in fix.edits)
    moved = [e._replace(span=Span(e.span.start - start, e.span.end - start)) for e in fix.edits]
    return {"range": _range(source, Span(start, end)), "text": apply_edits(source.text[start:end], moved)}


OUTPUT = Output("rdjson", render)
