"""How many times as much: “doubled from 20 to 40”, “grew tenfold, to …”, “300 cases, twice as many as the 150”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from copychief.english.figures import Figure
from copychief.lazy import lazy
from copychief_rules.numbers._arithmetic import Range, same_measure
from copychief_rules.numbers._changes import ENDS, Pair, bare

_HEDGE = (
    r"(?:(?P<hedge>(?:[Ww]ell |[Ss]lightly |a little |just )?[Mm]ore than|(?:[Ww]ell |[Jj]ust )?[Oo]ver|[Nn]early|[Aa]lmost|[Aa]bout|[Rr]oughly|[Aa]round|close to|just under"
    r"|less than|[Aa]t least)\s+)?"
)
_COUNTS = "two three four five six seven eight nine ten".split()
_FOLD = rf"(?:{'|'.join(_COUNTS)}|\d{{1,2}})-?fold\b"
_HEDGED = rf"(?P<said>{_HEDGE}(?P<word>(?:[Dd]oubl|[Tt]ripl|[Tt]rebl|[Qq]uadrupl|[Hh]alv)(?:ed|ing|es|e)\b|{_FOLD}))"
_TIMES = lazy(r"\b" + _HEDGED)
_TIMES_BEHIND = lazy(
    r"(?:\s(?!and\b|but\b|while\b)[\w'’-]+){0,6},\s(?:an?\s|(?:and\s|so\s)(?:it|they)\s(?:has|have|had)\s)?"
    + _HEDGED
    + r"(?=[.,]|\s(?:in|over|since|within|increase|rise|jump|decrease|fall|drop)\b|\sthe (?:number|total|figure|size|amount)\b)"
)
_NUMBERED = rf"(?:{'|'.join(_COUNTS[1:])}|\d{{1,2}}) times"
# behind two figures: “four in the 1990s and 12 in the decade since, three times as many”
_TRAILING = lazy(
    rf"(?:\s(?!and\b|but\b|while\b|who\b|which\b|that\b)[\w'’-]+){{0,6}},\s(?:or\s|which (?:is|was)\s)?(?P<said>{_HEDGE}(?P<word>twice|half|{_NUMBERED})\sas (?:many|much))(?=\s?[,.;)]|$)"
)
_BESIDE = lazy(r"(?:\s(?!but\b|who\b|which\b|or\b)[\w'’-]+){0,8}?(?:,?\s(?:and|compared (?:with|to)|against|to)|,)\s")
# ahead of them: “twice as fast, 40 miles a day instead of 20”
_INSTEAD_AHEAD = lazy(
    rf"(?P<said>{_HEDGE}(?P<word>twice|half|{_NUMBERED})\sas (?:many|much|fast|long|high|far|wide|big|large))\b(?:\s[\w'’-]+){{0,2}}?\s?[,:(]\s?$"
)
_INSTEAD = lazy(r"(?:\s[\w'’-]+){0,4}?,?\s(?:instead of|rather than|compared (?:with|to)|against)\s(?:the\s)?")
# “from 56 seconds to 14, a quarter of the time”
_FRACTION_OF = lazy(
    r"(?:\s(?!and\b|but\b|while\b)[\w'’-]+){0,4},\s(?:which is\s|that is\s|or\s)?"
    rf"(?P<said>{_HEDGE}(?P<word>(?:a\s)?half|(?:a|one)[ -](?:third|quarter|fifth|tenth)|two[ -]thirds|three[ -]quarters))(?=\sof (?:the|its|their) (?:time|price|cost|size|level|amount|number|former|original|old|earlier)\b)"
)
_NEVER = lazy(r"[.;:]|\b(?:and|while|but)\b")
_LINK = lazy(r"(?:[\s,][\w'’-]*)*\s(?:to|from)\s(?:just |only |the |a |its )*")
_FACTORS = {
    "doubl": 2.0,
    "tripl": 3.0,
    "trebl": 3.0,
    "quadrupl": 4.0,
    "halv": 0.5,
    "twice": 2.0,
    "half": 0.5,
    "third": 1 / 3,
    "quarter": 0.25,
    "fifth": 0.2,
    "tenth": 0.1,
    "two-thirds": 2 / 3,
    "three-quarters": 0.75,
}
# “300 cases, three times as many as the 150”: from the first figure to the second
_AS_MANY = lazy(
    r"(?:\s(?!and\b|but\b|while\b|who\b|which\b|that\b)[\w.'’-]+){0,6}?,\s(?:or\s|which (?:is|was)\s|that is\s)?"
    rf"(?P<said>{_HEDGE}(?P<word>twice|double|triple|quadruple|half(?=\s(?:as|the|its|their|that|of))|(?:a|one)[ -](?:third|quarter|fifth|tenth)(?=\sof the\b)|(?:two[ -]thirds|three[ -]quarters)(?=\sof the\b)|(?:{'|'.join(_COUNTS[1:])}|\d{{1,2}}) times))"
    r"(?:\sas (?:many|much|large|big|high|long)(?:\s\w+){0,2}?\sas|\s(?P<more>more) than|\s(?:that|those) (?:of|in))?"
    r"(?:\s(?:the|its|their|his|her|last year's|last year’s|an?|only|just))*"
    r"(?:\s(?!rate|ratio|proportion|average|per\b|annual|daily|weekly|monthly)[\w-]+){0,3}?(?:\sof)?(?:\s(?:only|just))?\s"
)
_RATE = lazy(
    r"\s(?:an?|per|each|every)\s(?:(?:hour|day|week|month|year)(?! (?:ago|earlier|before|later|on)\b)|person|head|\d)|\s(?:apiece|each)\b"
)


class Multiple(NamedTuple):
    """A pair and the factor between its figures as stated, at `start` to `end` of the block's text."""

    pair: Pair
    factor: float
    allowed: Range
    start: int
    end: int


