"""Cues: the words in a sentence that say where its knowledge comes from, and who that is.

Works on one block's text by word lists and word order, without a tagger: verbs of saying (`reporting`),
“according to”, documents and data, “Name:”. `attributions` gives each cue its reach, `quotations` their
speakers.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import compress, count

from copychief.document import TITLES, BlockKind, Document, Layer
from copychief.english.cue import Cue, CueKind, make
from copychief.english.nouns import NOUNS, read_noun
from copychief.english.phrases import BE, Tokens, parts, phrase_start, right_phrase, small_letters, tokens
from copychief.english.quotation_marks import Pair, pair_block
from copychief.english.reporting import read_verb
from copychief.english.sentences import split
from copychief.english.sources import DOCUMENTS, classify
from copychief.english.speech import FRAMED_ONLY, FRAMES, VERBS, forms
from copychief.english.vocabulary import BLOCK_WORDS
from copychief.lazy import lazy

_SHORT = 27
"A shorter quotation may hold a cue: a title, a scare quote."
_COLON = lazy(r"(?:[A-Z][\w.’'-]*\s+){0,4}[A-Z][\w.’'-]*(?:\s*\([^()]{1,20}\))?\s?:(?=\s|[“\"‘'])")
_ADVERBS = frozenset("reportedly allegedly supposedly purportedly".split())
_SPEAKABLE = frozenset(
    "statement interview letter speech email e-mail memo tweet post filing report note release".split()
)
_CLEAR = frozenset("clear unclear obvious".split())
_IMPRESSIONS = _CLEAR | frozenset((*forms("seem"), *forms("appear"))) - {"seeming", "appearing"}
_CLAUSES = frozenset("that whether if how why what when who where".split())
_PLACES = frozenset("in on at before with alongside for".split())
_TRIGGERS = (
    VERBS
    | _IMPRESSIONS
    | NOUNS
    | {"according", "per", "citing", "quoting", "words"}
    | _ADVERBS
    | (DOCUMENTS - {"law", "order", "table", "text"})
)


_is_trigger = _TRIGGERS.__contains__
_HINTS = frozenset(max(trigger.split("-"), key=len) for trigger in _TRIGGERS)
"One of these is among the `BLOCK_WORDS` of each block that holds a trigger."
_PUBLISHED = frozenset("from by of released published conducted compiled obtained issued commissioned".split())
_IN_A = _SPEAKABLE | {"study", "survey", "poll", "census", "paper", "report"}
"Documents that are cited as “in a report”, too."
_NEXT = {low: FRAMES[low] for low in FRAMED_ONLY} | dict.fromkeys(DOCUMENTS - _IN_A - VERBS - NOUNS, _PUBLISHED)
"Words that are cues only with one of these behind them; most often they are not."


def find(text: str, kind: BlockKind, sentences: Sequence[tuple[int, int]], pairs: Sequence[Pair]) -> tuple[Cue, ...]:
    """All cues of a block that stand outside its quotations, in order. Pure.

    `sentences` and `pairs` (of quotation marks) are those of the block.
    """
    if kind is BlockKind.CODE:
        return ()
    quoted = _quoted(pairs, len(text))
    out: list[Cue] = []
    starts, ends = quoted
    lower = small_letters(text)
    for start, end in sentences:
        inside = bisect_right(starts, start) - 1
        if inside >= 0 and end <= ends[inside]:
            continue
        colon = _COLON.match(text, start, end) if ":" in text else None
        if colon:
            words = text[start : colon.end() - 1].split()
            source = (start, colon.end() - 1)
            where = (colon.end() - 1, colon.end())
            out.append(Cue(*where, ":", CueKind.COLON, source, *classify(words), (start, end)))
        # a sentence without a cue goes no further than this, most often
        pieces = parts(lower, start, end)
        small = pieces[1::2]
        hits = [*compress(count(), map(_is_trigger, small))]
        if hits:
            small.append("")
            hits = [i for i in hits if small[i] not in _NEXT or small[i + 1] in _NEXT[small[i]]]
            small.pop()
        if hits:
            out.extend(_sentence(tokens(text, start, end, pieces), hits, quoted, kind in TITLES))
    return tuple(out)


def _quoted(pairs: Sequence[Pair], size: int) -> tuple[list[int], list[int]]:
    """Where quotations start and end, short ones left out: a title or a scare quote doesn't hide the cue in it."""
    starts: list[int] = []
    ends: list[int] = []
    for p in pairs:
        end = p.close.end if p.close else size
        if p.single or end - p.open.start <= _SHORT or (ends and p.open.start < ends[-1]):
            continue
        starts.append(p.open.start)
        ends.append(end)
    return starts, ends


