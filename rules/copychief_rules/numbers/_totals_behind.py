"""Totals that stand behind their parts: “40 on Friday and 35 on Saturday, 75 in all”, “… bringing the total to 18”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copychief.english.figures import Figure
from copychief.lazy import lazy
from copychief_rules.numbers._ballots import PRESENT
from copychief_rules.numbers._parts import ASIDES, NO_PART, Parts

NEAR = 0.25
"The share of the total by which the parts may miss it; what misses it by more is not what was added up."
_IN_ALL = lazy(
    r"(?:\s[\w'’-]+){0,2}?\s(?:in all|in total|altogether|all told|combined|between them|overall)(?=\s?[,.;:)—–]|\s--|$)"
)
_SAID_BEFORE = lazy(
    r"(?:(?:\b(?:making|for|or|to make)\s|,\s)(?:a|the|their)\s(?:(?:grand|combined|overall)\s)?total\s(?:of|to)\s"
    r"|,\s(?:or\s|for\s)?a\scombined\s"
    r"|\b(?:br(?:ing|ings|inging|ought)|t(?:akes?|aking|ook)|rais(?:es?|ing|ed)|push(?:es|ing|ed)?)\s(?:the|its|their|his|her)\s(?:(?:grand|combined|overall)\s)?"
    r"(?:total|count|tally|losses|collection|fleet|number)\sto\s)$"
)
_STOP = r"(?!(?:and|or|but|who|which|that|whose|before|after|than|per|more|less|fewer|each|every|if|not|among|both|some|many|several|including|a|an|with)\b)"
_WORDS = rf"(?:\s(?:(?:on|for|to|in|from|at|by)\s(?:an?\s)?)?{_STOP}[\w.'’&-]+){{0,8}}?"
# What joins two parts: words about the first, one comma or “and”, and who or what the second is of.
_JOIN = lazy(
    rf"\)(?:,|,?\s(?:and|plus))\s(?:[\w'’-]+\s){{1,6}}?\("  # “a roof ($40,000), a lift ($25,000) and …”
    rf"|{_WORDS}(?:,{_WORDS},\sand\s|,\s|;\s|,?\s(?:and|plus|while)\s|;\sand\s)(?:{_STOP}[\w.'’&-]+\s){{0,4}}?(?:a\s(?:further)\s)?"
)
_BROUGHT = lazy(r"\bbr(?:ing|ings|inging|ought)\s(?:the|its|their)\s(?:total|number|tally|count)\sto\s$")
_BEFORE_LATER = lazy(r"(?:\s[\w'’-]+){0,3}?\s(?:before|by|until)\s[\w'’-]+(?:\s[\w'’-]+)?,\swhen\s(?:another\s)?")
_TO_TOTAL = lazy(
    rf"(?:\)|\smore)?{_WORDS}(?:(?:,|;|\s--|\s?[—–])\s(?:or\s|making\s|for\s|to make\s)?(?:a\s|the\s)?|,?\s(?=(?:making|for|bringing|brought|taking|took)\b))"
    r"(?:(?:making|for|bringing|taking|raising|pushing)\s|a\s|the\s|its\s|their\s|total\s|count\s|tally\s|losses\s|collection\s|fleet\s|number\s|combined\s|grand\s|overall\s|of\s|to\s)*"
    rf"|{_WORDS},?\swith\sall\s|\smore\sbrought\sthe\stotal\sto\s"
)
_IN_THE = lazy(rf"{_WORDS}\s(?:in|on)\sthe\s")
_NO_HEAD = frozenset({"", "altogether", "combined", "overall", "total"})
_ANY_OF = frozenset({"casualty", "victim", "death", "arrest"})
_MORE = lazy(r"\b(?:another|further|additional|extra|new|fresh)\s$")
_MORE_BEHIND = lazy(r"\s(?:more|further|additional|new|others?|extra)\b")


def totals_behind(row: Sequence[Figure]) -> Iterator[Parts]:
    """The totals among the figures of one sentence that its earlier figures miss."""
    row = [f for f in row if f.kind not in ASIDES]
    for k, total in enumerate(row):
        if k < 2 or not _is_total(total):
            continue
        parts = _added(total, row[:k]) or _parts(total, row[:k])
        if len(parts) < 2 or not _alike(total, parts):
            continue
        low, high = sum(p.low for p in parts), sum(p.high for p in parts)
        near = abs(sum(p.value for p in parts) - total.value) <= max(1.0, NEAR * total.value)
        of_seats = _is_body(total)  # others may hold the rest of them
        if near and (low > total.high or (high < total.low and not of_seats)):
            yield Parts(total, parts, of_seats)


def _is_total(figure: Figure) -> bool:
    if (
        figure.kind not in ("count", "money", "measure", "duration")
        or figure.hedge
        or figure.is_range
        or figure.part_of
    ):
        return False
    text = figure.block.text
    if text.endswith(" with all ", 0, figure.start) and PRESENT.match(text, figure.phrase_end):
        return True
    before = text[max(0, figure.phrase_start - 60) : figure.phrase_start]
    return bool(_IN_ALL.match(text, figure.end) or _SAID_BEFORE.search(before.lower())) or _is_body(figure)


def _added(total: Figure, row: Sequence[Figure]) -> tuple[Figure, ...]:
    """“Has sent 80 nurses and will send a further 120 if …, which would bring the total to 200”: two, whatever stands between."""
    text = total.block.text
    if len(row) != 2 or not _BROUGHT.search(text[max(0, total.phrase_start - 40) : total.phrase_start]):
        return ()
    first, second = row
    if any(f.kind != total.kind or f.hedge or f.is_range or f.part_of for f in row) or first.head in NO_PART:
        return ()
    more = _MORE.search(text, max(0, second.start - 16), second.start) or _MORE_BEHIND.match(text, second.end)
    return (first, second) if more and (first.head or first.kind == "money") else ()


def _is_body(figure: Figure) -> bool:
    """“The Greens won 12 seats, the Blues nine and the Reds five in the 25-seat assembly”."""
    text = figure.block.text
    return (
        figure.head == "seat" and text[figure.end] == "-" and text.endswith((" in the ", " on the "), 0, figure.start)
    )


def _parts(total: Figure, row: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures right before a total that are joined to each other and to it; () if they may not be all."""
    text = total.block.text
    parts: list[Figure] = []
    for figure in reversed(row):
        following = parts[-1] if parts else total
        gap = text[figure.end : following.phrase_start]
        to_total = _IN_THE if _is_body(total) else _TO_TOTAL
        joined = (_JOIN if parts else to_total).fullmatch(gap) or (parts and _BEFORE_LATER.fullmatch(gap))
        if figure.kind != total.kind or not joined:
            if figure.kind == total.kind and (not figure.head or figure.head in {p.head for p in parts} | {total.head}):
                return ()  # another part, it may be
            if figure.kind == total.kind and len({p.head for p in parts if p.head}) > 1:
                return ()
            break
        if (
            figure.hedge
            or figure.is_range
            or figure.currency != total.currency
            or figure.value >= total.value * (1 + NEAR)
            or figure.head in NO_PART
        ):
            return ()
        parts.append(figure)
    if not parts:
        return ()
    first = parts[-1]
    before = text[max(0, first.phrase_start - 24) : first.phrase_start]
    if before.endswith(" and ") or _MORE.search(before) or _MORE_BEHIND.match(text, first.end):
        return ()  # “a man and two women”, “ten more”: something was counted before
    return tuple(reversed(parts))


def _alike(total: Figure, parts: Sequence[Figure]) -> bool:
    """Can the parts add up to that: money, things of one name, or things of several names under one?"""
    heads = {p.head for p in parts if p.head}
    return (
        total.kind == "money"
        or total.head in _NO_HEAD
        or not heads
        or bool(heads & {total.head})
        or total.head in _ANY_OF
        or len(heads) > 1
    )
