"""NAM001."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copychief.diagnostic import Confidence, Edit, Finding, Fix, Related, Severity
from copychief.document import PROSE, BlockKind, Document
from copychief.english.capitals import CAPITALS, LOWER_CASE, Word
from copychief.rule import Bad, Good, Rule
from copychief.text import Span
from copychief_rules.names import _likeness, _odds
from copychief_rules.names._compounds import PartSlip, part_slips
from copychief_rules.names._likeness import Form
from copychief_rules.names._written import WRITTEN

SURE = 2.0
"Log-odds from which a finding counts as high confidence."


class NameVariant(Rule):
    """A person, place or organisation is spelled in two ways.

    The rarer spelling is reported, the usual one is the fix. Two look-alike words are held for one name by
    the kind of difference (letters swapped, doubled or dropped; a feminine ending on one side), by how often
    each stands, and by the words around them: the same given name or title speaks for one person, a given
    name of its own against. Somebody named in full who never comes again, and a surname that nobody introduced
    (“Dale Whitcombe … Whitcomb said”), are one person. A part of a hyphenated word is weighed, too (“Swedish-Norwegain”). A long name with a letter
    three times in a row is reported even if it stands alone.

    Why: readers notice a misspelled name first, and the person named never forgets it.
    Leave it when: there are two people of similar names. `[names] allow = [["Johnson", "Johnston"]]` says so
    once and for all. Spellings that differ in the case of letters or in diacritics only are NAM007's.
    It doesn't catch names that differ by more than one slip or in their first letter (but for some transliterations
    that it knows: Kiev and Kyiv), short ones, or a name that is misspelled the same way throughout.
    """

    code, name, since = "NAM001", "name-variant", "0.1"
    severity = Severity.WARNING
    needs = (CAPITALS, WRITTEN, LOWER_CASE)
    reads = PROSE | {BlockKind.CAPTION, BlockKind.DECK, BlockKind.HEADING}

    examples = (
        Bad(
            """
            The harbour was closed at noon, Captain Marta Gonzales said.
                                                          ~~~~~~~~

            Ships waited outside, and Gonzales spoke of a long night. Gonzalez expects the harbour to open on Friday.
                                                                      ^^^^^^^^ “Gonzalez” here, “Gonzales” in line 1 (2 times)
            """,
            fixed="""The harbour was closed at noon, Captain Marta Gonzales said.

