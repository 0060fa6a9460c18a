"""A group whose members each do one thing or another: “of the 30 ferries, 18 were running and …”, “the remaining 12”.

The parts of such a group can't pass the whole if they exclude each other. They must reach it only where the last of
them takes in all that are left: “the remaining 12”, “four remain in custody”, “40 had no view”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from copychief.english.figures import Figure
from copychief.english.sentences import Sentence
from copychief.lazy import lazy
from copychief_rules.numbers._outcomes import are_all, exclude, tells_outcome
from copychief_rules.numbers._parts import ASIDES, EXACT, NO_PART, SEXES, Parts, counted
from copychief_rules.numbers._sourced import end_of_claim

NEAR = 0.25
"The share of the whole by which the parts may pass it; groups that overlap pass it by more, or not at all."
_OF_OR_AMONG = lazy(r"\b(?:Out\sof|[Oo]f|Among)\s(?:the\s|its\s|their\s|these\s|those\s|all\s(?:the\s)?)?$")
_OF_WHOM = lazy(r"[^.;:!?“”\"()]{0,40}?,?\s(?:of|among)\s(?:whom|which)\s")
_OF_WHOM_BEHIND = lazy(r"[^.;:!?“”\"()]{0,40}?,\s$")
_OF_THOSE = lazy(r"(?:Of\s(?:those|them|these),?\s)?(?:the\s)?$", re.IGNORECASE)
_VICTIMS = lazy(r"\b(?:were|are|killed|hurt|injured|arrested|rescued|held|picked|named|hired)\s$")
_REST = lazy(r"\bthe\s(?:remaining|other)\s$")
_STOPS = lazy(
    r"\b(?:includ\w+|among|both|also|too|of them|some|several|many|few|dozens|hundreds|each|every|per|than|more|at least|least|neither|either|if|would|could|should"
    r"|twice|respectively|up to|first|second|overlap\w*|as well)\b"
)
_MORE = lazy(r"\b(?:an?|one|rest|another|others?|remainder|half|third|quarter|no one|nobody|while|but|with|and)\b")
_LINK = lazy(
    r"(?:,|;|,?\s(?:and|while|but)|;\sand)\s(?:the\s(?:remaining|other)\s"
    r"|(?:the\s(?:[a-z-]+\s){0,2})?(?!(?:The|In|On|At|Of|With)\b)[A-Z][\w'’.-]*\s(?:[A-Z][\w'’.-]*\s){0,3})?$"
)
"What joins two parts, with the name of who has the second: “, the Blues 20”."
_VERB_NEXT = lazy(
    r"(?:\s(?:people|men|women))?\s(?!(?:on|in|at|of|from|near|with|by|for|days?|weeks?|months?|years?|hours?)\b)[a-z]+\b"
)


class _Clauses(NamedTuple):
    """The parts of a whole with the words behind each, up to the next."""

    parts: tuple[Figure, ...]
    words: tuple[str, ...]
    rest: bool


def partition(row: Sequence[Figure], sentence: Sentence) -> Parts | None:
    """A whole with the parts that follow it in its sentence, if they contradict it."""
    row = counted(row)
    for k, whole in enumerate(row[:-1]):
        if not _can_be_whole(whole):
            continue
        text = whole.block.text
        first = [row[k - 1]] if k and row[k - 1].part_of and row[k - 1].phrase_end == whole.phrase_end else []
        of = _OF_OR_AMONG.search(text, max(sentence.start, whole.start - 16), whole.start)
        of_whom = not first and (
            _OF_WHOM.fullmatch(text, whole.phrase_end, row[k + 1].phrase_start)
            or (
                text.startswith((" of whom", " of which"), row[k + 1].end)
                and _OF_WHOM_BEHIND.fullmatch(text, whole.phrase_end, row[k + 1].phrase_start)
            )
        )
        if not (first or of_whom or (of and of.start() == sentence.start)):
            continue
        if any(f.kind == whole.kind for f in row[: k - len(first)]) and not of_whom:
            continue
        return _judged(whole, [*first, *row[k + 1 :]], sentence.end)
    return None


def carried_on(before: Sequence[Figure], row: Sequence[Figure], sentence: Sentence) -> Parts | None:
    """“Fourteen people were arrested. Nine were charged and six were released.”"""
    if len(row) < 2:
        return None
    counts = [f for f in before if f.kind not in ASIDES]
    row = [f for f in row if f.kind not in ASIDES]
    if len(counts) != 1 or len(row) < 2 or not _can_be_whole(counts[0]):
        return None
    opened = _OF_THOSE.match(row[0].block.text, sentence.start, row[0].phrase_start)
    if opened is None or opened.end() != row[0].phrase_start or any(_counts_others(f) for f in row):
        return None
    return _judged(counts[0], row, sentence.end)


def all_of(before: Sequence[Figure], row: Sequence[Figure], sentence: Sentence) -> Parts | None:
    """“The victims were five women and three men. All nine lived in Marow.”"""
    total = row[0]
    text = total.block.text
    if text[sentence.start : total.start] != "All " or total.kind != "count" or total.head in NO_PART:
        return None
    parts = [f for f in before if f.kind not in ASIDES]
    if len(parts) < 2:
        return None
    if any(f.kind != "count" or f.hedge or f.is_range or f.part_of or f.head not in SEXES for f in parts):
        return None
    if any(text[a.phrase_end : b.phrase_start] not in (", ", " and ", ", and ") for a, b in pairwise(parts)):
        return None
    if not _VICTIMS.search(text[max(0, parts[0].start - 30) : parts[0].start]) or text[parts[-1].phrase_end] != ".":
        return None
    off = sum(f.value for f in parts) - total.value
    return Parts(total, tuple(parts), False, True) if 0 < abs(off) <= max(1.0, NEAR * total.value) else None


def _can_be_whole(figure: Figure) -> bool:
    return (
        figure.kind == "count"
        and figure.value >= 4
        and (bool(figure.head) or figure.block.text.startswith((" who ", " that "), figure.end))
        and figure.head not in NO_PART
        and not (figure.is_range or figure.part_of or figure.hedge)
    )


def _counts_others(figure: Figure) -> bool:
    """Is something named behind the figure that it counts: “six officers”, not “six were” or “six passed”?"""
    text = figure.block.text
    return not tells_outcome(text[figure.end : figure.end + 60])


def _judged(whole: Figure, figures: Sequence[Figure], end: int) -> Parts | None:
    made = _clauses(whole, figures, end)
    if made is None:
        return None
    exact = whole.value < EXACT
    off = sum(p.value for p in made.parts) - whole.value
    can_meet = (
        not off
        if exact
        else sum(p.low for p in made.parts) <= whole.high and whole.low <= sum(p.high for p in made.parts)
    )
    if can_meet or abs(off) > max(1.0, NEAR * whole.value) * (1.6 if made.rest else 1):
        return None
    if made.rest:
        return Parts(whole, made.parts, False, exact)
    if not (are_all(made.words) or (off > 0 and exclude(made.words))):
        return None
    return Parts(whole, made.parts, off > 0, exact)


def _clauses(whole: Figure, figures: Sequence[Figure], end: int) -> _Clauses | None:
    """The parts, if there are two or more and nothing in their clauses says that they overlap or are not all."""
    text = whole.block.text
    parts: list[Figure] = []
    words: list[str] = []
    rest = False
    for n, figure in enumerate(figures):
        if figure.kind != "count" or figure.is_range or figure.hedge or figure.value >= whole.value or rest:
            return None
        start = max(figure.end, whole.phrase_end) if figure.part_of and not n else figure.end
        if n:
            rest = _REST.search(text, max(0, figure.start - 20), figure.start) is not None
            if rest and figure.head in NO_PART | {"day"}:
                return None
            if rest and not _VERB_NEXT.match(text, figure.end):
                return None  # “the other three on Mill Lane”
        stop = figures[n + 1].phrase_start if n + 1 < len(figures) else end_of_claim(text, figure.end, end)
        between = text[start:stop].rstrip(".!? ")
        if n + 1 < len(figures):
            link = _LINK.search(text, start, stop)
            if link is None:
                return None
            between = text[start : link.start()]
        if len(between) > 90 or _STOPS.search(between) or any(c in between for c in ':()“”"—–;'):
            return None
        parts.append(figure)
        words.append(between)
    if len(parts) < 2:
        return None
    for figure in parts[1:]:
        named = figure.head and _counts_others(figure) and figure.head != whole.head
        if rest and figure is parts[-1] and named:
            return None  # “the other 12 streets”
        if named and not rest:
            return None
    if sum(p.value for p in parts) < whole.value and any(_MORE.search(w) for w in words):
        return None
    return _Clauses(tuple(parts), tuple(words), rest)
