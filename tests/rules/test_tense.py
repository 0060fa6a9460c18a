"""TEN rules: traps that are right as they are, slips planted in a told story, and any text at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copychief.rule import Good
from copychief.testing import run
from copychief_rules.tense.narrative_shift import NarrativeShift
from copychief_rules.tense.reporting_tense import ReportingTense
from copychief_rules.tense.tense_shift_in_sentence import TenseShiftInSentence
from copychief_rules.tense.tense_time_clash import TenseTimeClash

RULES = (TenseTimeClash, TenseShiftInSentence, ReportingTense, NarrativeShift)


def findings(text, published=None):
    return [
        (d.code, text[d.span.start : d.span.end]) for r in RULES for d in run(r, text, Good(text, published=published))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The play opens on Friday and closes on June 3, after the council meets on Monday.",
        "Ministers meet on Thursday to discuss the plan.",
        "The move follows a decision last week to close two mines.",
        "The warning comes in the wake of last weekend’s storm.",
        "The vote on Monday means that the plan is dead.",
        "Last week’s figures show that prices rise.",
        "Prices are higher than a year ago and have risen since last month.",
        "He has lived here since 2003, and she has known him for two years.",
        "The law, which was passed in 1998, protects the coast.",
        "The company makes cars in Leeds and sold 3,000 of them last year.",
        "She was born in Rome and lives in Oslo. He left in May and is now a judge.",
        "The plan was drawn up in 1990 and remains in force.",
        "“Yesterday he comes in and sits down,” she said.",
        "He said that they would meet tomorrow and that the vote was next week.",
        "The meeting was due next month. The show was planned for tomorrow.",
        "Every year in May the river rises, as it did in 2004.",
        "If it rains tomorrow, they go by train. When it rained, they went by car.",
        "The book begins in 1914, when two brothers leave home and sail for Peru, and it ends in 1919.",
        "After the vote, he says, he left. When the mine closed is not known.",
        "She wanted to get up and look around. He helped them find and clean the house.",
        "He put on a coat and set off. They hit a wall and burst a tyre.",
        "Tomorrow is a holiday. Yesterday was hot. Today it rained.",
        "Ms. Roe arrives on Thursday. The queen opens the fair on Monday.",
        "A report filed on Thursday says that the dam leaks. Friday's vote follows a strike.",
        "He sang at the cup wins over Oslo last month. The town grew after two gold finds last year.",
        "They lost a big Berg lead a week ago to the rain.",
        "Nobody knows where the mayor stands, but for one letter in May. The album tells of a 1998 tour.",
        "Trains cost more again, with small fare rises in June and May before that.",
        "On the stairs sits a cat that was found in 1943.",
    ],
)
def test_right_as_it_is(text):
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two years ago the firm closes its last mine.", ["closes"]),
        ("The firm closes its last mine two years ago.", ["closes"]),
        ("The minister on Tuesday opens the bridge.", ["opens"]),
        ("Mr. Roe announces on Tuesday that he is ill.", ["announces"]),
        ("They have met the owner yesterday.", ["have met"]),
        ("The suspect is arrested yesterday.", ["is arrested"]),
        ("Last night he runs to the harbour and shouts for help.", ["runs"]),
        ("Next week, the judge read the verdict.", ["read"]),
        ("She opened the door and throws the key away.", ["throws"]),
        ("He stood up and leave the room.", ["leave"]),
        ("When she grew old, she sells the farm.", ["sells"]),
        ("Egg sales in the north falls 3% last year.", ["falls"]),
        ("The gang fled on Friday after the guards opens fire.", ["opens"]),
        ("A tonne of tin closes down $2 in Oslo on Tuesday.", ["closes"]),
        ("The team picks up the cup earlier on Sunday, a clerk said.", ["picks"]),
        ("The dairy said it loses £3 million ($4 million) last year.", ["loses"]),
        ("He met the union on Friday. On Friday she visits the plant.", ["visits"]),
    ],
)
def test_slips(text, found):
    assert [word for _, word in findings(text)] == found


def test_a_year_is_past_only_from_an_anchor_or_a_later_year():
    text = "The line opens in 2019."
    assert findings(text) == []
    assert findings(text, "2018-05-01") == []
    assert findings(text, "2024-05-01") == [("TEN001", "opens")]


def test_a_story_in_the_historical_present_is_left_alone():
    text = "In 1998 he opens a shop. In 2001 he sells it. In 2004 he buys it back, and in 2010 he gives it away."
    assert findings(text, "2024-05-01") == []


STORY = "He said it was over. The clerk said no. “We left,” she said. A guard said he heard it."


@pytest.mark.parametrize(
    ("more", "found"),
    [
        (" “They are late,” the driver says.", ["says"]),
        (" The driver says he was late.", ["says"]),
        (" Drivers have says nothing.", ["says"]),
        (" The driver says Tuesday that he is sorry.", ["says"]),
        (" “They are late,” Mr. Roe says.", ["says"]),
        (" The report says it is late.", []),
        (" He still says no. It is said to be so.", []),
        (" He says no. She says yes.", []),
    ],
)
def test_reporting(more, found):
    text = STORY + more
    shown = [d for d in run(ReportingTense, text) if d.confidence == "high"]
    assert [text[d.span.start : d.span.end] for d in shown] == found


WORDS = st.sampled_from(
    "yesterday tomorrow last next week in 1998 on Monday the a mayor they he who that says said say and but when after , . “ ”"
    " opens opened open has have will was is been to go goes went not n't 's sits down shares announces".split()
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=40).map(" ".join)))
def test_any_text(text):
    for rule in RULES:
        for d in run(rule, text):
            assert 0 <= d.span.start < d.span.end <= len(text)
