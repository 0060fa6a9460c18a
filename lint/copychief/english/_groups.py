"""Finite verb groups in a tagged sentence, and the clause that each one heads. Pure functions on words and tags.

A group runs from its finite word to its main verb (“has not yet been opened”). Participles the tagger calls past
tense, and the reverse, are set right by the auxiliary before them. The clause is read off the words to the left.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from copychief.english._mend import FINITE, ONLY_PAST, TIME_NOUNS
from copychief.english.speech import SAY, THINK

Tense = Literal["past", "present"]
Clause = Literal["main", "coordinate", "relative", "subordinate", "reported"]


class Group(NamedTuple):
    """A finite verb group, in word indexes of its sentence; `end` is exclusive.

    `tense` is that of the finite word: “would have gone” is past with the modal “would”. `marker` is the word that
    opens the clause (who, because, and); `subject` the last word of the subject, None if it is shared or unknown.
    """

    start: int
    end: int
    head: int
    tense: Tense
    modal: str | None = None
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    negated: bool = False
    clause: Clause = "main"
    marker: int | None = None
    subject: int | None = None


_BE = frozenset("is are am was were be been being 's 're 'm ’s ’re ’m".split())
_HAVE = frozenset("has have had having 's 've 'd ’s ’ve ’d".split())
_DO = frozenset("do does did".split())
_NOT = frozenset("not n't n’t never".split())
_PAST_MODALS = frozenset("would could might should 'd ’d".split())
_ADVERB = frozenset({"RB", "RBR", "RBS"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "EX", "CD"})
_SUBORDINATORS = frozenset(
    "that because although though while whilst if unless until till since after before as whereas whether once than like"
    " lest so provided when where why how".split()
)
_PREPOSITIONS_TOO = frozenset("until till since after before as than like so once".split())


def read_groups(words: Sequence[str], tags: Sequence[str]) -> tuple[Group, ...]:
    """The finite verb groups of a sentence with mended tags, from left to right."""
    out: list[Group] = []
    i = 0
    while i < len(words):
        if tags[i] in FINITE and not (tags[i] == "VBP" and i and words[i - 1].lower() == "to"):
            group = _chain(words, tags, i)
            clause, marker, subject = _clause(words, tags, group.start, out)
            out.append(group._replace(clause=clause, marker=marker, subject=subject))
            i = group.end
        else:
            i += 1
    return tuple(out)


def _chain(words: Sequence[str], tags: Sequence[str], start: int) -> Group:
    word, tag = words[start].lower(), tags[start]
    modal = word if tag == "MD" else None
    past = tag == "VBD" or word in _PAST_MODALS or (tag in ("VBP", "VBZ") and word in ONLY_PAST)
    perfect = progressive = passive = negated = False
    head, end = start, start + 1
    link = "modal" if modal else "be" if word in _BE else "have" if word in _HAVE else "do" if word in _DO else ""
    if word in ("'s", "’s", "'d", "’d"):
        link = _contracted(words, tags, start)
        modal = word if link == "modal" else None
    i, skipped = start + 1, 0
    while link and i < len(words) and skipped < 4:
        low, t = words[i].lower(), tags[i]
        if t in _ADVERB or low in _NOT:
            negated = negated or low in _NOT
            i, skipped = i + 1, skipped + 1
            continue
        if i == start + 1 and t == "PRP" and skipped == 0:  # "did he go"
            i, skipped = i + 1, skipped + 1
            continue
        if link in ("modal", "do") and t in ("VB", "VBP"):
            link = "have" if low == "have" and link == "modal" else "be" if low == "be" else ""
        elif link == "have" and t in ("VBN", "VBD"):
            perfect = True
            link = "be" if low == "been" else ""
        elif link == "be" and t == "VBG":
            progressive = low != "being" or progressive
            link = "be" if low == "being" else ""
        elif link == "be" and t in ("VBN", "VBD"):
            passive = True
            link = ""
        else:
            break
        head, end = i, i + 1
        i, skipped = i + 1, 0
    if words[head].lower() in ("going", "set", "due", "about", "have", "has", "had") or link == "be":
        after = end
        if after + 1 < len(words) and words[after].lower() == "to" and tags[after + 1] == "VB":
            modal = modal or f"{words[head].lower()} to"
    return Group(start, end, head, "past" if past else "present", modal, perfect, progressive, passive, negated)


def _contracted(words: Sequence[str], tags: Sequence[str], at: int) -> str:
    """’s is “has” before a participle that “is” seldom takes; ’d is “had” before a participle, else “would”."""
    for j in range(at + 1, min(at + 4, len(words))):
        if tags[j] in _ADVERB:
            continue
        if words[at][-1] == "d":
            return "have" if tags[j] in ("VBN", "VBD") else "modal"
        return "have" if words[j].lower() in ("been", "become", "got", "had", "gone") else "be"
    return "be"


def _clause(
    words: Sequence[str], tags: Sequence[str], start: int, before: Sequence[Group]
) -> tuple[Clause, int | None, int | None]:
    """(kind of the clause, its opening word, the last word of its subject) for a group that starts at `start`."""
    subject: int | None = None
    settled = False  # the subject is no longer the object of a preposition
    floor = before[-1].end if before else 0
    comma = False
    i = start - 1
    while i >= floor:
        low, t = words[i].lower(), tags[i]
        if t in ("WDT", "WP", "WP$"):
            return "relative", i, subject if subject is not None else i
        if t == "WRB":
            return "subordinate", i, subject
        if t == "CC":
            told = bool(before) and words[before[-1].head].lower() not in SAY and tags[floor:i].count("IN") == 0
            if subject is None or told or not _joins_nouns(tags, i, start):
                return "coordinate", i, subject
        elif t in ("``", "''", ":", "-LRB-", "-RRB-", "."):
            break
        elif t == ",":
            comma = True
        elif low in _SUBORDINATORS and t in ("IN", "RB") and not (comma and low in _PREPOSITIONS_TOO):
            if low == "that" and i and words[i - 1].lower() in SAY | THINK:
                return "reported", i, subject
            if subject is not None:
                return "subordinate", i, subject
        elif t == "IN" and not comma:
            settled = False
        elif (t in _NOMINAL or (t == "DT" and i + 1 == start)) and not settled and not comma:
            if low not in TIME_NOUNS:
                subject = i
                settled = True
        elif (
            t in _NOMINAL
            and subject is None
            and low not in TIME_NOUNS
            and not (t == "CD" and i and tags[i - 1] == "IN")
        ):
            subject, settled = i, True
        i -= 1
    if i < floor and before and not comma and subject is not None:
        head, marker = words[before[-1].head].lower(), before[-1].marker
        if (
            before[-1].clause == "relative" and marker and head not in SAY
        ):  # "the man who owns it signed": the clause goes on
            return "main", None, marker - 1 if tags[marker - 1] in _NOMINAL else None
        return "reported" if head in SAY or head in THINK else "subordinate", None, subject
    return "main", None, subject


def _joins_nouns(tags: Sequence[str], at: int, start: int) -> bool:
    """Does the conjunction join two nouns of one subject (“the mayor and the council said”)?"""
    return at > 0 and tags[at - 1] in ("NN", "NNS", "NNP", "CD", "PRP") and not any(t in FINITE for t in tags[at:start])
