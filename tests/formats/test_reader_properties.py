"""What every reader promises for every text."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from copychief.document import BlockKind
from copychief.formats import ArticleKeys, Format, bundled, choose
from copychief.text import Source

READERS = pytest.mark.parametrize("reader", bundled(), ids=lambda f: f.name)

anything = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"))
pieces = st.sampled_from(
    [
        "word",
        "Name ",
        "word ",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        "\f",
        "\u2028",
        "\u00a0",
        "😀",
        "e\u0301",
        "“",
        "”",
        "—",
        ". ",
    ]
    + [
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "~~",
        "[",
        "](http://x.example)",
        "![",
        "][r]",
        "[r]: /u\n",
        "[^1]",
        "[^1]: n\n",
        "<b>",
        "</a>",
    ]
    + [
        "<a href='x'>",
        "<!-- stet -->",
        "<br>",
        "<p>",
        "<li>",
        "<div>\n",
        "<h1>",
        "</",
        "<script>",
        "<td>",
        "<pre>",
        "&amp;",
        "&",
        "\\",
    ]
    + [
        "# ",
        "## ",
        "> ",
        "- ",
        "1. ",
        "    ",
        "---\n",
        "===\n",
        "+++\n",
        "| a | b |\n|---|---|\n",
        "title: x\n",
        "date: 2025-03-05\n",
    ]
    + ["LONDON (Reuters) - ", "By Jane Doe\n", "www.x.example", "<http://x.example>", "Photo by X"]
)
marked = st.lists(pieces, max_size=40).map("".join)
texts = anything | marked


def holds(reader: Format, text: str) -> None:
    source = Source(text)
    parsed = reader.read(source, ArticleKeys())
    end = 0
    for block in parsed.blocks:
        assert block.text
        assert block.text == block.text.strip()
        assert end <= block.span.start <= block.span.end <= len(text)
        end = block.span.end
        reached = block.span.start
        for i in range(len(block.text)):
            span = block.source_span(i, i + 1)
            assert reached <= span.end
            assert block.span.start <= span.start < span.end <= block.span.end
            reached = span.start
        for (at, place, width), after in zip(block.segments, [*block.segments[1:], None], strict=True):
            stop = after.at if after else len(block.text)
            assert at < stop
            if width < 0:
                assert block.text[at:stop] == text[place : place + stop - at]
        for link in block.links:
            assert 0 <= link.start <= link.end <= len(block.text)
        for a, b in block.code:
            assert 0 <= a < b <= len(block.text)
    places = [c.span for c in parsed.comments]
    assert places == sorted(places)
    for comment in parsed.comments:
        assert (
            source[comment.span] == f"<!--{comment.text}-->"
            or "\n" in source[comment.span]
            or "\r" in source[comment.span]
        )
        assert 0 <= comment.block <= len(parsed.blocks)


@READERS
@settings(max_examples=300, deadline=None)
@given(texts)
@example("---\ntitle: x\n---\n# x\n\nLONDON (AP) — *The* <!-- c -->")
def test_blocks_are_in_order_and_every_character_has_its_place(reader: Format, text: str) -> None:
    holds(reader, text)


@READERS
@settings(max_examples=200, deadline=None)
@given(marked)
@example("\\\nword")
def test_line_ends_do_not_matter(reader: Format, text: str) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kinds = []
    for end in ("\n", "\r\n", "\r"):
        parsed = reader.read(Source(text.replace("\n", end)), ArticleKeys())
        kinds.append([(b.kind, b.text if b.kind is not BlockKind.CODE else "", b.links, b.code) for b in parsed.blocks])
    assert kinds[0] == kinds[1] == kinds[2]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(["The", "mayor", "left", "town", "at", "noon"]), min_size=1, max_size=30),
        min_size=1,
        max_size=8,
    )
)
def test_markup_adds_nothing_to_prose(paragraphs: list[list[str]]) -> None:
    plain = [" ".join(words) for words in paragraphs]
    reader = next(f for f in bundled() if f.name == "markdown")
    marked_up = "\n\n".join("**" + "** [".join(words[:1]) + "** " + "\n".join(words[1:]) for words in paragraphs)
    assert [b.text for b in reader.read(Source(marked_up), ArticleKeys()).blocks] == plain


def test_suffixes() -> None:
    names = {
        suffix: choose(f"a{suffix}", bundled())
        for suffix in (".md", ".markdown", ".mdown", ".txt", ".text", ".html", ".htm", ".MD")
    }
    assert {s: f.name for s, f in names.items() if f} == {
        ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".MD": "markdown",
        ".txt": "plain", ".text": "plain", ".html": "html", ".htm": "html",
    }  # fmt: skip
    assert choose("a.docx", bundled()) is None
