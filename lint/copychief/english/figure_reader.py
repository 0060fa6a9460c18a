"""Reads the figures of one block of text: one pass over its tokens, with a closer look only at numbers.

Pure: text in, plain values out, so that a document can remember them. figures.py gives them their places.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from copychief.document import BlockKind
from copychief.english import heads, hedges
from copychief.english.figure_kinds import special
from copychief.english.numerals import ONES, ORDINALS, PARTS, SCALES, TENS, TRIGGERS, WORDS, Numeral, Tokens, number
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

_DASHES: Final = ("-", "–", "—", "−")
_CHANGES: Final = frozenset(
    "rose fell rise fall rises falls dropped drop climbed gained lost gain added slid slipped jumped down up off"
    " soared sank edged dipped tumbled plunged surged advanced declined increased decreased grew by shed cut"
    " raised reduced from lowered moved went pushed pushing bringing taking".split()
)
"Behind these “A to B” is a change, not a range."


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


class _Quantity(NamedTuple):
    """A number with its currency or unit: tokens from `start` to `end`."""

    numeral: Numeral
    kind: str
    start: int
    end: int
    unit: str = ""
    currency: str = ""


def read(text: str, kind: BlockKind) -> tuple[Reading, ...]:
    """All figures of a block in order, none overlapping another."""
    if kind is BlockKind.CODE:
        return ()
    t = Tokens(text)
    out: list[Reading] = []
    i, n = 0, len(t)
    texts, lows = t.texts, t.lows
    while i < n:
        low = lows[i]
        if not low[0].isdigit() and low not in TRIGGERS:
            i += 1
            continue
        made = _at(t, i, kind)
        if made is None:
            i += 1
            continue
        reading, i = made
        if reading is not None:
            out.append(reading)
    del texts
    return tuple(out)


def _at(t: Tokens, i: int, block: BlockKind) -> tuple[Reading | None, int] | None:
    """The figure at token i and the token after it; (None, j) skips what is no figure; None goes on."""
    low = t.lows[i]
    if low[0].isdigit():
        if not t.texts[i].isascii():
            return None
        other = special(t, i)
        if other is not None:
            if other.kind == "fraction":
                return _share(t, other.start, other.end, other.value, 0.0, words=False)
            start, end = t.starts[other.start], t.ends[other.end - 1]
            value = float(number(other.value))
            return Reading(
                start, end, other.kind, number(value), value, value, phrase_start=start, phrase_end=end
            ), other.end
        if t.lows[i + 1] in ("st", "nd", "rd", "th") and t.glued(i + 1) and t.texts[i].isdigit():
            return _ordinal(t, i, i + 2, int(t.texts[i]), words=False)
    elif low in ORDINALS and low not in PARTS:
        return _ordinal(t, i, i + 1, ORDINALS[low], words=True)
    elif low in PARTS:
        return _part(t, i)
    elif low in ("both", "twice"):
        return None
    elif (
        t.texts[i][0].isupper()
        and block not in (BlockKind.HEADLINE, BlockKind.DECK, BlockKind.HEADING)
        and _is_name(t, i)
    ):
        return None, i + 1
    if low in ONES or low in TENS:
        ordinal = _compound_ordinal(t, i)
        if ordinal:
            return ordinal
    first = _quantity(t, i)
    if first is None:
        return None
    if first.kind == "count":
        share = _ratio(t, first) or _fraction(t, first)
        if share:
            return share
    return _range(t, first) or _single(t, first)


def _is_name(t: Tokens, i: int) -> bool:
    """A number word with a capital inside a sentence belongs to a name: “Group of Seven”, “BBC One”."""
    return i > 0 and t.texts[i - 1] not in (
        ".",
        "!",
        "?",
        ":",
        "“",
        '"',
        "”",
        "‘",
        "'",
        "—",
        "–",
        "-",
        "(",
        "•",
        "*",
        "…",
        "/",
    )


def _quantity(t: Tokens, i: int) -> _Quantity | None:
    """The number at token i with the currency before it or the unit behind it."""
    start, currency = _currency_before(t, i)
    n = read_numeral(t, i, money=bool(currency))
    if n is None:
        return None
    j = n.end
    if currency:
        if t.lows[j] in ("us", "dollars", "dollar") and currency == "USD":
            j += 1
        return _Quantity(n, "money", start, j, "", currency)
    low, hyphen = t.lows[j], 0
    if low == "-" and t.glued(j):  # “30-kilometre”, “a 20-percent rise”
        low, hyphen = t.lows[j + 1], 1
    k = j + hyphen
    if low == "%":
        return _Quantity(
            n,
            "points" if t.lows[k + 1] in ("points", "point", "pts") else "percent",
            i,
            k + 1 + (t.lows[k + 1] in ("points", "point", "pts")),
        )
    if low in ("percent", "pc", "pct"):
        return _Quantity(n, "percent", i, k + 1)
    if low == "per" and t.lows[k + 1] == "cent":
        return _Quantity(n, "percent", i, k + 2)
    if low in ("percentage", "basis") and t.lows[k + 1 + (t.texts[k + 1] == "-")] in ("point", "points"):
        return _Quantity(n, "points", i, k + 2 + (t.texts[k + 1] == "-"), "basis" if low == "basis" else "")
    if low in NAMES and not (
        low == "won" and t.lows[k + 1] in ("the", "a", "an", "in", "by", "and", "their", "his", "her")
    ):
        return _Quantity(n, "money", i, k + 1, "", NAMES[low])
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
        return _Quantity(n, "money", i, end, "", code)
    if low in GLUED_MONEY and t.glued(k) and not hyphen and t.texts[k].islower():
        return _Quantity(n, "money", i, k + 1, "", GLUED_MONEY[low])
    if low in ("pounds", "pound") and n.scale >= 1000:
        return _Quantity(n, "money", i, k + 1, "", "GBP")
    measured = _measure(t, k, n)
    if measured:
        return _Quantity(n, measured[0], i, measured[2], measured[1])
    return _Quantity(n, "count", i, j)


def _currency_before(t: Tokens, i: int) -> tuple[int, str]:
    """(first token of the currency before token i, its code), or (i, "")."""
    before = t.low(i - 1)
    if before in SIGNS:
        if i > 1 and t.glued(i - 1) and before == "$" and t.lows[i - 2] in SIGN_PREFIXES:
            return i - 2, SIGN_PREFIXES[t.lows[i - 2]]
        return i - 1, SIGNS[before]
    if before in CODES and t.texts[i - 1][0].isupper():
        return i - 1, "INR" if before == "rs" else before.upper()
    if before == "." and t.low(i - 2) == "rs":
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
        return (
            "measure",
            {"c": "celsius", "f": "fahrenheit"}.get(t.lows[k + 1], "degree"),
            k + 1 + (t.lows[k + 1] in ("c", "f")),
        )
    if low in ("f", "c") and t.glued(k) and t.texts[k].isupper() and n.value < 200:
        return "measure", "celsius" if low == "c" else "fahrenheit", k + 1
    if low == "m" and not t.lows[k + 1].startswith("people") and n.scale == 1:
        return "measure", "metre", k + 1
    unit = MEASURES.get(low)
    if unit is None or (low in ("stone", "pound", "yard", "foot", "mw") and t.texts[k][0].isupper() and low != "mw"):
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


def _bounds(q: _Quantity, hedge: hedges.Hedge) -> tuple[float, float]:
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


def _single(t: Tokens, q: _Quantity) -> tuple[Reading, int]:
    n = q.numeral
    hedge, begin = hedges.before(t, q.start)
    end = q.end
    if not hedge:
        hedge, behind = hedges.after(t, end)
    else:
        behind = end
    kind, age = q.kind, _age(t, q)
    if age:
        kind, end = "age", age
        q = q._replace(kind="age")
    low, high = _bounds(q, hedge)
    head = part = None
    if kind in ("count", "money", "percent", "points", "measure", "duration", "fraction"):
        part = heads.of_phrase(t, max(behind, end))
        if part is None and not (kind == "duration" and not q.unit):
            head = heads.after(t, max(behind, end), one=n.value == 1 or kind != "count")
    found = part or head
    return (
        Reading(
            t.starts[q.start],
            t.ends[end - 1],
            kind,
            n.value,
            low,
            high,
            n.step,
            q.unit,
            q.currency,
            hedge,
            found.lemma if found else "",
            found.modifiers if found else (),
            False,
            part is not None,
            n.words,
            t.starts[begin],
            t.ends[(found.end if found else max(end, behind)) - 1],
        ),
        max(end, behind),
    )


def _age(t: Tokens, q: _Quantity) -> int:
    """The token behind an age (“45-year-old”, “aged 45”, “Smith, 45,”), or 0 if the number is none."""
    i, j, value = q.start, q.end, q.numeral.value
    if q.numeral.scale > 1 or not 0 <= value <= 125:
        return 0
    if q.kind == "duration" and q.unit in ("year", "month", "week", "day"):
        if t.lows[j] == "-" and t.lows[j + 1] in ("old", "olds"):
            return j + 2
        if t.lows[j] == "old" or (t.lows[j] == "of" and t.lows[j + 1] == "age"):
            return j + (1 if t.lows[j] == "old" else 2)
        return 0
    if q.kind != "count":
        return 0
    before = t.low(i - 1)
    if before in ("aged", "age", "ages", "turned", "turns", "turning") and t.lows[j] not in ("into", "-"):
        return j
    if before == "of" and t.low(i - 2) == "age":
        return j
    if (
        before == ","
        and 5 <= value <= 115
        and q.numeral.step >= 1
        and t.texts[i - 2][:1].isupper()
        and t.low(i - 2) not in ("inc", "co", "ltd", "corp")
        and not q.numeral.words
        and (t.texts[j] in (",", ".", ";", ")") or t.lows[j] in ("who", "from", "of", "was", "and"))
        and (
            i < 3
            or t.texts[i - 3][:1].isupper()
            or t.texts[i - 3] in (".", ",", "-")
            or t.lows[i - 3] in ("mr", "mrs", "ms", "and", "for", "said")
        )
        and not (t.texts[j] in (",", ";") and t.texts[j + 1][:1].isdigit())
    ):
        return j
    return 0


def _range(t: Tokens, a: _Quantity) -> tuple[Reading, int] | None:
    """“20 to 30 people”, “$20-$30 million”, “between 20% and 30%”; not “from 20% to 25%”, which is a change."""
    j = a.end
    link, before = t.lows[j], t.low(a.start - 1)
    if link in _DASHES and t.lows[j + 1] == "to" and t.texts[j + 2] == "-":  # “20-to-30”
        j += 2
    elif not (
        link in ("to", "or")
        or (link in _DASHES and (t.glued(j) and t.glued(j + 1)))
        or (link == "and" and before == "between")
    ):
        return None
    if (link == "to" and before in _CHANGES) or (link == "or" and not (a.numeral.value <= 12 and a.kind == "count")):
        return None
    k = j + 1
    while t.lows[k] in SIGNS or (t.texts[k + 1] in SIGNS and t.glued(k + 1)):
        k += 1
    if not (t.lows[k][:1].isdigit() or t.lows[k] in WORDS) or (k - j > 1 and a.kind not in ("money", "count")):
        return None
    b = _quantity(t, k)
    if b is None or (link == "or" and b.numeral.value != a.numeral.value + 1):
        return None
    if (
        a.kind != b.kind
        and not (a.kind == "count" and not a.unit)
        and not (b.kind == "count" and a.kind == "money" and link != "to")
    ):
        return None
    n, m = a.numeral, b.numeral
    kind = b.kind if a.kind == "count" else a.kind
    if kind == "duration" and t.lows[b.end] == "-" and t.lows[b.end + 1] in ("old", "olds"):
        kind = "age"
        b = b._replace(end=b.end + 2)
    elif before in ("aged", "ages") or (before == "between" and t.low(a.start - 2) in ("aged", "ages")):
        kind = "age"
    if link == "to" and kind == "count" and before in ("voted", "vote", "of") and n.value >= m.value:
        start, end = t.starts[a.start], t.ends[b.end - 1]
        return Reading(start, end, "score", phrase_start=start, phrase_end=end), b.end
    shared = m.scale if n.scale == 1 and m.scale > 1 and n.value < 1000 else 1.0  # “1.2 to 1.5 million”
    first = number(n.value * shared)
    low, high = _bounds(b, "")
    half = (high - low) / 2
    hedge, begin = hedges.before(t, a.start)
    if before == "between":
        begin = a.start - 1
    part = heads.of_phrase(t, b.end)
    found = part or heads.after(t, b.end)
    least, most = min(first, m.value), max(first, m.value)
    return (
        Reading(
            t.starts[a.start], t.ends[b.end - 1], kind, number((first + m.value) / 2), least - half, most + half, m.step, b.unit or a.unit,
            a.currency or b.currency, hedge, found.lemma if found else "", found.modifiers if found else (), True, part is not None,
            n.words, t.starts[begin], t.ends[(found.end if found else b.end) - 1], (first, m.value),
        ),
        b.end,
    )  # fmt: skip


def _ratio(t: Tokens, a: _Quantity) -> tuple[Reading, int] | None:
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
    return _share(
        t, a.start, b.end, value, (0.5 / b.value) if b.value >= 10 else 0.03, words=a.numeral.words, kind="ratio"
    )


def _fraction(t: Tokens, a: _Quantity) -> tuple[Reading, int] | None:
    """“Two-thirds”, “three quarters”."""
    j = a.end
    at = j + 1 if t.lows[j] in _DASHES and t.glued(j) else j
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
    return _share(t, a.start, at + 1, a.numeral.value / parts, 0.0, words=True)


def _part(t: Tokens, i: int) -> tuple[Reading | None, int] | None:
    """“Half”, “a third”, “a quarter of”; the third man and the first quarter are none."""
    low, before = t.lows[i], t.low(i - 1)
    if low == "half":
        n = read_numeral(t, i)
        if n is not None and n.end > i + 1:
            q = _quantity(t, i)
            return _single(t, q) if q else None
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
        return _share(t, i, i + 1, 0.5, 0.0, words=True)
    parts = PARTS[low]
    if (
        low in ("third", "quarter", "fifth", "tenth", "sixth", "eighth", "seventh", "ninth")
        and before in ("a", "one")
        and (
            t.lows[i + 1] in ("of", "from", "to", ",", ".", "less", "more", "are", "were", "said", "have", "had", "say")
        )
    ):
        return _share(t, i - 1, i + 1, 1 / parts, 0.0, words=True)
    if low in ORDINALS:
        return _ordinal(t, i, i + 1, ORDINALS[low], words=True)
    return None, i + 1


def _share(
    t: Tokens, i: int, end: int, value: float, half: float, *, words: bool, kind: str = "fraction"
) -> tuple[Reading, int]:
    hedge, begin = hedges.before(t, i)
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


def _ordinal(t: Tokens, i: int, end: int, value: int, *, words: bool) -> tuple[Reading, int]:
    found = heads.after(t, end, one=True)
    start = t.starts[i]
    return (
        Reading(
            start, t.ends[end - 1], "ordinal", value, value, value, 1.0, "", "", "", found.lemma if found else "",
            found.modifiers if found else (), False, False, words, start, t.ends[(found.end if found else end) - 1],
        ),
        end,
    )  # fmt: skip


def _compound_ordinal(t: Tokens, i: int) -> tuple[Reading, int] | None:
    """“Twenty-first”."""
    if t.lows[i] in TENS and t.lows[i + 1] == "-" and t.lows[i + 2] in ORDINALS and ORDINALS[t.lows[i + 2]] < 10:
        return _ordinal(t, i, i + 3, TENS[t.lows[i]] + ORDINALS[t.lows[i + 2]], words=True)
    return None


__all__ = ["SCALES", "Reading", "read"]
