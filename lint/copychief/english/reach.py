"""How far a cue reaches in its sentence: the words that are somebody's word, not the writer's.

By word order and marks alone, between `cues` and `attributions`. What is told of a source (“the mayor, who won
in 2012, said …”) and when and where he spoke is the writer's.
"""

from __future__ import annotations

from copychief.english.cue import Cue, CueKind
from copychief.english.speech import STANDS, forms
from copychief.lazy import lazy

_WHEN = (
    r"(?:on|in|at|to\s+(?:the|an?|his|her|their|its|[A-Z]\w+)|during|after|before|as|when|while|by|for|with|last|this|earlier|later|yesterday|today|tonight"
    r"|again|reporters|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_SIDE_BY_SIDE = lazy(
    r"(?:[,;:—–)”\"]|--|''|\b(?:and|but|while|whereas|though|although|as|because|after|if|than|yet|so))\s*$"
)
_LONGEST = len("although")
"What stands between two statements, and its longest word; in “found that voters said” one holds the other."
_BEHIND = lazy(rf"\s+(?!{_WHEN})[\w$£€“\"‘']")
"An object or a clause right behind the verb."
_MORE = lazy(r"\s+[\w$£€“\"‘']")
_ABOUT = lazy(r"\s+(?:to|on|for)\b")
_NOTHING_BEHIND = lazy(rf"(?:\s+{_WHEN}[^,;:“”\"—–]*)?[\s.!?”\"']*$")
"The end of the sentence, or no more than when and where it was said."
_HEARER = lazy(r"\s+(?:(?:the|a|an|his|her|their)\s)?[\w.’'-]+(?:\s[A-Z][\w.’'-]*){0,4}")
"“told the paper”."
_TELL = frozenset(forms("tell")) | frozenset(forms("inform")) | frozenset(forms("remind"))
_BEHIND_ALWAYS = frozenset({CueKind.PARTICIPLE, CueKind.IMPRESSION})
_NEAR = 9


def reach(text: str, cues: tuple[Cue, ...], i: int) -> tuple[int, int]:
    """(start, end) in the block's text of what cue number i of the block answers for; never empty."""
    cue = cues[i]
    start, end = _part(text, cue, _end(text, cues, i))
    while end > start + 1 and (text[end - 1] == "," or text[end - 1].isspace()):
        end -= 1
    while start < end - 1 and text[start].isspace():
        start += 1
    return start, end


def _part(text: str, cue: Cue, end: int) -> tuple[int, int]:
    """The part of the sentence up to `end` that holds what is said: before the source, behind the cue, or all."""
    start, (begin, stop) = cue.sentence[0], cue.source
    whole, behind = (start, end), (cue.end, end)
    kind = cue.kind
    if kind is CueKind.INVERTED:
        return (start, cue.start) if text[start : cue.start].strip() else whole
    if kind is CueKind.NOUN:
        return behind if _BEHIND.match(text, cue.end, end) or _ABOUT.match(text, cue.end, end) else whole
    if kind in _BEHIND_ALWAYS or (kind is CueKind.DOCUMENT and not text[start:begin].strip()):
        return behind if cue.end < end else whole
    if kind is not CueKind.VERB or not begin < stop <= cue.start:
        return whole
    if cue.word in STANDS and _MORE.match(text, cue.end, end):
        return behind
    at = cue.end
    if cue.word in _TELL:
        hearer = _HEARER.match(text, at, end)
        at = hearer.end() if hearer else at
    if _NOTHING_BEHIND.match(text, at, end):
        return (start, begin) if text[start:begin].strip() else whole
    return behind if _BEHIND.match(text, cue.end, end) else whole


def _end(text: str, cues: tuple[Cue, ...], i: int) -> int:
    """The end of the sentence, or where the next statement in it begins."""
    cue = cues[i]
    end = cue.sentence[1]
    for other in cues[i + 1 : i + _NEAR]:
        if other.sentence != cue.sentence:
            break
        at = other.source[0]
        if other.kind is CueKind.VERB and cue.end <= at < end and _is_side_by_side(text, cue.end, at):
            return at
    return end


def _is_side_by_side(text: str, start: int, end: int) -> bool:
    last = start + len(text[start:end].rstrip())
    return _SIDE_BY_SIDE.search(text, max(start, last - _LONGEST), end) is not None
