"""`html`: one page that needs nothing else: each article as it reads, with its findings in place.

The article is data, never markup: everything of it is escaped, its links are not live, and a content
security policy lets nothing run but this page's own script.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from copychief.diagnostic import Diagnostic
from copychief.document import Block, BlockKind
from copychief.engine import Report
from copychief.outputs import Output, Result, visible
from copychief.text import Source, Span

_TAGS = {
    BlockKind.HEADLINE: ("<h3>", "</h3>"),
    BlockKind.HEADING: ("<h4>", "</h4>"),
    BlockKind.DECK: ('<p class="deck">', "</p>"),
    BlockKind.BYLINE: ('<p class="byline">', "</p>"),
    BlockKind.DATELINE: ('<p class="dateline">', "</p>"),
    BlockKind.CAPTION: ('<p class="caption">', "</p>"),
    BlockKind.LIST_ITEM: ('<p class="item">', "</p>"),
    BlockKind.QUOTE_BLOCK: ("<blockquote>", "</blockquote>"),
    BlockKind.TABLE_CELL: ('<p class="cell">', "</p>"),
    BlockKind.CODE: ("<pre>", "</pre>"),
}


class Place(NamedTuple):
    """One side of a finding: its number on the page, the side (0 is its own place), and where it stands."""

    number: int
    side: int
    span: Span
    severity: str


def render(result: Result) -> Iterator[str]:
    style, script = (files(__package__).joinpath(f"_page/page.{x}").read_text(encoding="utf-8") for x in ("css", "js"))
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    yield (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Copychief: {_summary(result)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )
    yield from _top(result)
    number = 0
    for report in result.reports:
        if report.diagnostics:
            yield from _file(report, result, number)
            number += len(report.diagnostics)
    clean = sum(not r.diagnostics for r in result.reports)
    if clean:
        yield f'<p class="clean">{clean} article{"" if clean == 1 else "s"} without findings.</p>\n'
    yield f"<script>{script}</script>\n</body>\n</html>\n"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _summary(result: Result) -> str:
    n = result.counts()
    parts = [f"{n[k]} {k if n[k] != 1 else k[:-1]}" for k in ("errors", "warnings", "infos") if n[k]]
    return f"{', '.join(parts) or 'no findings'} in {n['files']} article{'' if n['files'] == 1 else 's'}"


def _top(result: Result) -> Iterator[str]:
    families = Counter(d.code[:3] for d in result.diagnostics)
    titles = {r.code[:3]: r.__module__.split(".")[-2] for r in result.rules if r.__module__.count(".") > 1}
    yield f'<header class="top">\n<h1>Copychief</h1>\n<span class="sum">{_summary(result)}, {result.counts()["words"]:,} words</span>\n'
    if families:
        yield "<fieldset><legend>Show</legend>"
        for family, count in sorted(families.items()):
            name = escape(titles.get(family, family))
            yield f'<label><input type="checkbox" value="{family}" checked><b>{name}</b> {count}</label>'
        yield "</fieldset>\n"
        yield (
            '<span class="keys"><kbd>j</kbd> <kbd>k</kbd> next, previous &nbsp;<kbd>o</kbd> other side &nbsp;'
            "<kbd>f</kbd> filter &nbsp;<kbd>Esc</kbd> none</span>\n"
        )
    yield "</header>\n"


def _file(report: Report, result: Result, first: int) -> Iterator[str]:
    source, doc = result.sources(report.path), result.documents(report.path)
    yield f'<section class="file">\n<h2>{_text(report.path)}<small>{report.words:,} words</small></h2>\n'
    places = [
        Place(first + n + 1, side, span, d.severity.value)
        for n, d in enumerate(report.diagnostics)
        for side, span in enumerate([d.span, *(r.span for r in d.related)])
    ]
    marked: set[tuple[int, int]] = set()
    yield "<article>\n"
    for block in doc.blocks if doc is not None and not report.failed else ():
        head, tail = _TAGS.get(block.kind, ("<p>", "</p>"))
        yield f"{head}{''.join(_block(block, places, marked))}{tail}\n"
    if doc is None or report.failed:
        yield f"<p>{_text('; '.join(report.skipped) or 'This file could not be read as an article.')}</p>\n"
    yield '</article>\n<ol class="cards">\n'
    for n, d in enumerate(report.diagnostics, first + 1):
        yield from _card(d, n, source, marked)
    yield "</ol>\n</section>\n"


def _block(block: Block, places: Sequence[Place], marked: set[tuple[int, int]]) -> Iterator[str]:
    """The text of a block, cut where a mark begins or ends; `marked` gets the sides whose anchor is set."""
    here = [p for p in places if p.span.start < block.span.end and block.span.start < max(p.span.end, p.span.start + 1)]
    ranges = [(p, *r) for p in here if (r := _range(block, p.span)) is not None]
    links = [(k.start, k.end, k.target) for k in block.links]
    cuts = {0, len(block.text)}
    cuts.update(x for _, a, b in ranges for x in (a, b))
    cuts.update(x for a, b, _ in links for x in (a, b) if 0 <= x <= len(block.text))
    edges = sorted(cuts)
    for a, b in pairwise(edges):
        text = block.text[a:b]
        text = "\n".join(map(_text, text.split("\n"))) if block.kind is BlockKind.CODE else _text(text)
        target = next((t for x, y, t in links if x <= a and b <= y), None)
        if target is not None:
            text = f'<span class="link" title="{_text(target)}">{text}</span>'
        over = [p for p, x, y in ranges if x <= a and b <= y]
        yield _mark(text, over, marked) if over else text
        for p, x, y in ranges:
            if y == b and x < y and p.side == 0 and p in over:
                yield f'<a class="n" data-f="{p.number}" href="#c{p.number}">{p.number}</a>'


def _mark(text: str, over: Sequence[Place], marked: set[tuple[int, int]]) -> str:
    new = [p for p in over if (p.number, p.side) not in marked]
    marked.update((p.number, p.side) for p in new)
    own = [p for p in over if p.side == 0]
    kind = own[0].severity if own else "other"
    anchors = "".join(f'<span id="f{p.number}s{p.side}"></span>' for p in new[1:])
    identity = (
        f' id="f{new[0].number}s{new[0].side}" data-at="{" ".join(f"{p.number}.{p.side}" for p in new)}"' if new else ""
    )
    numbers = " ".join(str(n) for n in dict.fromkeys(p.number for p in over))
    return f'<mark class="{kind}"{identity} data-f="{numbers}">{anchors}{text}</mark>'


def _range(block: Block, span: Span) -> tuple[int, int] | None:
    """Where a source span stands in a block's text; None if no character of it is there."""
    inside = [i for i in range(len(block.text)) if _overlap(block.source_span(i, i + 1), span)]
    return (inside[0], inside[-1] + 1) if inside else None


