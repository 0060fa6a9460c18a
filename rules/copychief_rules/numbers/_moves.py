"""Moves stated twice, as an amount and in percent, with where they ended: “fell $3, or 10 percent, to $27”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copychief.english.figures import Figure
from copychief.lazy import lazy
from copychief_rules.numbers._arithmetic import same_measure
from copychief_rules.numbers._changes import ASIDES, Change, Pair, direction, is_amount

_MOVED = lazy(
    r"\b(rose|climbed|jumped|increased|gained|added|advanced|soared|surged|up|fell|dropped|declined|lost|slipped|slid|tumbled|plunged|dipped|shed|down)\s(?:by\s|another\s)?$"
)
_OR = lazy(r"(?:\s(?!a\b|an\b|per\b)\w+){0,2},?\s(?:or\s|\()")
_ENDED_AT = lazy(
    r"(?:\)|,)?\s(?:to|(?:and|to) (?:close|end|finish|settle|trade)d? at)\s(?:a record\s|an? [a-z-]+ high of\s)?"
)
_FROM = lazy(r"(?:\sa (?:share|barrel|tonne|ton|ounce|unit))?,?\sfrom\s")


class Move(NamedTuple):
    """“Fell $3, or 10 percent, to $27”: an amount, the same in percent, and where it ended."""

    amount: Figure
    share: Figure
    after: Figure
    way: int


def moves(row: Sequence[Figure]) -> Iterator[Move]:
    """The moves that a sentence states twice, as an amount and in percent."""
    yield from _moved(row)


def from_start(row: Sequence[Figure]) -> Iterator[Change]:
    """“Fell 50 cents, or 5 percent, to $9.50 from $10”: the amount again, with where it began."""
    kept = [f for f in row if f.kind not in ASIDES]
    for amount, _, after, way in _moved(row):
        before = next((f for f in kept if f.start > after.end), None)
        if before and same_measure(before, after) and _FROM.fullmatch(after.block.text, after.end, before.start):
            yield Change(Pair(before, after, ""), amount, way)


def _moved(row: Sequence[Figure]) -> Iterator[Move]:
    kept = [f for f in row if f.kind not in ASIDES]
    for amount, share, after in zip(kept, kept[1:], kept[2:], strict=False):
        if share.kind != "percent" or share.is_range or not is_amount(amount, Pair(after, after, "")):
            continue
        text = amount.block.text
        verb = _MOVED.search(text[max(0, amount.phrase_start - 30) : amount.phrase_start].lower())
        if (
            verb
            and _OR.fullmatch(text[amount.end : share.phrase_start].lower())
            and _ENDED_AT.fullmatch(text[share.end : after.phrase_start].lower())
        ):
            yield Move(amount, share, after, direction(verb[1]) or (1 if verb[1] == "added" else -1))
