"""`github`: workflow commands, which GitHub shows as annotations on the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from copychief.diagnostic import Diagnostic, Severity
from copychief.outputs import Output, Result, visible, where

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(result: Result) -> Iterator[str]:
    for d in result.diagnostics:
        yield _command(d, result)


def _command(d: Diagnostic, result: Result) -> str:
    source = result.sources(d.path)
    place = {"file": where(d.path), "line": "1"}
    lines = [f"{d.code} {visible(d.message)}"]
    if source is not None:
        line, column = source.lines.position(d.span.start)
        last, end = source.lines.position(d.span.end)
        place = {"file": where(d.path), "line": str(line), "endLine": str(last)}
        if last == line:  # GitHub knows columns within one line only
            place |= {"col": str(column), "endColumn": str(end)}
        for r in d.related:
            lines.append(f"line {source.lines.position(r.span.start).line}: {visible(r.message)}")
    place["title"] = f"{d.code} {d.rule}"
    properties = ",".join(f"{k}={_property(v)}" for k, v in place.items())
    return f"::{_LEVEL[d.severity]} {properties}::{_data(chr(10).join(lines))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")


OUTPUT = Output("github", render)
