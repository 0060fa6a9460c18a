"""REP001, REP002, REP004, REP005: what comes again, what only looks so, and how the work grows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copychief.rule import Good
from copychief.testing import run
from copychief_rules.repeats import _index
from copychief_rules.repeats.doubled_word import DoubledWord
from copychief_rules.repeats.near_repeated_sentence import NearRepeatedSentence
from copychief_rules.repeats.repeated_passage import RepeatedPassage
from copychief_rules.repeats.repeated_phrase import RepeatedPhrase
from copychief_rules.repeats.repeated_sentence import RepeatedSentence

SENTENCE_RULES = (RepeatedSentence, NearRepeatedSentence, RepeatedPassage)

STORY = [
    "The ferry from the mainland ran aground on a sandbank at dawn. No one was hurt.",
    "Divers from the coast guard looked at the hull for two hours and found no leak.",
    "The harbour master said that the buoy had drifted in last week's storm. It will be moved.",
    "Passengers were taken off in small boats, and most went on by bus to the capital.",
    "A tug is to pull the ship free at high water. Its owner has not said when it will sail again.",
]


def found(rule, text):
    return run(rule, text, Good(text, format="plain"))


def codes(text):
    return sorted(d.code for rule in SENTENCE_RULES for d in found(rule, text))


def story(*more):
    return "\n\n".join(["Ferry runs aground", *STORY, *more]) + "\n"


def test_a_clean_story_is_silent():
    assert codes(story()) == []


@pytest.mark.parametrize("paragraph", range(len(STORY)))
@pytest.mark.parametrize("into", range(len(STORY)))
def test_a_sentence_pasted_anywhere_is_found(paragraph, into):
    copy = STORY[paragraph].split(". ")[0].rstrip(".") + "."
    parts = [*STORY]
    parts[into] += " " + copy
    text = "Ferry runs aground\n\n" + "\n\n".join(parts) + "\n"
    (diagnostic,) = [d for rule in SENTENCE_RULES for d in found(rule, text)]
    assert diagnostic.code == "REP001"
    places = sorted(text[a:b] for a, b in (diagnostic.span, diagnostic.related[0].span))
    assert places == [copy, copy]
    assert diagnostic.related[0].span.start < diagnostic.span.start


def test_a_paragraph_of_two_sentences_is_one_finding():
    text = story(STORY[2])
    assert codes(text) == ["REP004"]
    (diagnostic,) = found(RepeatedPassage, text)
    assert diagnostic.facts == {"sentences": 2}
    assert text[diagnostic.span.start : diagnostic.span.end] == STORY[2]


def test_a_story_pasted_twice_is_one_finding():
    text = story(*STORY)
    assert codes(text) == ["REP004"]
    (diagnostic,) = found(RepeatedPassage, text)
    assert diagnostic.facts == {"sentences": 8}


def test_a_sentence_behind_a_colon_is_found():
    text = story(
        "What is known so far: Divers from the coast guard looked at the hull for two hours and found no leak."
    )
    (diagnostic,) = found(RepeatedSentence, text)
    assert text[diagnostic.span.start : diagnostic.span.end].startswith("Divers")


@pytest.mark.parametrize(
    "again",
    [
        "Divers of the coast guard inspected the hull for two hours and found no leak.",
        "For two hours, divers from the coast guard looked at the hull and found no leak.",
        "Divers from the coast guard looked over the hull for two hours but found no leak.",
        "Coast guard divers looked at the hull for 2 hours and didn't find a leak.",
        "Divers from the coast guard looked at the hull for two hours and failed to find any leak.",
    ],
)
def test_a_sentence_in_nearly_the_same_words(again):
    assert codes(story(again)) == ["REP002"]


MINE = "Mr. Oduya of Granite Mining said in Lusaka that the pit would bring in $64.7 million a year, twice as much as before."


@pytest.mark.parametrize(
    "again",
    [
        "The pit would bring in $64.7 million a year, twice as much as before, Oduya of Granite Mining said in Lusaka.",
        "In Lusaka, Mr. Oduya of Granite Mining said that the pit will bring in $65 million a year, twice as much as before.",
        "Oduya of GM said in Lusaka that the pit would bring in $64.7 million a year, twice as much as earlier.",
        "Mr. Odouya of Granite Mining said in Lusaka that the pit would bring in $64.7 million annually, twice as much as before.",
    ],
)
def test_the_same_statement_turned_round_rounded_or_with_a_name_in_another_form(again):
    assert codes(story(MINE, "The price of copper has never been so high.", again)) == ["REP002"]


@pytest.mark.parametrize(
    "other",
    [
        "Mr. Oduya of Granite Mining said in Lusaka that the pit would bring in $54.7 million a year, twice as much as before.",
        "Mr. Oduya of Granite Mining said in Lusaka that the pit would not bring in $64.7 million a year, twice as much as before.",
        "Mr. Oduya of Granite Mining said in Kitwe that the pit would bring in $64.7 million a year, twice as much as before.",
        "Mr. Banda of Granite Mining said in Lusaka that the pit would bring in $64.7 million a year, twice as much as before.",
    ],
)
def test_the_same_statement_with_another_figure_name_or_a_denial(other):
    assert codes(story(MINE, "The price of copper has never been so high.", other)) == []


def test_two_names_that_changed_places():
    there = "Trains from Leeds to Hull were late for most of the morning after a fire in a signal box."
    back = "Trains from Hull to Leeds were late for most of the morning after a fire in a signal box."
    listed = "Trains from Leeds and Hull were late for most of the morning after a fire in a signal box."
    assert codes(story(there, "Buses ran on time.", back)) == []
    assert codes(story(listed, "Buses ran on time.", listed.replace("Leeds and Hull", "Hull and Leeds"))) == ["REP002"]


def test_subject_and_object_that_changed_places():
    there = "The union of dockers and pilots never agreed with him."
    back = "He never agreed with the union of dockers and pilots."
    assert codes(story(there, "Buses ran on time.", back)) == []


def test_a_sentence_with_a_fact_of_its_own():
    more = (
        "Divers from the coast guard looked at the hull, which was built in Gdansk and painted only last month, and found no leak;"
        " the master slept."
    )
    assert codes(story(more)) == []


@pytest.mark.parametrize(
    "other",
    [
        "Divers from the coast guard looked at the hull for three hours and found no leak.",
        "Divers from the coast guard looked at the hull for two hours and found a leak.",
        "Did divers from the coast guard look at the hull for two hours and find no leak?",
        "Divers from the coast guard looked at the keel of the tug for half a day and then came up with bad news.",
    ],
)
def test_a_sentence_that_says_something_else(other):
    assert codes(story(other)) == []


def test_live_blog_entries_may_repeat_themselves():
    entry = "Voters in five districts choose a new council today, and the count begins at eight."
    text = "The vote\n\n" + "\n\n".join(f"{hour}:30 p.m.\n\n{what}\n\n{entry}" for hour, what in enumerate(STORY, 1))
    assert codes(text) == []


def test_a_match_report_to_a_formula():
    people = ["Bo Rask", "Ada Quill", "Cy Dunn", "Di Ekman"]
    lines = [f"Foul by {p} (Hull)." for p in people] + [f"{p} (Hull) wins a free kick in the area." for p in people]
    assert codes("Hull 1, York 2\n\n" + "\n\n".join(lines * 2) + "\n") == []


def test_the_work_grows_with_the_number_of_sentences(monkeypatch):
    tried = 0

    def count(*args):
        nonlocal tried
        tried += 1
        return False

    monkeypatch.setattr(_index, "_says_again", count)
    monkeypatch.setattr(_index, "restates", count)
    places = ["mill", "dam", "quay", "barn", "lock", "ford", "weir", "pond"]
    for size in (400, 1600):
        tried = 0
        lines = [
            f"The council spoke of {i} plans for the old {places[i % 8]} by the river at night." for i in range(size)
        ]
        assert found(NearRepeatedSentence, "Plans\n\n" + "\n\n".join(lines)) == []
        assert tried <= (_index.TRIES + _index.NEAR) * size


def test_the_same_text_gives_the_same_findings_whatever_stands_before():
    text = story(STORY[1])
    moved = "Another headline\n\nA first paragraph about something else entirely.\n\n" + text.split("\n\n", 1)[1]
    assert [d.message.split("line")[0] for d in found(RepeatedSentence, text)] == [
        d.message.split("line")[0] for d in found(RepeatedSentence, moved)
    ]


PEOPLE = ["Ada Quill", "Bo Rask", "Cy Dunn", "Di Ekman", "Eve Falk", "Finn Gray", "Gus Hale", "Ida Ivers"]
TOWNS = ["Leeds", "Hull", "York", "Bath", "Derby", "Ripon", "Truro", "Wells"]
FRAMES = [
    "{person} won the race through the streets of {town} in {n} minutes on a wet Sunday.",
    "{person}, the mayor of {town}, said that {n} houses would be built on the old airfield.",
    "Police in {town} arrested {n} people after the match and took {person} to the station.",
    "The firm of {person} lost {n} million pounds in {town} in the first half of the year.",
    "In {town}, {n} people signed the petition that {person} brought to the council.",
    "{person} scored {n} points for {town} before the rain stopped the game in the evening.",
    "Sales at the shop that {person} runs in {town} rose {n} per cent in the spring.",
    "The school in {town} has {n} pupils, and {person} has been its head since the spring.",
]


@st.composite
def look_alikes(draw):
    """Two statements to one pattern about different people, places and figures."""
    frame = draw(st.sampled_from(FRAMES))
    people = draw(st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=2, unique=True))
    towns = draw(st.lists(st.sampled_from(TOWNS), min_size=2, max_size=2, unique=True))
    counts = draw(st.lists(st.integers(2, 980), min_size=2, max_size=2, unique=True))
    same = draw(st.sampled_from(["person", "town", "n", "none"]))
    values = [{"person": p, "town": t, "n": n} for p, t, n in zip(people, towns, counts, strict=True)]
    if same != "none":
        values[1][same] = values[0][same]
    return [frame.format(**v) for v in values]


@settings(max_examples=200, deadline=None)
@given(look_alikes(), st.sampled_from(["\n\n", " "]))
def test_statements_to_one_pattern_are_no_repeats(pair, between):
    filler = "Nobody else was there. The doors had been shut since noon."
    text = "News of the day\n\n" + f"{pair[0]}{between}{filler}{between}{pair[1]}\n"
    assert codes(text) == []


MEANT = [
    "She had had enough of it.",
    "He knew that that was wrong.",
    "What it is is a barn.",
    "They moved in in May.",
    "They went on on foot.",
    "Fans of Duran Duran sang along.",
    "The tour went from Walla Walla to Baden Baden.",
    "“No no no,” she said.",
    "“It is a big, big day,” he said.",
    "It was ha ha funny.",
    "The well-off off the coast left.",
    "It cost 5 5 p.m. trains.",
    "Bye bye, he wrote.",
    "Call it so so.",
    "The man who who knows whom met.",
    "He sang la la la.",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(MEANT), min_size=1, max_size=6))
def test_doublings_that_are_meant(sentences):
    text = "A headline\n\n" + " ".join(sentences) + "\n"
    assert found(DoubledWord, text) == []


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(STORY), st.integers(0, 8), st.sampled_from([" ", "\n", "  "]))
def test_a_doubled_small_word_is_found_and_mended(paragraph, number, gap):
    words = paragraph.split(" ")
    at = [i for i, w in enumerate(words) if w in ("the", "on", "for", "at", "of", "to", "and", "that", "were", "from")]
    at = [i for i in at if words[i] not in ("on", "that", "and")]
    if not at:
        return
    k = at[number % len(at)]
    text = "A headline\n\n" + " ".join(words[:k]) + " " + words[k] + gap + " ".join(words[k:]) + "\n"
    (diagnostic,) = found(DoubledWord, text)
    assert diagnostic.facts == {"word": words[k]}
    (edit,) = diagnostic.fixes[0].edits
    assert (text[: edit.span.start] + text[edit.span.end :]).split() == ["A", "headline", *words]


def test_a_phrase_in_its_own_sentence():
    text = "A headline\n\nIt is unclear what the next steps of the board will be, as nobody said what the next steps of the board will be.\n"
    (diagnostic,) = found(RepeatedPhrase, text)
    assert diagnostic.confidence == "high"
    assert diagnostic.facts["words"] == 9


@pytest.mark.parametrize(
    "form", ["{}, to the surprise of {}", "What nobody knew at the time, {} said later, is that {}"]
)
def test_a_sentence_with_more_around_it(form):
    said = "the board sold eleven of its older cranes and both of the floating docks to a yard"
    more = "the neighbours, who had been told that the old harbour would be kept as it was for years"
    longer = form.format(said, more) if form.startswith("{}") else form.format("the clerk, who was there,", said)
    longer = longer[0].upper() + longer[1:] + "."
    text = f"A headline\n\n{said.capitalize()}.\n\nNobody spoke. Rain fell on the roof.\n\n{longer}\n"
    (diagnostic,) = found(RepeatedPhrase, text)
    assert diagnostic.confidence == "high"
    near = found(RepeatedPhrase, f"A headline\n\n{said.capitalize()}. {longer}\n")
    assert all(d.confidence == "medium" for d in near)


def test_the_fix_leaves_markup_whole():
    line = "The old mill by the river burned down on Sunday night."
    text = f"# Fire\n\n{line} Nobody was hurt.\n\n**{line}** The cause is not known.\n"
    (diagnostic,) = run(RepeatedSentence, text, Good(text))
    assert diagnostic.fixes == ()
    text = text.replace("**", "")
    (diagnostic,) = run(RepeatedSentence, text, Good(text))
    (edit,) = diagnostic.fixes[0].edits
    assert (
        text[: edit.span.start] + text[edit.span.end :]
        == f"# Fire\n\n{line} Nobody was hurt.\n\nThe cause is not known.\n"
    )


def test_the_fix_takes_a_whole_paragraph_with_its_space():
    line = "The old mill by the river burned down on Sunday night."
    text = f"# Fire\n\n{line} Nobody was hurt.\n\n{line}\n\nThe cause is not known.\n"
    (diagnostic,) = run(RepeatedSentence, text, Good(text))
    (edit,) = diagnostic.fixes[0].edits
    assert (
        text[: edit.span.start] + text[edit.span.end :]
        == f"# Fire\n\n{line} Nobody was hurt.\n\nThe cause is not known.\n"
    )


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_any_text_at_all(parts, random):
    parts = parts + parts
    random.shuffle(parts)
    text = (
        "A headline\n\n" + " ".join(f"The İstanbul office {p} closed its doors on Sunday night." for p in parts) + "\n"
    )
    for rule in (*SENTENCE_RULES, RepeatedPhrase, DoubledWord):
        for d in run(rule, text, Good("", format="plain")):
            assert text[d.span.start : d.span.end].strip()
