"""The figures layer: what is read, as what, and that nothing breaks it."""

import re
from itertools import pairwise
from math import inf

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from copychief.document import Block, BlockKind, Document
from copychief.english import figure_reader
from copychief.english.figures import FIGURES
from copychief.english.number_places import places, stretches
from copychief.text import Source, Span


def read(text, kind):
    return figure_reader.read(text, kind, places(text, re.findall(r"\w+", text.lower())))


def figures(text, kind=BlockKind.PARAGRAPH):
    return [(text[r.start : r.end], r.kind, r.value) for r in read(text, kind)]


def one(text):
    found = read(text, BlockKind.PARAGRAPH)
    assert len(found) == 1, [text[r.start : r.end] for r in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12 goats", 12),
        ("1,234 goats", 1234),
        ("12,34,567 goats", 1234567),
        ("1.5 million goats", 1_500_000),
        ("3 hundred thousand goats", 300_000),
        ("twenty-one goats", 21),
        ("two hundred and fifty thousand goats", 250_000),
        ("one and a half million goats", 1_500_000),
        ("half a million goats", 500_000),
        ("two dozen goats", 24),
        ("a dozen goats", 12),
        ("a hundred goats", 100),
        ("10k goats", 10_000),
        ("a quarter of a million goats", 250_000),
        ("1m roubles", 1_000_000),
        ("2½ hours", 2.5),
        ("2 1/2 hours", 2.5),
    ],
)
def test_values(text, value):
    assert one(text).value == value


@pytest.mark.parametrize(
    ("text", "kind", "unit_or_currency"),
    [
        ("It cost $1.2 billion.", "money", "USD"),
        ("It cost HK$5m.", "money", "HKD"),
        ("It cost £3bn.", "money", "GBP"),
        ("It cost 20 million Swiss francs.", "money", "CHF"),
        ("It cost 5,000 Hong Kong dollars.", "money", "HKD"),
        ("It cost 3 million pounds.", "money", "GBP"),
        ("It cost 20p.", "money", "p"),
        ("It cost Rs 500.", "money", "INR"),
        ("It was 30 km off.", "measure", "kilometre"),
        ("It was 30 sq km in size.", "measure", "square_kilometre"),
        ("It was 35C.", "measure", "celsius"),
        ("It was 40 degrees Fahrenheit.", "measure", "fahrenheit"),
        ("It did 60 mph.", "measure", "mile_per_hour"),
        ("It took 90 minutes.", "duration", "minute"),
        ("It fell 3 percentage points.", "points", ""),
        ("It fell 3 per cent.", "percent", ""),
        ("It fell 25 basis points.", "points", "basis"),
    ],
)
def test_units(text, kind, unit_or_currency):
    found = one(text)
    assert (found.kind, found.currency or found.unit) == (kind, unit_or_currency)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It was in 1962.", "year"),
        ("It was in the 1990s.", "year"),
        ("It was the 2019-20 season.", "year"),
        ("It was on March 12, 2025.", "date"),
        ("It was on 12 March.", "date"),
        ("It was on 2025-03-12.", "date"),
        ("It came at 10:30 a.m.", "time"),
        ("It came at 1945 GMT.", "time"),
        ("It came at 7 p.m.", "time"),
        ("It ended 3-1.", "score"),
        ("Call 555-123-4567.", "phone"),
        ("She lives at 10 Orchard Street.", "address"),
        ("It runs version 14.5.1.", "version"),
        ("The Boeing 737 landed.", "label"),
        ("An F-16 landed.", "label"),
        ("See page 12.", "label"),
        ("The 21st goat.", "ordinal"),
        ("The twenty-first goat.", "ordinal"),
        ("The third goat.", "ordinal"),
        ("A 45-year-old goat.", "age"),
        ("Nan Goat, 45, ran.", "age"),
        ("It was Goat, 45, claimed.", "age"),
        ("A goat aged 45 ran.", "age"),
        ("Nan Goat dies at 94", "age"),
        ("Nan Goat died on Friday at 94.", "age"),
        ("She was 92.", "age"),
        ("She was 92 goats short.", "count"),
        ("They died at 94 sites.", "count"),
        ("A third opposed it.", "fraction"),
        ("A quarter abstained.", "fraction"),
        ("A third tired goat.", "ordinal"),
        ("Two-thirds of goats ran.", "fraction"),
        ("A quarter of goats ran.", "fraction"),
        ("Half of the goats ran.", "fraction"),
        ("One in five goats ran.", "ratio"),
        ("Seven out of 10 goats ran.", "ratio"),
        ("The council voted 7 to 2.", "score"),
    ],
)
def test_kinds(text, kind):
    assert one(text).kind == kind


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("12 goats", 12, 12),
        ("300 goats", 295, 305),
        ("1,500 goats", 1450, 1550),
        ("$1.2 billion", 1.15e9, 1.25e9),
        ("about 30 goats", 27, 33),
        ("more than 30 goats", 30, inf),
        ("at least 12 goats", 12, inf),
        ("up to 30 goats", 0, 30),
        ("20 to 30 goats", 20, 30),
        ("20-30 goats", 20, 30),
        ("between 20 and 30 goats", 20, 30),
        ("20 percent", 19.5, 20.5),
        ("20.5 percent", 20.45, 20.55),
        ("12 goats or more", 12, inf),
        ("30-odd goats", 27, 33),
    ],
)
def test_ranges(text, low, high):
    found = one(text)
    assert (found.low, found.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("text", "head", "modifiers"),
    [
        ("12 people died", "person", ()),
        ("340 full-time workers struck", "worker", ("full-time",)),
        ("four women and two children", "woman", ()),
        ("60% of the old building burnt", "building", ("old",)),
        ("12 of the brown goats ran", "goat", ("brown",)),
        ("three police officers ran", "officer", ("police",)),
        ("a $20 million bridge opens in May", "bridge", ()),
        ("one man ran", "man", ()),
        ("nine ran", "", ()),
        ("nine fewer than before", "", ()),
    ],
)
def test_heads(text, head, modifiers):
    found = read(text, BlockKind.PARAGRAPH)[0]
    assert (found.head, found.modifiers) == (head, modifiers)


