"""Lists of nothing but names that a sentence says are so many: “Two men, Jim Doe and Al Poe, were held”, “The winners are …”."""

from __future__ import annotations

import re
from typing import NamedTuple

from copychief.english.figures import Figure
from copychief.english.name_lists import nations
from copychief.lazy import lazy

NAME = r"[A-Z][\w'’-]+(?: [A-Z]\.)?(?: (?:de|van|von|der|al|bin) ?)*(?: [A-Z][\w'’-]+){1,2}"
_ONE_NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}"
_FULL = rf"(?P<names>{NAME}(?:, {NAME})*,? and {NAME})"
_AGE = r"(?:, (?:aged )?\d{1,3})"
_ROLE = r"(?!and\b|or\b|who\b|from\b|of\b|with\b)[a-z][\w-]+ (?:(?!and\b|or\b|who\b)[a-z][\w-]+ )?"
# each with an age (“Jim Dale, 21, and Al Poe, 34”), or each with a role (“keeper Jim Dale and striker Al Poe”)
_TOLD = (
    rf"(?P<names>{NAME}{_AGE}(?:, {NAME}{_AGE})*,? and {NAME}{_AGE}"
    rf"|{_ROLE}{NAME}(?:, {_ROLE}{NAME})*,? and {_ROLE}{NAME})"
)
_ANY = rf"(?P<names>{_ONE_NAME}(?:, {_ONE_NAME})*,? and {_ONE_NAME})"
_HAVE = r",\s(?:have|has|had|are|were|is|was|will|would|can|could|may|did|do)\b"
_NAMES = lazy(
    rf"(?:\s(?:for|in|of|from|at|to|on)(?:\s[a-z][\w'’-]*){{1,4}}?)?,\s(?:named\s|called\s)?{_FULL}(?=[,.](?!\s(?:and|among|who|whose|the|a|an|his|her)\b)|\s[—–])"
)
_TOLD_NAMES = lazy(
    rf"(?:\s(?:for|in|of|from|at|to|on|this|last|next)(?:\s[\w'’-]+){{1,4}}?)?(?:,|:|\s[—–]|\s--?)\s{_TOLD}(?=[,.;]|\s[—–]|\s(?:were|have|are|will|had)\b)"
)
_STRIPPED = lazy(_AGE)
_BETWEEN = lazy(r", and |, | and ")
_PLACES = lazy(rf",\s(?:named\s|called\s)?{_ANY}(?=\s[—–]|{_HAVE})")
_CHILDREN = lazy(rf",\s(?:named\s|called\s)?{_ANY}(?=[.;](?:\s|$)|\s[—–]|,\s(?:who|from|with|by)\b|{_HAVE})")
# “the other four libraries, in Ash, Birch and Cedar, will close”
_IN_PLACES = lazy(rf",\s(?:in|at)\s{_ANY}(?={_HAVE}|[.;](?:\s|$))")
_TITLE = r"[\"“][A-Z][^\"“”]{1,60}?,?[\"”](?:\s\(\d{4}\))?"
_TITLES = lazy(rf",\s(?P<names>{_TITLE}(?:,?\s{_TITLE})*,?\sand\s{_TITLE})(?=[.,;](?:\s|$)|\s[a-z—–])")
_WORKS = frozenset("book novel album film movie play song poem opera single collection memoir thriller musical".split())
_ARE_NAMES = lazy(rf"\s(?:are|were|will\sbe)\s{_FULL}(?=[.;](?:\s|$)|$)")
_ARE_PLACES = lazy(rf"\s(?:are|were|will\sbe)\s{_ANY}(?=[.;](?:\s|$)|$)")
_DEFINITE = lazy(
    r"\b(?:the|its|his|her|their|our|whose|all)\s(?:other\s|first\s|last\s|final\s|top\s)?$", re.IGNORECASE
)
_SOME = lazy(r"\b(?:among|including|one of|some of|any of|between)\b", re.IGNORECASE)
PLACE_HEADS = frozenset("city country town state nation village province region county district borough island".split())
_KIN = frozenset("child son daughter brother sister sibling grandchild grandson granddaughter stepson kid".split())
_NOT_NAMED = frozenset(
    "day week month year hour minute second time match game goal point win loss state country city".split()
)


