"""Ranges of figures that a verb sets side by side: “tickets cost from $40 to $25”, “fines range from $5,000 to $1,000”.

A change runs “from 40 to 25” too; so the verb must say that what it tells doesn't move.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from copychief.english.figures import Figure
from copychief.lazy import lazy

_STILL = lazy(
    r"\b(?:costs?|costing|weighs?|weighing|measures?|measuring|priced(?:\sat)?|(?:is|are|stand|stands|sell|sells|rent|rents)|last|lasts|take|takes|takes?\splace"
    r"|pays?|charges?|rang(?:es?|ed|ing)|vary|varies|varied|varying)\s(?:anywhere\s)?(?P<from>from\s)?$"
)
_PRICE = lazy(r"cost|pa(?:y|id)|charg|priced")
_AMOUNT_OF = lazy(
    r"\b(?:earnings|profits?|revenues?|sales|income|range|prices?|costs?|fees?|fines?|salar(?:y|ies)|wages?|rents?)\sof\s$"
)
"“Expects earnings of $4.20 to $4.60 a share”."
_ENDS_HERE = lazy(
    r"(?!\s(?:more|less|for|in|on|at|than)\b)(?:\s[\w'’-]+){0,3}?(?:\s(?:tall|long|wide|deep|high|apiece|each))?\s?(?:[.,;)—–]|$)|\s(?:per|an?|each)\s"
)
_KINDS = frozenset({"money", "measure", "percent", "duration", "count"})


def ranges(row: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The two ends of each still range that runs down."""
    for first, second in pairwise(row):
        if second.start - first.end != 4 or first.is_range or second.is_range or first.value <= second.value:
            continue
        text = first.block.text
        if text[first.end : second.start] != " to " or second.kind not in _KINDS or first.part_of or second.part_of:
            continue
        if first.kind != second.kind and (first.kind != "count" or first.currency or second.kind == "money"):
            continue
        if (first.currency, first.unit) != (second.currency, second.unit) and first.kind == second.kind:
            continue
        still = _STILL.search(text, max(0, first.start - 24), first.start)
        amount = _AMOUNT_OF.search(text, max(0, first.start - 24), first.start)
        if (amount or (still and (still["from"] or _PRICE.match(still[0])))) and _ENDS_HERE.match(text, second.end):
            yield first, second
