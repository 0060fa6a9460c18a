"""What stands behind a verb, and tells whether it reports something: a clause, a quotation, a frame, a price.

“She added that …” reports and “she added 40 jobs” doesn't.
"""

from __future__ import annotations

from copychief.english import speech
from copychief.english.phrases import BE, DETERMINERS, Tokens, subject_start
from copychief.english.sources import DOCUMENTS, NAMELESS, PRONOUNS, SourceKind, classify

CLAUSE_WORDS = frozenset("that how what whether why who where there he she it they we i you if out".split())
"Words that begin a clause behind a verb of saying."
_BEGIN_CLAUSE = frozenset(
    "that to the a an he she it they there no how why whether what his her its their out as him them on for".split()
)
_ARTICLES = frozenset("the a an his her its their".split())
_LATER = frozenset("last this on in earlier".split())
_ADVERBIAL = frozenset("on in at during later yesterday today after when as last earlier".split())
_NO_CLAUSE = frozenset("to of in for on by and with".split())
_FIGURE = "$£€0123456789"
_RANKS = frozenset(speech.forms("rank"))


def framed(t: Tokens, i: int) -> bool:
    """“called for”, “spoke out”: does the word that a verb of `FRAMES` needs stand behind word i?"""
    return t.low(i + 1) in speech.FRAMES[t.lows[i]] and not t.broken[i + 1]


def values(t: Tokens, i: int) -> bool:
    """“puts the cost at $4 million”, “lists it with 300 berths”, against “ranks third with 12”."""
    for k in range(i + 1, min(i + 10, len(t.lows) - 1)):
        low = t.lows[k]
        if low in ("at", "as", "with"):
            if low != "at" and t.lows[i] in _RANKS:
                return False
            return any(w[0] in _FIGURE for w in t.lows[k + 1 : k + 6])
        if low in speech.AUXILIARIES or t.broken[k + 1]:
            return False
    return False


def reads_as_verb(t: Tokens, i: int, j: int) -> bool:
    """Is a word that may be a noun a verb here? By what can stand before a verb, and what must stand behind one.

    Word j is the last one before it that is no adverb.
    """
    if j < i - 1:  # “they also report”, but “her first report”
        return t.lows[i - 1] not in DETERMINERS
    before = t.low(j)
    if j < 0 or before in DETERMINERS or before.endswith(("'s", "ing", "ed")):
        return False  # “prompting fears”, “denied claims”
    low, following, broken = t.lows[i], t.low(i + 1), t.broken[i + 1]
    if following in _LATER and "that" in t.lows[i + 2 : i + 5]:
        return True  # “reported last week that”
    if low in ("shows", "show") and not broken:
        begin = subject_start(t, j)
        if classify(t.words(begin, j + 1), opens_sentence=begin == 0)[0] is SourceKind.DOCUMENT:
            return True
    if before not in PRONOUNS and before not in NAMELESS and before not in DOCUMENTS and not t.capital(j):
        # “the bank estimates the loss”: a noun in the plural hardly stands right before an article
        return not broken and (following == "that" or (low.endswith("s") and following in _ARTICLES))
    if not following:  # “…,” Mr. Roe notes.
        return any(t.broken[m] for m in range(max(0, j - 8), j + 1))
    if broken:
        gap = t.gaps[i + 1]
        return '"' in gap or "“" in gap or "''" in gap or ":" in gap
    if t.capital(j) and (t.capital(i + 1) or t.lows[i + 1][0] in _FIGURE):
        return low in speech.SAY  # “Forbes estimates Mr. Roe’s …”
    return following in _BEGIN_CLAUSE or (before in PRONOUNS and before not in ("this", "that", "these", "those"))


def says_something(t: Tokens, i: int) -> bool:
    """Does a clause or a quotation follow the verb at word i, as it does behind a verb of saying?

    “She added that …”, “it maintains there is …”, against “adding 40 jobs”, “maintained its lead”.
    """
    if i + 1 >= len(t.lows) or t.broken[i + 1]:
        return True  # “…, she added.”
    following = t.lows[i + 1]
    if following in CLAUSE_WORDS:
        return True
    if following == "to":
        return False
    if following in _ADVERBIAL or following.endswith("day"):
        return t.lows[i] in speech.SAY and t.lows[i] not in speech.DEEDS
    for k in range(i + 2, min(i + 9, len(t.lows))):
        if t.broken[k]:
            return False
        if t.lows[k] in BE or t.lows[k] in speech.AUXILIARIES:
            return True
        if t.lows[k] in _NO_CLAUSE:
            return False
    return False
