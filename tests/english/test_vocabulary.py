"""The words of an article, for rules that ask whether there is anything to look for."""

from __future__ import annotations

from copychief.document import Block, BlockKind, Document
from copychief.english.vocabulary import BLOCK_WORDS, VOCABULARY
from copychief.text import Source, Span


def doc(*texts: str) -> Document:
    whole = "\n\n".join(texts)
    starts = [whole.index(t) for t in texts]
    blocks = [Block(BlockKind.PARAGRAPH, t, Span(at, at + len(t))) for t, at in zip(texts, starts, strict=True)]
    return Document(Source(whole), blocks)


def test_words_of_each_block_in_small_letters_and_in_order() -> None:
    article = doc("The U.S.-born clerk’s café.", "It’s 4 p.m., the CLERK said.")
    words = article[BLOCK_WORDS]
    assert words == [
        ["the", "u", "s", "born", "clerk", "s", "café"],
        ["it", "s", "4", "p", "m", "the", "clerk", "said"],
    ]
    assert article[VOCABULARY] == {word for block in words for word in block}
