"""Rules about quotations, sources and unsourced figures: one thing broken in right copy is found, the rest is not.

The copy is made by formula from a speaker, a cue, a quotation and its place, as news varies them.
"""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from copychief.fixes import fix_all
from copychief.testing import run
from copychief_rules.headlines.headline_quotation import HeadlineQuotation
from copychief_rules.numbers.unsourced_number import UnsourcedNumber
from copychief_rules.quotations.altered_quotation import AlteredQuotation
from copychief_rules.quotations.mixed_quotation_marks import MixedQuotationMarks
from copychief_rules.quotations.unbalanced_quotation import UnbalancedQuotation
from copychief_rules.repeats.repeated_quotation import RepeatedQuotation
from copychief_rules.sources.anonymous_source import AnonymousSource
from copychief_rules.sources.unattributed_quotation import UnattributedQuotation
from copychief_rules.sources.unsourced_superlative import UnsourcedSuperlative
from copychief_rules.sources.vague_source import VagueSource

many = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)

RULES = (
    AlteredQuotation,
    AnonymousSource,
    HeadlineQuotation,
    MixedQuotationMarks,
    RepeatedQuotation,
    UnattributedQuotation,
    UnbalancedQuotation,
    UnsourcedNumber,
    UnsourcedSuperlative,
    VagueSource,
)

SUBJECTS = ("the harbour board", "our new school", "every old bridge", "this small valley", "the night ferry")
VERBS = ("has lost its last", "will never need a second", "may soon close the only", "was built without a proper")
OBJECTS = ("engineer in the north", "road to the mountains", "ticket office by the water", "reason to stay open")
SPEAKERS = ("Ana Ruiz", "Mayor Jon Okoye", "the head of the port", "Ms. Lindqvist, who runs the ferry")

sentences = st.builds(lambda s, v, o: f"{s} {v} {o}", *map(st.sampled_from, (SUBJECTS, VERBS, OBJECTS)))
speakers = st.sampled_from(SPEAKERS)
marks = st.sampled_from([("“", "”"), ('"', '"')])


def capital(text):
    return text[0].upper() + text[1:]


@st.composite
def paragraphs(draw, said, pair):
    """A paragraph that quotes a sentence and names its speaker."""
    who, (left, right) = draw(speakers), pair
    said = capital(said)
    return draw(
        st.sampled_from(
            [
                f"{left}{said},{right} {who} said on Monday.",
                f"{left}{said},{right} said {who}.",
                f"{capital(who)} said: {left}{said}.{right}",
                f"According to {who}, {left}{said[0].lower() + said[1:]}{right}.",
                f"{capital(who)} told reporters that {left}{said[0].lower() + said[1:]}{right}, and left.",
            ]
        )
    )


@st.composite
def stories(draw):
    """(the quoted sentences, the paragraphs that quote them, the marks)."""
    pair = draw(marks)
    said = draw(st.lists(sentences, min_size=2, max_size=4, unique=True))
    # two that differ in a word or two would be one quotation, altered
    assume(all(len(set(a.split()) & set(b.split())) < 6 for a in said for b in said if a != b))
    return said, [draw(paragraphs(s, pair)) for s in said], pair


def story(*parts):
    return "\n\n".join(parts) + "\n"


def found(text, rules=RULES):
    return {d.code for rule in rules for d in run(rule, text)}


@many
@given(stories())
def test_right_copy_is_left_alone(made):
    _, parts, _ = made
    text = story("# The board and the bridge", *parts, "The council meets again in June.")
    assert found(text) == set(), text


@many
@given(stories(), st.data())
def test_a_forgotten_mark_is_found(made, data):
    _, parts, (_, right) = made
    broken = data.draw(st.sampled_from(parts))
    cut = broken.rindex(right)
    parts = [p if p is not broken else broken[:cut] + broken[cut + 1 :] for p in parts]
    text = story(*[x for p in parts for x in (p, "The town was quiet that day.")])
    assert "QUO001" in found(text, (UnbalancedQuotation,)), text


@many
@given(stories(), st.sampled_from(["truly", "slowly", "hardly"]))
def test_an_altered_quotation_is_found(made, word):
    said, parts, (left, right) = made
    words = said[0].split()
    middle = len(words) // 2
    assume(words[middle] not in ("a", "the", "its"))
    altered = " ".join([*words[:middle], word, *words[middle + 1 :]])
    text = story(*parts, f"In the end, {left}{altered}{right}, the speaker repeated.")
    assert "QUO003" in found(text, (AlteredQuotation,)), text


@many
@given(stories())
def test_a_quotation_used_again_is_found(made):
    said, parts, (left, right) = made
    assume(len(said[0].split()) >= 6)
    text = story(*parts, f"They went home. {left}{capital(said[0])}{right} was all they said.")
    assert "REP003" in found(text, (RepeatedQuotation,)), text


@many
@given(stories(), sentences)
def test_headline_quotations(made, other):
    said, parts, _ = made
    assume(all(len(set(other.split()) & set(s.split())) < 4 for s in said))
    right_head = story(f"# Board: ‘{said[0]}’", *parts)
    wrong_head = story(f"# Board: ‘{other}’", *parts)
    assert found(right_head, (HeadlineQuotation,)) == set(), right_head
    assert found(wrong_head, (HeadlineQuotation,)) == {"HED003"}, wrong_head


