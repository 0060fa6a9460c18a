"""Which verb a time expression belongs to: the one of its own clause, if the words between leave no doubt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from copychief.english._groups import Group

_STOPS = frozenset({"WDT", "WP", "WP$", "WRB", "CC", "``", "''", ":", "-LRB-", "-RRB-", "."})
_VERBS = frozenset({"VB", "VBG", "VBN", "VBD", "VBP", "VBZ", "MD"})
_PHASES = frozenset("begins began starts started stops stopped keeps kept finishes finished helps helped".split())
SENSES = frozenset("sees saw watches watched hears heard makes made lets let helps helped".split())
"Verbs that take a noun and a bare infinitive: “sees its profits fall”."
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "DT", "JJ", "$"})


_ASIDE = "UH"
_DASHES = frozenset("- – — --".split())


class Attachment(NamedTuple):
    """A time and the group it belongs to.

    `place` is "after" (they met yesterday), "front" (yesterday, they met) or "between" (they yesterday met);
    `object` is True if nouns stand between the verb and a time behind it.
    """

    group: int
    place: Literal["after", "front", "between"]
    object: bool = False


def attach(
    words: Sequence[str], tags: Sequence[str], groups: Sequence[Group], first: int, last: int
) -> Attachment | None:
    """The group that the time at words `first` to `last` (inclusive, its preposition too) belongs to."""
    tags = without_asides(tags)
    return _after(words, tags, groups, first) or _before(words, tags, groups, first, last)


def without_asides(tags: Sequence[str]) -> Sequence[str]:
    """The tags, with brackets that hold no verb made to stand in nobody's way: “made $2 (£1) in 2004”."""
    if "-LRB-" not in tags:
        return tags
    out = list(tags)
    start = None
    for i, tag in enumerate(tags):
        if tag == "-LRB-":
            start = i
        elif tag in _VERBS:
            start = None
        elif tag == "-RRB-" and start is not None:
            out[start : i + 1] = [_ASIDE] * (i + 1 - start)
            start = None
    return out


def _after(words: Sequence[str], tags: Sequence[str], groups: Sequence[Group], first: int) -> Attachment | None:
    nouns = False
    i = first
    while i > 0:
        i -= 1
        tag = tags[i]
        if tag == ":" and words[i] in _DASHES:
            i = _opening_dash(words, tags, i)  # "sales of three cars - A, B and C - in Asia last year"
            if i < 0:
                return None
            continue
        if tag in _VERBS:
            at = next((n for n, g in enumerate(groups) if g.start <= i < g.end), None)
            if at is None and tag in ("VBG", "VB") and i and words[i - 1].lower() in _PHASES:
                at = next((n for n, g in enumerate(groups) if g.start <= i - 1 < g.end), None)
            if at is None:
                return None
            if at and tag == "VBP" and words[groups[at - 1].head].lower() in SENSES and groups[at].marker is None:
                return Attachment(at - 1, "after", True)  # "sees its profits fall last year"
            return Attachment(at, "after", nouns)
        if tag == "TO" and tags[i + 1] == "VB":
            return None
        if tag in _STOPS or tag == "," or (tag == "IN" and words[i].lower() in ("that", "because", "if", "whether")):
            return None
        nouns = nouns or tag in _NOUNS
    return None


def _before(
    words: Sequence[str], tags: Sequence[str], groups: Sequence[Group], first: int, last: int
) -> Attachment | None:
    at = next((n for n, g in enumerate(groups) if g.start > last), None)
    if at is None:
        return None
    group = groups[at]
    if first and tags[first - 1] not in (",", "``", ":", "CC") and not _opens(words, tags, first, last):
        # "The company on Monday announced": only if nothing else stands between the time and the verb
        between = tags[last + 1 : group.start]
        if all(t == "RB" for t in between) and group.clause in ("main", "coordinate"):
            return Attachment(at, "between")
        return None
    if any(t in _STOPS or (t in _VERBS and t != "VBN") for t in tags[last + 1 : group.start]):
        return None
    between = tags[last + 1 : group.start]
    # “Yesterday the owner, Northern Lines, stops”: two marks only if they set off an apposition right before the verb
    apposed = between.count(",") == 2 and between[-1] == "," and _NOUNS.issuperset(set(between) - {",", "IN", "PRP$"})
    if group.clause not in ("main", "coordinate") or (between.count(",") > 1 and not apposed):
        return None
    if all(t == "," for t in tags[last + 1 : group.start]) and group.start > last + 1:
        return None  # "who left two years ago, tells": another clause ends there
    if group.start == last + 1:  # the time may be the subject, unless the verb shares one: "and last year came"
        shared = first > 0 and tags[first - 1] == "CC" and group.subject is None
        return Attachment(at, "between") if shared else None
    return Attachment(at, "front")


def _opens(words: Sequence[str], tags: Sequence[str], first: int, last: int) -> bool:
    """Does the time end an adverbial that opens the sentence (“In elections in 1995, the …”)?"""
    return (
        last + 1 < len(tags)
        and tags[last + 1] == ","
        and words[0].lower() in ("in", "at", "during", "on")
        and not any(t in _VERBS or t in (",", "TO") or t in _STOPS for t in tags[:first])
    )


def _opening_dash(words: Sequence[str], tags: Sequence[str], at: int) -> int:
    """The dash that opens an insertion without verbs which closes at `at`; -1 if there is none."""
    for i in range(at - 1, max(-1, at - 16), -1):
        if tags[i] == ":" and words[i] in _DASHES:
            return i
        if tags[i] in _VERBS or tags[i] in _STOPS - {"CC"}:
            return -1
    return -1
