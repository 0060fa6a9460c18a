"""The fix of the rules on repeats: take sentences out of the article with the space that would be left."""

from __future__ import annotations

from collections.abc import Sequence

from copychief.diagnostic import Edit, Fix
from copychief.document import BlockKind, Document
from copychief.english.sentences import Sentence
from copychief.text import Span

_MARKUP = frozenset("*_~`[]()<>")


def delete(doc: Document, sentences: Sequence[Sentence], title: str) -> list[Fix]:
    """A fix that deletes sentences in a row; none where blocks would be left in pieces (lists, quotes)."""
    first, last = sentences[0], sentences[-1]
    if first.block is last.block:
        text = first.block.text
        start, end = first.start, last.end
        while start and text[start - 1].isspace():
            start -= 1
        while start == 0 and end < len(text) and text[end].isspace():
            end += 1
        if start or end < len(text):
            span = first.block.source_span(start, end)
            around = doc.source.text[span.start - 1 : span.start] + doc.source.text[span.end : span.end + 1]
            if _MARKUP.isdisjoint(around) and doc.source[span].split() == text[start:end].split():
                return [Fix(title, (Edit(span, ""),))]
            return []  # emphasis or a link would be cut in two
    if first.start or last.end < len(last.block.text.rstrip()):
        return []
    blocks = doc.blocks[first.paragraph : last.paragraph + 1]
    if not first.paragraph or any(b.kind is not BlockKind.PARAGRAPH for b in blocks):
        return []
    before = doc.blocks[first.paragraph - 1].span.end
    if doc.source.text[before : blocks[0].span.start].strip():
        return []
    return [Fix(title, (Edit(Span(before, blocks[-1].span.end), ""),))]
