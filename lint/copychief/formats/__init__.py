"""Readers: from the characters of a file to blocks that know where they stand. One file a format.

A module here that defines `FORMAT` is a format; there is no list to extend. Heavy parsers are imported
inside the reading function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path

from copychief.document import Block, Comment, Metadata
from copychief.text import Source, Span


@dataclass(frozen=True, slots=True)
class ArticleKeys:
    """The front-matter keys that hold what we know of an article; the first one present counts."""

    headline: tuple[str, ...] = ("headline", "title")
    published: tuple[str, ...] = ("published", "date", "pubdate", "publishdate", "publish_date", "datePublished")
    byline: tuple[str, ...] = ("byline", "author", "authors")
    deck: tuple[str, ...] = ("deck", "subtitle", "standfirst", "description", "summary")
    language: tuple[str, ...] = ("language", "lang", "locale")


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a reader makes of a source. `comments` are in the order of the text."""

    blocks: tuple[Block, ...]
    metadata: Metadata = field(default_factory=Metadata)
    comments: tuple[Comment, ...] = ()
    notes: tuple[tuple[Span, str], ...] = ()
    "What the reader could not use, and why, in one line each: broken front matter, a date it can't read."


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its name, the suffixes that mean it (with the dot) and its reader.

    `read(source, keys)` is pure and never raises on any text; what it can't parse it takes as a paragraph.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Source, ArticleKeys], Parsed]
    comment: str | None = None
    "How a comment is written, with {} for its text: where stet comments can stand."


@cache
def bundled() -> tuple[Format, ...]:
    """The formats of this package, by name."""
    found = []
    for path in sorted(Path(__file__).parent.glob("[!_]*.py")):
        made = getattr(import_module(f"{__name__}.{path.stem}"), "FORMAT", None)
        if made is not None:
            found.append(made)
    return tuple(found)


def choose(path: str, formats: Iterable[Format]) -> Format | None:
    """The format for a file name, the longest suffix first; None if no format claims it."""
    name = Path(path).name.lower()
    fits = [(len(s), f) for f in formats for s in f.suffixes if name.endswith(s)]
    return max(fits, key=lambda x: x[0])[1] if fits else None
