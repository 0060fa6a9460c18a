"""DAT004."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby

from copychief.diagnostic import Confidence, Finding, Related, Severity
from copychief.document import RUNNING, Document
from copychief.english._calendar import WEEKDAYS
from copychief.english.sentences import SENTENCES
from copychief.english.times import TIMES, TimeExpression
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule
from copychief_rules.dates._intervals import intervals
from copychief_rules.dates._told_span import Told, anniversaries, lifetimes, runs

_CALENDAR = ("date", "month", "year", "weekday")
_JOIN = lazy(r"(?:,|\s+[-–—]+|\s*\()?\s*(?:(?:on|in|by|that|late|early|until)\s+){0,2}")
_BEHIND = lazy(
    r"(?:,|\s+[-–—]+|\s*\()\s*(?:(?:just|only|exactly|some|nearly|almost|about|more\s+than|less\s+than|barely)\s+){0,2}"
)
_HEDGE = lazy(
    r"\b(?:about|around|roughly|nearly|almost|some|over|under|more than|less than|at least|within|barely|up to)\s+$"
)
_FOUNDED = lazy(
    r"\b(?:founded|established|opened|built|launched|formed|begun|began|started|created)\s+(?:on\s+|in\s+)?$"
)
_DAYS = {"day": 1, "week": 7, "month": 30.44, "year": 365.25, "decade": 3652.5, "century": 36525}


class SpanMismatch(Rule):
    """A span of time does not fit the dates that it stands between.

    “The strike began in 1998. Three years later, in 2004, …”: that is six years. The span must stand right beside one
    date, and the other must be in the same sentence or the one before. “Ago” and “-old” are counted from the day of
    publication, if that is known. “The four-day strike” is held against the days on which the strike began and ended,
    “its 50th anniversary in 2025” against the year of foundation, and “12 years” against both years that it stands
    beside (“from 1990 to 1998, a span of 12 years”).

    Why: one of the three figures is wrong, and the reader can see it.
    Leave it when: the span is counted from something else.
    Not caught: spans whose dates stand further apart; differences of one year between bare years, which months may
    explain; spans in several units (“two years and a month later”).
    """

    code, name, since = "DAT004", "span-mismatch", "0.1"
    severity = Severity.WARNING
    needs = (TIMES, SENTENCES)

    examples = (
        Bad(
            """
            The mine closed in 1998. Three years later, in 2004, the town had lost half of its people.
                               ~~~~  ^^^^^^^^^^^^^^^^^     ~~~~ 6 years
            """
        ),
        Bad(
            """
            The ship left port on Monday. Two days later, on Friday, it sank.
                                  ~~~~~~  ^^^^^^^^^^^^^^     ~~~~~~ Wednesday
            """
        ),
        Bad(
            """
            They met on March 3 and again ten days later, on March 20, in Oslo.
                        ~~~~~~~           ^^^^^^^^^^^^^^     ~~~~~~~~ 17 days
            """
        ),
        Bad(
            """
            The dam broke ten years ago, in 2009, and was never rebuilt.
                          ^^^^^^^^^^^^^     ~~~~ 16 years
            """,
            published="2025-05-01",
        ),
        Bad(
            """
            On Friday, two days after Monday’s vote, the minister gave way.
               ~~~~~~  ^^^^^^^^^^^^^^ ~~~~~~ Wednesday
            """
        ),
        Bad(
            """
            The strike began on March 3, 2025, and ended on March 10, 2025. The four-day strike cost the port dearly.
                                ~~~~~~~~~~~~~               ~~~~~~~~~~~~~~      ^^^^^^^^ 7 days
            """
        ),
        Bad(
            """
            The museum, founded in 1920, celebrates its 50th anniversary in 2025.
                                   ~~~~                 ^^^^^^^^^^^^^^^^    ~~~~ 105 years
            """
        ),
        Bad(
            """
            The bridge, which opened in 2010, collapsed in 2020 after only eight years.
                                        ~~~~               ~~~~            ^^^^^^^^^^^ 10 years
            """
        ),
        Bad(
            """
            She led the choir from 1990 to 1998, a span of 12 years. The nine-day fair runs from May 3 to May 6.
                                   ~~~~    ~~~~            ^^^^^^^^ 8 years
                                                                         ^^^^^^^^                ~~~~~    ~~~~~ 3 days
            """
        ),
        Good(
            "She led the choir from 1990 to 1998, 12 years longer than Mr. Moor. The four-day fair runs from May 3 to May 6."
        ),
        Good(
            "The strike began on March 3, 2025, and ended on March 10, 2025. The eight-day strike cost the port dearly."
        ),
        Good("The strike began on March 3, 2025, and ended on March 10, 2025. A four-day march was called off."),
        Good(
            "The museum, founded in 1920, celebrated its 50th anniversary in 1970. The bridge, opened in 2010, fell in 2020."
        ),
        Good("The firm, founded in 1980, closed its shop in 2020 after eight years."),
        Good("The mine closed in 1998. Three years later, in 2001, the town had lost half of its people."),
        Good("The mine closed in November 1998. Three years later, in 2002, a museum opened."),
        Good("The ship left port on Monday. Two days later it sank. On Friday divers found it."),
        Good("Profits rose to $3 million in 2004 from $2 million a year earlier, and in 2001 there were none."),
        Good("The dam broke sixteen years ago, in 2009, and was never rebuilt.", published="2025-05-01"),
        Good("The 26-year-old was named in 1962. She had won in 1958 and lost four years later."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        sentence_of = _Sentences(doc)
        anchor = doc.metadata.published
        all_times: tuple[TimeExpression, ...] = doc[TIMES]
        for block, group in groupby(all_times, key=lambda t: t.block):
            times = list(group)
            if block.kind not in RUNNING:
                continue
            sentences = doc[SENTENCES]
            for told in (
                *runs(times, sentence_of, sentences),
                *anniversaries(times, sentence_of, sentences),
                *lifetimes(times, sentence_of),
                *intervals(times),
            ):
                yield _told(told)
            for i, span in enumerate(times):
                if (
                    not span.count
                    or span.unit not in _DAYS
                    or _HEDGE.search(block.text, max(0, span.start - 12), span.start)
                ):
                    continue
                finding: Finding | None = None
                if span.kind == "later":
                    finding = _later(times, i, sentence_of)
                elif span.kind == "ago" and anchor:
                    beside = _beside(times, i)
                    if beside:
                        finding = _counted(span, beside, anchor, "ago")
                elif span.kind == "age" and anchor and span.unit == "year":
                    opened = next(
                        (
                            t
                            for t in times[i + 1 :]
                            if t.kind == "year" and _FOUNDED.search(block.text, max(0, t.start - 16), t.start)
                        ),
                        None,
                    )
                    if opened and sentence_of(opened) == sentence_of(span):
                        finding = _counted(span, opened, anchor, "old")
                if finding:
                    yield finding


class _Sentences:
    """The index of the sentence that a time stands in."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc

    @cached_property
    def _ends(self) -> dict[int, list[tuple[int, int]]]:
        out: dict[int, list[tuple[int, int]]] = {}
        for s in self._doc[SENTENCES]:
            out.setdefault(id(s.block), []).append((s.end, s.index))
        return out

    def __call__(self, time: TimeExpression) -> int:
        ends = self._ends[id(time.block)]
        return next((index for end, index in ends if time.start < end), ends[-1][1])


