"""The times of an article against the verbs of their clauses: where a tense contradicts one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copychief.document import Stretch
from copychief.english._mend import is_verb
from copychief.english.inflection import base_of_present, past_of
from copychief.english.sentences import Sentence
from copychief.english.speech import SAY, THINK
from copychief.english.tags import usual_tags
from copychief.english.times import TimeExpression
from copychief.english.verbs import VerbGroup
from copychief.english.words import WORDS
from copychief_rules.tense._article import Article, locate
from copychief_rules.tense._beside import may_clash
from copychief_rules.tense._case import Case, is_certain, is_open, relation
from copychief_rules.tense._compound import HABIT, compound
from copychief_rules.tense._odds import WEIGHTS, evidence, score
from copychief_rules.tense._participle import misformed
from copychief_rules.tense._story import is_doubtful
from copychief_rules.tense._time_clause import shifts
from copychief_rules.tense._verbs import PLOTS

_SURE = frozenset({"relative", "ago", "later"})
"Kinds of times beside which “is” and “has” can clash, too."
_SHOW_PAST = frozenset({"day past", "later year", "around past", "past follows", "past time clause", "between"})
"Signs that a time which might lie ahead does not."


class Clash(NamedTuple):
    """A verb and the time that its tense contradicts."""

    sentence: Sentence
    time: Stretch
    "The time, or the past clause or verb that a clause of time goes with."
    kind: str
    "That of the time expression, “clause” or “since”, or “participle” where the present stands for one."
    unit: str | None
    verb: VerbGroup
    right: str
    "What the verb should be; empty if that is open."
    certain: bool = False
    "Is it a slip in any story, one that is told in the present, too?"


def clashes(article: Article) -> Iterator[Clash]:
    """All of the article, in the order of the times; two times may clash with one verb."""
    for time, sentence in article.times():
        if time.direction == "future":
            found = _past_in_future(article, time, sentence)
        elif time.direction == "present" and time.kind != "later":
            continue
        elif not _may_clash(time, sentence):
            continue  # most sentences need no tags
        elif (sure := _disagreeing(article, time, sentence)) is not None:
            yield Clash(sentence, time, time.kind, time.unit, *sure, certain=True)
            continue
        elif (odd := misformed(article, time, sentence)) is not None:
            yield Clash(sentence, time, "participle", time.unit, *odd, certain=True)
            continue
        else:
            found = _present(article, time, sentence) or compound(article, time, sentence)
        if found is not None:
            verb, right = found
            yield Clash(sentence, time, time.kind, time.unit, verb, right)
    for sentence, (verb, against, since) in shifts(article.doc):
        if not article.quoted.within(sentence.paragraph, sentence.start, max(verb.end, against.end)):
            yield Clash(sentence, against, "since" if since else "clause", None, verb, _past(verb), certain=since)


def _may_clash(time: TimeExpression, sentence: Sentence) -> bool:
    begin = sentence.start
    return may_clash(
        sentence.text,
        time.start - begin,
        time.end - begin,
        auxiliaries=time.kind in _SURE,
        plain=not is_open(time),
        past=time.direction == "past",
    )


def _cases(article: Article, time: TimeExpression, sentence: Sentence) -> Iterator[tuple[VerbGroup, Case]]:
    """The simple presents that stand beside a time."""
    if time.weekday is not None and time.day is not None and time.year:
        return  # captions say “speaks on Monday, Jan. 5, 2015”
    words, tags, verbs = article.words(sentence), article.tags(sentence), article.verbs(sentence)
    place = locate(article.doc[WORDS][sentence.index], time)
    if place is None:
        return
    groups = [v.group for v in verbs]
    for at, verb in enumerate(verbs):
        if not _is_lexical_present(verb, words, tags) or not article.speaks(sentence, verb):
            continue
        if time.year and verb.subject is not None and verb.subject.text.lower() in PLOTS:
            continue  # “the story begins in 1513”
        if place[0] >= verb.group.end or place[1] < verb.group.start:
            yield verb, Case(words, tags, groups, at, time, *place)


def _disagreeing(article: Article, time: TimeExpression, sentence: Sentence) -> tuple[VerbGroup, str] | None:
    """The first present that does not agree with its subject, and its past."""
    return next(((v, _past(v)) for v, case in _cases(article, time, sentence) if is_certain(case)), None)


def _present(article: Article, time: TimeExpression, sentence: Sentence) -> tuple[VerbGroup, str] | None:
    """The simple present that is likeliest to be a slip for the past, beside a past or open time, and that past."""
    best, found = 0.0, None
    for verb, case in _cases(article, time, sentence):
        how = relation(case)
        if how is None:
            continue
        doubtful = is_doubtful(article.doc, sentence, verb)
        word = verb.verb.text.lower()
        if doubtful and "NN" in (usual_tags(word) or usual_tags(base_of_present(word))):
            continue
        signs = evidence(case, how) | ({"doubtful"} if doubtful else set())
        odds, right = _odds(article, case, sentence, verb, signs), _past(verb)
        if odds > best and right != verb.verb.text.lower():  # “last year we put” is a past
            best, found = odds, (verb, right)
    return found


def _past(verb: VerbGroup) -> str:
    return past_of(base_of_present(verb.verb.text))


def _is_lexical_present(verb: VerbGroup, words: Sequence[str], tags: Sequence[str]) -> bool:
    """Is it surely a verb, and more than “is”, “has” or “does”?"""
    if verb.tense != "present" or not verb.simple or verb.passive or verb.negated:
        return False
    if verb.clause == "subordinate" and verb.marker is None:
        return False  # “sang at the cup wins over Oslo”
    subject = verb.group.subject
    if (
        tags[verb.group.head] == "VBP"
        and subject is not None
        and tags[subject] in ("NN", "NNP")
        and "CC" not in tags[:subject]
    ):
        return False  # “the big Roe lead a week ago”
    if subject is not None and (_is_governed(tags, subject) or _is_one_named(words, tags, subject)):
        return False
    base = base_of_present(verb.verb.text)
    return base not in ("be", "have", "do") and is_verb(base)


def _is_governed(tags: Sequence[str], noun: int) -> bool:
    """“…, with fare rises in June”: a bare noun behind a preposition that opens its part of the sentence."""
    i = noun
    while i >= 0 and tags[i] in ("NN", "NNS", "JJ", "CD"):
        i -= 1
    return i < noun and i >= 0 and tags[i] == "IN" and (i == 0 or tags[i - 1] == ",")


def _is_one_named(words: Sequence[str], tags: Sequence[str], name: int) -> bool:
    """“A Leeds appeals court upheld”: behind an article of one of many, a name stands before its noun."""
    i = name
    while i >= 0 and tags[i] == "NNP":
        i -= 1
    return i < name and i >= 0 and words[i].lower() in ("a", "an")


def _odds(article: Article, case: Case, sentence: Sentence, verb: VerbGroup, signs: set[str]) -> float:
    """The log-odds of a slip, with what the article around has to say; what needs its tags is asked last."""
    time = case.time
    if article.is_long_past(time):
        signs.add("later year")
    if len(sentence.text) >= len(sentence.block.text.strip()):
        signs.add("lone sentence")
    if score(signs) + WEIGHTS["around past"] + WEIGHTS["day past"] <= 0:
        return 0.0
    near = article.around(sentence, verb)
    if near.present > near.past:
        signs.add("around present")
    elif near.present == 0 and near.past > 4:
        signs.add("around past")
    if near.events > 1:
        signs.add("around events")
    if score(signs) + WEIGHTS["day past"] > 0 and article.is_past(time):
        signs.add("day past")
    if "scheduled, open" in signs and signs.isdisjoint(_SHOW_PAST):
        return 0.0  # “the line opens in 2019”
    return score(signs)


def _past_in_future(article: Article, time: TimeExpression, sentence: Sentence) -> tuple[VerbGroup, str] | None:
    """“Tomorrow he flew home”."""
    pair = None if HABIT.search(sentence.text) else article.attached(time, sentence)
    if pair is None or pair[0].tense != "past":
        return None
    verb, found = pair
    head = verb.verb.text.lower()
    if not verb.simple or verb.passive or verb.clause in ("reported", "subordinate"):
        return None
    if found.place == "between" or (found.place == "after" and (found.object or head in SAY or head in THINK)):
        return None
    return None if head in ("was", "were", "had", "did") else (verb, "")
