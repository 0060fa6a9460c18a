"""Which runs of capitalised words of a block name something, and what: the cheap, local part of names.

A run is read as [titles] [given names] surname, as an organisation by its head word or legal suffix, or as a
place of the gazetteer. What a single block can't tell (is this bare "Jordan" the player met above?) is left
"other" for `names` to settle.
"""

from __future__ import annotations

import itertools
from functools import lru_cache
from typing import Literal, NamedTuple

from copychief.document import TITLES as TITLE_BLOCKS
from copychief.document import BlockKind
from copychief.english.capitals import Capital, capitals
from copychief.english.memo import new
from copychief.english.name_cues import spoken, title_case, word_before
from copychief.english.name_lists import (
    CALENDAR,
    DEMONYMS,
    LEGAL_SUFFIXES,
    NOT_A_NAME,
    NUMERALS,
    ORGANISATION_HEADS,
    PLACE_HEADS,
    TITLE_MODIFIERS,
    TITLES,
    dictionary,
    given_names,
    is_people,
    is_word,
    places,
)

_OF = {" of ", " of the ", " for ", " for the ", " on ", " of\n"}
_PLACE_BEFORE = frozenset("in at near from to across outside around inside of through toward towards into".split())
_STATES = frozenset(["U.S.", "US", "U.K.", "UK", "USA", "U.S.A.", "UAE", "U.A.E."])


Kind = Literal["person", "place", "organisation", "other"]


class RawMention(NamedTuple):
    """A name in a block's text: `text[start:end]` without its titles and its possessive."""

    start: int
    end: int
    kind: Kind
    given: str
    surname: str
    title: str
    first: bool
    "A sentence may begin with it, so that its capital may mean nothing."
    cued: bool
    "Something around it says that it is a person: a title, a role, a verb of speech."


def mentions(text: str, kind: BlockKind, words: tuple[Capital, ...] | None = None) -> tuple[RawMention, ...]:
    """The names in a block, in order; peoples, days and words that only begin a sentence left out.

    `words` are its capitals, for a caller that has them.
    """
    if words is None:
        words = capitals(text, kind)
    if not words:
        return ()
    # a short paragraph with capitals throughout is a heading that the reader couldn't know
    capitals_throughout = (
        kind in TITLE_BLOCKS or (len(text) < 160 and text[:1].isupper() and text[-1:].isalnum())
    ) and title_case(text)
    out: list[RawMention] = []
    for run in _runs(text, words, capitals_throughout):
        out += _read(text, run) if len(run) > 1 else _single(text, run[0], "", run[0].first)
    return tuple(out)


def _runs(text: str, words: tuple[Capital, ...], capitals_throughout: bool) -> list[list[Capital]]:
    """Words that stand together; in a headline with capitals throughout, dictionary words part them."""
    runs: list[list[Capital]] = []
    last: Capital | None = None
    for word in words:
        if capitals_throughout and is_word(word.text.lower()) and word.text not in given_names():
            last = None
            continue
        if last is not None and (
            (word.before and last.after == word.text)
            or (word.start - last.end <= _NEAR and _continues(text, runs[-1], word))
        ):
            runs[-1].append(word)
        else:
            runs.append([word])
        last = word
    return runs


_NEAR = 9
"Further apart nothing continues a name."


def _continues(text: str, run: list[Capital], word: Capital) -> bool:
    """“Ministry of | Defence”, “Centers for Disease Control and | Prevention”."""
    last = run[-1]
    gap = text[last.end : word.start]
    if last.owns:  # “Korean People’s | Army”
        return len(gap) == 3 and last.text in _OWNERS and (word.text in ORGANISATION_HEADS or word.text in PLACE_HEADS)
    if gap in _OF:
        return any(w.text in ORGANISATION_HEADS or w.text == "Centers" for w in run)
    if gap in (" and ", " & "):
        if gap == " & ":
            return True
        return (
            len(run) > 1
            and any(w.text in ORGANISATION_HEADS for w in run[:-1])
            and " of " in text[run[0].start : last.end]
            and word.text.lower() in dictionary()
            and word.text not in TITLES
        )
    return False


