"""What the rules on repeats keep of a sentence: its words, and the stems that carry its content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from copychief.document import RUNNING, Document, Layer
from copychief.english.memo import Memo
from copychief.english.sentences import SENTENCES, Sentence
from copychief.lazy import lazy

MOST_STEMS = 50_000
"So many are remembered."

WORD = lazy(r"[$£€¥]?\w++(?:[.,'’:]\w++)*+%?")
_MARK = lazy(r"[“”\"]")
_STOPS = frozenset(".!?…:")
_CLOSERS = "\"'”’»)]*_ "

# Words that any sentence may hold: they tell nothing of what it is about.
FUNCTION_WORDS = frozenset(
    "a an the of to in on at by for from with without within as and or but nor so yet if than then that this"
    " these those which who whom whose what when where while why how it its itself he him his himself she her hers"
    " herself they them their theirs we us our ours you your yours i me my mine is are was were be been being am"
    " has have had having do does did done will would can could may might shall should must not no there here also"
    " into onto over under about after before since until up down out off again more most very too just only such"
    " own same other another both each all any some few many much one s t re ve ll d m don't doesn't didn't isn't"
    " aren't wasn't weren't won't can't it's he's she's they're we're i'm that's there's mr mrs ms dr however".split()
)
# Verbs and nouns of attribution: two reports by one speaker share them without saying the same.
_REPORTING = frozenset(
    "said say says saying told tell tells added adds stated states announced reported according".split()
)


class Profile(NamedTuple):
    """One sentence."""

    text: str
    folded: tuple[str, ...]
    "The words in small letters, apostrophes straight: two sentences are equal if these are."
    content: frozenset[str]
    "Stems of the words that carry content."
    quoted: float
    "The share of it that stands inside quotation marks."
    prose: bool
    "Reads as a sentence; a fixture, a result or a label doesn't."
    asks: bool


def fold(text: str) -> str:
    """In small letters, with straight apostrophes, as long as before."""
    low = text.lower().replace("’", "'")
    return (
        low
        if len(low) == len(text)
        else "".join(c.lower() if len(c.lower()) == 1 else c for c in text).replace("’", "'")
    )


@lru_cache(maxsize=MOST_STEMS)
def stem(word: str) -> str:
    """A light stem of a folded word: plural, -ed, -ing and -ly cut, a final e dropped.

    After D. Harman, "How effective is suffixing?" (1991), the S stemmer, with the verb endings added.
    """
    if word.endswith("'s"):
        word = word[:-2]
    if "." in word and not word[-1].isdigit():  # U.S. as US
        word = word.replace(".", "")
    if len(word) <= 3 or not word.isalpha():
        return word
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed", "es", "ly", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


class _ContentStems(Memo[str, str]):
    """Stems by word: asked for every word of every article, so a look-up must be all it takes."""

    most = MOST_STEMS

    def make(self, word: str) -> str:
        return "" if word in FUNCTION_WORDS or word in _REPORTING else stem(word)


content_stem = _ContentStems().__getitem__
"""The stem of a folded word, or "" if the word carries no content."""


def profile(s: Sentence) -> Profile:
    folded = tuple(WORD.findall(fold(s.text)))
    inside = quoted_ranges(s.block.text)
    quoted = sum(max(0, min(b, s.end) - max(a, s.start)) for a, b in inside) / (s.end - s.start)
    last = s.text.rstrip(_CLOSERS)[-1:]
    prose = last in _STOPS or _runs_on(s.text, len(folded))
    return Profile(s.text, folded, frozenset(filter(None, map(content_stem, folded))), quoted, prose, last == "?")


class Profiles:
    """The profiles of the sentences of an article, each made when it is asked for: most are like no other."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._made: dict[int, Profile] = {}

    def __len__(self) -> int:
        return len(self._sentences)

    def __getitem__(self, i: int) -> Profile:
        made = self._made.get(i)
        if made is None:
            s = self._sentences[i]
            made = self._made[i] = profile(s) if s.block.kind in RUNNING else _NONE
        return made

    def __iter__(self) -> Iterator[Profile]:
        return map(self.__getitem__, range(len(self)))


def _profiles(doc: Document) -> Profiles:
    sentences = doc[SENTENCES]
    return Profiles(sentences)


PROFILES: Layer[Profiles] = Layer("profiles", _profiles)
"""A profile for each of `doc[SENTENCES]`; an empty one for what isn't running text."""

_NONE = Profile("", (), frozenset(), 0.0, False, False)


def words(p: Profile) -> list[str]:
    """The words as they stand, one for each of `folded`."""
    return WORD.findall(p.text)


def _runs_on(text: str, count: int) -> bool:
    """Do words without a stop read as a sentence: many, and most of them in small letters?"""
    return count >= 10 and 2 * sum(w[0].islower() for w in WORD.findall(text)) > count


def quoted_ranges(text: str) -> list[tuple[int, int]]:
    """(start, end) of what stands between quotation marks, the marks included; an open one runs to the end."""
    out: list[tuple[int, int]] = []
    if "“" not in text and '"' not in text:
        return out
    begin = -1
    for m in _MARK.finditer(text):
        opens = m[0] == "“" or (m[0] == '"' and begin < 0)
        if opens and begin < 0:
            begin = m.start()
        elif not opens and begin >= 0:
            out.append((begin, m.end()))
            begin = -1
    if begin >= 0:
        out.append((begin, len(text)))
    return out
