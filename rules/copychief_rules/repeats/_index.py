"""Which sentences come again: one pass over the article that the rules on repeats share.

Equal sentences are found by their words. Alike ones are looked for among sentences that share rare words
(prefix filtering: S. Chaudhuri et al., "A primitive operator for similarity joins in data cleaning", 2006),
and a word that stands everywhere stops counting, so the work grows with the number of sentences and not
with its square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from copychief.document import RUNNING, Block, Document, Layer
from copychief.english.sentences import SENTENCES, Sentence
from copychief.english.vocabulary import in_several
from copychief_rules.repeats._contradiction import contradict
from copychief_rules.repeats._likeness import MIN_FACTS, compare, restates
from copychief_rules.repeats._log import may_repeat
from copychief_rules.repeats._profile import WORD, Profile, fold, profile, quoted_ranges, words

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
    sentences = doc[SENTENCES]
    known = doc[PROFILES]
    equal = _equal(known)
    match = {**_alike(known, sentences, equal), **equal}
    tails = _tails(known, sentences)
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
        elif i in match and len(known[i].folded) >= MIN_WORDS and not _one_quotation(sentences[match[i]], sentences[i], known):
            twins.append(Twin(sentences[match[i]], sentences[i], i in equal))
        i += max(1, length)
    return Repeats(tuple(twins), tuple(passages))


REPEATS: Layer[Repeats] = Layer("repeats", _repeats)
"""Sentences and passages that come again, in the order of the text; see `Repeats`."""

_NONE = Profile("", (), frozenset(), 0, False, False)


def _profiles(doc: Document) -> tuple[Profile, ...]:
    out: list[Profile] = []
    block: Block | None = None
    for s in doc[SENTENCES]:
        if s.block.kind not in RUNNING:
            out.append(_NONE)
            continue
        if s.block is not block:
            block, low = s.block, fold(s.block.text)
        out.append(profile(s.text, low, s.start, s.end))
    return tuple(out)


PROFILES: Layer[tuple[Profile, ...]] = Layer("profiles", _profiles)
"""A profile for each of `doc[SENTENCES]`; an empty one for what isn't running text."""


def _equal(known: Sequence[Profile]) -> dict[int, int]:
    """Sentence to the earlier one with the same words: the one that goes on with a run, or the first."""
    seen: dict[tuple[str, ...], int] = {}
    out: dict[int, int] = {}
    for i, p in enumerate(known):
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


def _tails(known: Sequence[Profile], sentences: Sequence[Sentence]) -> dict[int, Twin]:
    """Sentences that hold, behind a colon or a line that lacks its stop, an earlier sentence; and the reverse."""
    ends: dict[tuple[str, ...], int] = {}
    out: dict[int, Twin] = {}
    for i, p in enumerate(known):
        if len(p.folded) < MIN_TAIL:
            continue
        j = ends.setdefault(p.folded[-MIN_TAIL:], i)
        if j == i or len(known[j].folded) == len(p.folded) or _one_quotation(sentences[j], sentences[i], known):
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


def _alike(known: Sequence[Profile], sentences: Sequence[Sentence], equal: Mapping[int, int]) -> dict[int, int]:
    """Sentence to the earlier one that it says again in other words."""
    again = in_several(p.content for p in known)
    shared = [p.content & again for p in known]
    asked = [i for i, p in enumerate(known) if p.prose and i not in equal]
    out = _reworded(known, sentences, {i: shared[i] for i in asked})
    for i in asked:
        p = known[i]
        if i in out or not 1 < len(p.content) <= MAX_WORDS:
            continue
        near: Iterable[int] = range(max(0, i - NEAR), i)
        if len(shared[i]) < MIN_FACTS:  # then only one that opens alike can restate
            near = [j for j in near if known[j].folded[:1] == p.folded[:1]]
        for j in near:
            if _close(sentences[j], sentences[i]) and _restates(known[j], p, sentences[j], sentences[i]):
                out[i] = j
                break
    return out


def _reworded(
    known: Sequence[Profile], sentences: Sequence[Sentence], shared: dict[int, frozenset[str]]
) -> dict[int, int]:
    """Sentence to the earlier one that is alike, of those whose stems stand in other sentences, too: `shared`."""
    needed = {i: max(MIN_SHARED, int(SHARE * len(known[i].content))) for i in shared}
    able = [i for i, common in shared.items() if len(common) >= needed[i]]
    again = in_several(shared[i] for i in able)  # what only unlike sentences share proves nothing
    left = ((i, shared[i] & again) for i in able)
    shared = {i: common for i, common in left if len(common) >= needed[i]}
    often = Counter(chain.from_iterable(shared.values()))
    rank = {s: place for place, s in enumerate(sorted(sorted(often), key=often.__getitem__))}
    lists: dict[str, list[int]] = {s: [] for s in often}
    out: dict[int, int] = {}
    for i, common in shared.items():
        # an alike sentence shares `needed` of these, so it has one of the rarest
        rare = sorted(common, key=rank.__getitem__)[: len(common) - needed[i] + 1]
        for j in _likeliest(lists, rare):
            if not needed[j] <= len(common & shared[j]) >= needed[i] or not _says_again(known[j], known[i]):
                continue
            if not (i - j <= NEAR and _brings_quotation(sentences[j], sentences[i])):
                out[i] = j
                break
        for s in rare:
            if len(lists[s]) < LIST:
                lists[s].append(i)
    return out


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


def _restates(a: Profile, b: Profile, first: Sentence, again: Sentence) -> bool:
    return a.prose and len(a.folded) <= MAX_WORDS and restates(a, b) and not _brings_quotation(first, again)


def _brings_quotation(a: Sentence, b: Sentence) -> bool:
    """Does a quotation follow the paraphrase that it stands for, as it may?"""
    return _quoted(a) < 0.3 and _quoted(b) > 0.5


def _quoted(s: Sentence) -> float:
    """The share of it that stands inside quotation marks."""
    inside = quoted_ranges(s.block.text)
    return sum(max(0, min(b, s.end) - max(a, s.start)) for a, b in inside) / (s.end - s.start)


def _close(a: Sentence, b: Sentence) -> bool:
    return b.paragraph - a.paragraph <= 1


def _run(match: Mapping[int, int], known: Sequence[Profile], i: int) -> int:
    """How many sentences from `i` on come again in the order of earlier ones; 1 if that is no passage."""
    length = size = 0
    while i + length in match and match[i + length] == match[i] + length and match[i] + length < i:
        size += len(known[i + length].folded)
        length += 1
    return length if length > 1 and size >= MIN_PASSAGE else 1


def _one_quotation(a: Sentence, b: Sentence, known: Sequence[Profile]) -> bool:
    """Is the later one, all of it, a quotation whose words the earlier one has (a pull quote, or REP003's)?"""
    short, long = sorted((a, b), key=lambda s: len(known[s.index].folded))
    said, whole = known[short.index].folded, known[long.index].folded
    return (
        len(whole) <= MAX_WORDS
        and any(whole[k : k + len(said)] == said for k in range(len(whole) - len(said) + 1))
        and _quoted(short) > WHOLLY
    )