def _read(text: str, run: list[Capital]) -> list[RawMention]:
    # a sentence's first word that is none of the name: "Officials", "Police Chief …" keeps its title
    while run and run[0].first and len(run) > 1 and _only_begins(run):
        run = run[1:]
    if not run:
        return []
    title_end = _title(run)
    title = text[run[0].start : run[title_end - 1].end] if title_end else ""
    rest = run[title_end:]
    if not rest:
        return []
    while len(rest) > 1 and rest[-1].text.rstrip(".") in NUMERALS:
        rest = rest[:-1]
    start, end = rest[0].start, rest[-1].end
    first = run[0].first
    if len(rest) == 1:
        return _single(text, rest[0], title, first)
    name = text[start:end]
    texts = [w.text for w in rest]
    last = texts[-1].rstrip(".")
    if last in LEGAL_SUFFIXES or (not title and _organisation(text, rest)):
        return [new(RawMention, (start, end, "organisation", "", "", title, first, False))]
    if not title and (name in places() or last in PLACE_HEADS or texts[0] in _PLACE_FIRST):
        return [new(RawMention, (start, end, "place", "", "", "", first, False))]
    cued = bool(title) or spoken(text, run[0].start, end)
    head = texts[0].split("-")[0]
    if last.isupper() and len(last) > 1:
        return [new(RawMention, (start, end, "other", "", "", title, first, False))]
    if texts[0] in CALENDAR and word_before(text, start).lower() in _MONTH_BEFORE:
        return _read(text, rest[1:])
    known_given = head in given_names() or texts[0] in given_names() or _initials(texts[0])
    if known_given or cued or _unknown_name(texts):
        if texts[0] in DEMONYMS and not known_given:
            return _read(text, rest[1:]) if len(rest) > 1 else []
        surname_at = _surname(text, rest)
        given = text[start : rest[surname_at - 1].end] if surname_at else ""
        surname = text[rest[surname_at].start : end]
        if surname_at and text[rest[surname_at - 1].end : rest[surname_at].start].strip():
            surname = text[rest[surname_at - 1].end : end].strip()  # the particle belongs to the surname
        kind = "person" if known_given or cued else "other"
        if is_people(last) or last in CALENDAR:
            return []
        return [new(RawMention, (start, end, kind, given, surname, title, first, cued or known_given))]
    # a phrase of demonyms and common words: keep what can be a name of its own
    if all(is_people(t) or t in CALENDAR for t in texts):
        return []
    return [new(RawMention, (start, end, "other", "", "", title, first, False))]


_OWNERS = frozenset("People Women Children Men Workers Teachers Writers Citizens Veterans Farmers Students".split())
_MONTH_BEFORE = frozenset("in on since of early late mid last this next until by from".split())
_PLACE_FIRST = frozenset(
    "Mount Lake Fort Port Cape San Santa Saint Los Las New North South East West Upper Lower".split()
)


def _only_begins(run: list[Capital]) -> bool:
    word = run[0].text
    if word in given_names() or word.rstrip(".") in TITLES or word in TITLE_MODIFIERS or word in ORGANISATION_HEADS:
        return False
    return is_word(word.lower()) and run[1].text.lower() not in dictionary()


def _title(run: list[Capital]) -> int:
    """How many words at the beginning are titles: “U.N. Ambassador”, “Defense Secretary”, “Russian President”."""
    if (
        run[0].text in given_names()
        and run[0].text not in TITLES
        and not (run[0].text in places() and run[1:] and run[1].text.rstrip(".") in TITLES)
    ):
        return 0
    end = 0
    for i, word in enumerate(run[:-1]):
        bare = word.text.rstrip(".")
        if bare in TITLES and bare not in _MODIFIERS_ONLY:
            if bare in ORGANISATION_HEADS or (bare == "Chief" and run[i + 1].text == "of"):
                break
            end = i + 1
        elif not (bare in TITLE_MODIFIERS or word.text in DEMONYMS or bare.isupper() or word.text in places() or i < 2):
            break
    return end


