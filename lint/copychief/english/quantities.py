"""A number with what it is a number of: currency before it, percent sign or unit behind it, and its range.

Between numerals.py, which reads the bare number, and figure_reader.py, which reads the figure in its sentence.
"""

from __future__ import annotations

from typing import NamedTuple

from copychief.english import hedges
from copychief.english.numerals import Numeral, Tokens
from copychief.english.numerals import read as read_numeral
from copychief.english.units import (
    CODES,
    DOLLARS,
    DURATIONS,
    GLUED_MONEY,
    MEASURES,
    NAMES,
    NATIONS,
    SIGN_PREFIXES,
    SIGNS,
)


class Reading(NamedTuple):
    """A figure as plain values; see `Figure` for what they mean. Positions count in the block's text."""

    start: int
    end: int
    kind: str
    value: float = 0.0
    low: float = 0.0
    high: float = 0.0
    step: float = 1.0
    unit: str = ""
    currency: str = ""
    hedge: str = ""
    head: str = ""
    modifiers: tuple[str, ...] = ()
    is_range: bool = False
    part_of: bool = False
    words: bool = False
    phrase_start: int = 0
    phrase_end: int = 0
    ends: tuple[float, float] = (0.0, 0.0)


class Quantity(NamedTuple):
    """A number with its currency or unit: tokens from `start` to `end`."""

    numeral: Numeral
    kind: str
    start: int
    end: int
    unit: str = ""
    currency: str = ""


_BEHIND_INCHES = frozenset((")", ",", ".", ";", "of", "long", "wide", "high", "tall", "deep", "thick", "(", "and"))
"“2.4in” is a measure before one of these."


def read_quantity(t: Tokens, i: int) -> Quantity | None:
    """The number at token i with the currency before it or the unit behind it."""
    start, currency = _currency_before(t, i)
    n = read_numeral(t, i, money=bool(currency))
    if n is None:
        return None
    j = n.end
    if currency:
        if t.lows[j] in ("us", "dollars", "dollar") and currency == "USD":
            j += 1
        return Quantity(n, "money", start, j, "", currency)
    low, hyphen = t.lows[j], 0
    if low == "-" and t.glued[j]:  # “30-kilometre”, “a 20-percent rise”
        low, hyphen = t.lows[j + 1], 1
    k = j + hyphen
    if low == "%":
        return Quantity(
            n,
            "points" if t.lows[k + 1] in ("points", "point", "pts") else "percent",
            i,
            k + 1 + (t.lows[k + 1] in ("points", "point", "pts")),
        )
    if low in ("percent", "pc", "pct"):
        return Quantity(n, "percent", i, k + 1)
    if low == "per" and t.lows[k + 1] == "cent":
        return Quantity(n, "percent", i, k + 2)
    if low in ("percentage", "basis") and t.lows[k + 1 + (t.texts[k + 1] == "-")] in ("point", "points"):
        return Quantity(n, "points", i, k + 2 + (t.texts[k + 1] == "-"), "basis" if low == "basis" else "")
    if low in NAMES and not (
        low == "won" and t.lows[k + 1] in ("the", "a", "an", "in", "by", "and", "their", "his", "her")
    ):
        return Quantity(n, "money", i, k + 1, "", NAMES[low])
    if low in NATIONS and (
        t.lows[k + 1] in NAMES or t.lows[k + 1] == "pounds" or (t.lows[k + 1] in NATIONS and t.lows[k + 2] in NAMES)
    ):
        end = k + 2 if t.lows[k + 1] in NAMES or t.lows[k + 1] == "pounds" else k + 3
        code = (
            "GBP"
            if t.lows[k + 1] == "pounds"
            else DOLLARS.get(low, NAMES[t.lows[end - 1]])
            if t.lows[end - 1].startswith("dollar")
            else NAMES[t.lows[end - 1]]
        )
        return Quantity(n, "money", i, end, "", code)
    if low in GLUED_MONEY and t.glued[k] and not hyphen and t.texts[k].islower():
        return Quantity(n, "money", i, k + 1, "", GLUED_MONEY[low])
    if low in ("pounds", "pound") and n.scale >= 1000:
        return Quantity(n, "money", i, k + 1, "", "GBP")
    measured = _measure(t, k, n)
    if measured:
        return Quantity(n, measured[0], i, measured[2], measured[1])
    return Quantity(n, "count", i, j)


