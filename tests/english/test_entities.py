"""Names of people, organisations and places; surnames across the article; training twice alike."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copychief.document import Block, BlockKind, Document
from copychief.english.entities import ENTITIES, Entity, decode, entities, spread_surnames
from copychief.english.tags import tag
from copychief.english.words import WORDS, tokenize
from copychief.text import Source, Span
from copychief.training.names import name_runs, outermost


def _names(text: str) -> list[tuple[str, str]]:
    words = [w.text for w in tokenize(text)]
    return [(" ".join(words[e.start : e.end]), e.type) for e in entities(words, tag([words])[0])]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Maria Keller met officials in Berlin on Friday.", [("Maria Keller", "PER"), ("Berlin", "LOC")]),
        ("The United Nations sent food to Kenya.", [("United Nations", "ORG"), ("Kenya", "LOC")]),
        ("The rain stopped before noon.", []),
        ("President Barack Obama flew to London.", [("Barack Obama", "PER"), ("London", "LOC")]),
    ],
)
def test_names_in_plain_sentences(text: str, names: list[tuple[str, str]]) -> None:
    assert _names(text) == names


def test_surname_alone_is_the_person_named_before() -> None:
    sentences = [["Ann", "Ostrander", "spoke", "."], ["Ostrander", "left", "."], ["It", "was", "Ostrander", "."]]
    tags = [["NNP", "NNP", "VBD", "."], ["NNP", "VBD", "."], ["PRP", "VBD", "NNP", "."]]
    found = [[Entity(0, 2, "PER")], [Entity(0, 1, "ORG")], []]
    assert spread_surnames(sentences, tags, found) == [[(0, 2, "PER")], [(0, 1, "PER")], [(2, 3, "PER")]]


def test_labels_become_names() -> None:
    assert decode(["B-PER", "I-PER", "B-PER", "O", "I-LOC", "B-ORG"]) == [
        (0, 2, "PER"),
        (2, 3, "PER"),
        (4, 5, "LOC"),
        (5, 6, "ORG"),
    ]


def test_layer_is_parallel_to_the_words() -> None:
    text = "Ann Keller can't come. Keller is ill."
    doc = Document(Source(text), [Block(BlockKind.PARAGRAPH, text, Span(0, len(text)))])
    assert len(doc[ENTITIES]) == len(doc[WORDS]) == 2


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_names_lie_inside_any_text(text: str) -> None:
    words = [w.text for w in tokenize(text)]
    at = 0
    for entity in entities(words, tag([words])[0]):
        assert at <= entity.start < entity.end <= len(words)
        at = entity.end


def test_mentions_are_reduced_to_the_name() -> None:
    text = "the actor Ann Lee , who"
    assert name_runs(text.split(), range(6), "PER") == [[2, 3]]
    assert name_runs("President Lee and Jo March".split(), range(5), "PER") == [[1], [3, 4]]
    assert name_runs("The University of York".split(), range(4), "ORG") == [[1, 2, 3]]
    assert name_runs(["Americans"], [0], "PER") == []
    assert outermost("Leeds, England", [(0, 14, "LOC"), (7, 14, "LOC")]) == [(0, 5, "LOC"), (7, 14, "LOC")]
