"""What a cue is: the words that bring in a source, and the source."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from copychief.english.memo import new
from copychief.english.phrases import Tokens
from copychief.english.sources import SourceKind, classify


class CueKind(StrEnum):
    """How a source is brought in."""

    VERB = "verb"
    "“The mayor said …”"
    INVERTED = "inverted"
    "“…, said the mayor.”"
    PARTICIPLE = "participle"
    "“…, adding that …”: the subject of its clause speaks."
    ACCORDING = "according"
    "“according to”, “per”, “citing”, “in the words of”."
    DOCUMENT = "document"
    "“data from the ministry”, “a survey by the union”, “in a report”."
    NOUN = "noun"
    "“the mayor's claim that …”, “the bank's estimate of …”, “a plan to …”."
    COLON = "colon"
    "“Trump: …”"
    IMPRESSION = "impression"
    "“seems”, “appears to”, “it is unclear whether”: nobody's word, but not stated as a fact either."
    PASSIVE = "passive"
    "“was reported”, “is expected to”, “allegedly”."


AGENTLESS = frozenset({CueKind.PASSIVE, CueKind.NOUN, CueKind.IMPRESSION})
"Kinds that can do without a source."


class Cue(NamedTuple):
    """One cue; offsets count in the block's text. `source` is (start, end), empty if there is none."""

    start: int
    end: int
    word: str
    kind: CueKind
    source: tuple[int, int]
    source_kind: SourceKind
    head: str
    "The head noun of the source, in lower case."
    sentence: tuple[int, int]


def make(t: Tokens, first: int, after: int, kind: CueKind, source: tuple[int, int] | None) -> Cue:
    """A cue of words first..after-1 with a source of words source[0]..source[1]-1."""
    begin = t.begin(first)
    if source is None or source[0] >= source[1]:
        where, what = (begin, begin), (SourceKind.UNKNOWN, "")
    else:
        a, b = source
        where = (t.begin(a), t.stop(b - 1))
        if t.text.startswith(")", where[1]) and "(" in t.text[where[0] : where[1]]:
            where = (where[0], where[1] + 1)  # “Rep. Ana Ruiz (D-N.Y.)”
        cut = a + 1
        while cut < b and not (t.broken[cut] and ("," in t.gaps[cut] or "(" in t.gaps[cut])):
            cut += 1
        what = classify(t.words(a, cut), opens_sentence=a == 0)
        if cut < b and what[0] in (SourceKind.ROLE, SourceKind.NAMELESS) and t.capital(cut):
            what = (SourceKind.NAMED, what[1])  # “an official, Ana Ruiz,”
    return new(Cue, (begin, t.stop(after - 1), t.lows[first], kind, where, *what, (t.start, t.end)))
