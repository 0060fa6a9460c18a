"""Blocks as LanguageTool's annotated text, and the way back from its offsets to places in a block.

LanguageTool reads what a reader sees and counts, in UTF-16 units, everything that was sent.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from copychief.document import Block
from copychief.lazy import lazy
from copychief.text import Source

CODE_READS = "Paris"
"What inline code is read as: a name fits where a noun fits, with or without an article, and is spelled right."

_PRIVATE = lazy(r"\w")
"Addresses and comments are none of LanguageTool's business: of markup, only the shape is sent."


class _Run(NamedTuple):
    """A stretch of the stream that stands for `text` in a block, or for nothing (markup)."""

    at: int
    width: int
    block: int
    start: int
    text: str
    whole: bool
    "It can't be divided: an entity, a line break."


class Place(NamedTuple):
    """`block.text[start:end]` of the block of this number."""

    block: int
    start: int
    end: int


class Annotated:
    """What is sent for some blocks of an article: `parts` is LanguageTool's `annotation` list."""

    def __init__(self, blocks: Sequence[Block], source: Source) -> None:
        self.parts: list[dict[str, str]] = []
        self._runs: list[_Run] = []
        self._at = 0
        for number, block in enumerate(blocks):
            if number:
                self._markup("\n\n", "\n\n")
            self._block(number, block, source.text)
        self._starts = [r.at for r in self._runs]
        self._ends = [r.at + r.width for r in self._runs]

    def place(self, offset: int, length: int) -> Place | None:
        """Where a match stands, markup at its edges left out; None if it is in markup, or in more than one block."""
        first = bisect_right(self._ends, offset)
        last = bisect_left(self._starts, offset + length) - 1
        if not 0 <= first <= last < len(self._runs) or self._runs[first].block != self._runs[last].block:
            return None
        begin, finish = self._runs[first], self._runs[last]
        start = begin.start if begin.whole else begin.start + _characters(begin.text, offset - begin.at)
        past = offset + length - finish.at
        whole = finish.whole or past >= finish.width
        end = finish.start + (len(finish.text) if whole else _characters(finish.text, past))
        return Place(begin.block, start, end) if start < end else None

    def _block(self, number: int, block: Block, source: str) -> None:
        seen = block.span.start
        shown_code = -1
        for start, end, at, width, code in _pieces(block):
            if at > seen:
                self._markup(_PRIVATE.sub("x", source[seen:at]))
            seen = at + width
            text, behind = block.text[start:end], source[at : at + width]
            if code >= 0:
                self._markup(behind or text, CODE_READS if code != shown_code else "")
                shown_code = code
            elif behind == text or not behind:
                self._runs.append(_Run(self._at, _units(text), number, start, text, False))
                self._send({"text": text})
            else:
                self._runs.append(_Run(self._at, _units(behind), number, start, text, True))
                self._markup(behind, text)
        if block.span.end > seen:
            self._markup(_PRIVATE.sub("x", source[seen : block.span.end]))

    def _markup(self, markup: str, reads: str = "") -> None:
        self._send({"markup": markup, "interpretAs": reads} if reads else {"markup": markup})

    def _send(self, part: dict[str, str]) -> None:
        self.parts.append(part)
        self._at += _units(part["text"] if "text" in part else part["markup"])


def _pieces(block: Block) -> Iterator[tuple[int, int, int, int, int]]:
    """(start, end, source, width, code) for each run of a block's text, cut at the edges of inline code.

    `code` is the number of the inline code it belongs to, or -1.
    """
    size = len(block.text)
    for n, (at, source, width) in enumerate(block.segments):
        end = block.segments[n + 1].at if n + 1 < len(block.segments) else size
        if end <= at:
            continue
        edges = sorted({at, end, *(e for pair in block.code for e in pair if at < e < end and width < 0)})
        for a, b in pairwise(edges):
            code = next((i for i, (x, y) in enumerate(block.code) if x <= a < y), -1)
            yield (a, b, source + a - at, b - a, code) if width < 0 else (a, b, source, width, code)


def _units(text: str) -> int:
    """The length in UTF-16 units."""
    return len(text) + sum(c > "\uffff" for c in text) if not text.isascii() else len(text)


def _characters(text: str, units: int) -> int:
    """How many code points the first `units` UTF-16 units of a text are; half of one counts as none."""
    if units <= 0:
        return 0
    if text.isascii():
        return min(units, len(text))
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))
