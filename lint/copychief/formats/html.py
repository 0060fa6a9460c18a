"""HTML pages: the visible text of the story, without the page around it.

Title, date and author come from the head and from `<h1>`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from copychief.document import Block, BlockKind, Comment, Metadata
from copychief.formats import ArticleKeys, Format, Parsed
from copychief.formats import _classify as classify
from copychief.formats._dates import find_date
from copychief.formats._html_text import TAG, HtmlText, attribute
from copychief.formats._spans import cut
from copychief.formats._story import story_metadata, with_dateline
from copychief.lazy import lazy
from copychief.text import Source

_HEAD = lazy(r"<(?:meta|html|time)\b", re.IGNORECASE)
_TITLE = lazy(r"<title\b[^<>]*>([^<]*)</title", re.IGNORECASE)
_SCOPES = (lazy(r"<(/?)article\b[^<>]*>", re.IGNORECASE), lazy(r"<(/?)main\b[^<>]*>", re.IGNORECASE))
_SITE = lazy(r"\s+(?:\||[-–—·»:]{1,2})\s+[^|–—·»]{1,40}$")
_META_DATES = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "pubdate",
    "publish-date",
)
_META_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author")


def read(source: Source, keys: ArticleKeys) -> Parsed:
    """See `Format.read`."""
    text = source.text
    blocks: list[Block] = []
    comments: list[Comment] = []
    start, end = _scope(text)
    HtmlText(text, blocks, comments).read(start, end)
    for i, block in enumerate(blocks):
        if block.kind is BlockKind.PARAGRAPH:
            block.kind = classify.standing_line(block.text, i)
    meta, language, time = _facts(text)
    headline = _headline(text, blocks, meta, comments)
    known = Metadata(
        headline=headline,
        published=_first_date([*(meta.get(k, "") for k in _META_DATES), time]),
        byline=next((meta[k] for k in _META_AUTHORS if meta.get(k) and "://" not in meta[k]), None),
        language=language or "en",
    )
    blocks, comments = with_dateline(blocks, comments)
    return Parsed(tuple(blocks), story_metadata(blocks, known), tuple(comments))


def _headline(text: str, blocks: list[Block], meta: dict[str, str], comments: list[Comment]) -> str | None:
    """The first `<h1>`, which becomes the headline's block; else the page's title, put before the others."""
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.level == 1:
            block.kind = BlockKind.HEADLINE
            return block.text
    m = _TITLE.search(text)
    if m and m[1].strip() and (not blocks or m.end() <= blocks[0].span.start):
        title = HtmlText(text, [], [])
        title.read(m.start(1), m.end(1))
        for block in title.blocks:
            site = _SITE.search(block.text)
            end = site.start() if site else len(block.text)
            blocks.insert(0, cut(block, 0, end, BlockKind.HEADLINE))
            comments[:] = [c._replace(block=c.block + 1) for c in comments]
            return blocks[0].text
    return meta.get("og:title") or None


def _scope(text: str) -> tuple[int, int]:
    """The one `<article>` of the page, else its one `<main>`, else all of it."""
    for pattern in _SCOPES:
        tags = [m for m, _ in zip(pattern.finditer(text), range(3), strict=False)]
        if len(tags) == 2 and not tags[0][1] and tags[1][1]:
            return tags[0].start(), tags[1].end()
    return 0, len(text)


def _facts(text: str) -> tuple[dict[str, str], str, str]:
    """The meta tags by lower-case name, the page's language, its first machine-readable time."""
    meta: dict[str, str] = {}
    language = time = ""
    for m in _HEAD.finditer(text):
        tag = TAG.match(text, m.start())
        if not tag:
            continue
        name, attributes = tag[2].lower(), tag[3]
        if name == "meta":
            key = (
                attribute(attributes, "property") or attribute(attributes, "name") or attribute(attributes, "itemprop")
            )
            if key:
                meta.setdefault(key.lower(), " ".join(attribute(attributes, "content").split()))
        elif name == "html":
            language = language or attribute(attributes, "lang")
        else:
            time = time or attribute(attributes, "datetime")
    return meta, language if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*", language) else "", time


def _first_date(values: Iterable[str]) -> dt.date | None:
    return next((found for value in values if (found := find_date(value))), None)


FORMAT = Format("html", (".html", ".htm"), read, "<!-- {} -->")
