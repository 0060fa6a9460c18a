"""Attributions: who says so, by which words, and how far that reaches.

A cue (`cues`) reaches over what is said in its sentence (`reach`), over the next paragraph if its own ends in a
colon, and over a whole turn of an interview (`turns`); a quotation belongs to its speaker, whole and over paragraphs. Links and footnote marks are sources of the
sentence that they stand in.

The reach follows what annotators of news mark as the content of an attribution (Newell et al., PolNeAR, 2018).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum

from copychief.document import Block, BlockKind, Document, Layer, Link, Stretch
from copychief.english.cue import AGENTLESS, Cue, CueKind
from copychief.english.cues import CUES
from copychief.english.nouns import PLANS
from copychief.english.quotations import QUOTATIONS, Quotation
from copychief.english.reach import reach
from copychief.english.sentences import split
from copychief.english.sources import SourceKind, classify
from copychief.english.speech import STANDS
from copychief.english.turns import turns

_STANDS = STANDS | PLANS


class AttributionKind(StrEnum):
    """How a statement gets its source."""

    CUE = "cue"
    CONTINUED = "continued"
    "By a cue in another paragraph: one that announces this one, or opens the turn that this one is part of."
    QUOTATION = "quotation"
    LINK = "link"


class Attribution(Stretch):
    """A stretch of text that somebody answers for: start and end are the reach in the block's text.

    `source` and `cue` may stand in another block; a link's `target` is where it leads.
    """

    __slots__ = ("cue", "head", "how", "kind", "source", "source_kind", "target")

    def __init__(
        self,
        block: Block,
        start: int,
        end: int,
        kind: AttributionKind,
        source_kind: SourceKind,
        *,
        source: Stretch | None = None,
        cue: Stretch | None = None,
        head: str = "",
        how: CueKind | None = None,
        target: str = "",
    ) -> None:
        super().__init__(block, start, end)
        self.kind, self.source_kind, self.source, self.cue = kind, source_kind, source, cue
        self.head, self.how, self.target = head, how, target

    @property
    def takes_a_stand(self) -> bool:
        """Only a wish, a mood, a plan, a decision or a topic is told: its source need not know the facts in it."""
        return self.how is not None and self.cue is not None and self.cue.text.lower() in _STANDS

    @property
    def agentless(self) -> bool:
        """Nobody is said to say so: “was reported”, “seems”, “a claim that”."""
        return self.how in AGENTLESS and self.source_kind is SourceKind.UNKNOWN


def _attributions(doc: Document) -> tuple[Attribution, ...]:
    quotations: dict[int, list[Quotation]] = {}
    for quotation in doc[QUOTATIONS]:
        if not quotation.nested:
            quotations.setdefault(id(quotation.block), []).append(quotation)
    out: list[Attribution] = []
    announced: Attribution | None = None
    found = doc[CUES]
    spoken = turns(doc.blocks, found)
    sentences = doc.per_block(split) if any(b.links for b in doc.blocks) else []
    for number, (block, cues) in enumerate(zip(doc.blocks, found, strict=True)):
        if block.kind is BlockKind.CODE:
            continue
        quoted = quotations.get(id(block), ())
        here = _cues(block, cues)
        last = here[-1] if here else None
        here += [_quotation(q) for q in quoted if q.reach or not q.scare]
        here += [_link(block, link, sentences[number]) for link in block.links]
        if announced is not None and not cues:
            here.append(_continued(block, announced))
        if number in spoken:
            here.append(_turn(doc, number, *spoken[number]))
        if len(here) > 1:
            here.sort(key=lambda a: (a.start, a.end))
        out += here
        if block.text.rstrip().endswith(":"):
            announced = last
        elif not (announced is not None and not cues and quoted and not quoted[-1].closed):
            announced = None
    return tuple(out)


def _continued(block: Block, by: Attribution) -> Attribution:
    """A paragraph that the one before announces: “The union put out a statement:”."""
    return Attribution(
        block,
        0,
        len(block.text),
        AttributionKind.CONTINUED,
        by.source_kind,
        source=by.source,
        cue=by.cue,
        head=by.head,
        how=by.how,
    )


def _turn(doc: Document, number: int, opened: int, cue: Cue) -> Attribution:
    """Paragraph `number`, which belongs to the turn that paragraph `opened` opens."""
    block, first = doc.blocks[number], doc.blocks[opened]
    return Attribution(
        block,
        cue.end if number == opened else 0,
        len(block.text),
        AttributionKind.CONTINUED,
        cue.source_kind,
        source=Stretch(first, *cue.source),
        cue=Stretch(first, cue.start, cue.end),
        head=cue.head,
        how=cue.kind,
    )


def _cues(block: Block, found: tuple[Cue, ...]) -> list[Attribution]:
    """Each cue with its reach."""
    out = []
    for i, cue in enumerate(found):
        start, end = reach(block.text, found, i)
        source = Stretch(block, *cue.source) if cue.source[1] > cue.source[0] else None
        out.append(
            Attribution(
                block,
                start,
                end,
                AttributionKind.CUE,
                cue.source_kind,
                source=source,
                cue=Stretch(block, cue.start, cue.end),
                head=cue.head,
                how=cue.kind,
            )
        )
    return out


def _quotation(quotation: Quotation) -> Attribution:
    speaker = quotation.speaker
    kind, head = classify(speaker.text.partition(",")[0].split()) if speaker is not None else (SourceKind.UNKNOWN, "")
    return Attribution(
        quotation.block,
        quotation.start,
        quotation.end,
        AttributionKind.QUOTATION,
        kind,
        source=speaker,
        cue=quotation.cue,
        head=head,
    )


def _link(block: Block, link: Link, sentences: Sequence[tuple[int, int]]) -> Attribution:
    at = bisect_right(sentences, (link.start, len(block.text))) - 1
    start, end = sentences[at] if at >= 0 else (0, len(block.text))
    return Attribution(
        block,
        start,
        max(end, link.end),
        AttributionKind.LINK,
        SourceKind.DOCUMENT,
        source=Stretch(block, link.start, link.end),
        target=link.target,
    )


ATTRIBUTIONS: Layer[tuple[Attribution, ...]] = Layer("attributions", _attributions)
"""All attributions of the article, in the order of their reach; they may overlap."""
