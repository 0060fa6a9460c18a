"""What became of the members of a group, as their verbs tell: outcomes that exclude each other, and those that needn't.

“18 were running and nine under repair” can't both be said of one ferry; “18 were old and nine were sold” can.
"""

from __future__ import annotations

from collections.abc import Sequence

from copychief.lazy import lazy

_HELD = r"(?:\s(?:of\s(?:whom|which|them)))?(?:\s(?:have|has|had))?(?:\s(?:were|was|are|is|been|be|being))?(?:\s(?:still|now|later|since|already|then|not))?"
_DOES = lazy(
    rf"{_HELD}\s(?:pass|fail|finish|surviv|died|die\b|dead|kill|drown|escap|rescu|injur|wound|hurt|unhurt|unharmed|missing|freed|releas|acquitt|convict|charged|cleared|jailed|retir|resign|vot|abstain|absent"
    r"|back|oppos|support|reject|approv|declin|refus|agree|accept|won\b|lost|drew|win|drawn|fell|sank|stayed|left\b|quit|remain|fled|return|plead|treat|taken to hospital|hospitali|lapse|expire|sold|recover|cured|went|came)\w*"
)
# Each row is a question with answers of which only one can be true of one person or thing.
_DEAD = r"(?:died|die\b|dead\b|killed|drowned|perish\w*)"
_AXES = tuple(
    tuple(lazy(rf"{_HELD}\s{answer}") for answer in row)
    for row in (
        (
            _DEAD,
            r"(?:missing|trapped|unaccounted)",
            r"(?:surviv|escap|rescu|saved|freed|return|recover|unhurt|unharmed|injur|wound|hurt|pulled (?:out|up) alive|in hospital)\w*",
        ),
        (
            _DEAD,
            r"(?:recover|discharg|cured)\w*",
            r"(?:remain(?:s|ed)?\s)?(?:in (?:hospital|intensive)|ill\b|sick\b|hospitali[sz]ed)",
        ),
        (
            _DEAD,
            r"(?:injured|wounded|hurt|treated|taken to hospital|hospitali[sz]ed)",
            r"(?:escaped\s)?(?:unhurt|unharmed|uninjured|unscathed|safe)",
        ),
        (
            r"(?:(?:voted|were|was|are)\s)?(?:for\b|yes\b|in favou?r|back|support|approv|agree|accept)\w*",
            r"(?:voted\s)?(?:against|no\b(?!\s[a-z])|oppos|reject|refus|declin|disagree)\w*",
            r"(?:abstain\w*|undecided|unsure|(?:had|have|gave|with) no\b|did not (?:vote|answer|reply)|absent|neither|neutral|uncommitted)",
        ),
        (r"(?:pass)\w*", r"(?:fail)\w*"),
        (
            r"(?:finish|complet)\w*",
            r"(?:fell|sank|drop(?:ped)? out|retired)\b",
            r"(?:pulled up|disqualified)",
            r"(?:never started|withdr\w*)",
        ),
        (r"(?:convicted|found guilty|pleaded guilty)", r"(?:acquitted|cleared|found not guilty|pleaded not guilty)"),
        (
            r"(?:remain(?:s|ed)?\s)?(?:(?:in|under) (?:custody|jail|prison|detention|arrest)|behind bars|held|detained|charged|jailed)",
            r"(?:released|freed|let go|out on)",
            r"(?:fled|escaped|at large|on the run)",
        ),
        (
            r"(?:running|working|in (?:service|use|operation))",
            r"(?:under repair|out of (?:service|order)|being repaired|idle)",
            r"(?:sold|scrapped)",
        ),
        (r"(?:open)\b", r"(?:closed|shut)\b"),
        (r"(?:destroyed|burned down|razed|flattened)", r"(?:damaged)", r"(?:intact|undamaged|spared|unscathed)"),
        (r"(?:afloat)", r"(?:sank|sunk)"),
        (r"(?:resign)\w*", r"(?:retired)", r"(?:dismissed|sacked|fired)", r"(?:remain|stay)\w*"),
        (r"(?:married)", r"(?:single|unmarried)", r"(?:divorced)", r"(?:widowed)"),
    )
)
_WHEN = lazy(
    r"\b(?:in|on|last|since|by)\s(?:(?:early|late|mid)\s)?(?:January|February|March|April|May|June|July|August|Sept|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|week|month|year|\d)\w*"
)
_RESIDUE = lazy(
    r"\s(?:(?:had|have|gave|with)\sno\s|did\snot|didn['’]t|do\snot|don['’]t|remains?\b|remained|abstain|(?:(?:are|were|is|was)\s)?(?:still|undecided|unsure|missing|absent)\b)"
)
_REMAIN = lazy(r"\s(?:remains?\b|remained\b|(?:(?:are|were|is|was)\s)?still\b)")
_NOUN = lazy(
    rf"{_HELD}(?:\s(?!more|less|under|over)[a-z-]+)?\s(men|women|boys|girls|children|adults|males?|females?|teenagers|minors|pensioners)\b"
)
_NOUN_PAIRS = ({"men", "women"}, {"boys", "girls"}, {"adults", "children"}, {"male", "female"}, {"males", "females"})
_ORIGIN = lazy(
    rf"{_HELD}(?:\s(?:went|go|came|come|born|based|live|lived|flown|sent|brought|taken|drawn|made|built|paid|bought|sold|shipped|hired|chosen|picked))?\s(from|to|in|for|against)\s"
)
_HAS_VERB = lazy(r"\s(?:were|was|are|is|have|has|had|went|came)\s")


def tells_outcome(words: str) -> bool:
    """Do the words behind a number tell what its bearers did or are, so that it counts no others?"""
    return any(p.match(words) for p in (_DOES, _RESIDUE, _NOUN, _ORIGIN, _HAS_VERB))


def are_all(words: Sequence[str]) -> bool:
    """Do the groups take in everyone: the two sexes, or outcomes of which the last holds those that are left?

    “Six voted for it and two were absent” leaves room for those who voted against it.
    """
    left = _RESIDUE.match(words[-1]) if len(words) > 2 else _REMAIN.match(words[-1])
    return _nouns(words) in _NOUN_PAIRS or (left is not None and _answers(words))


def exclude(words: Sequence[str]) -> bool:
    """Can nobody be in two of the groups?"""
    nouns = _nouns(words)
    if nouns:
        return nouns in _NOUN_PAIRS
    if _answers(words) or not any(w.strip() for w in words[1:]):
        return True  # the latter: “the Greens won 32 of the 60 seats, the Blues 20 and the Reds 10”
    origins = [_ORIGIN.match(w) for w in words]
    said_once = not any(map(_HAS_VERB.match, words[1:]))  # “14 were from Spain, six from Portugal”
    return said_once and all(origins) and len({m[1] for m in origins if m}) == 1


def _answers(words: Sequence[str]) -> bool:
    """Do the groups give different answers to one question, and at one time?"""
    if any(map(_WHEN.search, words)) or any(" or " in w for w in words):
        return False  # “20 were killed or captured” may take in some of the wounded
    for row in _AXES:
        given = [next((n for n, answer in enumerate(row) if answer.match(w)), -1) for w in words]
        if -1 not in given and len(set(given)) == len(given):
            return True
    return False


def _nouns(words: Sequence[str]) -> set[str]:
    found = [_NOUN.match(w) for w in words]
    return {m[1] if m else "" for m in found} if any(found) else set()
