"""Quotations: what is quoted, how it is closed, and who says it.

Stands on the paired marks and on the cues around them. Rules that only ask whether a place is inside a
quotation use `in_quotation`, which needs the marks alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from operator import attrgetter

from copychief.document import Block, BlockKind, Document, Layer, Stretch
from copychief.english import speech
from copychief.english.cue import Cue, CueKind
from copychief.english.cues import CUES
from copychief.english.phrases import small_letters
from copychief.english.quotation_marks import QUOTATION_MARKS, Pair
from copychief.lazy import lazy

SCARE_WORDS = 3
"A quotation of so few words marks a word, a name or a doubt; it need not have a speaker."

_SPEAKS = (speech.SAY - {"continue", "continued", "continuing", "find", "imply", "determine"}) | {
    ":",
    "according",
    "words",
    "called",
}
"Words of cues that bring in speech; others are asked only where none of these is."
_WORD = lazy(r"\w++(?:['-]\w++)*+")
_NAMED_BEFORE = lazy(
    r"(?:(?:^|[-–—•*|.!?]\s*)(?P<one>(?:[A-Z][\w.’'-]*\s+){0,3}[A-Z][\w’'-]*)|\b(?P<two>(?:[A-Z][\w.’'-]*\s+){1,3}[A-Z][\w’'-]*)):\s*$"
)
"“… - Ana Ruiz: “We will …”"
_NO_SPEECH = frozenset({CueKind.DOCUMENT, CueKind.NOUN, CueKind.IMPRESSION})
_FAR = 1500
"A speaker further from the quotation than this, in characters, is not its speaker."
_start = attrgetter("start")


class Quotation(Stretch):
    """A quotation in one block, its marks included; a text of several paragraphs gives one for each.

    `inner` is what stands between the marks, (start, end) in the block's text.
    """

    def __init__(
        self,
        block: Block,
        pair: Pair,
        *,
        nested: bool = False,
        runs_on: bool = False,
        continues: Quotation | None = None,
    ) -> None:
        end = pair.close.end if pair.close else len(block.text.rstrip())
        super().__init__(block, pair.open.start, max(end, pair.open.end))
        self.inner = (pair.open.end, max(pair.open.end, pair.close.start if pair.close else end))
        self.closed = pair.close is not None
        self.single = pair.single
        self.nested = nested
        "It stands inside another quotation."
        self.runs_on = runs_on
        "It goes on in the next paragraph, which opens with a mark again."
        self.continues = continues
        "The part of the same quotation in an earlier paragraph."
        self.speaker: Stretch | None = None
        self.cue: Stretch | None = None
        self.reach = ""
        'Where the speaker is: "sentence", "paragraph", "before" (the paragraph before), or "" if there is none.'

    @property
    def content(self) -> str:
        """The quoted text without its marks."""
        return self.block.text[self.inner[0] : self.inner[1]]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The quoted words, in lower case, apostrophes made straight."""
        return tuple(_WORD.findall(small_letters(self.content).replace("‘", "'")))

    @property
    def scare(self) -> bool:
        """A word or three in marks: a scare quote, a nickname, a title."""
        return len(self.words) <= SCARE_WORDS and not self.runs_on and self.continues is None


def _quotations(doc: Document) -> tuple[Quotation, ...]:
    marks = doc[QUOTATION_MARKS]
    found = doc[CUES]
    out: list[Quotation] = []
    running: Quotation | None = None
    before: tuple[Block, Cue | None] | None = None  # the paragraph before and its last cue, if it leaves the word
    for number, block in enumerate(doc.blocks):
        here: list[Quotation] = []
        reach = -1
        for pair in marks.pairs[number]:
            made = Quotation(
                block,
                pair,
                nested=pair.open.start < reach,
                runs_on=number in marks.runs_on and pair.close is None,
                continues=running if number in marks.continued and not here else None,
            )
            reach = max(reach, made.end)
            here.append(made)
        last: Quotation | None = None
        for quotation in here:
            if not quotation.nested:
                _attribute(quotation, found[number], before, last)
                last = quotation
        out.extend(here)
        running = next((q for q in reversed(here) if q.runs_on), None)
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE_BLOCK):
            said = next((c for c in reversed(found[number]) if _brings_speech(c)), None)
            if said is not None:
                before = (block, said)
            elif block.text.rstrip().endswith(":"):
                before = (block, None)
            elif not here:
                before = None
    return tuple(out)


