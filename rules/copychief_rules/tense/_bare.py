"""A bare verb behind “and” where a past was due: “she got up and look around”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copychief.english._mend import is_verb
from copychief.english.inflection import PAST, base_of_present
from copychief.english.tags import usual_tags
from copychief.english.verbs import VerbGroup
from copychief.english.words import Word
from copychief_rules.tense._attach import SENSES
from copychief_rules.tense._verbs import EVENTS

_SAME = frozenset(base for base, past in PAST.items() if base == past)
_GOVERN = frozenset({"TO", "MD", "VB", "VBP", "VBZ", "VBG", "VBD", "VBN", "``", "''", ":", "WDT", "WP", "WRB", "-LRB-"})
_BEHIND = frozenset({"DT", "PRP", "PRP$", "RB", "RP", "IN", "TO"})
_MANY = frozenset("i we they you".split())


def is_usual_verb(word: str) -> bool:
    """Is the word, in small letters, a verb's base before all else?"""
    return usual_tags(word).startswith("VB") and base_of_present(word) == word and is_verb(word)


def bare_verbs(
    words: Sequence[Word], tags: Sequence[str], verbs: Sequence[VerbGroup]
) -> Iterator[tuple[VerbGroup, Word, str]]:
    """(the past verb, the bare one coordinated with it, its base): nothing before the “and” can govern a bare form."""
    for i, tag in enumerate(tags):
        if tag != "CC" or words[i].text != "and":
            continue
        j = i + 1
        while j < len(tags) and tags[j] == "RB" and j < i + 3:
            j += 1
        if j + 1 >= len(tags) or tags[j] not in ("VB", "VBP") or tags[j + 1] not in _BEHIND:
            continue
        base = words[j].text
        first = next((v for v in reversed(verbs) if v.group.end <= i), None)
        if first is None or base in _SAME or not is_usual_verb(base) or not _may_rule(first):
            continue
        if (
            "TO" in tags[: first.group.start] or "MD" in tags[: first.group.start]
        ):  # "I want to go back to what he said and ask"
            continue
        if not _GOVERN.isdisjoint(tags[first.group.end : i]):
            continue
        subject = first.group.subject
        if subject is None:
            continue
        if tags[subject] == "NN" and not any(t in ("DT", "PRP$", "POS") for t in tags[max(0, subject - 3) : subject]):
            continue
        many = tags[subject] == "NNS" or words[subject].text.lower() in _MANY
        if not many or base in EVENTS:
            yield first, words[j], base


def _may_rule(first: VerbGroup) -> bool:
    """A plain past that takes no bare infinitive (“made him stop and look”)."""
    if first.clause == "subordinate" and first.marker is None:
        return False
    if first.tense != "past" or not first.simple or first.negated or first.passive or first.clause == "relative":
        return False
    return first.verb.text.lower() not in SENSES | _SAME | {"did", "was", "were", "had", "used"}
