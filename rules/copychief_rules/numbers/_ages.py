"""Whose age a sentence states: names that stand beside an age, in the forms that news has for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from copychief.english.figures import Figure
from copychief.english.name_lists import TITLES
from copychief.english.sentences import Sentence
from copychief.lazy import lazy

NAME = r"((?:[A-Z][\w'’.-]+ ){0,3}[A-Z][\w'’-]+)"
_IS = r"(?:\sis|'s|’s)(?:\s(?:now|only|just|still))?"
NAME_BEFORE = lazy(NAME + rf",\s(?:aged\s|now\s|who{_IS}\s)?$")
_NAME_IS = lazy(NAME + rf"{_IS}\s$")
_NAME_A = lazy(NAME + r",\san?\s$")
_NAME_AFTER = lazy(r"(?:\s[a-z]+){0,2}\s" + NAME)
_NAME_APART = lazy(r"(?:\s[a-z'’-]+){1,4},\s" + NAME + r",\s(?!and\b|or\b)")
_AT_NAME = lazy(r",\s" + NAME + r"\s(?:is|has)\b")
_NOW = lazy(r"\b(?:[Hh]e|[Ss]he|who|and|\)|[A-Z][\w'’-]+) (?:is|was)(?: now| only| just)? $")
_DIED_AT = lazy(r"\b(?:[Hh]e|[Ss]he|[A-Z][\w'’-]+) was $")
_WHEN_DIED = lazy(r"\swhen (?:he|she) died\b")
_ALONE = lazy(r"(?:[,.;)]|\sand\b|$)")
# An age of another day than today's, by the words right before it or behind it.
_THEN_BEFORE = lazy(
    r"\b(?:then|when|turned|turns|turning|would be|would have been|until|before|after|since|nearly|almost|about)\b[^,;]{0,20}$"
)
_THEN_BEHIND = lazy(r"[\s,]*(?:[a-z]+\s){0,2}(?:when|at the time)\b|\sin (?:19|20)\d\d\b")
_JUST_TURNED = lazy(r"turned (?P<age>\d+) (?:last week|this week|today|yesterday|on (?:\w+day))\b")


class Mention(NamedTuple):
    """A person's name as it stands beside an age."""

    given: str
    surname: str
    age: Figure


def ages_in(sentence: Sentence, row: Iterable[Figure], born: bool) -> list[Figure]:
    """The ages that a sentence states; bare numbers (“is 45”) among them, more freely if it speaks of a birth."""
    return [f for f in row if _is_age(f) or (_is_bare(f) and (_beside_name(sentence, f) or (born and _is_now(f))))]


def mentions(sentence: Sentence, ages: Sequence[Figure]) -> Iterator[Mention]:
    """Names with their age of today: “Jon Smith, 45,”, “45-year-old Jon Smith”, “Jon Smith, who is 45”."""
    for age in ages:
        name = None if of_another_day(age) else _beside_name(sentence, age)
        words = [w for w in (name or "").split() if not w.endswith(".")]
        while len(words) > 1 and words[0] in TITLES:
            if words.pop(0) in ("Mrs", "Miss"):  # it may be his wife
                words = []
        if words and "Mrs." not in (name or ""):
            yield Mention(words[-2] if len(words) > 1 else "", words[-1], age)


def of_another_day(age: Figure) -> bool:
    text = age.block.text
    before = text[max(0, age.start - 40) : age.start].lower()
    if _JUST_TURNED.match(text, age.start - len("turned ")):
        return False
    return _THEN_BEFORE.search(before) is not None or _THEN_BEHIND.match(text, age.end) is not None


def _is_age(figure: Figure) -> bool:
    return figure.kind == "age" and not figure.is_range and figure.unit in ("", "year") and not figure.hedge


def _is_bare(figure: Figure) -> bool:
    """A number that counts nothing and may be an age."""
    return figure.kind == "count" and not (figure.head or figure.unit or figure.hedge) and 1 < figure.value < 115


def _is_now(figure: Figure) -> bool:
    """“… was born in 1950 and is now 60”, “she was 60 when she died”."""
    text = figure.block.text
    before = text[max(0, figure.start - 40) : figure.start]
    return _NOW.search(before) is not None


def died_at(figure: Figure) -> bool:
    """“Vera Holm was 87 when she died”: a bare number that is an age."""
    text = figure.block.text
    return _is_bare(figure) and bool(
        _WHEN_DIED.match(text, figure.end) and _DIED_AT.search(text[max(0, figure.start - 40) : figure.start])
    )


def _beside_name(sentence: Sentence, age: Figure) -> str | None:
    text = sentence.block.text
    before = text[max(sentence.start, age.start - 60) : age.start]
    firm = age.kind == "age"
    if firm or _ALONE.match(text, age.end):
        m = NAME_BEFORE.search(before) if firm or not before.endswith(", ") else None
        m = m or _NAME_IS.search(before)
        if m:
            return m[1]
    if firm and age.text.endswith("old"):
        m = _NAME_A.search(before) or _NAME_AFTER.match(text, age.end) or _NAME_APART.match(text, age.end)
        return m[1] if m else None
    m = _AT_NAME.match(text, age.end) if before[-4:].lstrip() == "At " else None
    return m[1] if m else None