_MODIFIERS_ONLY = frozenset(
    "Foreign Defense Defence Prime Treasury Interior Finance Health Education Energy Transport Home First Former Vice"
    " Deputy Fire Police".split()
)


def _organisation(text: str, rest: list[Capital]) -> bool:
    last = rest[-1].text
    if last in ORGANISATION_HEADS:
        return True
    for word, following in itertools.pairwise(rest):
        if word.text in ORGANISATION_HEADS and text[word.end : following.start].strip() in (
            "of",
            "for",
            "of the",
            "on",
        ):
            return True
        if text[word.end : following.start] == " & ":
            return True
    return False


def _initials(word: str) -> bool:
    return len(word) < 7 and word.endswith(".") and word.count(".") * 2 >= len(word)


def _unknown_name(texts: list[str]) -> bool:
    """Two or three words of which none is an English word, a people or a place: most often a person."""
    if len(texts) > 4:
        return False
    known = places()
    return not any(
        is_word(t.lower())
        or is_people(t)
        or t in CALENDAR
        or t in known
        or (t.isupper() and len(t) > 1)
        or any(c.isdigit() for c in t)
        for t in texts
    )


def _surname(text: str, rest: list[Capital]) -> int:
    """The index of the word that the surname begins with; a particle before it joins it in the caller."""
    at = len(rest) - 1
    for i in range(1, len(rest)):
        if text[rest[i - 1].end : rest[i].start].strip() in _SURNAME_PARTICLES:
            return i
    return at


_SURNAME_PARTICLES = frozenset(
    [
        "de",
        "de la",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "van",
        "van der",
        "van den",
        "van de",
        "von",
        "bin",
        "al",
        "el",
        "ten",
        "ter",
    ]
)


def _single(text: str, word: Capital, title: str, first: bool) -> list[RawMention]:
    t = word.text
    start, end = word.start, word.end
    if title:
        if is_people(t) or t in CALENDAR or t in NOT_A_NAME or (_initials(t) and len(t) < 3) or t in ORGANISATION_HEADS:
            return []
        kind = "place" if t in places() and title.rsplit(maxsplit=1)[-1].rstrip(".") not in _PERSONAL else "person"
        return [new(RawMention, (start, end, kind, "", t if kind == "person" else "", title, first, True))]
    kind, place, common = _alone(t)
    if kind:
        return [new(RawMention, (start, end, kind, "", "", "", first, False))] if kind != "none" else []
    if place and word_before(text, start) in _PLACE_BEFORE:
        return [new(RawMention, (start, end, "place", "", "", "", first, False))]
    if (first and common) or t in ORGANISATION_HEADS:
        return []
    return [new(RawMention, (start, end, "other", "", "", "", first, spoken(text, start, end)))]


@lru_cache(maxsize=5_000)
def _alone(t: str) -> tuple[str, bool, bool]:
    """What a word without another beside it names wherever it stands (“none”: nothing; "": that depends), whether it is
    a place of the gazetteer, and whether it is an English word that nobody is called."""
    if is_people(t) or t in CALENDAR or t in NOT_A_NAME or t.rstrip(".") in TITLES or (_initials(t) and len(t) < 3):
        return "none", False, False
    if t in _STATES:
        return "place", True, False
    bare = t.replace(".", "")
    if len(bare) > 1 and bare.isupper() and len(bare) < 8:
        return "organisation", False, False
    if "-" in t and all(is_people(p) or p in places() for p in t.split("-")):
        return "none", False, False
    return "", t in places(), is_word(t.lower()) and t not in given_names()


_PERSONAL = frozenset(
    "Mr Mrs Ms Miss Dr Sir Dame Lord Lady Prof Professor Sen Rep Gov Gen Lt Col Sgt Capt Justice Judge Senator President"
    " Detective Officer Sheriff Coach Captain General Colonel Major".split()
)
