"""Capitals, mentions and chains: what is read as a name, and who is who."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copychief.document import Block, BlockKind, Document
from copychief.english.capitals import LowerCase, capitals
from copychief.english.mentions import mentions
from copychief.english.names import CHAINS, MENTIONS, same_given
from copychief.text import Source, Span


def document(*paragraphs, headline=None):
    blocks, at, parts = [], 0, []
    for n, text in enumerate([*([headline] if headline else []), *paragraphs]):
        kind = BlockKind.HEADLINE if headline and n == 0 else BlockKind.PARAGRAPH
        blocks.append(Block(kind, text, Span(at, at + len(text))))
        parts.append(text)
        at += len(text) + 2
    return Document(Source("\n\n".join(parts)), blocks)


def read(text, kind=BlockKind.PARAGRAPH):
    return [(text[m.start : m.end], m.kind) for m in mentions(text, kind)]


def chains(*paragraphs, headline=None):
    return {c.name: [m.text for m in c.mentions] for c in document(*paragraphs, headline=headline)[CHAINS]}


def words(text):
    return [c.text for c in capitals(text, BlockKind.PARAGRAPH)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zelensky’s office and Russia's army", ["Zelensky", "Russia"]),
        ("They're with O’Neill and Bashar al-Assad.", ["O’Neill", "Bashar", "al-Assad"]),
        ("the A.P. and the U.S. Army", ["A.P.", "U.S.", "Army"]),
        ("But Don't tell Thomas-Greenfield", ["Thomas-Greenfield"]),
        ("AT&T bought McCann", ["AT&T", "McCann"]),
    ],
)
def test_capitals_are_cut_as_a_reader_cuts_them(text, found):
    assert words(text) == found


def test_a_capital_knows_its_neighbours_and_whether_a_sentence_begins():
    text = "Mr. Alexander van der Bellen left. Police Chief Low’s men Stayed."
    got = {c.text: (c.before, c.after, c.first, c.owns) for c in capitals(text, BlockKind.PARAGRAPH)}
    assert got["Mr"] == ("", "Alexander", True, False)
    assert got["Bellen"] == ("Alexander", "", False, False)
    assert got["Police"][2] is True
    assert got["Low"] == ("Chief", "", False, True)
    assert got["Stayed"] == ("", "", False, False)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Defense Secretary Lloyd Austin spoke.", [("Lloyd Austin", "person")]),
        ("It was U.N. Ambassador Linda Thomas-Greenfield.", [("Linda Thomas-Greenfield", "person")]),
        ("Then J.K. Rowling said so.", [("J.K. Rowling", "person")]),
        (
            "the Ministry of Internal Affairs in Kharkov",
            [("Ministry of Internal Affairs", "organisation"), ("Kharkov", "place")],
        ),
        ("Shares of Acme Widgets Inc fell.", [("Acme Widgets Inc", "organisation")]),
        ("near the Pripyat River on Monday", [("Pripyat River", "place")]),
        ("Russian and Ukrainian officials met on Sunday.", []),
        ("Officials said that Tuesday was cold.", []),
        ("In June Celia Harrowgate left.", [("Celia Harrowgate", "person")]),
        ("Georgia Gov. Jimmy Carter", [("Jimmy Carter", "person")]),
    ],
)
def test_kinds(text, found):
    assert read(text) == found


def test_parts_of_a_person():
    text = "Russian President Vladimir Putin met Alexander van der Bellen."
    putin, bellen = mentions(text, BlockKind.PARAGRAPH)
    assert (putin.title, putin.given, putin.surname) == ("Russian President", "Vladimir", "Putin")
    assert (bellen.given, bellen.surname) == ("Alexander", "van der Bellen")


def test_headline_verbs_with_capitals_are_no_names():
    got = read("Putin Apologizes to the Families of Soldiers", BlockKind.HEADLINE)
    assert got == [("Putin", "other")]


def test_a_surname_belongs_to_who_was_named_in_full():
    got = chains(
        "Mayor Celia Harrowgate spoke. Harrowgate’s brother Tom Harrowgate was silent.",
        "Mrs. Harrowgate left, and Tom stayed.",
    )
    assert got["Celia Harrowgate"] == ["Celia Harrowgate", "Harrowgate"]
    assert got["Tom Harrowgate"] == ["Tom Harrowgate", "Harrowgate", "Tom"]


def test_an_early_surname_finds_its_full_name():
    assert chains("“No,” Harrowgate said.", "Celia Harrowgate is the mayor.") == {
        "Celia Harrowgate": ["Harrowgate", "Celia Harrowgate"]
    }


def test_abbreviations_join_their_expansions():
    got = chains("The Korean People's Army (KPA) marched.", "The K.P.A. rested; the KPA slept.")
    assert list(got.values()) == [["Korean People's Army", "KPA", "K.P.A.", "KPA"]]


def test_legal_form_and_points_make_no_other_organisation():
    got = chains("Acme Widgets Inc fell.", "Then Acme Widgets rose. The U.S. waited, and the US acted.")
    assert list(got.values()) == [["Acme Widgets Inc", "Acme Widgets"], ["U.S.", "US"]]


def test_role_comes_from_the_title_or_the_apposition():
    doc = document("Jim Perry, 45, a spokesman for the union, spoke. Fire Chief Ann Low, walking home, did not.")
    assert [c.role for c in doc[CHAINS]] == ["a spokesman for the union", "Fire Chief"]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Bill", "William", True),
        ("J.", "Jane", True),
        ("George W.", "George", True),
        ("Hillary Rodham", "Hillary", True),
        ("Alex", "Alexander", True),
        ("Tom", "Jim", False),
        ("Jon", "John", False),
    ],
)
def test_given_names_of_one_person(a, b, same):
    assert same_given(a, b) is same
    assert same_given(b, a) is same


def test_lower_case_words():
    lower = LowerCase(["The march, they said, was a rose."])
    assert "march" in lower
    assert "rose" in lower
    assert "said" in lower
    assert "May" not in lower


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=60)
        | st.sampled_from(
            [
                "Mr. Al-X (AX) of the Bank of Y & Z.",
                "Dr. St. J. O’N., III",
                "U.S.-led A.-B. “C’s”",
                "The Hague’s Ünal van de Q",
            ]
        ),
        max_size=5,
    )
)
def test_any_text_gives_names_inside_its_blocks(texts):
    doc = document(*texts)
    for mention in doc[MENTIONS]:
        assert 0 <= mention.start < mention.end <= len(mention.block.text)
        assert mention.text == mention.text.strip()
    found = [m for c in doc[CHAINS] for m in c.mentions]
    assert sorted(map(id, found)) == sorted(map(id, doc[MENTIONS]))


def test_a_paragraph_is_read_alone():
    alone = document("Jordan met Celia Harrowgate.")[MENTIONS]
    after = document("Nobody came.", "Jordan met Celia Harrowgate.")[MENTIONS]
    assert [m.text for m in alone] == [m.text for m in after]
