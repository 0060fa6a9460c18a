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

    @property
    def ends_in_space(self) -> bool:
        return bool(self._parts) and self._parts[-1][-1] in " \t"

    def block(
        self,
        kind: BlockKind,
        span: Span,
        links: Sequence[Link] = (),
        level: int = 0,
        code: Sequence[tuple[int, int]] = (),
    ) -> Block:
        return Block(kind, "".join(self._parts), span, self._segments, tuple(links), level, tuple(code))


def stripped(block: Block) -> Block | None:
    """The block without white space at the ends of its text, the span kept; None if there is no text."""
    text = block.text
    bare = text.strip()
    if len(bare) == len(text):
        return block if text else None
    start = len(text) - len(text.lstrip())
    return cut(block, start, start + len(bare), block.kind, block.span) if bare else None


def cut(block: Block, start: int, end: int, kind: BlockKind, span: Span | None = None) -> Block:
    """`block.text[start:end]` as a block of its own, with the links and code that reach into it."""
    segments: list[Segment] = []
    for at, source, width in block.segments:
        if at >= end:
            break
        if at > start:
            segments.append(Segment(at - start, source, width))
        else:  # the last of these is the run that `start` stands in
            segments = [Segment(0, source + start - at if width < 0 else source, width)]
    links = tuple(
        Link(max(x.start, start) - start, min(x.end, end) - start, x.target)
        for x in block.links
        if start <= x.end and x.start <= end
    )
    code = tuple((max(a, start) - start, min(b, end) - start) for a, b in block.code if start < b and a < end)
    return Block(kind, block.text[start:end], span or block.source_span(start, end), segments, links, block.level, code)


def verbatim(source: str, kind: BlockKind, start: int, end: int, level: int = 0) -> Block | None:
    """A block that is a stretch of the source, white space at its ends left out; None if nothing remains."""
    text = source[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    return Block(kind, text, Span(start, start + len(text)), level=level) if text else None
