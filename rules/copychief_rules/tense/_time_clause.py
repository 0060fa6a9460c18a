"""Clauses of time whose tense contradicts that of their main clause, whether a date stands beside them or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from copychief.document import RUNNING, Document, Stretch
from copychief.english._mend import is_verb
from copychief.english.inflection import base_of_present
from copychief.english.sentences import SENTENCES, Sentence
from copychief.english.speech import SAY, THINK
from copychief.english.tags import TAGS
from copychief.english.times import TIMES
from copychief.english.verbs import VERBS, VerbGroup
from copychief.english.vocabulary import BLOCK_WORDS
from copychief.english.words import WORDS
from copychief.lazy import lazy
from copychief_rules.tense._events import EVENT_PLACES, FORMS
from copychief_rules.tense._glance import places_of
from copychief_rules.tense._verbs import EVENTS, PLOTS, SCHEDULED

_OPENERS = ("When ", "After ", "Before ", "Once ", "Until ", "As soon as ", "By the time ")
_FORMS = FORMS | EVENTS
_PARTS = frozenset({",", ":", "CC", "WDT", "WP", "``", "''"})
_MARKS = frozenset('“”";:—–()')
_SINCE = lazy(r"\b[Ss]ince\s")
_WHEN = lazy(r"\w\s+(?:when|until|before)\s+\w+\s+\w+")
_PERFECT = lazy(r"\b(?:has|have)\b|['’](?:s|ve)\b")
_TIMES = frozenset(
    "day night morning evening afternoon week weekend month year time moment minute hour decade era".split()
)
_CONTACT = lazy(
    rf"\b(?:the|that|on|in|very|same)\s+(?:{'|'.join(sorted(_TIMES))})\s+(?:that\s+|when\s+)?((?:[\w.’'-]+\s+){{1,3}}?)(\w+s)\b"
)
_STARTS = frozenset("arrive take come join".split())
"What these tell is seldom fixed for a time that isn’t said."
_PLANS = frozenset("expected due supposed meant scheduled planned set going ready about bound likely".split())


class Shift(NamedTuple):
    """A present that was to be a past, and what says so: the past clause or verb."""

    verb: VerbGroup
    against: Stretch
    since: bool = False
    "Is it behind “since”?"


def shifts(doc: Document) -> Iterator[tuple[Sentence, Shift]]:
    """All of the running text; a look at the text of a sentence, and at what happens there, spares most their tags."""
    places = doc[EVENT_PLACES]
    for sentence in doc[SENTENCES]:
        opens = sentence.text.startswith(_OPENERS) and sentence.block.kind in RUNNING
        if opens or sentence.index in places:
            for shift in _shifts(doc, sentence, opens, places.get(sentence.index, ())):
                yield sentence, shift


def _shifts(doc: Document, sentence: Sentence, opens: bool, places: Sequence[tuple[int, int]]) -> Iterator[Shift]:
    """Those of a sentence; `opens` says whether it begins with a clause of time, `places` where an event may be told."""
    text = sentence.text
    if opens and (found := _past_clause(doc, sentence) or (places and _present_clause(doc, sentence, places[0][0]))):
        yield found
    if not places:
        return
    if _WHEN.search(text):
        yield from _main(doc, sentence)
    if "ince " in text and (m := _SINCE.search(text)) and m.end() <= places[-1][0] and _PERFECT.search(text):
        yield from _since(doc, sentence)
    if _TIMES.isdisjoint(doc[BLOCK_WORDS][sentence.paragraph]):
        return
    for m in _CONTACT.finditer(text):
        if m.span(2) in places:
            yield from _contact(doc, sentence, sentence.start + m.start(2))


def _past_clause(doc: Document, sentence: Sentence) -> Shift | None:
    """“After she grew up, she decides to leave”."""
    if not any(True for _ in places_of(sentence.text.partition(",")[2], _FORMS)):
        return None
    tags, verbs = doc[TAGS][sentence.index], doc[VERBS][sentence.index]
    if len(verbs) < 2:
        return None
    clause, main = verbs[0], verbs[1]
    if clause.tense != "past" or not clause.simple or clause.subject is None or main.tense != "present":
        return None
    if not main.simple or main.passive or main.subject is None or main.clause != "main":
        return None
    between = sentence.block.text[clause.end : main.start]
    if "," not in between or not _MARKS.isdisjoint(between):
        return None
    base = base_of_present(main.verb.text)
    if base not in EVENTS or not is_verb(base):
        return None
    person = tags[main.group.subject or 0] == "NNP" or main.subject.text.lower() in ("he", "she", "they", "we", "i")
    return Shift(main, Stretch(sentence.block, sentence.start, clause.end)) if person else None


def _present_clause(doc: Document, sentence: Sentence, place: int) -> Shift | None:
    """“When Roe takes office in 2008, his first act was a tour of the north”."""
    if sentence.text.find(",") < place or sentence.text.startswith("Until "):
        return None
    words, tags, verbs = _read(doc, sentence)
    if len(verbs) < 2 or not _is_event(words, tags, verbs[0]):
        return None
    clause, main = verbs[:2]
    between = sentence.block.text[clause.end : main.start]
    if "," not in between or not _MARKS.isdisjoint(between) or main.clause != "main" or not _tells(words, main):
        return None
    return Shift(clause, main)


def _main(doc: Document, sentence: Sentence) -> Iterator[Shift]:
    """“The firm becomes the biggest in the land when it bought the mill”."""
    words, tags, verbs = _read(doc, sentence)
    for main, clause in pairwise(verbs):
        marker = clause.group.marker
        if (
            main.clause != "main"
            or clause.clause != "subordinate"
            or marker is None
            or not _is_event(words, tags, main)
        ):
            continue
        if base_of_present(main.verb.text) == "come" or words[marker - 1].lower().rstrip("s") in _TIMES:
            continue  # “the move comes months before it was sold”, “at a time when sales fell”
        between = tags[main.group.end : marker]
        if words[marker] in ("when", "until", "before") and _tells(words, clause) and not _PARTS & set(between):
            yield Shift(main, clause)


def _since(doc: Document, sentence: Sentence) -> Iterator[Shift]:
    """“Since Roe takes over, profits have doubled”: what has an end in the present began in the past."""
    words, tags, verbs = _read(doc, sentence)
    for i, verb in enumerate(verbs):
        marker = verb.marker
        if marker is None or marker.text.lower() != "since" or not _is_event(words, tags, verb):
            continue
        opens = marker.text == "Since"
        after = (v for v in verbs[i + 1 :] if v.marker is None)
        main = next(after, None) if opens else verbs[i - 1] if i else None
        if main is None or main.tense != "present" or not main.perfect:
            continue
        text = sentence.block.text
        if not opens and text[main.end : marker.start].rstrip().endswith(","):
            continue  # “he has sold it, since …”
        end = main.start if opens else sentence.end
        if not _may_be_reason(doc, sentence, verb, end):
            yield Shift(verb, main, since=True)


def _may_be_reason(doc: Document, sentence: Sentence, verb: VerbGroup, end: int) -> bool:
    """“Since the shop closes at six, we have …”, “since he arrives on Friday”: what is fixed may give a reason."""
    base = base_of_present(verb.verb.text)
    if base not in SCHEDULED:
        return False
    times = [t for t in doc[TIMES] if t.block is sentence.block and verb.end <= t.start < end]
    if any(t.direction != "past" and t.kind != "year" for t in times):
        return True
    return not times and (base not in _STARTS or sentence.block.text.startswith(" at ", verb.end))


def _contact(doc: Document, sentence: Sentence, at: int) -> Iterator[Shift]:
    """“The trial ended on the day it begins”, “he was ill by the time she arrives”."""
    words, tags, verbs = _read(doc, sentence)
    i = next((i for i, v in enumerate(verbs) if v.start == at), 0)
    if not i or verbs[i].clause != "subordinate" or not _is_event(words, tags, verbs[i]):
        return
    main = verbs[i - 1]
    between = tags[main.group.end : verbs[i].group.start]
    if main.clause not in ("main", "coordinate") or not {"TO", "VB", "VBG", ","}.isdisjoint(between):
        return
    if _tells(words, main) and not any(v.modal for v in verbs):  # “on the day he arrives he would speak”
        yield Shift(verbs[i], main)


def _read(doc: Document, sentence: Sentence) -> tuple[list[str], Sequence[str], tuple[VerbGroup, ...]]:
    at = sentence.index
    return [w.text for w in doc[WORDS][at]], doc[TAGS][at], doc[VERBS][at]


def _is_event(words: Sequence[str], tags: Sequence[str], verb: VerbGroup) -> bool:
    """Does the present tell of one event, not of what comes again: “when a vacancy arises”, “when it comes to”?"""
    base, subject = base_of_present(verb.verb.text), verb.group.subject
    if verb.tense != "present" or not verb.simple or verb.passive or verb.negated or base not in EVENTS:
        return False
    if subject is None or base == verb.verb.text.lower() or not is_verb(base):
        return False
    word, begin = words[subject].lower(), subject
    if word in ("he", "she") or tags[subject] == "NNP":
        return True
    if word == "it":
        return base != "come"
    while begin and tags[begin - 1] in ("NN", "NNP", "JJ", "POS", "CD"):
        begin -= 1
    one = begin and words[begin - 1].lower() in ("the", "this", "his", "her", "its", "their", "our", "my")
    return bool(one) and word not in PLOTS


def _tells(words: Sequence[str], verb: VerbGroup) -> bool:
    """Is it a past that tells of something done, neither a plan nor what somebody said?"""
    if verb.tense != "past" or verb.modal or verb.subject is None:
        return False
    head, end = verb.verb.text.lower(), verb.group.end
    if head in SAY or head in THINK or head in _PLANS:
        return False
    after = [w.lower() for w in words[end : end + 3]]
    return "to" not in after[:2] and _PLANS.isdisjoint(after)
