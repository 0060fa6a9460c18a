"""`sarif`: SARIF 2.1.0, for code scanning and its viewers. Columns count code points and say so."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from copychief import __version__
from copychief.diagnostic import Diagnostic, Severity
from copychief.engine import HOST_CODES, Report
from copychief.outputs import Output, Result, uri, visible
from copychief.text import Source, Span

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
HOME = "https://github.com/copychief/copychief"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(result: Result) -> Iterator[str]:
    rules = _rules(result)
    index = {r["id"]: n for n, r in enumerate(rules)}
    seen: Counter[tuple[str, str]] = Counter()
    results = []
    for report in result.reports:
        for d in report.diagnostics:
            results.append(_result(d, result, index, seen))
        for d, reason in report.suppressed:
            kind = "external" if _by_entry(d, reason, report, result.sources(d.path)) else "inSource"
            suppression = {"kind": kind, "status": "accepted", **({"justification": visible(reason)} if reason else {})}
            results.append({**_result(d, result, index, seen), "suppressions": [suppression]})
    run = {
        "tool": {
            "driver": {
                "name": "Copychief",
                "version": __version__,
                "semanticVersion": __version__,
                "informationUri": HOME,
                "rules": rules,
            }
        },
        "invocations": [{"executionSuccessful": not any(r.failed for r in result.reports)}],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _by_entry(d: Diagnostic, reason: str, report: Report, source: Source | None) -> bool:
    return any(e.reason == reason and source is not None and e.text in source.text for e in report.entries)


def _rules(result: Result) -> list[dict[str, Any]]:
    """Every rule of this run with its documentation, and those of the host that spoke."""
    from copychief import docs

    out = []
    for rule in sorted(result.rules, key=lambda r: r.code):
        about = docs.markdown(rule)
        out.append(_rule(rule.code, rule.name, rule.severity, rule.summary(), about) | {"helpUri": rule.link()})
    spoke = {d.code: d for d in result.diagnostics if d.code in HOST_CODES}
    for code, d in sorted(spoke.items()):
        name, severity = HOST_CODES[code]
        about = docs.host_markdown(code)
        out.append(_rule(code, name, severity, docs.HOST_DOCS[code], about) | {"helpUri": d.url})
    return out


def _rule(code: str, name: str, severity: Severity, summary: str, about: str) -> dict[str, Any]:
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in name.split("-")),
        "shortDescription": {"text": summary},
        "fullDescription": {"text": summary},
        "help": {"text": about, "markdown": about},
        "defaultConfiguration": {"level": _LEVEL[severity]},
        "properties": {
            "tags": [code[:3]],
            "problem.severity": {"note": "recommendation"}.get(_LEVEL[severity], _LEVEL[severity]),
        },
    }


def _result(d: Diagnostic, result: Result, index: dict[str, int], seen: Counter[tuple[str, str]]) -> dict[str, Any]:
    source = result.sources(d.path)
    seen[d.path, d.fingerprint] += 1
    out: dict[str, Any] = {
        "ruleId": d.code,
        **({"ruleIndex": index[d.code]} if d.code in index else {}),
        "level": _LEVEL[d.severity],
        "message": _message(d.message),
        "locations": [_location(d.path, source, d.span)],
        "partialFingerprints": {"copychief/v1": f"{d.fingerprint}:{seen[d.path, d.fingerprint]}"},
        "properties": {"confidence": d.confidence.value, "facts": dict(d.facts)},
    }
    if d.related:
        out["relatedLocations"] = [
            {"id": n, "message": _message(r.message), **_location(d.path, source, r.span)}
            for n, r in enumerate(d.related)
        ]
    if d.fixes and source is not None:
        out["fixes"] = [
            {
                "description": {"text": visible(f.title) + ("" if f.safe else " (may change the meaning)")},
                "artifactChanges": [
                    {
                        "artifactLocation": {"uri": uri(d.path)},
                        "replacements": [
                            {"deletedRegion": _region(source, e.span), "insertedContent": {"text": e.text}}
                            for e in sorted(f.edits)
                        ],
                    }
                ],
            }
            for f in d.fixes
            if f.edits
        ]
    return out


def _message(text: str) -> dict[str, str]:
    """Plain text in which a bracket is no link (SARIF 3.11.6)."""
    shown = visible(text)
    for mark in ("\\", "[", "]"):
        shown = shown.replace(mark, "\\" + mark)
    return {"text": shown}


def _location(path: str, source: Source | None, span: Span) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": uri(path)}}
    if source is not None:
        place["region"] = _region(source, span)
    return {"physicalLocation": place}


def _region(source: Source, span: Span) -> dict[str, Any]:
    (line, column), (last, end) = (source.lines.position(x) for x in span)
    return {"startLine": line, "startColumn": column, "endLine": last, "endColumn": end}


OUTPUT = Output("sarif", render)
