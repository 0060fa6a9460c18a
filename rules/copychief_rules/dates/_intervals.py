"""Lengths that are told right beside both ends: “from 1990 to 2002, a span of 12 years”, “the six-year war (1939-1945)”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copychief.english._calendar import Said
from copychief.english.times import TimeExpression
from copychief.lazy import lazy
from copychief_rules.dates._told_span import Told, days_between

_LINK = lazy(
    r"\s+(?P<word>to|until|till|through|and)\s+(?:early\s|late\s|(?:his|her|its|their)\s(?:death|retirement|resignation|closure|defeat)\sin\s)?|\s?[–—-]\s?"
)
_OPENS = lazy(r"\b(?P<word>from|between|of|in|years)\s+$|(?P<bracket>\()$", re.IGNORECASE)
_OF_LENGTH = (
    r"(?:a (?:total|span|period|stretch|run|reign|term|stay) of |(?:which|that) (?:lasted|ran|went on) (?:for )?|lasting |(?:all )?in all |for a (?:total|period) of |or )?"
    r"(?:just |only |exactly |a full )?"
)
_THEN = lazy(
    rf",?\s+{_OF_LENGTH}$|\)?,?\s(?:lasts?|lasted|served|ran|went on|continued)\s(?:for\s)?(?:just\s|only\s|exactly\s)?$"
    r"|,\sfor\s(?:a\s(?:total|full)\s(?:of\s)?)?$"
)
_ENDS = lazy(r"(?:\s(?:in all|in total|altogether|all told))?\s?(?:[.,;)—–]|--|$)")
_IN_ALL = lazy(r"\s(?:in all|in total|altogether|all told)\b")
_FOR_BEFORE = lazy(
    r"\b(?:for|lasted|ran for|spent|served|took|ruled for|reigned for)\s+(?:(?:just|only|exactly|a total of)\s+)?$",
    re.IGNORECASE,
)
_TO_INTERVAL = lazy(
    r"(?:\s(?:in all|in total|in [a-z]+|to [a-z]+ (?:[\w'’-]+ ){0,3}?[\w'’-]+)(?=[,\s][\s—–]))?(?:,\s|\s[—–]\s|\s)"
)
# What goes on for a while and no longer: its length is what lies between its two dates.
_STRETCH = (
    r"(?:war|reign|rule|strike|siege|drought|tenure|stint|spell|tour|festival|fair|trial|occupation|conflict|dictatorship|marriage|presidency"
    r"|recession|ban|lockdown|exile|stay|visit|blockade|truce|tournament|conference|summit|hunt|search|voyage|exhibition|famine|boom|boycott)"
)
_THING = lazy(
    rf"(?:-long)?\s(?:(?!weekend)[a-z]+\s)?{_STRETCH}(?:\sof(?:\sthe|\sa)?\s[\w'’-]+)?(?:,?\s)"
    r"|(?:-long)?\s[a-z]+(?:\s[a-z]+)?\s(?:lasts|lasted|runs|ran|takes place|took place|will run|will be held|was held|will last)\s"
)
_GOES_ON = lazy(r"\s(?:levels?|figures|compared|prices)\b")
_FISCAL = lazy(r"\b(?:fiscal|financial|school|tax|season|academic)\b")
_SECOND = lazy(r"[-–](\d{4}|\d\d)(?=\))")


class _Interval(NamedTuple):
    first: TimeExpression
    last: TimeExpression
    opens: int
    shuts: int
    years: bool
    length: int


def intervals(times: Sequence[TimeExpression]) -> Iterator[Told]:
    """The lengths beside the two ends of an interval that can't be its length."""
    for n, first in enumerate(times):
        if first.kind not in ("year", "date"):
            continue
        last = _in_brackets(first) or next(iter(times[n + 1 : n + 2]), None)
        interval = _interval(first, last) if last else None
        if interval is None or (n > 1 and _interval(times[n - 2], times[n - 1])):
            continue  # the latter: “from 1990 to 1998 and again from 2002 to 2004, ten years in all”
        text = first.block.text
        behind = next((t for t in times[n + 1 : n + 3] if t.start >= interval.shuts and t.kind == "duration"), None)
        if behind and _THEN.fullmatch(text, interval.shuts, behind.start) and _ENDS.match(text, behind.end):
            yield from _told(interval, behind)
        before = times[n - 1] if n else None
        if before and before.kind == "duration" and _stands_before(before, interval):
            yield from _told(interval, before)


def _stands_before(span: TimeExpression, interval: _Interval) -> bool:
    """“For 12 years, from 1990 to 2002”, “the 12-year war (1990-2002)”."""
    text = span.block.text
    if "-" in span.text:
        return _THING.fullmatch(text, span.end, interval.opens) is not None and not _GOES_ON.match(text, interval.shuts)
    told = _FOR_BEFORE.search(text, max(0, span.start - 24), span.start) or _IN_ALL.match(text, span.end)
    return (
        bool(told)
        and text[interval.opens] != "("
        and _TO_INTERVAL.fullmatch(text, span.end, interval.opens) is not None
    )


def _in_brackets(first: TimeExpression) -> TimeExpression | None:
    """The second year of “(1939-1945)” and “(1939-45)”, which is no time of its own."""
    text = first.block.text
    if first.kind != "year" or text[first.end : first.end + 1] not in ("-", "–"):
        return None
    m = _SECOND.match(text, first.end)
    if m is None or first.year is None:
        return None
    year = int(m[1]) if len(m[1]) == 4 else first.year // 100 * 100 + int(m[1])
    return TimeExpression(first.block, Said(*m.span(1), "year", year=year), None)


def _interval(first: TimeExpression, last: TimeExpression) -> _Interval | None:
    text = first.block.text
    link = _LINK.fullmatch(text, first.end, last.start) if last.start - first.end < 40 else None
    opened = link and _OPENS.search(text, max(0, first.start - 10), first.start)
    if link is None or opened is None or last.kind != first.kind:
        return None
    if (link["word"] == "and") != ((opened["word"] or "").lower() == "between"):
        return None
    if _FISCAL.search(text, max(0, first.start - 30), last.end):
        return None
    if first.kind == "year":
        length = (last.year or 0) - (first.year or 0)
    else:
        length = days_between(first, last) or 0
    return _Interval(first, last, opened.start(), last.end, first.kind == "year", length) if length > 0 else None


def _told(interval: _Interval, span: TimeExpression) -> Iterator[Told]:
    count, unit = span.count, span.unit
    if not count or unit not in (("year", "decade") if interval.years else ("day", "week")):
        return
    if interval.years:
        stated = count * (10 if unit == "decade" else 1)
        fits = abs(interval.length - stated) <= max(1.0, 0.1 * stated if stated % 5 == 0 and stated > 10 else 1.0)
    else:
        stated = count * (7 if unit == "week" else 1)
        fits = abs(interval.length - stated) <= (1 if unit == "day" else 4)
    if not fits:
        yield Told(span.start, span.end, count, unit or "", interval.first, interval.last, interval.length)
