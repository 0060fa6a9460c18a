"""How likely it is that a present tense beside a past time is a slip: “the firm closes its last mine two years ago”.

A logistic model weighs what an editor looks at: whether the time can belong to the verb, whether it may lie ahead, whether
the verb tells of an event or of what lasts, and the tense of the verbs around. Pure functions on words and tags.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from copychief.english._mend import FINITE
from copychief.english.inflection import base_of_present
from copychief.english.speech import SAY, THINK
from copychief.english.tags import usual_tags
from copychief_rules.tense._case import FROM, NOUNS, Case, Relation, is_open
from copychief_rules.tense._number import MANY
from copychief_rules.tense._verbs import EVENTS, MISHAPS, MOVES, SCHEDULED, SET, is_agent, is_state

# Log-odds, fitted by logistic regression (ridge; a meant present weighs six slips) on the presents that stand beside a
# past or open time in 1,300 articles and 1.6 million words of other texts, and on pasts of theirs turned into presents.
# In five-fold cross-validation by article nine of ten slips whose time is tied to them score above 0; with the guards of
# `_clash`, there is one false finding in some 90,000 words of news. “Unplanned, open” is set by hand.
WEIGHTS = {
    # the time: what has no date may lie ahead
    "open": -1.1, "day": 1.35, "ago": 0.7, "weekday": 0.25, "year": -0.2, "date": -0.8, "with year": 0.6,
    "since": -0.85, "before noun": -1.9, "before verb": -1.3,
    # the verb: an event is over, a state lasts, a plan is told in the present
    "event": 0.2, "event or state": 0.2, "state": -0.55, "state, open": -0.55, "say": 0.25, "say, open": 1.15,
    "think": -0.2, "think, open": -0.55, "other, open": -0.45, "scheduled, open": -0.9,
    "unplanned, open": 0.9, "may be noun": -0.35,
    "plural verb": -1.95, "before object": 1.1, "before figure": 1.05, "before bare noun": -0.15,
    # its subject and its clause
    "person": 0.85, "plural": 1.1, "name": 0.4, "thing": -0.2, "other subject": -0.6, "disagrees": 0.25,
    "subject far": -0.7, "main": -0.25, "coordinate": -1, "relative": 0.45, "reported": 0.2, "subordinate": 1.1,
    "when": -1, "as": -0.7, "before": -1.1, "after": -0.75, "other marker": -1.25, "dependent, open": -0.95,
    # what stands between the two, and more so where the time may belong to another word
    "shared": -0.85, "front": 0.8, "between": -0.35, "adjacent": 0.65, "near": 0.25, "far apart": -0.25,
    "comma between": 0.6, "-ing between": 0.85, "preposition between": -0.3, "prepositions between": -0.25,
    "adverb between": 0.5, "over, behind object": 1.05, "loose front": 0.9, "loose adjacent": 0.7,
    "loose far apart": 0.25, "loose comma between": -1.15, "loose -ing between": -0.3,
    "loose participle between": -0.7, "loose preposition between": 0.3, "loose prepositions between": -0.4,
    "loose participle before": -1.45,
    # the other verbs of the sentence
    "past follows": 1.3, "past beside": 0.8, "past time clause": 1, "past perfect": 0.2, "past relative": 0.35,
    "past subordinate": -0.25, "past reported": -0.35, "governed by said": 1.3, "will": -0.9, "present beside": -0.85,
    "habit": -0.55,
    # and the article
    "day past": 1.1, "later year": 0.55, "around past": 1, "around present": -0.45, "around events": -0.7,
    "doubtful": -0.5, "lone sentence": 0.65,
}  # fmt: skip
BIAS = 1.3
"Fitted: 1.75. Most presents are meant: a finding must be clearly likelier than not."

_OBJECT = NOUNS | {"CD"}
_ADVERBS = frozenset({"RB", "RBR", "RP"})
_PEOPLE = frozenset("he she they we i who you".split())
_THINGS = frozenset("it this that which there these those".split())
_TIME_CLAUSES = frozenset("when after before as until because since".split())
_HABIT = frozenset(
    "every each usually always often normally annually whenever if never sometimes generally typically".split()
)
_SESSIONS = frozenset("open close end finish".split())
_MARKET = frozenset("up down higher lower flat unchanged firmer weaker".split())


def evidence(case: Case, how: Relation) -> set[str]:
    """What the sentence has to say for and against a slip; `how` is what `relation` says."""
    gap = ["shared"] if how == "shared" else _of_gap(case)
    return {
        *_of_time(case),
        *_of_verb(case),
        *_of_clause(case),
        *(gap if how != "loose" else (f"loose {name}" for name in gap)),
        *_of_others(case),
    }


def score(found: set[str]) -> float:
    """The log-odds of a slip; above 0 it is worth a finding."""
    return math.fsum(WEIGHTS.get(name, 0.0) for name in found) + BIAS  # in whatever order


def _is_open(case: Case) -> bool:
    """May the time, as far as the sentence tells, lie ahead?"""
    if not is_open(case.time) or _is_session(case):
        return False
    return not any(w.lower() in ("earlier", "back") for w in case.words[case.first : case.last])


def _is_session(case: Case) -> bool:
    """“Closes up 3%” tells of a day that is over."""
    after = case.group.end
    return case.base in _SESSIONS and after < len(case.words) and case.words[after].lower() in _MARKET


def _is_unplanned(case: Case) -> bool:
    """Does it tell of what nobody fixes for a coming day: a death, a crash, a fall to $3?"""
    if case.group.clause not in ("main", "coordinate"):
        return False  # “if she loses on Friday”
    if case.base in MISHAPS:
        return True
    after, subject = case.group.end, case.group.subject
    if case.base not in MOVES or after + 1 >= len(case.words):
        return False
    if subject is None or case.words[subject].lower() in SET:
        return False  # “the tax rises to 20% in April”
    if case.words[after].lower() in ("to", "by", "from", "below", "above"):
        after += 1
    return case.tags[after] in ("CD", "$")


def _of_time(case: Case) -> Iterator[str]:
    time, tags = case.time, case.tags
    yield "day" if time.kind == "relative" and time.unit in ("day", "night") else time.kind
    if _is_open(case):
        yield "open"
    if time.year:
        yield "with year"
    if case.first and tags[case.first - 1] in ("IN", "TO") and case.words[case.first - 1].lower() in FROM:
        yield "since"
    after = tags[case.last + 1] if case.last + 1 < len(tags) else "."
    if after in NOUNS or after in ("POS", "CD") or (after == "IN" and case.words[case.last + 1] == "than"):
        yield "before noun"
    elif after in ("VBN", "VBG") or (after in FINITE and case.place == "behind"):
        yield "before verb"


def _of_verb(case: Case) -> Iterator[str]:
    group, base = case.group, case.base
    following = case.words[group.end].lower() if group.end < len(case.words) else ""
    after = case.tags[group.end] if group.end < len(case.tags) else "."
    event, state = base in EVENTS, is_state(base, following)
    kind = (
        "say" if base in SAY
        else "think" if base in THINK
        else "event or state" if event and state
        else "event" if event
        else "state" if state
        else "other"
    )  # fmt: skip
    yield kind
    if _is_open(case):
        yield f"{kind}, open"
        if _is_unplanned(case):
            yield "unplanned, open"
        elif base in SCHEDULED:
            yield "scheduled, open"
    usual = usual_tags(case.words[group.head].lower())
    if "NN" in usual and not usual.startswith("NN"):
        yield "may be noun"
    if case.tags[group.head] == "VBP":
        yield "plural verb"
    if after in ("DT", "PRP$", "PRP"):
        yield "before object"
    elif after in NOUNS or after == "JJ":
        yield "before bare noun"
    elif after in ("CD", "$"):
        yield "before figure"


def _of_clause(case: Case) -> Iterator[str]:
    group = case.group
    if group.subject is not None:
        low, tag = case.words[group.subject].lower(), case.tags[group.subject]
        yield (
            "person" if low in _PEOPLE
            else "thing" if low in _THINGS
            else "name" if tag in ("NNP", "NNPS")
            else "plural" if tag == "NNS"
            else "agent" if tag == "NN" and is_agent(low)
            else "noun" if tag == "NN"
            else "other subject"
        )  # fmt: skip
        if case.tags[group.start] == "VBZ" and (tag == "NNS" or low in MANY):
            yield "disagrees"
        if group.start - group.subject > 6:
            yield "subject far"
    yield group.clause
    if group.clause == "subordinate":
        marker = case.words[group.marker].lower() if group.marker is not None else ""
        yield marker if marker in _TIME_CLAUSES else "other marker" if marker else "no marker"
    if _is_open(case) and group.clause in ("relative", "subordinate"):
        yield "dependent, open"


def _of_gap(case: Case) -> Iterator[str]:
    start, end = case.gap
    tags = case.tags[start:end]
    yield case.place
    yield "adjacent" if start == end else "near" if end - start <= 3 else "apart" if end - start <= 8 else "far apart"
    if case.place == "behind" and tags and tags[0] in _ADVERBS | {"IN"} and _ADVERBS.issuperset(tags[1:]):
        yield "adverb between"  # “falls sharply last year”, “signs up last year”
    if case.place == "behind" and not _is_open(case) and "IN" not in tags and not _OBJECT.isdisjoint(tags):
        yield "over, behind object"
    for tag, name in ((",", "comma"), ("CC", "and"), ("VBG", "-ing"), ("VBN", "participle")):
        if tag in tags:
            yield f"{name} between"
    if "IN" in tags:
        yield "preposition between" if tags.count("IN") == 1 else "prepositions between"
    if case.place == "front" and case.follows_participle:
        yield "participle before"


def _of_others(case: Case) -> Iterator[str]:
    """The other verbs of the sentence, and words that speak of habits."""
    for i, other in enumerate(case.groups):
        if i == case.verb:
            continue
        head = case.words[other.head].lower()
        if other.modal:
            if other.modal in ("will", "to", "going to"):
                yield "will"
        elif other.tense == "past" and other.perfect:
            yield "past perfect"
        elif other.tense == "past" and head in SAY:
            if i < case.verb and case.group.clause == "reported":
                yield "governed by said"
        elif other.tense == "past" and other.clause in ("main", "coordinate"):
            yield "past beside"
            if other.clause == "coordinate" and other.subject is None and i == case.verb + 1:
                yield "past follows"
        elif other.tense == "past":
            marker = case.words[other.marker].lower() if other.marker is not None else ""
            timed = other.clause == "subordinate" and marker in _TIME_CLAUSES
            yield "past time clause" if timed else f"past {other.clause}"
        elif (
            not (other.perfect or other.progressive)
            and head not in SAY
            and base_of_present(head) not in ("be", "have", "do")
        ):
            yield "present beside"
    if any(w.lower() in _HABIT for w in case.words):
        yield "habit"
