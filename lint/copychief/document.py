"""The article and what is known of it: blocks with exact source positions, and lazy layers.

A reader (formats/) turns a `Source` into a `Document`; layers (english/) and rules ask it questions.
"""

from __future__ import annotations

import datetime as dt
import itertools
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar, cast

from copychief.text import Source, Span

T = TypeVar("T")


class BlockKind(StrEnum):
    """What a block of an article is. `CODE` is never prose."""

    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    DATELINE = "dateline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    QUOTE_BLOCK = "quote block"
    CAPTION = "caption"
    TABLE_CELL = "table cell"
    CODE = "code"


RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
"Running text in the writer's own voice."
PROSE = RUNNING | {BlockKind.QUOTE_BLOCK}
"Running text, set-off quotations included."
TITLES = frozenset({BlockKind.HEADLINE, BlockKind.DECK, BlockKind.HEADING})


class Segment(NamedTuple):
    """Where a run of a block's text stands in the source.

    `width == -1` marks a run that is in the source letter for letter. Otherwise the whole run (an entity, a
    line break with its quote marks) stands for `width` characters of source and can't be divided.
    """

    at: int
    source: int
    width: int = -1


class Link(NamedTuple):
    """A link or footnote mark in a block; start and end in the block's text."""

    start: int
    end: int
    target: str


class Block:
    """A piece of the article: its kind, its text as a reader sees it, and the way back to the source."""

    __slots__ = ("_ats", "code", "kind", "level", "links", "segments", "span", "text")

    def __init__(
        self,
        kind: BlockKind,
        text: str,
        span: Span,
        segments: Sequence[Segment] = (),
        links: tuple[Link, ...] = (),
        level: int = 0,
        code: tuple[tuple[int, int], ...] = (),
    ) -> None:
        self.kind, self.text, self.span, self.links, self.level = kind, text, span, links, level
        self.code = code
        "Inline code: (start, end) in the text. It is part of the sentence, but not prose."
        self.segments: Sequence[Segment] = segments or (Segment(0, span.start),)
        self._ats = [s.at for s in self.segments]

    def __repr__(self) -> str:
        return f"Block({self.kind}, {self.text!r}, {tuple(self.span)})"

    def source_span(self, start: int, end: int) -> Span:
        """The source characters of `text[start:end]`; an indivisible run is taken whole."""
        if end <= start:
            at = self._edge(start, opening=True)
            return Span(at, at)
        return Span(self._edge(start, opening=True), self._edge(end - 1, opening=False))

    def _edge(self, offset: int, *, opening: bool) -> int:
        at, source, width = self.segments[bisect_right(self._ats, offset) - 1]
        if width < 0:
            return source + offset - at + (not opening)
        return source if opening else source + width


class _Settled(Block):
    """A block of a document: what one rule changed there, every later one would read."""

    __slots__ = ()

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a rule may not change a block ({name}): later ones read it, too")


class Stretch:
    """A run of characters inside one block: what layers hand to rules.

    `start` and `end` count in the block's text; `span` counts in the source.
    """

    __slots__ = ("block", "end", "start", "text")

    def __init__(self, block: Block, start: int, end: int) -> None:
        self.block, self.start, self.end = block, start, end
        self.text = block.text[start:end]

    @property
    def span(self) -> Span:
        return self.block.source_span(self.start, self.end)

    def part(self, start: int, end: int) -> Span:
        """The source span of `text[start:end]` of this stretch."""
        return self.block.source_span(self.start + start, self.start + end)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.text!r})"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of the article besides its text. Spans are in the blocks where they are."""

    headline: str | None = None
    published: dt.date | None = None
    byline: str | None = None
    language: str = "en"
    fields: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    "Everything the front matter holds, for house rules."


@dataclass(frozen=True, slots=True)
class House:
    """House knowledge from the configuration that layers and rules may ask for."""

    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    allow: frozenset[frozenset[str]] = frozenset()
    "Groups of spellings that may stand side by side."


class LayerCycleError(RuntimeError):
    """A layer needs itself."""


class Layer(Generic[T]):
    """A typed key for something known of a document, made on demand: `doc[SENTENCES]`.

    Wraps a pure function of the document. A plugin adds a layer by defining one.
    """

    __slots__ = ("compute", "name")

    def __init__(self, name: str, compute: Callable[[Document], T]) -> None:
        self.name, self.compute = name, compute

    def __repr__(self) -> str:
        return f"Layer({self.name})"


class Comment(NamedTuple):
    """A comment of the format (`<!-- … -->`): its inner text, where it stands, and the next block's index."""

    text: str
    span: Span
    block: int


class Document:
    """An article: source, blocks, metadata and, lazily, everything a layer says of it.

    `notes` say what the reader could not use. `memo` remembers what `per_block` computed for a block's text; an editor
    hands it from one version of an article to the next, so that only changed paragraphs are read again. Neither the
    document nor its blocks can be changed once made.
    """

    def __init__(
        self,
        source: Source,
        blocks: Sequence[Block],
        metadata: Metadata | None = None,
        *,
        comments: Sequence[Comment] = (),
        notes: Sequence[tuple[Span, str]] = (),
        house: House | None = None,
        memo: dict[tuple[object, ...], Any] | None = None,
        format: str = "plain",
    ) -> None:
        self.source, self.blocks = source, tuple(blocks)
        self.metadata, self.house = metadata or Metadata(), house or House()
        self.comments, self.notes = tuple(comments), tuple(notes)
        self.memo: dict[tuple[object, ...], Any] = {} if memo is None else memo
        self.format = format
        self._layers: dict[Layer[Any], Any] = {}
        self._making: list[Layer[Any]] = []
        for block in self.blocks:
            block.__class__ = _Settled  # readers may change their drafts, and reading an attribute costs no more

    def __setattr__(self, name: str, value: object) -> None:
        if name in self.__dict__:
            raise AttributeError(f"a rule may not change the document ({name}): later ones read it, too")
        super().__setattr__(name, value)

    def __getitem__(self, layer: Layer[T]) -> T:
        try:
            known: T = self._layers[layer]
            return known
        except KeyError:
            pass
        if layer in self._making:
            raise LayerCycleError(" → ".join(x.name for x in [*self._making, layer]))
        self._making.append(layer)
        try:
            made = self._layers[layer] = layer.compute(self)
        finally:
            self._making.pop()
        return made

    def per_block(
        self, function: Callable[..., T], where: Iterable[object] = itertools.repeat(True), *more: Iterable[object]
    ) -> list[T]:
        """`function(text, kind)` for each block, from memory where the same block was seen before.

        The results must not hold on to a block or to source positions: blocks move between versions. `where` says of
        each block whether it is worth asking; if not, its result is `()`. `more` are further arguments, one of each a
        block: what is known already of its text and kind, and of nothing else.
        """
        memo, out, nothing = self.memo, [], cast("T", ())
        for block, asked, *its in zip(self.blocks, where, *more, strict=False):
            if not asked:
                out.append(nothing)
                continue
            key = (function, block.kind, block.text)
            made = memo.get(key, key)  # of the same mind as the language server's memory of two generations
            if made is key:
                made = memo[key] = function(block.text, block.kind, *its)
            out.append(made)
        return out

    def of_kind(self, kinds: frozenset[BlockKind]) -> Iterator[Block]:
        return (b for b in self.blocks if b.kind in kinds)
