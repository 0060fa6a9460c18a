"""How far rounding may put off what is reckoned from stated numbers, and the size of small units."""

from __future__ import annotations

from collections.abc import Iterable
from math import hypot

from copychief.english.figures import Figure
from copychief_rules.numbers._arithmetic import Range


def half(figure: Figure) -> float:
    """How far from the stated value the true one may be."""
    return (figure.high - figure.low) / 2


def around(value: float, halves: Iterable[float]) -> Range:
    """A result and how far the rounding of its operands may put it off: not all of them to their utmost at once."""
    off = hypot(*halves)
    return Range(value - off, value + off)


def scale(amount: Figure, end: Figure) -> float:
    """The size of an amount's unit in that of the ends: cents of a dollar, basis points."""
    coin = amount.currency in ("¢", "p") and amount.currency != end.currency
    return 0.01 if coin or amount.unit == "basis" else 1.0
