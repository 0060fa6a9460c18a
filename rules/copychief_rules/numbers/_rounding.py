"""How far rounding may put off what is reckoned from stated numbers, and the size of small units."""

from __future__ import annotations

from collections.abc import Iterable
from math import hypot

from copychief.english.figures import Figure
from copychief.lazy import lazy
from copychief_rules.numbers._arithmetic import Range

_IN_FULL = lazy(r"[^\d.]{0,3}\d[\d,]*(?:\s(?!million|billion|trillion)[a-z]+)?")


def half(figure: Figure) -> float:
    """How far from the stated value the true one may be."""
    return (figure.high - figure.low) / 2


def halves(a: Figure, b: Figure) -> tuple[float, float]:
    """The same for two ends of a change: beside 2,448 a 2,400 in full is meant to the same digit."""
    if a.value == b.value or not (_IN_FULL.fullmatch(a.text) and _IN_FULL.fullmatch(b.text)):
        return half(a), half(b)
    return (min(half(a), half(b)),) * 2


def around(value: float, halves: Iterable[float]) -> Range:
    """A result and how far the rounding of its operands may put it off: not all of them to their utmost at once."""
    off = hypot(*halves)
    return Range(value - off, value + off)


def scale(amount: Figure, end: Figure) -> float:
    """The size of an amount's unit in that of the ends: cents of a dollar, basis points."""
    coin = amount.currency in ("¢", "p") and amount.currency != end.currency
    return 0.01 if coin or amount.unit == "basis" else 1.0
