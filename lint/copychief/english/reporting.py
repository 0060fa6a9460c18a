"""Verbs of saying at work: is this one here, and whose word does it bring?

Finite (“the mayor said”) and inverted (“said the mayor”); the other forms are `nonfinite`. Many of these words are
nouns as well, or name deeds (“added 40 jobs”); what stands around them decides (`complements`).
"""

from __future__ import annotations

from copychief.english import speech
from copychief.english.complements import framed, reads_as_verb, says_something, values
from copychief.english.cue import Cue, CueKind, make
from copychief.english.nonfinite import by_somebody, infinitive, mood, participle, passive
from copychief.english.phrases import (
    APPOSITION,
    BE,
    DETERMINERS,
    QUOTE,
    Tokens,
    first_phrase,
    opening_phrase,
    right_phrase,
    subject_start,
)
from copychief.english.sources import PRONOUNS, SourceKind

_VALUE_ONLY = speech.VALUE - speech.SAY - speech.SHOW - speech.THINK
_VERBS_TOO = speech.MOODS & (speech.SAY | speech.THINK | speech.STANCE)
_BESIDE_ONLY = speech.BESIDE - speech.SAY - speech.THINK
_HEDGERS = frozenset("i we you one some".split())
"“I must admit”, “one could argue”: they say it by saying that they may."
_SUBJECTS = frozenset(
    "the a an his her its their our my your one some police officials sources analysts experts critics witnesses".split()
)
"Words that may begin the subject behind its verb."
_NOT_SUBJECTS = frozenset(
    "that to on in at of during after before when as about last this by for monday tuesday wednesday thursday friday"
    " saturday sunday earlier later".split()
)
_LEADS_TO = frozenset("on continued continues continue quick careful declined hastened going".split())
_WENT = frozenset("went goes was is also then".split())
_SET_PHRASES = frozenset("easier sooner".split())
"“Easier said than done”."
_TOLD = frozenset(speech.forms("tell")) | frozenset(speech.forms("inform")) | frozenset(speech.forms("remind"))
"Verbs that take a hearer: what stands behind them is no subject."
_AFTER_SUBJECT = frozenset("who which in on as after".split())
_EXPLAINS = frozenset(
    "a an the who which whose one president chairman chairwoman director head chief professor spokesman spokeswoman author founder".split()
)
_WEAK_LEFT = frozenset("to and but or not just only".split())


def read_verb(t: Tokens, i: int, low: str) -> Cue | None:
    """The cue of the verb form at word i, or None if it reports nothing here."""
    if low in speech.FRAMED_ONLY and not framed(t, i):
        return None
    if low in speech.MOODS:
        cue = mood(t, i)
        if cue is not None or low not in _VERBS_TOO:
            return cue
    j = i - 1
    by_be = finite = hedged = False
    while j >= 0 and not t.broken[j + 1]:
        word = t.lows[j]
        if word in speech.AUXILIARIES or word in BE:
            if not finite:
                by_be = word in BE
            hedged = hedged or word in speech.MODALS
            finite = True
        elif not t.is_aside(j):
            break
        j -= 1
    before = t.low(j)
    if hedged and low != "say" and before not in _HEDGERS:
        return None  # “they must continue”: nobody has spoken
    if low.endswith("ing"):
        return _subject(t, i, j) if finite and by_be else participle(t, i, j, read_verb)
    past = low.endswith(("ed", "en", "n", "aid", "old", "ought", "ound", "et", "elt"))
    if past and (by_be or (not finite and by_somebody(t, i))):
        return passive(t, i, low)
    if by_be and low in speech.NOUN_LIKE:
        return None  # “there is talk about”
    if low == "asked" and i == 0:  # “Asked whether …, she said”
        return make(t, i, i + 1, CueKind.PASSIVE, None)
    if before == "to" and j == i - 1:
        return _led_to(t, i, j) if t.low(j - 1) in _LEADS_TO else infinitive(t, i, j)
    return _finite(t, i, j) if finite else _bare(t, i, j)


def _led_to(t: Tokens, i: int, j: int) -> Cue | None:
    """“went on to say”, “was quick to add”: word j is the “to”."""
    k = j - 1
    while k > 0 and t.lows[k] in _LEADS_TO | _WENT:
        k -= 1
    return _subject(t, i, k) if t.lows[i] in speech.SAY else None


def _bare(t: Tokens, i: int, j: int) -> Cue | None:
    """A form without an auxiliary: it may be a noun, and its subject may stand behind it."""
    low, before = t.lows[i], t.low(j)
    if (low == "known" and t.low(i + 1) in ("as", "for")) or (low == "said" and before in _SET_PHRASES):
        return None
    broken = t.broken[i]
    quote_before = broken and QUOTE.search(t.gaps[i]) is not None
    if quote_before:
        inverted = _inverted(t, i, True)
        if inverted is not None:
            return inverted
    if low in speech.NOUN_LIKE and not reads_as_verb(t, i, j) and not (low in speech.VALUE and values(t, i)):
        return None
    if j == i - 1 and not low.endswith(("said", "says", "told")):
        if before in DETERMINERS or before.endswith("'s"):
            return None  # “in Poland’s favour”
    elif j == i - 1 and before in ("the", "a", "an"):
        return None
    if (j < 0 or (broken and APPOSITION.search(t.gaps[i]))) and not quote_before:
        inverted = _inverted(t, i, False)
        if inverted is not None:
            return inverted
    return _finite(t, i, j)


