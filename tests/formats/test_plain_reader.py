"""Plain text: which lines are paragraphs, and what else a line can be."""

from __future__ import annotations

import datetime as dt

import pytest

from copychief.formats import ArticleKeys, Parsed
from copychief.formats.plain import FORMAT
from copychief.text import Source

LONG = "The council met on Tuesday to talk about the bridge, which has been closed since a lorry hit one of its piers in May, and went home without a vote."
WRAPPED = (
    "The council met on Tuesday to talk about the bridge, which has been\n"
    "closed since a lorry hit one of its piers in May, and went home\n"
    "without a vote.\n"
)


def parse(text: str) -> Parsed:
    return FORMAT.read(Source(text), ArticleKeys())


def kinds(text: str) -> list[tuple[str, str]]:
    return [(b.kind.value, b.text) for b in parse(text).blocks]


def test_headline_is_a_first_line_with_an_empty_one_behind() -> None:
    assert kinds("A head\n\nText.")[0] == ("headline", "A head")
    assert kinds("A sentence.\n\nText.")[0] == ("paragraph", "A sentence.")
    assert kinds("He said “no.”\n\nText.")[0] == ("paragraph", "He said “no.”")
    assert kinds("\nA line\n\nText.")[0][0] != "headline"
    assert kinds(f"A line\n{LONG}")[0][0] != "headline"
    assert kinds("Only a line")[0] == ("paragraph", "Only a line")


def test_a_breadcrumb_is_no_headline() -> None:
    text = "Home » News » Council Delays Bridge\n\nCouncil Delays Bridge\n\nText."
    assert kinds(text)[:2] == [
        ("heading", "Home » News » Council Delays Bridge"),
        ("headline", "Council Delays Bridge"),
    ]
    assert parse(text).metadata.headline == "Council Delays Bridge"


def test_wrapped_lines_are_one_paragraph_with_exact_places() -> None:
    for end in ("\n", "\r\n", "\r"):
        text = ("Head\n\n" + WRAPPED).replace("\n", end)
        block = parse(text).blocks[1]
        assert block.text == " ".join(WRAPPED.split())
        at = block.text.index("been closed")
        assert Source(text)[block.source_span(at, at + 11)] == f"been{end}closed"


def test_an_indented_line_opens_a_paragraph() -> None:
    text = "".join(f"   {WRAPPED}" for _ in range(2))
    assert [k for k, _ in kinds(text)] == ["paragraph", "paragraph"]


def test_long_lines_are_paragraphs() -> None:
    assert kinds(f"{LONG}\n{LONG}\nA short one.") == [
        ("paragraph", LONG),
        ("paragraph", LONG),
        ("paragraph", "A short one."),
    ]


def test_short_lines_without_stops_are_a_list() -> None:
    assert kinds("Results.\n\nRovers 2 Town 1\nUnited 0 City 0\nAlbion 3 Vale 2")[1:] == [
        ("list item", "Rovers 2 Town 1"),
        ("list item", "United 0 City 0"),
        ("list item", "Albion 3 Vale 2"),
    ]


def test_markers_open_items() -> None:
    assert kinds(f"{LONG}\n\n- first\n  goes on\n* second\n• third\n\n1. fourth")[1:] == [
        ("list item", "first goes on"),
        ("list item", "second"),
        ("list item", "third"),
        ("list item", "fourth"),
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Jane Doe", "byline"),
        ("By JANE DOE, Staff Writer", "byline"),
        ("By Ana de la Cruz and John O’Neil for The Daily Example", "byline"),
        ("By the numbers", "heading"),
        ("By Friday", "heading"),
        ("Saturday, October 9, 2010", "dateline"),
        ("Published: 3 March 2025, 10:15 GMT", "dateline"),
        ("Published Thursday, Feb. 23, 2017 01:51PM EST", "dateline"),
        ("On March 3 they left", "heading"),
        ("Photo by John Roe", "caption"),
        ("Image: John Roe/Example Pictures", "caption"),
        ("The bridge in May. (AP Photo/John Roe)", "caption"),
        ("Shares fell 3% (Example poll).", "paragraph"),
        ("What Happens Next?", "heading"),
        ("So what happens next?", "paragraph"),
        ("The mayor continued:", "paragraph"),
        ("A long way home", "heading"),
        ("“We lost it”", "paragraph"),
        ("and so on", "paragraph"),
    ],
)
def test_a_line_between_paragraphs(line: str, kind: str) -> None:
    assert kinds(f"Head\n\n{line}\n\n{LONG}\n\n{LONG}")[1] == (kind, line)


@pytest.mark.parametrize(
    ("start", "line"),
    [
        ("RIVERTON, Ohio — The mayor", "RIVERTON, Ohio"),
        ("LONDON (Reuters) - The mayor", "LONDON (Reuters)"),
        ("WASHINGTON, March 3 — The mayor", "WASHINGTON, March 3"),
        ("ST. LOUIS -- The mayor", "ST. LOUIS"),
        ("SAN JOSE, Calif., Feb. 3, 2020 /PRNewswire/ -- Example Inc.", "SAN JOSE, Calif., Feb. 3, 2020 /PRNewswire/"),
        ("(CNN) — The mayor", "(CNN)"),
        ("KYIV, Ukraine (AP) — “No,” he said", "KYIV, Ukraine (AP)"),
    ],
)
def test_the_dateline_is_a_block_of_its_own(start: str, line: str) -> None:
    first, second = parse(f"Head\n\n{start} left.\n\nMore.").blocks[1:3]
    assert (first.kind.value, first.text) == ("dateline", line)
    assert second.kind.value == "paragraph"
    assert f"{start} left.".endswith(second.text)
    assert second.span.start == 6 + len(start) + 6 - len(second.text)


@pytest.mark.parametrize(
    "start", ["IBM — the maker — said", "NATO-led forces said", "A man - The Mayor - said", "He left - The mayor"]
)
def test_no_dateline(start: str) -> None:
    assert [b.kind.value for b in parse(f"Head\n\n{start} so.\n\nMore.").blocks[1:]] == ["paragraph", "paragraph"]


def test_metadata_comes_from_the_lines_at_the_top() -> None:
    known = parse(f"Head\n\nBy Jane Doe\n\nMarch 3, 2025\n\n{LONG}").metadata
    assert (known.headline, known.byline, known.published) == ("Head", "Jane Doe", dt.date(2025, 3, 3))
    assert parse(f"Head\n\nMarch 3\n\n{LONG}").metadata.published is None
