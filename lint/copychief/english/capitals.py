"""Capitalised words with what stands around them: the ground of the names layer, without a tagger.

One scan over the capitals of a block. A word is cut where a reader would cut it: a possessive or a
contraction is not part of it ("Zelensky’s" → "Zelensky"), a hyphen and an apostrophe inside are
("Thomas-Greenfield", "O’Neill"), and so are the points of an abbreviation ("U.S.", "J.K.").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from copychief.document import Block, BlockKind, Layer
from copychief.english.memo import new
from copychief.english.name_lists import FUNCTION_WORDS, PARTICLES, TITLES
from copychief.lazy import lazy

_UPPER = "A-Z" + "".join(chr(c) for c in range(0xC0, 0x180) if chr(c).isupper())
_CAPITAL = lazy(rf"[{_UPPER}](?:(?<![\w.].)\.(?:[{_UPPER}]\.)*(?:[{_UPPER}](?!\w))?|(?<!\w.)\w*(?:[-'’&]\w+)*)")
_CLITICS = ("s", "ll", "re", "ve", "d", "m", "S")
_ENDS = frozenset(".!?:…;")
_WRAPS = " \u00a0\"'“”‘’()[]*_«»"
_LOWER_PREFIXES = frozenset(
    {"al", "el", "as", "ar", "ash", "an", "at", "az", "ad", "ed", "ibn", "bin", "d", "l", "o", "ul"}
)


class Capital(NamedTuple):
    """A capitalised word of a block.

    `text[start:end]` is the word without a possessive. `before` is the capitalised word that it follows
    directly or over a particle ("" if none), `after` the one that follows it. `first` says that a sentence
    may begin here, so that the capital may mean nothing.
    """

    text: str
    start: int
    end: int
    before: str
    after: str
    first: bool
    owns: bool
    "A possessive mark follows."


def capitals(text: str, kind: BlockKind) -> tuple[Capital, ...]:
    """The capitalised words of a block in order, function words ("The", "But") left out."""
    if kind is BlockKind.CODE:
        return ()
    found: list[Capital] = []
    last_end = 0
    last_word = ""
    last_joins = False
    for m in _CAPITAL.finditer(text):
        start, end = m.span()
        word = m[0]
        owns = False
        if not word.isalpha() and ("'" in word or "’" in word):
            cut = max(word.rfind("'"), word.rfind("’"))
            tail = word[cut + 1 :]
            if tail in _CLITICS:
                owns = tail in ("s", "S")
                word = word[:cut]
                end = start + cut
            elif tail == "t":  # Don't
                last_joins = False
                continue
        elif word[-1] == "s" and text[end : end + 1] in ("'", "’") and not text[end + 1 : end + 2].isalnum():
            owns = True
        before = text[start - 1] if start else "\n"
        if before in "-'’":  # al-Assad, d'Estaing: the small beginning belongs to it
            at = start - 1
            while at and text[at - 1].isalpha():
                at -= 1
            if text[at : start - 1] in _LOWER_PREFIXES:
                start, word = at, text[at:end]
        joined = False
        if last_joins:
            gap = text[last_end:start]
            joined = gap == " " or (
                0 < len(gap) < 12
                and ((gap == ". " and last_word in TITLES) or gap.isspace() or gap.strip() in PARTICLES)
            )
        if word in FUNCTION_WORDS and not (joined and word == "The"):
            last_joins = False
            continue
        if joined:
            last = found[-1]
            found[-1] = new(Capital, (*last[:4], word, *last[5:]))
            found.append(new(Capital, (word, start, end, last_word, "", False, owns)))
        else:
            inside = before == " " and text[start - 2 : start - 1].isalnum()  # most: nothing begins behind a word
            found.append(new(Capital, (word, start, end, "", "", not inside and begins(text, start), owns)))
        last_end, last_word, last_joins = end, word, not owns
    return tuple(found)


def begins(text: str, at: int) -> bool:
    """True if a sentence, a quotation or a list item may begin at `at`."""
    i = at - 1
    quoted = False
    while i >= 0 and text[i] in _WRAPS:
        quoted = quoted or text[i] in '"“‘«'
        i -= 1
    if i < 0 or quoted:
        return True
    c = text[i]
    if c == ".":  # not after an initial or a title: "Mr. Smith", "J. Smith"
        j = i
        while j and (text[j - 1].isalnum() or text[j - 1] == "."):
            j -= 1
        short = text[j:i]
        return not ((len(short) <= 4 and short[:1].isupper() and short in TITLES) or len(short) == 1)
    return c in _ENDS or c in "-–—•|\n"


class Word(NamedTuple):
    """A capitalised word and the block it stands in."""

    block: Block
    word: Capital


CAPITALS: Layer[tuple[Word, ...]] = Layer(
    "capitals",
    lambda doc: tuple(
        new(Word, (block, word))
        for block, words in zip(doc.blocks, doc.per_block(capitals), strict=True)
        for word in words
    ),
)
"""Every capitalised word of the article in order."""


class LowerCase:
    """Which words stand in the article without a capital."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._text = "\n".join(texts)
        self._pieces: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        if word not in self._text:  # most that are asked for
            return False
        if self._pieces is None:
            self._pieces = frozenset(self._text.split())
        has = self._pieces
        return word in has or word + "," in has or word + "." in has


LOWER_CASE: Layer[LowerCase] = Layer("lower-case words", lambda doc: LowerCase([b.text for b in doc.blocks]))
