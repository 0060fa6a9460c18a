"""NUM002."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copychief.diagnostic import Finding, Severity
from copychief.document import Document, Stretch
from copychief.english.figures import Figure
from copychief.english.sentences import SENTENCES
from copychief.rule import Bad, Good, Rule
from copychief_rules.numbers._arithmetic import STATED, two_values
from copychief_rules.numbers._named_again import Told, named_again
from copychief_rules.numbers._said_again import said_again
from copychief_rules.numbers._tolls import ACTS, OPENING, WHOLE, Toll, read_toll


class ConflictingFigures(Rule):
    """One quantity, two values.

    These count as one quantity: the toll of the event that the story opens with, when a later sentence gives it as
    a total (“a total of 12 people died”, “the fire killed 12”); a thing with its size, when the story speaks of no
    other (“a $20 million bridge” … “the $25 million bridge”, “six boats” … “the seven boats”); what a verb or a
    price said and a noun says again (“awarded $4.2 million” … “the $4.8 million award”, “sentenced to 12 years” …
    “the 15-year sentence”, “a grant of $4.2 billion” … “the $2.4 billion would”); what one person scored (“Ward’s
    22 points”); a number of one owner (“the school has 640 pupils” … “with 460 pupils, the school …”); and a
    sentence that only says again what an earlier one said (“will close 14 stores” … “in all, 12 stores will close”)
    or has the same act without a new name (“the blaze destroyed six shops” … “eight shops”). Ranges and hedges must
    exclude each other. Updates (“the toll rose to 13”) are no conflict.

    Why: figures change while a story is written, and the old one stays in the paragraphs that nobody rereads.
    Leave it when: the two are of different days or places.
    """

    code, name, since = "NUM002", "conflicting-figures", "0.1"
    severity = Severity.WARNING
    needs = (STATED, SENTENCES)

    examples = (
        Bad(
            """
            Eleven people were killed on Monday when a ferry sank in the strait.
            ~~~~~~~~~~~~~

            The ferry left at noon with a school class on board.

            A total of 12 people died, the coast guard said.
                       ^^^^^^^^^ “Eleven people”
            """
        ),
        Bad(
            """
            The town will build a $20 million bridge over the Orne.
                                  ~~~~~~~~~~~~~~~~~~

            Work on the $25 million bridge begins in May, the mayor said.
                        ^^^^^^^^^^^^^^^^^^ “$20 million bridge”
            """
        ),
        Bad(
            """
            Thieves drove nine tractors off a farm in the night. The police think they came by ferry.
                          ~~~~~~~~~~~~~

            By dawn the eight tractors had been sold.
                        ^^^^^^^^^^^^^^
            """
        ),
        Bad(
            """
            Four people were hurt on Sunday in a storm that tore the roof off the market hall.
            ~~~~~~~~~~~

            The storm injured five people and a dog, the mayor said.
                              ^^^^^^^^^^^ “Four people”
            """
        ),
        Bad(
            """
            A court sentenced the forger to 12 years in prison on Friday.
                                            ~~~~~~~~

            His lawyer said that he would appeal against the 15-year sentence.
                                                             ^^^^^^^^^^^^^^^^ “12 years”
            """
        ),
        Bad(
            """
            The chain will close 14 stores, it said on Monday. Its shares fell.
                                 ~~~~~~~~~

            In all, 12 stores will close, the chain said.
                    ^^^^^^^^^ “14 stores”
            """
        ),
        Bad(
            """
            The bridge is 340 metres long and has four lanes.
                          ~~~~~~~~~~

            At 430 metres long, the bridge is the longest in the county.
               ^^^^^^^^^^ “340 metres”
            """
        ),
        Good("The chain will close 14 stores in the north.\n\nIts rival will close 12 stores."),
        Good("The firm was fined $4 million for the spill.\n\nIt paid the $3 million fine for the leak."),
        Good(
            """
            Eleven people were killed on Monday when a ferry sank in the strait.

            By Tuesday the death toll had risen to 12 people, the coast guard said.
            """
        ),
        Good(
            """
            The town will build a $20 million bridge over the Orne and a $3 million bridge over the brook.

            Work on the $20 million bridge begins in May.
            """
        ),
        Good(
            """
            Thieves drove nine tractors off a farm. The police found the two tractors that had no fuel.
            """
        ),
        Good(
            """
            About 40 guests came. The 43 guests danced till dawn.
            """
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        opening = list(dict.fromkeys(s.paragraph for s in doc[SENTENCES] if s.block.kind in self.reads))[:OPENING]
        tolls: list[Toll] = []
        told: list[Told] = []
        for sentence, row, _ in doc[STATED]:
            for figure in row:
                if figure.kind in ("count", "money", "measure", "duration"):
                    told.append(Told(sentence, figure, row))
                    # what the opening doesn't tell is compared with nothing
                    toll = read_toll(sentence, figure) if tolls or sentence.paragraph in opening else None
                    if toll:
                        tolls.append(toll)
        found = {
            again.index: (first, again)
            for first, again in (*said_again(told), *named_again(told), *_tolls(opening, tolls))
        }
        for first, again in found.values():
            yield _finding(again, first)


def _tolls(opening: Sequence[int], tolls: Sequence[Toll]) -> Iterator[tuple[Figure, Figure]]:
    """A total that is not what the opening says; an act that the opening counts twice is not compared."""
    for act in ACTS:
        mine = [t for t in tolls if t.act == act]
        if not mine or mine[0].figure.paragraph not in opening:
            continue
        first = mine[0]
        rest = [t for t in mine[1:] if t.figure.paragraph in opening and not t.total and not t.event]
        if any(t.figure.value != first.figure.value for t in rest):
            continue
        for toll in mine:
            whole = toll.total or (toll.event and toll.event in first.figure.block.text.lower().split())
            same = toll.figure.head == first.figure.head or {toll.figure.head, first.figure.head} <= WHOLE
            if whole and same and toll is not first and not toll.figure.agrees(first.figure):
                yield first.figure, toll.figure


def _phrase(figure: Figure) -> Stretch:
    return Stretch(figure.block, figure.start, figure.phrase_end)


def _finding(second: Figure, first: Figure) -> Finding:
    here, there = _phrase(second), _phrase(first)
    return two_values(f"“{here.text}” here, “{there.text}” before", (here, second.value), (there, first.value))
