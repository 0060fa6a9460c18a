"""The times of an article against the verbs of their clauses: where a tense contradicts one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from copychief.document import RUNNING, Document, Stretch
from copychief.english._mend import base_of, is_verb, mend
from copychief.english.inflection import base_of_present, past_of
from copychief.english.sentences import SENTENCES, Sentence
from copychief.english.speech import SAY, THINK
from copychief.english.tags import TAGS
from copychief.english.times import TIMES, TimeExpression
from copychief.english.verbs import VERBS, VerbGroup
from copychief.english.words import WORDS, Word
from copychief.lazy import lazy
from copychief_rules.tense._attach import Attachment, attach
from copychief_rules.tense._glance import may_hold_present
from copychief_rules.tense._quoted import Quoted
from copychief_rules.tense._story import Around, around, is_doubtful, is_title, told
from copychief_rules.tense._time_clause import past_clause
from copychief_rules.tense._verbs import EVENTS, SCHEDULED, is_state

_KINDS = frozenset({"relative", "ago", "later", "weekday", "date", "month", "year"})
_LEADING = frozenset("on in just only early late back earlier".split())
_SEASONS = frozenset("spring summer autumn fall winter".split())
_DAY_PARTS = frozenset("morning afternoon evening night lunchtime".split())
_PEOPLE = frozenset("he she they we i who".split())
_THINGS = frozenset("it this that which there these those".split())
_OPEN_CLAUSES = frozenset("after before when until till once if unless".split())
_AHEAD = lazy(
    r"\b(?:will|would|scheduled|expected|due|planned|set|plans?|before|deadline|until|upcoming)\b", re.IGNORECASE
)
_PLOTS = frozenset(
    "story tale novel book film movie play series history saga account narrative plot chapter tradition exhibition".split()
)
_MARKET = frozenset("up down higher lower flat unchanged firmer weaker".split())
_HABIT = lazy(r"\b(?:every|each|usually|always|often|normally|annually|whenever|if)\b", re.IGNORECASE)


class Clash(NamedTuple):
    """A verb and the time that its tense contradicts."""

    sentence: Sentence
    time: Stretch
    "The time, or the clause of time that opens the sentence."
    kind: str
    "That of the time expression, or “clause”."
    unit: str | None
    verb: VerbGroup
    right: str
    "What the verb should be; empty if that is open."


class Article:
    """The article's sentences as this rule looks at them."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.sentences: tuple[Sentence, ...] = doc[SENTENCES]
        self._quoted: Quoted | None = None
        self._past_days: set[tuple[object, ...]] | None = None
        self._years = {t.year for t in doc[TIMES] if t.year and t.year < 2100}

    @property
    def quoted(self) -> Quoted:
        if self._quoted is None:
            self._quoted = Quoted(self.doc)
        return self._quoted

    def times(self) -> Iterator[tuple[TimeExpression, Sentence]]:
        """The times of running text that may clash, each with its sentence."""
        at = 0
        for time in self.doc[TIMES]:
            if time.kind not in _KINDS or time.block.kind not in RUNNING or time.said.loose:
                continue
            if time.kind == "later" and not time.text.endswith("earlier"):
                continue
            while at < len(self.sentences):
                sentence = self.sentences[at]
                if sentence.block is time.block and sentence.start <= time.start < sentence.end:
                    break
                at += 1
            else:
                return
            if _is_captioned(self.doc, sentence) and time.kind in ("weekday", "date"):
                continue
            if not is_title(self.doc, sentence.paragraph) and not self.quoted.within(
                sentence.paragraph, time.start, time.end
            ):
                yield time, sentence

    def attached(self, time: TimeExpression, sentence: Sentence) -> tuple[VerbGroup, Attachment] | None:
        """The verb of the time's own clause."""
        words = self.doc[WORDS][sentence.index]
        tags = mend([w.text for w in words], self.doc[TAGS][sentence.index])
        place = _place(words, tags, time)
        verbs = self.doc[VERBS][sentence.index] if place else ()
        if place is None or not verbs:
            return None
        found = attach([w.text for w in words], tags, [v.group for v in verbs], *place)
        if found is None:
            return None
        verb = verbs[found.group]
        return None if self.quoted.within(sentence.paragraph, verb.start, verb.end) else (verb, found)

    def clash(self, time: TimeExpression, sentence: Sentence) -> Clash | None:
        if time.direction != "future" and not self._may_clash(time, sentence):
            return None
        pair = self.attached(time, sentence)
        if pair is None or _HABIT.search(sentence.text):
            return None
        verb, found = pair
        if verb.tense == "past" and time.direction != "future":
            return None
        when = self.when(time, verb, found, sentence)
        right: str | None = None
        if when == "past" and verb.tense == "present":
            right = _present_in_past(self.doc, sentence, verb, found, time)
        elif when == "future" and verb.tense == "past":
            right = _past_in_future(verb, found)
        if right == verb.text.lower():  # "last year we put": it is a past
            return None
        return None if right is None else Clash(sentence, time, time.kind, time.unit, verb, right)

    def _may_clash(self, time: TimeExpression, sentence: Sentence) -> bool:
        """A glance that spares most sentences their tags, for times that are not in the future."""
        if time.direction == "present" and time.kind != "later":
            return False
        words = [w.text for w in self.doc[WORDS][sentence.index]]
        return may_hold_present(words, auxiliaries=time.kind in ("relative", "ago", "later"))

    def when(
        self, time: TimeExpression, verb: VerbGroup, found: Attachment, sentence: Sentence
    ) -> Literal["past", "future"] | None:
        """Where the time lies. What is open counts as past if the verb can't tell of a coming day, or if the article
        tells of the same day in the past."""
        if time.kind == "later":
            return "past"
        scheduled = base_of_present(verb.verb.text) in SCHEDULED
        if time.direction in ("past", "future") and (time.kind != "date" or time.year or not scheduled):
            return time.direction  # “ends Sept. 30” may be in another year than the nearest
        if time.direction == "present" or (time.weekday is not None and time.day is not None and time.year):
            return None  # captions say “speaks on Monday, Jan. 5, 2015”
        if time.block.text[max(0, time.start - 12) : time.start].lower().endswith("earlier on "):
            return "past"
        if verb.clause == "relative" or (verb.marker and verb.marker.text.lower() in _OPEN_CLAUSES and not time.year):
            return None  # “after China regains control on July 1”
        if found.place == "between" and time.kind == "weekday":
            return "past"  # “the minister on Monday opens”: of a coming day, nobody says it so
        free = verb.clause != "subordinate" or time.kind == "weekday"
        if free and time.kind in ("weekday", "year") and (not scheduled or self._not_ahead(verb, sentence)):
            return "past"
        if time.year and any(time.year + 1 < y for y in self._years):
            return "past"
        if _day(time) in self.past_days() or self._shares_past(sentence, verb):
            return "past"
        if time.kind not in ("weekday", "year") or _AHEAD.search(sentence.text):
            return None
        near = self.around(sentence, verb)
        return "past" if near.past > 4 and near.present <= near.past // 4 else None

    def _not_ahead(self, verb: VerbGroup, sentence: Sentence) -> bool:
        """Can the verb for other reasons not tell of a coming day: a market's close, a form that fits no plan?"""
        words, group = self.doc[WORDS][sentence.index], verb.group
        following = words[group.end].text.lower() if group.end < len(words) else ""
        if base_of_present(verb.verb.text) in ("open", "close", "end", "finish") and following in _MARKET:
            return True
        plural = group.subject is not None and self.doc[TAGS][sentence.index][group.subject] == "NNS"
        return plural and verb.finite.text.endswith("s") and verb.clause in ("main", "coordinate")

    def _shares_past(self, sentence: Sentence, verb: VerbGroup) -> bool:
        """Does another verb of the sentence, of the same rank, tell of the past (“takes part on Friday and was seen”)?"""
        if verb.clause not in ("main", "coordinate", "subordinate"):
            return False
        return any(
            v.tense == "past" and v.simple and v.clause in ("main", "coordinate") and v.verb.text.lower() not in SAY
            for v in self.doc[VERBS][sentence.index]
        )

    def clauses(self) -> Iterator[Clash]:
        """Sentences that open with a clause of time in the past and go on in the present."""
        for sentence in self.sentences:
            found = past_clause(self.doc, sentence) if sentence.block.kind in RUNNING else None
            if found and not self.quoted.within(sentence.paragraph, sentence.start, found[1].end):
                clause, verb = found
                when = Stretch(sentence.block, sentence.start, clause.end)
                yield Clash(sentence, when, "clause", None, verb, past_of(base_of_present(verb.verb.text)))

    def past_days(self) -> set[tuple[object, ...]]:
        """The days and years of which the article tells in the past, and never in the future."""
        if self._past_days is None:
            past, future = set(), set()
            for time, sentence in self.times():
                pair = self.attached(time, sentence)
                if pair and pair[0].modal is None and pair[0].tense == "past":
                    past.add(_day(time))
                elif pair and pair[0].tense == "present" and pair[0].modal:
                    future.add(_day(time))
            self._past_days = past - future
        return self._past_days

    def around(self, sentence: Sentence, verb: VerbGroup, reach: int = 6) -> Around:
        """The tenses of the verbs around this one."""
        first = max(0, sentence.index - 6)
        story = told(self.doc, self.quoted, first, sentence.index + 7)
        at = next((i for i, t in enumerate(story) if t.verb is verb), None)
        return around(story, at, reach) if at is not None else Around(0, 0, 0, None)


