"""A compound tense, or a plain “is” or “has”, beside a time that is over: “has signed it two days ago”, “is ill yesterday”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copychief.english._mend import base_of
from copychief.english.inflection import past_of
from copychief.english.sentences import Sentence
from copychief.english.times import TimeExpression
from copychief.english.verbs import VerbGroup
from copychief.english.words import WORDS
from copychief.lazy import lazy
from copychief_rules.tense._article import Article
from copychief_rules.tense._attach import Attachment
from copychief_rules.tense._verbs import EVENTS

HABIT = lazy(r"\b(?:every|each|usually|always|often|normally|annually|whenever|if)\b", re.IGNORECASE)
_PASTS = {"is": "was", "are": "were", "am": "was", "has": "had", "have": "had"}


def compound(article: Article, time: TimeExpression, sentence: Sentence) -> tuple[VerbGroup, str] | None:
    """The group that belongs to the time, and its past, empty if that is open."""
    if time.kind not in ("relative", "ago", "later") or HABIT.search(sentence.text):
        return None
    pair = article.attached(time, sentence)
    if pair is None or pair[0].tense == "past":
        return None
    verb, found = pair
    tags, words = article.tags(sentence), article.words(sentence)
    group, at = verb.group, _at(article, sentence, time)
    if group.modal == "will":
        return (verb, "") if _is_done(words, tags, verb, found, time, at) else None
    if group.modal or group.progressive:
        return None
    if not (group.perfect or group.passive):
        return _plain(words, tags, verb, found, time, at)
    if group.perfect:
        between = words[group.end : at]
        if found.place == "between" or group.passive or any(w.lower() == "since" for w in between):
            return None
        if found.object and time.kind != "ago" and time.text.lower() != "yesterday":
            return None
        return verb, past_of(base_of(verb.verb.text))
    shown = verb.verb.text.lower() in ("pictured", "seen", "shown", "photographed")
    if time.kind == "later" or shown:
        return None
    near = not found.object or _is_place(words, tags, group.end, at)
    front = found.place == "front" and _opens(tags, at) and base_of(verb.verb.text) in EVENTS
    if front or (found.place == "after" and near):
        return verb, ("were " if verb.finite.text.lower() == "are" else "was ") + verb.verb.text
    return None


def _plain(
    words: Sequence[str], tags: Sequence[str], verb: VerbGroup, found: Attachment, time: TimeExpression, at: int
) -> tuple[VerbGroup, str] | None:
    """“Yesterday he is in Rome”, “the firm has 300 clerks last year”: not “is unlike the vote last year”."""
    right = _PASTS.get(verb.finite.text.lower())
    if right is None or time.direction != "past" or verb.clause not in ("main", "coordinate", "reported"):
        return None
    end = verb.group.end
    if found.place == "front":
        return (verb, right) if _opens(tags, at) else None
    if found.place != "after" or not _ends(words, tags, at, time):
        return None
    between = tags[end:at]
    if right == "had":
        fits = (
            end < at and between[0] in ("CD", "$", "DT") and "IN" not in between and not {"JJR", "RBR"} & set(between)
        )
    else:
        fits = _is_place(words, tags, end, at) or (0 < len(between) < 3 and set(between) <= {"RB", "JJ"})
    return (verb, right) if fits else None


def _opens(tags: Sequence[str], at: int) -> bool:
    """Does the time open the sentence?"""
    return all(t in ("RB", "IN", "CC", ",") for t in tags[:at])


def _ends(words: Sequence[str], tags: Sequence[str], at: int, time: TimeExpression) -> bool:
    """Does the time end its clause?"""
    after = at + len(time.text.split())
    return after >= len(tags) or tags[after] in (",", ".", "CC", ":")


def _is_place(words: Sequence[str], tags: Sequence[str], start: int, end: int) -> bool:
    """Is it nothing but “in Rome”, “at home” or “at the port” that stands there?"""
    if end - start < 2 or words[start].lower() not in ("in", "at", "on"):
        return False
    inside = tags[start + 1 : end]
    return set(inside) <= {"NNP"} or (len(inside) < 3 and set(inside) <= {"NN", "DT"})


def _at(article: Article, sentence: Sentence, time: TimeExpression) -> int:
    """The first word that stands no earlier than the time."""
    words = article.doc[WORDS][sentence.index]
    return next((i for i, w in enumerate(words) if w.start >= time.start), len(words))


def _is_done(
    words: Sequence[str], tags: Sequence[str], verb: VerbGroup, found: Attachment, time: TimeExpression, at: int
) -> bool:
    """“Will close the plant yesterday”: nothing but one object stands between, to which the time can't belong."""
    if time.direction != "past" or time.kind not in ("relative", "ago") or (time.kind == "ago" and found.object):
        return False
    if verb.progressive or verb.perfect or verb.clause not in ("main", "coordinate", "reported"):
        return False
    if found.place != "after":
        return False
    if verb.group.end == at:
        return True
    between = tags[verb.group.end : at]
    return time.unit == "day" and set(between) <= {"DT", "PRP$", "JJ", "NN", "NNS", "NNP"} and len(between) < 5
