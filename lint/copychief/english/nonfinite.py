"""Verbs of saying without a subject of their own: “adding that”, “to explain why”, “was told by”, “is worried about”.

`reporting` asks here when a form is not finite; who speaks is found in the rest of the sentence.
"""

from __future__ import annotations

from collections.abc import Callable

from copychief.english import speech
from copychief.english.complements import CLAUSE_WORDS, framed, says_something
from copychief.english.cue import Cue, CueKind, make
from copychief.english.phrases import (
    BE,
    DETERMINERS,
    PREPOSITIONS,
    QUOTE,
    Tokens,
    first_phrase,
    opening_phrase,
    phrase_start,
    right_phrase,
    subject_start,
)

_PARTICIPLES = frozenset(
    form
    for form in speech.SAY | speech.THINK | speech.STANCE | speech.SHOW | (speech.FRAMES.keys() - speech.BESIDE)
    if form.endswith("ing")
)
_DEEDS = speech.DEEDS | speech.NOUN_LIKE | speech.FRAMED_ONLY
_SPEAKING = (frozenset(f for f in speech.SAY | speech.STANCE if f.endswith("ing")) - _DEEDS) | frozenset(
    "noting urging announcing pledging promising proposing asking revealing disclosing calling describing discussing".split()
)
"Participles that report whatever follows, if they are participles."
_NOT_BEHIND = frozenset("of for without before from than against despite on to about into the mere".split())
"Behind these, a form in -ing is a noun."
_NO_DOERS = PREPOSITIONS | frozenset(
    "then also so or kept keeps keep began went goes go out up off back around instead not now".split()
)
_TASKS = (
    frozenset(
        "have has had need needs early soon hard difficult impossible able fail fails failed seem seems seemed appear appears appeared".split()
    )
    | speech.MODALS
)
_DISCUSS = frozenset("discuss explain remind criticize criticise denounce condemn demand".split())
"In the infinitive they report whatever follows."
_EXPECTED = frozenset(
    "expected projected estimated believed thought said reported alleged considered known understood".split()
)
_HELD = frozenset("considered deemed regarded viewed seen perceived portrayed depicted described interpreted".split())
"What people hold it for, in the passive."
_AGENTLESS = frozenset(
    "accused announced disclosed alleged criticized criticised condemned denounced debated requested rumored rumoured"
    " suspected expected asked quoted cited told".split()
)
"In the passive they report without naming anybody."
_MOOD_LEADS = frozenset("that about of at by with over to".split())


def participle(t: Tokens, i: int, j: int, read: Callable[[Tokens, int, str], Cue | None]) -> Cue | None:
    """“…, adding that …”, “a poll showing …”. Word j is the last one before it that is no adverb.

    `read` gives the cue of a finite verb: its subject is this one's, too.
    """
    before = t.low(j) if j == i - 1 else ""
    low = t.lows[i]
    always = low in speech.ALWAYS_SAY
    if low not in _PARTICIPLES or before in _NOT_BEHIND or (before == "after" and not always):
        return None
    if low == "reporting" and t.low(i + 1) in ("by", "from"):
        return None  # a credit
    if low in speech.NOUN_LIKE and (before in DETERMINERS or before.endswith("'s")) and not (always and before == "by"):
        return None
    in_frame = low in speech.FRAMES and framed(t, i)
    if not always and not in_frame and low not in _SPEAKING and not says_something(t, i):
        return None
    doer = _doer(t, j)
    if doer is not None:
        return make(t, i, i + 1, CueKind.PARTICIPLE, doer)
    for k in range(i - 1, 0, -1):
        if t.lows[k] in speech.SAY and not t.lows[k].endswith("ing") and t.lows[k - 1] != "to":
            cue = read(t, k, t.lows[k])
            if cue is not None:
                return cue._replace(start=t.begin(i), end=t.stop(i), word=low, kind=CueKind.PARTICIPLE)
            break
    return make(t, i, i + 1, CueKind.PARTICIPLE, opening_phrase(t, i))


def _doer(t: Tokens, j: int) -> tuple[int, int] | None:
    """The noun right before a participle, which ends at word j: “a poll showing”, “with Ms. Roe saying”."""
    low = t.low(j)
    if j < 0 or t.broken[j + 1] or low in _NO_DOERS or low in speech.VERBS or low in BE or low.endswith(("ed", "ing")):
        return None
    begin = phrase_start(t, j)
    if begin > j or t.low(begin - 1) in speech.GIVE or t.low(begin - 1) in ("in", "out", "to"):
        return None  # “issued a statement saying”: the issuer says so
    return begin, j + 1


def infinitive(t: Tokens, i: int, j: int) -> Cue | None:
    """“called a meeting to explain why …”, “met to discuss …”: word j is the “to”."""
    before = t.low(j - 1)
    if (t.lows[i] not in speech.SAY and t.lows[i] not in _DISCUSS) or before in speech.VERBS or before in _TASKS:
        return None  # “declined to say”: that verb is the cue; “has to say”: nobody has said it
    quoted = QUOTE.search(t.gaps[i + 1]) is not None
    if not quoted and (t.broken[i + 1] or not (t.low(i + 1) in CLAUSE_WORDS or t.lows[i] in _DISCUSS)):
        return None
    return make(t, i, i + 1, CueKind.PARTICIPLE, first_phrase(t, j))


def passive(t: Tokens, i: int, low: str) -> Cue | None:
    """“was told by officials”, “is expected to”, “it was revealed”."""
    for k in range(i + 1, min(i + 6, len(t.lows))):
        if t.lows[k] == "by" and k + 1 < len(t.lows) and not t.lows[k + 1][0].isdigit():
            return make(t, i, i + 1, CueKind.PASSIVE, (k + 1, right_phrase(t, k + 1, 8)))
    following = t.low(i + 1)
    if (
        low in _AGENTLESS
        or (low in _HELD and following in ("as", "a", "an", "the", "to"))
        or (low in _EXPECTED and following in ("to", "that", "by", "at", "as", "in"))
        or (low in speech.SAY and (following in ("that", "to") or t.low(_before_verb(t, i)) == "it"))
    ):
        return make(t, i, i + 1, CueKind.PASSIVE, None)
    return None


def by_somebody(t: Tokens, i: int) -> bool:
    """“a toll opposed by boatmen”, against “began by saying”."""
    return t.low(i + 1) == "by" and not t.broken[i + 1] and not t.low(i + 2).endswith("ing")


def mood(t: Tokens, i: int) -> Cue | None:
    """“She is worried about the cost”, “they were not convinced that …”."""
    following = t.low(i + 1)
    if following not in _MOOD_LEADS or t.broken[i + 1] or (following == "by" and t.lows[i] == "opposed"):
        return None
    j = _before_verb(t, i)
    if j < 0 or j == i - 1 or t.lows[j] in ("it", "there", "to"):
        return None
    return make(t, i, i + 1, CueKind.VERB, (subject_start(t, j), j + 1))


def _before_verb(t: Tokens, i: int) -> int:
    """The word before the auxiliaries and adverbs that stand before word i."""
    j = i - 1
    while j >= 0 and not t.broken[j + 1]:
        if t.lows[j] not in speech.AUXILIARIES and t.lows[j] not in BE and not t.is_aside(j):
            break
        j -= 1
    return j
