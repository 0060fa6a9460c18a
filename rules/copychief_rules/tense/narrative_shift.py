"""TEN004."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copychief.diagnostic import Confidence, Edit, Finding, Fix, Related, Severity
from copychief.document import Document
from copychief.english._mend import is_verb
from copychief.english.inflection import base_of_present, past_of
from copychief.english.quotation_marks import QUOTATION_MARKS
from copychief.english.sentences import SENTENCES, Sentence
from copychief.english.speech import SAY, THINK
from copychief.english.tags import TAGS
from copychief.english.times import TIMES
from copychief.english.verbs import VERBS, VerbGroup
from copychief.english.vocabulary import BLOCK_WORDS
from copychief.english.words import WORDS
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule
from copychief_rules.tense._events import EVENT_PLACES
from copychief_rules.tense._quoted import QUOTED, Quoted
from copychief_rules.tense._story import Told, around, is_doubtful, told
from copychief_rules.tense._verbs import EVENTS, is_agent, is_state

_MEANT = lazy(
    r"\b(?:now|nowadays|today|currently|still|always|usually|often|never|sometimes|normally|typically|generally|regularly|every|each"
    r"|if|whenever|will|would|may|might|can|could|should|must|scheduled|expected|due|upcoming|next|tomorrow|so far"
    r"|photo|picture|image|video|footage|film|movie|novel|book|episode|scene|chapter|article|report|essay|play|song|series|documentary"
    r"|author|writes|according)\b",
    re.IGNORECASE,
)

_IS = lazy(r"\b(?:is|are|am|has|says|will|can|does)\b")

_NOBODY = frozenset("it this that which there what who each one".split())


class NarrativeShift(Rule):
    """A past narrative slips into the present for one event.

    All verbs around are in the past, and one event in the middle is told in the present: “The men forced the door and
    searched the house. A neighbour calls the police. They fled over the roof.” It speaks only if the story around is
    told in the past throughout.

    Why: one present among many pasts is most often the trace of an edit.
    Leave it when: the event is a habit, or is still to come.
    Not caught: what is or seems; clauses that depend on another; a story that itself goes to and fro; the past among
    presents.
    """

    code, name, since = "TEN004", "narrative-shift", "0.1"
    severity = Severity.INFO
    needs = (SENTENCES, WORDS, TAGS, VERBS, TIMES, QUOTATION_MARKS, BLOCK_WORDS, QUOTED, EVENT_PLACES)

    examples = (
        Bad(
            """
            Two men forced the door shortly after two and searched the house. They took a clock and broke a window. The
            dog woke and barked. A neighbour calls the police. The men fled over the roof, crossed the yard and
                                             ^^^^^ “called”
            jumped the wall. The clock was found a week later. It had stopped.
            """
        ),
        Good(
            """
            Two men forced the door shortly after two and searched the house. They took a clock and broke a window. The
            dog woke and barked. The house belongs to a retired teacher. The men fled over the roof, crossed the yard and
            jumped the wall. The clock was found a week later. It had stopped.
            """
        ),
        Good(
            """
            Two men forced the door shortly after two and searched the house. They took a clock and broke a window. The
            dog woke and barked. A neighbour usually calls the police. The men fled over the roof, crossed the yard and
            jumped the wall. The clock was found a week later. It had stopped.
            """
        ),
        Good("He forces the door. He searches the house. The dog woke. He grabs a clock and runs. He jumps. He fell."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        quoted, sentences = doc[QUOTED], doc[SENTENCES]
        for index, places in doc[EVENT_PLACES].items():
            sentence = sentences[index]
            at = sentence.start
            if all(quoted.within(sentence.paragraph, at + start, at + end) for start, end in places):
                continue  # another's tense
            if (
                _MEANT.search(sentence.text)
                or sum(_presents(quoted, s) for s in sentences[max(0, index - 1) : index + 2]) > 1
            ):
                continue  # most sentences need no tags, nor do those that stand in no story of the past
            for here in told(doc, quoted, index, index + 1):
                if here.verb.tense != "past" and _is_event(doc, sentence, here.verb):
                    yield from _shift(doc, quoted, here)


def _presents(quoted: Quoted, sentence: Sentence) -> int:
    """How often something is said to be, or somebody to say, in the present, outside quotations."""
    at = sentence.start
    return sum(not quoted.within(sentence.paragraph, at + m.start(), at + m.end()) for m in _IS.finditer(sentence.text))


def _shift(doc: Document, quoted: Quoted, here: Told) -> Iterator[Finding]:
    """A finding if the story around is told in the past."""
    verb = here.verb
    near = around(doc, quoted, here.sentence, verb, most=1)
    if near.past < 6 or near.present > (1 if near.past > 9 else 0) or near.nearest_past is None:
        return
    right = past_of(base_of_present(verb.verb.text))
    yield Finding(
        verb.span,
        f"“{verb.text}” is present tense in a story told in the past: “{right}”",
        related=[Related(near.nearest_past.span, f"“{near.nearest_past.text}”, past tense")],
        fixes=[Fix(f"Change to “{right}”", (Edit(verb.span, right),))],
        facts={"verb": verb.text, "past_around": near.past, "present_around": near.present},
        confidence=Confidence.HIGH,
    )


def _is_event(doc: Document, sentence: Sentence, verb: VerbGroup) -> bool:
    """Does the verb tell of one event, in a clause of its own, with a person or thing that does it?"""
    base = base_of_present(verb.verb.text)
    if (
        not verb.simple
        or verb.passive
        or verb.negated
        or base == verb.verb.text.lower()
        or base not in EVENTS
        or not is_verb(base)
    ):
        return False
    if verb.subject is None or _MEANT.search(sentence.text):
        return False
    if verb.clause not in ("main", "coordinate") and not _told_with_past(doc, sentence, verb):
        return False
    if verb.clause != "subordinate" and verb.subject.text.lower() in _NOBODY:
        return False
    words, tags = doc[WORDS][sentence.index], doc[TAGS][sentence.index]
    group = verb.group
    following = words[group.end].text.lower() if group.end < len(words) else ""
    subject = tags[group.subject or 0]
    if following == "no" or base == "make":
        return False  # "he makes no mistakes", "she makes the point"
    # a plural with a third person ("rebels wins") is a slip whoever it is
    if subject not in ("NNP", "PRP", "NNS") and not is_agent(verb.subject.text):
        return False
    if is_state(base, following) and subject not in ("NNP", "PRP"):
        return False
    if is_doubtful(doc, sentence, verb):
        return False
    # not yet, or a caption: “shakes hands on Monday, Jan. 5, 2015”
    return not any(
        t.block is sentence.block
        and sentence.start <= t.start < sentence.end
        and (t.direction in ("present", "future") or (t.weekday is not None and t.year))
        for t in doc[TIMES]
    )


def _told_with_past(doc: Document, sentence: Sentence, verb: VerbGroup) -> bool:
    """Is it a clause of time right behind a verb of the past (“protests began after it announces …”)?"""
    if verb.clause != "subordinate" or verb.marker is None or verb.marker.text.lower() not in ("when", "as", "after"):
        return False
    group, tags = verb.group, doc[TAGS][sentence.index]
    main = next((v for v in reversed(doc[VERBS][sentence.index]) if v.start < verb.start), None)
    if main is None or main.tense == "present" or not main.simple or main.clause not in ("main", "coordinate"):
        return False
    head = main.verb.text.lower()
    between = tags[main.group.end : group.marker]
    return (
        head not in SAY
        and head not in THINK
        and not any(
            t in ("TO", "VB", "MD") or (t == "VBG" and before not in ("PRP$", "DT", "JJ"))
            for before, t in zip(["", *between], between, strict=False)
        )
    )
