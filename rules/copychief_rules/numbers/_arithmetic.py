"""Sums with stated numbers: ranges, and how a message writes a result. No rule reports what a range allows."""

from __future__ import annotations

from typing import NamedTuple

from copychief.diagnostic import Finding, Related
from copychief.document import RUNNING, Document, Layer, Stretch
from copychief.english.figures import FIGURES, Figure
from copychief.english.sentences import SENTENCES, Sentence


class Range(NamedTuple):
    """All values from `low` to `high` that a stated number may stand for."""

    low: float
    high: float

    def meets(self, other: Range, slack: float = 0.0) -> bool:
        """Is there a value that both ranges allow, give or take `slack`?"""
        return self.low <= other.high + slack + 1e-9 and other.low <= self.high + slack + 1e-9


def range_of(figure: Figure) -> Range:
    return Range(figure.low, figure.high)


def change(before: Figure, after: Figure) -> Range | None:
    """The change from one to the other in percent, as a range; None if the first can be zero or less."""
    if before.low <= 0 or after.low < 0:
        return None
    return Range(100 * (after.low / before.high - 1), 100 * (after.high / before.low - 1))


def percent(share: Figure) -> float:
    """The value of a share, a percentage or a fraction, in percent."""
    return share.value * 100 if share.kind == "fraction" else share.value


def percent_change(before: float, after: float) -> float:
    return 100 * (after / before - 1)


def same_measure(a: Figure, b: Figure) -> bool:
    """Are both counted in the same thing, so that one can be taken from the other?"""
    return (
        a.kind == b.kind
        and a.unit == b.unit
        and a.currency == b.currency
        and not a.is_range
        and not b.is_range
        and (a.kind != "count" or not (a.head and b.head) or a.head == b.head)
    )


def plain(value: float, places: int = 1) -> str:
    """A number as a message writes it: no needless decimals, thousands parted."""
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def two_values(message: str, here: tuple[Stretch, float], there: tuple[Stretch, float]) -> Finding:
    """One quantity with two values: the later place and its value, the earlier place and its value."""
    return Finding(
        here[0].span,
        message,
        related=[Related(there[0].span, f"“{there[0].text}”")],
        facts={
            "operands": [there[1], here[1]],
            "operation": "same",
            "stated": here[1],
            "computed": there[1],
        },
    )


def is_quoted(figure: Stretch) -> bool:
    """Does the figure stand inside quotation marks? What a speaker gets wrong is not the writer's slip."""
    text = figure.block.text
    return (
        text.count("“", 0, figure.start) > text.count("”", 0, figure.start) or text.count('"', 0, figure.start) % 2 == 1
    )


class Stated(NamedTuple):
    """A sentence with its figures outside quotations, in order, and their kinds."""

    sentence: Sentence
    row: list[Figure]
    kinds: set[str]


def _stated(doc: Document) -> list[Stated]:
    by_block = doc[FIGURES].by_block
    out: list[Stated] = []
    for sentence in doc[SENTENCES]:
        figures = by_block[sentence.paragraph]
        if not figures or sentence.block.kind not in RUNNING:
            continue
        start, end, text = sentence.start, sentence.end, sentence.block.text
        row = [f for f in figures if start <= f.start and f.end <= end]
        if row and ("“" in text or '"' in text):
            row = [f for f in row if not is_quoted(f)]
        if row:
            out.append(Stated(sentence, row, {f.kind for f in row}))
    return out


STATED: Layer[list[Stated]] = Layer("stated figures", _stated)
"""The sentences of running text that state figures, each with its figures outside quotations, in order."""
