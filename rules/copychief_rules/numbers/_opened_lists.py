"""A total with the list of its parts behind a dash, a colon or in brackets, or between commas: “15 people — eight men and …”.

Such a list is whole, so that its sum must be the total, unless a word in it says that there are others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from copychief.english.figures import Figure
from copychief.lazy import lazy
from copychief_rules.numbers._parts import PEOPLE, SEXES

_PEOPLE = PEOPLE | frozenset(
    "infant baby policeman policewoman police member guard firefighter male female youth toddler pensioner troop pedestrian"
    " cyclist foreigner american german".split()
)
_BODIES = frozenset(
    "member seat delegate juror judge senator lawmaker legislator councillor councilor commissioner trustee".split()
)
"Their parts are parties and groups with any name: “nine members: five Greens and four Blues”."
# Words between the parts that make the list more than a list of parts.
_NOT_PARTS = lazy(
    r"\b(?:of (?:them|whom|which|those|these)|including|among|other|others|more|another|each|every|per|nearly|than|both|unknown|several|many|few|dozens"
    r"|respectively|between|to|up|plus the|as well|earlier|later|ago|who|that|which|were|was|had|have|said|after|while|but|or|with|not|since|both)\b"
)
_WHO = lazy(r"\s(?:who|that)\s(?:had\s|were\s|was\s|have\s)?|\swith\s(?!\d)")
"“Six guests who had eaten there”, “with burns”: which of the people."
_PLACES = lazy(r"\b(?:at|in|on|across|over)\s$")
_OPEN = lazy(r"(?:\s[\w'’-]+){0,8}?(?:\s?[—–:]|\s--?)\s*|(?:\s[\w'’-]+){0,4}?\s\(")
_OF_ALL = lazy(r"\sof\s(?:the|them|these|those|its|their|his|her|all|which|whom)\b")
"“Two of high and three of low risk” are parts; “two of them” are some."
_SEPARATOR = lazy(r"(?P<words>[\w\s'’$£€.-]*?)(?:,\s(?:and\s|plus\s)?|\s(?:and|plus)\s|;\s(?:and\s)?)$")
_TAIL = lazy(
    r"(?P<words>(?:\s[\w'’-]+){0,5}?)(?P<one>,?\s(?:and|plus)\s(?:an?|one)\s[\w'’ -]{3,30}?)?\s?(?P<shut>[—–)]|--|\.(?:\s|$|[”\"])|$)"
)


def parts_behind(total: Figure, row: Sequence[Figure], end: int) -> tuple[list[Figure], int] | None:
    """The parts listed behind a total, and how many are named without a number (“and a child”); None if no list."""
    if (
        total.kind not in ("count", "money")
        or total.is_range
        or total.part_of
        or (total.kind == "count" and not total.head and row[0].head not in SEXES)
    ):
        return None
    if total.value < 2 or total.hedge in ("over", "under"):
        return None
    text = total.block.text
    opening = text[total.phrase_end if total.kind == "count" else total.end : row[0].phrase_start]
    if opening == ", ":
        return _apposition(total, row, end)
    opened = _OPEN.fullmatch(opening)
    if opened is None:
        return None
    parts: list[Figure] = []
    for n, figure in enumerate(row):
        if figure.kind != total.kind or figure.is_range or figure.currency != total.currency:
            return None
        if figure.value >= 2 * total.value:
            return None  # “640 beds at two sites: 410 at …”
        if figure.part_of and _OF_ALL.match(text, figure.end):
            return None
        parts.append(figure)
        following = row[n + 1].phrase_start if n + 1 < len(row) else None
        gap = text[figure.end : following] if following else ""
        if following and "(" not in gap and not re.search(r"\s[—–-]+\s|[.)]", gap):
            m = _SEPARATOR.fullmatch(gap)
            if (
                m is None
                or "," in m["words"]
                or re.search(r"\b(?:and|for a)\b", m["words"])
                or _NOT_PARTS.search(_said(figure, m["words"]))
            ):
                return None
            continue
        tail = _TAIL.match(text[figure.end : end])
        if tail is None or _NOT_PARTS.search(_said(figure, tail["words"])) or " and " in tail["words"]:
            return None
        dashed = re.search(r"[—–]|--?\s", opened.group())
        if "(" in opened.group() and tail["shut"] != ")":
            return None
        if dashed and tail["shut"] == ")":
            return None
        if len(parts) < 2 or not _of_one_kind(total, parts) or (total.kind == "count" and not tail["words"].strip()):
            return None  # “two sensors (1, 2)” numbers them
        return parts, 1 if tail["one"] else 0
    return None


def _said(figure: Figure, words: str) -> str:
    """The words behind a part, without those that only say which people they are."""
    return (_WHO.sub(" ", words) if figure.head in _PEOPLE else words).lower()


def is_where(figure: Figure) -> bool:
    """“640 beds at two sites: 410 at …”: the list is not of the sites."""
    text = figure.block.text
    return (
        text.startswith(":", figure.phrase_end)
        and _PLACES.search(text, max(0, figure.start - 8), figure.start) is not None
    )


def _apposition(total: Figure, row: Sequence[Figure], end: int) -> tuple[list[Figure], int] | None:
    """“12 jurors, seven women and five men, were picked”: between commas only the sexes and ages are surely all."""
    text = total.block.text
    parts: list[Figure] = []
    if total.head in SEXES and (total.head != "child" or row[0].head not in ("boy", "girl")):
        return None  # the first of a list itself
    for figure in row:
        if figure.kind != "count" or figure.head not in SEXES or figure.is_range or figure.hedge:
            return None
        if parts and text[parts[-1].phrase_end : figure.phrase_start] not in (", ", " and ", ", and "):
            return None
        parts.append(figure)
        if text[figure.phrase_end : figure.phrase_end + 1] in (",", ".") and figure.phrase_end < end:
            ahead = text[figure.phrase_end : figure.phrase_end + 30]
            if re.match(r",\s(?:\w+\s(?:men|women|boys|girls|children)|and\s|among|including)", ahead):
                continue
            whole = len(parts) > 1 and len({p.head for p in parts}) == len(parts) and total.head in _PEOPLE | _BODIES
            return (parts, 0) if whole else None
    return None


def _of_one_kind(total: Figure, parts: Sequence[Figure]) -> bool:
    """Can these be the parts of that: people of people, money of money, the same noun or no noun."""
    if total.kind == "money":
        return True
    heads = {p.head for p in parts if p.head and not p.part_of}
    if heads and heads <= _PEOPLE and (total.head in _PEOPLE or heads & {"man", "woman", "boy", "girl"}):
        return True
    return heads <= {total.head} or total.head in _BODIES
