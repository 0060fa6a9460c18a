"""Do the shares of a sentence divide one whole, so that together they can't pass 100 percent?

Beside the forms that say so (“60% was burnt, 25% was saved”), these do: answers that exclude each other (for,
against, undecided), the two sexes, “A accounts for 40%, B for 30%”, and one group that is divided by a row of
verbs, if the sum misses 100 by little.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from copychief.english.figures import Figure
from copychief.lazy import lazy
from copychief_rules.numbers._arithmetic import percent
from copychief_rules.numbers._listed import chosen, parted

NEAR = 112.0
"Percent up to which a row of verbs may add up and still be meant as a whole; many answers pass it by more."
NAMED = 135.0
"The same for shares that things account for."

_FOR = lazy(
    r"^\W*(?:(?!in\b|among\b|of\b)\w+\s){0,4}?(?:back(?:ed|s)?|support(?:ed|s)?|favou?r(?:ed|s)?|approv(?:ed?|es)|agree[ds]?|endorse[ds]?|voted for|voted yes"
    r"|said yes|yes|in favou?r|were satisfied|are satisfied|were for|are for)\b"
)
_AGAINST = lazy(
    r"^\W*(?:(?!in\b|among\b|of\b)\w+\s){0,4}?(?:oppos(?:ed?|es|ing)|reject(?:ed|s)?|disapprov(?:ed?|es|ing)|disagree[ds]?|voted against|voted no|said no|no|against"
    r"|were dissatisfied|are dissatisfied|were against|are against)\b"
)
_NEITHER = lazy(
    r"^\W*(?:(?!in\b|among\b|of\b)\w+\s){0,4}?(?:undecided|unsure|not sure|don't know|don’t know|didn't know|didn’t know|did not know|do not know|no opinion|abstained"
    r"|had no view|(?:ha(?:ve|d|s)|gave|with) no (?:opinion|preference)|no answer|neither)\b"
)
_ASKED = lazy(
    r"^[^.,;]*?\b(?:the|an?|this|that)\s(?:(?!and\b)[\w'’-]+\s){0,3}?([\w'’-]+)(?=\s(?:and|while|but|in|as|on)\b|[,.;]|$)"
)
_NOT_BOTH = lazy(r"^[^.,;]{0,20}\b(?:neither|no (?!preference|opinion|view|answer)|none|not (?!sure|know))")
_OF_GROUP = lazy(
    r"^\sof\s(?:(?:the|its|their|all|those|registered|likely)\s)?[a-z]+(?:\s(?:polled|surveyed|asked|questioned|interviewed|who (?:answered|responded)))?(?=\s)"
)
_APPROVAL = lazy(r"\b(?:approval|support)\b[^.;,\d]{0,40}$")
_WITH = lazy(r"^,?\s(?:with|and|while)\s$")
_MONEY = lazy(
    r"^\sof\s(?:the|its|their|his|her|our|all)\s(?:[\w'’-]+\s){0,3}?(?:money|grants?|budget|funds?|funding|aid|spending|sum|proceeds|revenues?|income|profits?|exports?|imports?"
    r"|sales|levy|loan|donations?|traffic|votes?|land)\s(?:[\w'’-]+\s){0,4}?(?P<to>to|on|for|from|by|in)\s"
)
_ELSEWHERE = lazy(r"\s(?:in(?! favou?r\b| support\b| opposition\b)|among)\s")
_REST = lazy(r"\b(?:[Tt]he|its|their|his|her) (?:remaining|other|rest,)\s(?:about\s|roughly\s|nearly\s)?$")
# the last of a row of answers takes in all that the others don't
_LEFT = lazy(
    r"^\s(?:[\w'’-]+\s){0,3}?(?:(?:some(?:thing|one|body|where)|anything|nothing)\selse|others?(?=\W*$)|never\b|not at all|none\b|nothing\b|no one\b|nobody\b|to others\b)"
)
_OTHERS = lazy(r"\b(?:the|its)\s(?:(?:two|three|four|five|six|seven|\d+)\s)?(?:other|remaining)\s(?!half\b)[a-z]+\s$")
_FIGURE = lazy(r"\s(?:figure|rate|mark|threshold|level|rise|increase|cut|drop|discount)\b")
_CLAUSE = lazy(r"\b(?:which|whom|whose|who|that)\b|[;:]\s.*[;:]\s")
_MADE_UP = lazy(
    r"\b(?:accounts?|accounted|accounting)\s+for\s+(?:\w+\s){0,2}$|\b(?:ma(?:kes?|de|king)\s+up|hold|held|occupy|occupied|fill|filled|form(?:ed)?)\s+(?:\w+\s){0,2}$"
)
_SEX = lazy(r"\b(?:women|men|girls|boys)\b")
_PAIRS = ({"women", "men"}, {"girls", "boys"})
_OF_SEX = lazy(
    r"^(?:\sof\s(?:the|its|their|all)\s(?:[\w'’-]+\s){1,3}?)?\s?(?:are|were)\s(women|men|girls|boys)(?=,?\s(?:and|while)\s|,|;)"
)
_ARE_SEX = lazy(r"^\s(?:(?:are|were)\s)?(women|men|girls|boys)\b")
_OF_OTHERS = lazy(r"^\s(?:of|in|among)\b")
_WHERE = lazy(r"^\s(?:in|among|at|on)\b")
_RACE = lazy(
    r"\b(?:votes?|voted|voting|won|wins?|beat|defeat(?:ed|s)?|led|leads?|ballots?|referendum|election|passed|carried|rejected)\b"
)
_SIDE = lazy(r"\bthe (yes|no|leave|remain) (?:side|camp|vote|votes) (?:\w+\s){0,2}$")
_ACCOUNTS = lazy(
    r"\b(?:accounts?|accounted|accounting)\s+for\s+(?:\w+\s){0,2}$|\b(?:makes?|made|making)\s+up\s+(?:\w+\s){0,2}$"
)
_NEXT_ACCOUNTS = lazy(
    r"^[^;.]{0,20}?,?\s(?:and\s|while\s)?(?:the\s)?[\w\s'’&-]{2,40}?(?:\sfor)?\s(?:about\s|some\s|another\s)?$"
)
_OF = lazy(r"^\sof\s(?:the|its|their|his|her|our|all)\s(?:[\w'’-]+\s){1,4}?(?P<verb>[\w'’]+)")
_VERB_NEXT = lazy(
    r"^\s(?:(?:are|were)\s\w+(?:ed|en)\b|(?!of\b|in\b|for\b|from\b|to\b|said\b|were\b|are\b|was\b|is\b|had\b|have\b|has\b|than\b|more\b)[a-z]+\b)"
)
_ITEM = lazy(r"[^.;:,()“”\"]{0,60}(?:,\s(?:and\s|while\s)?|\s(?:and|while)\s)[^.;:,()“”\"]{0,40}")
_JOINED = lazy(r"(?:,\s|,?\sand\s|;\s)(?:the other\s|another\s|some\s|about\s)?$")


def divided(row: Sequence[Figure], end: int) -> bool:
    """True if the shares, in the order of the text, are surely meant as parts of one whole; `end` is their sentence's."""
    text = row[0].block.text
    behind = [text[f.end : row[n + 1].phrase_start if n + 1 < len(row) else end].lower() for n, f in enumerate(row)]
    total = sum(map(percent, row))
    return (
        _answers(row, behind)
        or _sides(row, behind)
        or _sexes(row, behind)
        or (total <= NAMED and _left(row, behind))
        or _spent(behind)
        or (total <= NAMED and (_accounted(row, behind) or parted(row, behind)))
        or (total <= NEAR and (_verbs(row, behind) or chosen(behind)))
    )


