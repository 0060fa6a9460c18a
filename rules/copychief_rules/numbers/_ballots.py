"""A vote against the body that cast it: “voted 9 to 4, with all 15 members present”, “the 12-member court ruled 9-4”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copychief.english.figures import Figure
from copychief.english.numerals import Tokens
from copychief.english.numerals import read as read_numeral
from copychief.english.sentences import Sentence
from copychief.lazy import lazy

_VOTE = lazy(
    r"\b(?:vot|rul|approv|reject|decid|pass|back|endors|agree|oppos|defeat|adopt|decision|split|divid|upheld|overturn)\w*\b"
)
_VOTED = lazy(r"(?:\s[\w'’-]+){0,4}?\s(?:voted|ruled|split|decided|divided)(?:\s[\w'’-]+){0,6}?\s")
"From a body to its vote."
_LINK = lazy(r"\s?[-–—]\s?|\sto\s")
_ALL = lazy(r"\s(?:with\s)?all\s(?:of\s)?(?:the\s|its\s|their\s)?$")
PRESENT = lazy(r"\s(?:were\s)?(?:present|voting|taking part|attending|in attendance|on hand|casting)\b")
_NOT_CAST = lazy(
    r"\b(?:abst\w+|recus\w+|absen\w+|did not vote|didn['’]t vote|not vot\w+|not tak\w+|vacan\w+|miss\w+|chair\w*|tie|ties|tied)\b"
)
_NONE = lazy(r"\b(?:no|without)\s(?:any\s)?(?:absences|absentees|members\sabsent)\b")
_BODY = frozenset(
    {
        "member",
        "judge",
        "justice",
        "seat",
        "juror",
        "person",
        "man",
        "councillor",
        "councilor",
        "senator",
        "trustee",
        "commissioner",
    }
)


class Ballot(NamedTuple):
    """A vote with the number of those who can have cast it; `whole` if they all did."""

    body: Figure
    vote: Figure
    votes: tuple[float, float]
    whole: bool


def ballots(row: Sequence[Figure], sentence: Sentence) -> Iterator[Ballot]:
    """The votes of a sentence that its body can't have cast."""
    scores = [f for f in row if f.kind == "score" or (f.kind == "count" and f.is_range and not f.head)]
    if len(scores) != 1:
        return
    bodies = [f for f in row if f.kind == "count" and f.head in _BODY and f.value > 2 and not (f.hedge or f.part_of)]
    if len(bodies) != 1:
        return
    vote, body, text = scores[0], bodies[0], sentence.block.text
    votes = _votes(vote.text)
    said = text[sentence.start : sentence.end].lower()
    if votes is None or not _VOTE.search(text, sentence.start, vote.start):
        return
    here = _ALL.search(text, sentence.start, body.start) and PRESENT.match(text, body.phrase_end)
    none = _NONE.search(said)
    whole = bool(none or (here and not _NOT_CAST.search(said)))
    voted = _VOTED.fullmatch(text, body.phrase_end, vote.start) if body.start < vote.start else None
    its_own = voted and (text[body.end] == "-" or text[max(0, body.start - 4) : body.start].lower() == "the ")
    if not (whole or its_own):
        return
    cast = sum(votes)
    if cast > body.value or (whole and cast < body.value):
        yield Ballot(body, vote, votes, whole)


def _votes(text: str) -> tuple[float, float] | None:
    ends = _LINK.split(text)
    if len(ends) != 2:
        return None
    found = [read_numeral(Tokens(end), 0) for end in ends]
    return (found[0].value, found[1].value) if found[0] and found[1] else None
