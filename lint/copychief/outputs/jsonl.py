"""`jsonl`: one finding a line, each as in the `diagnostics` of `json`."""

from __future__ import annotations

import json
from collections.abc import Iterator

from copychief.outputs import Output, Result
from copychief.outputs.json_ import diagnostic


def render(result: Result) -> Iterator[str]:
    for d in result.diagnostics:
        yield json.dumps(diagnostic(d, result.sources(d.path))) + "\n"


OUTPUT = Output("jsonl", render)
