"""A total and its parts where no dash or colon says that the list is whole: then the arithmetic must nearly say so.

Parts that miss the total by a little were meant to add up to it; parts that miss it by much are something else.
Parts that are said to be some of a total (“including”) can't pass it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copychief.english.figures import Figure
from copychief.lazy import lazy
from copychief_rules.numbers._changes import bare

NEAR = 0.15
"The share of the total by which parts in an open list may miss it and still be meant as its parts."
SHARED = 0.3
"The same where the total is said to be that of all: “60 between them, 45 of the one and 15 of the other”."
EXACT = 1000
"Groups below it are counted man by man; nobody rounds them without saying so."
OVER = 0.5
"Some can't be more than all, by however much."
_BETWEEN = lazy(r"(?:\s[\w'’-]+){0,2}?\s(?:between them|in all|in total|altogether|all told|combined)\b")
_WHICH_GETS = r",\s(?:which|who)\s(?:(?:will|would|is to)\s)?(?:get|receive|take)s?"
"“Split between the port, which gets $3 million, and …”."
_OPEN = lazy(
    r"(?P<some>,?(?:\s[\w'’-]+){0,6}?,?\s(?:including|includes?|included|among them|among whom)\s)"
    r"|(?P<whole>[^.;?!“”\"]{0,40}?(?:[,:(—–]|\s--?)?\s?(?:of which|of whom|made up of|consist(?:s|ed|ing) of|compris(?:es?|ed|ing)|composed of|(?:split|divided) into"
    rf"|(?:split|divided|shared) (?:between|among) [\w\s'’&-]{{2,40}}?{_WHICH_GETS})\s)"
    r"|(?P<list>(?:\s[\w'’-]+){0,5}?(?:,\s(?:according to\s[^,:;“”\"]{3,60}|[^,:;“”\"]{3,50}\ssaid))?\s?(?:[:(—–]|\s--?)\s*)"
    r"|(?P<comma>(?:\s[\w'’-]+){0,10}?(?:,|;(?:\sthe first(?:\s\w+)?)?)\s(?:with\s|[a-z]+ing\s)?)"
)
# What joins two parts: at most a few words about the first of them, then a comma, “and” or both.
_JOIN = lazy(
    r"(?P<words>(?:\s(?!(?:and|or|but|while|who|which|that|after|before|up|from(?!\s(?:the|an?)\b)|to\s[\d$£€][\d.,]*|than|per|more|less|other|others|another)\b)[\w.'’&-]+){0,7}?(?:\sand\s(?:[a-z][\w'’-]*\s){0,2}?[a-z][\w'’-]*(?=[,;]|\sand\b))?)"
    r"(?:,\s|;\s|,?\s(?:and|plus)\s|;\sand\s)(?:the\s\w+\s|a\s(?:further|final)\s|another\s|[a-z]+ing\s)?"
    r"|\)(?:,\s|,?\sand\s)(?:[\w'’-]+\s){1,4}?\("
    rf"|,\sand\s[\w\s'’&-]{{2,40}}?{_WHICH_GETS}\s"
)
_IN_IT = lazy(
    r"\b(?:of (?:it|that|which)|including|alone|the first)\b.*\bincluding\b|\bof (?:it|that|which)\b|\balone\b"
)
PEOPLE = frozenset(
    "person people man woman child boy girl adult teenager civilian soldier officer worker student teacher passenger crew member"
    " pilot driver victim protester suspect resident tourist fan player pupil guest visitor patient voter delegate sailor miner marcher migrant refugee hostage".split()
)
_OF_THEM = lazy(
    r"\s(?:of|among)\s(?:them|those|these)\s(?:(?:in|at|on|near|off|from|for|to|by|against|women|men|girls|boys|children|adults|teenagers|civilians|soldiers|pupils|students|passengers|officers|foreigners|locals)\b|[A-Z][a-z])"
)
_OF_WHICH = lazy(r"\sof\sthe\s(?:first|second|third|last|former|latter|other)\b")
OF_THE = lazy(r"\b[Oo]f\s(?:the\s|its\s|their\s|these\s|those\s|all\s(?:the\s)?)?$")
SEXES = frozenset("man woman boy girl child".split())
_PREPOSITIONS = frozenset("in on at from for to against by".split())
_VERB_BEFORE = lazy(r"\b[a-z]{2,}ing\s$")
_VERB_BEHIND = lazy(r"[^.,;:()—–]{0,40}?\s(?:were|was|are|have|has|had)\b")
"“40 in May and 28 in June were reopened”: a sentence of its own."
_AMONG_BEHIND = lazy(r"[^.;:]{0,40}?\b(?:among|of) (?:them|those|these)\b")
ASIDES = frozenset({"ordinal", "year", "date", "time", "label"})
NO_PART = frozenset({"year", "day", "week", "month", "hour", "minute", "time", "age", "storey", "story", "degree"})


_COUNTED = lazy(r"\b(?:of|is|was|numbers?|numbered|total(?:s|led|ed)?)\s$")
"“A squad of 26”, “enrolment is 1,460”: the number stands for what was named before."
_OF_THE_SUM = lazy(r"Of (?:the|that|this) (?:cost|money|sum|total|amount|bill|price|funds|funding),\s")
_BEFORE_ONE = lazy(r"\b(?:an?|the|this|that|each|every|another|which)\s(?:[\w-]+\s)?$")


class Parts(NamedTuple):
    """A total and the figures that are listed as its parts; `some` if they needn't be all; `exact` if all are counts of one group, not rounded."""

    total: Figure
    parts: tuple[Figure, ...]
    some: bool
    exact: bool = False


