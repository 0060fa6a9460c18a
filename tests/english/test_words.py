"""Words: Penn clitics, whole hyphenated words, figures, addresses; nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copychief.document import Block, BlockKind, Document
from copychief.english.sentences import SENTENCES
from copychief.english.words import WORDS, Word, tokenize
from copychief.text import Source, Span


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Smith's sons don't agree.", "Smith 's sons do n't agree ."),
        ("They’ll say it isn’t so", "They ’ll say it is n’t so"),
        ("We cannot, and he's gonna go", "We can not , and he 's gon na go"),
        ("the boys' hats", "the boys ' hats"),
        ("'Never,' he said", "' Never , ' he said"),
        ("a U.S.-led force at 5 a.m. on Jan. 3", "a U.S.-led force at 5 a.m. on Jan. 3"),
        ("J. K. Rowling met Mr. Fry.", "J. K. Rowling met Mr. Fry ."),
        ("No. 5 said no.", "No. 5 said no ."),
        ("$1,200.5 or US$3bn, up 25% (+3.5%)", "$ 1,200.5 or US$ 3bn , up 25 % ( +3.5 % )"),
        ("a 65-year-old O'Neill won 3-2", "a 65-year-old O'Neill won 3-2"),
        ("at 5:30 on 12/25/2010 and/or 1990–95", "at 5:30 on 12/25/2010 and / or 1990 – 95"),
        (
            "Mail a.b@example.com or see http://example.org/a?b=1.",
            "Mail a.b@example.com or see http://example.org/a?b=1 .",
        ),
        ("Wait... it—well—“ended”…", "Wait ... it — well — “ ended ” …"),
        ("AT&T's pre- and post-war plans", "AT&T 's pre- and post-war plans"),
        ("the '90s and the 1980s", "the '90s and the 1980s"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert " ".join(w.text for w in tokenize(text)) == words


@given(st.text())
def test_every_character_but_space_is_in_one_word(text: str) -> None:
    words = tokenize(text)
    at = 0
    for word in words:
        assert at <= word.start < word.end
        assert text[word.start : word.end] == word.text
        assert not text[at : word.start].strip()
        at = word.end
    assert not text[at:].strip()


def test_part_of_a_text_counts_in_the_whole() -> None:
    assert tokenize("One. Two words.", 5, 14) == [Word("Two", 5, 8), Word("words", 9, 14)]


def test_layer_is_parallel_to_the_sentences() -> None:
    text = "It ended. She can't go."
    doc = Document(Source(text), [Block(BlockKind.PARAGRAPH, text, Span(0, len(text)))])
    assert len(doc[WORDS]) == len(doc[SENTENCES]) == 2
    assert [w.text for w in doc[WORDS][1]] == ["She", "ca", "n't", "go", "."]
    assert doc[WORDS][1][0].start == 10
