"""`junit`: test results, which most build servers can show. A suite an article, a case a finding.

Errors and warnings are failures, infos are skipped cases; an article without findings is a case that passed.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from copychief.diagnostic import Diagnostic, Severity
from copychief.engine import Report
from copychief.outputs import Output, Result, visible, where
from copychief.text import Source


def render(result: Result) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    kinds = [_kind(d) for d in result.diagnostics]
    tests = sum(len(r.diagnostics) or 1 for r in result.reports)
    yield (
        f'<testsuites name="copychief" tests="{tests}" failures="{kinds.count("failure")}" '
        f'errors="{kinds.count("error")}" skipped="{kinds.count("skipped")}" time="0">\n'
    )
    for report in result.reports:
        yield from _suite(report, result)
    yield "</testsuites>\n"


def _kind(d: Diagnostic) -> str:
    if d.code in ("CHF001", "CHF002", "CHF005"):
        return "error"
    return "skipped" if d.severity is Severity.INFO else "failure"


def _suite(report: Report, result: Result) -> Iterator[str]:
    name = quoteattr(visible(where(report.path)))
    kinds = [_kind(d) for d in report.diagnostics]
    yield (
        f'  <testsuite name={name} tests="{len(kinds) or 1}" failures="{kinds.count("failure")}" '
        f'errors="{kinds.count("error")}" skipped="{kinds.count("skipped")}" time="0">\n'
    )
    if not kinds:
        yield f'    <testcase name="no findings" classname={name} time="0"/>\n'
    source = result.sources(report.path) if kinds else None
    for d, kind in zip(report.diagnostics, kinds, strict=True):
        line, column = source.lines.position(d.span.start) if source else (1, 1)
        title = quoteattr(f"{d.code} {d.rule} {line}:{column}")
        yield f'    <testcase name={title} classname={name} time="0">\n'
        message = quoteattr(visible(d.message))
        if kind == "skipped":
            yield f"      <skipped message={message}/>\n"
        else:
            yield f"      <{kind} message={message} type={quoteattr(d.code)}>{_body(d, source)}</{kind}>\n"
        yield "    </testcase>\n"
    yield "  </testsuite>\n"


def _body(d: Diagnostic, source: Source | None) -> str:
    from copychief.outputs.full import finding

    text = "".join(finding(d, source, colour=False))
    return escape("\n".join(visible(line) for line in text.rstrip("\n").split("\n")))


OUTPUT = Output("junit", render, "utf-8")
