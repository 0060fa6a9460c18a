"""`gitlab`: a Code Quality report, which GitLab shows in merge requests."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from copychief.diagnostic import Diagnostic, Severity
from copychief.outputs import Output, Result, visible, where
from copychief.text import Source, Span

_SEVERITY = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}


def render(result: Result) -> Iterator[str]:
    seen: Counter[str] = Counter()
    yield json.dumps([_issue(d, result.sources(d.path), seen) for d in result.diagnostics], indent=1)
    yield "\n"


def _issue(d: Diagnostic, source: Source | None, seen: Counter[str]) -> dict[str, Any]:
    path = visible(where(d.path))
    mark = "\0".join((path, d.code, d.fingerprint))
    seen[mark] += 1  # GitLab shows only the first of equal fingerprints
    fingerprint = hashlib.sha256(f"{mark}\0{seen[mark]}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
    issue: dict[str, Any] = {
        "type": "issue",
        "description": f"{d.code} {visible(d.message)}",
        "check_name": d.rule,
        "categories": ["Clarity"],
        "fingerprint": fingerprint,
        "severity": _SEVERITY[d.severity],
        "location": {"path": path, "lines": _lines(source, d.span)},
    }
    if d.related:
        issue["other_locations"] = [{"path": path, "lines": _lines(source, r.span)} for r in d.related]
    return issue


def _lines(source: Source | None, span: Span) -> dict[str, int]:
    if source is None:
        return {"begin": 1, "end": 1}
    return {"begin": source.lines.position(span.start).line, "end": source.lines.position(span.end).line}


OUTPUT = Output("gitlab", render)