def _sentence(t: Tokens, hits: list[int], quoted: tuple[list[int], list[int]], title: bool) -> Iterator[Cue]:
    starts, ends = quoted
    for i in hits:
        at = t.begin(i)
        if i and not title and t.text[at].isupper():
            continue  # part of a name
        inside = bisect_right(starts, at) - 1
        if inside >= 0 and at < ends[inside]:
            continue
        cue = _cue(t, i, t.lows[i])
        if cue is not None:
            yield cue


def _cue(t: Tokens, i: int, low: str) -> Cue | None:
    if low == "according":
        return _according(t, i, 2) if t.low(i + 1) == "to" else None
    if low == "per":
        return _according(t, i, 1) if i and "," in t.gaps[i] and i + 1 < len(t.lows) and t.capital(i + 1) else None
    if low in ("citing", "quoting"):
        return _according(t, i, 1)
    if low == "words":
        if t.low(i - 1) in ("his", "her", "their", "its", "own") or t.low(i - 1).endswith("'s"):
            return make(t, i, i + 1, CueKind.ACCORDING, (phrase_start(t, i), i))
        return None
    if low in _ADVERBS:
        return make(t, i, i + 1, CueKind.PASSIVE, None)
    if low in _IMPRESSIONS:
        return _impression(t, i, low)
    if low in VERBS:
        cue = read_verb(t, i, low)
        if cue is not None:
            return cue
    if low in NOUNS:
        cue = read_noun(t, i, low)
        if cue is not None:
            return cue
    return _document(t, i, low) if low in DOCUMENTS else None


def _according(t: Tokens, i: int, width: int) -> Cue | None:
    stop = right_phrase(t, i + width)
    if stop == i + width:
        return None
    return make(t, i, i + width, CueKind.ACCORDING, (i + width, stop))


def _impression(t: Tokens, i: int, low: str) -> Cue | None:
    """“He seems to know”, against “he appeared in court”; “it is not clear why”."""
    following = t.low(i + 1)
    if not following or t.broken[i + 1]:
        return None
    if low in _CLEAR:
        near = any(w in BE or w.endswith("'s") for w in t.lows[max(0, i - 3) : i])
        return make(t, i, i + 1, CueKind.IMPRESSION, None) if near and following in _CLAUSES else None
    return make(t, i, i + 1, CueKind.IMPRESSION, None) if following not in _PLACES else None


def _document(t: Tokens, i: int, low: str) -> Cue | None:
    """“data from …”, “a survey by …”, “in a report”: a document that is said to hold it."""
    following, before = t.low(i + 1), t.low(i - 1)
    if following in _PUBLISHED:
        if following == "of" and low not in ("survey", "poll", "study", "analysis", "review", "census"):
            return None
        stop = right_phrase(t, i + 2)
        begin = phrase_start(t, i)
        return make(t, i, i + 1, CueKind.DOCUMENT, (begin, stop)) if stop > i + 2 or following != "of" else None
    begin = phrase_start(t, i)
    if begin and t.lows[begin - 1] in ("in", "from", "by") and low in _IN_A and before not in ("the", "of"):
        return make(t, i, i + 1, CueKind.DOCUMENT, (begin, i + 1))
    return None


def _cues(doc: Document) -> tuple[tuple[Cue, ...], ...]:
    words = doc[BLOCK_WORDS]
    where = (not _HINTS.isdisjoint(its) or ":" in b.text for b, its in zip(doc.blocks, words, strict=True))
    pairs = (marks.pairs for marks in doc.per_block(pair_block))
    return tuple(doc.per_block(find, where, doc.per_block(split), pairs))


CUES: Layer[tuple[tuple[Cue, ...], ...]] = Layer("cues", _cues)
"""The cues of each block, parallel to `doc.blocks`."""
