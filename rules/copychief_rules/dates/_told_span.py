"""Spans that a story states of a thing whose dates it tells: “the four-day strike”, “its 50th anniversary”."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from copychief.english.sentences import Sentence
from copychief.english.times import TimeExpression
from copychief.lazy import lazy

_BEGINS = lazy(r"\b(?:began|started|opened|begun|broke out|kicked off)\s+(?:(?:on|in)\s+)?$")
_ENDS = lazy(
    r"\b(?:ended|closed|finished|concluded|was (?:ended|called off|resolved)|were (?:ended|resolved))\s+(?:on\s+)?$"
)
_HEAD = lazy(r"(?:-old|-long|\slong)?\s+([a-z]+)\b")
_ORDINAL = lazy(
    r"\b(?:its|his|her|their)\s+(\d{1,3})(?:st|nd|rd|th)\s+(?:\w+\s)?(anniversary|birthday)\b(?:\s+in\s+(?=\d{4}))?"
)
_ORIGIN = lazy(r"\b(?:founded|established|opened|built|launched|formed|created|born)\s+(?:on\s+|in\s+)?$")
_ENDS_IN = lazy(r",\s+(?:(?:was|were)\s+)?[a-z]+(?:ed|n|k)\s+(?:down\s+|up\s+)?in\s+")
_AFTER = lazy(r"\s*,?\s*after\s+(?:only\s+|just\s+|exactly\s+)?")


class Told(NamedTuple):
    """A stated span that the dates contradict; offsets count in the block of the dates."""

    start: int
    end: int
    stated: float
    unit: str
    first: TimeExpression
    last: TimeExpression
    counted: int


def runs(
    times: Sequence[TimeExpression], sentence_of: Callable[[TimeExpression], int], sentences: Sequence[Sentence]
) -> Iterator[Told]:
    """“The strike began on March 3 and ended on March 10. The four-day strike …”, in one sentence or the two after.

    The first and the last day may both count, or not.
    """
    for first, last in pairwise(times):
        text = first.block.text
        if first.kind not in ("date", "weekday") or last.kind != first.kind or sentence_of(first) != sentence_of(last):
            continue
        begun = _BEGINS.search(text, max(0, first.start - 20), first.start)
        if not begun or not _ENDS.search(text, max(0, last.start - 24), last.start):
            continue
        days = _days_between(first, last)
        if days is None:
            continue
        here = sentence_of(first)
        opening = text[sentences[here].start : begun.start()].lower()
        for span in times:
            if span.unit not in ("day", "week") or span.kind not in ("duration", "age") or "-" not in span.text:
                continue
            if not span.count or span.count != int(span.count) or not 0 <= sentence_of(span) - here <= 2:
                continue
            head = _HEAD.match(text, span.end)
            if head is None or head[1] not in re.findall(r"[a-z]+", opening):
                continue
            if first.kind == "weekday" and (span.unit != "day" or span.count > 6):
                continue
            least, most = (days, days + 1) if span.unit == "day" else ((days - 3) / 7, (days + 4) / 7)
            if not least <= span.count <= most:
                yield Told(span.start, span.end, span.count, span.unit, first, last, days)


def _days_between(first: TimeExpression, last: TimeExpression) -> int | None:
    if first.kind == "weekday":
        if first.weekday is None or last.weekday is None or first.weekday == last.weekday:
            return None
        return (last.weekday - first.weekday) % 7
    if first.resolved and last.resolved and last.resolved > first.resolved:
        return (last.resolved - first.resolved).days
    return None


def anniversaries(
    times: Sequence[TimeExpression], sentence_of: Callable[[TimeExpression], int], sentences: Sequence[Sentence]
) -> Iterator[Told]:
    """“Founded in 1920, celebrates its 50th anniversary in 2025”."""
    for origin in times:
        text = origin.block.text
        if origin.year is None or not _ORIGIN.search(text, max(0, origin.start - 16), origin.start):
            continue
        m = _ORDINAL.search(text, origin.end, sentences[sentence_of(origin)].end)
        end = next((t for t in times if m and t.start == m.end() and t.year), None)
        if m is None or end is None or end.year is None:
            continue
        years = end.year - origin.year
        if years > 0 and abs(years - int(m[1])) > 1:
            yield Told(m.start(1), m.end(2), int(m[1]), "year", origin, end, years)


def lifetimes(times: Sequence[TimeExpression], sentence_of: Callable[[TimeExpression], int]) -> Iterator[Told]:
    """“Which opened in 2010, collapsed in 2020 after only eight years”: nothing else stands between the years."""
    for first, last, span in zip(times, times[1:], times[2:], strict=False):
        text = first.block.text
        if not (first.year and last.year and span.kind == "duration" and span.unit == "year" and span.count):
            continue
        if sentence_of(first) != sentence_of(span) or not _ORIGIN.search(text, max(0, first.start - 16), first.start):
            continue
        if not _ENDS_IN.fullmatch(text, first.end, last.start) or not _AFTER.fullmatch(text, last.end, span.start):
            continue
        years = last.year - first.year
        if years > 0 and abs(years - span.count) > max(1, 0.1 * span.count):
            yield Told(span.start, span.end, span.count, "year", first, last, years)
