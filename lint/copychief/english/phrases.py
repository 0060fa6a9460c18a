"""The words of a sentence and the noun phrases in it, by word lists: enough to tell who speaks, without a tagger."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from copychief.english.memo import new
from copychief.english.speech import ASIDE, AUXILIARIES, NO_ADVERBS
from copychief.lazy import lazy


class Tokens(NamedTuple):
    """The words of one sentence and what stands between them."""

    text: str
    start: int
    end: int
    lows: list[str]
    "The words in small letters."
    gaps: list[str]
    "What stands before each word, and behind the last one."
    broken: list[bool]
    "Of each gap: is there a comma, a dash, a bracket, a colon or a quotation mark in it?"
    bounds: list[int]

    def begin(self, i: int) -> int:
        """Where word i begins in the text."""
        return self.bounds[2 * i + 1]

    def stop(self, i: int) -> int:
        """Where word i ends."""
        return self.bounds[2 * i + 2]

    def words(self, i: int, j: int) -> list[str]:
        """Words i to j-1 as they stand in the text."""
        text, bounds = self.text, self.bounds
        return [text[bounds[k] : bounds[k + 1]] for k in range(2 * i + 1, 2 * j + 1, 2)]

    def capital(self, i: int) -> bool:
        """Does word i begin with a capital?"""
        return self.text[self.bounds[2 * i + 1]].isupper()

    def low(self, i: int) -> str:
        """Word i in lower case, empty outside the sentence."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def is_aside(self, i: int) -> bool:
        """Is word i an adverb such as stands between a subject and its verb? Not “Kelly”, not “the family”."""
        low = self.lows[i]
        return low in ASIDE or (
            low.endswith("ly") and len(low) > 4 and low not in NO_ADVERBS and self.text[self.begin(i)].islower()
        )


_PARTS = lazy(r"([\w&$£€%@#]++(?:['’./-][\w&]++)*+)")
_BREAK = lazy(r"[,;:()\"“”«»—–]|--|''|\s-\s")
QUOTE = lazy(r"[\"“”«»]|''")
APPOSITION = lazy(r"[,)—–]|--")

BE = frozenset("is was are were be been being am isn't wasn't aren't weren't get got".split())
DETERMINERS = frozenset(
    "the a an this his her its their our my your some any no every each such another these those new latest recent first"
    " second third final own same other more many public official early initial of in for on by from with at into about"
    " without under over between per".split()
)
"What stands before a noun, not before a verb."
STOPS = frozenset(
    "that but as because when while if although though after before since than where whether so or nor yet until unless"
    " whose how why what once".split()
)
"Words at which a clause begins: no noun phrase reaches over them."
SUBJECTS = frozenset("i he she we they you".split())
"Pronouns that are subjects, whatever stands before them."
APPOSITION_OPENS = lazy(r"[,(—–]|--")
_FAR = 36
_NAME_WORDS = 7
PREPOSITIONS = frozenset(
    "in on at by for from with after before during since as while when if under over amid despite asked according but and"
    " earlier later meanwhile however".split()
)
_WHEN = frozenset("hours days weeks minutes moments then now yesterday today".split())
_PASTS = frozenset(
    "made gave took went came put held won lost led met sent saw left kept ran fell rose spoke wrote".split()
)
"Pasts of common verbs that don't look it."
_PREPOSITIONS = frozenset("of in for on by from with at to and who which".split())
_OWN = frozenset("the a an this his her its their our my".split())


class _Breaks(dict[str, bool]):
    """Whether a gap breaks a phrase: the usual ones are known, the others are looked at."""

    def __missing__(self, gap: str) -> bool:
        return _BREAK.search(gap) is not None


_BREAKS = _Breaks({"": False, " ": False, ".": False, ", ": True, ",": True})


def parts(small: str, start: int, end: int) -> list[str]:
    """A sentence of a text that went through `small_letters`: by turns what stands between words, and a word."""
    return _PARTS.split(small[start:end])


def tokens(text: str, start: int, end: int, pieces: list[str]) -> Tokens:
    """The words of a sentence whose `parts` are at hand."""
    gaps = pieces[::2]
    bounds = list(accumulate(map(len, pieces), initial=start))
    return new(Tokens, (text, start, end, pieces[1::2], gaps, [*map(_BREAKS.__getitem__, gaps)], bounds))