def multiple(pair: Pair, text: str, offset: int) -> Multiple | None:
    """“Doubled”, “tripled”, “tenfold” right before a pair, or “…, doubling in size” behind it."""
    end = pair.last.end - offset
    m = (
        _before(text, pair.first.phrase_start - offset)
        or _TIMES_BEHIND.match(text, end)
        or _FRACTION_OF.match(text, end)
    )
    if m is None or pair.before.low <= 0 or pair.after.low < 0:
        return None
    if pair.before.kind == "percent" and pair.after.value > 100:
        return None
    factor = _factor(m["word"])
    hedge = _last(m["hedge"])
    if factor > 1 and pair.after.value < pair.before.value and m["word"].lower().endswith("fold"):
        factor = 1 / factor  # “a tenfold drop”
        hedge = ""
    return Multiple(pair, factor, _allowed(factor, hedge), offset + m.start("said"), offset + m.end("said"))


def compared_multiples(row: Sequence[Figure]) -> Iterator[Multiple]:
    """“300 cases, three times as many as the 150 recorded in 2019”."""
    text = row[0].block.text
    kept = [f for f in row if f.kind in ENDS and not text.startswith(" times", f.end)]
    for after, before in pairwise(kept):
        if not 0 < before.start - after.end < 110 or not _alike(after, before):
            continue
        m = _AS_MANY.fullmatch(text[after.end : before.start].replace("\u00a0", " "))
        if m is None or before.low <= 0:
            continue
        if bool(_RATE.match(text, after.phrase_end)) != bool(_RATE.match(text, before.phrase_end)):
            continue
        factor = _factor(m["word"])
        allowed = _compared(factor, _last(m["hedge"]))
        if m["more"]:  # “three times more” is 3 times as many to one writer and 4 times to another
            allowed = Range(allowed.low, _compared(factor + 1, _last(m["hedge"])).high)
        start = after.end
        yield Multiple(Pair(before, after, ""), factor, allowed, start + m.start("said"), start + m.end("said"))


def beside_multiples(row: Sequence[Figure]) -> Iterator[Multiple]:
    """“Four in May and 12 in June, three times as many”, “twice as fast, 40 miles a day instead of 20”."""
    text = row[0].block.text
    kept = [f for f in row if f.kind in ENDS and f.kind != "percent" and not text.startswith(" times", f.end)]
    for a, b in pairwise(kept):
        if not (same_measure(a, b) or bare(a, b)) or a.low <= 0 or b.low <= 0 or a.part_of or b.part_of:
            continue
        gap = text[a.end : b.phrase_start]
        behind = _TRAILING.match(text, b.end) if len(kept) == 2 and _BESIDE.fullmatch(gap) else None
        ahead = None
        if not behind and _INSTEAD.fullmatch(gap):
            ahead = _INSTEAD_AHEAD.search(text, max(0, a.phrase_start - 50), a.phrase_start)
        m = behind or ahead
        if m:
            factor = _factor(m["word"])
            pair = Pair(a, b, "") if behind else Pair(b, a, "")
            yield Multiple(pair, factor, _compared(factor, _last(m["hedge"])), m.start("said"), m.end("said"))


def _alike(a: Figure, b: Figure) -> bool:
    return same_measure(a, b) or (
        a.kind == b.kind == "count" and b.head.endswith("ed") and not (a.is_range or b.is_range)
    )


def _factor(word: str) -> float:
    word = re.sub(
        r"^(?:a|one)[ -](?=[a-z])|(?<=^two) (?=thirds)|(?<=^three) (?=quarters)",
        lambda m: "-" if m[0] == " " else "",
        word.lower(),
    )
    known = next((v for k, v in _FACTORS.items() if word.startswith(k)), None)
    if known is not None:
        return known
    number = re.split(r"-?fold| times", word)[0]
    return float(_COUNTS.index(number) + 2 if number in _COUNTS else number)


def _last(hedge: str | None) -> str:
    return (hedge or "").lower().split(" ")[-1]


def _before(text: str, start: int) -> re.Match[str] | None:
    """The last “doubled” before the pair that begins at `start`, if only “… to” or “… from” stands between."""
    m = next(reversed(list(_TIMES.finditer(text, max(0, start - 90), start))), None)
    if m is None or _NEVER.search(text[m.end() : start]):
        return None
    return m if _LINK.fullmatch(text[m.end() : start]) else None


def _allowed(factor: float, hedge: str) -> Range:
    """The factors that “doubled” and the like may stand for; “more than halved” goes down."""
    over, nearly = hedge in ("than", "over", "least"), hedge in ("nearly", "almost", "to", "under")
    if factor < 1:
        return (
            Range(0.0, 1.04 * factor)
            if over
            else Range(0.96 * factor, 1.32 * factor)
            if nearly
            else Range(0.84 * factor, 1.14 * factor)
        )
    if over:
        return Range(0.98 * factor, inf)
    return Range(0.8 * factor, 1.01 * factor) if nearly else Range(0.9 * factor, 1.12 * factor)


def _compared(factor: float, hedge: str) -> Range:
    """The factors that “half the”, “more than half the” may stand for: here more is more."""
    if factor < 1 and hedge in ("than", "over", "least"):
        return Range(0.98 * factor, inf)
    return _allowed(factor, "") if factor < 1 else _allowed(factor, hedge)
