"""The day that an age is counted from, and the ages that a birth makes on it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from copychief.document import Document
from copychief.english.figures import FIGURES, Figure
from copychief.lazy import lazy

YEAR = lazy(r"\b(1[6-9]\d\d|20\d\d)\b")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_FULL = lazy(
    r"\b([A-Z][a-z]{2})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})|\b(\d{1,2})(?:st|nd|rd|th)? ([A-Z][a-z]{2})[a-z]*\.?,? (\d{4})"
)


class Day(NamedTuple):
    """A day, or only its year."""

    year: int
    date: dt.date | None = None


def today_of(doc: Document) -> Day | None:
    """The day to count from: of publication, or the year that all full dates of the article are in."""
    if doc.metadata.published:
        return Day(doc.metadata.published.year, doc.metadata.published)
    years = {int(y) for f in doc[FIGURES].all if f.kind == "date" for y in YEAR.findall(f.text)}
    return Day(years.pop()) if len(years) == 1 else None


def day_of(figure: Figure) -> Day | None:
    m = _FULL.search(figure.text)
    if m:
        month, day, year = (m[1], m[2], m[3]) if m[1] else (m[5], m[4], m[6])
        if month.lower() in _MONTHS:
            try:
                return Day(int(year), dt.date(int(year), _MONTHS.index(month.lower()) + 1, int(day)))
            except ValueError:
                return Day(int(year))
    m = YEAR.search(figure.text)
    return Day(int(m[1])) if m else None


def ages_on(birth: Day, today: Day) -> list[int]:
    years = today.year - birth.year
    if birth.date and today.date:
        before = (today.date.month, today.date.day) < (birth.date.month, birth.date.day)
        exact = years - 1 if before else years
        return [exact]
    return [y for y in (years - 1, years) if y >= 0]
