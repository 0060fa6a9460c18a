"""Quotation marks and quotations: pairing, run-on paragraphs, speakers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copychief.document import Block, BlockKind, Document
from copychief.english.quotation_marks import QUOTATION_MARKS
from copychief.english.quotations import QUOTATIONS, QUOTED, in_quotation
from copychief.text import Source, Span


def article(*paragraphs):
    """A document of plain paragraphs, parted by empty lines in its source."""
    blocks, at = [], 0
    for text in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, text, Span(at, at + len(text))))
        at += len(text) + 2
    return Document(Source("\n\n".join(paragraphs)), blocks)


def quoted(*paragraphs):
    return [q.content for q in article(*paragraphs)[QUOTATIONS]]


def faults(*paragraphs):
    doc = article(*paragraphs)
    return [(n, doc.blocks[n].text[f.mark.start :][:6], f.missing) for n, f in doc[QUOTATION_MARKS].faults]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("“Yes,” she said. “No.”", ["Yes,", "No."]),
        ('"Yes," she said. "No."', ["Yes,", "No."]),
        ("''Yes,'' she said. ``No.''", ["Yes,", "No."]),
        ("Er sagte „ja“ und »nein«.", ["ja", "nein"]),
        ("Il a dit « oui ».", [" oui "]),
        ("“He said ‘go’ to me,” she said.", ["He said ‘go’ to me,", "go"]),
        ("'I am here,' he said. 'The workers' rights matter.'", ["I am here,", "The workers' rights matter."]),
        ('A 6\'2" man and a 19" board, "so" he said.', ["so"]),
        ('The board is 19" wide, not 20".', []),
        ('"It was in 1998" was the answer.', ["It was in 1998"]),
        ("It’s the boys’ boat; ’tis ’90s rock ’n’ roll, isn't it?", []),
        ('He said:"go"—"now".', ["go", "now"]),
        ("Home » News » Sport", []),
    ],
)
def test_pairs(text, contents):
    assert quoted(text) == contents
    assert faults(text) == []


def test_run_on_paragraphs_are_one_quotation():
    doc = article("Ms. Ruiz said: “We waited.", "“Nobody came.", "“We went home,” she said.")
    first, second, third = doc[QUOTATIONS]
    assert (first.runs_on, second.runs_on, third.runs_on) == (True, True, False)
    assert second.continues is first
    assert third.continues is second
    assert (first.closed, second.closed, third.closed) == (False, False, True)
    assert second.speaker.text == "Ms. Ruiz"
    assert doc[QUOTATION_MARKS].faults == ()


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (("It was “a mess, he said. Then we left.",), [(0, "“a mes", "closing")]),
        (("It was a mess,” he said.",), [(0, "” he s", "opening")]),
        # the writer speaks again, so the next paragraph does not go on with the quotation
        (("“It was a mess, he said.", "“We left,” he added."), [(0, "“It wa", "closing")]),
        # only whole sentences run on
        (("It was “a mess and a shame.", "“We left,” he added."), [(0, "“a mes", "closing")]),
        # another speaker
        (("Ana Ruiz said: “It was a mess.", "“We left,” Jon Okoye said."), [(0, "“It wa", "closing")]),
        # the last paragraph of a run-on quotation has to close
        (("She said: “We waited.", "“Nobody came. Then we left.", "The end."), [(1, "“Nobod", "closing")]),
    ],
)
def test_faults(paragraphs, expected):
    assert faults(*paragraphs) == expected


def test_a_heading_does_not_end_a_run_on_quotation():
    doc = article("She said: “We waited.", "Ferries", "“Nobody came,” she said.")
    assert doc[QUOTATION_MARKS].faults == ()


@pytest.mark.parametrize(
    ("paragraphs", "speaker", "cue", "reach"),
    [
        (
            ("“We waited,” said Igor Petrov, a spokesman for the port.",),
            "Igor Petrov, a spokesman for the port",
            "said",
            "sentence",
        ),
        (("Mayor Ana Ruiz told reporters on Monday: “We waited.”",), "Mayor Ana Ruiz", "told", "sentence"),
        (("“We waited,” she said. “Nobody came to the pier.”",), "she", "said", "paragraph"),
        (("Jon Okoye was angry, he said.", "“Nobody came to the pier.”"), "he", "said", "before"),
        (("According to the mayor, it was “a mess and a shame for all”.",), "the mayor", "According to", "sentence"),
        (("- Ana Ruiz: “We waited and nobody came.”",), "Ana Ruiz", ":", "sentence"),
        (("In his words, “it was a mess and a shame”.",), "his", "words", "sentence"),
    ],
)
def test_speaker(paragraphs, speaker, cue, reach):
    quotation = article(*paragraphs)[QUOTATIONS][-1]
    assert (quotation.speaker.text, quotation.cue.text, quotation.reach) == (speaker, cue, reach)


def test_who_spoke_goes_on_whoever_else_is_told_to_have_spoken():
    doc = article("“We waited,” Ms. Ruiz told the Gazette after the board had said it was sorry. “Nobody came to us.”")
    assert [q.speaker.text for q in doc[QUOTATIONS]] == ["Ms. Ruiz", "Ms. Ruiz"]


@pytest.mark.parametrize("before", ["The mayor was eager to help.", "It seems to be shut.", "His plan to go was old."])
def test_who_thinks_or_plans_has_not_spoken(before):
    assert article(before, "“We waited and nobody came.”")[QUOTATIONS][0].speaker is None


def test_interrupted_speech_has_one_speaker():
    first, second = article("“We waited,” Ms. Ruiz said, “and nobody came.”")[QUOTATIONS]
    assert first.speaker.text == second.speaker.text == "Ms. Ruiz"


def test_nobody_speaks():
    (quotation,) = article("“We waited and nobody came.”", "The pier is closed.")[QUOTATIONS]
    assert (quotation.speaker, quotation.cue, quotation.reach) == (None, None, "")


def test_words_and_scare_quotes():
    scare, speech = article("The “old” pier. “It’s the boys’ pier, and it stays,” he said.")[QUOTATIONS]
    assert scare.scare
    assert not speech.scare
    assert speech.words == ("it's", "the", "boys", "pier", "and", "it", "stays")


def test_in_quotation():
    doc = article("He said “we ‘waited’ long” and left.")
    block = doc.blocks[0]
    inside = [i for i in range(len(block.text)) if in_quotation(doc, block, i)]
    assert block.text[inside[0] : inside[-1] + 1] == "“we ‘waited’ long”"
    assert len(inside) == inside[-1] + 1 - inside[0]


MARKS = st.text(alphabet="\"'“”‘’«»„`ab Cs.,:;!?()[]19-—\u0130é", max_size=60)


@given(st.lists(MARKS.filter(str.strip), max_size=5))
def test_any_marks_at_all(paragraphs):
    doc = article(*paragraphs)
    for q in doc[QUOTATIONS]:
        assert 0 <= q.start <= q.inner[0] <= q.inner[1] <= q.end <= len(q.block.text)
        assert q.continues is None or q.continues.runs_on
    for n, fault in doc[QUOTATION_MARKS].faults:
        assert 0 <= fault.mark.start < fault.mark.end <= len(doc.blocks[n].text)
    for starts, ends in doc[QUOTED].values():
        assert all(a < b for a, b in zip(starts, ends, strict=True))
        assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


@given(MARKS.filter(str.strip), MARKS.filter(str.strip))
def test_what_follows_changes_nothing_before_but_the_run_on(first, second):
    alone, followed = article(first)[QUOTATIONS], article(first, second)[QUOTATIONS]
    assert [(q.start, q.end) for q in alone] == [(q.start, q.end) for q in followed if q.block.text == first][
        : len(alone)
    ]
