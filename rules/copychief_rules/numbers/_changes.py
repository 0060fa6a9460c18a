"""Statements of change: what it was, what it is, and by how much, as news writes them.

“$1.2 billion, up from $900 million, a 20% increase”, “rose 5% to 105 from 100”, “105, up 5% from 100”.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from copychief.english.figures import Figure
from copychief.lazy import lazy
from copychief_rules.numbers._arithmetic import same_measure

UP = (
    r"rose|rises?|risen|rising|increase[ds]?|increasing|grew|grows?|grown|growing|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|surge[ds]?|surging"
    r"|soar(?:ed|s|ing)?|gain(?:ed|s|ing)?|advance[ds]?|up|higher|growth|improve[ds]?|improvement|expanded|raised|hike[ds]?|more"
)
DOWN = (
    r"fell|falls?|fallen|falling|drop(?:s|ped|ping)?|decrease[ds]?|decreasing|decline[ds]?|declining|slid|slides?|slip(?:ped|s|ping)?|slump(?:ed|s)?"
    r"|plunge[ds]?|tumble[ds]?|plummet(?:ed|s)?|down|lower|lost|loss|shrank|shrunk|shrink(?:s|ing)?|dip(?:ped|s)?|reduc(?:ed|tion|es?)|cut|less|fewer|sank"
)
_UP = lazy(rf"\b(?:{UP})\b")
_DOWN = lazy(rf"\b(?:{DOWN})\b")
_FILL = r"(?:the |a |an |its |their |just |only |as |record |previous |previously |then |last year's |last year’s )*"
# X … up from Y: at most a few words of time or place stand between
_FROM = lazy(
    r"(?:\s(?!and\b|but\b|or\b|while\b|of\b)[\w.'’-]+){0,6},?(?P<how>[\w\s'’,-]{0,40}?)\b(?:from|compared (?:with|to)|against|versus)\s"
    + _FILL
    + "$"
)
_TO = lazy(r"(?:\s(?!and\b|but\b|or\b|while\b)[\w.'’-]+){0,6}?,?\sto\s" + _FILL + "$")
_BEFORE_FROM = lazy(r"\bfrom\s" + _FILL + "$")
_NOT_A_PAIR = lazy(r"\b(?:ranging|range[ds]?|away|different|apart|miles|distance|where|which|who|that|and)\b")


class Pair(NamedTuple):
    """Two stages of one quantity; `said` is the text that links them, in lower case."""

    before: Figure
    after: Figure
    said: str

    @property
    def first(self) -> Figure:
        return min(self.before, self.after, key=lambda f: f.start)

    @property
    def last(self) -> Figure:
        return max(self.before, self.after, key=lambda f: f.start)


def pairs(row: Sequence[Figure]) -> Iterator[Pair]:
    """The pairs among the figures of one sentence, in order."""
    kept = [f for f in row if f.kind in ("money", "percent", "count", "measure", "duration")]
    for a, b in pairwise(kept):
        if not same_measure(a, b) or b.phrase_start < a.end:
            continue
        text = a.block.text
        gap = text[a.end : b.phrase_start].lower()
        lead = text[max(0, a.phrase_start - 40) : a.phrase_start].lower()
        if len(gap) > 90:
            continue
        if _BEFORE_FROM.search(lead):
            if _TO.fullmatch(gap) and not _NOT_A_PAIR.search(lead[-25:].rsplit(",", 1)[-1]):
                yield Pair(a, b, lead.rsplit(".", 1)[-1])
            continue
        m = _FROM.fullmatch(gap)
        if m and not _NOT_A_PAIR.search(gap):
            yield Pair(b, a, gap)


def direction(words: str) -> int:
    """1 for a rise, -1 for a fall, 0 if the words say neither or both."""
    up, down = _UP.search(words), _DOWN.search(words)
    return 0 if bool(up) == bool(down) else 1 if up else -1


NOUN = r"(?:increase|rise|jump|drop|fall|decline|decrease|gain|growth|surge|cut|reduction|hike|slump|improvement|climb|leap|plunge|slide|dip|boost)"
_ADJECTIVE = rf"(?:(?!{NOUN}|up\b|down\b|by\b|of\b|or\b)[a-z]+(?:-[a-z]+)*\s)?"
_AFTER_PAIR = lazy(
    r"(?P<words>(?:\s(?!and\b|but\b|or\b|while\b|with\b|as\b|which\b|that\b|who\b)[\w.'’-]+){0,6}?)\s*[,(—–:-]*\s*"
    r"(?:or|which is|representing|marking|for|meaning)?\s*(?:(?:an?|the)\s)?"
    rf"{_ADJECTIVE}(?P<link>{NOUN} of|up by|down by|up|down|by|or)?\s*(?:an?\s|the\s)?{_ADJECTIVE}"
)
# the words between the ends of “105 in May, up 5% from 100” and its share
_TO_SHARE = lazy(
    r"(?:\s(?!and\b|but\b|or\b|while\b|with\b|as\b|which\b|that\b|who\b)[\w.'’-]+){0,6}?\s*[,(—–-]+\s*(?:(?:is|was|are|were)\s)?"
    rf"(?P<way>up by|down by|up|down|higher by|lower by|an? (?:[a-z]+\s)?{NOUN} of|an?)\s(?:an?\s|the\s)?"
)
_ON = lazy(rf"(?:[\s-](?:[a-z-]+\s)?{NOUN})?\s(?:from|on|over|compared (?:with|to)|against)\s" + _FILL)
_NOUN_BEHIND = lazy(rf"[\s-]*(?:[a-z]+(?:-[a-z]+)*\s)?{NOUN}\b")
_BEFORE_PAIR = lazy(r"(?:,?(?:\s(?!and\b|but\b|or\b|while\b)[\w.'’-]+){0,8}?)?,?\s(?:to|from)\s" + _FILL)
_VERB_BEFORE = lazy(
    rf"\b(?:{UP}|{DOWN})(?:\s+(?:by|an?|another|a further|some|in value by|(?:its|the|their)(?: \w+){{1,3}} by))?\s*$"
)
# “half” and “a third” are a change only behind these: “by half”, “a fall of a third”, “rose a third”
_FRACTION_BEHIND = lazy(
    rf"\bby\s$|\b{NOUN}\sof\s$|\b(?:rose|grew|climbed|jumped|increased|fell|dropped|declined|shrank|decreased)\s$"
)
_OTHER_BASE = lazy(
    r"\b(?:adjust(?:ed|ing)|inflation|constant|annuali[sz]ed|annually|annual(?! (?:report|results|accounts|statement|figures|meeting|review|survey|census|budget))|per year|a year(?! (?:earlier|ago|before|later|on))|each year|excluding|like-for-like|underlying"
    r"|an average|on average|averag(?:ed|ing)|compound|respectively|seasonal\w*|weighted|currenc\w+|organic|comparable|per capita|in real terms)\b"
)


_ASIDES = ("year", "date", "time", "ordinal", "duration", "label")
"They may stand between the parts of a statement: “from $900 million in 2023 to …”."


_SHARES = ("percent", "fraction")
# the share is said to be of another base than the pair's
_ITS_BASE = lazy(r"\b(?:from|on|over|than) (?:an?|the|last) (?:year|quarter|month|week|previous|same)\b")
_YEARS = lazy(r"\s(?:between|from) \d{4} (?:and|to) \d{4}")


class Change(NamedTuple):
    """A pair and the share that the sentence says it changed by; `way` is 1 for up, -1 for down, 0 unsaid."""

    pair: Pair
    share: Figure
    way: int


def changes(row: Sequence[Figure], sentence: str) -> Iterator[Change]:
    """The changes stated in percent in one sentence; `row` holds its figures, `sentence` its text."""
    if not any(f.kind in _SHARES for f in row):
        return
    if _OTHER_BASE.search(sentence.lower()):
        return
    yield from _wrapped([f for f in row if f.kind not in _ASIDES])
    for pair in pairs(row):
        text = pair.first.block.text
        for share in row:
            if share.kind not in _SHARES or share.is_range or share in (pair.before, pair.after):
                continue
            if share.text == "two quarters":  # half a year
                continue
            if share.kind == "fraction" and not _FRACTION_BEHIND.search(
                text[max(0, share.phrase_start - 30) : share.phrase_start]
            ):
                continue
            if share.start > pair.last.end:
                gap = text[pair.last.end : share.phrase_start].lower()
                m = _AFTER_PAIR.fullmatch(gap) if len(gap) < 90 else None
                behind = _NOUN_BEHIND.match(text[share.end : share.end + 30].lower())
                if m and (m["link"] or behind) and not _between(row, pair.last, share):
                    words = gap[len(m["words"]) :] + (behind.group() if behind else "")
                    yield Change(pair, share, direction(words) or direction(pair.said))
            else:
                gap = _YEARS.sub("", text[share.end : pair.first.phrase_start].lower())
                lead = text[max(0, share.phrase_start - 30) : share.phrase_start].lower()
                verb = _VERB_BEFORE.search(lead) or _NOUN_BEHIND.match(gap)  # “rose 5%”, “a 5% rise in sales”
                if _ITS_BASE.search(gap):
                    continue
                if verb and len(gap) < 70 and _BEFORE_PAIR.fullmatch(gap) and not _between(row, share, pair.first):
                    yield Change(pair, share, direction(verb.group()))


def _wrapped(row: Sequence[Figure]) -> Iterator[Change]:
    """“$1.2 billion, up 33% from $900 million”: the share stands between the two."""
    for after, share, before in zip(row, row[1:], row[2:], strict=False):
        if share.kind != "percent" or share.is_range or after.kind == "percent" or not same_measure(after, before):
            continue
        text = after.block.text
        first = _TO_SHARE.fullmatch(text[after.end : share.phrase_start].lower())
        second = text[share.end : before.phrase_start].lower()
        if first and len(second) < 60 and _ON.fullmatch(second) and not _NOT_A_PAIR.search(second):
            way = direction(first["way"]) or direction(second)
            yield Change(Pair(before, after, first["way"]), share, way)


def _between(row: Sequence[Figure], a: Figure, b: Figure) -> bool:
    """Does another figure stand between the two, dates and such apart?"""
    return any(a.end <= f.start and f.end <= b.start and f.kind not in _ASIDES for f in row)
