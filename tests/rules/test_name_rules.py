"""The rules about names on planted slips and on right text, and the parts they share."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copychief.document import Block, BlockKind, Document, House
from copychief.english.capitals import CAPITALS
from copychief.rule import Good
from copychief.testing import run
from copychief.text import Source, Span
from copychief_rules.headlines.headline_name import HeadlineName
from copychief_rules.names._acronyms import definitions
from copychief_rules.names._grammar import feminine_form, masculine_form
from copychief_rules.names._likeness import forms, pairs, slip
from copychief_rules.names.acronym_defined import AcronymDefined
from copychief_rules.names.glossary_name import GlossaryName
from copychief_rules.names.name_drift import NameDrift
from copychief_rules.names.name_form import NameForm
from copychief_rules.names.name_variant import NameVariant

GIVEN = ["Martha", "Oliver", "Ingrid", "Tomasz", "Celia", "Rahul", "Amina", "Kenji"]
SURNAMES = ["Harrowgate", "Brandtner", "Kowalczyk", "Obuchowa", "Ellsworth", "Tanigawa", "Marchetti", "Lindqvist"]
STORY = (
    "The council met on Monday. {given} {surname}, who has led it since May, opened the session with a warning.\n"
    "“The roof will not last another winter,” {surname} said, and nobody in the room disagreed with her.\n"
    "After the vote {surname}’s deputy, {other} {second}, thanked the firefighters, the neighbours and the school.\n"
    "The old bridge stays closed until spring, {last} told reporters on Tuesday, and the ferry runs once an hour."
)


def document(text, headline="", house=None):
    blocks, at = [], 0
    for n, part in enumerate(text.split("\n") if not headline else [headline, *text.split("\n")]):
        kind = BlockKind.HEADLINE if headline and n == 0 else BlockKind.PARAGRAPH
        blocks.append(Block(kind, part, Span(at, at + len(part))))
        at += len(part) + 1
    return Document(Source(f"{headline}\n{text}" if headline else text), blocks, house=house)


def story(given, surname, other, second, last):
    return STORY.format(given=given, surname=surname, other=other, second=second, last=last)


people = st.tuples(
    st.sampled_from(GIVEN[:4]), st.sampled_from(SURNAMES[:4]), st.sampled_from(GIVEN[4:]), st.sampled_from(SURNAMES[4:])
)


def swapped(name, i):
    return name[:i] + name[i + 1] + name[i] + name[i + 2 :]


@settings(max_examples=60, deadline=None)
@given(people, st.integers(2, 5), st.sampled_from(["swap", "double", "drop"]))
def test_a_planted_slip_is_found_and_mended(who, i, kind):
    given_, surname, other, second = who
    wrong = {
        "swap": swapped(surname, i),
        "double": surname[:i] + surname[i - 1 :],
        "drop": surname[:i] + surname[i + 1 :],
    }[kind]
    if wrong == surname:
        return
    doc = document(story(given_, surname, other, second, wrong))
    found = list(NameVariant().check(doc))
    assert [(f.facts["variant"], f.facts["usual"], f.facts["count"]) for f in found] == [(wrong, surname, 3)]
    assert [e.text for e in found[0].fixes[0].edits] == [surname]
    assert doc.source[found[0].span] == wrong


@settings(max_examples=60, deadline=None)
@given(people)
def test_right_names_are_let_be(who):
    doc = document(story(*who, who[1]), headline=f"{who[1]} warns of the winter")
    for rule in (NameVariant(), NameForm(), GlossaryName(), AcronymDefined(), HeadlineName()):
        assert list(rule.check(doc)) == []


@settings(max_examples=40, deadline=None)
@given(people, st.integers(2, 5))
def test_a_slip_in_the_headline_alone_is_the_headlines(who, i):
    wrong = swapped(who[1], i)
    if wrong == who[1]:
        return
    doc = document(story(*who, who[1]), headline=f"{wrong} warns of the winter")
    assert list(NameVariant().check(doc)) == []
    (found,) = HeadlineName().check(doc)
    assert (found.facts["variant"], found.facts["usual"]) == (wrong, who[1])


def test_allowed_spellings_may_stand_side_by_side():
    text = story("Celia", "Harrowgate", "Rahul", "Marchetti", "Harowgate")
    allow = frozenset({frozenset({"Harrowgate", "Harowgate"})})
    assert list(NameVariant().check(document(text))) != []
    assert list(NameVariant().check(document(text, house=House(allow=allow)))) == []


def test_house_names_are_held_to_everywhere():
    house = House(people=("Celia Harrowgate",), organisations=("Acme Brightwater",))
    doc = document("Then Harrowgaate spoke for Acme Brightwatter.", house=house)
    assert [(f.facts["variant"], f.facts["usual"]) for f in GlossaryName().check(doc)] == [
        ("Harrowgaate", "Harrowgate"),
        ("Brightwatter", "Brightwater"),
    ]
    assert list(GlossaryName().check(document("Then Harrowgaate spoke for Acme Brightwatter."))) == []


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("Harrow College opens. Amber College is shut. She left Anna Berg Callege in May.", ["Callege"]),
        ("They met on Friday. The clerk, Marta Roe, wrote on Facebook Fridy that Friday was free.", ["Fridy"]),
        ("The Canadian crew met Canadian officials. A Franco-Candaian firm paid.", ["Candaian"]),
        ("The Canadian crew met Canadian officials. A Franco-Cantonese firm paid.", []),
        ("Mr. Berg met Marta Berg. Ms. Bergen-Holt was late.", []),
    ],
)
def test_slips_in_common_words_and_in_parts(text, slips):
    assert [text[d.span.start : d.span.end] for d in run(NameVariant, text)] == slips


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("harrowgate", "harowgate", "double"),
        ("harrowgate", "harrowgaet", "swap"),
        ("harrowgate", "harrwgate", "vowel"),
        ("harrowgate", "harrogate", "letter"),
        ("gonzalez", "gonzales", "sounds"),
        ("petrov", "petrev", "vowels"),
        ("thomson", "thorson", "other"),
        ("o'neill", "oneill", "mark"),
        ("khodorkovsky", "khordokovsky", "move"),
        ("same", "same", "style"),
    ],
)
def test_kinds_of_slips(a, b, kind):
    assert slip(a, b)[0] == kind
    assert slip(b, a)[0] == kind


def test_pairs_are_one_edit_or_move_apart_and_come_once():
    doc = document("Khodorkovsky met Khordokovsky; Anna Low saw Lowe, Löwe and Marchetti with Bandini.")
    found = {frozenset((a.text, b.text)) for a, b in pairs(forms(doc[CAPITALS]))}
    assert found == {frozenset(("Khodorkovsky", "Khordokovsky")), frozenset(("Lowe", "Löwe"))}


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("the Korean People’s Army (KPA) marched", "Korean People’s Army"),
        (
            "the Organization for Security and Co-operation in Europe (OSCE)",
            "Organization for Security and Co-operation in Europe",
        ),
        ("a gross domestic product (GDP) of little", "gross domestic product"),
        ("two vans (VW and Ford) and one car (AUDI)", None),
        ("He is old (45) and (NASA) tall", None),
    ],
)
def test_expansions(text, long):
    found = [text[d.start : d.end].strip() for d in definitions(text, BlockKind.PARAGRAPH)]
    assert found == ([long] if long else [])


@pytest.mark.parametrize(
    ("surname", "given_", "expected"),
    [
        ("Konashenkova", "Igor", "Konashenkov"),
        ("Zakharova", "Sergei", "Zakharov"),
        ("Kowalska", "Andrzej", "Kowalski"),
        ("Nováková", "Petr", "Novák"),
        ("Kovalevskaya", "Ivan", "Kovalevsky"),
        ("Casanova", "Boris", None),
        ("Villanueva", "Victor", None),
        ("Petrov", "Igor", None),
    ],
)
def test_masculine_forms(surname, given_, expected):
    assert masculine_form(surname, given_) == expected


def test_feminine_forms():
    assert feminine_form("Petrov") == "Petrova"
    assert feminine_form("Kandinsky") == "Kandinskaya"
    assert feminine_form("Shevchenko") is None


ONE_PERSON = [
    ("The county’s assessor, Brenda Stiles, sent out the bills.", "Barbara Stiles, the county assessor, is sorry."),
    (
        "Peter Oakes, chief executive of Norwell Foods, said sales would grow.",
        "Paul Oakes, Norwell’s chief executive, blamed the weather.",
    ),
    (
        "The school’s headteacher, Anna Whitby, wrote to parents.",
        "Headteacher Emma Whitby said the roof would be mended.",
    ),
    ("Prosecutor David Lund asked for ten years.", "“It was cruel,” prosecutor Daniel Lund told the court."),
    (
        "Jane Moreau, who runs the bakery on Elm Street, opened at five.",
        "Joan Moreau, who runs the bakery, sold out by six.",
    ),
    ("Sara Holm saw the car.", "It was red, Sarah Holm told the police."),
    ("Steven Hart saw the car.", "It was red, Stephen Hart told the police."),
    ("Geoffrey Hart saw the car.", "It was red, Jeffrey Hart told the police."),
]
TWO_PEOPLE = [
    "Peter Oakes, chief executive of Norwell Foods, spoke. Paul Oakes, chief executive of Arden Mills, did not.",
    "Mary Hall, a teacher at the school, spoke. Marie Hall, a nurse at the clinic, did not.",
    "The club’s president, Marco Bellini, stayed. Ugo Bellini, the club’s trainer, left.",
    "Detective Ann Stone came first. Inspector Mark Stone came later.",
    "Jane Moreau, who runs the bakery on Elm Street, opened. Alice Moreau, who teaches at the school, came by.",
    "Sarah Low won the race. Sara Lund came second.",
    "Coach Steven Hart resigned. Stephanie Hart ran the shop.",
    "Prosecutor David Lund asked for ten years. Defence lawyer Daniel Lund asked for two.",
    "Gov. Thomas Reddy signed it. Gov. Timothy Reddy of the next state did not.",
    "Carl Jensen saw it. His father Karl Jensen did not.",
    "John Ames, a professor of law at Arden, agreed. Tom Ames, a professor of music at Bilsk, did not.",
    "Dennis Moore, a Democrat from Kansas, voted yes. Gwen Moore, a Democrat from Wisconsin, voted no.",
    "Ellen Page, who plays the nurse in the film, smiled. Jimmy Page, who played the guitar in the band, did not.",
    "Serena Williams, the top seed, won. Venus Williams, the third seed, lost.",
    "The actor, Alec Baldwin, came. Stephen Baldwin, the actor, did not.",
]


def drifts(first, again):
    text = f"News of the county\n\n{first}\n\nThe weather was fine.\n\n{again}\n"
    return run(NameDrift, text, Good(text, format="plain"))


@pytest.mark.parametrize(("first", "again"), ONE_PERSON)
def test_one_person_with_two_given_names(first, again):
    assert len(drifts(first, again)) == 1


@pytest.mark.parametrize("story", TWO_PEOPLE)
def test_two_people_of_one_surname(story):
    first, again = story.split(". ", 1)
    assert drifts(f"{first}.", again) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "Mara Astley chairs the club. Mrs Astley said so twice, and Mrs Astley left.\n\nMrs Ashley said no.",
            "NAM001",
        ),
        ("The vote was lost, said Dale Whitcombe, a baker.\n\nIt rained, and Whitcomb went home.", "NAM001"),
        ("Hillary Clinton spoke, and Ms Clinton was cheered.\n\nBill Clnton came late.", "NAM001"),
        ("The Wick River League (WRL) met.\n\nThe WLR is 12 years old.", "NAM006"),
        ("The clerk, Dana Deakin, spoke. Ms Deakin left.\n\nMr Deakin had a cold.", "NAM004"),
    ],
)
def test_one_name_in_two_forms(text, code):
    assert {d.code for rule in (NameVariant, NameDrift, AcronymDefined) for d in run(rule, text)} == {code}


@pytest.mark.parametrize(
    "text",
    [
        "Mara Astley chairs the club. Mrs Astley said so.\n\nTess Ashley came, and Mrs Ashley said no.",
        "The vote was lost, said Mary Olsen, a baker.\n\nThe Olsens went home.",
        "The vote was lost, said Dale Whitcombe, a baker.\n\nNora Whitcomb went home.",
        "The Wick River League (WRL) met.\n\nThe Wick Lamp Ring (WLR) is 12 years old.",
        "The National Front of Tarn (FNT) won. FNT led.",
        "The clerk, Dana Deakin, spoke. Ms Deakin left.\n\nMr Deakin, her husband, had a cold.",
        "Dana Deakin and Paul Deakin spoke. Ms Deakin left.\n\nMr Deakin had a cold.",
    ],
)
def test_two_names_alike(text):
    assert [d.message for rule in (NameVariant, NameDrift, AcronymDefined) for d in run(rule, text)] == []
