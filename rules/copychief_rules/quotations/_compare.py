"""Quotations side by side: which ones hold the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from copychief.english.quotations import Quotation
from copychief.english.vocabulary import in_several

_MOST = 20
"Words that so many quotations share say nothing; and the work stays linear."


def pairs(quotations: tuple[Quotation, ...], min_words: int) -> Iterator[tuple[Quotation, Quotation]]:
    """(earlier, later) for quotations of so many words that share three words in a row; each pair once."""
    long = [q for q in quotations if not q.nested and len(q.words) >= min_words]
    again = in_several(q.words for q in long)
    # a word that one quotation alone has is in no run that two of them share
    runs = [
        {(a, b, c) for a, b, c in zip(w, w[1:], w[2:], strict=False) if a in again and b in again and c in again}
        for w in [q.words for q in long]
    ]
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


def excerpt(q: Quotation, limit: int = 7) -> str:
    """The quotation's first words between curly marks."""
    words = q.content.split()
    text = " ".join(words[:limit]).rstrip(".,;:!?")
    return f"“{text} …”" if len(words) > limit else f"“{text}”"
