"""Numbers as newspapers write them, in digits and in words: “1,200”, “1.2 billion”, “two dozen”, “half a million”.

Reads one number at one place of a list of tokens. Knows nothing of what is counted: see units.py, figures.py.
"""

from __future__ import annotations

from operator import eq, sub
from typing import NamedTuple

from copychief.english.units import NAMES
from copychief.lazy import lazy

TOKEN = lazy(
    r"(?!\s)(?:[a-zA-Z]+(?=[ ,;:!?\")”-])"  # most words: they can't go on behind these
    r"|[^\W\d_]+(?:[.'’][^\W\d_]+)*|\d+(?:[.,]\d+|, 000(?!\d))*|\S)"
)
"A run of digits, a word (“U.S”, “o'clock”) or a single mark."


OUTSIDE = 8
"So many empty tokens stand before and behind the others."
_NOTHING, _NOWHERE = [""] * OUTSIDE, [False] * OUTSIDE


class Tokens:
    """The tokens of a text, or of a stretch of it, in parallel lists; `lows` are those in small letters.

    `glued[i]`: no space between token i-1 and token i. Outside the text stand empty tokens, so that a look ahead or back,
    by a negative index, needs no check.
    """

    __slots__ = ("ends", "glued", "lows", "starts", "texts")

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self.texts: list[str] = TOKEN.findall(text, start, len(text) if end is None else end)
        self.lows = list(map(str.lower, self.texts))
        # to look each up again is faster than a match object each
        self.ends = [start := text.index(token, start) + len(token) for token in self.texts]
        self.starts = list(map(sub, self.ends, map(len, self.texts)))
        self.glued = [False, *map(eq, self.starts[1:], self.ends), *_NOWHERE]
        self.lows += _NOTHING
        self.texts += _NOTHING
        self.starts += [len(text) + 1] * OUTSIDE
        self.ends += [len(text) + 1] * OUTSIDE


ONES = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "lakh": 100_000,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
SHORT_SCALES = {"k": 1000, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "b": 10**9, "tn": 10**12}
"Letters glued to digits, or after a space where they are no unit."
ORDINALS = {
    w: n
    for n, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "hundredth": 100}
PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "sixth": 6,
    "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
}  # fmt: skip
"Denominators: “two-thirds”, “a quarter”."
WORDS = frozenset({*ONES, *TENS, *SCALES, "dozen"})
"Words that begin a number or stand in one; “dozens” and “hundreds” name none."
TRIGGERS = WORDS | ORDINALS.keys() | PARTS.keys() | {"both", "twice"}
DIGIT = lazy("[0-9]")
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_GROUPED = lazy(r"\d{1,3}(?:, ?\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}|\d+(?:\.\d+)?")


class Numeral(NamedTuple):
    """A number that was read: its value, the unit of its last meaningful digit, and how it stands there.

    `end` is the token after it.
    """

    value: float
    step: float
    end: int
    words: bool
    scale: float


def number(value: float) -> float:
    """The value as an int if it is whole, so that it prints and compares as people write it."""
    return int(value) if type(value) is float and value.is_integer() and -1e15 < value < 1e15 else value


def read(t: Tokens, i: int, *, money: bool = False) -> Numeral | None:
    """The number that begins at token i, magnitude included; None if there is none.

    `money`: a currency sign stands before it, so that “5m” is five million and no length.
    """
    head = t.texts[i]
    if head[:1].isdecimal():
        return _digits(t, i, head, money) if head.isascii() else None
    return _words(t, i)


def _digits(t: Tokens, i: int, head: str, money: bool) -> Numeral | None:
    if _GROUPED.fullmatch(head) is None or len(head) > 24:
        return None
    whole, _, decimals = head.replace(",", "").replace(" ", "").partition(".")
    unscaled, places = int(whole + decimals), 10 ** len(decimals)
    j, more = i + 1, 0.0
    if t.texts[j] in _VULGAR:
        more, j = _VULGAR[t.texts[j]], j + 1
    elif _slashed(t, j):  # 2 1/2
        more, j = int(t.texts[j]) / int(t.texts[j + 2]), j + 3
    scale = 1
    at = j + 1 if t.texts[j] == "-" and t.glued[j] and t.lows[j + 1] in SCALES else j
    word = t.lows[at]
    if word in SCALES:
        scale, j = SCALES[word], at + 1
        if t.lows[j] in SCALES and scale < SCALES[t.lows[j]]:  # 3 hundred thousand
            scale, j = scale * SCALES[t.lows[j]], j + 1
    elif word in SHORT_SCALES and (len(word) > 1 or (t.glued[at] and _means_scale(t, at, money))):
        scale, j = SHORT_SCALES[word], at + 1
    value = unscaled * scale / places + more * scale
    step = scale / places
    if not decimals:
        step = float(scale * 10 ** (len(whole) - len(whole.rstrip("0")))) if whole.strip("0") else float(scale)
    if more:
        step = scale / 4
    return Numeral(number(value), step, j, False, scale)


