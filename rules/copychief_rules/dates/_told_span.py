"""Spans that a story states of a thing whose dates it tells: “the four-day strike”, “its 50th anniversary”."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from copychief.english.sentences import Sentence
from copychief.english.times import TimeExpression, date_or_none
from copychief.lazy import lazy

_BEGINS = lazy(r"\b(?:began|started|opened|begun|broke out|kicked off)\s+(?:(?:on|in)\s+)?$")
_ENDS = lazy(
    r"\b(?:ended|closed|finished|concluded|was (?:ended|called off|resolved)|were (?:ended|resolved))\s+(?:on\s+)?$"
)
_HEAD = lazy(r"(?:-old|-long|\slong)?\s+([a-z]+)\b")
_ORDINAL = lazy(
    r"\b(?:its|his|her|their)\s+(?:(?P<n>\d{1,3})(?:st|nd|rd|th)\s+(?:wedding\s|founding\s)?(?:anniversary|birthday)|(?:first\s)?(?P<word>cente(?:nary|nnial)|bicente(?:nary|nnial)"
    r"|sesquicentennial|(?:golden|silver|diamond)\s(?:wedding(?:\sanniversary)?|anniversary|jubilee)))\b(?:\s+in\s+(?=\d{4}))?"
)
_NAMED_YEARS = {"centen": 100, "bicent": 200, "sesqui": 150, "golden": 50, "silver": 25, "diamon": 60}
_ORIGIN = lazy(
    r"\b(?:founded|established|opened|built|launched|formed|created|born|married|wed)\s+(?:on\s+|in\s+)?$",
    re.IGNORECASE,
)
_ANY_ORIGIN = lazy(r"\b(?:founded|established|opened|built|launched|formed|created|born|married|wed)\s+(?:on|in)\s")
_BETWEEN_VERBS = lazy(
    r",?\s+(?:(?:and|but)\s+)?(?:(?:was|were|it|he|she|they|finally|only|again)\s+){0,2}(?P<verb>[a-z]+)\s+(?:(?:it|him|her|them|down|up)\s+)?(?:in|on)\s+"
)
"From one year to the next: “which opened in 2010, collapsed in 2020”, “was jailed in 1990 and freed in 2010”."
_AFTER = lazy(r"\s*,?\s*after\s+(?:only\s+|just\s+|exactly\s+)?")
_SHUT = lazy(
    r"(?:\sin\s(?:business|operation|existence|custody|captivity|prison|jail|detention|office|power|charge|service|use|exile|hiding|hospital)|\sbehind\sbars)?\s?(?:[.;)]|$|,\s(?:[\w.]+\s){1,3}said\b)"
)


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
        days = days_between(first, last)
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


def days_between(first: TimeExpression, last: TimeExpression) -> int | None:
    """The days from one to a later one, if the text tells them; two days of a month are taken from one year."""
    if first.kind == "weekday":
        if first.weekday is None or last.weekday is None or first.weekday == last.weekday:
            return None
        return (last.weekday - first.weekday) % 7
    if first.said.last_day or last.said.last_day:
        return None
    one, two = first.resolved, last.resolved
    if first.year is None and last.year is None and first.month and first.month == last.month:
        one, two = (date_or_none(2001, t.month or 0, t.day or 0) for t in (first, last))
    elif first.year is None and last.year and first.month and first.day:
        one = date_or_none(last.year, first.month, first.day)  # “from March 3 to March 10, 2019”
    return (two - one).days if one and two and two > one else None


def anniversaries(
    times: Sequence[TimeExpression], sentence_of: Callable[[TimeExpression], int], sentences: Sequence[Sentence]
) -> Iterator[Told]:
    """“Founded in 1920, celebrates its 50th anniversary in 2025”, “celebrated its centenary in 2020”."""
    for origin in times:
        text = origin.block.text
        if origin.year is None or not _ORIGIN.search(text, max(0, origin.start - 16), origin.start):
            continue
        m = _ORDINAL.search(text, origin.end, sentences[sentence_of(origin)].end)
        if m and _ANY_ORIGIN.search(text, origin.end, m.start()):
            continue  # “its owner, born in 1950, celebrated his 50th birthday”
        end = next((t for t in times if m and t.start == m.end() and t.year), None)
        if m is None or end is None or end.year is None:
            continue
        stated = int(m["n"]) if m["n"] else _NAMED_YEARS[m["word"][:6]]
        years = end.year - origin.year
        if years > 0 and abs(years - stated) > 1:
            start = m.start("n") if m["n"] else m.start("word")
            yield Told(start, text.index(" in ", start), stated, "year", origin, end, years)


def lifetimes(times: Sequence[TimeExpression], sentence_of: Callable[[TimeExpression], int]) -> Iterator[Told]:
    """“Which opened in 2010, collapsed in 2020 after only eight years.”: nothing else stands between the years."""
    for n, (first, last, span) in enumerate(zip(times, times[1:], times[2:], strict=False)):
        text = first.block.text
        if n and times[n - 1].kind == first.kind and sentence_of(times[n - 1]) == sentence_of(first):
            continue  # “left in 1990, came back in 1995 and died in 1999 after 12 years”
        if (
            span.kind != "duration"
            or not span.count
            or last.kind != first.kind
            or span.unit not in ("year", "day", "week")
        ):
            continue
        if sentence_of(first) != sentence_of(span) or not _AFTER.fullmatch(text, last.end, span.start):
            continue
        if not _BETWEEN_VERBS.fullmatch(text, first.end, last.start) or not _SHUT.match(text, span.end):
            continue
        if span.unit == "year" and first.year and last.year:
            years = last.year - first.year
            if years > 0 and abs(years - span.count) > max(1, 0.1 * span.count):
                yield Told(span.start, span.end, span.count, "year", first, last, years)
        elif first.kind in ("date", "weekday") and span.unit != "year":
            days = days_between(first, last)
            if first.kind == "weekday" and (span.unit != "day" or span.count > 6):
                continue
            off = abs(days - span.count * (7 if span.unit == "week" else 1)) if days else 0
            if days and off > (1 if span.unit == "day" else 4):
                yield Told(span.start, span.end, span.count, span.unit, first, last, days)
