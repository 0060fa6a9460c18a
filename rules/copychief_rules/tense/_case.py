"""A present and a time of one sentence: does the time belong to the verb? Pure functions on words and tags."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from copychief.english._groups import Group
from copychief.english._mend import FINITE
from copychief.english.inflection import base_of_present
from copychief.english.speech import SAY, THINK
from copychief.english.tags import usual_tags
from copychief.english.times import TimeExpression
from copychief_rules.tense._attach import attach, without_asides
from copychief_rules.tense._number import is_plural_subject
from copychief_rules.tense._verbs import EVENTS, PHRASAL, is_state

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BREAKS = frozenset({"WDT", "WP", "WP$", "WRB", ":", "-LRB-", "-RRB-", "``", "''"}) | FINITE
"What a time and its verb can't have between them."
_CLAUSE_WORDS = frozenset(
    "that because if whether although while as after before when since until than like unless once".split()
)
FROM = frozenset("from since than until till by of through to".split())
"Behind these a time says how long, or belongs to a noun."
_EITHER = frozenset("after before until till since as like than".split())
"Words that open a clause or govern a noun."

Relation = Literal["own", "loose", "shared"]


class Case(NamedTuple):
    """A present and a time of its sentence: `first` to `last` (inclusive) are the time's words, its preposition too."""

    words: Sequence[str]
    tags: Sequence[str]
    groups: Sequence[Group]
    verb: int
    "The verb's place in `groups`."
    time: TimeExpression
    first: int
    last: int

    @property
    def group(self) -> Group:
        return self.groups[self.verb]

    @property
    def base(self) -> str:
        return base_of_present(self.words[self.group.head])

    @property
    def place(self) -> Literal["front", "between", "behind"]:
        """Where the time stands: before the verb's subject, between the two, or behind the verb."""
        if self.first >= self.group.end:
            return "behind"
        subject = self.group.subject
        return "between" if subject is not None and subject < self.first else "front"

    @property
    def gap(self) -> tuple[int, int]:
        """The words between the two."""
        return (self.group.end, self.first) if self.first >= self.group.end else (self.last + 1, self.group.start)

    @property
    def follows_participle(self) -> bool:
        """Is there a participle before the time, to which it may belong: “a report filed on Thursday”?"""
        begin = max(0, self.first - 6)
        if (
            self.last + 1 < len(self.tags) and self.tags[self.last + 1] == ","
        ):  # “the loss, coupled with a draw on Sunday, ends …”
            begin = min(begin, next((i for i in range(self.first - 1, -1, -1) if self.tags[i] == ","), begin))
        return not {"VBN", "VBG"}.isdisjoint(self.tags[begin : self.first])


def is_open(time: TimeExpression) -> bool:
    """May the time lie ahead, as far as it says itself?"""
    return time.direction is None and time.kind != "later"


def relation(case: Case) -> Relation | None:
    """How the time belongs to the verb: surely, perhaps, through a past beside it, or not at all."""
    after = case.tags[case.last + 1] if case.last + 1 < len(case.tags) else "."
    if after == "POS" or (case.place == "behind" and after in ("NN", "NNS")):
        return None  # “Friday's vote follows”, “holds a June 1999 memo”
    if case.base not in EVENTS and is_state(case.base, "") and not _may_be_of_state(case):
        return None
    if _may_be_object(case):
        return None
    if case.place == "between" and case.follows_participle:
        return None  # “a report filed on Thursday says”
    found = attach(case.words, case.tags, case.groups, case.first, case.last)
    if found is not None:
        return "own" if found.group == case.verb else "shared" if _shares(case, found.group) else None
    if case.base in SAY or case.base in THINK or usual_tags(case.words[case.group.head].lower()).startswith("NN"):
        return None
    if case.first and case.words[case.first - 1].lower() in FROM:
        return None
    tags = without_asides(case.tags)
    breaks = _BREAKS | {","} if case.place == "behind" else _BREAKS
    for i in range(*case.gap):
        if tags[i] in breaks or (tags[i] == "IN" and case.words[i].lower() in _CLAUSE_WORDS):
            return None
    return "loose"


def _shares(case: Case, other: int) -> bool:
    """Does the verb head a clause of time behind a past, which has the same time: “they fled last week after it falls”?"""
    past, verb = case.groups[other], case.group
    if past.tense != "past" or past.perfect or past.modal or past.clause not in ("main", "coordinate"):
        return False
    if other != case.verb - 1 or verb.clause != "subordinate" or verb.marker is None:
        return False
    marker, head = case.words[verb.marker].lower(), case.words[past.head].lower()
    return marker in ("after", "when", "as", "before", "until", "once") and head not in SAY and head not in THINK


def is_certain(case: Case) -> bool:
    """“They begins”, “the strikers wins”: no present at all, so that the slip is certain, and with an event the past likely."""
    if case.tags[case.group.start] != "VBZ":
        return False
    event = case.base in EVENTS or (not is_state(case.base, "") and "NN" not in usual_tags(case.base))
    if not event and (case.base not in PHRASAL or relation(case) != "own"):
        return False  # “these figures shows”: what lasts may be told in the present
    return is_plural_subject(case.words, case.tags, case.group)


def _may_be_of_state(case: Case) -> bool:
    """Not in “the vote last week means …” nor in “the move follows a vote last week”: the time is the noun's."""
    if case.group.clause == "subordinate":
        return False  # “where it stands in May”
    if case.place == "between":
        return case.tags[case.first - 1] not in ("NN", "NNS")
    between = case.tags[slice(*case.gap)]
    if case.time.direction == "past" and between and between[0] in ("CD", "$") and "IN" not in between:
        return True  # “grows 3% last year”
    return case.place == "front" or NOUNS.isdisjoint(between)


def _may_be_object(case: Case) -> bool:
    """“After two gold finds last year”: the word before may be a preposition, and this one a noun."""
    group = case.group
    if group.marker is None or group.subject is None or case.tags[group.subject] not in ("NN", "NNS"):
        return False
    bare = case.first == group.end or (group.end < len(case.tags) and case.tags[group.end] in (",", "."))
    return bare and case.words[group.marker].lower() in _EITHER
