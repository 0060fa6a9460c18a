"""What stands between quotation marks is another's tense."""

from __future__ import annotations

from bisect import bisect_right

from copychief.document import Document, Layer
from copychief.english.quotation_marks import QUOTATION_MARKS


class Quoted:
    """Asks whether a place of a block is in a quotation; one without its closing mark reaches to the block's end."""

    def __init__(self, doc: Document) -> None:
        self._blocks, self._pairs = doc.blocks, doc[QUOTATION_MARKS].pairs  # the article itself would be a cycle
        self._known: dict[int, tuple[tuple[int, int], ...]] = {}

    def _spans(self, block: int) -> tuple[tuple[int, int], ...]:
        spans = self._known.get(block)
        if spans is None:
            size = len(self._blocks[block].text)
            spans = tuple((p.open.start, p.close.end if p.close else size) for p in self._pairs[block])
            self._known[block] = spans
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