_HAS_CHILDREN = lazy(r"\b(?:has|have|had|his|her|their|with|raising)\s(?:the\s|her\s|his\s|their\s)?$")
PERSONS = frozenset(
    "man woman boy girl teenager youth person brother sister child pupil student suspect victim".split()
)
_AN_AGE = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine)"
_AGED = lazy(
    rf",?\s(?:who are\s)?aged\s(?P<names>{_AN_AGE}(?:,\s{_AN_AGE})*,?\sand\s{_AN_AGE})(?![\w-]|\s(?:months|weeks|over|under))"
)


class Listed(NamedTuple):
    """A list in the text: where it stands, and the least and the most items that it can be read to have."""

    start: int
    end: int
    least: int
    most: int


def named(figure: Figure, start: int, end: int) -> Listed | None:
    """The names behind a figure in the sentence from `start` to `end`, in apposition or behind “are”."""
    text = figure.block.text
    places = figure.head in PLACE_HEADS
    if places and not figure.modifiers:
        m = _PLACES.match(text, figure.phrase_end, end)
    elif figure.head in _KIN:
        m = _CHILDREN.match(text, figure.phrase_end, end)
    else:
        some = figure.head in _NOT_NAMED
        m = (
            None
            if some
            else _NAMES.match(text, figure.phrase_end, end) or _TOLD_NAMES.match(text, figure.phrase_end, end)
        )
    if (
        m is None
        and figure.head not in _NOT_NAMED
        and _DEFINITE.search(text, max(start, figure.start - 20), figure.start)
    ):
        m = _IN_PLACES.match(text, figure.phrase_end, end)
        if m and not nations().isdisjoint(re.split(r", and |, | and ", m["names"])):
            m = None  # “in Paris, France, and Rome”
    if m is None and (places or figure.head not in _NOT_NAMED):
        m = (_ARE_PLACES if places else _ARE_NAMES).match(text, figure.phrase_end, end)
        if m and (
            not _DEFINITE.search(text, max(start, figure.start - 20), figure.start)
            or _SOME.search(text, start, figure.start)
            or (places and count_names(m["names"]) == 2 * figure.value)  # “Paris, France, and Rome, Italy”
        ):
            return None
    return Listed(m.start("names"), m.end("names"), *[count_names(m["names"])] * 2) if m else None


def aged(figure: Figure, end: int) -> Listed | None:
    """“Has three children aged two, five and nine”: the children of one family, but for twins.

    Of “three men, aged 21 and 34” two may be of one age; there can't be more ages than men.
    """
    text = figure.block.text
    m = _AGED.match(text, figure.phrase_end, end)
    if m is None:
        return None
    count = len(_BETWEEN.split(m["names"]))
    if figure.head in _KIN and _HAS_CHILDREN.search(text, max(0, figure.start - 24), figure.start):
        return Listed(m.start("names"), m.end("names"), count, count)
    return Listed(m.start("names"), m.end("names"), count, 100) if figure.head in PERSONS else None


def titled(figure: Figure, end: int) -> Listed | None:
    """The works behind a figure: “two novels, “Ash” (2001) and “Elm” (2004)”."""
    if figure.head not in _WORKS:
        return None
    m = _TITLES.match(figure.block.text, figure.phrase_end, end)
    return Listed(m.start("names"), m.end("names"), *[len(re.findall(_TITLE, m["names"]))] * 2) if m else None


def count_names(names: str) -> int:
    return len(_BETWEEN.split(_STRIPPED.sub("", names)))
