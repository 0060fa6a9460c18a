"""The baseline: findings accepted earlier, so that only new ones fail a build.

A file of counted fingerprints by article, without line numbers. A finding is an accepted one if its
fingerprint (code, sentence, facts) is listed; or, where two places contradict each other and have
changed places, if the same two passages are. Each listed one lets one finding pass: a second copy is new.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from copychief import __version__
from copychief.desk import UsageError
from copychief.diagnostic import Confidence, Diagnostic, Severity
from copychief.engine import Report
from copychief.files import replace as replace_file
from copychief.lazy import lazy
from copychief.text import Source

VERSION = 1
FILE = "copychief-baseline.json"
"The name that `baseline create` gives it."

_SPACE = lazy(r"\s+")


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that was accepted; the message is for people who read the file."""

    code: str
    fingerprint: str
    pair: str
    severity: Severity
    confidence: Confidence
    message: str


@dataclass
class Baseline:
    """Accepted findings and their counts, by path relative to the file's folder (with `/`)."""

    root: Path
    entries: dict[str, Counter[Accepted]] = field(default_factory=dict)
    left: dict[str, Counter[Accepted]] = field(default_factory=dict)
    "What `sift` found no use for, by path, of the files it has seen."

    def name(self, path: str) -> str:
        """How a path of this run goes in the file."""
        return Path(os.path.relpath(path, self.root)).as_posix()

    def sift(self, report: Report, source: Source | None) -> Report:
        """The report without what was accepted; host errors always stay."""
        name = self.name(report.path)
        left = Counter(self.entries.get(name, ()))
        stay = []
        for d in report.diagnostics:
            if d.code.startswith("CHF00") and report.failed:
                stay.append(d)
                continue
            used = next((a for a in left if left[a] and a.code == d.code and a.fingerprint == d.fingerprint), None)
            if used is None:
                stay.append(d)
            else:
                left[used] -= 1
        after: list[Diagnostic] = []
        for d in stay:  # only now: an exact match has the first claim on an entry
            mark = pair(d, source) if source is not None and left.total() else ""
            used = next((a for a in left if mark and left[a] and a.pair == mark), None)
            if used is None:
                after.append(d)
            else:
                left[used] -= 1
        self.left[name] = +left
        if len(after) == len(report.diagnostics):
            return report
        return replace(report, diagnostics=tuple(after), baselined=len(report.diagnostics) - len(after))

    def stale(self, shows: Callable[[str, Accepted], bool]) -> list[tuple[str, Accepted, int]]:
        """(path, entry, count) of what no finding answers to any more: of files seen in this run, if
        `shows` says that such a finding would have been shown, and of files that are gone."""
        out = []
        for name, entries in sorted(self.entries.items()):
            if name in self.left:
                out += [(name, a, n) for a, n in self.left[name].items() if shows(name, a)]
            elif not (self.root / name).exists():
                out += [(name, a, n) for a, n in entries.items()]
        return out

    def without(self, stale: Iterable[tuple[str, Accepted, int]]) -> Baseline:
        """A copy that lacks these."""
        entries = {name: Counter(found) for name, found in self.entries.items()}
        for name, accepted, count in stale:
            entries[name][accepted] -= count
        return Baseline(self.root, {name: +found for name, found in entries.items() if +found})

    def count(self) -> int:
        return sum(c.total() for c in self.entries.values())

    def text(self) -> str:
        """The file: sorted, one finding a line, so that a diff of it reads well."""
        lines = []
        for name in sorted(self.entries):
            rows = sorted(json.dumps(_row(a, n), ensure_ascii=True) for a, n in self.entries[name].items())
            lines.append(f"  {json.dumps(name)}: [\n   " + ",\n   ".join(rows) + "\n  ]")
        head = f'{{"version": {VERSION}, "copychief": {json.dumps(__version__)},\n "files": {{'
        return head + ("\n" + ",\n".join(lines) + "\n " if lines else "") + "}}\n"

    def write(self, path: Path) -> None:
        try:
            replace_file(path, None, self.text().encode())
        except OSError as error:
            raise UsageError(f"{path}: {(error.strerror or str(error)).lower()}") from None


def pair(d: Diagnostic, source: Source) -> str:
    """A mark for the two passages of a finding, whichever comes first; empty if it has only one."""
    if not d.related:
        return ""
    passages = set()
    for span in (d.span, *(r.span for r in d.related)):
        first = source.lines.position(span.start).line
        last = source.lines.position(max(span.start, span.end - 1)).line
        text = " ".join(source.line_text(n) for n in range(first, last + 1))
        passages.add(_SPACE.sub(" ", text).strip().casefold())
    both = "\0".join([d.code, *sorted(passages)])
    return hashlib.sha256(both.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def create(root: Path, reports: Sequence[Report], sources: Callable[[str], Source | None]) -> Baseline:
    """A baseline that accepts everything in the reports."""
    made = Baseline(root)
    for report in reports:
        source = sources(report.path)
        if source is None or not report.diagnostics:
            continue
        made.entries[made.name(report.path)] = Counter(
            Accepted(d.code, d.fingerprint, pair(d, source), d.severity, d.confidence, d.message)
            for d in report.diagnostics
        )
    return made


def load(path: Path) -> Baseline:
    """Read a baseline file. Raises UsageError with what is wrong."""
    try:
        data = json.loads(path.read_bytes())
        if data["version"] != VERSION:
            raise UsageError(f"{path}: a baseline of version {data['version']}; this Copychief knows version {VERSION}")
        files: Mapping[str, list[dict[str, Any]]] = data["files"]
        entries = {name: Counter(dict(map(_accepted, rows))) for name, rows in files.items()}
    except OSError as error:
        raise UsageError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UsageError(f"{path}: not a baseline file ({type(error).__name__}: {error})") from None
    return Baseline(path.absolute().parent, entries)


def _row(a: Accepted, count: int) -> dict[str, Any]:
    row: dict[str, Any] = {"code": a.code, "fingerprint": a.fingerprint}
    if a.pair:
        row["pair"] = a.pair
    row |= {"severity": a.severity.value, "confidence": a.confidence.value, "message": a.message, "count": count}
    return row


def _accepted(row: Mapping[str, Any]) -> tuple[Accepted, int]:
    count = row["count"]
    if not isinstance(count, int) or count < 1:
        raise ValueError(f"count {count!r}")
    return (
        Accepted(
            str(row["code"]),
            str(row["fingerprint"]),
            str(row.get("pair", "")),
            Severity(row["severity"]),
            Confidence(row["confidence"]),
            str(row["message"]),
        ),
        count,
    )
