"""Which way a pair goes, where the words say another: “up from” a larger number, “has risen from 12 to 8 percent”."""

from __future__ import annotations

from typing import NamedTuple

from copychief.lazy import lazy
from copychief_rules.numbers._arithmetic import change
from copychief_rules.numbers._changes import Pair

_FROM = lazy(r"\b(up|down|higher|lower)(?=\s+(?:sharply\s|slightly\s)?(?:from|than)\b)")
_RISE = r"rose|risen|rises|rising|grew|grown|grows|growing|climbed|climbs|climbing|jumped|jumps|soared|surged|increased|increases|increasing|went up|gone up|going up"
_FALL = r"fell|fallen|falls|falling|dropped|drops|dropping|declined|declines|declining|shrank|shrunk|shrinking|decreased|decreases|plunged|plummeted|slumped|tumbled|went down|gone down"
_SHARE = r"(?:\s(?:by\s)?(?:about\s|nearly\s|more than\s)?[\d.,]+\s?(?:%|percent|per cent|points?))?"
_VERB = rf"(?P<said>(?P<up>{_RISE})|{_FALL})\b"
_VERB_FROM = lazy(rf"\b{_VERB}{_SHARE}(?:\s\w+ly)?,?\sfrom\s$")
_VERB_TO = lazy(rf"\b{_VERB}{_SHARE}(?:\s\w+ly)?,?\sto\s$")
_JUST_FROM = lazy(r"(?:\s(?!and\b)[\w.'’-]+){0,3}?,?\sfrom\s")
# what rises in these goes down in number
_RANKED = lazy(
    r"\b(?:rank\w*|place|position|standings|table|charts?|poll|seed\w*|list|loss\w*|deficit|below|minus|negative|odds)\b|No\. "
)


class WrongWay(NamedTuple):
    """A pair, the way that the words at `start` to `end` of the block's text say (1 or -1)."""

    pair: Pair
    way: int
    start: int
    end: int


def wrong_way(pair: Pair, sentence: str, offset: int) -> WrongWay | None:
    """What is said of the way of a pair, if its numbers go the other; the sentence begins at `offset`."""
    real = change(pair.before, pair.after)
    if real is None or real.low <= -0.5 <= 0.5 <= real.high:
        return None
    text = pair.after.block.text
    if pair.first is pair.before:
        m = _VERB_FROM.search(text, max(offset, pair.before.phrase_start - 50), pair.before.phrase_start)
    else:
        said = _FROM.search(pair.said)
        if said:
            start = pair.after.end + said.start()
            return _judged(pair, 1 if said[1] in ("up", "higher") else -1, start, start + len(said[1]))
        if not _JUST_FROM.fullmatch(text, pair.after.end, pair.before.phrase_start):
            return None
        m = _VERB_TO.search(text, max(offset, pair.after.phrase_start - 50), pair.after.phrase_start)
    if m is None or _RANKED.search(sentence):
        return None
    return _judged(pair, 1 if m["up"] else -1, m.start("said"), m.end("said"))


def _judged(pair: Pair, way: int, start: int, end: int) -> WrongWay | None:
    real = change(pair.before, pair.after)
    wrong = real is not None and (real.high < -0.5 if way > 0 else real.low > 0.5)
    return WrongWay(pair, way, start, end) if wrong else None
