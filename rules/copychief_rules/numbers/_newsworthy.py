"""Which figures a reader wants a source for."""

from __future__ import annotations

import re

from copychief.english.figures import Figure
from copychief.lazy import lazy

CLAIMS = frozenset({"money", "percent", "points", "ratio"})
"Kinds that are always somebody's reckoning."
LOOKED_AT = CLAIMS | {"fraction", "count"}
"Others are never newsworthy."
PEOPLE_COUNTED = 10
"So many people an eyewitness may count."
THINGS_COUNTED = 100_000
"So many things nobody sees: somebody has reckoned them."
SMALL_SUM = 1000
"A smaller sum is a price that anybody can read: of shoes, of a share, of a dollar in yen."
PRICE = 1_000_000
"What costs more was not bought in a shop."

_CASUALTY = lazy(
    r"\b(?:kill\w*|dead|deaths?|die[ds]?|injured|wound\w+|casualt\w+|victims?|infected|displaced|arrest\w*|detain\w*|hostages?"
    r"|homeless|lay(?:ing)?.off|laid.off|layoffs?|execut(?:ed|ions?)|murder\w*|homicides?|fatalit\w+|evacuat\w+|flee|fled)\b",
    re.IGNORECASE,
)
_PEOPLE = frozenset(
    "people person civilian soldier troop worker employee job student patient child voter death casualty victim resident"
    " refugee migrant immigrant prisoner inmate family household home citizen man woman adult teenager"
    " pupil teacher nurse doctor police protester demonstrator homeless farmer villager murder homicide infection"
    " staff mother father parent".split()
)
# A price, an award or a sum that a contract, a court or a law fixes: public, and no one's reckoning
_FIXED_SUM = lazy(
    r"\b(?:fines?|fined|bail|bond|prices?|priced|fees?|salary|prize|reward|tickets?|offers?|bids?|deals?|contracts?"
    r"|charges?|paid|pays?|pay|bought|sold|sells?|selling|worth of|wages?|tuition|bill|settlement|donat\w+|jackpot|lottery"
    r"|annuity|loan|grant|budget|stake|premium|subscription|membership|dividend)\b",
    re.IGNORECASE,
)
_COST = lazy(r"\bcost(?:s|ing)?\b", re.IGNORECASE)
_SET = lazy(
    r"\b(?:(?:interest|interbank|base|exchange|tax|repo|key|lending) rates?|rates? (?:of|at|on)|tariffs?|threshold|levy|tax(?:es)?"
    r"|duty|duties|stakes?|shareholding|holding|laws?|rules?|limit\w*|minimum|maximum|offence|required|requirement|permitted"
    r"|entitled|capped|sued|suing|damages|compensation|hiring|hired)\b",
    re.IGNORECASE,
)
_ARTICLE = lazy(r"\b(?:an?|the|its|his|her|their|this|that|per)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_KNOWN = lazy(r"\b(?:populations?|circulation|inhabitants|capacity|area)\b", re.IGNORECASE)


def is_newsworthy(figure: Figure) -> bool:
    """Money, shares and rates, casualties, people counted, big counts: not ages, dates, scores, measures.

    A number that describes (“a 147-seat house”, “the 70,000 crowd”) is not one.
    """
    text = figure.block.text
    if text[figure.end : figure.end + 1] in ("-", "‐", "‑") and text[figure.end + 1 : figure.end + 2].isalpha():
        return False
    kind = figure.kind
    if kind in CLAIMS:
        return not (kind == "percent" and figure.value in (0, 100))
    if kind == "fraction":
        return figure.part_of and figure.head in _PEOPLE
    if kind != "count":
        return False
    before, after = text[max(0, figure.start - 30) : figure.start], text[figure.end : figure.phrase_end + 30]
    if _KNOWN.search(before) or _KNOWN.search(after) or before.endswith(" at "):  # “her death at 87”
        return False
    if figure.value >= THINGS_COUNTED:
        return True
    if figure.value < PEOPLE_COUNTED:
        return False
    return figure.head in _PEOPLE or _CASUALTY.search(after) is not None or _CASUALTY.search(before[-14:]) is not None


def is_fixed(figure: Figure) -> bool:
    """A sum or rate that somebody sets or pays, so that it needs no reckoning: a price, a fine, a tax rate; or votes."""
    text = figure.block.text
    before, after = text[max(0, figure.start - 60) : figure.start], text[figure.end : figure.end + 40]
    if figure.kind == "money":
        if figure.value < SMALL_SUM:
            return True
        if figure.value < PRICE and _COST.search(before):
            return True
        if _ARTICLE.search(before) and after[:1] == " " and after[1:2].isalpha():
            return True  # “a $200,000 car”
        return any(p.search(before[-32:]) or p.search(after[:12]) for p in (_FIXED_SUM, _SET))
    if figure.kind in ("percent", "points"):
        return _SET.search(before) is not None or _SET.search(after) is not None
    return False
