"""Outputs: from reports to what people and machines read. One file a format.

A module here that defines `OUTPUT` is an `--output-format`; there is no list to extend. Article text is
data: each output escapes it for its medium.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from copychief.diagnostic import Diagnostic, Severity
from copychief.document import Document
from copychief.engine import Report
from copychief.lazy import lazy
from copychief.rule import Rule
from copychief.text import Source

_STEERING = lazy(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"What steers a terminal, breaks a line, turns the reading direction, or can't be seen at all."


def visible(text: str) -> str:
    """Text in one line that can't steer what shows it: control and invisible characters as `\\x1b`."""
    return _STEERING.sub(_escape, text)


def _escape(m: re.Match[str]) -> str:
    code = ord(m[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"


def where(path: str) -> str:
    """A path for machines: with `/`, relative to this folder if it lies below."""
    place = Path(path)
    if place.is_absolute() and place.is_relative_to(Path.cwd()):
        place = place.relative_to(Path.cwd())
    return place.as_posix()


def uri(path: str) -> str:
    """The same as a URI reference; what lies elsewhere as `file:///…`."""
    from urllib.parse import quote

    place = where(path)
    if Path(place).is_absolute() or ".." in Path(place).parts:
        return Path(os.path.abspath(place)).as_uri()  # noqa: PTH100  without the dots
    return quote(place, safe="/", errors="replace")


def file_uri(path: str) -> str:
    """The absolute `file:///…` URI of a path."""
    from urllib.parse import quote

    return "file://" + quote(Path(path).absolute().as_posix(), safe="/", errors="replace")


@dataclass(frozen=True)
class Result:
    """All that an output may show: the reports in order, the sources they speak of, and the rules."""

    reports: Sequence[Report]
    sources: Callable[[str], Source | None]
    "The source of a path, if it could be read."
    documents: Callable[[str], Document | None] = lambda path: None
    "The blocks of an article, for an output that shows it whole."
    rules: Sequence[type[Rule]] = ()
    colour: bool = False
    statistics: bool = False
    notes: Sequence[str] = ()
    "Lines for people: what was fixed, which baseline entries are stale."
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def diagnostics(self) -> list[Diagnostic]:
        return [d for r in self.reports for d in r.diagnostics]

    def counts(self) -> dict[str, int]:
        """The `summary` of the JSON output."""
        found = self.diagnostics
        by = {s: sum(d.severity is s for d in found) for s in Severity}
        return {
            "files": len(self.reports),
            "words": sum(r.words for r in self.reports),
            "errors": by[Severity.ERROR],
            "warnings": by[Severity.WARNING],
            "infos": by[Severity.INFO],
            "suppressed": sum(len(r.suppressed) for r in self.reports),
            "baselined": sum(r.baselined for r in self.reports),
        }


@dataclass(frozen=True, slots=True)
class Output:
    """An output format: its name on the command line and what it prints, in pieces."""

    name: str
    render: Callable[[Result], Iterable[str]]
    encoding: str | None = None
    "The encoding that the text itself declares; None: the terminal's."


def names() -> list[str]:
    """The bundled formats' names: their files' names."""
    return sorted(p.stem.rstrip("_") for p in Path(__file__).parent.glob("[!_]*.py"))


def get(name: str, more: Iterable[Output] = ()) -> Output:
    """The output of a name; only its module is imported. Raises KeyError."""
    for output in more:
        if output.name == name:
            return output
    if name not in names():
        raise KeyError(name)
    stem = name if (Path(__file__).parent / f"{name}.py").exists() else f"{name}_"
    made: Output = import_module(f"{__name__}.{stem}").OUTPUT
    return made
