"""`lsp`: a `textDocument/publishDiagnostics` notification a file, one a line, as a language server would send.

Positions are the protocol's default: lines from 0, characters in UTF-16 code units from 0.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from copychief.diagnostic import Diagnostic, Severity
from copychief.outputs import Output, Result, file_uri
from copychief.text import Source, Span

_SEVERITY = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.INFO: 3}


def render(result: Result) -> Iterator[str]:
    for report in result.reports:
        uri = file_uri(report.path)
        source = result.sources(report.path) if report.diagnostics else None
        found = [_diagnostic(d, source, uri) for d in report.diagnostics]
        params = {"uri": uri, "diagnostics": found}
        yield json.dumps({"jsonrpc": "2.0", "method": "textDocument/publishDiagnostics", "params": params}) + "\n"


def _diagnostic(d: Diagnostic, source: Source | None, uri: str) -> dict[str, Any]:
    return {
        "range": _range(source, d.span),
        "severity": _SEVERITY[d.severity],
        "code": d.code,
        "codeDescription": {"href": d.url},
        "source": "copychief",
        "message": d.message,
        "relatedInformation": [
            {"location": {"uri": uri, "range": _range(source, r.span)}, "message": r.message} for r in d.related
        ],
        "data": {"rule": d.rule, "fingerprint": d.fingerprint, "facts": dict(d.facts)},
    }


def _range(source: Source | None, span: Span) -> dict[str, Any]:
    start, end = (_position(source, offset) for offset in span)
    return {"start": start, "end": end}


def _position(source: Source | None, offset: int) -> dict[str, int]:
    if source is None:
        return {"line": 0, "character": 0}
    line, column = source.lines.position(offset)
    before = source.text[offset - column + 1 : offset]
    return {"line": line - 1, "character": len(before.encode("utf-16-le", "surrogatepass")) // 2}


OUTPUT = Output("lsp", render)
