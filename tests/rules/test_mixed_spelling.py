"""LNG001: one English is silent, a stray word of the other is found, names and quotations are left alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from copychief.rule import Good
from copychief.testing import run
from copychief_rules.language._spellings import AMERICAN, BRITISH, spellings
from copychief_rules.language.mixed_spelling import MixedSpelling

COMMON = [
    "colour", "neighbours", "harbour", "labour", "honoured", "centre", "kilometres", "theatre", "defence", "travelled",
    "cancelled", "organised", "analysed", "sceptical", "jewellery", "skilful", "mould", "grey", "catalogue", "favourite",
]  # fmt: skip
PAIRS = [(word, spellings()[word].other) for word in COMMON]


def found(text, **options):
    return run(MixedSpelling, text, Good(text, format="plain", **options))


def article(words):
    return "A headline\n\n" + " ".join(f"They wrote {word} again." for word in words) + "\n"


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PAIRS), min_size=1, max_size=12), st.sampled_from([0, 1]))
def test_one_english_is_silent(pairs, side):
    assert found(article([p[side] for p in pairs])) == []


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from([p for p in PAIRS if spellings()[p[0]].kind == "plain"]), min_size=5, max_size=8, unique=True
    ),
    st.sampled_from([0, 1]),
)
def test_a_stray_word_is_found_and_mended(pairs, side):
    *most, stray = pairs
    text = article([*(p[side] for p in most), stray[1 - side]])
    (diagnostic,) = found(text)
    assert text[diagnostic.span.start : diagnostic.span.end] == stray[1 - side]
    assert diagnostic.facts["usual"] == stray[side]
    assert diagnostic.confidence == "high"
    (edit,) = diagnostic.fixes[0].edits
    assert edit.text == stray[side]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PAIRS), min_size=3, max_size=6, unique=True), st.sampled_from(range(6)))
def test_names_and_quotations_keep_their_spelling(pairs, shape):
    frames = [
        "The visitor said “{}” twice.",
        "They met at the {} Department.",
        "It is on example.org/{}/today.",
        "The {} Party lost.",
        "He writes for the World {} Review.",
        "Write to {}@example.org.",
    ]
    *most, stray = pairs
    other = stray[1].capitalize() if "{} " in frames[shape] and "“" not in frames[shape] else stray[1]
    text = article([p[0] for p in most]) + "\n" + frames[shape].format(other) + "\n"
    assert found(text) == []


def test_oxford_spelling_is_british():
    assert found(article(["colour", "organized", "neighbours", "realize"])) == []
    (diagnostic,) = found(article(["colour", "organised", "neighbours", "realize", "recognised"]))
    assert diagnostic.facts["usual"] == "realise"


def test_every_form_has_its_counterpart():
    known = spellings()
    for form, spelling in known.items():
        assert form.islower()
        assert form != spelling.other
        back = known.get(spelling.other)
        assert back is None or {spelling.region, back.region} == {BRITISH, AMERICAN}


def test_canadian_spelling_takes_from_both():
    assert found(article(["colour", "analyze", "centre", "organize", "skeptical"])) == []
    (diagnostic,) = found(article(["colour", "analyse", "centre", "skeptical", "neighbours", "defence"]))
    assert diagnostic.facts["usual"] == "sceptical"


def test_the_declared_language_decides():
    text = "---\ntitle: A headline\nlang: en-GB\n---\n\nThe color of the harbor was odd, they realized.\n"
    assert [d.facts["word"] for d in run(MixedSpelling, text, Good(text))] == ["color", "harbor"]
    text = text.replace("en-GB", "en-CA")
    assert run(MixedSpelling, text, Good(text)) == []
