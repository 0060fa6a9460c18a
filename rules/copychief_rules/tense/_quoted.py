"""What stands between quotation marks is another's tense."""

from __future__ import annotations

from bisect import bisect_right

from copychief.document import Document
from copychief.english.quotation_marks import QUOTATION_MARKS


class Quoted:
    """Asks whether a place of a block is in a quotation; one without its closing mark reaches to the block's end."""

    def __init__(self, doc: Document) -> None:
        self._spans: list[tuple[tuple[int, int], ...]] = [
            tuple((p.open.start, p.close.end if p.close else len(block.text)) for p in pairs)
            for block, pairs in zip(doc.blocks, doc[QUOTATION_MARKS].pairs, strict=True)
        ]

    def within(self, block: int, start: int, end: int) -> bool:
        """Does a quotation hold any of `start:end` of the block with this index?"""
        spans = self._spans[block]
        at = bisect_right(spans, (end, -1))
        return any(b > start and a < end for a, b in spans[:at])

    def count(self, block: int, start: int, end: int) -> int:
        """How many quotations touch `start:end`."""
        return sum(b > start and a < end for a, b in self._spans[block])
