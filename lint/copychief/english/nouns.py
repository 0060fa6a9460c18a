"""Nouns of saying at work: “his claim that …”, “the bank's estimate of …”, “a plan to close the port”.

What stands behind the noun decides whether it brings in somebody's word, and what stands before it, whose.
"""

from __future__ import annotations

from copychief.english.cue import Cue, CueKind, make
from copychief.english.phrases import BE, Tokens, first_phrase, phrase_start, right_phrase, subject_start
from copychief.english.speech import AUXILIARIES, GIVE


def _both(nouns: str) -> frozenset[str]:
    return frozenset(n + end for n in nouns.split() for end in ("", "s"))


_CLAIMS = _both(
    "claim assertion allegation accusation argument statement warning announcement admission confession declaration"
    " revelation suggestion contention charge complaint denial assurance prediction forecast estimate projection rumor rumour report"
    " remark comment belief view opinion hope fear concern worry doubt expectation suspicion conviction assumption testimony"
    " promise pledge threat demand boast reminder insistence message narrative observation criticism proposal conclusion finding"
)
"They bring in a clause with “that”."
PLANS = _both("plan decision proposal promise pledge offer threat refusal vow call request intention determination") | {
    "calls",
    "hopes",
}
"They bring in what somebody wants to do."
_TOPICS = _both(
    "claim remark comment statement concern question criticism complaint doubt view opinion warning accusation"
    " allegation forecast estimate projection prediction outlook valuation assessment call description account example explanation detail"
) | {"talk", "speculation", "testimony", "criticism", "opposition", "support", "praise"}
"They bring in what somebody speaks of, or his reckoning."
_OF = frozenset("of for about on over regarding against".split())
_ABOUT = frozenset("about over regarding".split())
_POSSESSIVES = frozenset("his her its their my our your whose".split())
_RECKONINGS = _both("forecast estimate projection outlook prediction")
"Somebody's own reckoning is cited by its name alone: “in the bank's outlook, …”."
_UTTERED = _both(
    "statement warning announcement declaration complaint remark claim accusation allegation admission denial apology promise pledge threat proposal"
) | {"apologies"}
"What somebody issues or makes."
NOUNS = _UTTERED | _RECKONINGS | _CLAIMS | PLANS | _TOPICS


def read_noun(t: Tokens, i: int, low: str) -> Cue | None:
    """The cue of the noun at word i, or None if it brings in nobody's word here."""
    owner = _owner(t, i)
    following = "" if t.broken[i + 1] else t.low(i + 1)
    if owner is None and t.low(i - 1) == "to":
        return None  # “to claim that”
    if owner is None and following:
        giver = _giver(t, i)
        if giver is not None and (low in _UTTERED or following in _OF):
            return make(t, i, i + 1, CueKind.NOUN, giver)
    if (
        (owner is not None and (low in _RECKONINGS or (low in _TOPICS and following in _OF)))
        or (low in _TOPICS and following in _ABOUT)
        or (low in PLANS and following == "to")
        or (low in _CLAIMS and following == "that" and not _is_verb(t.low(i + 2)))
    ):
        return make(t, i, i + 1, CueKind.NOUN, owner)
    return None


def _is_verb(low: str) -> bool:
    """“claims that were made” brings in nothing."""
    return low in BE or low in AUXILIARIES


def _giver(t: Tokens, i: int) -> tuple[int, int] | None:
    """The subject of “issued a brief statement”, “cast doubt on”; as (first word, after)."""
    for k in range(i - 1, max(-1, i - 5), -1):
        if t.broken[k + 1]:
            return None
        if t.lows[k] in GIVE:
            j = k - 1
            while j >= 0 and not t.broken[j + 1] and (t.lows[j] in AUXILIARIES or t.lows[j] in BE or t.is_aside(j)):
                j -= 1
            if t.low(j) in ("and", "or"):
                return first_phrase(t, j) or (j, j)
            return (subject_start(t, j), j + 1) if j >= 0 and t.lows[j] != "to" else None
    return None


def _owner(t: Tokens, i: int) -> tuple[int, int] | None:
    """Whose word it is: “Ms. Roe's claim”, “its forecast”, “the claim by the union”; as (first word, after)."""
    for k in range(i - 1, max(-1, i - 4), -1):
        if t.broken[k + 1]:
            break
        if t.lows[k] in _POSSESSIVES:
            return k, k + 1
        if t.lows[k].endswith(("'s", "s'")):
            return phrase_start(t, k), k + 1
    if t.low(i + 1) in ("by", "from") and not t.broken[i + 1]:
        return i + 2, right_phrase(t, i + 2, 8)
    return None
