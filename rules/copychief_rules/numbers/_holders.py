"""What each of several names has of one total: “had 67 of the 150 seats, the Union 52 and the Greens 19”.

A number behind a name (“Greens 19”) is read as its label elsewhere; in such a row it counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from copychief.english.figures import Figure
from copychief.english.sentences import Sentence
from copychief.lazy import lazy
from copychief_rules.numbers._parts import Parts
from copychief_rules.numbers._sourced import end_of_claim

NEAR = 0.4
"The share of the total by which the parts may miss it."
_HAS = r"(?:has|had|won|wins|got|took|takes|scored|made|added|claimed|received|secured|hit|with)\s(?:another\s|only\s|just\s)?"
_THING = r"(?:\s(?:seats?|points?|votes?|goals?|runs?|delegates?))?"
_NAMES = r"(?:[Tt]he\s(?:[a-z-]+\s){0,2})?(?:[A-Z][\w.'’-]*(?:\s(?:and|of|for|the))*\s){1,4}"
_NEXT = lazy(
    rf"{_THING}(?:,|;|,?\sand|;\sand)\s(?:(?:{_NAMES})?(?:{_HAS})?|(?:[Tt]he\s(?:[a-z-]+\s){{0,2}})?(?:[A-Z][\w.'’-]*\s){{0,3}})$"
)
_COLON = lazy(rf"(?:\s[\w'’-]+){{0,4}}:\s{_NAMES}(?:{_HAS})?")
_OF_THE = lazy(r"\sof\s(?:the\s|its\s|their\s|all\s)?$")
_BETWEEN_THEM = lazy(rf"{_THING}\s(?:between them|in all|in total|altogether|combined)(?=[.,;]|$)")
_COMMA = lazy(rf"{_THING},\s(?:for\s|or\s|a total of\s)?")
_END = lazy(rf"{_THING}(?:$|[,;.)]|\swhile\b)")


def shared_out(row: Sequence[Figure], sentence: Sentence) -> Parts | None:
    """A total of things with what those named after it have, if the sum can't be right."""
    for k, total in enumerate(row[1:], 1):
        first = row[k - 1]
        if total.kind != "count" or total.hedge or total.is_range or total.value < 4:
            continue
        text = total.block.text
        if first.part_of and _OF_THE.fullmatch(text, first.end, total.start):
            parts = [first, *_run(total, row[k + 1 :], sentence.end)]
            total_of = sum(p.value for p in parts)
            if len(parts) > 2 and total.value < total_of <= (1 + NEAR) * total.value:
                return Parts(total, tuple(parts), True, True)
    for k, total in enumerate(row[:-2]):
        following = row[k + 1]
        if total.kind != "count" or total.hedge or not total.head or total.is_range:
            continue
        if _COLON.fullmatch(total.block.text, total.phrase_end, _named_from(following)):
            parts = [following, *_run(following, row[k + 2 :], sentence.end)]
            off = abs(sum(p.value for p in parts) - total.value)
            if len(parts) > 1 and len(parts) == len(row) - k - 1 and 0 < off <= max(2, NEAR * total.value):
                return Parts(total, tuple(parts), False, True)
    total = row[-1]
    parts = [f for f in row[:-1] if f.kind not in ("ordinal", "year", "date")]
    if (
        len(parts) > 1
        and total.kind == "count"
        and not total.hedge
        and all(map(_is_part, parts))
        and parts[0].kind == "count"
    ):
        text = total.block.text
        joined = all(_NEXT.fullmatch(text, max(a.end, a.phrase_end), b.start) for a, b in pairwise(parts))
        off = abs(sum(p.value for p in parts) - total.value)
        if (
            joined
            and _BETWEEN_THEM.match(text, total.end)
            and _COMMA.fullmatch(text, parts[-1].end, total.start)
            and 0 < off <= max(2, NEAR * total.value)
        ):
            return Parts(total, tuple(parts), False, True)
    return None


def _run(before: Figure, row: Sequence[Figure], end: int) -> list[Figure]:
    """The figures that follow, each behind a name, up to the end of what is claimed; none if one is something else."""
    text = before.block.text
    if not row or not all(map(_is_part, row)):
        return []
    start = max(before.end, before.phrase_end if before.part_of or before.head else 0)
    if not _NEXT.fullmatch(text, start, row[0].start):
        return []
    if not all(_NEXT.fullmatch(text, a.end, b.start) for a, b in pairwise(row)):
        return []
    return list(row) if _END.match(text[row[-1].end : end_of_claim(text, row[-1].end, end)]) else []


def _is_part(figure: Figure) -> bool:
    return figure.kind in ("count", "label") and not (figure.hedge or figure.is_range or figure.part_of)


def _named_from(figure: Figure) -> int:
    """Where the number of a figure starts; that of “Greens 19” behind the name."""
    return figure.end - len(figure.text.rsplit(None, 1)[-1]) if figure.kind == "label" else figure.start
