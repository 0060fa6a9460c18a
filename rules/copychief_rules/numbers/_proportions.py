"""A part, its whole and the share that it is said to be: “48 of the 60 nests, or 80 percent”, “8% of them, or 120”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copychief.diagnostic import Finding, Related
from copychief.english.figures import Figure
from copychief.lazy import lazy
from copychief_rules.numbers._arithmetic import Range, percent, plain
from copychief_rules.numbers._changes import ASIDES, NOUN, SHARES
from copychief_rules.numbers._rounding import around, half

_ALL = r"(?:the|its|their|his|her|those|these|all|all\sthe|all\sof\sthe|a\stotal\sof)\s(?:total\s(?:of\s)?|more\sthan\s|estimated\s)?"
_OF_WHOLE = lazy(rf"\s(?:out\s)?of\s(?:{_ALL})?")
_OR = r"(?:,?\sor\s|,\s(?:which\sis|representing|equal to|equivalent to)\s|\s\()"
_WHOLE_OR = lazy(rf"[^.,;:()“”\"]{{0,60}}?{_OR}")
_SOME_OR = lazy(rf"(?:\s(?!and\b|but\b)[\w'’-]+){{0,4}}?{_OR}")
_COMMA = lazy(r"(?:\s(?!and\b|but\b)[\w'’-]+){0,4}?(?:,\s(?:or\s)?|\sor\s|\s\()")
_OF_ITS = lazy(
    r"\sof\s(?:the|its|their|his|her|all|all\sthe|a|an)\s(?:total\s|estimated\s)?(?:[\w'’-]+\sof\s)?(?:the\s)?"
)
_OUT_OF = lazy(
    r"(?:^|[\s“\"(—])(?:[Oo]ut\sof|[Oo]f)\s(?:the\s|its\s|their\s|those\s|these\s|all\s(?:the\s)?|(?:the\s)?[\w-]+[’']s\s)?$"
)
_THEN = lazy(r"[^.;:()“”\"]{0,90}?,\s(?:only\s|just\s)?")
_SHUT = lazy(r"\s?(?:[),.;:—–]|$)|\sof\s(?:them|the\stotal|those)\b")
_OF_THEM = lazy(r"\sof\s(?:them|those|these)(?:,?\sor\s|\s\()")
_OF_IT = lazy(r"\sof\s(?:it|that|this)(?:,?\sor\s|,\s)")
_OF_THEIR_KIND = lazy(r"\sof\sthe\s(?:[\w'’-]+\s){0,2}?(?P<head>[\w'’-]+)(?:,?\sor\s|\s\()")


_LARGER = lazy(
    r"\s(?:more|larger|bigger|higher|greater|longer|smaller|lower|less|fewer|shorter)\sthan\s(?:(?:the|its|their|last|this|a)\b[^.,;:()“”\"\d]{0,50}?)?"
)
_BY_SHARE = lazy(rf"[^.,;:()“”\"\d]{{0,30}},\s(?:or\s|which is\s)?(?:an?\s(?:[a-z]+\s)?{NOUN}\sof\s|an?\s)$")
_NOUN_BEHIND = lazy(rf"[\s-](?:[a-z]+\s)?{NOUN}\b")


class Proportion(NamedTuple):
    """A part of a whole, or a difference to it, and the share that it is said to be."""

    part: Figure
    whole: Figure
    share: Figure

    @property
    def computed(self) -> float:
        """The share in percent."""
        return 100 * self.part.value / self.whole.value


def proportions(before: Sequence[Figure], row: Sequence[Figure]) -> Iterator[Proportion]:
    """The shares of a sentence that don't fit; `before` holds the figures of the one before, in the same block."""
    kept = [f for f in row if f.kind not in ASIDES and not (f.text.lower() == "one" and not f.part_of)]
    for n, share in enumerate(kept):
        if share.kind in SHARES and not share.is_range:
            found = _in_sentence(kept, n) or _of_them(before, kept, n)
            if found and not _fits(found):
                yield found


