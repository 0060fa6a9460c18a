"""A glance at the words beside a time: can a present that clashes with it stand there? Most sentences need no tags then.

What parts a time from a verb is known by marks, and by words that have one tag wherever they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from copychief.english._mend import is_verb
from copychief.english.inflection import base_of_present
from copychief.english.speech import SAY, THINK
from copychief.english.tags import usual_tags
from copychief.lazy import lazy
from copychief_rules.tense._article import LEADING, SEASONS
from copychief_rules.tense._glance import governs, is_auxiliary, may_be_present
from copychief_rules.tense._number import FEW, MANY
from copychief_rules.tense._participle import ALONE
from copychief_rules.tense._verbs import EVENTS, PHRASAL, is_state

_TOKEN = lazy(r"[\w'’-]+|[,:](?!\d)|[;“”\"…–—()\[\]]")
_DASHES = frozenset("- – — -- ---".split())
_FINITE = frozenset("was were is are am had has would could should said did does".split())
_PARTS = frozenset('; : “ ” " … who whom whose which when where why how'.split()) | _FINITE
"No present and its time stand on two sides of one of these."
_PARTS_BEFORE = _PARTS | {",", "because", "if", "whether"}
"Nor, if the time stands behind the present, of these."
_JOINS = frozenset("and or but nor".split())
"A compound tense has its time on its own side of these."
_SHARED = frozenset("after when as before until once".split())
"A clause of time that one of these opens may share the time of the past before it."
_PLURALS = MANY | FEW | {"and"}
"A word of these, or a plural, is in every subject that takes no third person."


def may_clash(text: str, start: int, end: int, *, auxiliaries: bool, plain: bool, past: bool) -> bool:
    """Can a sentence hold a present that clashes with its time at `start:end`?

    `auxiliaries` says whether “is”, “has” and the like count, `plain` whether a bare form (“they plan”) counts behind
    anything but a plural, `past` whether the time is surely past.
    """
    tokens: list[str] = _TOKEN.findall(text, 0, start)
    first = len(tokens)
    tokens += _TOKEN.findall(text, start)
    if not text.startswith(("'s", "’s"), end):  # “Friday's vote”
        last = first + len(_TOKEN.findall(text, start, end))
        if _is_before(tokens, first, auxiliaries, plain) or _is_behind(tokens, last, auxiliaries, plain):
            return True
    return _may_disagree(tokens) or _may_stand_for_participle(tokens, first if past else 0)


def _is_before(tokens: Sequence[str], first: int, auxiliaries: bool, plain: bool) -> bool:
    """Does a present stand before the time that begins at `first`, with nothing between that parts the two?"""
    own, i = True, first - 1
    while i >= 0:
        token, before = tokens[i], tokens[i - 1] if i else ""
        if token in _DASHES or token == ")":  # the time of a verb may stand behind an insertion
            opens = _DASHES if token in _DASHES else "("
            i = next((k for k in range(i - 1, -1, -1) if tokens[k] in opens), 0)
        elif (auxiliaries and is_auxiliary(token, before)) or _fits(token, before, plain, own):
            return True
        elif token in _PARTS_BEFORE:
            return False
        elif token in _JOINS:
            own = auxiliaries = False
        elif _is_verb_alone(token):
            own = False
        i -= 1
    return False


def _is_behind(tokens: Sequence[str], last: int, auxiliaries: bool, plain: bool) -> bool:
    """Does one stand behind the time, with nothing between, or with a past that may share its time?"""
    parted, own = False, True
    for i in range(last, len(tokens)):
        token, before = tokens[i], tokens[i - 1] if i else ""
        if not parted and ((auxiliaries and is_auxiliary(token, before)) or _fits(token, before, plain, own)):
            return True
        if token in _SHARED:
            parted, own = False, True
        elif token in _PARTS or token in _DASHES:
            parted, auxiliaries = True, False
        elif token in _JOINS:
            own = auxiliaries = False
        elif _is_verb_alone(token) and "VBN" not in usual_tags(token):
            own = False
    return False


def _fits(word: str, before: str, plain: bool, own: bool) -> bool:
    """Can the word be a present whose time this is? What is a noun before all else, or reports, has only its `own` time."""
    return may_be_present(word, before, plain) and (own or not _needs_own_time(word.lower()))


def _may_disagree(tokens: Sequence[str]) -> bool:
    """Can there be a third person behind a plural: “the strikers wins”?"""
    for i, token in enumerate(tokens):
        if i and token[-1] == "s" and _is_event(token) and not governs(tokens[i - 1]):
            for k in range(i - 1, -1, -1):
                before = tokens[k]
                if before in _PARTS:
                    break
                if _is_plural(before):
                    return True
    return False


def _may_stand_for_participle(tokens: Sequence[str], first: int) -> bool:
    """Is there a third person right before an agent or the past time that begins at `first`: “a treaty signs last year”?"""
    while first and (tokens[first - 1].lower() in LEADING or tokens[first - 1] in SEASONS):
        first -= 1
    if first > 1 and _is_third(tokens[first - 1]):
        return True
    return any(
        token == "by" and _is_third(tokens[i - 1]) and base_of_present(tokens[i - 1]) not in ALONE
        for i, token in enumerate(tokens)
        if i > 1
    )


@lru_cache(maxsize=20_000)
def _is_third(word: str) -> bool:
    """Is the word the third person of a verb that the lexicon knows?"""
    return word.islower() and word[-1] == "s" and base_of_present(word) != word and is_verb(base_of_present(word))


@lru_cache(maxsize=20_000)
def _is_event(word: str) -> bool:
    """Is it a third person of an event, or of what doesn’t last?"""
    base = base_of_present(word)
    if not may_be_present(word, "", True):
        return False
    return base in EVENTS or base in PHRASAL or (not is_state(base, "") and "NN" not in usual_tags(base))


@lru_cache(maxsize=20_000)
def _is_plural(word: str) -> bool:
    low = word.lower()
    return low in _PLURALS or "NNS" in (usual_tags(low) or ("NNS" if low[-1] == "s" else ""))


@lru_cache(maxsize=20_000)
def _needs_own_time(word: str) -> bool:
    base = base_of_present(word)
    return base in SAY or base in THINK or usual_tags(word).startswith("NN")


@lru_cache(maxsize=20_000)
def _is_verb_alone(word: str) -> bool:
    """Is the word a verb in all its uses? Forms in -ing aside: a time may belong to the verb before (“begins falling”)."""
    tags = usual_tags(word)
    return tags.startswith("VB") and word[-3:] != "ing" and all(t.startswith("VB") for t in tags.split("/"))