def small_letters(text: str) -> str:
    """A text in lower case and with straight apostrophes, letter for letter (a capital dotted I would become two)."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return small.replace("’", "'")


def right_phrase(t: Tokens, i: int, limit: int = 14) -> int:
    """Where the noun phrase that begins at word i ends."""
    k = i
    while k < len(t.lows) and k < i + limit:
        if k > i and (
            t.broken[k]
            or t.lows[k] in STOPS
            or t.lows[k] in BE
            or t.lows[k] in ("who", "which", "has", "had", "have", "will", "would")
        ):
            break
        k += 1
    return k


def phrase_start(t: Tokens, i: int, limit: int = 8) -> int:
    """Where the noun phrase that ends with word i begins: at its determiner, or at the first break before it."""
    k = i
    while k > 0 and i - k < limit:
        if t.broken[k]:
            break
        low = t.lows[k - 1]
        if low in STOPS or low in BE or low in AUXILIARIES or low in _PREPOSITIONS:
            break
        k -= 1
        if low in _OWN or low.endswith("'s"):
            break
    return k


def first_phrase(t: Tokens, limit: int) -> tuple[int, int] | None:
    """The noun phrase that the clause of word `limit` begins with: the subject of all its verbs."""
    begin = limit
    while begin > 0 and not t.broken[begin]:
        begin -= 1
    return None if t.lows[begin] in ("and", "but") else _up_to_verb(t, begin, limit, 6)


def opening_phrase(t: Tokens, limit: int) -> tuple[int, int] | None:
    """The first noun phrase of a sentence before word `limit`; what leads up to it is left out.

    “Earlier in the week, she …”, “Asked about it, the mayor …”.
    """
    begin = 0
    while t.lows[begin] in PREPOSITIONS or t.lows[begin] in _WHEN or t.lows[begin].endswith(("ing", "ed")):
        begin = next((k for k in range(begin + 1, limit) if t.broken[k]), limit)
        if begin == limit:
            return None
    found = _up_to_verb(t, begin, limit, 8)
    return found if found is not None and found[1] < limit else None


def _up_to_verb(t: Tokens, begin: int, limit: int, longest: int) -> tuple[int, int] | None:
    """The words from `begin` to the first that looks like a verb, or to a mark."""
    stop = begin
    while stop < limit and stop < begin + longest:
        low = t.lows[stop]
        if low in BE or low in AUXILIARIES:
            break
        if stop > begin and (low.endswith("ed") or low in _PASTS or t.broken[stop]):
            break
        stop += 1
    return (begin, stop) if stop > begin else None


def subject_start(t: Tokens, j: int, limit: int = 16) -> int:
    """Where the subject that ends at word j begins; appositions between commas or brackets belong to it."""
    if t.lows[j] in SUBJECTS and (j == 0 or t.lows[j - 1] != "and"):
        return j  # “the day they said”
    k = j
    if j + 1 < len(t.lows) and t.broken[j + 1] and APPOSITION.search(t.gaps[j + 1]):
        k = _before_appositions(t, j, "(" if ")" in t.gaps[j + 1] and "," not in t.gaps[j + 1] else ",—–")
    begin = k
    while begin > 0 and k - begin <= limit:
        if t.broken[begin] or t.lows[begin - 1] in STOPS:
            break
        if (
            t.lows[begin - 1] == "and"
            and not (begin > 1 and t.capital(begin) and t.capital(begin - 2))
            and t.lows[begin] in ("he", "she", "they", "it", "officials", "police")
        ):
            break
        verb = t.lows[begin - 1] in BE or t.lows[begin - 1] in AUXILIARIES
        if verb and not {"who", "which"} & set(t.lows[max(0, begin - 5) : begin - 1]):
            break  # that is the verb of another clause
        begin -= 1
    return begin


def _before_appositions(t: Tokens, j: int, openers: str) -> int:
    """The last word of what the appositions that end at word j explain; j if there is nothing.

    “Scott Roe, the attorney of Ohio, one of the states that …, said”: the leftmost name, else the next piece.
    """
    found = j
    pieces = 0
    end = j  # the last word of the piece that is looked at
    for m in range(j, max(-1, j - _FAR), -1):
        gap = t.gaps[m]
        if m and not APPOSITION_OPENS.search(gap) and not QUOTE.search(gap):
            continue
        if m == 0 or QUOTE.search(gap) or (pieces == 0 and openers == "(" and "(" not in gap):
            named = t.capital(m) and t.lows[m] not in PREPOSITIONS and end - m < _NAME_WORDS
            if pieces and (named or pieces == 1) and t.lows[m] not in PREPOSITIONS:
                found = end
            break
        named = t.capital(m) and t.lows[m] not in PREPOSITIONS and end - m < _NAME_WORDS
        if pieces and (named or (pieces == 1 and t.lows[m] not in PREPOSITIONS)):
            found = end
        pieces += 1
        end = m - 1
    return found