def _overlap(a: Span, b: Span) -> bool:
    return a.start < max(b.end, b.start + 1) and b.start < a.end


def _card(d: Diagnostic, n: int, source: Source | None, marked: set[tuple[int, int]]) -> Iterator[str]:
    line = source.lines.position(d.span.start).line if source else 1
    yield f'<li id="c{n}" class="{d.severity.value}" data-f="{n}" data-family="{d.code[:3]}">'
    place = f"line {line}"
    go = f'<a class="go" data-f="{n}" href="#f{n}s0">{n}. {place}</a>' if (n, 0) in marked else f"<b>{n}. {place}</b>"
    name = _text(f"{d.code} {d.rule}")
    if d.url.startswith("https://"):
        name = f'<a href="{_text(d.url)}" rel="noreferrer">{name}</a>'
    yield f'<div class="head">{go}<span>{name}</span><span class="sev">{d.severity.value}</span></div>'
    yield f"<p>{_text(d.message)}</p>"
    if (n, 0) not in marked and source is not None and d.span.end > d.span.start:
        yield f"<blockquote>{_text(source[d.span][:300])}</blockquote>"
    for side, r in enumerate(d.related, 1):
        far = f"line {source.lines.position(r.span.start).line}" if source else ""
        link = f'<a data-f="{n}" href="#f{n}s{side}">{far}</a>' if (n, side) in marked else far
        yield f'<p class="far">↔ {link}: {_text(r.message)}</p>'
    for fix in d.fixes:
        yield f'<p class="fix">{"Fix" if fix.safe else "Possible fix"}: {_text(fix.title)}</p>'
    yield "</li>\n"


def _text(text: str) -> str:
    return escape(visible(text), quote=True)


OUTPUT = Output("html", render, "utf-8")
