"""Abbreviations and where they are spelled out: “the Korean People’s Army (KPA)”.

The expansion before a bracket is found as Schwartz and Hearst (2003) do it: the letters of the short form are
matched from the right to the words before it, and the first letter must begin a word.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from copychief.document import BlockKind


class Definition(NamedTuple):
    """`text[start:end]` spells out `short`, which stands at `text[at:stop]` in brackets right behind."""

    short: str
    start: int
    end: int
    at: int
    stop: int


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(r"\s?\(\s?[“\"'‘]?(?P<short>[A-Z][A-Za-z.&-]{1,8}[A-Z]s?\.?|[A-Z]{2,9})[”\"'’]?\s?\)")


def definitions(text: str, kind: BlockKind) -> tuple[Definition, ...]:
    """The abbreviations that a block spells out, in order."""
    if "(" not in text or kind is BlockKind.CODE:
        return ()
    out = []
    for m in _bracket().finditer(text):
        short = m["short"].replace(".", "")
        if short == "TM" or sum(c.isupper() for c in short) * 2 < len(short):
            continue
        start = _expansion(text, m.start(), short[:-1] if short.endswith("s") else short)
        if start is not None:
            out.append(Definition(short, start, m.start(), m.start("short"), m.end("short")))
    return tuple(out)


def spells_out(text: str, end: int, short: str) -> bool:
    """Do the words that end at `end` begin with the letters of `short`, in their order?"""
    return _expansion(text, end, short) is not None


def _expansion(text: str, end: int, short: str) -> int | None:
    """Where the words that `short` abbreviates begin; None if the words before it don't fit."""
    letters = [c.lower() for c in short if c.isalnum()]
    most = min(len(letters) + 5, 2 * len(letters))
    begin = end
    for _ in range(most):
        cut = max(text.rfind(" ", 0, begin - 1), text.rfind("\n", 0, begin - 1))
        begin = cut + 1
        if cut < 0:
            break
    start = _matched(text, begin, end, letters, capital=True)
    if start is None:
        start = _matched(text, begin, end, letters, capital=False)
    if start is None:
        return None
    words = text[start:end]
    if (not words[0].isupper() and len(letters) < 3) or any(c in words for c in ".;:!?"):
        return None
    # every capital letter of the short form should begin a word, one miss allowed ("Department of Defence (DoD)")
    begins = sum(1 for w in re.split(r"[\s-]+", words) if w[:1].lower() in letters)
    return start if begins + 1 >= len(letters) and len(words) > 2 * len(letters) else None


def _matched(text: str, begin: int, end: int, letters: list[str], *, capital: bool) -> int | None:
    """Match the letters from the right; the first must begin a word, with a capital if `capital`."""
    at = end - 1
    for i in range(len(letters) - 1, -1, -1):
        while at >= begin and (
            text[at].lower() != letters[i]
            or (i == 0 and ((at > 0 and text[at - 1].isalnum()) or (capital and not text[at].isupper())))
        ):
            at -= 1
        if at < begin:
            return None
        at -= 1
    return at + 1
