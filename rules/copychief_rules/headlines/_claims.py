"""What a headline rule holds against what: the blocks that speak for the story, and the story itself."""

from __future__ import annotations

from copychief.document import BlockKind, Document
from copychief.english.sentences import SENTENCES

_MIN_BODY = 40
"A story shorter than this many words is a brief: its opening is the story."


def claims(doc: Document) -> tuple[list[int], list[int]]:
    """(numbers of the blocks that sum up the story, numbers of the blocks of the story itself).

    The first are headline and deck. A plain text that came without either is summed up by its first line,
    the headline's place, if that is one sentence (the bold opening of many sites) and a story follows.
    """
    titles = [n for n, b in enumerate(doc.blocks) if b.kind in (BlockKind.HEADLINE, BlockKind.DECK)]
    body = [
        n
        for n, b in enumerate(doc.blocks)
        if b.kind not in (BlockKind.HEADLINE, BlockKind.DECK, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.CODE)
    ]
    if titles or not body or doc.format != "plain":
        return titles, body
    opening = body[0]
    block = doc.blocks[opening]
    if opening or block.kind is not BlockKind.PARAGRAPH or doc.source.lines.position(block.span.start).line > 1:
        return titles, body
    alone = sum(1 for s in doc[SENTENCES] if s.paragraph == opening) == 1
    words = sum(doc.blocks[n].text.count(" ") for n in body[1:])
    return ([opening], body[1:]) if alone and words >= _MIN_BODY else ([], body)


def name_of(kind: BlockKind) -> str:
    """How a message calls a block that sums up the story."""
    return {BlockKind.HEADLINE: "headline", BlockKind.DECK: "deck"}.get(kind, "opening sentence")
