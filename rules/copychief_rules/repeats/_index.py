"""Which sentences come again: one pass over the article that the rules on repeats share.

Equal sentences are found by their words. Alike ones are looked for among sentences that share rare words
(prefix filtering: S. Chaudhuri et al., "A primitive operator for similarity joins in data cleaning", 2006),
and a word that stands everywhere stops counting, so the work grows with the number of sentences and not
with its square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain
from typing import NamedTuple

from copychief.document import RUNNING, Document, Layer
from copychief.english.sentences import SENTENCES, Sentence
from copychief.english.vocabulary import SENTENCE_WORDS, in_several
from copychief_rules.repeats._contradiction import contradict
from copychief_rules.repeats._likeness import MIN_FACTS, compare, restates
from copychief_rules.repeats._log import may_repeat
from copychief_rules.repeats._profile import PROFILES, WORD, Profile, Profiles, content_stem, words

ALIKE, SHORT_ALIKE = 0.0, 0.7
"A likeness from which one sentence says the other again, and for little content; see `Likeness.score`."
SHARE = 0.45
"Sentences that share a smaller part of the content of the longer one are not compared."
MIN_SHARED, LITTLE = 4, 5
"Content stems that alike sentences share; fewer than the second number is little."
MAX_WORDS = 200
"A longer sentence is no sentence, and would take long to compare."
LIST = 16
"The first sentences with a stem that are looked at; a stem with more of them says nothing of a sentence."
TRIES = 4
"Sentences compared with each sentence, the likeliest first."
MAX_CHANGED = 2
"Stems of a sentence that the one whose opening it says again may lack: those of one word."
NEAR = 2
"So many sentences back, a sentence that only restates is compared as well."
MIN_WORDS = 4
"A shorter sentence comes again only in a passage."
MIN_TAIL = 8
"Words of a sentence that comes again at the end of another."
WHOLLY = 0.95
"A sentence with so much of it in quotation marks is a quotation."
MIN_PASSAGE = 12
"Words of a passage; fewer may well come twice in a row."


class Twin(NamedTuple):
    """A sentence that says an earlier one again."""

    first: Sentence
    again: Sentence
    equal: bool


class Passage(NamedTuple):
    """Sentences in a row that come again, in order; both have the same length."""

    first: tuple[Sentence, ...]
    again: tuple[Sentence, ...]
    equal: bool


class Repeats(NamedTuple):
    """What comes again in an article. A sentence of a passage is no twin."""

    twins: tuple[Twin, ...]
    passages: tuple[Passage, ...]


def _repeats(doc: Document) -> Repeats:
    sentences, words, contents, known = doc[SENTENCES], doc[SENTENCE_WORDS], doc[CONTENT], doc[PROFILES]
    equal = _equal(known, _sharing(words))
    match = {**_alike(known, sentences, contents, words, equal), **equal}
    tails = _tails(known, sentences, _sharing(w[-MIN_TAIL:] if len(w) >= MIN_TAIL else () for w in words))
    if not match and not tails:
        return Repeats((), ())
    if match:
        for i in may_repeat(doc, sentences, known, match):
            del match[i]
    twins: list[Twin] = []
    passages: list[Passage] = []
    i = 0
    while i < len(known):
        length = _run(match, known, i)
        if length > 1:
            j = match[i]
            same = all(k in equal for k in range(i, i + length))
            passages.append(Passage(sentences[j : j + length], sentences[i : i + length], same))
        elif i in tails:
            twins.append(tails[i])
        elif i in match and len(known[i].folded) >= MIN_WORDS and not _one_quotation(known[match[i]], known[i]):
            twins.append(Twin(sentences[match[i]], sentences[i], i in equal))
        i += max(1, length)
    return Repeats(tuple(twins), tuple(passages))


REPEATS: Layer[Repeats] = Layer("repeats", _repeats)
"""Sentences and passages that come again, in the order of the text; see `Repeats`."""


class Content(NamedTuple):
    """What one sentence is about, taken roughly, from the words that stand between word boundaries."""

    stems: frozenset[str]
    again: int
    "Words of content whose stem stood in the sentence before."


_NO_CONTENT = Content(frozenset(), 0)


def _contents(doc: Document) -> list[Content]:
    sentences, words = doc[SENTENCES], doc[SENTENCE_WORDS]
    out: list[Content] = []
    for sentence, its in zip(sentences, words, strict=True):
        stems = [*filter(None, map(content_stem, its))] if sentence.block.kind in RUNNING else ()
        found = frozenset(stems)
        out.append(Content(found, len(stems) - len(found)) if stems else _NO_CONTENT)
    return out


CONTENT: Layer[list[Content]] = Layer("content", _contents)
"""The `Content` of each of `doc[SENTENCES]`: which of them may have something in common, before their profiles are made."""


def _sharing(keys: Iterable[Hashable]) -> list[int]:
    """The numbers of those keys that stand more than once; an empty one is none."""
    first: dict[Hashable, int] = {}
    out: set[int] = set()
    for i, key in enumerate(keys):
        if key and first.setdefault(key, i) != i:
            out |= {first[key], i}
    return sorted(out)


def _equal(known: Profiles, asked: Iterable[int]) -> dict[int, int]:
    """Sentence to the earlier one with the same words: the one that goes on with a run, or the first."""
    seen: dict[tuple[str, ...], int] = {}
    out: dict[int, int] = {}
    for i in asked:
        p = known[i]
        if not p.prose:
            continue
        first = seen.setdefault(p.folded, i)
        if first == i:
            continue
        follows = out.get(i - 1, i) + 1
        out[i] = follows if follows < i and known[follows].folded == p.folded else first
    for i in list(out):  # a short sentence that begins a passage was matched before its passage was known
        if i + 1 in out and out[i + 1] != out[i] + 1 and known[out[i + 1] - 1].folded == known[i].folded:
            out[i] = out[i + 1] - 1
    return out


def _tails(known: Profiles, sentences: Sequence[Sentence], asked: Iterable[int]) -> dict[int, Twin]:
    """Sentences that hold, behind a colon or a line that lacks its stop, an earlier sentence; and the reverse."""
    ends: dict[tuple[str, ...], int] = {}
    out: dict[int, Twin] = {}
    for i in asked:
        p = known[i]
        if len(p.folded) < MIN_TAIL:
            continue
        j = ends.setdefault(p.folded[-MIN_TAIL:], i)
        if j == i or len(known[j].folded) == len(p.folded) or _one_quotation(known[j], p):
            continue
        n = min(len(p.folded), len(known[j].folded))
        if p.folded[-n:] == known[j].folded[-n:] and all(words(x)[-n][0].isupper() for x in (p, known[j])):
            out[i] = Twin(_last_words(sentences[j], n), _last_words(sentences[i], n), True)
    return out


def _last_words(s: Sentence, count: int) -> Sentence:
    start = tuple(WORD.finditer(s.block.text, s.start, s.end))[-count].start()
    if start > s.start and s.block.text[start - 1] in "\"'“‘(":
        start -= 1
    return Sentence(s.block, start, s.end, s.index, s.paragraph)


def _alike(
    known: Profiles,
    sentences: Sequence[Sentence],
    contents: Sequence[Content],
    words: Sequence[Sequence[str]],
    equal: Mapping[int, int],
) -> dict[int, int]:
    """Sentence to the earlier one that it says again in other words."""
    again = in_several(c.stems for c in contents)  # what stands in one sentence only proves nothing
    shared = [c.stems & again for c in contents]
    out = _reworded(known, contents, shared, equal)
    for i, j in _near(contents, shared, words):
        if i in out or i in equal or not known[i].prose or not 1 < len(known[i].content) <= MAX_WORDS:
            continue
        if _close(sentences[j], sentences[i]) and _restates(known[j], known[i]):
            out[i] = j
    return out


def _reworded(
    known: Profiles, contents: Sequence[Content], shared: Sequence[Set[str]], equal: Mapping[int, int]
) -> dict[int, int]:
    """Sentence to the earlier one that is alike; `shared` are the stems of each that other sentences have."""
    enough = [max(MIN_SHARED, int(SHARE * len(c.stems))) for c in contents]
    able = [i for i, common in enumerate(shared) if len(common) >= enough[i]]
    again = in_several(shared[i] for i in able)  # nor does what only sentences have that are like no other
    often = Counter(chain.from_iterable(map(shared.__getitem__, able)))
    rank = {s: place for place, s in enumerate(sorted(sorted(again), key=often.__getitem__))}
    lists: dict[str, list[int]] = {s: [] for s in again}
    out: dict[int, int] = {}
    for i in able:
        common = shared[i] & again
        if len(common) < enough[i] or i in equal:
            continue
        # an alike sentence shares `enough` of these, so it has one of the rarest
        rare = sorted(common, key=rank.__getitem__)[: len(common) - enough[i] + 1]
        for j in _likeliest(lists, rare):
            if (
                enough[j] <= len(common & shared[j]) >= enough[i]
                and known[i].prose
                and known[j].prose
                and _says_again(known[j], known[i])
                and not (i - j <= NEAR and _brings_quotation(known[j], known[i]))
            ):
                out[i] = j
                break
        for s in rare:
            if len(lists[s]) < LIST:
                lists[s].append(i)
    return out


def _near(
    contents: Sequence[Content], shared: Sequence[Set[str]], words: Sequence[Sequence[str]]
) -> Iterator[tuple[int, int]]:
    """(sentence, one right before it) where it may restate that one: it opens alike or has the facts; see `restates`."""
    first = [w[:1] for w in words]
    for i, content in enumerate(contents):
        facts = len(shared[i]) >= MIN_FACTS
        for j in range(max(0, i - NEAR), i):
            if (first[i] == first[j] and len(content.stems - contents[j].stems) <= MAX_CHANGED) or (
                facts and len(shared[i] & shared[j]) >= MIN_FACTS
            ):
                yield i, j


def _likeliest(lists: Mapping[str, Sequence[int]], rare: Iterable[str]) -> list[int]:
    """The few sentences that share most of these stems."""
    shared = [j for s in rare for j in lists[s]]
    if not shared:
        return shared
    votes = Counter(shared)
    return sorted(votes, key=votes.__getitem__, reverse=True)[:TRIES]


def _says_again(a: Profile, b: Profile) -> bool:
    shared = len(a.content & b.content)
    if (
        max(len(a.folded), len(b.folded)) > MAX_WORDS
        or shared < MIN_SHARED
        or shared < SHARE * max(len(a.content), len(b.content))
    ):
        return False
    return compare(a, b).score >= (SHORT_ALIKE if shared < LITTLE else ALIKE) and not contradict(a, b)


def _restates(a: Profile, b: Profile) -> bool:
    return a.prose and len(a.folded) <= MAX_WORDS and restates(a, b) and not _brings_quotation(a, b)


def _brings_quotation(a: Profile, b: Profile) -> bool:
    """Does a quotation follow the paraphrase that it stands for, as it may?"""
    return a.quoted < 0.3 and b.quoted > 0.5


def _close(a: Sentence, b: Sentence) -> bool:
    return b.paragraph - a.paragraph <= 1


def _run(match: Mapping[int, int], known: Profiles, i: int) -> int:
    """How many sentences from `i` on come again in the order of earlier ones; 1 if that is no passage."""
    length = size = 0
    while i + length in match and match[i + length] == match[i] + length and match[i] + length < i:
        size += len(known[i + length].folded)
        length += 1
    return length if length > 1 and size >= MIN_PASSAGE else 1


def _one_quotation(a: Profile, b: Profile) -> bool:
    """Is the later one, all of it, a quotation whose words the earlier one has (a pull quote, or REP003's)?"""
    short, long = sorted((a, b), key=lambda p: len(p.folded))
    n = len(short.folded)
    return (
        short.quoted > WHOLLY
        and len(long.folded) <= MAX_WORDS
        and any(long.folded[k : k + n] == short.folded for k in range(len(long.folded) - n + 1))
    )