def _beside(times: Sequence[TimeExpression], i: int) -> TimeExpression | None:
    """The calendar time right behind the span (“…, on Friday”) or right before it (“On Friday, …”)."""
    span, text = times[i], times[i].block.text
    counts_on = not span.text.endswith(("after", "before"))  # from what follows
    if (
        counts_on
        and i + 1 < len(times)
        and times[i + 1].kind in _CALENDAR
        and _JOIN.fullmatch(text, span.end, times[i + 1].start)
    ):
        return times[i + 1]
    if i and times[i - 1].kind in _CALENDAR and _BEHIND.fullmatch(text, times[i - 1].end, span.start):
        return times[i - 1]
    return None


def _later(times: Sequence[TimeExpression], i: int, sentence_of: _Sentences) -> Finding | None:
    span, beside = times[i], _beside(times, i)
    if beside is None:
        return None
    here = sentence_of(span)
    if span.text.endswith(("after", "before")):
        found = (t for t in times[i + 1 :] if t is not beside and sentence_of(t) == here and t.start - span.end < 50)
    else:
        found = (t for t in reversed(times[:i]) if t is not beside and here - sentence_of(t) <= 1)
    base = next((t for t in found if t.kind in _CALENDAR), None)
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
        said = f"{_days(abs(count))} {way} {WEEKDAYS[base.weekday]} is {WEEKDAYS[right]}, not {WEEKDAYS[end.weekday]}"
        return _finding(span, [base, end], said, {"stated": count, "unit": unit, "right": WEEKDAYS[right]})
    first, second = _day(base, end), _day(end, base)
    if first and second and base.day and end.day:
        days = (second - first).days
        stated = count * _DAYS[unit]
        slack = {"day": 0 if abs(count) < 8 else 1, "week": 3, "month": 20}.get(unit, abs(stated) * 0.1 + 200)
        if abs(days - stated) <= slack or (days > 0) != (count > 0):
            return None
        return _finding(
            span, [base, end], f"from {base.text} to {end.text} is {_days(abs(days))}, not {abs(count):g} {unit}s",
            {"stated": count, "unit": unit, "days": days},
        )  # fmt: skip
    if base.year and end.year and unit in ("year", "decade", "century"):
        years = end.year - base.year
        stated = count * _DAYS[unit] / 365.25
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


def _counted(span: TimeExpression, end: TimeExpression, anchor: dt.date, word: str) -> Finding | None:
    """“Ten years ago, in 2009”, counted from the day of publication."""
    count, unit = abs(span.count or 0), span.unit or ""
    if end.kind in ("year", "month") and end.year and unit in ("year", "decade", "century"):
        years = anchor.year - end.year
        stated = count * _DAYS[unit] / 365.25
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
            span, [end], f"{_days(count)} before {WEEKDAYS[anchor.weekday()]}, the day of publication, was {WEEKDAYS[right]}",
            {"stated": count, "unit": unit, "right": WEEKDAYS[right]},
        )  # fmt: skip
    return None


def _told(told: Told) -> Finding:
    block, n = told.first.block, told.counted
    what = _days(n) if told.unit in ("day", "week") else "1 year" if n == 1 else f"{n} years"
    return Finding(
        block.source_span(told.start, told.end),
        f"“{block.text[told.start : told.end]}”: from {told.first.text} to {told.last.text} is {what}",
        related=[Related(t.span, f"“{t.text}”") for t in (told.first, told.last)],
        facts={"stated": told.stated, "unit": told.unit, "days" if told.unit in ("day", "week") else "years": n},
        confidence=Confidence.HIGH,
    )


def _days(n: float) -> str:
    return "1 day" if n == 1 else f"{n:g} days"


def _finding(span: TimeExpression, dates: list[TimeExpression], said: str, facts: dict[str, object]) -> Finding:
    return Finding(
        span.span,
        f"“{span.text}”: {said}",
        related=[Related(t.span, f"“{t.text}”") for t in sorted(dates, key=lambda t: t.start)],
        facts=facts,
        confidence=Confidence.HIGH,
    )
