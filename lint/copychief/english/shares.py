"""Shares and places: fractions (“two-thirds”), ratios (“7 in 10”) and ordinals (“the third man”).

Part of figure_reader.py's job, in a file of its own because “third” and “quarter” take some telling apart.
"""

from __future__ import annotations

from typing import Final

from copychief.english import heads, hedges
from copychief.english.numerals import ORDINALS, PARTS, SCALES, TENS, Tokens, number
from copychief.english.numerals import read as read_numeral
from copychief.english.quantities import Quantity, Reading
from copychief.english.units import DURATIONS

_AFTER_SHARE: Final = frozenset(", . ; : ) less more last this".split())
_OBJECTS: Final = frozenset("it them him her the this that these those his its their a an no".split())
_DASHES: Final = ("-", "–", "—", "−")


def ratio(t: Tokens, a: Quantity) -> tuple[Reading, int] | None:
    """“7 in 10”, “one in five”, “three out of four”, “1 in every 100”."""
    j = a.end
    if t.lows[j] == "out" and t.lows[j + 1] == "of":
        k = j + 2
    elif t.lows[j] == "in":
        k = j + 1
    else:
        return None
    if t.lows[k] == "every":
        k += 1
    b = read_numeral(t, k)
    if b is None or not 0 < a.numeral.value < b.value or b.step < 1:
        return None
    if t.lows[j] == "in" and t.lows[j + 1] != "every":
        if not b.words and ((b.value > 1000 and b.value % 100) or 1900 < b.value < 2100):
            return None
        following = t.lows[b.end]
        if (
            following in DURATIONS
            or following in ("countries", "cities", "states", "matches", "games", "%")
            or following == "-"
        ):
            return None
    value = a.numeral.value / b.value
    return share(
        t, a.start, b.end, value, (0.5 / b.value) if b.value >= 10 else 0.03, words=a.numeral.words, kind="ratio"
    )


def fraction(t: Tokens, a: Quantity) -> tuple[Reading, int] | None:
    """“Two-thirds”, “three quarters”."""
    j = a.end
    at = j + 1 if t.lows[j] in _DASHES and t.glued[j] else j
    if not (a.numeral.words and a.numeral.value < 20) or t.lows[at] not in PARTS or t.lows[at] in ("half", "halves"):
        return None
    if a.numeral.value > 1 and not t.lows[at].endswith("s"):
        return None
    parts = PARTS[t.lows[at]]
    if a.numeral.value >= parts or (
        t.lows[at] in ("quarter", "quarters")
        and t.lows[at + 1] in ("of", "")
        and t.lows[at + 2] in ("growth", "profit")
    ):
        return None
    return share(t, a.start, at + 1, a.numeral.value / parts, 0.0, words=True)


def part(t: Tokens, i: int) -> tuple[Reading | None, int] | None:
    """“Half”, “a third”, “a quarter of”; the third man and the first quarter are none."""
    low, before = t.lows[i], t.lows[i - 1]
    if low == "half":
        if before in ("first", "second", "other", "better", "top", "bottom", "each", "opening", "-") or t.lows[
            i + 1
        ] in ("-", "time", "brother", "sister", "way", "empty", "dozen"):
            return None, i + 1
        if t.lows[i + 1] in ("an", "a") and t.lows[i + 2] in (
            *DURATIONS,
            "mile",
            "kilometre",
            "point",
            "percent",
            "percentage",
        ):
            return None, i + 1
        if t.lows[i + 1] in ("hour", "mile", "percentage", "point", "day", "year"):
            return None, i + 1
        return share(t, i, i + 1, 0.5, 0.0, words=True)
    parts = PARTS[low]
    if (
        low in ("third", "quarter", "fifth", "tenth", "sixth", "eighth", "seventh", "ninth")
        and before in ("a", "one")
        and (t.lows[i + 1] in heads.STOPS or t.lows[i + 1] in _AFTER_SHARE)
    ):
        return share(t, i - 1, i + 1, 1 / parts, 0.0, words=True)
    if before in ("a", "one") and _has_verb(t, i):
        made, end = share(t, i - 1, i + 1, 1 / parts, 0.0, words=True)
        return made._replace(head="", modifiers=(), phrase_end=made.end), end
    if low in ORDINALS:
        return ordinal(t, i, i + 1, ORDINALS[low], words=True)
    return None, i + 1


def _has_verb(t: Tokens, i: int) -> bool:
    """“A third opposed it”, “a quarter abstained.”; in “a third wounded man” and “a third wounded.” it is a place."""
    if not t.lows[i + 1].endswith("ed"):
        return False
    return t.lows[i + 2] in _OBJECTS or (t.lows[i] == "quarter" and t.lows[i + 2] in (*_AFTER_SHARE, "and", ""))


def share(
    t: Tokens, i: int, end: int, value: float, half: float, *, words: bool, kind: str = "fraction"
) -> tuple[Reading, int]:
    hedge, begin = hedges.before(t, i)
    if t.lows[end : end + 2] == ["of", "a"] and t.lows[end + 2] in ("million", "billion", "trillion"):
        return _of_a_million(t, i, end + 3, value, hedge, begin, words=words)
    # fractions are round numbers by nature: a third may be 31% or 35%
    low, high = hedges.interval(value, max(half, 0.03), hedge)
    part = heads.of_phrase(t, end)
    found = part or heads.after(t, end, one=True)
    return (
        Reading(
            t.starts[i], t.ends[end - 1], kind, number(value), max(low, 0.0), min(high, 1.0), 0.01, "", "", hedge, found.lemma if found else "",
            found.modifiers if found else (), False, part is not None, words, t.starts[begin], t.ends[(found.end if found else end) - 1],
        ),
        end,
    )  # fmt: skip


def _of_a_million(
    t: Tokens, i: int, end: int, value: float, hedge: hedges.Hedge, begin: int, *, words: bool
) -> tuple[Reading, int]:
    """“A quarter of a million people” is a count."""
    scale = SCALES[t.lows[end - 1]]
    low, high = hedges.interval(value * scale, 0.03 * scale, hedge)
    found = heads.after(t, end)
    return (
        Reading(
            t.starts[i], t.ends[end - 1], "count", number(value * scale), low, high, scale / 100, "", "", hedge, found.lemma if found else "",
            found.modifiers if found else (), False, False, words, t.starts[begin], t.ends[(found.end if found else end) - 1],
        ),
        end,
    )  # fmt: skip


def ordinal(t: Tokens, i: int, end: int, value: int, *, words: bool) -> tuple[Reading, int]:
    found = heads.after(t, end, one=True)
    start = t.starts[i]
    return (
        Reading(
            start, t.ends[end - 1], "ordinal", value, value, value, 1.0, "", "", "", found.lemma if found else "",
            found.modifiers if found else (), False, False, words, start, t.ends[(found.end if found else end) - 1],
        ),
        end,
    )  # fmt: skip


def compound_ordinal(t: Tokens, i: int) -> tuple[Reading, int] | None:
    """“Twenty-first”."""
    if t.lows[i] in TENS and t.lows[i + 1] == "-" and t.lows[i + 2] in ORDINALS and ORDINALS[t.lows[i + 2]] < 10:
        return ordinal(t, i, i + 3, TENS[t.lows[i]] + ORDINALS[t.lows[i + 2]], words=True)
    return None
