"""How the story around a verb is told: what rules about single slips weigh them against."""

from __future__ import annotations

from typing import NamedTuple

from copychief.document import RUNNING, Document
from copychief.english.inflection import base_of_present
from copychief.english.sentences import SENTENCES, Sentence
from copychief.english.tags import TAGS, usual_tags
from copychief.english.verbs import VERBS, VerbGroup
from copychief_rules.tense._attach import SENSES
from copychief_rules.tense._quoted import Quoted
from copychief_rules.tense._verbs import EVENTS

_REPORTS = frozenset(
    "say think believe know hope feel claim insist argue warn tell add note suspect fear expect predict admit".split()
)


class Told(NamedTuple):
    """A finite verb of the running text outside quotations, and its sentence."""

    sentence: Sentence
    verb: VerbGroup


class Around(NamedTuple):
    """The tenses of the verbs around one; `events` are presents that tell of events."""

    past: int
    present: int
    events: int
    nearest_past: VerbGroup | None


def is_title(doc: Document, index: int) -> bool:
    """Where no headline is known, the first line often is one that ends in a full stop."""
    text = doc.blocks[index].text
    return (
        not index
        and len(doc.blocks) > 2
        and doc.metadata.headline is None
        and ". " not in text
        and len(text.split()) <= 25
    )


def told(doc: Document, quoted: Quoted, first: int = 0, last: int | None = None) -> list[Told]:
    """The finite verbs of sentences `first` to `last` (exclusive): of running text, outside quotations."""
    sentences = doc[SENTENCES]
    return [
        Told(sentence, verb)
        for sentence in sentences[first:last]
        if sentence.block.kind in RUNNING and not is_title(doc, sentence.paragraph)
        for verb in doc[VERBS][sentence.index]
        if not quoted.within(sentence.paragraph, verb.start, verb.end)
    ]


def around(
    doc: Document, quoted: Quoted, sentence: Sentence, verb: VerbGroup, reach: int = 6, most: int | None = None
) -> Around:
    """The tenses of `reach` verbs on either side of a verb of the story; no more sentences are read than it takes.

    It stops early where there are more than `most` presents.
    """
    first, last, end = sentence.index, sentence.index + 1, len(doc[SENTENCES])
    here = [t.verb for t in told(doc, quoted, first, last)]
    at = next((i for i, v in enumerate(here) if v is verb), None)
    if at is None:
        return Around(0, 0, 0, None)
    before, after = here[:at][-reach:], here[at + 1 :][:reach]
    while True:
        present = [v for v in before + after if v.tense == "present"]
        back, on = first > 0 and len(before) < reach, last < end and len(after) < reach
        if not (back or on) or (most is not None and len(present) > most):
            break
        if back and not (on and len(after) < len(before)):
            first -= 1
            before = [*(t.verb for t in told(doc, quoted, first, first + 1)), *before][-reach:]
        else:
            after = [*after, *(t.verb for t in told(doc, quoted, last, last + 1))][:reach]
            last += 1
    past = [v for v in before + after if v.tense == "past"]
    events = sum(1 for v in present if v.simple and base_of_present(v.verb.text) in EVENTS)
    nearest = min(past, key=lambda v: abs(v.span.start - verb.span.start), default=None)
    return Around(len(past), len(present), events, nearest)


def is_doubtful(doc: Document, sentence: Sentence, verb: VerbGroup) -> bool:
    """Is the verb likely a noun that was taken for one (“an appeals court upheld”)?

    Then the true verb of the clause follows, with no word that opens a clause of its own.
    """
    if (verb.subject is None and verb.clause == "main") or (verb.clause == "subordinate" and verb.marker is None):
        return True
    tags, end = doc[TAGS][sentence.index], verb.group.end
    takes_object = end < len(tags) and tags[end] in ("DT", "PRP", "PRP$")
    if verb.clause != "main" and not takes_object and usual_tags(verb.verb.text).startswith("NNS"):
        return True  # “replaced as hosts”
    after = next((v for v in doc[VERBS][sentence.index] if v.start > verb.start), None)
    if after is None or after.marker is not None or verb.verb.text.lower() in SENSES:
        return False
    between = sentence.block.text[verb.end : after.start]
    if after.clause == "reported":
        return base_of_present(verb.verb.text) not in _REPORTS
    return not any(mark in between for mark in ",;:—–()") and " - " not in between
