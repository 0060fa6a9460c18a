"""Ages of a stated year beside a birth or another age: “born in 1980, he was 25 when he won in 2012”.

What a sentence (or one and the next that goes on with “She …”) says of one person: when born, how old in which
year, how old at death between two dates, how old now. Each form is read with its year, so that the age of one year
is never held against another; where a second person may be meant nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from copychief.lazy import lazy

KIN = (
    r"(?:mother|father|sons?|daughters?|parents?|wife|husband|brothers?|sisters?|child|children|bab(?:y|ies)|twins?|grand\w+|uncle|aunt|nephew|niece|cousins?|partner|widow"
    r"|widower|fianc\w+|girlfriend|boyfriend|friend|predecessor|successor|co-\w+)"
)
_YEAR = r"(?:1[6-9]\d\d|20\d\d)"
_DATE = r"(?:[A-Z][a-z]{2,8}\.? (?:\d{1,2},? )?|\d{1,2} [A-Z][a-z]{2,8}\.?,? )?"
_AGE = r"(?P<age>\d{1,3})(?![\d,.]*\d|\s?%|-)"
_BORN = lazy(
    rf"(?:^|[.,(] ?|\bwas |\bbeen )[Bb]orn\b(?:[^\d.;:()]|\b(?:St|Mt|Ft)\.|[A-Z]\.){{0,45}}?\b{_DATE}(?P<birth>{_YEAR})\b|\(b\. ?(?P<short>{_YEAR})\)"
)
_LIFE = lazy(rf"\((?<=[a-z] \(){_DATE}(?P<birth>{_YEAR})\s?[-–—]\s?{_DATE}(?P<death>{_YEAR})\)")
_WHEN = r"(?:\s(?!and\b|but\b|before\b|after\b|until\b|since\b|which\b|that\b|where\b)[\w'’-]+)"
_AT = r"at the age of |aged |at age |at "
_WAS = r"(?:[Hh]e|[Ss]he|who|[Tt]he [a-z]+|[A-Z][\w'’-]+|(?<=\d\d\d\d),) (?:was|(?P<turned>turned)) "
_THEN = (
    lazy(
        rf"\b(?:{_AT}|{_WAS}(?:only |just )?){_AGE}(?: years old)?(?:,? (?:when|as) (?:he|she){_WHEN}{{1,8}}?)? in {_DATE}(?P<year>{_YEAR})\b"
    ),
    lazy(
        rf"\b(?:[Ii]n|[Oo]n) {_DATE}(?P<year>{_YEAR}),? (?:{_AT}|(?:when )?(?:he|she) (?:was|(?P<turned>turned)) (?:only |just )?){_AGE}(?! (?!years old)(?:[a-z]+s|per|p\.?m|a\.?m)\b| [A-Z])"
    ),
)
_THEN_WHEN = lazy(
    rf"\b(?:in|until|since) {_DATE}(?P<year>{_YEAR}), when (?:he|she)(?:\s[\w'’-]+){{1,4}}?,? (?P<turned>(?!)x)?(?:{_AT}){_AGE}(?=[.,;]|\sand\b)"
)
_THEN_APART = lazy(
    rf"\b[Ii]n {_DATE}(?P<year>{_YEAR}),? (?:he|she) (?P<turned>(?!)x)?[^.;:\d“”\"]{{0,80}}?, (?:{_AT}){_AGE}(?=[.,;])"
)
_NOW = lazy(rf"\b(?:is(?: now)?|now) {_AGE}(?=[.,;)]|$|\sand\b)|(?<=[a-z], )(?P<beside>\d{{2,3}})(?=, who\b)")
_TURNING = lazy(
    rf"\b(?:will turn|turns|turned) {_AGE} (?:(?P<exact>this year)|last (?:week|month)|(?:this|next) (?:week|month)|today|on [A-Z][a-z]+day|(?P<month>in [A-Z][a-z]{{2,8}}))\b(?! \d)"
)
_HE_IS = lazy(rf"(?:He|She) is (?:now )?{_AGE}(?=[.,;]|$|\sand\b)")
_AT_DEATH = lazy(
    rf"\b(?:died|dies|dead)\b(?:\s[\w'’-]+){{0,3}}?,? (?:{_AT}){_AGE}(?! [a-z]+s\b)"
    r"|\b(?:was|at|aged) (?P<was>\d{1,3})(?= (?:when (?:he|she) died|at (?:his|her|the time of (?:his|her)) death)\b)"
)
_OF_KIN = lazy(rf"\b(?:his|her|their|whose|the|a|an|[A-Z][\w-]+[’']s) (?:[\w-]+ ){{0,2}}{KIN}\b")
_HE, _SHE = lazy(r"\b(?:[Hh]e|[Hh]is|[Hh]im)\b"), lazy(r"\b(?:[Ss]he|[Hh]er|[Hh]ers)\b")
_OTHER = lazy(
    r"\band (?:Mr|Mrs|Ms|Dr)?\.?\s?[A-Z]|\b[A-Z][\w'’-]+, (?:who|whose)\b|\b(?:he|she)\b[^.]*\b(?:the|an?)\s[a-z -]+,\s(?:who\b|born\b)"
)
# “Ann Roe met Bo Lind, born in 1980”: it is not she who was born
_MET = lazy(
    r"\b(?!The\b|An?\b|In\b|On\b|At\b|Mr\b|Mrs\b|Ms\b|Dr\b)[A-Z][\w'’-]+ (?:[a-z]+ ){1,4}(?:[A-Z][\w'’.-]+ ){0,3}[A-Z][\w'’-]+, (?:who was )?born\b"
)
_CLUE = lazy(r"[Bb]orn\b|\(b\. ?\d|\d\)")


class Place(NamedTuple):
    """A number at `start` to `end` of the text that was read."""

    value: int
    start: int
    end: int


class Clash(NamedTuple):
    """An age, the year or age it does not fit, what is right, and in which year."""

    age: Place
    other: Place
    right: tuple[int, ...]
    year: int
    born: bool


def clashes(text: str, today: int | None, first: int = 0) -> Iterator[Clash]:
    """The ages of a text of one or two sentences that don't fit; the second sentence begins at `first`."""
    births = [_place(m, "birth" if m["birth"] else "short") for m in _BORN.finditer(text)] if _CLUE.search(text) else []
    life = _LIFE.search(text)
    born = {b.start for b in births}
    dated = [
        (m, _place(m, "age"), _place(m, "year"))
        for p in (*_THEN, _THEN_WHEN)
        for m in p.finditer(text)
        if m.start("year") not in born
    ]
    if len(births) + bool(life) > 1 or len(dated) > 1 or not (births or life or dated):
        return
    birth = _place(life, "birth") if life else births[0] if births else None
    if _mixed(text):
        return
    if dated:
        m, age, year = dated[0]
        if birth and (not first or (birth.start < first) != (age.start < first)):
            right = _right(year.value - birth.value, exact=bool(m["turned"]))
            if not _apart(text, birth, age) and year.value > birth.value:
                yield from _clash(age, birth, right, year.value, born=True)
        elif today and year.value < today and not first:
            now = _now(text, age)
            if now and not _apart(text, age, now):
                then = today - year.value + age.value
                yield from _clash(now, age, (then - 1, then, then + 1), today, born=False)
    elif life and birth:
        died = _AT_DEATH.search(text, life.end())
        if died and not _apart(text, birth, age := _place(died, "age" if died["age"] else "was")):
            last = int(life["death"])
            yield from _clash(age, birth, _right(last - birth.value), last, born=True)
    elif birth and today:
        turning = _TURNING.search(text) if not first else None
        said = _HE_IS.match(text, first) if first else None
        short = not first and text.startswith("(b.", birth.start - 4)
        now = _place(said, "age") if said else _now(text, birth) if short else None
        if turning:
            years = today - birth.value
            right = (years - 1, years, years + 1) if turning["month"] else _right(years, exact=bool(turning["exact"]))
            yield from _clash(_place(turning, "age"), birth, right, today, born=True)
        elif now:
            yield from _clash(now, birth, _right(today - birth.value), today, born=True)


