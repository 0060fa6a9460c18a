"""What a newspaper puts around a story, found in the blocks of any format: dateline, byline, date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from copychief.document import Block, BlockKind, Comment, Metadata
from copychief.formats import _classify as classify
from copychief.formats._dates import find_date
from copychief.formats._spans import cut
from copychief.text import Span


def with_dateline(blocks: Sequence[Block], comments: Sequence[Comment] = ()) -> tuple[list[Block], list[Comment]]:
    """The blocks, with the dateline that opens the first paragraph as a block of its own.

    A comment that stands before that paragraph still speaks of the paragraph.
    """
    for i, block in enumerate(blocks):
        if block.kind is BlockKind.PARAGRAPH:
            at = classify.dateline_ends(block.text)
            if at is None:
                break
            line = cut(block, 0, at[0], BlockKind.DATELINE)
            span = Span(block.source_span(at[1], at[1]).start, block.span.end)
            rest = cut(block, at[1], len(block.text), block.kind, span)
            later = [c._replace(block=c.block + 1) if c.block >= i else c for c in comments]
            return [*blocks[:i], line, rest, *blocks[i + 1 :]], later
    return list(blocks), list(comments)


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
