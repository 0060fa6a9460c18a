"""The range that a stated number stands for: what its digits and its hedge (“about”, “more than”) allow.

All rules that do arithmetic work with such ranges, so that rounding is never called an error.
"""

from __future__ import annotations

from math import inf
from typing import Final, Literal

from copychief.english.numerals import Numeral, Tokens

Hedge = Literal["", "about", "nearly", "over", "under"]
"""about: near it on either side; nearly: just short of it; over: it or more; under: it or less."""

_ONE: Final[dict[str, Hedge]] = {
    "about": "about", "around": "about", "roughly": "about", "approximately": "about", "some": "about", "circa": "about", "approx": "about",
    "estimated": "about", "~": "about", "perhaps": "about", "maybe": "about", "approximate": "about", "nearly": "nearly",
    "almost": "nearly", "approaching": "nearly", "over": "over", "above": "over", "exceeding": "over", "exceeds": "over",
    "exceeded": "over", "topped": "over", "topping": "over", "surpassed": "over", "under": "under", "below": "under", ">": "over", "<": "under",
    "virtually": "nearly", "practically": "nearly", "maximum": "under", "minimum": "over",
}  # fmt: skip
_TWO: Final[dict[str, Hedge]] = {
    "more than": "over", "less than": "under", "fewer than": "under", "at least": "over", "at most": "under", "up to": "under",
    "close to": "nearly", "greater than": "over", "higher than": "over", "lower than": "under", "upwards of": "over", "upward of": "over",
    "excess of": "over", "minimum of": "over", "maximum of": "under", "many as": "under", "much as": "under", "few as": "over",
    "little as": "over", "next to": "nearly", "short of": "nearly", "shy of": "nearly", "north of": "over", "south of": "under",
    "something like": "about", "in some": "about", "or about": "about", "just about": "about", "well over": "over", "just over": "over",
    "just under": "nearly", "just below": "nearly", "a few": "about", "average of": "about", "averaged": "about", "averaging": "about",
    "region of": "about", "better than": "over", "order of": "about", "larger than": "over", "the nearly": "nearly",
    "in around": "about",
}  # fmt: skip
_THREE: Final[dict[str, Hedge]] = {
    "no more than": "under", "no fewer than": "over", "no less than": "over", "not more than": "under", "not less than": "over",
    "little more than": "over", "little less than": "nearly", "slightly more than": "over", "slightly less than": "nearly",
    "not quite": "nearly", "little under": "nearly", "slightly under": "nearly", "little over": "over",
}  # fmt: skip


_PHRASAL: Final = frozenset(
    "take takes took taken taking hand handed handing turn turned turning win won bring brought spread all".split()
)
"“Take over two banks”: the number has no hedge."


def before(t: Tokens, i: int) -> tuple[Hedge, int]:
    """The hedge that ends right before token i, and the token where it begins (i without one)."""
    if i < 1:
        return "", i
    last = t.lows[i - 1]
    if i >= 2:
        two = f"{t.lows[i - 2]} {last}"
        if i >= 3:
            hedge = _THREE.get(f"{t.lows[i - 3]} {two}")
            if hedge:
                return hedge, i - 3
        hedge = _TWO.get(two)
        if hedge:
            return hedge, i - 2
    hedge = _ONE.get(last)
    if hedge and not (last == "over" and t.lows[i - 2] in _PHRASAL):
        return hedge, i - 1
    if (
        last in ("a", "an", "the", "only", "just")
        and i >= 2
        and t.lows[i - 2] in ("about", "nearly", "almost", "over", "around")
    ):
        return _ONE[t.lows[i - 2]], i - 2
    return "", i


def after(t: Tokens, j: int) -> tuple[Hedge, int]:
    """The hedge that begins right at token j (“or more”, “-plus”, “+”), and the token after it."""
    word = t.lows[j]
    if word == "or":
        following = t.lows[j + 1]
        if following in ("more", "above", "over"):
            return "over", j + 2
        if following in ("so", "thereabouts"):
            return "about", j + 2
        if following in ("less", "fewer", "under", "below"):
            return "under", j + 2
    elif (word == "+" and t.glued[j]) or (
        word == "plus" and t.lows[j - 1] != "a" and t.lows[j + 1] not in ("a", "an", "the")
    ):
        return "over", j + 1
    elif word == "-" and t.glued[j] and t.lows[j + 1] in ("plus", "odd", "some", "ish"):
        return ("over" if t.lows[j + 1] == "plus" else "about"), j + 2
    elif word == "odd":
        return "about", j + 1
    return "", j


def half_width(n: Numeral, *, exact: bool) -> float:
    """How far from the stated value the true one can be if the digits were rounded to what is stated.

    `exact` is for counts: below 100 they are exact; larger ones may have been rounded to their zeros,
    but never to fewer than two figures (“300 workers” is 295 to 305, “1,500” is 1,450 to 1,550).
    """
    value = abs(n.value)
    if value == 0:
        return 0.0 if exact else n.step / 2
    if n.scale == 1 and exact and value < 100 and n.step >= 1:
        return 0.0
    if n.step < n.scale:  # decimals are stated
        return n.step / 2
    two_figures = 10.0 ** (len(str(int(value))) - 2)
    return 0.0 if exact and n.step == 1 and n.scale == 1 else min(n.step, two_figures) / 2


def interval(value: float, half: float, hedge: Hedge) -> tuple[float, float]:
    """(low, high) that a value, rounded to within `half`, stands for behind this hedge."""
    if hedge == "about":
        half = max(half, 0.1 * abs(value))
        return value - half, value + half
    if hedge == "nearly":
        return value - max(half, 0.12 * abs(value)), value
    if hedge == "over":
        return value - half * 0.2, inf
    if hedge == "under":
        return -inf if value < 0 else 0.0, value + half * 0.2
    return value - half, value + half