def counted(row: Sequence[Figure]) -> list[Figure]:
    """The figures that can be counted up: no dates and such, and no “one” that stands for a noun (“an Italian one”)."""
    return [f for f in row if f.kind not in ASIDES and not (f.text.lower() == "one" and _is_pronoun(f))]


def _is_pronoun(figure: Figure) -> bool:
    return (
        not figure.head and _BEFORE_ONE.search(figure.block.text, max(0, figure.start - 30), figure.start) is not None
    )


def listed(row: Sequence[Figure]) -> Iterator[Parts]:
    """The totals among the figures of one sentence, each with the parts that follow it."""
    row = counted(row)
    taken: set[int] = set()  # parts of a total are no totals of the parts behind them
    for k, total in enumerate(row[:-2]):
        if total.index in taken or not _can_be_total(total):
            continue
        text = total.block.text
        begin = max(total.phrase_end if total.kind == "count" else total.end, total.end)
        opened = _OPEN.fullmatch(text[begin : row[k + 1].phrase_start]) if row[k + 1].phrase_start > begin else None
        if opened is None:
            continue
        parts = _run(total, row[k + 1 :])
        if len(parts) < 2 or not _alike(total, parts):
            continue
        of_them = bool(opened["comma"]) and _OF_THEM.match(text, parts[0].end) is not None
        if _AMONG_BEHIND.match(text, parts[-1].end) and not of_them:
            continue
        taken.update(p.index for p in parts)
        if total.kind in ("measure", "duration") and not (opened["whole"] or of_them):
            continue
        stated = sum(p.value for p in parts)
        low, high = sum(p.low for p in parts), sum(p.high for p in parts)
        if opened["some"]:
            people = total.head in PEOPLE and all(p.head in PEOPLE for p in parts)
            things = len({p.head for p in parts} - PEOPLE - SEXES - {""}) == len(parts)
            people = people or (abs(stated - total.value) <= 0.5 * total.value and (things or _parallel(parts)))
            if low > total.high and (
                people or (total.kind == "money" and not _IN_IT.search(text, begin, parts[-1].end))
            ):
                yield Parts(total, parts, True)
            continue
        if of_them:
            exact = total.kind == "count" and total.value < EXACT
            too_many = stated > total.value if exact else low > total.high
            if too_many and stated - total.value <= max(OVER * total.value, 2):
                yield Parts(total, parts, True, exact)  # “11 of them in …”: some are named, but not more than all
            continue
        if (
            not opened["whole"]
            and _VERB_BEHIND.match(text, parts[-1].end)
            and _VERB_BEHIND.match(text, parts[0].end, parts[1].start)
        ):
            continue  # “the 12: seven were convicted and six were jailed”
        if opened["comma"] and _VERB_BEHIND.match(text, parts[-1].end):
            continue
        of_the = opened["comma"] and OF_THE.search(text, max(0, total.start - 16), total.start)
        if of_the and total.kind == "money":  # none of it can be spent twice, but some may be kept
            if low > total.high and stated - total.value <= SHARED * total.value:
                yield Parts(total, parts, True)
            continue
        if of_the and stated < total.value and any(p.head not in PEOPLE for p in parts):
            continue  # “of the 200, 120 were for it”: the others may have done something else
        over = bool(opened["whole"]) and stated > total.value
        share = SHARED if over or _BETWEEN.match(text, begin) else NEAR
        near = abs(stated - total.value) <= max(
            share * total.value, 2 if total.kind == "count" and total.value >= 8 else 1
        )
        if near and (high < total.low or low > total.high) and (not opened["comma"] or _parallel(parts)):
            yield Parts(total, parts, False)