def _brings_speech(cue: Cue) -> bool:
    """Can a cue introduce the speech of the next paragraph? Not “is worried about”, “seems”, “a plan to”."""
    return cue.kind not in _NO_SPEECH and (cue.word in _SPEAKS or cue.word not in speech.STANDS)


def _attribute(
    quotation: Quotation,
    found: tuple[Cue, ...],
    before: tuple[Block, Cue | None] | None,
    last: Quotation | None,
) -> None:
    """Find who speaks: a cue of its own sentence, else of its paragraph, else of the paragraph before.

    `last` is the quotation before this one in the paragraph.
    """
    block, start, end = quotation.block, quotation.start, quotation.end
    found = found[bisect_left(found, start - _FAR, key=_start) : bisect_left(found, end + _FAR, key=_start)]
    lead = block.text[max(0, start - 80) : start]
    name = _NAMED_BEFORE.search(block.text, max(0, start - 80), start) if lead.rstrip().endswith(":") else None
    if name is not None and not any(c.kind is not CueKind.COLON and name.start() <= c.start < start for c in found):
        quotation.reach = "sentence"
        where = name.span("one") if name["one"] else name.span("two")
        quotation.speaker = Stretch(block, *where)
        quotation.cue = Stretch(block, where[1], where[1] + 1)
        return
    best: Cue | None = None
    best_key = (9, 0)
    for cue in found:
        if start < cue.start < end:
            continue
        distance = cue.start - end if cue.start >= end else start - cue.end
        same = cue.sentence[0] < end and start < cue.sentence[1]
        level = 0 if same else 1 if cue.start < start else 2
        if cue.kind is CueKind.DOCUMENT or cue.word not in _SPEAKS:
            level += 1
        if (level, distance) < best_key:
            best, best_key = cue, (level, distance)
    home, said = block, best
    if (
        last is not None
        and best is not None
        and last.speaker is not None
        and last.cue is not None
        and best.sentence[1] <= start
        and last.cue.block is block
        and best.sentence[0] <= last.cue.start < best.sentence[1]
    ):
        # “…,” she said, after he had called. “…”: she goes on, whoever else is told to have spoken in that sentence
        quotation.speaker, quotation.cue, quotation.reach = last.speaker, last.cue, "paragraph"
        return
    if best is not None:
        quotation.reach = "sentence" if best.sentence[0] < end and start < best.sentence[1] else "paragraph"
    elif quotation.continues is not None:
        first = quotation.continues
        quotation.speaker, quotation.cue, quotation.reach = first.speaker, first.cue, first.reach
    elif before is not None:
        quotation.reach = "before"
        home, said = before
    if said is None:
        return
    quotation.cue = Stretch(home, said.start, said.end)
    if said.source[1] > said.source[0]:
        quotation.speaker = Stretch(home, *said.source)


QUOTATIONS: Layer[tuple[Quotation, ...]] = Layer("quotations", _quotations)
"""All quotations of the article in order, nested and single-marked ones too."""


def _quoted(doc: Document) -> dict[int, tuple[list[int], list[int]]]:
    marks = doc[QUOTATION_MARKS]
    out: dict[int, tuple[list[int], list[int]]] = {}
    for block, pairs in zip(doc.blocks, marks.pairs, strict=True):
        starts: list[int] = []
        ends: list[int] = []
        for pair in pairs:
            end = pair.close.end if pair.close else len(block.text)
            if ends and pair.open.start < ends[-1]:
                ends[-1] = max(ends[-1], end)
            else:
                starts.append(pair.open.start)
                ends.append(end)
        if starts:
            out[id(block)] = (starts, ends)
    return out


QUOTED: Layer[dict[int, tuple[list[int], list[int]]]] = Layer("quoted", _quoted)
"""By `id(block)`: where the quotations of a block start and end, nested ones merged. Use `in_quotation`."""


def in_quotation(doc: Document, block: Block, offset: int) -> bool:
    """Is this place of a block's text inside quotation marks? Needs `QUOTED`; the marks count as inside."""
    found = doc[QUOTED].get(id(block))
    if found is None:
        return False
    starts, ends = found
    at = bisect_right(starts, offset) - 1
    return at >= 0 and offset < ends[at]
