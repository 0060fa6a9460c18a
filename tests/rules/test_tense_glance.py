"""The glances that spare a sentence its tags: they may be wrong in one direction only."""

import pytest

from copychief_rules.tense._beside import may_clash
from copychief_rules.tense._glance import is_auxiliary, may_be_present


@pytest.mark.parametrize(
    ("before", "word"),
    [
        ("minister", "plans"),
        ("Swiss", "wins"),  # a people is an adjective, too
        ("first", "comes"),  # and some adjectives are adverbs
        ("", "Results"),
        ("28-year-old", "wins"),
        ("and", "calls"),
    ],
)
def test_a_verb_in_the_present_is_seen(before: str, word: str) -> None:
    assert may_be_present(word, before)


@pytest.mark.parametrize(
    ("before", "word"),
    [
        ("political", "results"),
        ("council's", "plans"),
        ("council’s", "plans"),
        ("receive", "support"),
        ("United", "States"),
    ],
)
def test_a_noun_where_no_verb_stands_is_none(before: str, word: str) -> None:
    assert not may_be_present(word, before)


def test_auxiliaries() -> None:
    assert is_auxiliary("has")
    assert is_auxiliary("he's")
    assert not is_auxiliary("council's")


def _may_clash(text: str, *, auxiliaries: bool = False, past: bool = True) -> bool:
    """The time stands between bars."""
    before, time, after = text.split("|")
    start = len(before)
    return may_clash(
        before + time + after, start, start + len(time), auxiliaries=auxiliaries, plain=not past, past=past
    )


@pytest.mark.parametrize(
    "text",
    [
        "The firm closes its last mine |last week|.",
        "The firm closes two mines (Ashby, Coalville) |last week|.",
        "The firm closes two mines - Ashby, Coalville - |last week|.",
        "It closes the mine and the mill |last week|.",
        "They fled |last week| after it falls.",
        "|Last week| they were glad when he leaves.",
        "In the north, where it began |last year|, the strikers wins.",
        "They approved a treaty signs early |last year|.",
        "The sum announces by the clerk |last year| was small.",
    ],
)
def test_a_present_beside_a_time_is_seen(text: str) -> None:
    assert _may_clash(text)


@pytest.mark.parametrize(
    "text",
    [
        "The firm closes, and it was sold |last week|.",
        "He closes the shop because it was robbed |last week|.",
        "It closes the mine, |last week| the mill.",
        "“He leaves,” she wrote |last week|.",
        "The firm closes the mine of |last week|’s fire.",
        "|Last week| it was sold; he leaves.",
        "It has closed |last week|.",
    ],
)
def test_one_that_is_parted_from_it_is_not(text: str) -> None:
    assert not _may_clash(text)


def test_a_compound_tense_has_its_time_in_its_own_half() -> None:
    assert _may_clash("It has closed the mine |last week|.", auxiliaries=True)
    assert not _may_clash("It bought his will |last week|.", auxiliaries=True)
    assert not _may_clash("It has closed the mine and sold it |last week|.", auxiliaries=True)
    assert not _may_clash("It has closed the mine that was sold |last week|.", auxiliaries=True)
