"""A part of a stated whole and what is left of it: “reconnected 110 of the 150 homes … the remaining 40”.

And a part that is more than its whole: “made 24 of 21 free throws”.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from copychief.english.figures import Figure
from copychief.english.sentences import Sentence
from copychief.lazy import lazy
from copychief_rules.numbers._parts import ASIDES, EXACT, NO_PART, Parts
from copychief_rules.numbers._rounding import half

NEAR = 0.5
"The share of the whole by which part and rest may miss it; what misses it by more is the rest of something else."
_OF = lazy(r"\s(?:out\s)?of\s(?:the|its|their|his|her|those|these|all\sthe)\s(?:total\s(?:of\s)?)?")
_OF_BARE = lazy(r"\s(?:out\s)?of\s")
_REMAINING = lazy(r"\b(?:the|its|their|his|her)\sremaining\s$")
_OF_WHAT = lazy(r"\s(?:[\w'’-]+\s){0,2}?(?:of|from)\b")
_OF_THEM = lazy(r"\sof\s(?:them|these|those)\b")
_HAVE_NOT = lazy(
    r"\s(?:have|had|has|did|do|does|were|was|are|is|would|will|could)\snot[.,;]|\s(?:haven|hadn|hasn|didn|weren|wasn|aren|isn)['’]t[.,;]"
)
_MORE = lazy(r"\b(?:more|another|further|additional|also|later|then|already)\b")


def left_over(before: Sequence[Figure], row: Sequence[Figure], sentence: Sentence) -> Parts | None:
    """What doesn't add up in a sentence; `before` holds the figures of the one before, if it stands in the same block."""
    is_rest = "remaining" in sentence.text
    if len(row) < 2 and not is_rest:
        return None
    row = [f for f in row if f.kind not in ASIDES]
    for part, whole in pairwise(row):
        if _exceeds(part, whole):
            return Parts(whole, (part,), True, True)
    negated = _and_others_not(before, row, sentence)
    if negated:
        return negated
    for k, rest in enumerate(row if is_rest else ()):
        text = rest.block.text
        if not _REMAINING.search(text, sentence.start, rest.start) or _OF_WHAT.match(text, rest.end):
            continue
        if not _counts(rest) or rest.head in NO_PART:
            return None
        same = [f for f in row[:k] if f.kind == rest.kind]
        earlier = same if len(same) == 2 else [f for f in (*before, *same) if f.kind == rest.kind]
        if len(earlier) != 2 or _MORE.search(text, earlier[0].start, rest.start):
            return None  # with a third figure something else was taken away
        part, whole = earlier
        if not (_is_of(part, whole) and _counts(part) and _counts(whole) and part.value < whole.value):
            return None
        off = abs(part.value + rest.value - whole.value)
        rounded = 0.0 if whole.value < EXACT else hypot(half(part), half(rest), half(whole))
        return Parts(whole, (part, rest), False, True) if rounded < off <= NEAR * whole.value else None
    return None


def _and_others_not(before: Sequence[Figure], row: Sequence[Figure], sentence: Sentence) -> Parts | None:
    """“18 demands. … Twelve of them have been met and eight have not”: of the only group that they can be of."""
    if len(row) == 3 and _is_of(row[0], row[1]):
        before, row = [row[1]], [row[0], row[2]]  # “nine of the 20 passed, and 13 did not”
    elif len(row) != 2 or not _OF_THEM.match(row[0].block.text, row[0].end):
        return None
    if not all(map(_counts, row)) or row[0].phrase_start != sentence.start:
        return None
    part, rest = row
    text = part.block.text
    if not _HAVE_NOT.match(text, rest.end) or rest.head not in ("", "not"):
        return None
    wholes = [f for f in before if f.kind == "count" and f.head and f.value > max(part.value, rest.value)]
    if len(wholes) != 1 or not _counts(wholes[0]):
        return None
    off = abs(part.value + rest.value - wholes[0].value)
    return Parts(wholes[0], (part, rest), False, True) if 0 < off <= NEAR * wholes[0].value else None


def _counts(figure: Figure) -> bool:
    return figure.kind in ("count", "money") and not (figure.hedge or figure.is_range)


def _is_of(part: Figure, whole: Figure) -> bool:
    text = part.block.text
    return _OF.fullmatch(text, part.end, whole.start) is not None and part.currency == whole.currency


def _exceeds(part: Figure, whole: Figure) -> bool:
    """“24 of 21 free throws”: both counted, of one thing."""
    if part.kind != "count" or whole.kind != "count" or not (_counts(part) and _counts(whole)):
        return False
    text = part.block.text
    of = _OF_BARE.fullmatch(text, part.end, whole.start) or _OF.fullmatch(text, part.end, whole.start)
    return of is not None and whole.value < part.value <= 10 * whole.value and bool(whole.head) and whole.value > 1
