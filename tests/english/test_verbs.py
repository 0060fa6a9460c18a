"""Verb groups: tense, aspect, mood, voice, negation and clause; and forms of verbs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copychief.document import Block, BlockKind, Document
from copychief.english._mend import base_of
from copychief.english.inflection import base_of_present, past_of, present_of
from copychief.english.sentences import SENTENCES
from copychief.english.verbs import VERBS
from copychief.text import Source, Span


def document(text):
    return Document(Source(text), [Block(BlockKind.PARAGRAPH, text, Span(0, len(text)))])


def groups(text):
    doc = document(text)
    return [v for i in range(len(doc[SENTENCES])) for v in doc[VERBS][i]]


def told(verb):
    flags = [name for name in ("perfect", "progressive", "passive", "negated") if getattr(verb, name)]
    return " ".join([verb.text, verb.tense, *([f"[{verb.modal}]"] if verb.modal else []), *flags])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor opened the bridge.", ["opened past"]),
        ("The bridge has not yet been opened.", ["has not yet been opened present perfect passive negated"]),
        ("The bridge was opened on Monday.", ["was opened past passive"]),
        ("They will not go.", ["will not go present [will] negated"]),
        ("They would have gone home.", ["would have gone past [would] perfect"]),
        ("She is running for office.", ["is running present progressive"]),
        ("She had been waiting for hours.", ["had been waiting past perfect progressive"]),
        ("He didn't sign the bill.", ["didn't sign past negated"]),
        ("It's been a long day.", ["'s been present perfect"]),
        ("The bill passed by the House is expected to die.", ["is expected present passive"]),
        ("The company announces a deal.", ["announces present"]),
        ("That makes it clear.", ["makes present"]),
        ("Both begins life as ferries.", ["begins present"]),
        ("He also pledges to shut the plant.", ["pledges present"]),
        ("The share price rises 3% after a strike.", ["rises present"]),
        ("The chairman, Jo Roe, announces on Monday a deal.", ["announces present"]),
    ],
)
def test_groups(text, expected):
    assert [told(v) for v in groups(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He walked in and sat down.", [("walked", "main", None), ("sat", "coordinate", "and")]),
        ("The man who owns it signed the bill.", [("owns", "relative", "who"), ("signed", "main", None)]),
        ("She said that it was over.", [("said", "main", None), ("was", "reported", "that")]),
        ("She said the plan was dead.", [("said", "main", None), ("was", "reported", None)]),
        ("It fell because the wind turned.", [("fell", "main", None), ("turned", "subordinate", "because")]),
        ("After the vote, the minister left.", [("left", "main", None)]),
        ("The mayor and the council agreed.", [("agreed", "main", None)]),
    ],
)
def test_clauses(text, expected):
    assert [(v.verb.text, v.clause, v.marker and v.marker.text) for v in groups(text)] == expected


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The owner of the shops in Rome says no.", "owner"),
        ("The minister on Monday resigned.", "minister"),
        ("In the evening they left.", "they"),
    ],
)
def test_subject(text, subject):
    (verb,) = groups(text)
    assert verb.subject.text == subject


def test_sentences_are_read_when_asked_for():
    doc = document("He came. She left. They stayed.")
    assert doc[VERBS][1][0].text == "left"
    assert [[v.text for v in verbs] for verbs in doc[VERBS][1:]] == [["left"], ["stayed"]]
    assert doc[VERBS][-1][0].text == "stayed"


@pytest.mark.parametrize(
    ("base", "third", "past"),
    [
        ("open", "opens", "opened"),
        ("carry", "carries", "carried"),
        ("go", "goes", "went"),
        ("stop", "stops", "stopped"),
        ("admit", "admits", "admitted"),
        ("visit", "visits", "visited"),
        ("announce", "announces", "announced"),
        ("agree", "agrees", "agreed"),
        ("die", "dies", "died"),
        ("watch", "watches", "watched"),
        ("fix", "fixes", "fixed"),
        ("pass", "passes", "passed"),
        ("quit", "quits", "quit"),
        ("play", "plays", "played"),
        ("hit", "hits", "hit"),
        ("vote", "votes", "voted"),
        ("want", "wants", "wanted"),
    ],
)
def test_forms(base, third, past):
    assert present_of(base) == third
    assert past_of(base) == past
    assert base_of_present(third) == base
    assert base_of(past) == base


def test_contractions_of_be_and_have():
    assert [base_of_present(form) for form in ("is", "are", "'s", "’re", "has")] == ["be", "be", "be", "be", "have"]


PIECES = st.sampled_from(
    "the man who says that was had been not n't 's 'd will to go going and , . ; “ ” ( ) on Monday opens shares it they did"
    " because after".split()
)


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=20).map(" ".join)))
def test_any_text(text):
    doc = document(text)
    for sentence, verbs in zip(doc[SENTENCES], doc[VERBS], strict=True):
        end = sentence.start
        for verb in verbs:
            assert end <= verb.start < verb.end <= sentence.end
            assert verb.start <= verb.finite.start
            assert verb.verb.end <= verb.end
            end = verb.end
