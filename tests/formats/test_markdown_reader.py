"""Markdown: what a reader sees, and the way back to the source."""

from __future__ import annotations

import datetime as dt

import pytest

from copychief.document import Block, BlockKind
from copychief.formats import ArticleKeys, Parsed
from copychief.formats.markdown import FORMAT
from copychief.text import Source


def parse(text: str) -> Parsed:
    return FORMAT.read(Source(text), ArticleKeys())


def only(text: str) -> Block:
    blocks = parse(text).blocks
    assert len(blocks) == 1, blocks
    return blocks[0]


def under(text: str, seen: str) -> str:
    """The source characters under a phrase of the text that a rule sees."""
    source, (block, *_) = Source(text), [b for b in parse(text).blocks if seen in b.text]
    at = block.text.index(seen)
    return source[block.source_span(at, at + len(seen))]


@pytest.mark.parametrize(
    ("text", "seen", "source"),
    [
        ("The *Times* of **London** said", "Times of London", "Times* of **London"),
        ("A _word_ and __two *in* one__.", "two in one", "two *in* one"),
        ("snake_case_name stays", "snake_case_name", "snake_case_name"),
        ("Read [the *report*](http://x.example/a_(b) 'Title') now", "the report", "the *report"),
        ("R&amp;D and caf&eacute; &#8212; so", "R&D", "R&amp;D"),
        ("caf&eacute; life", "é", "&eacute;"),
        ("R&D stays & so does &unknown;", "R&D stays & so does &unknown;", "R&D stays & so does &unknown;"),
        (r"It cost 5\* or \$6", "5* or", r"5\* or"),
        ("soft\nbreak", "soft break", "soft\nbreak"),
        ("hard  \nbreak", "hard break", "hard  \nbreak"),
        ("hard\\\nbreak", "hard break", "hard\\\nbreak"),
        ("old\r\nbreak", "old break", "old\r\nbreak"),
        ("mac\rbreak", "mac break", "mac\rbreak"),
        ("> one\n> two\nlazy", "one two lazy", "one\n> two\nlazy"),
        ("- item\n  goes on\n  - deep\n    too", "deep too", "deep\n    too"),
        ("> - item\n>   goes on", "item goes on", "item\n>   goes on"),
        ("use `a  b` here", "a  b", "a  b"),
        ("use `` a`b `` here", "a`b", "a`b"),
        ("H<sub>2</sub>O here", "H2O", "H<sub>2</sub>O"),
        ("one<br>two", "one two", "one<br>two"),
        ("~~gone~~ stays", "gone stays", "gone~~ stays"),
        ("a 😀 *e\u0301tude* — “so”", "e\u0301tude — “so”", "e\u0301tude* — “so”"),
        ("see <http://x.example/> now", "http://x.example/", "http://x.example/"),
        ("\tcode\n\nThen\ttab *x*", "Then\ttab x", "Then\ttab *x"),
        ("An *unclosed star and [bracket", "An *unclosed star and [bracket", "An *unclosed star and [bracket"),
        ("2 * 3 * 4", "2 * 3 * 4", "2 * 3 * 4"),
        ("He said [sic] and [Your Name].", "[sic] and [Your Name]", "[sic] and [Your Name]"),
        ("[Laughter]: And then he went on.", "[Laughter]: And", "[Laughter]: And"),
    ],
)
def test_text_and_source(text: str, seen: str, source: str) -> None:
    assert under(text, seen) == source


def test_a_run_that_cannot_be_divided_is_taken_whole() -> None:
    block = only("a &amp; b")
    assert block.text == "a & b"
    assert [block.source_span(i, i + 1) for i in range(5)] == [(0, 1), (1, 2), (2, 7), (7, 8), (8, 9)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("# Head\n\nText", "headline paragraph"),
        ("Text\n\n# Head", "paragraph heading"),
        ("## Second\n\nText", "heading paragraph"),
        ("Head\nline\n====\n\nText\n\nSub\n---", "headline paragraph heading"),
        ("a\n\n***\n\nb", "paragraph paragraph"),
        ("- a\n- b\n\n  c\n\n1. d", "list item/list item/list item/list item"),
        ("> a\n>\n> - b", "quote block/quote block"),
        ("```py\ncode\n```\n\n    more\n\nText", "code code paragraph"),
        ("| a | b |\n|---|---|\n| c | d \\| e |", "table cell/table cell/table cell/table cell"),
        ("# Head\n\nBy Jane Doe, Staff Writer\n\nMarch 3, 2025\n\nText.", "headline byline dateline paragraph"),
        ("*By Jane Doe*\n\nText.\n\n![alt](a.png)\n*Photo by John Roe*", "byline paragraph caption"),
        ("# Head\n\n_What it means\nfor the town_\n\nText.", "headline deck paragraph"),
        ("# Head\n\n*This* is *text*.\n\n*So is this.*", "headline paragraph paragraph"),
        ("RIVERTON, Ohio (AP) — The mayor left.", "dateline paragraph"),
        ("[A headline that is a link](http://x.example)", "paragraph"),
        ("![only an image](a.png)", ""),
        ("[r]: http://x.example 'T'\n", ""),
        ("Text[^1].\n\n[^1]: The *report*, 2024.\n[^2]: Another.", "paragraph caption caption"),
        ("<script>\nlet x = 'not prose';\n</script>\n\nText", "paragraph"),
        ("<div>\n<p>One <b>bold</b> word</p>\n</div>", "paragraph"),
    ],
)
def test_kinds(text: str, kinds: str) -> None:
    found = [b.kind.value for b in parse(text).blocks]
    assert found == (kinds.split("/") if "/" in kinds else _kinds(kinds))


