"""What a newspaper puts around a story, found in the blocks of any format: dateline, byline, date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from copychief.document import Block, BlockKind, Metadata, Segment
from copychief.formats import _classify as classify
from copychief.formats._dates import find_date


def with_dateline(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with the dateline that opens the first paragraph as a block of its own."""
    for i, block in enumerate(blocks):
        if block.kind is BlockKind.PARAGRAPH:
            at = classify.dateline_ends(block.text)
            if at is None:
                break
            line = part(block, 0, at[0], BlockKind.DATELINE)
            return [*blocks[:i], line, part(block, at[1], len(block.text), block.kind), *blocks[i + 1 :]]
    return list(blocks)


def part(block: Block, start: int, end: int, kind: BlockKind) -> Block:
    """`block.text[start:end]` as a block of its own."""
    segments = []
    for at, source, width in block.segments:
        if at >= end:
            break
        if at >= start:
            segments.append(Segment(at - start, source, width))
        else:  # the last of these is the run that `start` stands in
            segments = [Segment(0, source + start - at if width < 0 else source, width)]
    links = tuple(
        x._replace(start=max(x.start - start, 0), end=min(x.end, end) - start)
        for x in block.links
        if start <= x.end and x.start < end
    )
    code = tuple((max(s - start, 0), min(e, end) - start) for s, e in block.code if start < e and s < end)
    return Block(kind, block.text[start:end], block.source_span(start, end), segments, links, block.level, code)


def story_metadata(blocks: Sequence[Block], known: Metadata) -> Metadata:
    """What is known, filled in from the first headline, byline and full date line."""
    first: dict[BlockKind, str] = {}
    for block in blocks:
        if block.kind is BlockKind.DATELINE and find_date(block.text) is None:
            continue
        first.setdefault(block.kind, block.text)
    byline = first.get(BlockKind.BYLINE)
    return replace(
        known,
        headline=known.headline or first.get(BlockKind.HEADLINE),
        published=known.published or find_date(first.get(BlockKind.DATELINE, "")),
        byline=known.byline or (byline and (classify.byline_name(byline) or byline)),
    )
