"""A glance at the words beside a time: can a present that clashes with it stand there? Most sentences need no tags then.

What parts a time from a verb is known by marks, and by words that have one tag wherever they stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from copychief.english._mend import is_verb
from copychief.english.inflection import base_of_present
from copychief.english.memo import Memo
from copychief.english.speech import SAY, THINK
from copychief.english.tags import usual_tags
from copychief.lazy import lazy
from copychief_rules.tense._article import LEADING, SEASONS
from copychief_rules.tense._glance import governs, is_auxiliary, is_present, may_be_present
from copychief_rules.tense._number import FEW, MANY
from copychief_rules.tense._participle import ALONE
from copychief_rules.tense._verbs import EVENTS, PHRASAL, is_state

_TOKEN = lazy(r"[\w'’-]+|[,:](?!\d)|[;“”\"…–—()\[\]]")
_DASHES = frozenset("- – — -- ---".split())
_PARTS = frozenset(
    '; : “ ” " … who whom whose which when where why how was were is are am had has would could should said did does'.split()
)
"No present and its time stand on two sides of one of these."
_PARTS_BEFORE = frozenset(", because if whether".split())
"Nor, if the time stands behind the present, of these."
_JOINS = frozenset("and or but nor".split())
"A compound tense has its time on its own side of these."
_SHARED = frozenset("after when as before until once".split())
"A clause of time that one of these opens may share the time of the past before it."
_PLURALS = MANY | FEW | {"and"}
"A word of these, or a plural, is in every subject that takes no third person."

# What a word or mark may be to a time; most are nothing.
_PRESENT, _AUXILIARY, _PART, _PART_BEFORE, _JOIN, _SHARES, _INSERTS = 1, 2, 4, 8, 16, 32, 64
_VERB, _NO_PARTICIPLE, _OWN, _EVENT, _PLURAL, _THIRD = 128, 256, 512, 1024, 2048, 4096


class _Kinds(Memo[str, int]):
    """Those flags by word."""

    def make(self, word: str) -> int:
        low = word.lower()
        base, tags = base_of_present(low), usual_tags(word)
        third = base != low and is_verb(base)
        lasts = base not in EVENTS and base not in PHRASAL and (is_state(base, "") or "NN" in usual_tags(base))
        alone = tags.startswith("VB") and low[-3:] != "ing" and all(t.startswith("VB") for t in tags.split("/"))
        return (
            _PRESENT * is_present(low)
            | _AUXILIARY * is_auxiliary(low)
            | _PART * (word in _PARTS)
            | _PART_BEFORE * (word in _PARTS or word in _PARTS_BEFORE)
            | _JOIN * (word in _JOINS)
            | _SHARES * (word in _SHARED)
            | _INSERTS * (word in _DASHES or word == ")")
            | _VERB * alone
            | _NO_PARTICIPLE * (alone and "VBN" not in tags)
            | _OWN * (base in SAY or base in THINK or tags.startswith("NN"))
            | _EVENT * (word[-1] == "s" and is_present(word) and not lasts)
            | _PLURAL * (low in _PLURALS or "NNS" in (tags or ("NNS" if low[-1] == "s" else "")))
            | _THIRD * (third and word.islower())
        )


_KINDS = _Kinds()


def may_clash(text: str, start: int, end: int, *, auxiliaries: bool, plain: bool, past: bool) -> bool:
    """Can a sentence hold a present that clashes with its time at `start:end`?

    `auxiliaries` says whether “is”, “has” and the like count, `plain` whether a bare form (“they plan”) counts behind
    anything but a plural, `past` whether the time is surely past.
    """
    words: list[str] = _TOKEN.findall(text, 0, start)
    first = len(words)
    words += _TOKEN.findall(text, start)
    kinds = list(map(_KINDS.__getitem__, words))
    if not text.startswith(("'s", "’s"), end):  # “Friday's vote”
        last = first + len(_TOKEN.findall(text, start, end))
        if _is_before(words, kinds, first, auxiliaries, plain) or _is_behind(words, kinds, last, auxiliaries, plain):
            return True
    return _may_disagree(words, kinds) or _may_stand_for_participle(words, kinds, first if past else 0)


def _is_before(words: Sequence[str], kinds: Sequence[int], first: int, auxiliaries: bool, plain: bool) -> bool:
    """Does a present stand before the time that begins at `first`, with nothing between that parts the two?"""
    own, i = True, first
    while i:
        i -= 1
        kind = kinds[i]
        if not kind:
            continue
        if kind & _INSERTS:  # the time of a verb may stand behind an insertion
            opens = "(" if words[i] == ")" else _DASHES
            i = next((k for k in range(i - 1, -1, -1) if words[k] in opens), 0)
        elif _fits(words, kinds, i, auxiliaries, plain, own):
            return True
        elif kind & _PART_BEFORE:
            return False
        elif kind & _JOIN:
            own = auxiliaries = False
        elif kind & _VERB:
            own = False
    return False


def _is_behind(words: Sequence[str], kinds: Sequence[int], last: int, auxiliaries: bool, plain: bool) -> bool:
    """Does one stand behind the time, with nothing between, or with a past that may share its time?"""
    parted, own = False, True
    for i in range(last, len(words)):
        kind = kinds[i]
        if not kind:
            continue
        if not parted and _fits(words, kinds, i, auxiliaries, plain, own):
            return True
        if kind & _SHARES:
            parted, own = False, True
        elif kind & _PART or (kind & _INSERTS and words[i] != ")"):
            parted, auxiliaries = True, False
        elif kind & _JOIN:
            own = auxiliaries = False
        elif kind & _NO_PARTICIPLE:
            own = False
    return False


def _fits(words: Sequence[str], kinds: Sequence[int], i: int, auxiliaries: bool, plain: bool, own: bool) -> bool:
    """Can it be a present whose time this is? What is a noun before all else, or reports, has only its `own` time."""
    kind, before = kinds[i], words[i - 1] if i else ""
    if kind & _AUXILIARY and auxiliaries:
        return not governs(before)
    return kind & _PRESENT > 0 and (own or not kind & _OWN) and may_be_present(words[i], before, plain)


def _may_disagree(words: Sequence[str], kinds: Sequence[int]) -> bool:
    """Can there be a third person behind a plural: “the strikers wins”?"""
    plural = False
    for i, kind in enumerate(kinds):
        if kind & _EVENT and plural and not governs(words[i - 1]):
            return True
        plural = (plural or kind & _PLURAL > 0) and not kind & _PART
    return False


def _may_stand_for_participle(words: Sequence[str], kinds: Sequence[int], first: int) -> bool:
    """Is there a third person right before an agent or the past time that begins at `first`: “a treaty signs last year”?"""
    while first and (words[first - 1].lower() in LEADING or words[first - 1] in SEASONS):
        first -= 1
    if first > 1 and kinds[first - 1] & _THIRD:
        return True
    return "by" in words and any(
        word == "by" and kinds[i] & _THIRD and base_of_present(words[i]) not in ALONE
        for i, word in enumerate(words[2:], 1)
    )
