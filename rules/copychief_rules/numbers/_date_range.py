"""Ranges of years and of days that run backwards: “between 2028 and 2027”, “from May 12 to May 9”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from copychief.english.times import TimeExpression
from copychief.lazy import lazy

_LINKS = {"between": "and", "from": "to until till through"}
_LINK = lazy(r"\s+(and|to|until|till|through)\s+")
# “moved the fair from May 12 to May 9”, “cut emissions from 2010 to 2005 levels”, “figures from 2010 to 2005, compared”
_MOVED = lazy(
    r"\b(?:mov|chang|br(?:ing|ought)|push|shift|advanc|reschedul|forward|switch|cut|reduc|lower|adjust|revis|correct"
    r"|back|ahead|deadline|date|compar|differ|gap|earlier|amend|updat|pull|count|flash|travel|jump|alter|replac)",
)
_BEHIND = lazy(
    r"\s*(?:levels?|figures|B\.?C|BCE|models?|editions?|of (?:this|the following|next) year|the (?:following|next) year)"
)


def reversed_dates(times: Sequence[TimeExpression]) -> Iterator[tuple[TimeExpression, TimeExpression]]:
    """Both ends of each range that says “between” or “from” and whose second end comes first."""
    for first, second in pairwise(times):
        text = first.block.text
        if first.block is not second.block or first.kind not in ("year", "month", "date") or second.kind != first.kind:
            continue
        link = _LINK.fullmatch(text, first.end, second.start)
        words = text[max(0, first.start - 12) : first.start].lower().split()
        if link is None or not words or link[1] not in _LINKS.get(words[-1], "").split():
            continue
        if not _runs_back(first, second) or _BEHIND.match(text, second.end):
            continue
        begin = max(text.rfind(stop, 0, first.start) for stop in (". ", "; ", "? ", "! ")) + 1
        if words[-1] == "between" or not _MOVED.search(text.lower(), begin, first.start):
            yield first, second


def _runs_back(first: TimeExpression, second: TimeExpression) -> bool:
    if first.kind == "year":
        return bool(first.year and second.year and first.year > second.year)
    if first.kind == "month":
        return bool(first.year and second.year and (first.year, first.month) > (second.year, second.month))
    if first.year and second.year:
        return bool(first.resolved and second.resolved and first.resolved > second.resolved)
    # without years only within one month: “from Dec. 28 to Jan. 3” is right
    same = first.month == second.month and first.year == second.year and not first.said.last_day
    return bool(same and first.day and second.day and first.day > second.day)
