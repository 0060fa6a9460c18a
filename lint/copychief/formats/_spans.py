"""Building a block's text piece by piece while keeping the way back to the source. For readers only."""

from __future__ import annotations

from collections.abc import Sequence

from copychief.document import Block, BlockKind, Link, Segment
from copychief.text import Span


class TextBuilder:
    """Collects the text of one block. All positions given to it are code points of the source, in order."""

    __slots__ = ("_expected", "_parts", "_segments", "_source", "length")

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._segments: list[Segment] = []
        self._expected = -1  # where a letter-for-letter run would go on without a new segment
        self.length = 0

    def keep(self, start: int, end: int) -> None:
        """Source characters that a reader sees as they are."""
        if end <= start:
            return
        if start != self._expected:
            self._segments.append(Segment(self.length, start))
        self._parts.append(self._source[start:end])
        self.length += end - start
        self._expected = end

    def put(self, text: str, start: int, end: int) -> None:
        """Text that stands for other source characters and can't be divided: an entity, a line break."""
        if not text:
            return
        self._segments.append(Segment(self.length, start, end - start))
        self._parts.append(text)
        self.length += len(text)
        self._expected = -1

    def block(
        self,
        kind: BlockKind,
        span: Span,
        links: Sequence[Link] = (),
        level: int = 0,
        code: Sequence[tuple[int, int]] = (),
    ) -> Block:
        return Block(kind, "".join(self._parts), span, self._segments, tuple(links), level, tuple(code))


def verbatim(source: str, kind: BlockKind, start: int, end: int, level: int = 0) -> Block | None:
    """A block that is a stretch of the source, white space at its ends left out; None if nothing remains."""
    text = source[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    return Block(kind, text, Span(start, start + len(text)), level=level) if text else None
