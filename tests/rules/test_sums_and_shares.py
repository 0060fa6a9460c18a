"""Sums, lists and shares with numbers of any size: what adds up is let be, and what one number throws off is found."""

import hypothesis.strategies as st
from hypothesis import HealthCheck, assume, given, settings

from copychief.testing import run
from copychief_rules.numbers.count_mismatch import CountMismatch
from copychief_rules.numbers.percentages_over_whole import PercentagesOverWhole
from copychief_rules.numbers.sum_mismatch import SumMismatch
from copychief_rules.numbers.wrong_change import WrongChange

many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
WORDS = "zero one two three four five six seven eight nine".split()
PARTS = [
    "The club has {0} members: {1} women and {2} men.",
    "The bench made {0} points: Tull had {1} and Dunn {2}.",
    "Pike shot {1} ducks and Dunn {2}, {0} between them.",
    "The town has {0} boats, made up of {1} ferries and {2} tugs.",
    "{W1} of the {0} lamps were lit at dusk, and the remaining {2} were lit at dawn.",
    "{W1} of the {0} lamps glowed, and {2} did not.",
    "The town listed {0} faults. {W1} of them have been mended and {2} have not.",
    "The ferry was carrying {0} people when it sank. On board were {1} passengers and {2} crew.",
    "The yard sent {1} tents and will send another {2} in May, which would bring the total to {0}.",
]
SHARES = [
    "Of the {whole:,} people who replied, {part:,}, or {share}%, had no car.",
    "The clerk counted {part:,} of the {whole:,} boxes, or {share} percent, before noon.",
    "The inn has {whole:,} rooms. Some were let: {part:,} of them, or {share} percent, to sailors.",
    "It owns {part:,} ships, {share}% of the {whole:,} ships in the bay.",
]
NOUNS = ["a mill", "a weir", "a school", "a bridge", "a ferry", "a well", "a tower"]


def say(n):
    return WORDS[n] if n < 10 else f"{n:,}"


@many
@given(st.integers(11, 60), st.integers(11, 60), st.sampled_from(PARTS), st.sampled_from([-2, -1, 1, 2]))
def test_parts_and_their_total(one, other, form, off):
    def text(total):
        first = say(one)
        return form.format(say(total), first, say(other), W1=first.capitalize())

    total = one + other
    assume(one % 10 and other % 10 and (total + off) % 10)  # a round number may be rounded
    assert run(SumMismatch, text(total)) == []
    assume(max(one, other) < total + off)
    (found,) = run(SumMismatch, text(total + off))
    assert found.facts["computed"] == total
    assert found.facts["stated"] == total + off


@many
@given(st.integers(50, 900), st.integers(5, 95), st.sampled_from(SHARES), st.sampled_from([-12, -5, 5, 12]))
def test_a_part_and_its_share(whole, percent, form, off):
    part = round(whole * percent / 100)
    share = round(100 * part / whole)
    assume(1 < part < whole and 0 < share + off < 100)
    assert run(WrongChange, form.format(whole=whole, part=part, share=share)) == []
    assume(part % 10 and whole % 10)
    (found,) = run(WrongChange, form.format(whole=whole, part=part, share=share + off))
    assert found.facts["stated"] == share + off


@many
@given(st.lists(st.integers(5, 60), min_size=2, max_size=3), st.integers(4, 20))
def test_the_other_share_behind_a_list(shares, off):
    rest = 100 - sum(shares)
    assume(rest > 2 and rest + off < 100)
    named = ", ".join(f"the {who} {n} percent" for who, n in zip(["Blues", "Reds"], shares[1:], strict=False))
    text = f"The Greens took {shares[0]} percent of the vote, {named}. The other {{}} percent went to small parties."
    assert run(PercentagesOverWhole, text.format(rest)) == []
    assert len(run(PercentagesOverWhole, text.format(rest + off))) == 1


@many
@given(st.integers(2, 6), st.sampled_from([-1, 1]))
def test_a_list_and_its_number(items, off):
    assume(items + off > 1)
    listed = ", ".join(NOUNS[: items - 1]) + f" and {NOUNS[items - 1]}"
    assert run(CountMismatch, f"The plan has {say(items)} parts: {listed}, the clerk said.") == []
    assert len(run(CountMismatch, f"The plan has {say(items + off)} parts: {listed}, the clerk said.")) == 1
