"""Where sentences end, and where a stop ends none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copychief.document import BlockKind, Document
from copychief.english.sentences import SENTENCES, sentence_at, split
from copychief.formats import ArticleKeys, bundled
from copychief.text import Source

# each text is written with | where a sentence ends and another begins
CASES = [
    "The vote passed.| It was close.",
    "Mr. Ames met Dr. Lee at St. Mary's.| They spoke.",
    "J. K. Porter and George W. Hale won.| The rest lost.",
    "The U.S. Army left.| It came from the U.S.| The base closed.",
    "Officials in the U.S. House said no.| The Senate agreed.",
    "It rose 3.5 percent to $4.50 a share.| Sales fell.",
    "They met on Jan. 5 in Lima.| In Feb. the talks ended.",
    "She is No. 1 in the world.| He said no.| The crowd left.",
    "No.| The answer came fast.",
    "“We won.”| The crowd roared.",
    "“We won,” she said.| “They lost.”",
    "“Did we win?” he asked.| Nobody knew.",
    "“Stop!” she cried.| “Go.”",
    'He said, "It is done."| "Good," she said.',
    "Well ... maybe so.| And then?| Nothing!",
    "He paused …| Then he spoke.",
    "(The bridge is closed.)| Cars turn back.",
    "The bridge (see p. 12) is closed.| Cars turn back.",
    "1. The first item.| It is short.",
    "Sales at Acme Inc. rose.| At Acme Inc. the mood is good.",
    "He works for Acme Inc.| The firm is old.",
    "The train left at 9 a.m. Monday.| It came back at 5 p.m.| The crew slept.",
    "Prof. Ada Quill, Ph.D., spoke.| Gov. Hale listened.",
    "It was grade A.| The eggs sold.",
    "He drank a lot of milk, eggs, etc.| The doctor frowned.",
    "The paper cites Smith et al. and others.| It is short.",
    "She likes her phone.| iPads are dear.",
    "The price fell.| $40 was enough.",
    "The dam failed.[1]| The town drowned.[2][3]",
    "Is it art?!| Yes.",
    "It fell to 1.5.| Then it rose to 2.",
    "Visit www.example.org for more.| Bring a coat.",
    "The case, Roe v. Wade, is old.| The court knows it.",
    "The Rev. Anne Cole and Lt. Gen. Bo Rask came.| They sat.",
    "The firm (formerly Acme Co.) is gone.| Its staff stay.",
    "He was born Sept. 9, 1950, in Bend, Ore.| His mother taught.",
    "They filed with the SEC.| The rest is known.",
    "They paid more for iron ore.| Japan's mills lost.",
    "They met then-Sen. Ames in 2008.| He won.",
    "They sell nuts, bolts, etc.| Hours are long.",
    "No stop at the end",
]


def cut(text: str) -> tuple[str, list[str]]:
    return text.replace("|", ""), [part.strip() for part in text.split("|")]


@pytest.mark.parametrize("case", CASES)
def test_split(case):
    text, want = cut(case)
    assert [text[a:b] for a, b in split(text)] == want


@pytest.mark.parametrize("kind", [BlockKind.HEADLINE, BlockKind.TABLE_CELL, BlockKind.BYLINE])
def test_one_sentence_blocks(kind):
    text = " Fire. Smoke. Ruin. "
    assert [text[a:b] for a, b in split(text, kind)] == ["Fire. Smoke. Ruin."]


@given(st.text(alphabet=st.sampled_from('ab AZ.!?…"”’)( \n1[].,-'), max_size=60))
def test_sentences_hold_every_character_but_space(text):
    spans = split(text)
    assert all(a < b and not text[a].isspace() and not text[b - 1].isspace() for a, b in spans)
    assert all(first[1] <= then[0] for first, then in pairwise(spans))
    inside = "".join(text[a:b] for a, b in spans)
    assert "".join(inside.split()) == "".join(text.split())


def article(text: str) -> Document:
    plain = next(f for f in bundled() if f.name == "plain")
    return Document(Source(text), plain.read(Source(text), ArticleKeys()).blocks)


def test_sentences_do_not_cross_blocks():
    doc = article("A headline\n\nIt rained in the hills\n\nand then it stopped. Cars dried.\n")
    assert [s.text for s in doc[SENTENCES]] == [
        "A headline",
        "It rained in the hills",
        "and then it stopped.",
        "Cars dried.",
    ]
    assert [s.index for s in doc[SENTENCES]] == [0, 1, 2, 3]
    assert len({s.paragraph for s in doc[SENTENCES]}) == 3


def test_sentence_at():
    text = "A headline\n\nIt rained all day. Then it stopped.\n"
    doc = article(text)
    assert sentence_at(doc, text.index("Then")).text == "Then it stopped."
    assert sentence_at(doc, text.index("all")).text == "It rained all day."
    assert sentence_at(doc, len(text)) is None