Ships waited outside, and Gonzales spoke of a long night. Gonzales expects the harbour to open on Friday.""",
        ),
        Bad(
            """
            A spokesman, Pavel Konashenkov, denied the report, and Konashenkov’s office repeated that on Monday.

            “We saw nothing,” Konashenkova said.
                              ^^^^^^^^^^^^ “Konashenkov”
            """
        ),
        Bad(
            """
            Lucy Thomas-Greenfield opened the exhibition. It was, Thomas-Greeenfield’s friends said, her last.
                                                                  ^^^^^^^^^^^^^^^^^^
            """
        ),
        Bad(
            """
            Linda Thomas-Greeenfield spoke to the council of the need for patience.
                  ^^^^^^^^^^^^^^^^^^ “Thomas-Greenfield”
            """,
            fixed="Linda Thomas-Greenfield spoke to the council of the need for patience.",
        ),
        Bad(
            """
            Trains to Kyiv run again. The station in Kyiv was repaired in a week.
                      ~~~~

            From the border to Kiev it takes nine hours.
                               ^^^^ “Kyiv”
            """
        ),
        Bad(
            """
            The Norwegian crew came home on Monday, and three more Norwegian ships are due.
                ~~~~~~~~~

            A Swedish-Norwegain firm owns them, the harbour master said. Most of the crew are Norwegian.
                      ^^^^^^^^^ “Norwegian”
            """
        ),
        Bad(
            """
            The vote was lost, said Dale Whitcombe, who had called for it.
                                         ^^^^^^^^^ “Whitcomb”

            “Next year we will win it,” Whitcomb said. Then Whitcomb went home.
                                        ~~~~~~~~
            """
        ),
        Bad(
            """
            Work on the weir at Ossleton goes on. The mayor of Ossleton paid for it.
                                ~~~~~~~~

            Nobody in Osslwton complained.
                      ^^^^^^^^ “Ossleton”
            """
        ),
        Good("The twins Mary and Ashley Olsen sang. The Olsens were cheered."),
        Good("Ms. Berg-Johnson met the Johnstons. The Johnstons were glad, and Johnson, as her friends call her, too."),
        Good("The city of Kyiv (formerly spelled Kiev) has two stations, and most trains stop at both of them."),
        Good("Anna Petrova and her brother Oleg Petrov run the farm; Petrov keeps the books and Petrova the cows."),
        Good(
            "The Defense Secretary met the Defence Minister; the Organisation of Ports and the Organization of Mills merged."
        ),
        Good("The talks went on from Tuesday to Thursday. African and American delegates met the Mexican team."),
        Good(
            "Robert Thompson sold the shop to Gordon Thomson, who is no relation. Thompson was glad. Thomson was not."
        ),
        Good("The band Grrrls Aloud sang, and Aaaron cried “Noooo”. WWW Company and King Henry VIII were there."),
        Good("Ayatollah Ali Khamenei spoke of Ayatollah Ruhollah Khomeini, whom Khamenei followed."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        written = doc[WRITTEN]
        near = _likeness.alike(written)
        words = [w for w in doc[CAPITALS] if w.word.text in near and w.block.kind not in _APART] if near else []
        lower = None
        best: dict[str, tuple[float, Form, Form]] = {}
        for a, b in _likeness.pairs(_likeness.forms(words)):
            if a.folded == b.folded or _allowed(doc, a, b):
                continue
            lower = lower or doc[LOWER_CASE]
            rare, usual = _odds.ordered(a, b)
            odds = _odds.score(rare, usual, lower)
            if odds > 0 and (rare.text not in best or odds > best[rare.text][0]):
                best[rare.text] = odds, rare, usual
        for text in filter(_tripled, written):
            places = [w for w in written[text] if w.block.kind not in _APART]
            if text not in best and (at := next((p for p in places if p.block.kind in self.reads), None)):
                yield _mistyped(at, places)
        for slip in part_slips(written, doc[LOWER_CASE]):
            if slip.word.block.kind in self.reads and slip.word.word.text not in best:
                yield _in_part(slip)
        for odds, rare, usual in best.values():
            at = next((p for p in rare.places if p.block.kind in self.reads), None)
            if at is not None:
                yield _finding(doc, at, rare, usual, odds)


_TRIPLE = re.compile(r"(?<=[a-z])([a-z])\1\1(?!\1)(?=[a-z])")


def _tripled(text: str) -> bool:
    """A long name with a letter three times in a row: no language doubles that much, so one place is enough."""
    return len(text) > 7 and (m := _TRIPLE.search(text)) is not None and text[m.start() - 1] != m[1]


def _mistyped(at: Word, places: list[Word]) -> Finding:
    text = at.word.text
    usual = _TRIPLE.sub(r"\1\1", text)
    return Finding(
        _span(at),
        f"“{text}” has a letter three times in a row: “{usual}”?",
        fixes=[Fix(f"Change to “{usual}”", tuple(Edit(_span(p), usual) for p in places))],
        facts={"variant": text, "usual": usual, "count": 0},
    )


def _in_part(slip: PartSlip) -> Finding:
    block = slip.word.block
    span, text, there = (
        block.source_span(slip.start, slip.end),
        block.text[slip.start : slip.end],
        _span(slip.places[0]),
    )
    return Finding(
        span,
        f"“{text}” in “{slip.word.word.text}”, but “{slip.usual}” elsewhere ({len(slip.places)} times)",
        related=[Related(there, f"“{slip.usual}”")],
        fixes=[Fix(f"Change “{text}” to “{slip.usual}”", (Edit(span, slip.usual),))],
        facts={"variant": text, "usual": slip.usual, "count": len(slip.places)},
    )


_APART = frozenset({BlockKind.CODE, BlockKind.BYLINE, BlockKind.TABLE_CELL})
"Names in bylines and tables are often others', or cut short."


def _allowed(doc: Document, a: Form, b: Form) -> bool:
    return any(a.text in group and b.text in group for group in doc.house.allow)


def _span(word: Word) -> Span:
    return word.block.source_span(word.word.start, word.word.end)


def _finding(doc: Document, at: Word, rare: Form, usual: Form, odds: float) -> Finding:
    there = _span(usual.places[0])
    count = len(usual.places)
    line = doc.source.lines.position(there.start).line
    fixes = [
        Fix(f"Change “{v.text}” to “{u.text}” throughout", tuple(Edit(_span(p), u.text) for p in v.places))
        for v, u in ((rare, usual), (usual, rare))
        if v is rare or len(v.places) == len(u.places)
    ]
    return Finding(
        _span(at),
        f"“{rare.text}” here, “{usual.text}” in line {line} ({'once' if count == 1 else f'{count} times'})",
        related=[Related(there, f"“{usual.text}”")],
        fixes=fixes,
        facts={"variant": rare.text, "usual": usual.text, "count": count},
        confidence=Confidence.HIGH if odds >= SURE else Confidence.MEDIUM,
    )
