"""NUM002."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copychief.diagnostic import Finding, Related, Severity
from copychief.document import Document
from copychief.english.figures import Figure
from copychief.english.heads import is_plural
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule
from copychief.text import Span
from copychief_rules.numbers._arithmetic import STATED, plain
from copychief_rules.numbers._tolls import ACTS, MOVED, OPENING, WHOLE, Toll, read_toll

_COMMON = frozenset(
    "year month week day hour minute second time point person people percent country state game match goal dollar euro pound cent way part thing"
    " man woman child member seat vote case day side team player other kind type side type example quarter half share step page item run win loss"
    " decade century mile kilometre metre foot inch".split()
)
_DEFINITE = lazy(r"(?:\b(?:the|all|these|those|all of the|all the|its|their)\s)$", re.IGNORECASE)
_WHICH = lazy(r"\s(?:of|who|that|which|whose|where)\b")
_NARROWED = lazy(
    r"\s(?:of|who|that|in|from|with|at|on|which|where|under|for|to|killed|not|already|still|by|whose|[a-z]+ed|[a-z]+ing)\b"
)


class ConflictingFigures(Rule):
    """One quantity, two values.

    Two kinds of pairs count as one quantity: the toll of the event that the story opens with, when a later
    sentence gives it as a total (“a total of 12 people died”, “the fire killed 12”); and a thing with its size
    (“a $20 million bridge” … “the $25 million bridge”, “nine trucks” … “the eight trucks”), when the story speaks
    of no other. Ranges and hedges must exclude each other. Updates (“the toll rose to 13”) are no conflict.

    Why: figures change while a story is written, and the old one stays in the paragraphs that nobody rereads.
    Leave it when: the two are of different days or places.
    """

    code, name, since = "NUM002", "conflicting-figures", "0.1"
    severity = Severity.WARNING
    needs = (STATED,)

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
        tolls: list[Toll] = []
        things: dict[tuple[object, ...], list[Figure]] = {}
        prose = [n for n, b in enumerate(doc.blocks) if b.kind in self.reads and b.text.strip()]
        place = {paragraph: n for n, paragraph in enumerate(prose, 1)}
        for sentence, row in doc[STATED]:
            for figure in row:
                toll = read_toll(sentence, figure, place[sentence.paragraph])
                if toll:
                    tolls.append(toll)
                thing = _thing(figure)
                if thing:
                    things.setdefault(thing, []).append(figure)
        yield from _tolls(tolls)
        for sizes in things.values():
            yield from _sizes(sizes)


def _tolls(tolls: Sequence[Toll]) -> Iterator[Finding]:
    """A total that is not what the opening says; an act that the opening counts twice is not compared."""
    for act in ACTS:
        mine = [t for t in tolls if t.act == act]
        if not mine or mine[0].paragraph > OPENING:
            continue
        first = mine[0]
        rest = [t for t in mine[1:] if t.paragraph <= OPENING and not t.total and not t.event]
        if any(t.figure.value != first.figure.value for t in rest):
            continue
        for toll in mine:
            whole = toll.total or (toll.event and toll.event in first.figure.block.text.lower().split())
            same = toll.figure.head == first.figure.head or {toll.figure.head, first.figure.head} <= WHOLE
            if whole and same and toll is not first and not toll.figure.agrees(first.figure):
                yield _finding(toll.figure, first.figure)


def _thing(figure: Figure) -> tuple[object, ...] | None:
    """What makes two figures sizes of one thing: kind, unit, currency, modifiers and head; None if nothing does."""
    if not figure.head or figure.part_of or figure.is_range or figure.value < 2:
        return None
    if figure.kind == "count":
        if figure.head in _COMMON or "-" in figure.block.text[figure.end : figure.end + 1] or figure.value > 2000:
            return None
        if not is_plural(figure.block.text[: figure.phrase_end].rsplit(None, 1)[-1].lower()):
            return None  # “the 8 line”
    elif figure.kind not in ("money", "measure"):
        return None
    text = figure.block.text
    if text[figure.phrase_end : figure.phrase_end + 1] in ("-", "'", "’"):
        return None
    return (figure.kind, figure.unit, figure.currency, figure.modifiers, figure.head)


def _sizes(row: Sequence[Figure]) -> Iterator[Finding]:
    """One thing with two sizes: a first mention, then a definite one with another number that stands only there."""
    if len({f.value for f in row}) != 2:
        return
    first = row[0]
    if _WHICH.match(first.block.text, first.phrase_end):
        return
    others = [f for f in row if f.value != first.value]
    if len(others) != 1 or others[0] is not row[-1] or others[0].agrees(first):
        return
    second = others[0]
    if (
        not _definite(second)
        or _narrowed(second)
        or (second.paragraph == first.paragraph and second.kind == "count" and second.value < first.value)
    ):
        return
    if any(MOVED.search(_around(f)) for f in (first, second)):
        return
    yield _finding(second, first)


def _around(figure: Figure) -> str:
    text = figure.block.text
    return text[max(0, figure.start - 60) : figure.phrase_end + 60]


def _definite(figure: Figure) -> bool:
    return _DEFINITE.search(figure.block.text[: figure.phrase_start]) is not None


def _narrowed(figure: Figure) -> bool:
    return _NARROWED.match(figure.block.text, figure.phrase_end) is not None


def _phrase(figure: Figure) -> Span:
    return figure.block.source_span(figure.start, figure.phrase_end)


def _finding(second: Figure, first: Figure) -> Finding:
    here = second.block.text[second.start : second.phrase_end]
    there = first.block.text[first.start : first.phrase_end]
    return Finding(
        _phrase(second),
        f"“{here}” here, “{there}” before",
        related=[Related(_phrase(first), f"“{there}”")],
        facts={
            "operands": [first.value, second.value],
            "operation": "same",
            "stated": plain(second.value),
            "computed": plain(first.value),
        },
    )
