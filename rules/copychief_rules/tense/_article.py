"""An article as TEN001 looks at it: its times, the sentences they stand in, and what the story tells of their days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copychief.document import RUNNING, Document
from copychief.english.sentences import SENTENCES, Sentence
from copychief.english.times import TIMES, TimeExpression
from copychief.english.verbs import VERBS, VerbGroup
from copychief.english.words import WORDS, Word
from copychief.lazy import lazy
from copychief_rules.tense._attach import Attachment, attach
from copychief_rules.tense._case import is_open
from copychief_rules.tense._quoted import QUOTED
from copychief_rules.tense._story import Around, around, is_title

_KINDS = frozenset({"relative", "ago", "later", "weekday", "date", "month", "year"})
LEADING = frozenset("on in just only early late back earlier".split())
SEASONS = frozenset("spring summer autumn fall winter".split())
_DAY_PARTS = frozenset("morning afternoon evening night lunchtime".split())
_CREDIT = lazy(
    r"\(?(?:[Pp]hotos?|[Pp]icture|[Ii]mage|[Cc]redit|Getty|AP\b|AFP\b|Reuters|REUTERS|ASSOCIATED PRESS|Associated Press)"
)

_Day = tuple[int | None, int | None, int | None, int | None]
"Year, month, day and weekday."


class Article:
    """The article's sentences and times; what a question needs of tags is made when it is asked."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.sentences: tuple[Sentence, ...] = doc[SENTENCES]
        self.quoted = doc[QUOTED]
        self._past_days: set[_Day] | None = None
        self._years = {t.year for t in doc[TIMES] if t.year and t.year < 2100}

    def words(self, sentence: Sentence) -> list[str]:
        return self.doc[VERBS].reading(sentence.index)[0]

    def tags(self, sentence: Sentence) -> Sequence[str]:
        return self.doc[VERBS].reading(sentence.index)[1]

    def verbs(self, sentence: Sentence) -> tuple[VerbGroup, ...]:
        return self.doc[VERBS][sentence.index]

    def speaks(self, sentence: Sentence, verb: VerbGroup) -> bool:
        """Is the verb the writer's own, in no quotation?"""
        return not self.quoted.within(sentence.paragraph, verb.start, verb.end)

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
        """The verb of the time's own clause, if no doubt is left."""
        words, tags, verbs = self.words(sentence), self.tags(sentence), self.verbs(sentence)
        place = locate(self.doc[WORDS][sentence.index], time)
        if place is None or not verbs or _hangs(self.doc[WORDS][sentence.index], tags, time, *place):
            return None
        found = attach(words, tags, [v.group for v in verbs], *place)
        if found is None or not self.speaks(sentence, verbs[found.group]):
            return None
        return verbs[found.group], found

    def is_past(self, time: TimeExpression) -> bool:
        """Does the article tell of the same open day in the past, or of the weekday behind it?"""
        if not is_open(time):
            return False
        told = self._told_days()
        if time.weekday is not None and time.day is None:
            return any(w is not None and (w - time.weekday) % 7 < 2 for _, _, _, w in told)
        return _day(time) in told

    def is_long_past(self, time: TimeExpression) -> bool:
        """Does the article speak of years that lie well behind the time's?"""
        return time.year is not None and any(time.year + 1 < y for y in self._years)

    def _told_days(self) -> set[_Day]:
        """The days and years of which the article tells in the past, and never in the future."""
        if self._past_days is None:
            past: set[_Day] = set()
            future: set[_Day] = set()
            for time, sentence in self.times():
                pair = self.attached(time, sentence)
                if pair and pair[0].modal is None and pair[0].tense == "past":
                    past.add(_day(time))
                elif pair and pair[0].tense == "present" and pair[0].modal:
                    future.add(_day(time))
            self._past_days = past - future
        return self._past_days

    def around(self, sentence: Sentence, verb: VerbGroup) -> Around:
        """The tenses of the verbs around this one."""
        return around(self.doc, self.quoted, sentence, verb)


def locate(words: Sequence[Word], time: TimeExpression) -> tuple[int, int] | None:
    """First and last word of the time, its preposition and part of day too; None if it isn't in the sentence."""
    inside = [i for i, w in enumerate(words) if w.start < time.end and w.end > time.start]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    while first and (words[first - 1].text.lower() in LEADING or words[first - 1].text in SEASONS):
        first -= 1
    if last + 1 < len(words) and words[last + 1].text in _DAY_PARTS:
        last += 1
    return first, last


def _hangs(words: Sequence[Word], tags: Sequence[str], time: TimeExpression, first: int, last: int) -> bool:
    """Does the time hang on another word than a verb: “since last year”, “last year's”, “the Friday matches”?"""
    if first and tags[first - 1] in ("IN", "TO", "POS", "DT", "PRP$"):
        return True
    if any(w.text.lower() in ("from", "since", "than", "until", "till") for w in words[max(0, first - 4) : first]):
        return True
    after = last + 1
    if after == len(words):
        return False
    word, tag = words[after].text, tags[after]
    glued = words[after].start == words[last].end
    if tag == "POS" or (glued and word[0] in "'’-–/") or tag in ("CD", "NN", "NNS") or word == "than":
        return True
    return tag == "NNP" and time.kind in ("weekday", "month") and words[first].text.lower() not in ("on", "in")


def _is_captioned(doc: Document, sentence: Sentence) -> bool:
    """Is it a paragraph of one sentence before or behind a picture's credit line, and so a caption?"""
    at, blocks = sentence.paragraph, doc.blocks
    if len(sentence.text) < len(blocks[at].text.strip()):
        return False
    return any(0 <= i < len(blocks) and _CREDIT.match(blocks[i].text) for i in (at - 1, at + 1))


def _day(time: TimeExpression) -> _Day:
    return (time.year, time.month, time.day, time.weekday)
