"""Do the shares of a sentence divide one whole, so that together they can't pass 100 percent?

Beside the forms that say so (“60% was burnt, 25% was saved”), these do: answers that exclude each other (for,
against, undecided), the two sexes, “A accounts for 40%, B for 30%”, and one group that is divided by a row of
verbs, if the sum misses 100 by little.
"""

from __future__ import annotations

from collections.abc import Sequence

from copychief.english.figures import Figure
from copychief.lazy import lazy
from copychief_rules.numbers._arithmetic import percent

NEAR = 112.0
"Percent up to which a row of verbs may add up and still be meant as a whole; many answers pass it by more."
NAMED = 135.0
"The same for shares that things account for."

_FOR = lazy(
    r"^\W*(?:(?!in\b|among\b|of\b)\w+\s){0,4}?(?:back(?:ed|s)?|support(?:ed|s)?|favou?r(?:ed|s)?|approv(?:ed?|es)|agree[ds]?|endorse[ds]?|voted for|voted yes"
    r"|said yes|yes|in favou?r|were satisfied|are satisfied|were for|are for)\b"
)
_AGAINST = lazy(
    r"^\W*(?:(?!in\b|among\b|of\b)\w+\s){0,4}?(?:oppose[ds]?|reject(?:ed|s)?|disapprov(?:ed?|es)|disagree[ds]?|voted against|voted no|said no|no|against"
    r"|were dissatisfied|are dissatisfied|were against|are against)\b"
)
_NEITHER = lazy(
    r"^\W*(?:(?!in\b|among\b|of\b)\w+\s){0,4}?(?:undecided|unsure|not sure|don't know|don’t know|didn't know|didn’t know|did not know|do not know|no opinion|abstained"
    r"|had no view|gave no answer|neither)\b"
)
_OF_GROUP = lazy(r"^\sof\s(?:the|its|their|all)\s[a-z]+(?=\s)")
_ELSEWHERE = lazy(r"\s(?:in|among)\s")
_ACCOUNTS = lazy(
    r"\b(?:accounts?|accounted|accounting)\s+for\s+(?:\w+\s){0,2}$|\b(?:makes?|made|making)\s+up\s+(?:\w+\s){0,2}$"
)
_NEXT_ACCOUNTS = lazy(
    r"^[^;.]{0,20}?,?\s(?:and\s|while\s)?(?:the\s)?[\w\s'’&-]{2,40}?(?:\sfor)?\s(?:about\s|some\s|another\s)?$"
)
_OF = lazy(r"^\sof\s(?:the|its|their|his|her|our|all)\s(?:[\w'’-]+\s){1,4}?(?P<verb>[\w'’]+)")
_VERB_NEXT = lazy(
    r"^\s(?!of\b|in\b|for\b|from\b|to\b|said\b|were\b|are\b|was\b|is\b|had\b|have\b|has\b|than\b|more\b)[a-z]+\b"
)
_JOINED = lazy(r"(?:,\s|,?\sand\s|;\s)(?:the other\s|another\s|some\s|about\s)?$")


def divided(row: Sequence[Figure]) -> bool:
    """True if the shares, in the order of the text, are surely meant as parts of one whole."""
    text = row[0].block.text
    behind = [
        text[f.end : row[n + 1].phrase_start if n + 1 < len(row) else len(text)].lower() for n, f in enumerate(row)
    ]
    total = sum(map(percent, row))
    return (
        _answers(behind)
        or _sexes(row, behind)
        or (total <= NAMED and _accounted(row, behind))
        or (total <= NEAR and _verbs(row, behind))
    )


def _answers(behind: Sequence[str]) -> bool:
    """“48 percent backed the plan, 41 percent opposed it and 17 percent were undecided”: each answer once."""
    if any(_ELSEWHERE.search(b) for b in behind[:-1]):
        return False  # “60% in the north backed it and 55% in the south opposed it”
    behind = [_OF_GROUP.sub("", behind[0]), *behind[1:]]
    said = [next((n for n, p in enumerate((_FOR, _AGAINST, _NEITHER)) if p.search(b)), -1) for b in behind]
    return len(set(said)) == len(said) and -1 not in said and {0, 1} <= set(said)


def _sexes(row: Sequence[Figure], behind: Sequence[str]) -> bool:
    """“Women made up 54% of the voters and men 51%”."""
    if len(row) != 2 or row[1].part_of:
        return False
    before = row[0].block.text[max(0, row[0].phrase_start - 60) : row[0].phrase_start].lower().split()
    sexes = ({"women", "men"}, {"girls", "boys"})
    return any(
        pair & set(before[-6:])
        and pair & set(behind[0].split()[-3:])
        and not pair & set(before[-6:]) & set(behind[0].split()[-3:])
        for pair in sexes
    ) and bool(_ACCOUNTS.search(" ".join(before) + " "))


def _accounted(row: Sequence[Figure], behind: Sequence[str]) -> bool:
    """“Exports account for 55% of sales, the home market for 30% and services for 25%”."""
    text = row[0].block.text
    return (
        len(row) > 2
        and _ACCOUNTS.search(text[max(0, row[0].phrase_start - 40) : row[0].phrase_start].lower()) is not None
        and all(_NEXT_ACCOUNTS.match(b) for b in behind[:-1])
    )


def _verbs(row: Sequence[Figure], behind: Sequence[str]) -> bool:
    """“45 percent of the pupils walk, 38 percent take the bus and 24 percent come by car”."""
    return (
        len(row) > 2
        and _OF.match(behind[0]) is not None
        and all(_VERB_NEXT.match(b) for b in behind[1:])
        and all(_JOINED.search(b) for b in behind[:-1])
    )