def test_a_change_is_two_figures_and_a_range_is_one():
    assert figures("It rose from 20% to 25%.") == [("20%", "percent", 20), ("25%", "percent", 25)]
    assert figures("It rose 3 to 120 pence.") == [("3", "count", 3), ("120 pence", "money", 120)]
    assert figures("It takes 20% to 25%.") == [("20% to 25%", "percent", 22.5)]


def test_number_words_in_names_are_no_figures():
    assert figures("The Group of Seven met on BBC One.") == []
    assert figures("Seven Goats Win", BlockKind.HEADLINE) == [("Seven", "count", 7)]


def test_figures_know_their_place():
    text = "Say 12 goats. Then 13."
    block = Block(BlockKind.PARAGRAPH, text, Span(5, 5 + len(text)))
    doc = Document(Source("12345" + text), [Block(BlockKind.CODE, "99", Span(0, 2)), block])
    found = doc[FIGURES]
    assert [f.text for f in found.all] == ["12", "13"]
    assert [doc.source[f.span] for f in found.all] == ["12", "13"]
    assert found.by_block[0] == ()
    assert found.within(block_stretch(block, 0, 13), 1) == [found.all[0]]


def block_stretch(block, start, end):
    from copychief.document import Stretch

    return Stretch(block, start, end)


def test_only_the_words_around_numbers_are_looked_at():
    filler = "The baker left the old door of the mill ajar and went to look at the bread that her son had baked. "
    text = f"{filler * 2}It died on Monday at 94, and some two_dozen goats did. {filler * 3}So said Ana Roe, 45. {filler * 2}"
    found = [(text[r.start : r.end], r.kind, r.hedge, r.head) for r in read(text, BlockKind.PARAGRAPH)]
    assert found == [
        ("94", "age", "", ""),
        ("two", "count", "about", ""),
        ("dozen", "count", "", "goat"),
        ("45", "age", "", ""),
    ]
    parts = list(stretches(text, places(text, ["two_dozen"])))
    assert [len(where) for _, _, where in parts] == [3, 1]
    assert sum(end - start for start, end, _ in parts) < len(text) / 3


def test_small_letters_may_be_more():
    assert figures("In İzmir two goats died, and Three more.")[0] == ("two", "count", 2)


_PIECES = st.sampled_from(
    "1 2 12 1,200 1962 3.5 1/2 ½ ² ٣ - – — to and or in of $ £ % percent points million bn k m p half a third quarter dozen two twenty"
    " hundred first 21st year old years old, people km per hour ° C : / ( ) . , ' March GMT a.m. Rs no. about over least at up".split()
)


@given(
    st.one_of(
        st.text(max_size=80), st.lists(_PIECES, max_size=14).map(" ".join), st.lists(_PIECES, max_size=14).map("".join)
    )
)
@example("2 1/0 and 1/2/3/4 of 1,2")
@example("1²/2 3:-2")
@settings(max_examples=600, deadline=None)
def test_any_text_is_read(text):
    found = read(text, BlockKind.PARAGRAPH)
    assert found == read(text, BlockKind.PARAGRAPH)
    for a, b in pairwise(found):
        assert a.end <= b.start
    for r in found:
        assert 0 <= r.phrase_start <= r.start < r.end <= len(text)
        assert r.end <= r.phrase_end <= len(text) or r.phrase_end <= len(text)
        assert r.low <= r.high
