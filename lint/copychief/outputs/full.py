"""`full`: for people. Each finding with its excerpt, the other place below it, and a count at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from copychief.diagnostic import Diagnostic, Severity
from copychief.lazy import lazy
from copychief.outputs import Output, Result, visible
from copychief.text import Source, Span

WIDTH = 96
"Columns of an excerpt: longer lines are cut around what is marked."

_JOINED = lazy("\u200d[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]|[\U0001f3fb-\U0001f3ff]")
"What melts into the emoji before it: another one behind a joiner, a tone of skin."

_COLOUR = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def render(result: Result) -> Iterator[str]:
    for d in result.diagnostics:
        yield from finding(d, result.sources(d.path), colour=result.colour)
    yield from summary(result)


def _paint(text: str, code: str, on: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if on and text else text


def finding(d: Diagnostic, source: Source | None, *, colour: bool) -> Iterator[str]:
    """The lines of one finding: head, excerpt with carets, related places, fixes."""
    tone = _COLOUR[d.severity]
    line, column = source.lines.position(d.span.start) if source else (1, 1)
    where = _paint(f"{visible(d.path)}:{line}:{column}", "1", colour)
    yield f"{where}: {_paint(d.code, tone + ';1', colour)} {visible(d.message)}\n"
    if source is not None and (d.span.end > d.span.start or d.related):
        width = len(str(max([line, *(source.lines.position(r.span.start).line for r in d.related)])))
        yield from excerpt(source, d.span, "^", gutter=width, tone=tone if colour else "")
        for r in d.related:
            yield from excerpt(source, r.span, "~", r.message, gutter=width, tone="34" if colour else "")
    for fix in d.fixes[:3]:
        yield f"  {_paint('=', '1', colour)} {'fix' if fix.safe else 'unsafe fix'}: {visible(fix.title)}\n"
    yield "\n"


def excerpt(source: Source, span: Span, mark: str, note: str = "", *, gutter: int, tone: str = "") -> Iterator[str]:
    """The line where a span begins, cut to a window, with marks under it (in terminal cells)."""
    line, column = source.lines.position(span.start)
    text = source.line_text(line)
    begin = column - 1
    end = min(len(text), begin + max(1, span.end - span.start))
    left = max(0, min(begin - 24, len(text) - WIDTH)) if len(text) > WIDTH else 0
    right = min(len(text), left + WIDTH)
    head = ("…" if left else "") + visible(text[left:begin].replace("\t", " "))
    body = visible(text[begin : min(end, right)].replace("\t", " "))
    tail = visible(text[min(end, right) : right].replace("\t", " ")) + ("…" if right < len(text) else "")
    on = bool(tone)
    yield f"{line:>{gutter + 2}} | {head}{_paint(body, tone + ';1', on)}{tail}\n"
    marks = " " * cells(head) + _paint(mark * max(1, cells(body)), tone, on)
    yield f"{'':>{gutter + 2}} | {marks}{' ' + visible(note) if note else ''}\n"


def cells(text: str) -> int:
    """Terminal cells of a text: wide characters take two, combining ones none, a joined emoji as many as its first."""
    if text.isascii():
        return len(text)
    text = _JOINED.sub("", text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(c) or c in "\u200d\ufe0f" else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def summary(result: Result) -> Iterator[str]:
    """The closing lines: statistics if wanted, then what was found in how much."""
    n = result.counts()
    if result.statistics:
        titles = {r.code: r.name for r in result.rules}
        for (code, rule), count in sorted(
            Counter((d.code, d.rule) for d in result.diagnostics).items(), key=lambda x: (-x[1], x[0])
        ):
            per = f"{1000 * count / n['words']:8.2f} per 1,000 words" if n["words"] else ""
            yield f"{count:6} {code} {titles.get(code, rule):26}{per}\n"
    for note in result.notes:
        yield visible(note) + "\n"
    parts = [f"{n[k]} {k if n[k] != 1 else k[:-1]}" for k in ("errors", "warnings", "infos") if n[k]]
    what = f"Found {', '.join(parts)}" if parts else "No findings"
    more = [f"{n[k]} {k}" for k in ("suppressed", "baselined") if n[k]]
    files = f"{n['files']} file{'' if n['files'] == 1 else 's'}"
    yield f"{what} in {files} ({n['words']:,} words{''.join(', ' + m for m in more)}).\n"


OUTPUT = Output("full", render)