def _kinds(words: str) -> list[str]:
    return words.split()


def test_levels() -> None:
    blocks = parse("### Three\n\n- one\n  - two").blocks
    assert [(b.text, b.level) for b in blocks] == [("Three", 3), ("one", 1), ("two", 2)]


def test_closing_hashes_are_markup() -> None:
    assert [b.text for b in parse("## Sub ##\n\n## C#\n\n## *a* b #").blocks] == ["Sub", "C#", "a b"]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ('See [the report](<http://x.example/a b> "T").', [("the report", "http://x.example/a b")]),
        (
            "See [the report][r] or [R].\n\n[r]: http://x.example",
            [("the report", "http://x.example"), ("R", "http://x.example")],
        ),
        ("At https://x.example/a?b=c, he said", [("https://x.example/a?b=c", "https://x.example/a?b=c")]),
        ("(www.x.example/a_(b))", [("www.x.example/a_(b)", "www.x.example/a_(b)")]),
        ("Write <jane@x.example>", [("jane@x.example", "mailto:jane@x.example")]),
        ('<a href="http://x.example?a&amp;b">here</a>', [("here", "http://x.example?a&b")]),
        ("So it is[^note].", [("", "#fn-note")]),
        ("[![alt](a.png) *in*](http://x.example)", [("in", "http://x.example")]),
        ("[not a link] and [nor](this", []),
    ],
)
def test_links(text: str, links: list[tuple[str, str]]) -> None:
    block = parse(text).blocks[0]
    assert [(block.text[x.start : x.end].strip(), x.target) for x in block.links] == links


def test_inline_code_is_known() -> None:
    block = only("Set `x = 1` and `` `y` `` now.")
    assert [block.text[a:b] for a, b in block.code] == ["x = 1", "`y`"]


def test_what_is_invisible_leaves_one_space() -> None:
    assert only("One <!-- c --> two ![alt](i.png) three.").text == "One two three."


def test_comments() -> None:
    text = "<!-- stet NAM001: his mother’s -->\nOne.\n\nTwo <!-- stet --> here.\n\n- a\n<!-- last\nline -->\n"
    parsed, source = parse(text), Source(text)
    assert [c.text for c in parsed.comments] == [" stet NAM001: his mother’s ", " stet ", " last\nline "]
    assert [source[c.span] for c in parsed.comments] == [f"<!--{c.text}-->" for c in parsed.comments]
    assert [c.block for c in parsed.comments] == [0, 2, 3]
    assert parsed.blocks[1].span.holds(parsed.comments[1].span)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("> <!-- stet -->\n> One.\n", ["One."]),
        ("> <!-- stet -->\n>\n> One.\n", ["One."]),
        ("> - <!-- stet -->\n>   One.\n", ["One."]),
        ("> <!-- stet -->\n> <p>One of\n> two.</p>\n", ["One of two."]),
    ],
)
def test_the_marks_of_a_quotation_around_html_are_no_text(text: str, blocks: list[str]) -> None:
    parsed = parse(text)
    assert [b.text for b in parsed.blocks] == blocks
    assert [c.block for c in parsed.comments] == [0]


def test_a_comment_before_a_dateline_speaks_of_the_paragraph() -> None:
    parsed = parse("<!-- stet -->\n\nLONDON (Reuters) - The bank said <!-- in --> no. <!-- end -->\n")
    assert [b.text for b in parsed.blocks] == ["LONDON (Reuters)", "The bank said no."]
    assert [c.block for c in parsed.comments] == [1, 2, 2]
    assert parsed.blocks[1].span.holds(parsed.comments[2].span)


def test_front_matter_and_an_equal_heading_give_one_headline() -> None:
    parsed = parse("---\ntitle: The *Head*\ndate: 2025-03-05\n---\n\n# The *Head*\n\nText.")
    assert [(b.kind, b.span) for b in parsed.blocks][:2] == [
        (BlockKind.HEADLINE, (11, 21)),
        (BlockKind.HEADING, (46, 56)),
    ]
    assert parsed.metadata.published == dt.date(2025, 3, 5)


@pytest.mark.parametrize(
    "bomb", [">" * 20_000, "> " * 20_000 + "a", "[" * 20_000, "- " * 5_000 + "a", "*a _b " * 5_000]
)
def test_deep_nests_are_read(bomb: str) -> None:
    parse(bomb)
