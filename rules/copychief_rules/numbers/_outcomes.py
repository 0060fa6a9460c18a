"""What became of the members of a group, as their verbs tell: outcomes that exclude each other, and those that needn't.

“18 were running and nine under repair” can't both be said of one ferry; “18 were old and nine were sold” can.
"""

from __future__ import annotations

from collections.abc import Sequence

from copychief.lazy import lazy

_HELD = r"(?:\s(?:of\s(?:whom|which|them)))?(?:\s(?:have|has|had))?(?:\s(?:were|was|are|is|been|be|being))?(?:\s(?:still|now|later|since|already|then|not))?"
_FATE = lazy(
    rf"{_HELD}\s(?:pass|fail|finish|surviv|died|die\b|dead|kill|drown|escap|rescu|injur|wound|unhurt|unharmed|missing|freed|releas|acquitt|convict|charged|cleared|jailed|retir|resign|ground|vot|abstain|absent"
    r"|back|oppos|support|reject|approv|declin|refus|agree|accept|in favou?r|against|undecided|unsure|won\b|lost|drew|win|drawn|fell|sank|afloat|stayed|left\b|quit|remain|fled|return|plead|lapse|expire|sold|unsold|recover|cured"
    r"|running|working|closed|open|shut|destroyed|damaged|intact|pulled (?:up|out)|under (?:repair|way|construction)|empty|let\b|in (?:custody|jail|prison|hospital|favou?r)|out on|at large|on the run|still)\w*"
)
_RESIDUE = lazy(
    r"\s(?:(?:had|have|gave|with)\sno\s|did\snot|didn['’]t|do\snot|don['’]t|remains?\b|remained|abstain|(?:(?:are|were|is|was)\s)?(?:still|undecided|unsure|missing|absent)\b)"
)
_NOUN = lazy(
    rf"{_HELD}(?:\s(?!more|less|under|over)[a-z-]+)?\s(men|women|boys|girls|children|adults|males?|females?|teenagers|minors|pensioners)\b"
)
_NOUN_PAIRS = ({"men", "women"}, {"boys", "girls"}, {"adults", "children"}, {"male", "female"}, {"males", "females"})
_ORIGIN = lazy(rf"{_HELD}(?:\s(?:went|go|came|come|born|based|live|lived))?\s(from|to|in|for|against)\s")
_HAS_VERB = lazy(r"\s(?:were|was|are|is|have|has|had|went|came)\s")


def tells_outcome(words: str) -> bool:
    """Do the words behind a number tell what its bearers did or are, so that it counts no others?"""
    return any(p.match(words) for p in (_FATE, _RESIDUE, _NOUN, _ORIGIN, _HAS_VERB))


def are_all(words: Sequence[str]) -> bool:
    """Do the groups take in everyone: the two sexes, or outcomes of which the last holds those that are left?"""
    return _nouns(words) in _NOUN_PAIRS or (bool(_RESIDUE.match(words[-1])) and all(map(_FATE.match, words[:-1])))


def exclude(words: Sequence[str]) -> bool:
    """Can nobody be in two of the groups?"""
    nouns = _nouns(words)
    if nouns:
        return nouns in _NOUN_PAIRS
    fates = [_FATE.match(w) or _RESIDUE.match(w) for w in words]
    if all(fates):
        return len({m[0].split()[-1] for m in fates if m}) == len(words)  # not “damaged by wind”, “damaged by water”
    if not any(w.strip() for w in words[1:]):
        return True  # “the Greens won 32 of the 60 seats, the Blues 20 and the Reds 10”
    origins = [_ORIGIN.match(w) for w in words]
    said_once = not any(map(_HAS_VERB.match, words[1:]))  # “14 were from Spain, six from Portugal”
    return said_once and all(origins) and len({m[1] for m in origins if m}) == 1


def _nouns(words: Sequence[str]) -> set[str]:
    found = [_NOUN.match(w) for w in words]
    return {m[1] if m else "" for m in found} if any(found) else set()
