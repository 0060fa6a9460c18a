"""Two counts that make up a third, stated elsewhere: “214 people aboard” … “187 passengers and 27 crew”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from copychief.english.figures import Figure
from copychief.lazy import lazy
from copychief_rules.numbers._arithmetic import Stated
from copychief_rules.numbers._parts import Parts

NEAR = 0.2
"The share of the total by which the two may miss it and still be its parts."
_ABOARD = lazy(r"\b(?:aboard|on board|carrying|carried)\b")


class _Whole(NamedTuple):
    """What two kinds of things make up together."""

    kinds: tuple[frozenset[str], frozenset[str]]
    heads: frozenset[str]
    near: bool
    "The total stands beside “aboard”."


_WHOLES = (
    _Whole((frozenset({"passenger"}), frozenset({"crew", "member", "crewman"})), frozenset({"person"}), True),
    _Whole(
        (frozenset({"house", "bungalow", "townhouse"}), frozenset({"flat", "apartment", "maisonette"})),
        frozenset({"home", "dwelling"}),
        False,
    ),
    _Whole((frozenset({"boy"}), frozenset({"girl"})), frozenset({"pupil"}), False),
)
_HEADS = frozenset().union(*(kinds for whole in _WHOLES for kinds in whole.kinds))
_JOIN = lazy(r",?\s(?:and|plus)\s(?:the\s|a\screw\sof\s)?")


def complements(stated: Sequence[Stated]) -> Iterator[Parts]:
    """The pairs of counts that miss the only total of the article that they can be parts of."""
    for _, row, _ in stated:
        for one, other in pairwise(row):
            whole = _whole(one, other)
            total = _only(whole, stated) if whole else None
            if total is None or any(total is f for f in row):
                continue
            off = abs(one.value + other.value - total.value)
            if 0 < off <= NEAR * total.value and max(one.value, other.value) < total.value:
                yield Parts(total, (one, other), False, True)


def _whole(one: Figure, other: Figure) -> _Whole | None:
    if not (
        one.head in _HEADS
        and other.head in _HEADS
        and _counted(one)
        and _counted(other)
        and _JOIN.fullmatch(one.block.text, one.phrase_end, other.phrase_start)
    ):
        return None
    for whole in _WHOLES:
        a, b = whole.kinds
        heads = one.head, other.head
        if (heads[0] in a and heads[1] in b) or (heads[0] in b and heads[1] in a):
            return whole
    return None


def _only(whole: _Whole, stated: Sequence[Stated]) -> Figure | None:
    """The first figure that can be the total, if all that can be are equal."""
    found: list[Figure] = []
    for _, row, _ in stated:
        for figure in row:
            if figure.kind != "count" or figure.head not in whole.heads or figure.value < 4:
                continue
            text = figure.block.text
            if whole.near and not _ABOARD.search(text, max(0, figure.start - 24), figure.phrase_end + 24):
                continue
            found.append(figure)
    values = {f.value for f in found}
    return found[0] if len(values) == 1 and all(map(_counted, found)) else None


def _counted(figure: Figure) -> bool:
    return figure.kind == "count" and not (figure.hedge or figure.is_range or figure.part_of)
