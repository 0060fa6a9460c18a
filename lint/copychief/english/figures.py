"""The figures of an article: every number with its kind, value, unit, hedge, range and what it counts.

Numbers that measure nothing (years, dates, times, scores, addresses, versions, telephone numbers, the
numbers in names) are read too and say so by their kind, so that a rule can leave them alone.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice, takewhile
from operator import attrgetter
from typing import NamedTuple

from copychief.document import Block, Document, Layer, Stretch
from copychief.english import figure_reader
from copychief.english.number_places import places
from copychief.english.quantities import Reading
from copychief.english.vocabulary import BLOCK_WORDS


class Figure(Stretch):
    """A figure. `start` and `end` take in currency, magnitude and unit, not the hedge or the head noun.

    kind: “money”, “percent”, “points” (percentage or basis points), “count”, “ordinal”, “fraction”, “ratio”,
    “measure” (length, weight …), “duration”, “age”, “year”, “date”, “time”, “score”, “address”, “version”,
    “phone”, “label” (the number in a name: Boeing 737). A range has the kind of its ends and `is_range`.
    """

    __slots__ = (
        "currency", "ends", "head", "hedge", "high", "index", "is_range", "kind", "low", "modifiers", "paragraph", "part_of", "phrase_end",
        "phrase_start", "precision", "unit", "value", "words",
    )  # fmt: skip

    kind: str
    value: float
    """The stated value, an int if it is whole: 1200000000 for “$1.2 billion”, 60 for “60%”, 0.5 for “half”.

    A range has its middle; “seven in 10” has 0.7; a date, a time or a telephone number has 0.
    """
    low: float
    "The least value that digits and hedge allow (-inf without limit); of a range its lower end."
    high: float
    "The greatest value that digits and hedge allow (inf without limit)."
    precision: float
    "The unit of the last digit that says something: 100 million for “$1.2 billion”, 100 for “300”."
    unit: str
    "A measure's or a duration's unit in the singular (“kilometre”, “day”), else empty."
    currency: str
    "ISO code (USD, GBP; “¢” and “p” for small coin) of money, else empty."
    hedge: str
    "“”, “about”, “nearly”, “over” (more than, at least), “under” (less than, up to)."
    head: str
    "The lemma of the noun that is counted or shared (“worker”), in lower case; empty if none is seen."
    modifiers: tuple[str, ...]
    "The words between number and head, in lower case."
    is_range: bool
    part_of: bool
    "True for “12 of the workers”, “60% of the building”: the head is the whole, not what is counted."
    words: bool
    "Written in words, not in digits."
    phrase_start: int
    "Where the hedge begins (in the block's text), or the figure if it has none."
    phrase_end: int
    "Where the head noun ends (in the block's text), or the figure if it has none behind it."
    ends: tuple[float, float]
    "Of a range, as stated: the second may be less."

    def __init__(self, block: Block, reading: Reading, index: int, paragraph: int) -> None:
        (  # attributes of its own: rules look at them again and again
            self.start, self.end, self.kind, self.value, self.low, self.high, self.precision, self.unit, self.currency, self.hedge,
            self.head, self.modifiers, self.is_range, self.part_of, self.words, self.phrase_start, self.phrase_end, self.ends,
        ) = reading  # fmt: skip
        self.block, self.index, self.paragraph = block, index, paragraph
        self.text = block.text[self.start : self.end]

    def agrees(self, other: Figure) -> bool:
        """Can both be the same number, as stated and hedged?"""
        return self.low <= other.high and other.low <= self.high


_start = attrgetter("start")


class Figures(NamedTuple):
    """All figures in order, and the same by block (parallel to `doc.blocks`)."""

    all: tuple[Figure, ...]
    by_block: tuple[tuple[Figure, ...], ...]

    def within(self, stretch: Stretch, paragraph: int) -> list[Figure]:
        """The figures inside a stretch of block number `paragraph`, a sentence for example."""
        row = self.by_block[paragraph]
        first = bisect_left(row, stretch.start, key=_start)
        return [f for f in takewhile(lambda f: f.start < stretch.end, islice(row, first, None)) if f.end <= stretch.end]


def _figures(doc: Document) -> Figures:
    every: list[Figure] = []
    by_block: list[tuple[Figure, ...]] = []
    words = doc[BLOCK_WORDS]
    where = [places(b.text, its) for b, its in zip(doc.blocks, words, strict=True)]
    read = doc.per_block(figure_reader.read, where, where)
    for paragraph, (block, readings) in enumerate(zip(doc.blocks, read, strict=True)):
        row = tuple([Figure(block, r, n, paragraph) for n, r in enumerate(readings, len(every))])
        every += row
        by_block.append(row)
    return Figures(tuple(every), tuple(by_block))


FIGURES: Layer[Figures] = Layer("figures", _figures)
"""The figures of all blocks but code: `doc[FIGURES].all`, `doc[FIGURES].by_block[n]`."""
