"""When: dates, weekdays, relative days, spans and ages in an article, counted from its anchor.

The anchor is the day of publication (`--published`, front matter, a dated dateline). Without one nothing that needs it
is resolved: nothing is guessed. Reading is one block at a time; what an expression means is worked out per article.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from itertools import repeat

from copychief.document import Block, BlockKind, Document, Layer, Stretch
from copychief.english import _calendar, _relative
from copychief.english._calendar import Direction, Said, find_dates
from copychief.english._relative import find_relative
from copychief.english.numerals import DIGIT
from copychief.english.vocabulary import BLOCK_WORDS
from copychief.lazy import lazy

NEAR = 120
"A date without its year is the nearest one if that is at most so many days from the anchor."


class TimeExpression(Stretch):
    """A time in the text.

    `kind` is one of
    - "date" (a day of a month), "month", "year", "weekday": what the calendar says of it is in `year`, `month`
      (1-12), `day` (may be impossible: 30 for February) and `weekday` (Monday is 0);
    - "relative" (yesterday, last week, earlier this year), "ago" (two years ago): `direction`, `count`, `unit`;
    - "later" (three years later, two days before), "duration" (for three weeks), "age" (four-day-old): `count` and
      `unit` ("day", "year" …);
    - "clock" (1945 GMT, 8:30 p.m.): a time of day and no year.

    None stands for what the text doesn't state. `direction` is seen from the day of publication; `resolved` is the
    day it means, if that is certain. `said` has the rest of what was read, with the offsets of each part.
    """

    __slots__ = ("count", "day", "direction", "kind", "month", "resolved", "said", "unit", "weekday", "year")

    def __init__(self, block: Block, said: Said, anchor: dt.date | None) -> None:
        super().__init__(block, said.start, said.end)
        self.said, self.kind, self.count, self.unit = said, said.kind, said.number, said.unit
        self.year, self.month, self.day, self.weekday = said.year, said.month, said.day, said.weekday
        self.resolved = _resolve(said, anchor)
        self.direction = said.direction or _direction(said, self.resolved, anchor)


def date_or_none(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None if the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def nearest_dates(month: int, day: int, anchor: dt.date) -> tuple[dt.date, ...]:
    """The days that a date without its year may mean, the nearest first.

    Only the nearest, if it is close to the anchor; else the one before and the one after it.
    """
    found = [d for y in (-1, 0, 1) if (d := date_or_none(anchor.year + y, month, day))]
    found.sort(key=lambda d: abs((d - anchor).days))
    return tuple(found[:1] if found and abs((found[0] - anchor).days) <= NEAR else found[:2])


def find_times(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> tuple[Said, ...]:
    """All times of a block's text in order; they don't overlap, the longer one of two counts."""
    if kind is BlockKind.CODE:
        return ()
    found = [*map(_placed, repeat(text), find_dates(text)), *find_relative(text)]
    if len(found) < 2:
        return tuple(found)
    out: list[Said] = []
    for said in sorted(found, key=lambda s: (s.start, -s.end)):
        if not out or said.start >= out[-1].end:
            out.append(said)
    return tuple(out)


_PLACED = lazy(r"\b(?:(last)|(next|coming))\s+$", re.IGNORECASE)


def _placed(text: str, said: Said) -> Said:
    """A weekday or month with the “last” or “next” before it."""
    if said.kind not in ("weekday", "month") or said.year:
        return said
    m = _PLACED.search(text, max(0, said.start - 8), said.start)
    return said._replace(start=m.start(), direction="past" if m[1] else "future") if m else said


def _resolve(said: Said, anchor: dt.date | None) -> dt.date | None:
    if said.kind == "date" and said.month and said.day:
        if said.year:
            return date_or_none(said.year, said.month, said.day)
        if anchor:
            near = nearest_dates(said.month, said.day, anchor)
            if said.weekday is not None and not said.loose:
                near = tuple(d for d in near if d.weekday() == said.weekday)
            return near[0] if len(near) == 1 else None
    if said.days is not None and anchor:
        try:
            return anchor + dt.timedelta(said.days)
        except OverflowError:
            return None
    return None


def _direction(said: Said, resolved: dt.date | None, anchor: dt.date | None) -> Direction | None:
    if anchor is None:
        return None
    if resolved:
        return "past" if resolved < anchor else "future" if resolved > anchor else "present"
    if said.year and said.kind in ("month", "year", "date"):
        then, now = (said.year, said.month or anchor.month), (anchor.year, anchor.month)
        return "past" if then < now else "future" if then > now else None
    return None


_WORDS = _calendar.WORDS | _relative.WORDS


def _may_hold_time(text: str, words: Iterable[str]) -> bool:
    """A glance at a text and its words: two blocks of five hold no digit and no word of time."""
    return not _WORDS.isdisjoint(words) or DIGIT.search(text) is not None


def _times(doc: Document) -> tuple[TimeExpression, ...]:
    anchor = doc.metadata.published
    words = doc[BLOCK_WORDS]
    where = (_may_hold_time(b.text, its) for b, its in zip(doc.blocks, words, strict=True))
    return tuple(
        TimeExpression(block, said, anchor)
        for block, found in zip(doc.blocks, doc.per_block(find_times, where), strict=True)
        for said in found
    )


TIMES: Layer[tuple[TimeExpression, ...]] = Layer("times", _times)
"""All times of the article in the order of the text, those of headlines and captions too."""
