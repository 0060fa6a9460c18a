"""HTML: the story without the page."""

from __future__ import annotations

import datetime as dt

import pytest

from copychief.formats import ArticleKeys, Parsed
from copychief.formats.html import FORMAT
from copychief.text import Source

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>The head | The Example</title>
<meta property="article:published_time" content="2025-03-05T10:00:00Z">
<meta content='Jane &amp; John' name=author><script>if (a<b) x = "</p>";</script></head>
<body><header><p>Site</p></header><nav><ul><li>Home</ul></nav>
<article><header><h1>The <em>head</em></h1></header>
<!-- stet NAM001 -->
<p>The mayor   said
 “yes” &amp; <a href="http://x.example/?q=1&amp;r=2">the <b>report</b></a> came<sup><a href="#n1">1</a></sup>. <!-- c -->It<br/>was <code>x</code>.
<p>5 < 6
<ul><li>One<li>Two <ol><li>deep</ol></ul>
<blockquote><p>Quoted <p>again</blockquote>
<table><tr><td>1<th>2</table>
<figure><img alt="not prose"><figcaption>A caption</figcaption></figure>
<div>Loose text</div><pre>a
  b</pre><aside>Advert</aside><h2>Sub</h2></article>
<footer>Foot</footer></body></html>"""


def parse(text: str) -> Parsed:
    return FORMAT.read(Source(text), ArticleKeys())


def test_a_page() -> None:
    parsed = parse(PAGE)
    assert [(b.kind.value, b.text) for b in parsed.blocks] == [
        ("headline", "The head"),
        ("paragraph", "The mayor said “yes” & the report came. It was x."),
        ("paragraph", "5 < 6"),
        ("list item", "One"),
        ("list item", "Two"),
        ("list item", "deep"),
        ("quote block", "Quoted"),
        ("quote block", "again"),
        ("table cell", "1"),
        ("table cell", "2"),
        ("caption", "A caption"),
        ("paragraph", "Loose text"),
        ("code", "a\n  b"),
        ("heading", "Sub"),
    ]
    known = parsed.metadata
    assert (known.headline, known.published, known.byline, known.language) == (
        "The head",
        dt.date(2025, 3, 5),
        "Jane & John",
        "en-GB",
    )
    block = parsed.blocks[1]
    assert [(block.text[x.start : x.end], x.target) for x in block.links] == [
        ("the report", "http://x.example/?q=1&r=2"),
        ("", "#fn-n1"),
    ]
    assert [block.text[a:b] for a, b in block.code] == ["x"]
    assert [(c.text, c.block) for c in parsed.comments] == [(" stet NAM001 ", 1), (" c ", 1)]
    assert block.span.holds(parsed.comments[1].span)


@pytest.mark.parametrize(
    ("seen", "source"),
    [
        ("mayor said “yes” &", "mayor   said\n “yes” &amp;"),
        ("the report came", "the <b>report</b></a> came"),
        ("It was", "It<br/>was"),
        ("again", "again"),
    ],
)
def test_exact_places(seen: str, source: str) -> None:
    block = next(b for b in parse(PAGE).blocks if seen in b.text)
    at = block.text.index(seen)
    assert Source(PAGE)[block.source_span(at, at + len(seen))] == source


def test_the_title_is_the_headline_of_a_page_without_one() -> None:
    text = "<html><head><title>A &amp; b - The Example</title></head><body><!-- stet --><p>Text.</body></html>"
    parsed = parse(text)
    assert [(b.kind.value, b.text) for b in parsed.blocks] == [("headline", "A & b"), ("paragraph", "Text.")]
    assert Source(text)[parsed.blocks[0].span] == "A &amp; b"
    assert parsed.comments[0].block == 1


@pytest.mark.parametrize(
    "text",
    [
        "<nav>never closed <p>Text.",
        "<p>a <b>Text.",
        "</p></p>Text.",
        "<script>",
        "<p",
        "<!-- x",
        "<p>Text.</div></div>",
    ],
)
def test_broken_pages_are_read(text: str) -> None:
    assert any("Text." in b.text for b in parse(text).blocks) == ("Text." in text)
