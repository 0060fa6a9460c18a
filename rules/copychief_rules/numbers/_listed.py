"""Shares in a row under words that divide one thing: “owned 51% by the state, 30% by the bank and 24% by its staff”.

The parts of such a row are alike: each share has the same preposition behind it, or a bare noun; or each has its
holder before it (“the state holds 45%, the bank 35% and a fund 30%”). The verb or the noun that rules the row says
whether what it lists are parts of one thing (to own, to supply, a mix) or not (to lose, to trust, the price).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from copychief.english.figures import Figure
from copychief.lazy import lazy

_PREPOSITION = lazy(r"^\s(?:each\s)?(?:going\s|goes\s|invested\s|spent\s)?(by|to|in|on|from|for)\s")
# what may stand behind a share of a row before the next: a few words without another verb or clause
_SHORT = lazy(
    r"(?P<said>(?:\s(?!and\b|but\b|who\b|which\b|that\b|said\b|while\b|where\b)[\w'’&.-]+){1,6})(?:,\s(?:and\s|while\s)?|\sand\s|;\s(?:and\s)?)"
    r"(?:about\s|some\s|nearly\s|with\s|the\s(?:other|remaining)\s|another\s)?"
)
_DIVIDED_WORDS = (
    r"\b(?:(?:jointly\s|majority[\s-])?owned|held|controlled|shared|split|divided|composed|made up|made of|broken down|consist(?:s|ed|ing)?(?:\sof)?"
    r"|compris(?:es|ed|ing)|spent as follows|allocated|apportioned|breaks down|break down|broke down|mix|blend|mixture|alloy|breakdown|invested|parcelled out)\b"
)
_DIVIDED = lazy(_DIVIDED_WORDS)
_IS_MADE = lazy(r"\b(?:is|are|was|were)\s(?:about\s|some\s|roughly\s|nearly\s|now\s|still\s)?$")
# groups that are counted beside others, whatever else they are
_OVERLAPPING = lazy(r"\b(?:hispanic|latin[oax]s?|multiracial|over \d|under \d|aged|older|younger|speak|speakers)\b")
_HOLDS = (
    r"(?:owns?|owned|holds?|held|controls?|controlled|suppl(?:y|ies|ied)|provid(?:es?|ed)|contribut(?:es?|ed)|won|wins?|took|takes?|got|gets?|receives?|received"
    r"|has|have|had|bought|buys?|pays?|paid|generat(?:es?|ed)|keeps?|kept|occup(?:y|ies|ied)|fills?|filled|comprised?|comprises|uses?|used|consumes?|consumed"
    r"|(?:own|hold|controll|supply|provid|contribut|tak|gett|receiv|pay|keep|buy)ing)"
)
_SOME = r"(?:about\s|some\s|nearly\s|roughly\s|only\s|just\s|around\s)?"
_HELD = lazy(rf"\b{_HOLDS}\s{_SOME}$")
# one whole for all; “its” would be another for each
_OF_ONE = lazy(
    r"^\sof\s(?:the\s|all\s)?(?:[\w'’-]+\s){0,2}?"
    r"(?:shares?|stock|stakes?|company|firm|business|equity|capital|power|electricity|energy|gas|oil|water|output|supply|supplies|market|sales|revenues?|income|seats?|money"
    r"|exports|imports|production|traffic|trade|crop|harvest|estate|fees?|funding|funds|budget|costs?|bill|total|land|votes?|ballots?|profits?)\b(?=[,.;]|\sand\b|\swhile\b)"
)
_HOLDER = lazy(
    r"^(?:,?\sand|,?\swhile|,|;)(?:\s(?!in\b|of\b|to\b|from\b|by\b|at\b|on\b)[\w'’&.-]+){1,5}"
    rf"\s(?:{_HOLDS}\s)?(?:the\s(?:other|remaining)\s)?{_SOME}$"
)
_COMES = lazy(
    r"\b(?:com(?:es?|ing)|came|(?:was|is|were|are) (?:made|generated|produced|drawn|supplied|imported)) (?:mainly |mostly )?from\b|"
    + _DIVIDED_WORDS
)
_BRACKET = lazy(r"\)(?:,|,?\sand)\s(?:[\w'’&.-]+\s){1,5}\(")
_SHARED = lazy(r"\b(?:shared|split|divided)\b")
_CHOSE = lazy(
    r"^(?:\sof\s(?:the\s|those\s|all\s)?(?:\w+\s){1,4}?|\s)(?:chose|choose|prefer|preferred|picked|pick|opted for|selected|voted for|plan to vote for|would (?:vote for|choose|pick|back|support)|named|rated|rate)\s"
)
_CHOSE_AGAIN = lazy(
    r"^(?:\s(?:chose|choose|prefer|preferred|picked|pick|opted for|selected|voted for|would (?:vote for|choose|pick|back|support)|named|rated|rate))?(?:\sit)?(?:\sfor)?(?:\s(?!and\b|but\b)[\w'’.-]+){1,4}(?:$|[,;.]|\sand\b)"
)


def parted(row: Sequence[Figure], behind: Sequence[str]) -> bool:
    """Are the shares of a row the parts of one thing? `behind` holds what follows each, in lower case."""
    lead = _lead(row[0])
    return _in_brackets(row, behind, lead) or _divides(row, behind, lead) or _holders(row, behind, lead)


def _in_brackets(row: Sequence[Figure], behind: Sequence[str], lead: str) -> bool:
    """“The power comes from coal (45 percent), gas (35 percent) and wind (20 percent)”."""
    return (
        len(row) > 2
        and lead.endswith("(")
        and _COMES.search(lead) is not None
        and all(_BRACKET.fullmatch(b) for b in behind[:-1])
        and behind[-1].startswith(")")
    )


def _lead(first: Figure) -> str:
    """What stands before the first share in its sentence, the last words of it."""
    return re.split(r"[.;?!]\s", first.block.text[max(0, first.phrase_start - 80) : first.phrase_start].lower())[-1]


def _divides(row: Sequence[Figure], behind: Sequence[str], lead: str) -> bool:
    """A cue before the row, and each share with the same preposition or with bare words."""
    made = len(row) > 2 and _IS_MADE.search(lead) is not None
    if not (made or _DIVIDED.search(lead) or _DIVIDED.match(behind[0].lstrip())):
        return False
    if not all(_SHORT.fullmatch(b) for b in behind[:-1]) or any(_OVERLAPPING.search(b[:60]) for b in behind):
        return False
    kinds = {m[1] if (m := _PREPOSITION.match(b)) else "" for b in behind}
    if kinds == {""}:
        return not any(re.match(r"\s(?:of|than|as|at|who|that|more|less)\b", b) for b in behind)
    return len(kinds) == 1 and not (made and not _DIVIDED.search(lead + behind[0][:25]))


def _holders(row: Sequence[Figure], behind: Sequence[str], lead: str) -> bool:
    """“The state holds 45% of the shares, the bank 35% and a fund 30%”."""
    one = _OF_ONE.match(behind[0])
    if _HELD.search(lead) is None or not (one or _SHARED.search(lead)):
        return False
    return (
        all(_HOLDER.match(b) for b in (behind[0][one.end() if one else 0 :], *behind[1:-1]))
        and re.match(r"\s(?:of|in|among)\b", behind[-1]) is None
    )


def chosen(behind: Sequence[str]) -> bool:
    """“48% chose the bridge, 37% the tunnel and 25% the ferry”: a choice of one, if the sum misses 100 by little."""
    return (
        len(behind) > 2
        and _CHOSE.match(behind[0]) is not None
        and all(_SHORT.fullmatch(b) for b in behind[:-1])
        and all(_CHOSE_AGAIN.match(b) and not re.match(r"\s(?:of|in|among|said|to)\b", b) for b in behind[1:])
    )