_CREDIT = lazy(
    r"\(?(?:[Pp]hotos?|[Pp]icture|[Ii]mage|[Cc]redit|Getty|AP\b|AFP\b|Reuters|REUTERS|ASSOCIATED PRESS|Associated Press)"
)


def _is_captioned(doc: Document, sentence: Sentence) -> bool:
    """Is it a paragraph of one sentence before or behind a picture's credit line, and so a caption?"""
    at, blocks = sentence.paragraph, doc.blocks
    if len(sentence.text) < len(blocks[at].text.strip()):
        return False
    return any(0 <= i < len(blocks) and _CREDIT.match(blocks[i].text) for i in (at - 1, at + 1))


def _day(time: TimeExpression) -> tuple[object, ...]:
    return (time.year, time.month, time.day, time.weekday)


def _place(words: Sequence[Word], tags: Sequence[str], time: TimeExpression) -> tuple[int, int] | None:
    """First and last word of the time with its preposition; None if it hangs on another word."""
    inside = [i for i, w in enumerate(words) if w.start < time.end and w.end > time.start]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    while first and (words[first - 1].text.lower() in _LEADING or words[first - 1].text in _SEASONS):
        first -= 1
    if first and tags[first - 1] in ("IN", "TO", "POS", "DT", "PRP$"):
        return None
    if any(w.text.lower() in ("from", "since", "than", "until", "till") for w in words[max(0, first - 4) : first]):
        return None
    if last + 1 < len(words) and words[last + 1].text in _DAY_PARTS:
        last += 1
    after = last + 1
    if after < len(words):
        word, tag = words[after].text, tags[after]
        glued = words[after].start == words[last].end
        if tag == "POS" or (glued and word[0] in "'’-–/") or tag in ("CD", "NN", "NNS") or word == "than":
            return None
        if tag == "NNP" and time.kind in ("weekday", "month") and words[first].text.lower() not in ("on", "in"):
            return None
    return first, last


