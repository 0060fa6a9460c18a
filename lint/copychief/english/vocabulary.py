"""Which words stand in an article at all: a rule that looks for a few of them sees here that there is nothing to find."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import chain

from copychief.document import BlockKind, Document, Layer
from copychief.english.sentences import SENTENCES
from copychief.lazy import lazy

_WORD = lazy(r"\w+")


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


SENTENCE_WORDS: Layer[list[tuple[str, ...]]] = Layer(
    "words of the sentences", lambda doc: [_words(s.text) for s in doc[SENTENCES]]
)
"""For each sentence what stands between word boundaries, in order and in small letters: “U.S.-born” is u, s and born."""


def _block_words(doc: Document) -> list[list[str]]:
    sentences, words = doc[SENTENCES], doc[SENTENCE_WORDS]
    out = [[*_words(b.text)] if b.kind is BlockKind.CODE else [] for b in doc.blocks]
    for sentence, its in zip(sentences, words, strict=True):
        out[sentence.paragraph] += its
    return out


BLOCK_WORDS: Layer[list[list[str]]] = Layer("words of the blocks", _block_words)
"""The same for each block."""


def _vocabulary(doc: Document) -> frozenset[str]:
    words = doc[BLOCK_WORDS]
    return frozenset(chain.from_iterable(words))


VOCABULARY: Layer[frozenset[str]] = Layer("vocabulary", _vocabulary)
"""All of them."""


def in_several(groups: Iterable[Collection[str]]) -> set[str]:
    """The words that are in more than one of these: faster than to count them, where most are in one."""
    seen: set[str] = set()
    several: set[str] = set()
    for words in groups:
        several.update(seen.intersection(words))
        seen.update(words)
    return several
