"""Front matter in YAML and TOML: values, spans, and everything that can be wrong with it."""

from __future__ import annotations

import datetime as dt

import pytest

from copychief.document import BlockKind
from copychief.formats import ArticleKeys, Parsed
from copychief.formats.markdown import FORMAT
from copychief.text import Source


def parse(text: str) -> Parsed:
    return FORMAT.read(Source(text), ArticleKeys())


@pytest.mark.parametrize(
    ("text", "headline", "source"),
    [
        ("---\ntitle: Plain — head 😀 e\u0301\n---\nx", "Plain — head 😀 e\u0301", "Plain — head 😀 e\u0301"),
        ('---\ntitle: "Quoted: head"\n---\nx', "Quoted: head", "Quoted: head"),
        ("---\ntitle: 'It''s so'\n---\nx", "It's so", "'It''s so'"),
        ('---\ntitle: "A \\u2014 b"\n---\nx', "A — b", '"A \\u2014 b"'),
        ("---\r\ntags: [é, 😀]\r\ntitle: Win head\r\n---\r\nx", "Win head", "Win head"),
        ("---\ntitle: >-\n  Folded\n  head\n---\nx", "Folded head", ">-\n  Folded\n  head"),
        ("---\ntitle: 1984\n---\nx", "1984", "1984"),
        ("---\nTitle: Cased\n---\nx", "Cased", "Cased"),
        ('+++\ndate = 2025-03-05\ntitle = "Toml é head"\n+++\nx', "Toml é head", "Toml é head"),
        ("+++\ntitle = 'Literal'\n[a]\ntitle = 'no'\n+++\nx", "Literal", "Literal"),
        ('+++\r\ntitle = """Three\\u2014"""\r\n+++\r\nx', "Three—", '"""Three\\u2014"""'),
    ],
)
def test_headline_stands_where_it_is_written(text: str, headline: str, source: str) -> None:
    parsed = parse(text)
    block = parsed.blocks[0]
    assert (block.kind, block.text, parsed.metadata.headline) == (BlockKind.HEADLINE, headline, headline)
    assert Source(text)[block.source_span(0, len(block.text))].rstrip() == source
    assert [b.text for b in parsed.blocks[1:]] == ["x"]


def test_everything_known() -> None:
    parsed = parse(
        "---\ndescription: A deck.\ntitle: Head\nauthor:\n  - Jane Doe\n  - name: John Roe\nlang: en-GB\ndate: 2025-03-05 10:00:00\nmood: grim\n---\nx"
    )
    known = parsed.metadata
    assert [(b.kind, b.text) for b in parsed.blocks[:2]] == [(BlockKind.DECK, "A deck."), (BlockKind.HEADLINE, "Head")]
    assert (known.byline, known.language, known.published) == ("Jane Doe, John Roe", "en-GB", dt.date(2025, 3, 5))
    assert known.fields["mood"] == "grim"


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2025-03-05", dt.date(2025, 3, 5)),
        ("2025-03-05T23:30:00-05:00", dt.date(2025, 3, 5)),
        ("March 5, 2025", dt.date(2025, 3, 5)),
        ("Wed, 5 Mar 2025", dt.date(2025, 3, 5)),
        ('"2025/3/5"', dt.date(2025, 3, 5)),
    ],
)
def test_dates(written: str, date: dt.date) -> None:
    parsed = parse(f"---\ntitle: x\ndate: {written}\n---\n\ny")
    assert (parsed.metadata.published, parsed.notes) == (date, ())


@pytest.mark.parametrize("written", ["tomorrow", "2025-02-30", "03/04/2025", "{a: b}", "12"])
def test_a_date_that_is_none_is_noted(written: str) -> None:
    parsed = parse(f"---\ntitle: x\ndate: {written}\n---\n\ny")
    assert parsed.metadata.published is None
    assert len(parsed.notes) == 1
    assert [b.text for b in parsed.blocks] == ["x", "y"]


@pytest.mark.parametrize("written", ["", "~", '""'])
def test_an_empty_date_is_no_date(written: str) -> None:
    parsed = parse(f"---\ndate: {written}\n---\n\ny")
    assert (parsed.metadata.published, parsed.notes) == (None, ())


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: [unclosed\nmore: 1\n---\n",
        "---\ntitle: a: b: c\n---\n",
        "---\ntitle: \tx\n\tbad: 1\n---\n",
        "---\na: &x [*x]\nb: !!python/object/apply:os.system [ls]\n---\n",
        "+++\ntitle = \n+++\n",
        "+++\ntitle = 'a'\ntitle = 'b'\n+++\n",
        "---\na: " + "[" * 50_000 + "\n---\n",
        "---\na: " + "- " * 20_000 + "\n---\n",
    ],
)
def test_broken_front_matter_is_noted_and_not_prose(front: str) -> None:
    parsed = parse(front + "\nBody text.\n")
    assert [b.text for b in parsed.blocks] == ["Body text."]
    assert parsed.notes
    for span, reason in parsed.notes:
        assert 0 <= span.start <= span.end <= len(front)
        assert reason
        assert "\n" not in reason


def test_rules_around_prose_are_not_front_matter() -> None:
    assert [b.text for b in parse("---\n\nJust a text.\n\n---\n\nMore.").blocks] == ["Just a text.", "More."]
    assert [b.text for b in parse("---\ntitle: never closed\n\nText").blocks][-1] == "Text"
    assert [b.text for b in parse("---\n---\nText").blocks] == ["Text"]


def test_house_keys_come_first() -> None:
    keys = ArticleKeys(headline=("kop",), published=("datum",))
    parsed = FORMAT.read(Source("---\ntitle: No\nkop: Yes\ndatum: 2025-01-02\n---\nx"), keys)
    assert (parsed.metadata.headline, parsed.metadata.published) == ("Yes", dt.date(2025, 1, 2))
