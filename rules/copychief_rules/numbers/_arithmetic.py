"""Sums with stated numbers: ranges, and how a message writes a result. No rule reports what a range allows."""

from __future__ import annotations

from typing import NamedTuple

from copychief.document import Stretch
from copychief.english.figures import Figure


class Range(NamedTuple):
    """All values from `low` to `high` that a stated number may stand for."""

    low: float
    high: float

    def meets(self, other: Range, slack: float = 0.0) -> bool:
        """Is there a value that both ranges allow, give or take `slack`?"""
        return self.low <= other.high + slack + 1e-9 and other.low <= self.high + slack + 1e-9


def range_of(figure: Figure) -> Range:
    return Range(figure.low, figure.high)


def change(before: Figure, after: Figure) -> Range | None:
    """The change from one to the other in percent, as a range; None if the first can be zero or less."""
    if before.low <= 0 or after.low < 0:
        return None
    return Range(100 * (after.low / before.high - 1), 100 * (after.high / before.low - 1))


def percent_change(before: float, after: float) -> float:
    return 100 * (after / before - 1)


def same_measure(a: Figure, b: Figure) -> bool:
    """Are both counted in the same thing, so that one can be taken from the other?"""
    return (
        a.kind == b.kind
        and a.unit == b.unit
        and a.currency == b.currency
        and not a.is_range
        and not b.is_range
        and (a.kind != "count" or not (a.head and b.head) or a.head == b.head)
    )


def plain(value: float, places: int = 1) -> str:
    """A number as a message writes it: no needless decimals, thousands parted."""
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def between(a: Stretch, b: Figure) -> str:
    """The text from the end of one stretch to where the other figure's hedge begins, in lower case."""
    return a.block.text[a.end : b.phrase_start].lower()
