"""Statements of change: what it was, what it is, and by how much, as news writes them.

“$1.2 billion, up from $900 million, a 20% increase”, “rose 5% to 105 from 100”, “105, up 5% from 100”.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from copychief.english.figures import Figure
from copychief.english.sentences import Sentence
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
_LINKS = ("from", "compared", "against", "versus")
_TO = lazy(r"(?:\s(?!and\b|but\b|or\b|while\b)[\w.'’-]+){0,6}?,?\sto\s" + _FILL + "$")
_BY = lazy(r"\b(?:by|up|down)\s(?:an?\s|another\s|a further\s)?$")
_BEFORE_FROM = lazy(r"\bfrom\s" + _FILL + "$")
_NOT_A_PAIR = lazy(r"\b(?:ranging|range[ds]?|away|different|apart|miles|distance|where|which|who|that|and)\b")


ENDS = frozenset({"money", "percent", "count", "measure", "duration"})
"Kinds of figures that may be the ends of a change."


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
    kept = _outside([f for f in row if f.kind in ENDS])
    for n, (a, b) in enumerate(pairwise(kept), 2):
        if not (same_measure(a, b) or bare(a, b) or bare(b, a)) or b.phrase_start < a.end:
            continue
        text = a.block.text
        gap = _gap(text, a.end, b.phrase_start)
        lead = text[max(0, a.phrase_start - 40) : a.phrase_start].lower()
        if len(gap) > 90:
            continue
        if _BEFORE_FROM.search(lead):
            if bare(b, a) and gap != " to ":
                continue  # “from 40 to 50 pounds”
            if _TO.fullmatch(gap) and not _NOT_A_PAIR.search(lead[-25:].rsplit(",", 1)[-1]):
                yield Pair(a, b, lead.rsplit(".", 1)[-1])
            continue
        m = _FROM.fullmatch(gap) if any(map(gap.__contains__, _LINKS)) else None
        if (
            m
            and not bare(b, a)
            and not _NOT_A_PAIR.search(gap)
            and not _BY.search(lead)
            and not (n < len(kept) and _goes_to(b, kept[n]))
        ):
            yield Pair(b, a, gap)


def bare(a: Figure, b: Figure) -> bool:
    """“From four years to three”: the second is of the first's unit."""
    return a.kind in ("duration", "measure", "money") and b.kind == "count" and not (b.head or a.is_range or b.is_range)


def _gap(text: str, start: int, end: int) -> str:
    """The words from one figure to another, in lower case, without what stands in brackets."""
    return _BRACKETS.sub("", text[start:end].lower())


def _outside(row: Sequence[Figure]) -> Sequence[Figure]:
    """The figures without those right behind another in brackets, which say it again in another unit."""
    if not row or "(" not in row[0].block.text:
        return row
    return [
        f for n, f in enumerate(row) if not (n and f.kind == "money" and f.block.text[row[n - 1].end : f.start] == " (")
    ]


def _goes_to(a: Figure, b: Figure) -> bool:
    """“… by $5, from $20 to $25”: what stands before “from” is no end of the change."""
    gap = _gap(a.block.text, a.end, b.phrase_start)
    return same_measure(a, b) and len(gap) < 60 and _TO.fullmatch(gap) is not None


def direction(words: str) -> int:
    """1 for a rise, -1 for a fall, 0 if the words say neither or both."""
    up, down = _UP.search(words), _DOWN.search(words)
    return 0 if bool(up) == bool(down) else 1 if up else -1


