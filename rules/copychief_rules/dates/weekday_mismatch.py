"""DAT001."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from copychief.diagnostic import Edit, Finding, Fix, Severity
from copychief.document import BlockKind, Document
from copychief.english._calendar import MONTHS, WEEKDAYS
from copychief.english.times import TIMES, TimeExpression, date_or_none, nearest_dates
from copychief.rule import Bad, Good, Rule

GREGORIAN = 1753
"Britain and its colonies had changed calendars by then; older weekdays may be right in another one."


class WeekdayMismatch(Rule):
    """The weekday and the date do not fit.

    “Tuesday, March 12, 2025” was a Wednesday: one of the two is wrong. Where the year is left out, it is the one
    nearest to the day of publication (`--published`, front matter or a dated dateline); without one the rule goes by a date that
    the story gives in full, and is silent if it has none or names other years.

    Why: readers miss the meeting, and a wrong weekday often is the trace of a wrong date.
    Leave it when: the date follows another calendar.
    Not caught: a date whose year is open and that fits one of several likely years; dates before 1753; a weekday and a
    date that stand apart.
    """

    code, name, since = "DAT001", "weekday-mismatch", "0.1"
    severity = Severity.WARNING
    needs = (TIMES,)
    reads = frozenset(BlockKind) - {BlockKind.CODE}

    examples = (
        Bad(
            """
            The council meets on Tuesday, March 12, 2025, at the town hall.
                                 ^^^^^^^^^^^^^^^^^^^^^^^ March 12, 2025, is a Wednesday
            """,
            fixed="The council meets on Wednesday, March 12, 2025, at the town hall.",
        ),
        Bad(
            """
            The bridge was closed on Friday 17 October, the ministry said.
                                     ^^^^^^^^^^^^^^^^^ 17 October 2023 is a Tuesday
            """,
            published="2023-10-20",
        ),
        Bad(
            """
            They were married on 8 June 1974 (Sunday) in Leeds.
                                 ^^^^^^^^^^^^^^^^^^^^ a Saturday
            """,
        ),
        Bad(
            """
            The hall opened on Saturday, 8 June 2024. The first concert is on Thursday, 20 June, the next on Thursday, 28 June.
                                                                                                             ^^^^^^^^^^^^^^^^^ a Friday
            """,
        ),
        Good("Kick-off is on Saturday, 26 February 1600 GMT."),
        Good("The council meets on Wednesday, March 12, 2025."),
        Good("The fair runs Friday to Sunday, March 14-16, 2025."),
        Good("The team plays on Tuesday, March 12, at home."),
        Good("The team plays on Tuesday, March 12, at home.", published="2024-03-01"),
        Good("It rained on Friday, Dec. 30, and on the Sun, March 5, a storm was seen.", published="2023-01-10"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        times = doc[TIMES]
        anchor = doc.metadata.published or _told(times)
        years: set[int] | None = None
        for time in times:
            if time.weekday is None or time.day is None or time.month is None or time.said.loose:
                continue
            dates = _meant(time, anchor)
            if not dates or any(_fits(time, d) for d in dates):
                continue
            if time.year is None:
                # a story about another year may leave it out once it has named it
                years = {t.year for t in times if t.year} if years is None else years
                if any((d := date_or_none(y, time.month, time.day)) and _fits(time, d) for y in years):
                    continue
            yield _finding(time, dates[0])


def _told(times: Sequence[TimeExpression]) -> dt.date | None:
    """Without a day of publication, a date that the story gives with its weekday and year, and rightly: it tells of that time.

    Only if all its dates with a year are of one year.
    """
    if len({t.year for t in times if t.year and t.day}) != 1:
        return None
    for time in times:
        if time.weekday is not None and time.year and time.month and time.day:
            date = date_or_none(time.year, time.month, time.day)
            if date and _fits(time, date):
                return date
    return None


def _meant(time: TimeExpression, anchor: dt.date | None) -> tuple[dt.date, ...]:
    assert time.month
    assert time.day
    if time.year:
        day = date_or_none(time.year, time.month, time.day)
        if day is None or day.year < GREGORIAN:
            return ()
        if anchor and time.said.month_at and time.said.day_at and time.said.day_at < time.said.month_at:
            # "26 February 1930 on BBC One": a time of day to some readers, and right if it is one
            return (day, *nearest_dates(time.month, time.day, anchor)) if _may_be_clock(time.year) else (day,)
        return (day,)
    return nearest_dates(time.month, time.day, anchor) if anchor else ()


def _may_be_clock(year: int) -> bool:
    return year <= 2030 and year % 100 < 60 and year % 5 == 0


def _fits(time: TimeExpression, date: dt.date) -> bool:
    last = time.said.last_day
    ends = {date, date_or_none(date.year, date.month, last) if last else date}
    return any(d and d.weekday() == time.weekday for d in ends)


def _finding(time: TimeExpression, date: dt.date) -> Finding:
    said, block = time.said, time.block
    assert time.weekday is not None
    assert said.weekday_at
    right, text = WEEKDAYS[date.weekday()], block.text
    named = text[slice(*said.weekday_at)]
    day_first = bool(said.day_at and said.month_at and said.day_at < said.month_at)
    month = MONTHS[date.month - 1]
    written = f"{date.day} {month} {date.year}" if day_first else f"{month} {date.day}, {date.year},"
    fixes = [Fix(f"Change the day to {right}", (Edit(block.source_span(*said.weekday_at), _like(named, right)),))]
    other = _nearest_with(date, time.weekday)
    if other and said.day_at and said.last_day is None:
        fixes.append(
            Fix(f"Change the date to the {other.day}", (Edit(block.source_span(*said.day_at), str(other.day)),))
        )
    if said.year_at:
        for year in (date.year - 1, date.year + 1):
            moved = date_or_none(year, date.month, date.day)
            if moved and moved.weekday() == time.weekday:
                fixes.append(Fix(f"Change the year to {year}", (Edit(block.source_span(*said.year_at), str(year)),)))
    return Finding(
        time.span,
        f"“{time.text}”: {written} is a {right}, not a {WEEKDAYS[time.weekday]}",
        fixes=fixes,
        facts={"weekday": WEEKDAYS[time.weekday], "date": date.isoformat(), "right": right},
    )


def _like(named: str, right: str) -> str:
    """The right day in the form of the wrong one: “Tue.” gives “Wed.”."""
    if named in WEEKDAYS:
        return right
    return right[:3] + ("." if named.endswith(".") else "")


def _nearest_with(date: dt.date, weekday: int) -> dt.date | None:
    """The nearest day of the same month that falls on the weekday."""
    near = sorted(
        (abs(n), d)
        for n in range(-6, 7)
        if (d := date + dt.timedelta(n)).weekday() == weekday and d.month == date.month
    )
    return near[0][1] if near else None
