"""Markdown: CommonMark with GFM tables, strikethrough, footnotes and front matter.

tree-sitter finds the blocks; `_inline` reads what is inside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from copychief.document import Block, BlockKind, Comment
from copychief.formats import ArticleKeys, Format, Parsed
from copychief.formats import _classify as classify
from copychief.formats._front_matter import read_front_matter
from copychief.formats._html_text import HtmlText
from copychief.formats._inline import Content, Inline
from copychief.formats._inline_syntax import MARKUP, label_key
from copychief.formats._spans import verbatim
from copychief.formats._story import story_metadata, with_dateline
from copychief.lazy import lazy
from copychief.text import Source

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

_TARGET = (
    r"\[((?:[^\[\]\\]|\\.){1,999})\]:[ \t]*(?:\n[ \t>]*)?<?([^\s<>]+)>?"
    r"""(?:\s+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$"""
)
_DEFINITION = lazy(_TARGET, re.MULTILINE)
_DEFINITIONS = lazy(r"^[ \t>]*" + _TARGET, re.MULTILINE)
_BETWEEN_WORDS = lazy(rb" (?=[A-Za-z])(?<=[A-Za-z.] )(?<=[A-Za-z][A-Za-z.] )")
_ALL_EMPHASIS = lazy(r"([*_]{1,3})[^*_\s][^*_]*\1")
MAX_DECK = 300
_COMMAS = bytes.maketrans(b",;%$", b"xxxx")
_BRACKET = lazy(rb"\[(?![ xX]\][ \t\n])")
_NOTE = lazy(r"\[\^([^\s\]]+)\]:[ \t]*")


class Place(NamedTuple):
    """The containers that a block stands in."""

    quote: bool = False
    depth: int = 0
    "Of lists."


def read(source: Source, keys: ArticleKeys) -> Parsed:
    """See `Format.read`."""
    front = read_front_matter(source, keys)
    reader = _Reader(source, front.end)
    reader.blocks.extend(front.blocks)
    reader.read()
    blocks = _with_deck(source, _with_headline(reader.blocks, len(front.blocks)))
    blocks, comments = with_dateline(blocks, reader.comments)
    return Parsed(tuple(blocks), story_metadata(blocks, front.metadata), tuple(comments), tuple(front.notes))


def _with_headline(blocks: list[Block], front: int) -> list[Block]:
    """The first heading of the first level is the headline if it opens the story and front matter has none."""
    if any(b.kind is BlockKind.HEADLINE for b in blocks[:front]) or len(blocks) == front:
        return blocks
    first = blocks[front]
    if first.kind is BlockKind.HEADING and first.level == 1:
        blocks[front] = Block(BlockKind.HEADLINE, first.text, first.span, first.segments, first.links, 1, first.code)
    return blocks


def _with_deck(source: Source, blocks: list[Block]) -> list[Block]:
    """A paragraph right below a headline that is emphasised from end to end is its deck."""
    for above, block in pairwise(blocks[:4]):
        deck = above.kind is BlockKind.HEADLINE and block.kind is BlockKind.PARAGRAPH
        if deck and len(block.text) <= MAX_DECK and _ALL_EMPHASIS.fullmatch(source[block.span]):
            block.kind = BlockKind.DECK
    return blocks


@cache
def _parser() -> Parser:
    import tree_sitter
    import tree_sitter_markdown

    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_markdown.language()))


def _flat(text: str) -> str:
    """The text as the block parser gets it: one byte a code point, so that its positions are ours.

    What is not ASCII has no part in the block structure. Line ends become `\\n`, the length kept.
    """
    if not text.isascii():
        text = re.sub(r"[^\x00-\x7f]", "x", text)
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if text.startswith(("---", "+++")):  # not front matter, and not to be taken for it a second time
        text = ("***" if text[0] == "-" else "xxx") + text[3:]
    return text if text.endswith("\n") else text + "\n"  # without one the grammar misses what the last line is


def _coarse(flat: str) -> bytes:
    """The same with words run together: a token costs the block parser more than a letter does.

    A space or comma between two words never makes a block, except in a tag. Brackets other than a task's go
    too: the grammar trips over link definitions, and `_definitions` reads them anyway.
    """
    data = flat.encode()
    if b"[" in data:
        data = _BRACKET.sub(b"x", data)
    if b"<" not in data:
        return _glued(data)
    return b"\n".join([line if b"<" in line else _glued(line) for line in data.split(b"\n")])


def _glued(data: bytes) -> bytes:
    return _BETWEEN_WORDS.sub(b"x", data.translate(_COMMAS))


class _Reader:
    """Walks the block tree, without recursion: a file may nest as deep as it likes."""

    def __init__(self, source: Source, start: int) -> None:
        self.source, self.text, self.start = source, source.text, start
        self.flat = _flat(source.text[start:])
        self.blocks: list[Block] = []
        self.comments: list[Comment] = []
        self.targets = self._targets()
        self.html = HtmlText(self.text, self.blocks, self.comments)

    def _targets(self) -> dict[str, str]:
        """The link reference definitions of the whole file: label to target."""
        out: dict[str, str] = {}
        if "]:" in self.flat:
            for m in _DEFINITIONS.finditer(self.flat):
                label = self.text[self.start + m.start(1) : self.start + m.end(1)]
                target = self.text[self.start + m.start(2) : self.start + m.end(2)]
                if not label.startswith("^"):
                    out.setdefault(label_key(label), target)
        return out

    def read(self) -> None:
        tree = _parser().parse(_coarse(self.flat))
        stack: list[tuple[Node, Place]] = [(tree.root_node, Place())]
        while stack:
            node, place = stack.pop()
            match node.type:
                case "paragraph":
                    self._paragraph(node, place)
                case "atx_heading" | "setext_heading":
                    self._heading(node, place)
                case "pipe_table":
                    self._table(node)
                case "fenced_code_block" | "indented_code_block":
                    self._code(node)
                case "html_block":
                    self._html(node)
                case "block_quote":
                    place = Place(True, place.depth)
                    stack.extend((child, place) for child in reversed(node.children))
                case "list_item":
                    place = Place(place.quote, place.depth + 1)
                    stack.extend((child, place) for child in reversed(node.children))
                case "ERROR" | "minus_metadata" | "plus_metadata":
                    self._unparsed(node)
                case "document" | "section" | "list":
                    stack.extend((child, place) for child in reversed(node.children))

    # -- blocks

    def _paragraph(self, node: Node, place: Place) -> None:
        inline = next((c for c in node.children if c.type == "inline"), node)
        lines = self._lines(inline, place)
        if lines and self.text[lines[0][0]] == "[" and "]:" in self.text[lines[0][0] : lines[-1][1]]:
            for kind, part in self._definitions(lines):
                self._add(kind, part)
            return
        kind = BlockKind.QUOTE_BLOCK if place.quote else BlockKind.LIST_ITEM if place.depth else BlockKind.PARAGRAPH
        self._add(kind, lines, level=place.depth)

    def _unparsed(self, node: Node) -> None:
        """What the grammar could not parse: paragraphs."""
        part: list[tuple[int, int]] = []
        start = self.start + node.start_byte
        for raw in self.flat[node.start_byte : node.end_byte].split("\n"):
            line = (start, min(start + len(raw), len(self.text)))
            if raw.strip():
                part.append(line)
            elif part:
                self._add(BlockKind.PARAGRAPH, self._bare(part))
                part = []
            start += len(raw) + 1
        self._add(BlockKind.PARAGRAPH, self._bare(part))

    def _definitions(self, lines: list[tuple[int, int]]) -> Iterator[tuple[BlockKind, list[tuple[int, int]]]]:
        """A paragraph that opens with definitions: footnotes are small print, link targets are no text at all."""
        kind, part = BlockKind.PARAGRAPH, list[tuple[int, int]]()
        defined = 0  # where the last definition ends; its title may be on a line of its own
        for start, end in lines:
            if start < defined:
                continue
            note = _NOTE.match(self.text, start, end)
            target = None if note else _DEFINITION.match(self.flat, start - self.start)
            if note or target:
                if part:
                    yield kind, part
                kind, part = BlockKind.CAPTION, [(note.end(), end)] if note else []
                defined = self.start + target.end() if target else 0
            else:
                part.append((start, end))
        if part:
            yield kind, part

    def _heading(self, node: Node, place: Place) -> None:
        level, inline = 1, None
        for child in node.children:
            if child.type.startswith(("atx_h", "setext_h")):
                level = int(child.type[child.type.index("_h") + 2])
            elif child.type == "inline":
                inline = child
            elif child.type == "paragraph":
                inline = next((c for c in child.children if c.type == "inline"), child)
        if inline is None:
            return
        lines = self._lines(inline, place)
        if node.type == "atx_heading" and lines:
            start, end = lines[-1]
            bare = self.text[start:end].rstrip("#")
            if not bare or bare[-1] in " \t":
                end = start + len(bare.rstrip())
            lines[-1] = (start, end)
        if lines and self.text[lines[0][0]] == "[":  # link definitions over a rule look like a heading
            lines = [line for kind, part in self._definitions(lines) if kind is BlockKind.PARAGRAPH for line in part]
        self._add(BlockKind.HEADING, lines, level=level)

    def _table(self, node: Node) -> None:
        for row in node.children:
            if row.type in ("pipe_table_header", "pipe_table_row"):
                for cell in row.children:
                    if cell.type == "pipe_table_cell":
                        self._add(BlockKind.TABLE_CELL, self._lines(cell, Place()))

    def _code(self, node: Node) -> None:
        if node.type == "fenced_code_block":
            for child in node.children:
                if child.type == "code_fence_content":
                    node = child
                    break
            else:
                return
        block = verbatim(self.text, BlockKind.CODE, self.start + node.start_byte, self.start + node.end_byte)
        if block:
            self.blocks.append(block)

    def _html(self, node: Node) -> None:
        start, end = self.start + node.start_byte, min(self.start + node.end_byte, len(self.text))
        marks = [  # of the quotes and lists around it
            (self.start + c.start_byte, self.start + c.end_byte)
            for c in node.children
            if c.type == "block_continuation"
        ]
        self.html.read(start, end, marks)

    # -- text

    def _lines(self, inline: Node, place: Place) -> list[tuple[int, int]]:
        """The lines of a node as source positions, without the marks of quotes and lists around it."""
        begin, end = self.start + inline.start_byte, self.start + inline.end_byte
        gaps: list[tuple[int, int]] = []
        if (place.quote or place.depth) and "\n" in self.flat[inline.start_byte : inline.end_byte]:
            gaps = [
                (self.start + c.start_byte, self.start + c.end_byte)
                for c in inline.children
                if c.type == "block_continuation"
            ]
        marks = dict(gaps)
        lines, start = [], begin
        for raw in self.flat[begin - self.start : end - self.start].split("\n"):
            stop = start + len(raw)
            lines.append((marks.get(start, start), stop))
            start = stop + 1
        return self._bare(lines)

    def _bare(self, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The lines without the white space around them, empty ones left out."""
        out = []
        for start, stop in lines:
            line = self.text[start:stop]
            bare = line.strip(" \t\r\n")
            if bare.endswith("\\") and not line.rstrip("\r\n").endswith("\\"):
                bare += " "  # the space keeps the backslash from being a hard break
            if bare:
                at = start + line.index(bare[0])
                out.append((at, at + len(bare)))
        return out

    def _add(self, kind: BlockKind, lines: list[tuple[int, int]], level: int = 0) -> None:
        """Add the block of these lines, and the comments in it."""
        if not lines or lines[0][0] >= lines[-1][1]:
            return
        if len(lines) == 1 and not MARKUP.search(self.text, *lines[0]):
            block = verbatim(self.text, kind, *lines[0], level)
        else:
            inline = Inline(Content(self.text, lines), self.targets)
            block = inline.block(self.text, kind, level)
            self.comments.extend(inline.found_comments(len(self.blocks) + (block is not None)))
        if block is None:
            return
        if kind is BlockKind.PARAGRAPH:
            block.kind = classify.standing_line(block.text, len(self.blocks))
        self.blocks.append(block)


FORMAT = Format("markdown", (".md", ".markdown", ".mdown"), read, "<!-- {} -->")
