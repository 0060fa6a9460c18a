"""NUM001."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copychief.diagnostic import Finding, Related, Severity
from copychief.document import Block, Document
from copychief.english.attributions import ATTRIBUTIONS, Attribution, AttributionKind
from copychief.english.cue import CueKind
from copychief.english.figures import FIGURES, Figure
from copychief.english.quotations import QUOTED, in_quotation
from copychief.english.sources import SourceKind
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule
from copychief_rules.numbers._newsworthy import LOOKED_AT, is_fixed, is_newsworthy

_WORD = lazy(r"[A-Za-z]+(?:-[A-Za-z]+)?")
_SPEAKS_ITSELF = lazy(r"\b(?:I|we|We|my|My|our|Our|I'm|I’m|I've|I’ve)\b(?!['’.])")
_CREDIT = lazy(r"\[[A-Z][\w. &]+\]|\((?:Source|Reporting|Data|Via)\b|https?://|\bSource:")
_EVIDENCE = frozenset(
    "official officials report reports reported reportedly announced announcement estimated estimate estimates according"
    " told added said says polled surveyed survey surveys poll polling interviewed study studies data figures statistics census research findings"
    " analysis calculations filing filings documents lawsuit indictment complaint affidavit audit unconfirmed".split()
)
"Words that show that somebody is behind the figure, though no attribution is formed with them."
_GOES_ON = lazy(
    r"(?:It|They|He|She|This|That|These|Those|The (?:figures?|numbers?|total|increase|rise|fall|drop|decline|deal|company"
    r"|group|bank|firm|agency|ministry|department|paper|plan|programme?|latter|former|other|rest|remaining))\b"
)
"A paragraph that begins so goes on from the one before."


class UnsourcedNumber(Rule):
    """A figure that somebody must have counted, and nothing in reach says who.

    It looks at money, percentages, ratios, casualties and other people counted, and at very large counts. A source is a speaker, a document, data, a link or a footnote in the paragraph, or in the one before if
    this one goes on from it; not one of whom only a wish, a mood, a plan or a decision is told. One finding a paragraph.

    Why: a figure without a source can't be checked, and a reader takes it for the paper's own.
    Leave it when: it is common knowledge, or the reporter's own count.

    Not looked at: ages, dates, times, scores, measures, prices, fines and other sums that somebody sets, what stands in quotation marks, a figure that the article gave with its source before, and paragraphs in the first person, whose writer is the source.
    """

    code, name, since = "NUM001", "unsourced-number", "0.1"
    severity = Severity.INFO
    needs = (FIGURES, ATTRIBUTIONS, QUOTED)

    examples = (
        Bad(
            """
            The ferry company lost its licence in May.

            The fire destroyed 60% of the old port.
                               ^^^ “60%”
            """
        ),
        Bad("Nearly 40,000 people have left the valley since spring. Most went by bus, some on foot.\n       ^^^^^^"),
        Bad("The stadium cost $1.2 billion, and half of the seats stay empty.\n                 ^^^^^^^^^^^^"),
        Good("The fire destroyed 60% of the old port, the mayor said. Some 40,000 people had to leave."),
        Good("According to the harbour board, 3 in 10 boats were lost, at a cost of $4 million."),
        Good("Rents rose 12% last year, [figures from the statistics office](https://example.org/rents) show."),
        Good("“We lost 60% of our boats,” Ms. Okoye said.\n\nThe pier is 340 metres long and 28 years old."),
        Bad("The fire destroyed 60% of the old port, and the mayor wants it rebuilt.\n                   ^^^"),
        Bad(
            "The board is to cut its forecast of losses from 12% to 10%.\n                                                ^^^    ~~~"
        ),
        Bad(
            """
            Some 4,000 people live without water. The wells are dry.
                 ^^^^^

            The 4,000 people drink from the river now.
            """
        ),
        Good(
            """
            “It is a blow,” said Mayor Ana Ruiz. She said the port had lost 60% of its berths.

            With 60% of the berths gone, the boats have nowhere to land.
            """
        ),
        Good("We asked 1,200 people in the street, and I counted 300 who had heard of it."),
        Good("He paid $450 for the coat and was fined $20,000 by a court in May."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        attributions: dict[Block, list[Attribution]] = {}
        for a in doc[ATTRIBUTIONS]:
            attributions.setdefault(a.block, []).append(a)
        known: set[tuple[str, float]] = set()  # figures that stood with a source before
        for number, figures in enumerate(doc[FIGURES].by_block):
            row = [f for f in figures if f.kind in LOOKED_AT]
            if not row:
                continue
            block = row[0].block
            sourced = [a for a in attributions.get(block, ()) if _names_a_source(a)]
            known.update(_with_a_source(doc, block, row, sourced))
            if sourced or block.kind not in self.reads:
                continue
            found = [
                f
                for f in row
                if is_newsworthy(f)
                and (f.kind, f.value) not in known
                and not is_fixed(f)
                and not in_quotation(doc, block, f.start)
            ]
            if not found or _has_evidence(block):
                continue
            before = doc.blocks[number - 1] if number else None
            if (
                before is not None
                and any(map(_names_a_source, attributions.get(before, ())))
                and _GOES_ON.match(block.text)
            ):
                continue
            known.update((f.kind, f.value) for f in found)  # once is enough
            first = found[0]
            yield Finding(
                first.span,
                f"“{first.text}”: neither this paragraph nor a link says where the figure comes from",
                related=[Related(f.span, f"nor does it say so of “{f.text}”") for f in found[1:]],
                facts={
                    "figure": first.text,
                    "kind": first.kind,
                    "value": first.value,
                    "unsourced": [f.text for f in found],
                },
            )


def _names_a_source(a: Attribution) -> bool:
    if a.kind not in (AttributionKind.CUE, AttributionKind.CONTINUED):
        return True
    if a.takes_a_stand or a.head == "you":
        return False
    if a.how is CueKind.NOUN and a.source_kind is SourceKind.PRONOUN:
        return False  # “the bank cut its forecast”: what it did, not what it says
    return not a.agentless


def _with_a_source(
    doc: Document, block: Block, figures: Sequence[Figure], reaches: Sequence[Attribution]
) -> Iterator[tuple[str, float]]:
    """(kind, value) of the figures of a block that stand in a quotation or in an attribution's reach; both in order."""
    end, at = -1, 0
    for f in figures:
        while at < len(reaches) and reaches[at].start <= f.start:
            end = max(end, reaches[at].end)
            at += 1
        if f.start < end or in_quotation(doc, block, f.start):
            yield f.kind, f.value


def _has_evidence(block: Block) -> bool:
    text = block.text
    if _SPEAKS_ITSELF.search(text) or _CREDIT.search(text):
        return True
    return not _EVIDENCE.isdisjoint(w.lower() for w in _WORD.findall(text))
