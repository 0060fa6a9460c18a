"""Slips in one part of a hyphenated word: “a Muslim-Amerycan group” in a story of Americans.

The whole is too long to be weighed as a name of its own, and its parts stand in no list of names. A part is held for a
slip if nobody knows such a word, if the article has the right one on its own more than once, and if the two differ as
typing errors do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from copychief.english.capitals import LowerCase, Word
from copychief.english.name_lists import fold, folded_given_names, is_word
from copychief_rules.names._likeness import keys, slip
from copychief_rules.names._odds import is_known

LEAST = 6
"Shorter parts are too often one letter from another word."
OFTEN = 2
"So often must the right spelling stand on its own."
_TYPED = frozenset({"double", "swap", "vowel", "vowels", "letter"})
"Differences that are mostly slips; another consonant is mostly another name."


class PartSlip(NamedTuple):
    """A part of a word, by its offsets in the block, and the places of the spelling that it misses."""

    word: Word
    start: int
    end: int
    usual: str
    places: Sequence[Word]


def part_slips(written: Mapping[str, list[Word]], lower: LowerCase) -> Iterator[PartSlip]:
    """The slips in parts of the article's hyphenated words; `written` holds its capitalised words by spelling."""
    parts = [
        (words[0], offset, part)
        for text, words in written.items()
        if "-" in text and len(words) == 1
        for offset, part in _parts(text)
        if part not in written
    ]
    if not parts:
        return
    near: defaultdict[str, list[str]] = defaultdict(list)
    for text, words in written.items():
        if "-" not in text and len(text) >= LEAST - 1 and len(words) >= OFTEN:
            for key in keys(text):
                near[key].append(text)
    for word, offset, part in parts:
        usual = next((u for key in keys(part) for u in near.get(key, ()) if _is_slip(fold(part), fold(u))), None)
        if usual is not None and not _is_word(fold(part), lower):
            start = word.word.start + offset
            yield PartSlip(word, start, start + len(part), usual, written[usual])


def _is_word(part: str, lower: LowerCase) -> bool:
    return is_known(part, lower) or is_word(part) or part in folded_given_names()


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The parts with a capital, each with its offset in the word."""
    at = 0
    for part in text.split("-"):
        if len(part) >= LEAST - 1 and part[0].isupper() and part.isalpha() and not part.isupper():
            yield at, part
        at += len(part) + 1


def _is_slip(part: str, usual: str) -> bool:
    kind, head, tail = slip(part, usual)
    return kind in _TYPED and head > 0 and (tail > 0 or kind == "double") and max(len(part), len(usual)) >= LEAST
