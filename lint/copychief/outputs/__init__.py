"""Outputs: from reports to what people and machines read. One file a format.

A module here that defines `OUTPUT` is an `--output-format`; there is no list to extend. Article text is
data: each output escapes it for its medium.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from copychief.diagnostic import Diagnostic, Severity
from copychief.engine import Report
from copychief.rule import Rule
from copychief.text import Source

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """Text that can't steer a terminal or turn the reading direction: control characters as `\\x1b`."""
    return _CONTROL.sub(lambda m: f"\\x{ord(m[0]):02x}" if ord(m[0]) < 256 else f"\\u{ord(m[0]):04x}", text)


@dataclass(frozen=True)
class Result:
    """All that an output may show: the reports in order, the sources they speak of, and the rules."""

    reports: Sequence[Report]
    sources: Callable[[str], Source | None]
    "The source of a path, if it could be read."
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
