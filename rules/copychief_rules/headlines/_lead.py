"""The lead says what the headline says, with another number: “Profit rises 25%” over “a 15% rise in profit”.

Further down a story has many numbers, and one of them is often the headline's by chance.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from copychief.document import PROSE, BlockKind, Document
from copychief.english.figures import FIGURES, Figure
from copychief.english.sentences import SENTENCES, Sentence
from copychief.lazy import lazy
from copychief_rules.headlines._support import rounds
from copychief_rules.numbers._arithmetic import is_quoted
from copychief_rules.repeats._profile import content_stem
from copychief_rules.repeats._reading import keys

OPENING = 2
"The lead is so many first paragraphs."
NEAR = 48
"Characters around a number in which its verb or noun stands."
_KINDS = frozenset({"money", "percent", "count", "measure"})
_STAGES = lazy(
    r"\b(?:from|initial\w*|first|earlier|previous\w*|last|another|more|further|extra|including|of (?:them|which|whom)|up to|at least|so far|total|per|each|every|of)\b"
)


def told_otherwise(doc: Document, figure: Figure, body: Sequence[int]) -> Figure | None:
    """The figure of the lead that says of the same act or thing another number than the headline, if there is just one."""
    if figure.block.kind is not BlockKind.HEADLINE or figure.kind not in _KINDS or not _plain(figure):
        return None
    title = figure.block.text
    beside = _keys(" ".join([*title[: figure.start].split()[-2:], *title[figure.end :].split()[:2]]))
    others = _keys(title)
    lead = [n for n in body if doc.blocks[n].kind in PROSE][:OPENING]
    told = [
        (s, f)
        for s in doc[SENTENCES]
        if s.paragraph in lead
        for f in doc[FIGURES].within(s, s.paragraph)
        if f.kind == figure.kind and f.currency == figure.currency and f.unit == figure.unit
    ]
    if any(rounds(figure, f) for _, f in told):
        return None
    rivals: list[tuple[Sentence, Figure]] = []
    for sentence, f in told:
        text = f.block.text
        near = text[max(sentence.start, f.start - NEAR) : min(sentence.end, f.end + NEAR)]
        if is_quoted(f) or not _plain(f) or _STAGES.search(text, max(sentence.start, f.start - 24), f.start):
            continue
        if beside & _keys(near) and len(others & _keys(sentence.text)) > 1:
            rivals.append((sentence, f))
    first = [f for s, f in rivals if s is rivals[0][0]]
    return first[0] if len(first) == 1 else None


def _plain(figure: Figure) -> bool:
    loose = figure.kind == "money" and not any(c.isdigit() for c in figure.text)  # “a billion dollar bid”
    return not (figure.hedge or figure.is_range or figure.part_of or loose)


def _keys(text: str) -> set[str]:
    words = (m[0].lower() for m in re.finditer(r"[A-Za-z][a-z'’]+", text))
    return {k for w in words if len(w) > 3 and content_stem(w) for k in keys(w)}
