"""NUM003."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copychief.diagnostic import Finding, Related, Severity
from copychief.document import Document
from copychief.english.figures import Figure
from copychief.english.sentences import Sentence
from copychief.rule import Bad, Good, Rule
from copychief.text import Span
from copychief_rules.numbers._arithmetic import STATED, Range, plain, range_of
from copychief_rules.numbers._ballots import Ballot, ballots
from copychief_rules.numbers._complements import complements
from copychief_rules.numbers._holders import shared_out
from copychief_rules.numbers._opened_lists import is_where, parts_behind
from copychief_rules.numbers._partitions import all_of, carried_on, partition
from copychief_rules.numbers._parts import carried_sum, listed
from copychief_rules.numbers._records import record
from copychief_rules.numbers._remainders import left_over
from copychief_rules.numbers._rounding import around, half
from copychief_rules.numbers._totals_behind import totals_behind


class SumMismatch(Rule):
    """A stated total and its listed parts differ.

    “12 people — five men, four women and two children”: after a dash, a colon or in brackets, the list of parts
    must be whole. “12 people, including …” need not; they only can't be more. A list between commas is taken as
    whole if it misses the total by little. Rounded parts may miss a rounded total by their rounding.

    The total may also stand behind its parts (“…, 75 in all”, “bringing the total to 18”). Of a group, what became of
    some and of “the remaining 12” must add up, and outcomes that exclude each other can't be more than there are
    (“of the 16 riders, nine finished and eight fell”), in one sentence or in the next. No body casts more votes than it
    has members, nor fewer if all were there; no team has won, drawn and lost more games than it has played. What several
    names have of one total (“the Greens 30 of the 60 seats, the Blues 18”) can't pass it, and passengers and crew are
    the people aboard. Roundings count, but not all of them in one direction.

    Why: the parts were updated and the total was not, or the reverse; one of five numbers is wrong.
    Leave it when: the list is not the whole.
    Not caught: groups that may overlap (“nine were flooded and eight without power”), and parts without a number.
    """

    code, name, since = "NUM003", "sum-mismatch", "0.1"
    severity = Severity.WARNING
    needs = (STATED,)

    examples = (
        Bad(
            """
            The boat carried 15 people — eight men, four women and two children — when it sank.
                             ^^^^^^^^^   ~~~~~~~~~  ~~~~~~~~~~     ~~~~~~~~~~~~ 8 + 4 + 2 = 14, not 15
            """
        ),
        Bad(
            """
            The grant is worth $10 million: $4 million for the roof, $3 million for the organ and $2 million for the bells.
                               ^^^^^^^^^^^  ~~~~~~~~~~               ~~~~~~~~~~                   ~~~~~~~~~~ $9 million
            """
        ),
        Bad(
            """
            The jury of 12 jurors (six women and five men) went home.
                        ^^^^^^^^^  ~~~~~~~~~     ~~~~~~~~
            """
        ),
        Bad(
            """
            The council has nine members: five Greens and three Blues. Of 12 jurors, seven women and four men, two wept.
                            ^^^^^^^^^^^^  ~~~~~~~~~~~     ~~~~~~~~~~~     ^^^^^^^^^  ~~~~~~~~~~~     ~~~~~~~~ 5 + 3 = 8, not 9
            """
        ),
        Bad(
            """
            Guards stopped 34 marchers, 22 on Friday and 14 on Saturday. Nine sailors drowned, including six men and four women.
                           ^^^^^^^^^^^  ~~               ~~              ^^^^^^^^^^^^                    ~~~~~~~     ~~~~~~~~~~ more than 9
            """
        ),
        Bad(
            """
            The bakery sold 30 loaves at noon and 25 at dusk, 65 in all. Four of the nine riders fell; the other six went on.
                            ~~~~~~~~~             ~~          ^^         ~~~~        ^^^^^^^^^^^                 ~~~ 4 + 6 = 10, not 9
            """
        ),
        Bad(
            """
            The seven-member board voted 5 to 3 for the pier. It had asked 15 traders. Nine agreed and seven refused.
                ^^^^^^^^^^^^             ~~~~~~                            ^^^^^^^^^^  ~~~~~~~~~~~     ~~~~~~~~~~~~~ 9 + 7 = 16, more than 15
            """
        ),
        Bad(
            """
            The Greens had 30 of the 60 seats, the Blues 18 and the Reds 22. Six of the 11 goats came home; the remaining seven did not.
                           ~~        ^^^^^^^^      ~~~~~~~~         ~~~~~~~  ~~~        ^^^^^^^^                          ~~~~~ 6 + 7 = 13, not 11
            """
        ),
        Good("Of the 12 wards, seven were flooded and six were without power. The 15-member board voted 9 to 4."),
        Good("The bakery sold 30 loaves at noon and 25 at dusk, about 60 in all, and ten more on Sunday, 70 in all."),
        Good("Guards stopped 36 marchers, 22 on Friday and 14 on Saturday, and 50 marchers, 22 in May and 14 in June."),
        Good("The boat carried 14 people — eight men, four women and two children — when it sank."),
        Good("The boat carried 15 people, including eight men and four women, when it sank."),
        Good("Police arrested 12 people — two of them minors — and searched three homes."),
        Good("The team has 11 players: six from the city, four from the county and one from abroad."),
        Good("About 100 guests — 60 adults and some 30 children — stayed for the night."),
        Good("Rovers won all 20 games: 12 at home, 8 away."),
        Good("Two men — one aged 30 and one aged 45 — were held."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        before: tuple[Sentence, list[Figure]] | None = None
        for sentence, row, kinds in doc[STATED]:
            counts = len(row) > 1 and "count" in kinds
            if counts:  # the body and its vote
                for ballot in ballots(row, sentence):
                    yield _miscast(ballot)
            follows = before is not None and before[0].index == sentence.index - 1 and before[0].block is sentence.block
            grouped = (shared_out(row, sentence) or partition(row, sentence)) if counts else None
            earlier = before[1] if before and follows else ()
            if earlier and not grouped and "count" in kinds:
                grouped = carried_on(earlier, row, sentence) or all_of(earlier, row, sentence)
            grouped = (
                grouped
                or carried_sum(earlier, row, sentence.start)
                or left_over(earlier, row, sentence)
                or (record(earlier, row, sentence) if counts else None)
            )
            if grouped:
                yield from _check(grouped.total, grouped.parts, 0, some=grouped.some, exact=grouped.exact)
            before = (sentence, row)
            if len(row) < 3 or grouped:
                continue
            row = [f for n, f in enumerate(row) if not (n and is_where(f))]
            seen = False
            for k, total in enumerate(row[:-2]):
                parts = parts_behind(total, row[k + 1 :], sentence.end)
                if parts:
                    seen = True
                    yield from _check(total, *parts)
            if not seen:
                for found in (*listed(row), *totals_behind(row)):
                    yield from _check(found.total, found.parts, 0, some=found.some, exact=found.exact)
        stated = doc[STATED]
        for pair in complements(stated):
            yield from _check(pair.total, pair.parts, 0, exact=True)


def _check(
    total: Figure, parts: Sequence[Figure], unnumbered: int, *, some: bool = False, exact: bool = False
) -> Iterator[Finding]:
    computed = sum(p.value for p in parts) + unnumbered
    hedged = any(f.hedge or f.is_range for f in (total, *parts))
    added = Range(sum(p.low for p in parts) + unnumbered, sum(p.high for p in parts) + unnumbered)
    if not hedged:  # the parts are not all rounded down, or all up
        added = around(computed, map(half, (*parts, total)))
    stated = range_of(total) if hedged else Range(total.value, total.value)
    if not exact and added.meets(stated, 0.02 * total.value if total.kind == "money" and hedged else 0.0):
        return
    if total.kind == "money":
        message = f"{' + '.join(p.text for p in parts)} is {_money(total, computed)}, not {total.text}"
    else:
        message = f"{' + '.join(plain(p.value) for p in parts)}{' + 1' * unnumbered} = {plain(computed)}, {'more than' if some else 'not'} {plain(total.value)}"
    yield Finding(
        _phrase(total),
        message,
        related=[Related(_phrase(p), f"“{p.text}”") for p in parts],
        facts={"operands": [p.value for p in parts], "operation": "sum", "stated": total.value, "computed": computed},
    )


def _miscast(ballot: Ballot) -> Finding:
    a, b = ballot.votes
    cast = f"{plain(a)} + {plain(b)} = {plain(a + b)} votes"
    return Finding(
        _phrase(ballot.body),
        f"{cast}, {'not' if ballot.whole else 'more than'} {plain(ballot.body.value)}",
        related=[Related(_phrase(ballot.vote), f"“{ballot.vote.text}”")],
        facts={"operands": [a, b], "operation": "sum", "stated": ballot.body.value, "computed": a + b},
    )


def _phrase(figure: Figure) -> Span:
    end = figure.phrase_end if figure.kind == "count" and not figure.part_of else figure.end
    return figure.block.source_span(figure.start, max(end, figure.end))


def _money(total: Figure, value: float) -> str:
    """A sum in the form of the total: “$9 million”."""
    sign = re.match(r"[^\d.]*", total.text)
    for scale, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if value >= scale:
            return f"{sign.group() if sign else ''}{plain(value / scale, 2)} {name}"
    return f"{sign.group() if sign else ''}{plain(value, 2)}"