NOUN = r"(?:increase|rise|jump|drop|fall|decline|decrease|gain|loss|growth|surge|cut|reduction|hike|slump|improvement|climb|leap|plunge|slide|dip|boost|raise|discount|rebate)"
_ADJECTIVE = rf"(?:(?!{NOUN}|up\b|down\b|by\b|of\b|or\b)[a-z]+(?:-[a-z]+)*\s)?"
_AFTER_PAIR = lazy(
    r"(?P<words>(?:\s(?!and\b|but\b|or\b|while\b|with\b|as\b|which\b|that\b|who\b)[\w.'’-]+){0,6}?)\s*[,(—–:-]*\s*"
    r"(?:(?P<same>or|representing)|which is|marking|for|meaning)?\s*(?:(?:an?|the)\s)?"
    rf"{_ADJECTIVE}(?P<link>{NOUN} of|up by|down by|up|down|by)?\s*(?:an?\s|the\s)?{_ADJECTIVE}"
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
    rf"\b(?:{UP}|{DOWN})(?:\s+(?:by(?: an?)?|an?|another|a further|some|in value by|(?:its|the|their)(?: \w+){{1,3}} by))?\s*$"
)
# “half” and “a third” are a change only behind these: “by half”, “a fall of a third”, “rose a third”
_FRACTION_BEHIND = lazy(
    rf"\bby\s(?:an?\s)?$|\b{NOUN}\sof\s(?:an?\s)?$|\b(?:rose|grew|climbed|jumped|increased|fell|dropped|declined|shrank|decreased)\s$"
)
_OTHER_BASE = lazy(
    r"\b(?:adjust(?:ed|ing)|inflation|constant|annuali[sz]ed|annually|annual(?! (?:report|results|accounts|statement|figures|meeting|review|survey|census|budget))|per year|a year(?! (?:earlier|ago|before|later|on))|each year|excluding|like-for-like|underlying"
    r"|an average|on average|averag(?:ed|ing)(?! [$£€]?\d[\d,.]*(?! ?(?:%|per))\b)|compound|respectively|seasonal\w*|weighted|(?:constant|local|foreign)[ -]currenc\w+|currencies|currency (?:effects?|swings|moves|movements|fluctuations|changes)|organic|comparable|per capita|in real terms)\b"
)


ASIDES = ("year", "date", "time", "ordinal", "duration", "label")
"They may stand between the parts of a statement: “from $900 million in 2023 to …”."


SHARES = ("percent", "fraction")
# the share is said to be of another base than the pair's
_ITS_BASE = lazy(r"\b(?:from|on|over|than) (?:an?|the|last) (?:year|quarter|month|week|previous|same)\b")
_YEARS = lazy(r"\s(?:between|from) \d{4} (?:and|to) \d{4}")


_MORE = lazy(
    r"\s(?:(?!of\b)\w+\s)?(?P<way>more|fewer|less|higher|lower|above|below)\s(?:than\s)?"
    + _FILL
    + r"(?:(?!expected\b|forecast\b)[\w'’-]+\s){0,2}?(?:of\s)?$"
)
_TO_MORE = lazy(
    r"(?:\s(?!and\b|but\b|or\b|while\b|who\b|which\b|that\b)[\w.'’-]+){0,6}?,\s(?:or\s|which (?:is|was)\s|that is\s)?"
)
_MOVED_BY = lazy(
    rf"\bby\s(?:an?\s|another\s|a further\s)?$|\b{NOUN}\sof\s$|\b(?:rose|grew|climbed|jumped|increased|fell|dropped|declined|shrank|decreased|(?:go(?:es)?|went|going) (?:up|down))\s(?:another\s|a further\s)?$"
)
# the change is said to be from another year than the pair's
_SINCE = lazy(r"\s(?:since|(?:from|on|over) (?:19|20)\d\d)\b")
_EACH = lazy(
    r"\b(?:each|every|apiece|a piece)\b|\b(?:an?|per) (?:hour|day|week|month)\b.*\b(?:an?|per) (?:day|week|month|year)\b"
)
_SMALL_COIN = {"¢": ("USD", "EUR", "CAD", "AUD", "NZD"), "p": ("GBP",)}
_OPENS = lazy(r"(?:That|This|It|The|A)\s")
_THAT_WAS = lazy(
    rf"(?:that|this|it)\s(?:is|was|represents|represented|marks|marked)\s(?:up by|down by|up|down|an? (?:[a-z]+\s)?{NOUN} of|higher by|lower by)\s(?:an?\s)?"
)
_YEAR_BEFORE = lazy(
    r"(?:(?:the|a) (?:year|month|week|quarter|decade) (?:before|earlier|ago),? (?:it|they|there|he|she|the (?:figure|number|total|sum|price))\s(?:\w+\s){1,2}"
    r"|(?:that|this|it) compare[sd] (?:with|to)\s)" + _FILL
)


