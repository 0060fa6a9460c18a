"""Calendar dates in a block's text: month, day, year and weekday, in US, UK and ISO order. Pure functions on text.

Everything hangs on the name of a month or weekday (or on an ISO date), found in one scan; what belongs to it is
then read off the few characters before and behind.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from typing import Literal, NamedTuple

from copychief.lazy import lazy

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June",
          "July", "August", "September", "October", "November", "December")  # fmt: skip

Kind = Literal["date", "month", "year", "weekday", "relative", "ago", "later", "duration", "age", "clock"]
Direction = Literal["past", "present", "future"]

_NAMES: dict[str, tuple[bool, int]] = {
    **{name: (True, i) for i, name in enumerate(WEEKDAYS)},
    **{name: (True, i) for i, name in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))},
    "Tues": (True, 1),
    "Thur": (True, 3),
    "Thurs": (True, 3),
    **{name: (False, i) for i, name in enumerate(MONTHS, 1)},
    **{name[:3]: (False, i) for i, name in enumerate(MONTHS, 1)},
    "Sept": (False, 9),
}
"""Name → (is a weekday, its number: Monday is 0, January is 1)."""
WORDS = frozenset(map(str.lower, _NAMES))

# A flat alternation of literals lets the engine leap from one possible first letter to the next.
_NAME = lazy("|".join(sorted(_NAMES, key=len, reverse=True)))
_ISO = lazy(r"(?:1[5-9]|20)\d\d([-/])(\d{1,2})\1(\d{1,2})(?![\d/-]|\.\d)")

_TH = r"(?:st|nd|rd|th)?"
_DAY_AFTER = lazy(rf"\s+(?:the\s+)?(\d{{1,2}}){_TH}(?![\w%°º$£€]|[,.:]\d|\s?(?:percent|per cent|a\.?m\b|p\.?m\b))")
_DAY_BEFORE = lazy(rf"(?<![\d.,:/$£€])(\d{{1,2}}){_TH}\s+(?:(?:day\s+)?of\s+)?$")
_RANGE_AFTER = lazy(rf"\s*(?:-|–|—|/|\bto\b|\bthrough\b|\bthru\b|\band\b|,|&)\s*(\d{{1,2}}){_TH}(?![\w%]|[,.:]\d)")
_RANGE_BEFORE = lazy(rf"(\d{{1,2}}){_TH}\s*(?:-|–|—|/|to|and|or|,|&)\s*$")
ZONE = r"(?:GMT|BST|UTC|EST|EDT|CET|CEST|[Hh]rs?|[Hh]ours?|[Hh]|local|[Zz]ulu)\b"
_YEAR_AFTER = lazy(rf"(?:,?\s+(?:of\s+|in\s+)?|\s*/)((?:1[4-9]|20)\d\d)(?![\w%]|[,.:]\d|\s+{ZONE})")
_PART_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night|lunchtime))?"
_JOINS_DATE = lazy(rf"\.?{_PART_OF_DAY}(?:,\s*|\s+[-–—]\s+|\s*\(|\s+|,?\s+(?:the|on)\s+)(?:the\s+)?")
_WEEKDAY_BEHIND = lazy(rf"\s*\(({'|'.join(WEEKDAYS)}|[MTWFS][a-z]{{2,3}}\.?)\)|,\s+an?\s+({'|'.join(WEEKDAYS)})\b")
_MORE_WEEKDAYS = lazy(
    r"(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?s?\.?,?\s*(?:and|or|to|through|thru|till|until|[-–—/&,])\s*$"
)


_MONTH_CUE = lazy(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Oo]f|[Ff]rom|[Dd]uring|[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate|[Bb]efore|[Aa]fter|to|through"
    r"|[Bb]etween|previous|following|every|each)\s+|[Mm]id-)$"
)


class Said(NamedTuple):
    """What a text says of one time; None where it says nothing. Offsets count in the block's text.

    The `…_at` pairs are (start, end) of the parts, for fixes. `last_day` ends a range of days (“March 5-7”). `loose`
    is True if several weekdays stand in a row, so that none of them belongs to the day. See `TimeExpression`.
    """

    start: int
    end: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    last_day: int | None = None
    loose: bool = False
    weekday_at: tuple[int, int] | None = None
    month_at: tuple[int, int] | None = None
    day_at: tuple[int, int] | None = None
    year_at: tuple[int, int] | None = None
    direction: Direction | None = None
    number: float | None = None
    unit: str | None = None
    days: int | None = None
    "Days from the day of publication, if the words say exactly that (“yesterday” is -1)."


class _Name(NamedTuple):
    start: int
    end: int
    weekday: bool
    number: int
    full: bool


def days_in(month: int, year: int | None = None) -> int:
    """How many days a month has; of February 29, unless the year says otherwise."""
    return monthrange(year or 2000, month)[1]


def find_dates(text: str) -> list[Said]:
    """The dates of a text in order: with a day, or a month with its year, or a bare month or weekday."""
    names = list(_names(text))
    dates: list[Said] = []
    for i, name in enumerate(names):
        if not name.weekday:
            before = names[i - 1] if i and names[i - 1].weekday else None
            date = _date(text, name)
            if date.day or date.year or (name.full and _stands_for_itself(text, name, dates)):
                dates.append(_with_weekday(text, date, before))
    taken = [(d.start, d.end) for d in dates]
    for name in names:
        if name.weekday and name.full and not any(a <= name.start < b for a, b in taken):
            at = (name.start, name.end)
            dates.append(Said(*at, "weekday", weekday=name.number, weekday_at=at))
    if text.count("-") > 1 or text.count("/") > 1:
        dates.extend(_iso(text))
    return dates


def _stands_for_itself(text: str, name: _Name, dates: list[Said]) -> bool:
    """Is a bare “May” or “April” a month: behind “in”, “since”, “last” …, or “and” with a month before it?"""
    if _MONTH_CUE.search(text, max(0, name.start - 12), name.start):
        return True
    return (
        bool(dates) and dates[-1].month is not None and text[dates[-1].end : name.start].strip() in ("and", "or", ",")
    )


def _names(text: str) -> Iterator[_Name]:
    last = -1
    for m in _NAME.finditer(text):
        start, end = m.span()
        before = text[start - 1] if start else " "
        if (
            before.isalnum()
            or before in "'’_@#"
            or (before == "-" and start - 1 != last and text[start - 4 : start] != "mid-")
        ) or (end < len(text) and (text[end].isalnum() or text[end] == "_")):
            continue
        weekday, number = _NAMES[m[0]]
        full = m[0] in WEEKDAYS if weekday else m[0] in MONTHS
        if end < len(text) and text[end] == "." and not full:
            end += 1
        elif m[0] == "Sun" and _is_paper(text, start):
            continue
        last = end
        yield _Name(start, end, weekday, number, full)


def _is_paper(text: str, start: int) -> bool:
    """“The Sun, March 5”, “Vancouver Sun”: a capitalised word before it makes it a name."""
    before = text[max(0, start - 24) : start].rstrip().rsplit(None, 1)
    return bool(before) and before[-1][:1].isupper()


def _date(text: str, name: _Name) -> Said:
    start, end = name.start, name.end
    month_at = (start, end)
    day = last = year = day_at = year_at = None
    m = _DAY_BEFORE.search(text, max(0, start - 20), start)
    if m and int(m[1]) > 0:
        day, day_at, start = int(m[1]), m.span(1), m.start()
        r = _RANGE_BEFORE.search(text, max(0, start - 12), start)
        if r:  # "5-7 March": the first day is the one that a weekday in front belongs to
            day, last, day_at, start = int(r[1]), day, r.span(1), r.start()
    else:
        m = _DAY_AFTER.match(text, end)
        if m and int(m[1]) > 0 and name.end - name.start > 2:
            day, day_at, end = int(m[1]), m.span(1), m.end()
            r = _RANGE_AFTER.match(text, end)
            if r and day < int(r[1]) <= 31:
                last, end = int(r[1]), r.end()
    m = _YEAR_AFTER.match(text, end)
    if m and not (m[0][0] == "/" and day):
        year, year_at, end = int(m[1]), m.span(1), m.end()
    kind: Kind = "date" if day else "month"
    return Said(start, end, kind, year, name.number, day, None, last, False, None, month_at, day_at, year_at)


def _with_weekday(text: str, date: Said, before: _Name | None) -> Said:
    if date.day is None:
        return date
    if before and before.end <= date.start:
        gap = _JOINS_DATE.fullmatch(text, before.end, date.start)
        if gap:
            loose = _MORE_WEEKDAYS.search(text, max(0, before.start - 24), before.start) is not None
            end = date.end + (text[date.end : date.end + 1] == ")" and "(" in gap[0])
            return date._replace(
                start=before.start, end=end, weekday=before.number, loose=loose, weekday_at=(before.start, before.end)
            )
    m = _WEEKDAY_BEHIND.match(text, date.end)
    if m:
        group = 1 if m[1] else 2
        known = _NAMES.get(m[group].rstrip("."))
        if known and known[0]:
            return date._replace(end=m.end(), weekday=known[1], weekday_at=m.span(group))
    return date


def _iso(text: str) -> Iterator[Said]:
    for m in _ISO.finditer(text):
        if m.start() and (text[m.start() - 1].isalnum() or text[m.start() - 1] in "/-_.="):
            continue
        month, day = int(m[2]), int(m[3])
        if 1 <= month <= 12 and 1 <= day <= 39:
            year_at = (m.start(), m.start() + 4)
            yield Said(
                m.start(),
                m.end(),
                "date",
                int(m[0][:4]),
                month,
                day,
                month_at=m.span(2),
                day_at=m.span(3),
                year_at=year_at,
            )
