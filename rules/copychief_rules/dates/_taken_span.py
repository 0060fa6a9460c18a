"""How long a work took, with the years in which it began and was done: “Work began in 2001 and took eight years”.

The three stand in any order in one sentence or in two that follow each other, with no other year between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from copychief.english.times import TimeExpression
from copychief.lazy import lazy
from copychief_rules.dates._told_span import Told

_MONTH = r"(?:(?:early|late|mid|the (?:spring|summer|autumn|fall|winter) of)[\s-]+)?$"
_BEGAN = lazy(
    r"\b(?:began|begun|started|started (?:work|construction|building)|broke ground|was (?:signed|approved|laid|drafted))\s+(?:\w+\s+){0,2}?in\s+"
    + _MONTH
)
_DONE = lazy(
    r"\b(?:opened|reopened|finished|completed|concluded|ended|done|launched|handed over|inaugurated|unveiled)\s+(?:(?!on\b)\w+\s+){0,2}?in\s+"
    + _MONTH
)
_TOOK = lazy(
    r"\b(?:took|taking|lasted|lasting|had taken|have taken|went on for)\s+(?:\w+\s+){0,2}?(?:just\s+|only\s+|exactly\s+|a full\s+)?$"
)
_ELECTED = lazy(
    r"\b(?:elected|appointed|hired|enthroned|crowned|took (?:office|over|power|charge))\s+(?:(?!again\b)\w+\s+){0,4}?in\s+$"
)
_SERVED = lazy(r"\b(?:served|ruled|reigned|governed|led|stayed)\s+(?:(?:it|the [a-z]+)\s+)?(?:for\s+)?$")
_UNTIL = lazy(r",?\s+until\s+")
_HELD_UP = lazy(r"\b(?:paused|halted|suspended|stopped|resumed|again|each|every|interrupted|first|phase|stage)\b", 2)
_LINK = 160
"Farther apart the two may be of different works."


def taken(times: Sequence[TimeExpression], sentence_of: Callable[[TimeExpression], int]) -> Iterator[Told]:
    """The spans that a work is said to have taken and that its years contradict."""
    for n, span in enumerate(times):
        text = span.block.text
        if span.kind != "duration" or span.unit not in ("year", "decade") or not span.count:
            continue
        served = _SERVED.search(text, max(0, span.start - 30), span.start)
        if not served and not _TOOK.search(text, max(0, span.start - 40), span.start):
            continue
        near = [t for t in times[max(0, n - 3) : n + 4] if t.year and abs(sentence_of(t) - sentence_of(span)) <= 1]
        began = [t for t in near if _BEGAN.search(text, max(0, t.start - 50), t.start)]
        if served:  # “was elected in 1996 and served 12 years, until 2008”
            began += [t for t in near if _ELECTED.search(text, max(0, t.start - 50), t.start)]
        done = [
            t
            for t in near
            if _DONE.search(text, max(0, t.start - 50), t.start) or _UNTIL.fullmatch(text, span.end, t.start)
        ]
        if len(near) != 2 or len(began) != 1 or len(done) != 1 or not began[0].year or not done[0].year:
            continue
        first, last = began[0], done[0]
        low, high = min(first.start, last.start, span.start), max(first.end, last.end, span.end)
        if first is last or high - low > _LINK or _HELD_UP.search(text, low, high):
            continue
        years = (last.year or 0) - (first.year or 0)
        stated = span.count * (10 if span.unit == "decade" else 1)
        if years > 0 and abs(years - stated) > max(1.0, 0.1 * stated):
            yield Told(span.start, span.end, span.count, span.unit, first, last, years)