@many
@given(stories(), stories())
def test_mixed_marks_become_one_kind(first, second):
    assume(first[2] != second[2])
    text = story(*first[1], *second[1])
    mended, _, left = fix_all(text, lambda t: run(MixedQuotationMarks, t))
    assert left == []
    assert ('"' in mended) != ("“" in mended)
    assert found(mended, (UnbalancedQuotation,)) == set()
    straight = str.maketrans("“”", '""')
    assert mended.translate(straight) == text.translate(straight)


FIGURES = st.one_of(
    st.integers(2, 98).map(lambda n: f"{n}% of the boats"),
    st.integers(2, 98).map(lambda n: f"{n} percent of the island's trade"),
    st.integers(2, 98).map(lambda n: f"${n} million in trade"),
    st.integers(11, 98).map(lambda n: f"{n},000 jobs"),
    st.integers(11, 98).map(lambda n: f"some {n} people's homes, with {n + 1} people killed,"),
    st.integers(2, 9).map(lambda n: f"{n} in 10 voters"),
)
CLAIMS = st.builds(
    lambda f, rest: f"The storm has taken {f} {rest}",
    FIGURES,
    st.sampled_from(["since spring", "in a single night", "on the west coast", "and spared the rest"]),
)
SOURCED = (
    "{}, the harbour board said.",
    "{}, according to the harbour board.",
    "{}, said Ana Ruiz, who runs the port.",
    "The harbour board estimates that {}.",
    "{}. That is what Mayor Okoye told reporters.",
    "A survey by the union found that {}.",
    "{}, [the board's tables](https://example.org/tables) have it.",
    "{} (see the board's figures).",
)


@many
@given(CLAIMS, st.sampled_from(SOURCED))
def test_figures_with_a_source(claim, frame):
    text = story("The sea is calm today.", frame.format(claim), "The council meets in June.")
    assert found(text, (UnsourcedNumber,)) == set(), text


@many
@given(CLAIMS)
def test_figures_without_a_source(claim):
    text = story("“It is calm now,” Ana Ruiz said.", f"{claim}.", "The council meets in June.")
    assert found(text, (UnsourcedNumber,)) == {"NUM001"}, text


PLAIN = st.sampled_from(
    [
        "She was 47 when the ferry sank on May 3, 1998.",
        "The pier is 340 metres long and 12 metres wide.",
        "The home side won 3-2 in front of a 12,000-seat stand.",
        "Boeing 737s land at 5:30 p.m. on runway 24.",
        "A coat costs $120 and a ticket $4.50.",
        "He was fined $20,000 and paid $5,000 in costs.",
        "The base rate stands at 4.5%.",
        "We asked 1,200 people, and I counted 300 of them twice.",
        "Call 555 0199 or write to 12 High Street.",
    ]
)


@many
@given(st.lists(PLAIN, min_size=1, max_size=4))
def test_plain_numbers_need_no_source(parts):
    assert found(story(*parts), (UnsourcedNumber,)) == set()


@many
@given(sentences, sentences, marks, speakers)
def test_a_quotation_without_a_speaker(first, second, pair, who):
    left, right = pair
    said = f"{left}{capital(first)}, and {second}.{right}"
    alone = story("The pier was closed in May.", said, "Buses go twice a day.")
    announced = story(f"{capital(who)} said the pier was closed.", said, "Buses go twice a day.")
    followed = story("The pier was closed in May.", said, f"{left}We go on,{right} {who} said.")
    assert found(alone, (UnattributedQuotation,)) == {"SRC004"}, alone
    assert found(announced, (UnattributedQuotation,)) == set(), announced
    assert found(followed, (UnattributedQuotation,)) == set(), followed


VAGUE = st.builds(
    lambda who, says, what: f"{who} {says} that {what}.",
    st.sampled_from(["Experts", "Many scientists", "Recent studies", "Some researchers", "A new survey", "Historians"]),
    st.sampled_from(["say", "suggested", "warn", "have argued", "now say"]),
    sentences,
)


@many
@given(VAGUE)
def test_vague_sources(claim):
    bare = story(f"{claim} Nobody knows. It rains.")
    named = story(f"{claim} Nobody knows. Ana Ruiz said so.")
    linked = story(f"{claim} Nobody [knows](https://example.org). It rains.")
    assert found(bare, (VagueSource,)) == {"SRC001"}, bare
    assert found(named, (VagueSource,)) == set(), named
    assert found(linked, (VagueSource,)) == set(), linked


@many
@given(st.lists(sentences, min_size=3, max_size=3, unique=True))
def test_anonymous_sources(said):
    text = [f"A source said {said[0]}.", f"The source said {said[1]}.", f"According to the source, {said[2]}."]
    (finding,) = run(AnonymousSource, story(*text))
    assert finding.facts["count"] == 3
    assert len(finding.related) == 2
    assert found(story(*text, "The source asked not to be named."), (AnonymousSource,)) == set()
