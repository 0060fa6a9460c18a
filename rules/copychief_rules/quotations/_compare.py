"""Quotations side by side: which ones hold the same words."""

from __future__ import annotations

from collections.abc import Iterator

from copychief.english.quotations import Quotation

_SHINGLE = 3
_MOST = 20
"Words that so many quotations share say nothing; and the work stays linear."


def pairs(quotations: tuple[Quotation, ...], min_words: int) -> Iterator[tuple[Quotation, Quotation]]:
    """(earlier, later) for quotations of so many words that share three words in a row; each pair once."""
    seen: dict[tuple[str, ...], list[int]] = {}
    for i, later in enumerate(quotations):
        words = later.words
        if later.nested or len(words) < min_words:
            continue
        shingles = {words[k : k + _SHINGLE] for k in range(len(words) - _SHINGLE + 1)}
        partners = sorted({j for s in shingles for j in seen.get(s, ())})
        for j in partners:
            yield quotations[j], later
        for s in shingles:
            holders = seen.setdefault(s, [])
            if len(holders) < _MOST:
                holders.append(i)


def excerpt(q: Quotation, limit: int = 7) -> str:
    """The quotation's first words between curly marks."""
    words = q.content.split()
    text = " ".join(words[:limit]).rstrip(".,;:!?")
    return f"“{text} …”" if len(words) > limit else f"“{text}”"
