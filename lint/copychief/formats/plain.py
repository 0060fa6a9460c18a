"""Plain text: paragraphs parted by empty lines, or one a line, or hard-wrapped.

Line 1 is the headline if an empty line follows and it does not end in a full stop.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from copychief.document import Block, BlockKind, Metadata
from copychief.formats import ArticleKeys, Format, Parsed
from copychief.formats import _classify as classify
from copychief.formats._spans import TextBuilder
from copychief.formats._story import story_metadata, with_dateline
from copychief.text import Source, Span

LONG_LINE = 120
"A line longer than this was not wrapped by hand or by a mailer: it is a paragraph of its own."
NARROW = 40
"Hard-wrapped text is wider than this; narrower lines are a list."


class Line(NamedTuple):
    """A line without the white space around it: where its text starts and ends in the source."""

    start: int
    end: int
    indent: int
    text: str


def read(source: Source, keys: ArticleKeys) -> Parsed:
    """See `Format.read`. Any text is a plain text."""
    chunks = _chunks(source)
    blocks = _headline(source, chunks)
    for i in range(len(blocks), len(chunks)):
        if len(chunks[i]) == 1:
            blocks.append(_lone_line(chunks, i, len(blocks)))
        else:
            blocks.extend(_many_lines(source.text, chunks[i], len(blocks)))
    blocks, _ = with_dateline(blocks)
    return Parsed(tuple(blocks), story_metadata(blocks, Metadata()))


def _chunks(source: Source) -> list[list[Line]]:
    """The lines of the text, in groups parted by empty lines."""
    out: list[list[Line]] = []
    group: list[Line] = []
    text, starts = source.text, source.lines.starts
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        raw = text[start:end]
        body = raw.strip()
        if body:
            indent = raw.index(body[0])
            group.append(Line(start + indent, start + indent + len(body), indent, body))
        elif group:
            out.append(group)
            group = []
    if group:
        out.append(group)
    return out


def _block(kind: BlockKind, line: Line) -> Block:
    return Block(kind, line.text, Span(line.start, line.end))


def _headline(source: Source, chunks: Sequence[Sequence[Line]]) -> list[Block]:
    """The headline, with the breadcrumb that may stand over it; empty if line 1 is neither."""
    if len(chunks) < 2 or len(chunks[0]) > 1 or chunks[0][0].start >= source.lines.starts[1]:
        return []
    first = chunks[0][0]
    if not classify.is_headline(first.text):
        return []
    if classify.is_breadcrumb(first.text) and len(chunks[1]) == 1:
        second = chunks[1][0]
        if first.text.endswith(second.text) or classify.is_short_line(second.text):
            return [_block(BlockKind.HEADING, first), _block(BlockKind.HEADLINE, second)]
    return [_block(BlockKind.HEADLINE, first)]


def _lone_line(chunks: Sequence[Sequence[Line]], i: int, index: int) -> Block:
    """The block of a line with empty lines around it; what stands around it tells a heading from a list."""
    line = chunks[i][0]
    kind = classify.standing_line(line.text, index)
    if kind is not BlockKind.PARAGRAPH:
        return _block(kind, line)
    marker = classify.MARKER.match(line.text)
    if marker:
        return Block(BlockKind.LIST_ITEM, line.text[marker.end() :], Span(line.start + marker.end(), line.end))
    if not classify.is_short_line(line.text):
        return _block(kind, line)
    run = _short_run(chunks, i)
    if run > 2:
        return _block(BlockKind.LIST_ITEM, line)
    following = chunks[i + 1] if i + 1 < len(chunks) else ()
    return _block(BlockKind.HEADING if following and i > 0 else kind, line)


def _short_run(chunks: Sequence[Sequence[Line]], i: int) -> int:
    """How many lines that could be headings stand in a row here, looking no further than three each way."""
    count = 1
    for step in (-1, 1):
        j = i + step
        while (
            0 < j < len(chunks) and abs(j - i) < 3 and len(chunks[j]) == 1 and classify.is_short_line(chunks[j][0].text)
        ):
            count += 1
            j += step
    return count


def _many_lines(text: str, lines: Sequence[Line], index: int) -> list[Block]:
    """The blocks of lines that no empty line parts."""
    kind = BlockKind.PARAGRAPH
    if not any(len(x.text) > LONG_LINE for x in lines):
        if any(classify.MARKER.match(x.text) for x in lines):
            return _list(text, lines)
        if _is_wrapped(lines):
            return [_joined(text, kind, part) for part in _indented(lines)]
        if 3 * sum(classify.ends_sentence(x.text) for x in lines) <= len(lines):
            kind = BlockKind.LIST_ITEM
    out = []
    for line in lines:
        marker = classify.MARKER.match(line.text)
        if marker:
            out.append(Block(BlockKind.LIST_ITEM, line.text[marker.end() :], Span(line.start + marker.end(), line.end)))
            continue
        standing = classify.standing_line(line.text, index + len(out))
        out.append(_block(kind if standing is BlockKind.PARAGRAPH else standing, line))
    return out


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """True if the line ends are a wrapper's: the next line's first word had no room, or goes on in lower case."""
    width = max(line.indent + len(line.text) for line in lines)
    if width < NARROW:
        return False
    full = 0
    for line, after in pairwise(lines):
        word = len(after.text.split(None, 1)[0])
        full += after.text[0].islower() or line.indent + len(line.text) + 1 + word > width
    return 10 * full >= 7 * (len(lines) - 1)


def _indented(lines: Sequence[Line]) -> list[list[Line]]:
    """Wrapped lines, parted where an indented first line opens a new paragraph."""
    margin = min(line.indent for line in lines)
    parts: list[list[Line]] = []
    for line in lines:
        if parts and not (line.indent >= margin + 2 and parts[-1][-1].indent == margin):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def _joined(text: str, kind: BlockKind, lines: Sequence[Line], skip: int = 0) -> Block:
    """One block of several lines; each line end with the white space around it is one space."""
    made = TextBuilder(text)
    start = lines[0].start + skip
    made.keep(start, lines[0].end)
    for line, after in pairwise(lines):
        made.put(" ", line.end, after.start)
        made.keep(after.start, after.end)
    return made.block(kind, Span(start, lines[-1].end))


def _list(text: str, lines: Sequence[Line]) -> list[Block]:
    """A list: each marker opens an item, lines without one go on with it."""
    out = []
    parts: list[tuple[int, list[Line]]] = []
    for line in lines:
        marker = classify.MARKER.match(line.text)
        if marker or not parts:
            parts.append((marker.end() if marker else 0, [line]))
        else:
            parts[-1][1].append(line)
    for skip, part in parts:
        kind = BlockKind.LIST_ITEM if skip or not classify.ends_sentence(part[-1].text) else BlockKind.PARAGRAPH
        out.append(_joined(text, kind, part, skip))
    return out


FORMAT = Format("plain", (".txt", ".text"), read)