def carried_sum(before: Sequence[Figure], row: Sequence[Figure], start: int) -> Parts | None:
    """“It will cost $3.4 billion. Of the cost, $2.1 billion will come from …”: all of the only sum before."""
    if not row[0].block.text.startswith("Of ", start):
        return None
    sums, row = [f for f in before if f.kind == "money"], counted(row)
    if len(sums) != 1 or len(row) < 2 or not _can_be_total(sums[0]):
        return None
    if not _OF_THE_SUM.fullmatch(sums[0].block.text, start, row[0].phrase_start):
        return None
    parts = _run(sums[0], row)
    stated = sum(p.value for p in parts)
    return Parts(sums[0], parts, False) if parts and abs(stated - sums[0].value) <= SHARED * sums[0].value else None


def _can_be_total(figure: Figure) -> bool:
    return (
        figure.kind in ("count", "money", "measure", "duration")
        and figure.value >= 4
        and not (figure.is_range or figure.hedge)
        and (
            not figure.part_of
            or figure.block.text.startswith((" of its ", " of their ", " of his ", " of her "), figure.end)
        )
        and (
            figure.kind != "count"
            or bool(figure.head)
            or _COUNTED.search(figure.block.text, max(0, figure.start - 16), figure.start) is not None
            or figure.block.text.startswith((" of them", " of these"), figure.end)
        )
        and figure.head not in NO_PART
    )


def _run(total: Figure, row: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures in a row that can be parts of a total, each joined to the next; () if one of them can't be."""
    text = total.block.text
    parts: list[Figure] = []
    for figure in row:
        if (
            (figure.kind != total.kind and not bare(total, figure))
            or figure.unit not in ("", total.unit)
            or figure.currency != total.currency
            or figure.is_range
            or figure.value >= total.value
        ):
            return ()
        if parts and not _JOIN.fullmatch(text[parts[-1].end : figure.phrase_start]):
            return ()
        if figure.hedge or (figure.part_of and not _OF_WHICH.match(text, figure.end)) or figure.head in NO_PART:
            return ()
        parts.append(figure)
    return tuple(parts)


def _alike(total: Figure, parts: Sequence[Figure]) -> bool:
    """Are the parts of the total's kind: money of money, people of people, the same noun or none?"""
    if total.kind != "count":
        return True
    heads = {p.head for p in parts if p.head}
    if (total.head in PEOPLE or (not total.head and len(heads) == len(parts))) and heads <= PEOPLE:
        return True
    return heads <= {total.head} or len(heads) == len(parts)


def _parallel(parts: Sequence[Figure]) -> bool:
    """Does the same little word stand behind each part (“22 on Friday and 14 on Saturday”), or a noun of people?"""
    text = parts[0].block.text
    words = [text[p.end : p.end + 20].split(" ") for p in parts]
    after = {w[1].lower().rstrip(".,;)") if len(w) > 1 and not w[0] else "" for w in words}
    if len(after) == 1 and (after <= _PREPOSITIONS or all(p.part_of for p in parts)):
        return True
    if all(w.endswith("ly") for w in after) or all(w.endswith("ing") for w in after):
        return True  # “five seriously and eight slightly”, “three showing … and two showing …”
    if all(_VERB_BEFORE.search(text, max(0, p.start - 16), p.start) for p in parts):
        return True  # “winning 15, drawing 8 and losing 9”
    heads = [p.head for p in parts]
    if len({p.modifiers for p in parts if p.modifiers}) == len(parts) and len(set(heads)) == 1:
        return True  # “14 primary schools and 11 secondary schools”
    return all(h in PEOPLE for h in heads) and len(set(heads)) == len(heads)
