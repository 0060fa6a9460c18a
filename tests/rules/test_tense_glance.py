"""The glance that spares a sentence its tags: it may be wrong in one direction only."""

import pytest

from copychief_rules.tense._glance import may_hold_present


@pytest.mark.parametrize(
    "text",
    [
        "The minister plans a tax .",
        "The Swiss wins .",  # a people is an adjective, too
        "The law first comes to court",  # and some adjectives are adverbs
        "“ Results ” , he says",
        "The 28-year-old wins her medal",
        "the group and calls for help",
    ],
)
def test_a_verb_in_the_present_is_seen(text: str) -> None:
    assert may_hold_present(text, auxiliaries=False)


@pytest.mark.parametrize(
    "text",
    [
        "political results came late",
        "the council 's plans were dropped",
        "the council ’s plans were dropped",
        "they wanted to receive support",
        "the United States was asked",
    ],
)
def test_a_noun_where_no_verb_stands_is_none(text: str) -> None:
    assert not may_hold_present(text, auxiliaries=False)


def test_auxiliaries_count_if_asked() -> None:
    assert may_hold_present("it has gone", auxiliaries=True)
    assert not may_hold_present("it has gone", auxiliaries=False)
