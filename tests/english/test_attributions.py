"""Cues and attributions: who says so, and how far that reaches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copychief.document import Block, BlockKind, Document, Link
from copychief.english.attributions import ATTRIBUTIONS, AttributionKind
from copychief.english.cue import CueKind
from copychief.english.cues import CUES
from copychief.english.sources import SourceKind, classify
from copychief.facts import covering
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
        ("The Gazette puts her wealth at $4 million.", (CueKind.VERB, "puts", "The Gazette")),
        ("The board reported last month that it was safe.", (CueKind.VERB, "reported", "The board")),
        ("The union has called for an end to the tolls.", (CueKind.VERB, "called", "The union")),
        ("The court ruled against the town.", (CueKind.VERB, "ruled", "The court")),
        ("Boatmen want a new pier.", (CueKind.VERB, "want", "Boatmen")),
        ("The family said so.", (CueKind.VERB, "said", "The family")),
        ("Megan Kelly warned that it was shut.", (CueKind.VERB, "warned", "Megan Kelly")),
        ("The town has supported a new pier.", (CueKind.VERB, "supported", "The town")),
        ("She pointed to the cost.", (CueKind.VERB, "pointed", "She")),
        ("I think it is closed.", (CueKind.VERB, "think", "I")),
        ("One could argue that it is closed.", (CueKind.VERB, "argue", "One")),
        ("The mayor is deeply worried about the cost.", (CueKind.VERB, "worried", "The mayor")),
        ("She got up and said it was closed.", (CueKind.VERB, "said", "She")),
        ("“It is closed,” he went on.", (CueKind.VERB, "went", "he")),
        ("“It is closed,” Ms. Ruiz laughed.", (CueKind.VERB, "laughed", "Ms. Ruiz")),
        ("A new poll showing a lead was late.", (CueKind.PARTICIPLE, "showing", "A new poll")),
        ("The town is split, with Ms. Ruiz calling for calm.", (CueKind.PARTICIPLE, "calling", "Ms. Ruiz")),
        ("The town issued a statement saying it was safe.", (CueKind.PARTICIPLE, "saying", "The town")),
        ("Asked on Monday, the mayor left, noting the cost.", (CueKind.PARTICIPLE, "noting", "the mayor")),
        ("She held a meeting to explain why it was closed.", (CueKind.PARTICIPLE, "explain", "She")),
        ("Ms. Ruiz's claim that it is safe was old.", (CueKind.NOUN, "claim", "Ms. Ruiz's")),
        ("In the bank's last forecast, it was less.", (CueKind.NOUN, "forecast", "the bank's")),
        ("Her plan to close it was old.", (CueKind.NOUN, "plan", "Her")),
        ("The board issued a short statement on the fire.", (CueKind.NOUN, "statement", "The board")),
        ("There is talk about a new pier.", (CueKind.NOUN, "talk", "")),
        ("A toll opposed by boatmen was paid.", (CueKind.PASSIVE, "opposed", "boatmen was paid")),
        ("The toll was announced in May.", (CueKind.PASSIVE, "announced", "")),
        ("The pier is seen as a wreck.", (CueKind.PASSIVE, "seen", "")),
        ("He seems to know.", (CueKind.IMPRESSION, "seems", "")),
        ("It's not clear why it was closed.", (CueKind.IMPRESSION, "clear", "")),
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
        "He went on with the work and made a boat.",
        "The plan was late and the claims that were made are old.",
        "She appeared in court on a clear day.",
        "They pushed the boat and the children laughed.",
        "The ferry ranks third with 12 cabins and took her place.",
        "They must make a choice before her first debate.",
        "He had to vote in the town.",
        "The flood left the town with rising claims.",
        "That said, it was easier said than done.",
        "It is too early to tell whether it was shut.",
        "The sea, known as the Sound, was calm (reporting by Ana Ruiz).",
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


@pytest.mark.parametrize(
    ("text", "reaches"),
    [
        ("The mayor said 40 boats were lost. Some 300 were not.", ["40 boats were lost."]),
        ("The mayor said the pier was safe but police said it was not.", ["the pier was safe but", "it was not."]),
        ("A poll found that 60% of voters said it was safe.", ["that 60% of voters said it was safe.", "it was safe."]),
        ("In 2012 the mayor, 47, said it was safe.", ["it was safe."]),
        ("Some 40 boats were lost, the mayor said on Monday.", ["Some 40 boats were lost"]),
        ("Some 40 boats were lost, the mayor told the Gazette.", ["Some 40 boats were lost"]),
        ("Some 40 boats were lost, said Ana Ruiz, who is 47.", ["Some 40 boats were lost"]),
        (
            "Some 40 boats, the mayor said, were lost in 2012.",
            ["Some 40 boats, the mayor said, were lost in 2012."],
        ),
        ("In 2012 the town voted to sell 40 boats.", ["to sell 40 boats."]),
        ("Of 40 boats, 12 were lost, according to the board.", ["Of 40 boats, 12 were lost, according to the board."]),
        ("In 2012 it had 40 boats, adding that it was full.", ["that it was full."]),
        ("In 2012 her plan to sell 40 boats was old.", ["to sell 40 boats was old."]),
        ("By 2030, the end of the bank's outlook, it is 4%.", ["By 2030, the end of the bank's outlook, it is 4%."]),
    ],
)
def test_reach(text, reaches):
    assert [a.text for a in article(text)[ATTRIBUTIONS]] == reaches


INTERVIEW = (
    "The mayor spoke in the town hall.",
    "Gazette: How many boats were lost?",
    "Ruiz: Some 40. Half of them were new.",
    "Another 300 were not.",
    "Gazette: And the pier?",
    "Ruiz: It cost $4 million.",
    "The pier was built in 1912.",
)


def test_a_turn_goes_on_to_the_next_turn():
    doc = article(*INTERVIEW)
    said = [[a.source.text for a in doc[ATTRIBUTIONS] if a.block is b and a.end == len(b.text)] for b in doc.blocks]
    assert said[3] == ["Ruiz"]
    assert said[2][-1] == said[5][-1] == "Ruiz"
    assert said[0] == said[6] == []
    assert {a.kind for a in doc[ATTRIBUTIONS] if a.block is doc.blocks[3]} == {AttributionKind.CONTINUED}


def test_labels_alone_make_no_conversation():
    doc = article("Correction: It was May.", "Weather: It is hot. There are 40 boats.", "It goes on.", "Tides: At two.")
    assert AttributionKind.CONTINUED not in {a.kind for a in doc[ATTRIBUTIONS]}


@pytest.mark.parametrize(
    ("text", "agentless"),
    [
        ("It seems to be safe.", True),
        ("The claim that it is safe was old.", True),
        ("It was revealed that it is safe.", True),
        ("Her claim that it is safe was old.", False),
        ("The town was told by the board.", False),
        ("She said it is safe.", False),
    ],
)
def test_agentless(text, agentless):
    (a,) = article(text)[ATTRIBUTIONS]
    assert a.agentless is agentless


def test_a_colon_announces_the_next_paragraph():
    doc = article("The union put out a statement, it said:", "Some 300 boats were lost in May.")
    (a,) = [a for a in doc[ATTRIBUTIONS] if a.block is doc.blocks[1]]
    assert a.text == "Some 300 boats were lost in May."
    assert (a.cue.text, a.kind) == ("said", AttributionKind.CONTINUED)


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


def test_a_source_is_better_than_none():
    text = "The mayor said the port seems to have lost 40 boats."
    doc = article(text)
    assert covering(doc[ATTRIBUTIONS], doc.blocks[0], text.index("40")).source.text == "The mayor"


WORDS = st.sampled_from(
    'the a mayor officials report said says adding according to by was it Ruiz Ana he and that , . : “ ” " ( ) — \u0130 300 not told claim plan worried called for made clear seems calling put at who’s ’'.split()
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
