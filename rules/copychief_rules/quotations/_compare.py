"""Quotations side by side: which ones hold the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import chain

from copychief.english.quotations import Quotation
from copychief.english.vocabulary import in_several

_THREE = b"\1\1\1"
_MOST = 20
"Words that so many quotations share say nothing; and the work stays linear."


def pairs(quotations: tuple[Quotation, ...], min_words: int) -> Iterator[tuple[Quotation, Quotation]]:
    """(earlier, later) for quotations of so many words that share three words in a row; each pair once."""
    long = [q for q in quotations if not q.nested and len(q.words) >= min_words]
    again = in_several(q.words for q in long)
    # a word that one quotation alone has is in no run that two of them share
    runs = [set(_runs(q.words, again)) for q in long]
    often = Counter(chain.from_iterable(runs))
    holders: dict[tuple[str, ...], list[int]] = {run: [] for run, count in often.items() if count > 1}
    if not holders:
        return
    for i, later in enumerate(long):
        shared = holders.keys() & runs[i]
        for j in sorted({j for run in shared for j in holders[run]}):
            yield long[j], later
        for run in shared:
            if len(holders[run]) < _MOST:
                holders[run].append(i)


def _runs(words: Sequence[str], known: Container[str]) -> Iterator[tuple[str, ...]]:
    """The known words that stand three in a row."""
    flags = bytes(map(known.__contains__, words))
    at = flags.find(_THREE)
    while at >= 0:
        yield tuple(words[at : at + 3])
        at = flags.find(_THREE, at + 1)


def excerpt(q: Quotation, limit: int = 7) -> str:
    """The quotation's first words between curly marks."""
    words = q.content.split()
    text = " ".join(words[:limit]).rstrip(".,;:!?")
    return f"“{text} …”" if len(words) > limit else f"“{text}”"
