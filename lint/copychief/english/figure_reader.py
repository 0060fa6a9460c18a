"""Reads the figures of one block of text: one pass over its tokens, with a closer look only at numbers.

Pure: text in, plain values out, so that a document can remember them. figures.py gives them their places.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from copychief.document import BlockKind
from copychief.english import heads, hedges, shares
from copychief.english.figure_kinds import special
from copychief.english.number_places import stretches
from copychief.english.numerals import ONES, ORDINALS, PARTS, TENS, TRIGGERS, WORDS, Tokens, number
from copychief.english.quantities import Quantity, Reading, bounds, read_quantity
from copychief.english.units import MONTHS, SIGNS

_DASHES: Final = ("-", "–", "—", "−")
_SENTENCE_OPENS: Final = frozenset(".!?:“\"”‘'—–-(•*…/")
_HALF_A: Final = (
    ["-", "million"],
    ["-", "billion"],
    ["-", "dozen"],
    ["a", "million"],
    ["a", "billion"],
    ["a", "trillion"],
    ["a", "dozen"],
)
_AFTER_AGE: Final = frozenset(". , ; : ) in on after from of and following while when last this".split()) | {""}
"Behind “died at 94”, where no noun is counted."
_CHANGES: Final = frozenset(
    "rose fell rise fall rises falls dropped drop climbed gained lost gain added slid slipped jumped down up off"
    " soared sank edged dipped tumbled plunged surged advanced declined increased decreased grew by shed cut"
    " raised reduced from lowered moved went pushed pushing bringing taking".split()
)
"Behind these “A to B” is a change, not a range."


def read(text: str, kind: BlockKind, places: Sequence[int]) -> tuple[Reading, ...]:
    """All figures of a block in order, none overlapping another; they begin at some of these places."""
    if kind is BlockKind.CODE:
        return ()
    out: list[Reading] = []
    end = 0
    for begin, stop, here in stretches(text, places):
        t = Tokens(text, begin, stop)
        starts, following = t.starts, 0
        for place in here:
            i = bisect_left(starts, place, following)
            if starts[i] != place or not (t.lows[i] in TRIGGERS or t.lows[i][0].isdecimal()):
                continue  # read already, or part of “one's”
            made = _at(t, i, kind)
            if made is None:
                continue
            reading, following = made
            if reading is not None and reading.start >= end:
                out.append(reading)
                end = reading.end
    return tuple(out)


def _at(t: Tokens, i: int, block: BlockKind) -> tuple[Reading | None, int] | None:
    """The figure at token i and the token after it; (None, j) skips what is no figure; None goes on."""
    low = t.lows[i]
    if low[0].isdecimal():
        if not t.texts[i].isascii():
            return None
        other = special(t, i)
        if other is not None:
            if other.kind == "fraction":
                return shares.share(t, other.start, other.end, other.value, 0.0, words=False)
            start, end = t.starts[other.start], t.ends[other.end - 1]
            value = float(number(other.value))
            return Reading(
                start, end, other.kind, number(value), value, value, phrase_start=start, phrase_end=end
            ), other.end
        if t.lows[i + 1] in ("st", "nd", "rd", "th") and t.glued[i + 1] and t.texts[i].isdecimal():
            return shares.ordinal(t, i, i + 2, int(t.texts[i]), words=False)
    elif low in ORDINALS and low not in PARTS:
        return shares.ordinal(t, i, i + 1, ORDINALS[low], words=True)
    elif low in PARTS and t.lows[i + 1 : i + 3] not in _HALF_A:
        return shares.part(t, i)
    elif low in ("both", "twice"):
        return None
    elif (
        t.texts[i][0].isupper()
        and block not in (BlockKind.HEADLINE, BlockKind.DECK, BlockKind.HEADING)
        and _is_name(t, i)
    ):
        return None, i + 1
    if low in ONES or low in TENS:
        ordinal = shares.compound_ordinal(t, i)
        if ordinal:
            return ordinal
    first = read_quantity(t, i)
    if first is None:
        return None
    if first.kind == "count":
        share = shares.ratio(t, first) or shares.fraction(t, first)
        if share:
            return share
    return _range(t, first) or _single(t, first)


def _is_name(t: Tokens, i: int) -> bool:
    """A number word with a capital inside a sentence belongs to a name: “Group of Seven”, “BBC One”."""
    return i > 0 and t.texts[i - 1] not in _SENTENCE_OPENS


def _single(t: Tokens, q: Quantity) -> tuple[Reading, int]:
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
    low, high = bounds(q, hedge)
    head = part = None
    if kind in ("count", "money", "percent", "points", "measure", "duration", "fraction"):
        part = heads.of_phrase(t, max(behind, end))
        if part is None and not (kind == "duration" and not q.unit):
            head = heads.after(t, max(behind, end), one=n.value == 1 or kind != "count")
    found = part or head
    if found and not hedge:  # “12 goats or more”
        hedge, _ = hedges.after(t, found.end)
        if hedge:
            low, high = bounds(q, hedge)
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


def _age(t: Tokens, q: Quantity) -> int:
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
    before = t.lows[i - 1]
    if before in ("aged", "age", "ages", "turned", "turns", "turning") and t.lows[j] not in ("into", "-"):
        return j
    if before == "of" and t.lows[i - 2] == "age":
        return j
    if before == "at" and value > 12 and t.lows[j] in _AFTER_AGE and _is_death(t, i):
        return j
    if before in ("was", "is") and t.lows[i - 2] in ("he", "she") and t.lows[j] in (".", ";", "") and value > 1:
        return j  # “She was 92.”
    if (
        before == ","
        and 5 <= value <= 115
        and q.numeral.step >= 1
        and t.texts[i - 2][:1].isupper()
        and t.lows[i - 2] not in ("inc", "co", "ltd", "corp")
        and not q.numeral.words
        and (t.texts[j] in (",", ".", ";", ")") or t.lows[j] in ("who", "from", "of", "was", "and"))
        and (
            i < 3
            or t.texts[i - 3][:1].isupper()
            or t.texts[i - 3] in (".", ",", "-")
            or t.lows[i - 3] in ("mr", "mrs", "ms", "and", "for", "said")
            or (t.texts[j] == "," and t.texts[j + 1][:1].islower() and t.lows[i - 2] not in MONTHS)
        )
        and not (t.texts[j] in (",", ";") and t.texts[j + 1][:1].isdecimal())
    ):
        return j
    return 0


def _is_death(t: Tokens, i: int) -> bool:
    """Does “… at 94” follow a death: “dies at 94”, “dead at 94”, “died on Monday at 94”?"""
    return any(t.lows[k] in ("dies", "died", "dead", "die") for k in range(i - 2, max(i - 6, 0) - 1, -1))


def _range(t: Tokens, a: Quantity) -> tuple[Reading, int] | None:
    """“20 to 30 people”, “$20-$30 million”, “between 20% and 30%”; not “from 20% to 25%”, which is a change."""
    j = a.end
    link, before = t.lows[j], t.lows[a.start - 1]
    if link in _DASHES and t.lows[j + 1] == "to" and t.texts[j + 2] == "-":  # “20-to-30”
        j += 2
    elif not (
        link in ("to", "or")
        or (link in _DASHES and (t.glued[j] and t.glued[j + 1]))
        or (link == "and" and before == "between")
    ):
        return None
    if (link == "to" and before in _CHANGES) or (link == "or" and not (a.numeral.value <= 12 and a.kind == "count")):
        return None
    k = j + 1
    while t.lows[k] in SIGNS or (t.texts[k + 1] in SIGNS and t.glued[k + 1]):
        k += 1
    if not (t.lows[k][:1].isdecimal() or t.lows[k] in WORDS) or (k - j > 1 and a.kind not in ("money", "count")):
        return None
    b = read_quantity(t, k)
    if b is None or (link == "or" and b.numeral.value != a.numeral.value + 1):
        return None
    if link == "to" and a.kind == b.kind != "count" and a.numeral.value > b.numeral.value and before != "between":
        return None  # “ahead of him 73 percent to 63 percent”
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
    elif before in ("aged", "ages") or (before == "between" and t.lows[a.start - 2] in ("aged", "ages")):
        kind = "age"
    if link == "to" and kind == "count" and before in ("voted", "vote", "of") and n.value >= m.value:
        start, end = t.starts[a.start], t.ends[b.end - 1]
        return Reading(start, end, "score", phrase_start=start, phrase_end=end), b.end
    shared = m.scale if n.scale == 1 and m.scale > 1 and n.value < 1000 else 1.0  # “1.2 to 1.5 million”
    first = number(n.value * shared)
    low, high = bounds(b, "")
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