# “£546m ($1.04bn)”, “in the quarter (to May)”: aside, whatever it says
_BRACKETS = lazy(r"\s\([^()]*\)")


class Change(NamedTuple):
    """A pair and what the sentence says it changed by, a share or an amount; `way` is 1 for up, -1 for down, 0 unsaid."""

    pair: Pair
    by: Figure
    way: int


def changes(row: Sequence[Figure], paired: Sequence[Pair], sentence: str) -> Iterator[Change]:
    """The changes stated in percent in one sentence; `row` holds its figures, `paired` its pairs, `sentence` its text."""
    found = list(_stated(row, paired, _is_share)) if any(f.kind in SHARES for f in row) else []
    if found and not _OTHER_BASE.search(sentence.lower()):
        yield from found


def differences(row: Sequence[Figure], paired: Sequence[Pair], sentence: str) -> Iterator[Change]:
    """The changes stated as an amount: “by $5 million, from $40 million to $35 million”, “a jump of 2,000”."""
    found = list(_stated(row, paired, is_amount))
    if found and not _OTHER_BASE.search(sentence.lower()) and not _EACH.search(sentence.lower()):
        yield from found


def _is_share(figure: Figure, pair: Pair) -> bool:
    if figure.kind not in SHARES or figure.text == "two quarters":  # half a year
        return False
    before = figure.block.text[max(0, figure.phrase_start - 30) : figure.phrase_start]
    return figure.kind == "percent" or _FRACTION_BEHIND.search(before) is not None


def is_amount(figure: Figure, pair: Pair) -> bool:
    if pair.before.kind == "percent":
        return figure.kind == "points" or (figure.kind == "count" and figure.head == "point")
    if figure.kind == "money" and figure.currency in _SMALL_COIN and figure.currency != pair.before.currency:
        return pair.before.currency in _SMALL_COIN[figure.currency]
    return same_measure(figure, pair.before) and (same_measure(figure, pair.after) or bare(pair.before, pair.after))


def _stated(row: Sequence[Figure], paired: Sequence[Pair], fits: Callable[[Figure, Pair], bool]) -> Iterator[Change]:
    if len(row) < 3:  # two ends and a change
        return
    kept = _outside([f for f in row if f.kind not in ASIDES])
    for after, by, before in zip(kept, kept[1:], kept[2:], strict=False):
        pair = Pair(before, after, "")
        if (
            not by.is_range
            and same_measure(after, before)
            and not (by.kind in SHARES and after.kind in SHARES)
            and fits(by, pair)
        ):
            yield from _wrapped(pair, by)
    for pair in paired:
        for by in row:
            if not by.is_range and by not in (pair.before, pair.after) and fits(by, pair):
                yield from _behind(row, pair, by) if by.start > pair.last.end else _ahead(row, pair, by)


def _wrapped(pair: Pair, by: Figure) -> Iterator[Change]:
    """“$1.2 billion, up 33% from $900 million”, “240 pupils, 40 more than the 200”: the change stands between the two."""
    text = by.block.text
    gap, second = _gap(text, pair.after.end, by.phrase_start), text[by.end : pair.before.phrase_start].lower()
    if _NOT_A_PAIR.search(second):
        return
    first = _TO_SHARE.fullmatch(gap)
    if first and len(second) < 60 and _ON.fullmatch(second):
        yield Change(pair._replace(said=first["way"]), by, direction(first["way"]) or direction(second))
        return
    more = _MORE.fullmatch(text[by.end : pair.before.start].lower())
    if more and _TO_MORE.fullmatch(gap):
        yield Change(pair._replace(said=more["way"]), by, 1 if more["way"] in ("more", "higher", "above") else -1)


