"""A span that stands beside a date and is counted from another: “three years later, in 2004”, “ten years ago, in 2009”."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from copychief.diagnostic import Confidence, Finding, Related
from copychief.english._calendar import WEEKDAYS
from copychief.english.times import TimeExpression
from copychief.lazy import lazy

CALENDAR = ("date", "month", "year", "weekday")
_JOIN = lazy(r"(?:,|\s+[-–—]+|\s*\()?\s*(?:(?:on|in|by|that|late|early|until)\s+){0,2}")
_BEHIND = lazy(
    r"(?:,|\s+[-–—]+|\s*\()\s*(?:(?:just|only|exactly|some|nearly|almost|about|more\s+than|less\s+than|barely)\s+){0,2}"
)
DAYS = {"day": 1, "week": 7, "month": 30.44, "year": 365.25, "decade": 3652.5, "century": 36525}


def date_beside(times: Sequence[TimeExpression], i: int) -> TimeExpression | None:
    """The calendar time right behind the span (“…, on Friday”) or right before it (“On Friday, …”)."""
    span, text = times[i], times[i].block.text
    counts_on = not span.text.endswith(("after", "before"))  # from what follows
    if (
        counts_on
        and i + 1 < len(times)
        and times[i + 1].kind in CALENDAR
        and _JOIN.fullmatch(text, span.end, times[i + 1].start)
    ):
        return times[i + 1]
    if i and times[i - 1].kind in CALENDAR and _BEHIND.fullmatch(text, times[i - 1].end, span.start):
        return times[i - 1]
    return None


def later(times: Sequence[TimeExpression], i: int, sentence_of: Callable[[TimeExpression], int]) -> Finding | None:
    span, beside = times[i], date_beside(times, i)
    if beside is None:
        return None
    here = sentence_of(span)
    if span.text.endswith(("after", "before")):
        found = (t for t in times[i + 1 :] if t is not beside and sentence_of(t) == here and t.start - span.end < 50)
    else:
        found = (t for t in reversed(times[:i]) if t is not beside and here - sentence_of(t) <= 1)
    base = next((t for t in found if t.kind in CALENDAR), None)
    if base is None or base.said.loose or beside.said.loose:
        return None
    return _between(span, base, beside)


def _between(span: TimeExpression, base: TimeExpression, end: TimeExpression) -> Finding | None:
    count = span.count or 0
    unit = span.unit or ""
    if base.kind == end.kind == "weekday" and base.weekday is not None and end.weekday is not None:
        if unit != "day" or abs(count) > 6 or count != int(count):
            return None
        right = (base.weekday + int(count)) % 7
        if right == end.weekday:
            return None
        way = "after" if count > 0 else "before"
        said = f"{in_days(abs(count))} {way} {WEEKDAYS[base.weekday]} is {WEEKDAYS[right]}, not {WEEKDAYS[end.weekday]}"
        return _finding(span, [base, end], said, {"stated": count, "unit": unit, "right": WEEKDAYS[right]})
    first, second = _day(base, end), _day(end, base)
    if first and second and base.day and end.day:
        days = (second - first).days
        stated = count * DAYS[unit]
        slack = {"day": 0 if abs(count) < 8 else 1, "week": 3, "month": 20}.get(unit, abs(stated) * 0.1 + 200)
        if abs(days - stated) <= slack or (days > 0) != (count > 0):
            return None
        return _finding(
            span, [base, end], f"from {base.text} to {end.text} is {in_days(abs(days))}, not {abs(count):g} {unit}s",
            {"stated": count, "unit": unit, "days": days},
        )  # fmt: skip
    if base.year and end.year and unit in ("year", "decade", "century"):
        years = end.year - base.year
        stated = count * DAYS[unit] / 365.25
        if not years or (years > 0) != (count > 0) or abs(years - stated) <= max(1, abs(stated) * 0.1):
            return None
        return _finding(
            span, [base, end], f"from {base.year} to {end.year} is {abs(years)} years, not {abs(stated):g}",
            {"stated": stated, "unit": "year", "years": years},
        )  # fmt: skip
    return None


def _day(time: TimeExpression, other: TimeExpression) -> dt.date | None:
    """The day it means; two days without a year are taken from the same one, if they are in its order."""
    if time.resolved:
        return time.resolved
    if time.month and time.day and time.year is None and other.year is None and other.month and not other.resolved:
        try:
            return dt.date(2001, time.month, time.day)
        except ValueError:
            return None
    return None


def counted(span: TimeExpression, end: TimeExpression, anchor: dt.date, word: str) -> Finding | None:
    """“Ten years ago, in 2009”, counted from the day of publication."""
    count, unit = abs(span.count or 0), span.unit or ""
    if end.kind in ("year", "month") and end.year and unit in ("year", "decade", "century"):
        years = anchor.year - end.year
        stated = count * DAYS[unit] / 365.25
        slack = max(1, stated * (0.15 if stated % 5 == 0 else 0))
        if years < 0 or abs(years - stated) <= slack:
            return None
        return _finding(
            span, [end], f"{end.year} is {years} years before {anchor.year}, not {stated:g}",
            {"stated": stated, "unit": "year", "years": years},
        )  # fmt: skip
    if word == "ago" and end.kind == "weekday" and unit == "day" and count < 7 and end.weekday is not None:
        right = (anchor - dt.timedelta(int(count))).weekday()
        near = {right, (right + 1) % 7, (right - 1) % 7}  # stories are written a day ahead
        if end.weekday in near:
            return None
        return _finding(
            span, [end], f"{in_days(count)} before {WEEKDAYS[anchor.weekday()]}, the day of publication, was {WEEKDAYS[right]}",
            {"stated": count, "unit": unit, "right": WEEKDAYS[right]},
        )  # fmt: skip
    return None


def in_days(n: float) -> str:
    return "1 day" if n == 1 else f"{n:g} days"


def _finding(span: TimeExpression, dates: list[TimeExpression], said: str, facts: dict[str, object]) -> Finding:
    return Finding(
        span.span,
        f"“{span.text}”: {said}",
        related=[Related(t.span, f"“{t.text}”") for t in sorted(dates, key=lambda t: t.start)],
        facts=facts,
        confidence=Confidence.HIGH,
    )