def _finite(t: Tokens, i: int, j: int) -> Cue | None:
    low = t.lows[i]
    if low in speech.VALUE:
        if values(t, i) and j >= 0 and t.lows[j] not in _WEAK_LEFT:
            return make(t, i, i + 1, CueKind.VERB, (subject_start(t, j), j + 1))
        if low in _VALUE_ONLY:
            return None
    return _subject(t, i, j) if j >= 0 else None


def _inverted(t: Tokens, i: int, quoted: bool) -> Cue | None:
    """“…, said the mayor”: the subject stands behind its verb."""
    low = t.lows[i]
    if low not in speech.SAY or low in _TOLD or low.endswith("ing") or i + 1 >= len(t.lows) or t.broken[i + 1]:
        return None
    first = t.lows[i + 1]
    if first in _NOT_SUBJECTS or (first in PRONOUNS and not quoted):
        return None
    if not (quoted or t.capital(i + 1) or first in _SUBJECTS):
        return None
    stop = right_phrase(t, i + 1)
    if not quoted:
        # “Smith, the chairman, said the deal was off”: a verb follows, so the subject stands before
        if stop < len(t.lows) and not t.broken[stop] and t.lows[stop] not in _AFTER_SUBJECT:
            return None
        if any(x in speech.AUXILIARIES or x in BE for x in t.lows[i + 1 : stop]):
            return None
        if stop < len(t.lows) and QUOTE.search(t.gaps[stop]) and not APPOSITION.search(t.gaps[stop]):
            return None  # “…, said the town's “pride and joy” was lost”
    return make(t, i, i + 1, CueKind.INVERTED, (i + 1, _with_apposition(t, i + 1, stop)))


def _with_apposition(t: Tokens, start: int, stop: int) -> int:
    """Where a subject behind its verb ends, with what explains it: “…, said Ana Ruiz, a lawyer at the port.”"""
    if not t.capital(start) or stop >= len(t.lows) or not t.gaps[stop].strip().startswith((",", "(")):
        return stop
    if t.lows[stop] not in _EXPLAINS and not t.lows[stop][0].isdigit() and "(" not in t.gaps[stop]:
        return stop
    end = stop + 1
    while end < len(t.lows) and end < start + 30 and not QUOTE.search(t.gaps[end]) and ";" not in t.gaps[end]:
        if "," in t.gaps[end] and t.lows[end] not in _EXPLAINS and t.lows[end] not in ("and", "or"):
            break
        end += 1
    return end


def _subject(t: Tokens, i: int, j: int) -> Cue | None:
    """The cue of a finite verb at word i, whose subject ends at word j."""
    low = t.lows[i]
    word = t.low(j)
    if not word or word in _WEAK_LEFT:
        if (
            word in ("and", "but") and low not in _BESIDE_ONLY and (low not in speech.DEEDS or says_something(t, i))
        ):  # “she stood up and said”
            return make(t, i, i + 1, CueKind.VERB, first_phrase(t, j) or opening_phrase(t, i))
        return None
    if t.broken[j + 1]:
        gap = t.gaps[j + 1]
        if not APPOSITION.search(gap) and not QUOTE.search(gap):
            return None
    if j == 0 and word == "that" and low == "said" and t.broken[i + 1]:
        return None  # “That said, …”
    begin = subject_start(t, j)
    cue = make(t, i, i + 1, CueKind.VERB, (begin, j + 1))
    if cue.source_kind is SourceKind.DOCUMENT and low not in speech.SHOW and low not in speech.SAY:
        return None
    behind_quotation = t.broken[begin] and QUOTE.search(t.gaps[begin]) is not None
    if low in _BESIDE_ONLY and not behind_quotation:
        return None
    if (
        low in speech.DEEDS
        and cue.source_kind is not SourceKind.DOCUMENT
        and not behind_quotation
        and not (low in speech.FRAMES and framed(t, i))
        and not says_something(t, i)
    ):
        return None
    if low in speech.TRUTH and low not in speech.SAY and not _finds_that(t, i, cue):
        return None
    return cue


def _finds_that(t: Tokens, i: int, cue: Cue) -> bool:
    if cue.source_kind is SourceKind.DOCUMENT:
        return True
    if i + 1 >= len(t.lows):  # “…, the BBC found.”
        return any(t.broken[m] for m in range(max(0, i - 8), i))
    return not t.broken[i + 1] and says_something(t, i)
