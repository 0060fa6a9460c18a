"""What stands between quotation marks is another's tense."""

from __future__ import annotations

from bisect import bisect_right

from copychief.document import Document, Layer
from copychief.english.quotation_marks import QUOTATION_MARKS


class Quoted:
    """Asks whether a place of a block is in a quotation; one without its closing mark reaches to the block's end."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._known: dict[int, tuple[tuple[int, int], ...]] = {}

    def _spans(self, block: int) -> tuple[tuple[int, int], ...]:
        spans = self._known.get(block)
        if spans is None:
            size = len(self._doc.blocks[block].text)
            pairs = self._doc[QUOTATION_MARKS].pairs[block]
            spans = self._known[block] = tuple((p.open.start, p.close.end if p.close else size) for p in pairs)
        return spans

    def within(self, block: int, start: int, end: int) -> bool:
        """Does a quotation hold any of `start:end` of the block with this index?"""
        spans = self._spans(block)
        if not spans:
            return False
        at = bisect_right(spans, (end, -1))
        return any(b > start and a < end for a, b in spans[:at])

    def count(self, block: int, start: int, end: int) -> int:
        """How many quotations touch `start:end`."""
        return sum(b > start and a < end for a, b in self._spans(block))


QUOTED: Layer[Quoted] = Layer("quoted by block", Quoted)
