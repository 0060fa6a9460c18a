"""Where the numbers of a text may be, and as much of the text around them as it takes to read them.

Half of the words even of the paragraphs with figures are in reach of none: they need not be tokenised.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from copychief.english.numerals import TRIGGERS
from copychief.lazy import lazy

_DIGITS = lazy("[0-9][0-9.,]*")
_WHERE = {word: lazy(rf"{word}(?<![^\W_]{word})(?![^\W\d_])") for word in TRIGGERS}
"Behind digits a word needs no place of its own: “5million”."
_BACK = 6
"So many words before a number say what it is: “died on Monday at 94”."
_STOP = lazy(r"[,;.:!?)”](?<!\b[Ss]q\.)(?<!\b[Cc]u\.)\s")
_PHRASE, _BEHIND = 150, 12
"How far ahead it takes a look, in characters: to the end of the phrase, and at a word or two behind it."


def places(text: str, words: Iterable[str]) -> list[int]:
    """Where digits or words of TRIGGERS begin in a text, in order; here and there one is no number after all (“one's”).

    `words` are its `\\w+` in small letters, see BLOCK_WORDS.
    """
    found = [m.start() for m in _DIGITS.finditer(text)]
    known = TRIGGERS.intersection(words)
    if known or "_" in text:  # “two_thirds” is one of the words
        low = text.lower()
        if len(low) != len(text):  # “İ” is two letters then
            low = "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
        for word in known if "_" not in text else TRIGGERS:
            found += [m.start() for m in _WHERE[word].finditer(low)]
        found.sort()
    return found


def stretches(text: str, places: Sequence[int]) -> Iterator[tuple[int, int, list[int]]]:
    """(start, end, places) of the parts of a text that hold all that is read to understand a number, in order and apart."""
    start = end = 0
    here: list[int] = []
    for at in places:
        if at >= end:
            before = text[end:at].rsplit(None, _BACK)
            if len(before) > _BACK:
                if here:
                    yield start, end, here
                start, here = end + len(before[0]), []
        here.append(at)
        stop = _STOP.search(text, at, at + _PHRASE)
        least = (stop.start() if stop else at + _PHRASE) + _BEHIND
        if least > end:
            end = text.find(" ", least)
            if end < 0:
                end = len(text)
    if here:
        yield start, end, here
