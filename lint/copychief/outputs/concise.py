"""`concise`: a line a finding, for grep and for editors that read compiler messages."""

from __future__ import annotations

from collections.abc import Iterator

from copychief.outputs import Output, Result, visible
from copychief.outputs.full import summary


def render(result: Result) -> Iterator[str]:
    for d in result.diagnostics:
        source = result.sources(d.path)
        line, column = source.lines.position(d.span.start) if source else (1, 1)
        yield f"{visible(d.path)}:{line}:{column}: {d.code} {visible(d.message)}\n"
    yield from summary(result)


OUTPUT = Output("concise", render)