def _currency_before(t: Tokens, i: int) -> tuple[int, str]:
    """(first token of the currency before token i, its code), or (i, "")."""
    before = t.lows[i - 1]
    if before in SIGNS:
        if i > 1 and t.glued[i - 1] and before == "$" and t.lows[i - 2] in SIGN_PREFIXES:
            return i - 2, SIGN_PREFIXES[t.lows[i - 2]]
        return i - 1, SIGNS[before]
    if before in CODES and t.texts[i - 1][0].isupper():
        return i - 1, "INR" if before == "rs" else before.upper()
    if before == "." and t.lows[i - 2] == "rs":
        return i - 2, "INR"
    return i, ""


def _measure(t: Tokens, k: int, n: Numeral) -> tuple[str, str, int] | None:
    """(kind, unit, token behind it) of a measure or a duration at token k."""
    low = t.lows[k]
    if low in DURATIONS:
        return "duration", DURATIONS[low], k + 1
    if low in ("square", "sq", "cubic", "cu") and t.lows[k + 1 + (t.texts[k + 1] in (".", "-"))] in MEASURES:
        at = k + 1 + (t.texts[k + 1] in (".", "-"))
        return "measure", ("square_" if low[0] == "s" else "cubic_") + MEASURES[t.lows[at]], at + 1
    if low in ("nautical", "metric", "short", "long") and t.lows[k + 1] in MEASURES:
        unit = MEASURES[t.lows[k + 1]]
        unit = {"nautical": "nautical_" + unit, "metric": "tonne"}.get(low, unit)
        return "measure", unit, k + 2
    if low == "fluid" and t.lows[k + 1] in ("ounces", "oz", "ounce"):
        return "measure", "fluid_ounce", k + 2
    if low == "°":
        scale = {"c": "celsius", "f": "fahrenheit"}.get(t.lows[k + 1])
        return "measure", scale or "degree", k + (2 if scale else 1)
    if low in ("f", "c") and t.glued[k] and t.texts[k].isupper() and n.value < 200:
        return "measure", "celsius" if low == "c" else "fahrenheit", k + 1
    if low == "m" and not t.lows[k + 1].startswith("people") and n.scale == 1:
        return "measure", "metre", k + 1
    if low == "in" and t.glued[k] and (t.lows[k + 1] in _BEHIND_INCHES):
        return "measure", "inch", k + 1
    unit = MEASURES.get(low, "")
    if not unit or (low in ("stone", "pound", "yard", "foot") and t.texts[k][0].isupper()):  # a name
        return None
    end = k + 1
    if unit == "degree" and t.lows[end] in ("celsius", "fahrenheit", "c", "f", "centigrade"):
        return "measure", "fahrenheit" if t.lows[end][0] == "f" else "celsius", end + 1
    if unit in ("kilometre", "mile", "metre", "foot") and (
        (t.lows[end] in ("per", "an", "a") and t.lows[end + 1] in ("hour", "second"))
        or (t.texts[end] == "/" and t.lows[end + 1] in ("h", "hr", "s"))
    ):
        return "measure", unit + ("_per_second" if t.lows[end + 1][0] == "s" else "_per_hour"), end + 2
    return "measure", unit, end


def bounds(q: Quantity, hedge: hedges.Hedge) -> tuple[float, float]:
    """The least and the greatest value that the digits and the hedge allow."""
    exact = q.kind in ("count", "age", "duration", "ordinal")
    half = (
        q.numeral.step / 2
        if q.kind in ("percent", "points") and q.numeral.step <= 1
        else hedges.half_width(q.numeral, exact=exact)
    )
    if q.kind in ("percent", "points"):
        half = min(half, 0.5)
    elif q.kind == "measure":
        half = max(half, min(q.numeral.step, 1.0) / 2)
    elif q.kind == "money" and q.numeral.scale == 1 and q.numeral.step >= 1:
        half = max(half, 0.5)
    return hedges.interval(q.numeral.value, half, hedge)
