"""A clause of time that opens a sentence in the past, before a main verb in the present."""

from __future__ import annotations

from copychief.document import Document
from copychief.english._mend import is_verb
from copychief.english.inflection import base_of_present
from copychief.english.sentences import Sentence
from copychief.english.tags import TAGS
from copychief.english.verbs import VERBS, VerbGroup
from copychief.english.words import WORDS
from copychief_rules.tense._verbs import EVENTS

_OPENERS = ("When ", "After ", "Before ", "Once ", "Until ", "As soon as ")


def past_clause(doc: Document, sentence: Sentence) -> tuple[VerbGroup, VerbGroup] | None:
    """(the verb of the clause, the main verb) of “After she grew up, she decides to leave”; else None."""
    if not sentence.text.startswith(_OPENERS):
        return None
    words, tags = doc[WORDS][sentence.index], doc[TAGS][sentence.index]
    verbs = doc[VERBS][sentence.index]
    if len(verbs) < 2 or not any(w.text == "," for w in words):
        return None
    clause, main = verbs[0], verbs[1]
    if clause.tense != "past" or not clause.simple or clause.subject is None or main.tense != "present":
        return None
    if not main.simple or main.passive or main.subject is None or main.clause != "main":
        return None
    between = sentence.block.text[clause.end : main.start]
    if "," not in between or any(mark in between for mark in '“”";:—–()'):
        return None
    base = base_of_present(main.verb.text)
    if base not in EVENTS or not is_verb(base):
        return None
    person = tags[main.group.subject or 0] == "NNP" or main.subject.text.lower() in ("he", "she", "they", "we", "i")
    return (clause, main) if person else None