def with_rest(row: Sequence[Figure]) -> Sequence[Figure]:
    """The shares up to the first that is called the rest: “45% of the shares, …, a fund the remaining 30%”."""
    text = row[0].block.text
    last = next(
        (n for n, f in enumerate(row) if n and _REST.search(text, max(0, f.phrase_start - 30), f.phrase_start)), 0
    )
    if not last and len(row) == 2 and row[0].part_of and not row[1].part_of:
        last = int(_OTHERS.search(text, row[0].end, row[1].phrase_start) is not None)
    of_other = row[last].part_of and row[0].part_of and row[last].head != row[0].head
    if (
        not last
        or of_other
        or _FIGURE.match(text, row[last].end)
        or any(_CLAUSE.search(text, a.end, b.start) for a, b in pairwise(row[: last + 1]))
    ):
        return ()
    return row[: last + 1]


def opens_with_rest(share: Figure, start: int) -> bool:
    """“The other 13 percent …” as the first words of a sentence that begins at `start`."""
    return _REST.fullmatch(share.block.text, start, share.phrase_start) is not None


def listed(row: Sequence[Figure]) -> bool:
    """Are the shares joined into one list: “the Reds took 42 percent of the vote, the Blues 34 percent and …”?"""
    text = row[0].block.text
    return all(_ITEM.fullmatch(text, a.end, b.phrase_start) for a, b in pairwise(row))


