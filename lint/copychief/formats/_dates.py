"""Publication dates as people and systems write them. Nothing is guessed: a date without its year is no date."""

from __future__ import annotations

import datetime as dt
import re

from copychief.lazy import lazy

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
WEEKDAY = (
    r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:r(?:s(?:day)?)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)\.?"
)

_ISO = lazy(r"(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])")
_SLASHED = lazy(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_WRITTEN = lazy(
    rf"\b(?:(?P<m1>{MONTH})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{MONTH}),?\s+(?P<y2>\d{{4}}))\b",
    re.IGNORECASE,
)


def find_date(text: str) -> dt.date | None:
    """The first full date in a short text: ISO, “March 5, 2025”, “5 March 2025”; None if there is none.

    “03/04/2025” is two different days to two readers and so is none.
    """
    m = _ISO.search(text) or _SLASHED.search(text)
    if m:
        return _date(int(m[1]), int(m[2]), int(m[3]))
    m = _WRITTEN.search(text)
    if not m:
        return None
    month = MONTHS.index((m["m1"] or m["m2"])[:3].lower()) + 1
    return _date(int(m["y1"] or m["y2"]), month, int(m["d1"] or m["d2"]))


def as_date(value: object) -> dt.date | None:
    """A date from what front matter holds: a date, a date and time (its own day) or a text; else None."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    return find_date(value) if isinstance(value, str) else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