def ages_then(text: str, birth: int) -> Iterator[Clash]:
    """The ages of stated years in a sentence about one who was born in that year, where they don't fit; `other` is the year."""
    found = [m for p in (*_THEN, _THEN_WHEN, _THEN_APART) for m in p.finditer(text)]
    if len({m.start("age") for m in found}) != 1 or len({m["year"] for m in found}) != 1 or _mixed(text):
        return
    m = found[0]
    year = int(m["year"])
    yield from _clash(
        _place(m, "age"), _place(m, "year"), _right(year - birth, exact=bool(m["turned"])), year, born=True
    )


def may_clash(text: str) -> bool:
    """Does an article say anything that this module reads, beside ages and births in so many words?"""
    return " is now " in text or "(b. " in text or _LIFE.search(text) is not None


def _clash(age: Place, other: Place, right: tuple[int, ...], year: int, *, born: bool) -> Iterator[Clash]:
    if age.value not in right and 0 <= right[0] <= 115 and 1 < age.value <= 115:
        yield Clash(age, other, right, year, born)


def _right(years: int, *, exact: bool = False) -> tuple[int, ...]:
    """The ages before and after the birthday."""
    return (years,) if exact else (max(years - 1, 0), years)


def _place(m: re.Match[str], group: str) -> Place:
    return Place(int(m[group]), m.start(group), m.end(group))


def _now(text: str, then: Place) -> Place | None:
    """The only age of today in the text."""
    found = [_place(m, "age" if m["age"] else "beside") for m in _NOW.finditer(text)]
    found = [f for f in found if f.start != then.start]
    return found[0] if len(found) == 1 else None


def _mixed(text: str) -> bool:
    """May the text speak of two persons?"""
    if _OF_KIN.search(text) or _MET.search(text):
        return True
    return _HE.search(text) is not None and _SHE.search(text) is not None


def _apart(text: str, a: Place, b: Place) -> bool:
    """Does another person come in between the two?"""
    return _OTHER.search(text, min(a.end, b.end), max(a.start, b.start)) is not None