def _answers(row: Sequence[Figure], behind: Sequence[str]) -> bool:
    """“48 percent backed the plan, 41 percent opposed it and 17 percent were undecided”: each answer once."""
    if any(_ELSEWHERE.search(b) for b in behind[:-1]):
        return False  # “60% in the north backed it and 55% in the south opposed it”
    behind = [_OF_GROUP.sub("", behind[0]), *behind[1:]]
    said = [next((n for n, p in enumerate((_NEITHER, _FOR, _AGAINST)) if p.search(b)), -1) for b in behind]
    if len(said) == 2 and _WITH.match(behind[0]) and _APPROVAL.search(_before(row[0])):
        said[0] = 1  # “Approval stands at 47 percent, with 51 percent disapproving”
    if len(said) > 2 and said[-1] == 0 and said.count(0) == 1 and not _NOT_BOTH.search(behind[-1]):
        # beside “undecided” the other answers exclude each other
        return not any(_OF_OTHERS.match(b) for b in behind[1:])
    if len(said) == 2:
        asked = {m[1] for b in behind if (m := _ASKED.search(b))}
        if len(asked) > 1:
            return False  # “60 percent said yes to the pool, 55 percent said no to the park”
    return len(set(said)) == len(said) and -1 not in said and {1, 2} <= set(said)


def _left(row: Sequence[Figure], behind: Sequence[str]) -> bool:
    """“54% use the bus, 31% use the tram and 25% use something else”: what comes last excludes the others."""
    return (
        len(row) > 2
        and _LEFT.match(behind[-1]) is not None
        and not any(_LEFT.match(b) for b in behind[:-1])
        and not any(_OF_OTHERS.match(b) for b in behind[1:])
        and not any(_ELSEWHERE.search(b) or _CLAUSE.search(b) or len(b) > 80 for b in behind[:-1])
        and all(_JOINED.search(b) for b in behind[:-1])
    )


def _spent(behind: Sequence[str]) -> bool:
    """“A third of the grant will pay for books, half for teachers and 30 percent for repairs”."""
    first = _MONEY.match(behind[0])
    return first is not None and all(b.startswith(f" {first['to']} ") for b in behind[1:])


def _before(share: Figure) -> str:
    return share.block.text[max(0, share.phrase_start - 60) : share.phrase_start].lower()


def _sides(row: Sequence[Figure], behind: Sequence[str]) -> bool:
    """“The yes side took 58 percent and the no side 52 percent”, “won, 58 percent to 52 percent”."""
    text = row[0].block.text.lower()
    if len(row) != 2 or _WHERE.match(behind[1]) or _ELSEWHERE.search(behind[0]):
        return False
    lead = _before(row[0])
    if behind[0] == " to ":
        return _RACE.search(lead) is not None and not lead.endswith("from ")
    sides = [m[1] for f in row if (m := _SIDE.search(text, max(0, f.phrase_start - 40), f.phrase_start))]
    return len(sides) == 2 and sides[0] != sides[1] and len(behind[0]) < 40


def _sexes(row: Sequence[Figure], behind: Sequence[str]) -> bool:
    """“Women made up 54% of the voters and men 51%”, “two-thirds are boys and 43% are girls”."""
    if len(row) != 2 or row[1].part_of or _WHERE.match(behind[1]):
        return False
    before = _before(row[0])
    if _MADE_UP.search(before):
        one, two = _SEX.findall(" ".join(before.split()[-6:])), _SEX.findall(" ".join(behind[0].split()[-3:]))
    else:
        one, two = ([m[1]] if (m := p.match(b)) else [] for p, b in zip((_OF_SEX, _ARE_SEX), behind, strict=True))
    return len(one) == len(two) == 1 and {one[0], two[0]} in _PAIRS


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