def _present_in_past(
    doc: Document, sentence: Sentence, verb: VerbGroup, found: Attachment, time: TimeExpression
) -> str | None:
    group, words = verb.group, doc[WORDS][sentence.index]
    tags = mend([w.text for w in words], doc[TAGS][sentence.index])
    if group.modal == "will":
        return "" if _is_done(words, tags, verb, found, time) else None
    if group.modal or group.progressive:
        return None
    base = base_of_present(verb.verb.text)
    subject = None if verb.subject is None else verb.subject.text.lower()
    person = subject in _PEOPLE or (group.subject is not None and tags[group.subject] == "NNP")
    person = person or (subject == "it" and verb.clause == "reported")  # "the firm said it makes …"
    if group.perfect:
        between = words[group.end : next((i for i, w in enumerate(words) if w.start >= time.start), group.end)]
        if any(w.text.lower() == "since" for w in between):
            return None
        if found.place == "between" or group.passive or time.kind in ("month", "year", "date", "weekday"):
            return None
        if found.object and time.kind != "ago" and time.text.lower() != "yesterday":
            return None
        return past_of(base_of(verb.verb.text))
    if group.passive:
        shown = verb.verb.text.lower() in ("pictured", "seen", "shown", "photographed")
        if found.place == "after" and not found.object and time.kind in ("relative", "ago") and not shown:
            return "was " + verb.verb.text if verb.finite.text.lower() != "are" else "were " + verb.verb.text
        return None
    following = words[group.end].text.lower() if group.end < len(words) else ""
    state = is_state(base, following)
    if (
        base in ("be", "have", "do")
        or (time.year and subject in _PLOTS)  # "the story begins in 1513"
        or (subject in _THINGS and state and not person)
        or is_doubtful(doc, sentence, verb)
        or not is_verb(base)
    ):
        return None
    tag = tags[group.head]
    if tag == "VBP" and subject not in _PEOPLE and found.place != "front":
        return None  # too often a noun
    open_day = time.direction is None
    if found.place == "front" and state and verb.verb.text.lower() in THINK:
        return None  # "in October, I believe, it was"
    if found.place == "between":
        return past_of(base) if not state or (person and base in EVENTS) else None
    if state and not (person and base in EVENTS) and (found.object or (found.place == "after" and open_day)):
        return None
    return past_of(base)


def _is_done(
    words: Sequence[Word], tags: Sequence[str], verb: VerbGroup, found: Attachment, time: TimeExpression
) -> bool:
    """“Will close the plant yesterday”: nothing but one object stands between, to which the time can't belong."""
    if time.direction != "past" or time.kind not in ("relative", "ago") or (time.kind == "ago" and found.object):
        return False
    if verb.progressive or verb.perfect or verb.clause not in ("main", "coordinate", "reported"):
        return False
    if found.place != "after":
        return False
    at = next((i for i, w in enumerate(words) if w.start >= time.start), len(words))
    if verb.group.end == at:
        return True
    between = tags[verb.group.end : at]
    return time.unit == "day" and set(between) <= {"DT", "PRP$", "JJ", "NN", "NNS", "NNP"} and len(between) < 5


def _past_in_future(verb: VerbGroup, found: Attachment) -> str | None:
    group, head = verb.group, verb.verb.text.lower()
    if not verb.simple or group.passive or group.clause in ("reported", "subordinate"):
        return None
    if found.place == "between" or (found.place == "after" and (found.object or head in SAY or head in THINK)):
        return None
    if head in ("was", "were", "had", "did"):
        return None
    return ""
