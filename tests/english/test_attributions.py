"""Cues and attributions: who says so, and how far that reaches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copychief.document import Block, BlockKind, Document, Link
from copychief.english.attributions import ATTRIBUTIONS, AttributionKind
from copychief.english.cue import CueKind
from copychief.english.cues import CUES
from copychief.english.sources import SourceKind, classify
from copychief.text import Source, Span


def article(*paragraphs, links=()):
    blocks, at = [], 0
    for text in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, text, Span(at, at + len(text)), links=tuple(links)))
        at += len(text) + 2
    return Document(Source("\n\n".join(paragraphs)), blocks)


def found(text):
    """(kind, cue, source) of each cue of a paragraph."""
    return [(c.kind, text[c.start : c.end], text[slice(*c.source)]) for c in article(text)[CUES][0]]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The mayor said the pier was closed.", (CueKind.VERB, "said", "The mayor")),
        ("She has repeatedly said that it is safe.", (CueKind.VERB, "said", "She")),
        (
            "Ana Ruiz, a spokeswoman for the port, said it was.",
            (CueKind.VERB, "said", "Ana Ruiz, a spokeswoman for the port"),
        ),
        ("The pier is closed, the mayor said.", (CueKind.VERB, "said", "the mayor")),
        ("The pier is closed, said Mayor Ana Ruiz.", (CueKind.INVERTED, "said", "Mayor Ana Ruiz")),
        ("“Closed,” says a sign at the gate.", (CueKind.INVERTED, "says", "a sign at the gate")),
        (
            "The pier is closed, according to the harbour board.",
            (CueKind.ACCORDING, "according to", "the harbour board"),
        ),
        ("A report by the union shows that it is unsafe.", (CueKind.VERB, "shows", "A report by the union")),
        ("Data from the ministry are late.", (CueKind.DOCUMENT, "Data", "Data from the ministry are late")),
        ("Ruiz: It is closed.", (CueKind.COLON, ":", "Ruiz")),
        ("The pier was closed, Ms. Ruiz said, adding that it was old.", (CueKind.PARTICIPLE, "adding", "Ms. Ruiz")),
        ("The mayor was told by officials to close it.", (CueKind.PASSIVE, "told", "officials to close it")),
        ("It was revealed that the pier was closed.", (CueKind.PASSIVE, "revealed", "")),
        ("He allegedly closed the pier.", (CueKind.PASSIVE, "allegedly", "")),
        ("The bank estimates the loss at $4 million.", (CueKind.VERB, "estimates", "The bank")),
    ],
)
def test_cues(text, cue):
    assert cue[:2] in [c[:2] for c in found(text)]
    if cue[0] not in (CueKind.DOCUMENT, CueKind.PASSIVE):
        assert cue in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The report was late and the claims were high.",
        "The firm added 40 jobs and maintained its lead.",
        "They must continue the work.",
        "The state of the pier is a point of honour.",
        "Its plans for the post are on record.",
        "In Poland’s favour there was a record balance.",
        "The United States and the Washington Post moved.",
    ],
)
def test_no_cues(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("Mayor Ana Ruiz", SourceKind.NAMED),
        ("the Harbour Board", SourceKind.NAMED),
        ("the mayor", SourceKind.ROLE),
        ("her lawyer", SourceKind.ROLE),
        ("officials", SourceKind.NAMELESS),
        ("a senior defence official", SourceKind.NAMELESS),
        ("people familiar with the matter", SourceKind.NAMELESS),
        ("a report by the Harbour Board", SourceKind.DOCUMENT),
        ("figures", SourceKind.DOCUMENT),
        ("they", SourceKind.PRONOUN),
        ("", SourceKind.UNKNOWN),
    ],
)
def test_source_kinds(phrase, kind):
    assert classify(phrase.split())[0] is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ana Ruiz, an official at the port, said so.", SourceKind.NAMED),
        ("An official, Ana Ruiz, said so.", SourceKind.NAMED),
        ("An official at the port, who is tired, said so.", SourceKind.NAMELESS),
        ("Nobody said so.", SourceKind.NAMELESS),
        ("Ruiz said so.", SourceKind.NAMED),
    ],
)
def test_what_explains_a_source_does_not_hide_its_name(text, kind):
    (cue,) = article(text)[CUES][0]
    assert cue.source_kind is kind


def test_a_sentence_with_two_sources_is_shared():
    text = "The mayor said the pier was safe but police said it was not."
    first, second = article(text)[ATTRIBUTIONS]
    assert first.text.rstrip() == "The mayor said the pier was safe but"
    assert second.end == len(text)


def test_the_reach_ends_with_the_sentence():
    (a,) = article("The mayor said 40 boats were lost. Some 300 were not.")[ATTRIBUTIONS]
    assert a.text == "The mayor said 40 boats were lost."


def test_a_colon_announces_the_next_paragraph():
    doc = article("The union put out a statement, it said:", "Some 300 boats were lost in May.")
    (a,) = [a for a in doc[ATTRIBUTIONS] if a.block is doc.blocks[1]]
    assert a.text == "Some 300 boats were lost in May."
    assert a.cue.text == "said"


def test_a_quotation_belongs_to_its_speaker():
    doc = article("“We lost 300 boats,” the mayor said. “It is a blow.”")
    kinds = [(a.kind, a.source.text) for a in doc[ATTRIBUTIONS]]
    assert kinds.count((AttributionKind.QUOTATION, "the mayor")) == 2


def test_a_link_is_a_source_of_its_sentence():
    text = "It rained. Some 300 boats were lost (report). It was cold."
    at = text.index("report")
    doc = article(text, links=[Link(at, at + 6, "https://example.org")])
    (a,) = [a for a in doc[ATTRIBUTIONS] if a.kind is AttributionKind.LINK]
    assert a.text == "Some 300 boats were lost (report)."
    assert a.target == "https://example.org"


WORDS = st.sampled_from(
    'the a mayor officials report said says adding according to by was it Ruiz Ana he and that , . : “ ” " ( ) — \u0130 300 not told'.split()
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=25).map(" ".join), max_size=4))
def test_any_words_at_all(paragraphs):
    doc = article(*paragraphs)
    for row, block in zip(doc[CUES], doc.blocks, strict=True):
        for c in row:
            assert 0 <= c.sentence[0] <= c.start < c.end <= c.sentence[1] <= len(block.text)
            assert c.sentence[0] <= c.source[0] <= c.source[1] <= c.sentence[1]
    for a in doc[ATTRIBUTIONS]:
        assert 0 <= a.start < a.end <= len(a.block.text)
    assert [(a.start, a.end) for a in doc[ATTRIBUTIONS]] == [
        (a.start, a.end) for a in article(*paragraphs)[ATTRIBUTIONS]
    ]


@given(st.text(max_size=200).filter(str.strip))
def test_any_text_at_all(text):
    doc = article(text)
    assert all(a.block is doc.blocks[0] for a in doc[ATTRIBUTIONS])