def _slashed(t: Tokens, j: int) -> bool:
    """Does a common fraction stand at token j: “1/2”?"""
    return (
        t.texts[j].isdecimal()
        and len(t.texts[j]) < 3
        and t.texts[j + 1] == "/"
        and t.glued[j + 1]
        and t.texts[j + 2].isdecimal()
        and t.glued[j + 2]
        and int(t.texts[j]) < int(t.texts[j + 2])
    )


def _means_scale(t: Tokens, at: int, money: bool) -> bool:
    """Is a glued letter a magnitude? “$5m”, “5m people”, “20k”; not “a 5m fence”, “100m hurdles”."""
    word = t.texts[at]
    if money or word in ("k", "K"):
        return True
    if word not in ("m", "M"):
        return False
    after = t.lows[at + 1]
    return (
        word == "M"
        or after in NAMES
        or after in ("people", "of", "jobs", "homes", "households", "users", "copies", "barrels")
    )


def _words(t: Tokens, i: int) -> Numeral | None:
    """“Twenty-one”, “two hundred and fifty thousand”, “half a million”, “two dozen”, “one and a half million”."""
    total, current, j, scale = 0.0, 0.0, i, 1.0
    last = 10.0**13  # the size of the last word, to stop “twenty thirty” from becoming fifty
    if t.lows[i] == "half" and t.lows[i + 1] == "a" and t.lows[i + 2] in ("million", "billion", "trillion", "dozen"):
        scale = float(SCALES.get(t.lows[i + 2], 12))
        return Numeral(number(scale / 2), scale / 2 if scale > 12 else 1.0, i + 3, True, scale)
    if t.lows[i] == "half" and t.lows[i + 1] == "-" and t.lows[i + 2] in ("million", "billion", "trillion", "dozen"):
        scale = float(SCALES.get(t.lows[i + 2], 12))
        return Numeral(number(scale / 2), scale / 2 if scale > 12 else 1.0, i + 3, True, scale)
    while True:
        word = t.lows[j]
        if word in ONES:
            size = 1.0
            if last <= 1 or (last == 10 and ONES[word] > 9):
                break
            current, last = current + ONES[word], 1.0
        elif word in TENS:
            if last <= 10:
                break
            current, last = current + TENS[word], 10.0
        elif word == "dozen":
            if last == 12.0 or j == i:
                return Numeral(12, 1.0, j + 1, True, 1.0) if j == i else None
            current, j = current * 12, j + 1
            return Numeral(number(total + current), 1.0, j, True, 1.0)
        elif word in SCALES:
            size = float(SCALES[word])
            if size == 100:
                if current >= 100:
                    break
                current, last = (current or 1.0) * 100, 100.0
            else:
                total, current, last = total + (current or 1.0) * size, 0.0, size
            scale = max(scale, size)
        elif (
            word == "-"
            and j > i
            and t.glued[j]
            and t.glued[j + 1]
            and (
                (t.lows[j + 1] in ONES and last >= 10)
                or t.lows[j + 1] in SCALES
                or (t.lows[j + 1] in TENS and last == 100)  # “one hundred-fifty”
            )
        ) or (
            word == "and"
            and j > i
            and last >= 100
            and (t.lows[j + 1] in TENS or t.lows[j + 1] in ONES)
            and current + total >= 100
        ):
            j += 1
            continue
        elif word == "and" and j > i and t.lows[j + 1 : j + 3] == ["a", "half"]:
            current, last, j = current + 0.5, 1.0, j + 3
            if t.lows[j] in SCALES:
                continue
            return Numeral(number(total + current), 0.5, j, True, scale)
        else:
            break
        j += 1
    if j == i:
        return None
    value = total + current
    step = scale if scale > 1 and not current else 1.0
    if t.lows[i] in SCALES and scale == value and t.lows[i - 1] not in ("a", "one", "per"):
        return None  # “hundred” alone names no number
    return Numeral(number(value), step, j, True, scale)
