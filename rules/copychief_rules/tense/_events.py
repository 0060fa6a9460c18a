"""Where something seems to happen in the present: what the rules about slips of single verbs begin with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from copychief.document import RUNNING, Document, Layer
from copychief.english.inflection import present_of
from copychief.english.sentences import SENTENCES
from copychief.english.vocabulary import BLOCK_WORDS
from copychief_rules.tense._glance import places_of
from copychief_rules.tense._verbs import EVENTS

FORMS = frozenset(map(present_of, EVENTS))
"The third persons of verbs of events."

_Places = Mapping[int, Sequence[tuple[int, int]]]


def _events(doc: Document) -> _Places:
    words = doc[BLOCK_WORDS]
    out: dict[int, Sequence[tuple[int, int]]] = {}
    at, forms = -1, frozenset[str]()
    for sentence in doc[SENTENCES]:
        if sentence.paragraph != at:
            at = sentence.paragraph
            forms = FORMS.intersection(words[at]) if sentence.block.kind in RUNNING else frozenset()
        if forms and any(form in sentence.text for form in forms):
            places = list(places_of(sentence.text, forms))
            if places:
                out[sentence.index] = places
    return out


EVENT_PLACES: Layer[_Places] = Layer("events in the present", _events)
"""By sentence of the running text: (start, end) in it of what can be the third person of an event."""