def _behind(row: Sequence[Figure], pair: Pair, by: Figure) -> Iterator[Change]:
    """“… from $4 to $5, a rise of 25%”."""
    text = by.block.text
    gap = _gap(text, pair.last.end, by.phrase_start)
    m = _AFTER_PAIR.fullmatch(gap) if len(gap) < 90 else None
    noun = _NOUN_BEHIND.match(text[by.end : by.end + 30].lower())
    if (
        not m
        or not (m["link"] or m["same"] or noun)
        or _between(_outside(row), pair.last, by)
        or _SINCE.match(text, by.end)
    ):
        return
    if by.kind not in SHARES and not (m["link"] or noun):
        return
    if m["same"] and not (m["link"] or noun or direction(pair.said)):
        return  # “that compares with 27 million, or 50%, of the country”
    words = gap[len(m["words"]) :] + (noun.group() if noun else "")
    yield Change(pair, by, direction(words) or direction(pair.said))


def _ahead(row: Sequence[Figure], pair: Pair, by: Figure) -> Iterator[Change]:
    """“Rose 25% to $5 from $4”, “a 25% rise in sales, to $5 from $4”, “by $1, from $4 to $5”."""
    text = by.block.text
    gap = _YEARS.sub("", text[by.end : pair.first.phrase_start].lower())
    lead = text[max(0, by.phrase_start - 30) : by.phrase_start].lower()
    verb = _VERB_BEFORE.search(lead) or _NOUN_BEHIND.match(gap)
    if not verb or _ITS_BASE.search(gap) or len(gap) >= 70 or _between(_outside(row), by, pair.first):
        return
    if by.kind not in SHARES and not _MOVED_BY.search(lead):
        return  # “raised $5 million, from …” is no rise
    if _BEFORE_PAIR.fullmatch(gap):
        yield Change(pair, by, direction(verb.group()))


def compared(last: Sequence[Figure], row: Sequence[Figure], sentence: Sentence) -> Iterator[Change]:
    """A change over two sentences: “Sales were $5 million. That was up 25% from $4 million.”

    `last` holds the figures of the sentence before, of which only one may be no date or such.
    """
    if not last or not _OPENS.match(sentence.text):
        return
    kept, alone = ([f for f in figures if f.kind not in ASIDES] for figures in (row, last))
    if len(kept) != 2 or len(alone) != 1:
        return
    earlier = alone[0]
    low = sentence.text.lower()
    if _OTHER_BASE.search(low) or _EACH.search(low):
        return
    text, start = earlier.block.text, sentence.start
    by, before = kept
    head = text[start : by.phrase_start].lower()
    pair = Pair(before, earlier, "")
    if _THAT_WAS.fullmatch(head) and _ON.fullmatch(text[by.end : before.phrase_start].lower()):
        of_other = text.startswith(" of ", before.end)  # “… from $10 million of profit”
        if same_measure(before, earlier) and not of_other and (_is_share(by, pair) or is_amount(by, pair)):
            yield Change(pair, by, direction(head))
        return
    before, by = kept
    pair = Pair(before, earlier, "")
    fits = same_measure(before, earlier) and (_is_share(by, pair) or is_amount(by, pair))
    if fits and _YEAR_BEFORE.fullmatch(text[start : before.phrase_start].lower()):
        yield from _behind(row, pair, by)


def _between(row: Sequence[Figure], a: Figure, b: Figure) -> bool:
    """Does another figure stand between the two, dates and such apart?"""
    return any(a.end <= f.start and f.end <= b.start and f.kind not in ASIDES for f in row)