def _in_sentence(row: Sequence[Figure], n: int) -> Proportion | None:
    share = row[n]
    text = share.block.text
    if n >= 2 and row[n - 2].kind == row[n - 1].kind and _LARGER.fullmatch(text, row[n - 2].end, row[n - 1].start):
        m = _BY_SHARE.fullmatch(text, row[n - 1].phrase_end, share.phrase_start)
        if m and _part_of(row[n - 2], row[n - 1]) and (m[0].endswith(" of ") or _NOUN_BEHIND.match(text, share.end)):
            return Proportion(
                row[n - 2], row[n - 1], share
            )  # “$12 million more than the $200 million of last year, a rise of 6%”
    if n >= 2 and _SHUT.match(text, share.end):
        a, b = row[n - 2], row[n - 1]
        if _part_of(a, b) and _OF_WHOLE.fullmatch(text, a.end, b.phrase_start) and _or(b, share, _WHOLE_OR):
            return Proportion(a, b, share)  # “48 of the 60 nests that …, or 80 percent,”
        if (
            _part_of(b, a)
            and _OUT_OF.search(text, max(0, a.start - 16), a.start)
            and _THEN.fullmatch(text, a.phrase_end, b.phrase_start)
            and _or(b, share, _SOME_OR)
        ):
            return Proportion(b, a, share)  # “of the 60 nests that …, 48, or 80 percent, …”
    if n and n + 1 < len(row):
        a, b = row[n - 1], row[n + 1]
        if (
            _part_of(a, b)
            and not a.part_of
            and _COMMA.fullmatch(text, a.end, share.phrase_start)
            and _OF_ITS.fullmatch(text, share.end, b.phrase_start)
        ):
            return Proportion(a, b, share)  # “1,800 jobs, about 9% of its staff of 20,000”
    if n + 2 < len(row):
        a, b = row[n + 1], row[n + 2]
        if _part_of(b, a) and _OF_WHOLE.fullmatch(text, share.end, a.phrase_start) and _or(a, b, _WHOLE_OR):
            return Proportion(b, a, share)  # “80 percent of the 60 nests, or 48”
    return None


def _of_them(before: Sequence[Figure], row: Sequence[Figure], n: int) -> Proportion | None:
    """“Of them” and “of it” look back to the only figure of their kind, “of the nests” to the last number of nests."""
    share = row[n]
    text = share.block.text
    ahead, behind = row[n - 1] if n else None, row[n + 1] if n + 1 < len(row) else None
    if ahead and _SHUT.match(text, share.end) and ahead.kind in ("count", "money"):
        for pattern in (_OF_THEM, _OF_THEIR_KIND):
            m = pattern.fullmatch(text, ahead.end, share.phrase_start)
            if m:
                head = ahead.head if pattern is _OF_THEIR_KIND else ""
                whole = _antecedent([*before, *row[: n - 1]], ahead, head, m["head"] if head else "")
                return Proportion(ahead, whole, share) if whole else None
    if behind and behind.kind in ("count", "money"):
        pattern = _OF_IT if behind.kind == "money" else _OF_THEM
        if pattern.fullmatch(text, share.end, behind.phrase_start):
            whole = _antecedent([*before, *row[:n]], behind)
            return Proportion(behind, whole, share) if whole else None
    return None


def _antecedent(earlier: Sequence[Figure], part: Figure, head: str = "", noun: str = "") -> Figure | None:
    found = [
        f for f in earlier if f.kind == part.kind and f.currency == part.currency and (f.head or f.kind == "money")
    ]
    if head:
        same = [f for f in found if f.head == head and not f.part_of][-1:]
        # “60 bats with sensors. … 48 of the sensors”
        found = same or [f for f in found if f" {noun}" in f.block.text[f.phrase_end : part.start]]
    return found[0] if len(found) == 1 and _part_of(part, found[0]) else None


def _part_of(part: Figure, whole: Figure) -> bool:
    return (
        part.kind == whole.kind
        and part.kind in ("count", "money")
        and part.currency == whole.currency
        and 0 < part.value < whole.value
        and not (part.is_range or whole.is_range)
    )


def _or(a: Figure, b: Figure, pattern: re.Pattern[str]) -> bool:
    return pattern.fullmatch(a.block.text, a.end, b.phrase_start) is not None


def _fits(found: Proportion) -> bool:
    part, whole, share = found
    real = Range(100 * part.low / whole.high, 100 * part.high / whole.low) if whole.low > 0 else Range(0, 100)
    if not (part.hedge or whole.hedge):
        real = around(found.computed, (found.computed * half(f) / f.value for f in (part, whole)))
    size = 100.0 if share.kind == "fraction" else 1.0
    slack = max(0.6 * min(share.precision, 1.0), 0.5) if share.kind == "percent" else 0.02 * percent(share)
    return real.meets(Range(share.low * size, share.high * size), slack)


def misstated(found: Proportion) -> Finding:
    """“120 of the 1,500, or 12%”."""
    part, whole, share = found
    return Finding(
        share.span,
        f"{part.text} of {whole.text} is {plain(found.computed, 0 if found.computed >= 10 else 1)}%, not {share.text}",
        related=[Related(f.span, f"“{f.text}”") for f in (part, whole)],
        facts={
            "operands": [part.value, whole.value],
            "operation": "share",
            "stated": percent(share),
            "computed": round(found.computed, 4),
        },
    )
