"""`check --add-stet`: let stand all that is found, with a reason, where the format has comments; else in the settings.

Whether a comment works is not reasoned out but tried: a place where it does not silence the finding, or
makes another one, is not taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from copychief.desk import Desk
from copychief.diagnostic import Diagnostic
from copychief.engine import Report, parse
from copychief.stet import Entry
from copychief.text import Source
from copychief.treatment import Sieve

REASON = "let stand for now"


def add_stets(desk: Desk, sieve: Sieve, source: Source, reason: str = "") -> tuple[str, Report, int, tuple[Entry, ...]]:
    """(the new text, its report, how many findings now stand, entries for the configuration).

    In a format without comments the text stays as it is and every finding becomes an entry.
    """
    reason = reason or REASON
    comment = desk.format(source.path).comment
    report = desk.lint(source)
    shown = _open(sieve.sift(report, source))
    if comment is None or report.failed:
        if report.failed:
            return source.text, report, 0, ()
        entries = tuple(_entries(source, shown, reason))
        let = (*report.suppressed, *((d, reason) for d in shown))
        rest = tuple(d for d in report.diagnostics if d not in shown)
        return source.text, replace(report, diagnostics=rest, suppressed=let), len(shown), entries
    made = 0
    tried: set[tuple[str, str]] = set()
    while True:
        todo = [d for d in shown if _mark(d) not in tried]
        if not todo:
            return source.text, report, made, ()
        tried.add(_mark(todo[0]))
        for text in _places(desk, source, todo[0], comment, reason):
            version = Source(text, source.path, encoding=source.encoding, bom=source.bom)
            then = desk.lint(version)
            left = _open(sieve.sift(then, version))
            if len(left) < len(shown) and not then.failed:
                made += len(shown) - len(left)
                source, report, shown = version, then, left
                break


def _open(report: Report) -> list[Diagnostic]:
    return [d for d in report.diagnostics if not d.code.startswith("CHF")]


def _mark(d: Diagnostic) -> tuple[str, str]:
    return d.code, d.fingerprint


def _places(desk: Desk, source: Source, d: Diagnostic, form: str, reason: str) -> Iterator[str]:
    """Texts with a stet for a finding: on a line above its block, at the block's start, at the article's end."""
    text = source.text
    doc = parse(source, desk.format(source.path), desk.settings(Path(source.path)))
    end = "\r\n" if "\r\n" in text else "\n"
    why = " ".join(reason.replace("--", "-").split())
    codes = [d.code]
    block = next((b for b in doc.blocks if b.span.start <= d.span.start < max(b.span.end, b.span.start + 1)), None)
    if block is not None:
        here = {x.code for x in _open(desk.lint(source)) if block.span.start <= x.span.start < block.span.end}
        codes = sorted({d.code, *here})
        comment = form.format(f"stet {', '.join(codes)}: {why}")
        line = source.lines.starts[source.lines.position(block.span.start).line - 1]
        if not text[line : block.span.start].strip():
            yield f"{text[:line]}{text[line : block.span.start]}{comment}{end}{text[line:]}"
        yield f"{text[: block.span.start]}{comment} {text[block.span.start :]}"
    comment = form.format(f"stet-file {d.code}: {why}")
    yield f"{text.rstrip()}{end}{end}{comment}{end}"


def _entries(source: Source, shown: Iterable[Diagnostic], reason: str) -> Iterator[Entry]:
    for d in shown:
        text = source[d.span] or source.line_text(source.lines.position(d.span.start).line)
        yield Entry(d.code, text, reason, source.path)
