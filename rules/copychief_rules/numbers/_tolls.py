"""Tolls: how many the event of a story killed, hurt or left missing, as a sentence says it."""

from __future__ import annotations

import re
from typing import NamedTuple

from copychief.document import Stretch
from copychief.english.figures import Figure
from copychief.lazy import lazy

OPENING = 2
"The event of the story is told in so many first paragraphs."

ACTS = {
    "killed": r"killed|killing|kills|kill|died|dead|die|deaths?|perished|slain|lost their lives|death toll|toll",
    "hurt": r"injured|injuring|injures|injuries|wounded|wounding|hurt",
    "arrested": r"arrested|arresting|arrests|detained|held",
    "missing": r"missing",
    "evacuated": r"evacuated",
}
_ROOTS = (
    *("kill", "died", "dead", "die", "death", "perished", "slain", "lives", "toll", "injur", "wound", "hurt"),
    *("arrest", "detained", "held", "missing", "evacuated"),
)
"One of these is in all of them: a quicker question than the expressions."
_BEHIND = {
    act: re.compile(
        rf"(?:\s(?:were|was|have been|had been|are|who|had|have|in all|people|others))*\s(?:\w+ly\s)?(?:{words})\b"
    )
    for act, words in ACTS.items()
}
_AHEAD = {
    act: re.compile(rf"\b(?:{words})(?:\s(?:of|at|to|stands at|stood at|is|was|in all))*\s(?:a total of\s)?$")
    for act, words in ACTS.items()
}
_ASIDE = lazy(r"\s?(?:[—–]|--)[^—–]{3,120}?(?:[—–]|--)\s?|\s\([^()]{3,120}\)")
_TOTAL = lazy(
    r"\b(?:a total of|in total|in all|altogether|the total|all(?: of)?(?: the)?|the|(?:death )?toll (?:of|is|was|stands at|stood at)|overall)\s$"
)
_EVENT_BEHIND = lazy(
    r"(?:\s(?:were|was|had|have|been))*\s(?:killed|died|injured|wounded|hurt) in (?:the|this|that) (?P<event>[a-z]+)\b"
)
_EVENT = lazy(r"\b(?:the|this|that) (?P<event>[a-z]+) (?:has |had )?(?:killed|injured|wounded|left)\s$")
WHOLE = frozenset({"person", "people", "", "victim"})
PEOPLE = WHOLE | frozenset(
    "man woman child boy girl worker soldier civilian student miner passenger officer firefighter".split()
)
# An update, another event or a part: then two numbers may both be right.
MOVED = lazy(
    r"(?i:\b(?:ris\w+|rose|climb\w+|rais\w+|earlier|initial\w*|previous\w*|first|at least|up from|so far|later|another|others?|more|additional|including"
    r"|among|last (?:year|month|week)|since|elsewhere|also|than|year|years|month|months|separate\w*|different|second|attacks|bombings|incidents|already|estimat\w+"
    r"|if|could|might|would|claim\w*|militants?|rebels?|unconfirmed|conflicting|reports?|down from|revised|updat\w+|new|now|of them|of whom)\b)|\bmay\b"
)


class Toll(NamedTuple):
    """How many suffered what; `total`: the sentence says that these are all."""

    act: str
    figure: Figure
    total: bool
    event: str = ""
    "“The fire killed 12”: what did it."


def read_toll(sentence: Stretch, figure: Figure) -> Toll | None:
    """The toll that a figure of this sentence states; None for updates, parts, hedges and other events."""
    if (
        figure.kind != "count"
        or figure.head not in PEOPLE
        or figure.modifiers
        or figure.is_range
        or figure.part_of
        or figure.value < 2
    ):
        return None
    text = figure.block.text
    if figure.hedge or not any(map(sentence.text.lower().__contains__, _ROOTS)) or MOVED.search(sentence.text):
        return None
    behind = text[figure.phrase_end : sentence.end].lower()
    aside = _ASIDE.match(behind)
    if aside:
        behind = " " + behind[aside.end() :]
    ahead = text[sentence.start : figure.start].lower()
    for act in ACTS:
        if _BEHIND[act].match(behind) or _AHEAD[act].search(ahead):
            event = _EVENT.search(ahead) or _EVENT_BEHIND.match(behind)
            return Toll(act, figure, _TOTAL.search(ahead) is not None, event["event"] if event else "")
    return None
