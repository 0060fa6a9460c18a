"""How likely it is that two look-alike spellings of an article mean one name.

A logistic model weighs what an editor looks at: the kind of slip, how often each spelling stands, whether the
words around are the same, whether each has a life of its own. Its weights were fitted on look-alike pairs of
published articles, an inconsistency in one case of six, and on planted slips.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from copychief.english.capitals import LowerCase, Word
from copychief.english.name_lists import (
    CALENDAR,
    NICKNAMES,
    ORGANISATION_HEADS,
    PLACE_HEADS,
    dictionary,
    folded_given_names,
    is_word,
    place_words,
    well_known,
)
from copychief_rules.names._likeness import GROUP, Form, slip

MANY = 10
"A spelling that stands more often is no slip."

# Log-odds, fitted by logistic regression (ridge 0.5) and rounded; in ten-fold cross-validation by article precision
# and recall are 91% and 89%. The kind of slip comes first: swapped and doubled letters are slips, another consonant
# or another ending is mostly another name.
WEIGHTS = {
    "swap": 1.75, "double": 0.75, "sounds": 0.45, "vowels": 0.5, "vowel": 0.2, "mark": 0.05, "letter": -0.4, "move": -0.35,
    "other": -2.35, "feminine": 0.25, "suffix": -2.45, "first letter": -2.75, "second letter": -0.35,
    "last letter": -3.0, "last vowel, bare rare": 1.05,
    # long words are seldom alike by chance
    "length": 2.15, "usual often": 0.2, "rare twice": -0.3, "rare often": -0.5,
    # what the words are
    "word misspelt": 0.05, "common word misspelt": 0.75, "rare known": -1.8, "rare given": -0.55, "usual given": 0.25,
    "both known": -1.4, "only first words": -0.9,
    # and in whose company they stand
    "same before": 1.65, "same after": 1.35, "other before": -1.85, "family": 0.7, "other after": -2.5,
    "own name": -0.65, "own part": -2.05, "own second part": -1.55, "only a first part": -0.75, "bare rare": 1.05,
    "bare rare, usual often": 0.35, "together": -0.2, "listed": -2.0, "one list": -0.5,
}  # fmt: skip
BIAS = 0.95
"Fitted: 1.4. A finding must be clearly likelier than not."


def evidence(rare: Form, usual: Form, lower: LowerCase) -> dict[str, float]:
    """What speaks for and against one name, as numbers between 0 and 1 or so; `rare` is the suspect."""
    kind, head, tail = slip(rare.folded, usual.folded)
    v, u = rare.folded, usual.folded
    nv, nu = len(rare.places), len(usual.places)
    given = folded_given_names()
    rare_known, usual_known = is_known(v, lower), is_known(u, lower)
    rare_given, usual_given = v in given, u in given
    bare = rare.bare == nv and bool(usual.befores)
    out: dict[str, float] = {kind: 1.0, "length": (min(len(v), len(u), 11) - 6) / 5, "usual often": min(nu, 8) / 4}
    if v == u + "a" and u.endswith(_MASCULINE):
        out["feminine"] = 1.0
    elif head == 0:
        out["first letter"] = 1.0
    elif tail == 0 and kind not in ("sounds", "double"):
        out["last letter"] = 1.0
        if kind in ("vowel", "letter"):
            out["suffix"] = 1.0
    elif head == 1:
        out["second letter"] = 1.0
    out["rare twice"] = float(nv == 2)
    out["rare often"] = float(nv > 2)
    out["rare known"] = float(rare_known)
    out["rare given"] = float(rare_given)
    out["usual given"] = float(usual_given)
    out["both known"] = float((rare_known or rare_given) and (usual_known or usual_given))
    strange = not (rare_known or rare_given or rare.befores & given)
    out["word misspelt"] = float(usual_known and strange)
    out["common word misspelt"] = float(strange and (u in dictionary() or u.capitalize() in CALENDAR))
    # a known word that is no name, "Native Americnas": the words beside it are no names of its own
    plain = usual_known and not usual_given and not rare_known
    before = {b for b in rare.befores if b in given or not is_known(b, lower)} if plain else rare.befores
    if plain and (usual.text in _HEADS or usual.text in CALENDAR):
        before = set()  # “Anna Berg Callege”: any name may stand before a college or a Friday
    after = set() if plain else rare.afters
    if rare.befores & usual.befores:
        out["same before"] = 1.0
    elif before and usual.befores:
        out["other before"] = 1.0
        out["family"] = float(len(usual.befores & given) > 1)
    if rare.afters & usual.afters:
        out["same after"] = 1.0
    elif after and usual.afters:
        out["other after"] = 1.0
    out["own name"] = float(bool(rare.befores & given) and not usual.befores & rare.befores)
    out["own part"] = float(bool(before) and not usual.befores)
    out["own second part"] = float(bool(after) and not usual.afters)
    out["only a first part"] = float(bool(usual.afters) and not usual.bare and not usual.befores and not rare.afters)
    out["bare rare"] = float(bare)
    out["last vowel, bare rare"] = float(bare and kind == "vowels" and tail == 0)
    out["bare rare, usual often"] = float(bare) * min(nu, 8) / 4
    out["only first words"] = float(not (rare.firm and usual.firm) and not (rare_given and usual_given))
    out["together"] = float(together(rare, usual))
    out["listed"] = float(all(_listed(p) for p in rare.places))
    out["one list"] = float(_one_list(rare, usual))
    return out


_HEADS = ORGANISATION_HEADS | PLACE_HEADS
_MASCULINE = ("ov", "ev", "in", "yn", "iov")


def is_known(word: str, lower: LowerCase) -> bool:
    """Is it a word, folded, that readers know or that stands in the article without a capital?"""
    return word in well_known() or word in dictionary() or word in lower


def _listed(place: Word) -> bool:
    """True inside an enumeration: a team, a cast, a string of towns, where names come without an introduction."""
    text, word = place.block.text, place.word
    before, after = text[max(0, word.start - 3) : word.start], text[word.end : word.end + 40]
    if before.endswith((", ", "; ", ": ", "(")):
        return after[:1] in ",;)" or (after.startswith(" and ") and before.endswith(", "))
    return word.first and re.match(r", (?:[A-Z]\S* )?[A-Z][\w'’-]+(?:,| and )", after) is not None


def _one_list(rare: Form, usual: Form) -> bool:
    blocks = {id(p.block) for p in rare.places if _listed(p)}
    return bool(blocks) and any(id(p.block) in blocks and _listed(p) for p in usual.places)


_REGIONS = (
    (r"our", "or"), (r"is(?=[eia])", "iz"), (r"yse", "yze"), (r"([ef]en)c(?=e)", r"\1s"), (r"ogue(?=s?$)", "og"),
    (r"mme(?=s?$)", "m"), (r"tre(?=s?$)", "ter"), (r"ll(?=ed$|ing$|ers?$|ors?$|ment)", "l"), (r"dgem", "dgm"),
    (r"grey", "gray"),
)  # fmt: skip


def _regional(a: str, b: str) -> bool:
    """True for a word in British and in American spelling, "Defence" and "Defense": LNG001's, and names keep theirs."""
    return _american(a) == _american(b)


@lru_cache(maxsize=1_000)
def _american(word: str) -> str:
    for british, american in _REGIONS:
        word = re.sub(british, american, word)
    return word


def _brothers(a: str, b: str) -> bool:
    """True for Kwok-hing and Kwok-hung: given names of one family that share a syllable."""
    first, dash, _ = a.partition("-")
    return bool(dash) and b.startswith(first + "-") and max(len(a), len(b)) - a.rindex("-") < 6


def together(rare: Form, usual: Form, reach: int = 80) -> bool:
    """True if the two stand near each other: a writer who sees both means both."""
    return any(
        p.block is q.block and abs(p.word.start - q.word.start) < reach
        for p in rare.places[:MANY]
        for q in usual.places
    )


def score(rare: Form, usual: Form, lower: LowerCase) -> float:
    """The log-odds that the two are spellings of one name; above 0 it is likelier than not."""
    known = well_known()
    v, u = rare.folded, usual.folded
    if v in GROUP and GROUP[v] == GROUP.get(u):
        return -9.0 if together(rare, usual, 60) else 2.5  # “Kyiv (Kiev)” explains itself
    if _unintroduced(rare, usual) or _never_again(rare, usual, lower) or _never_again(usual, rare, lower):
        return 1.5
    if _unspeakable(v) and not _unspeakable(u) and len(v) < len(u) and len(rare.places) == 1:
        return 2.5
    if len(rare.places) == 1 and len(usual.places) > 1 and _unwritten(v, u) and not _other_bearers(rare, usual):
        return 2.0
    if v == u or len(rare.places) > MANY or NICKNAMES.get(v, v) == NICKNAMES.get(u, u):
        return -9.0
    if u in known and (
        v in known or (v[-1] == u[-1] == "s" and v[:-1] in known and u[:-1] in known)
    ):  # Koreas, Koreans
        return -9.0
    if (is_word(u) or is_word(v)) and _regional(u, v):
        return -9.0
    if is_word(u) and not (rare.firm or usual.firm):  # first words of sentences
        return -9.0
    if u in dictionary() and v in dictionary() and not rare.befores & folded_given_names():  # Capital and Capitol
        return -9.0
    if _brothers(v, u) and not rare.afters & usual.afters:
        return -9.0
    if sum(c.isupper() for c in rare.text) > 2 and slip(v, u)[0] != "swap":  # a code: ATPase and ADPase
        return -9.0
    return sum(WEIGHTS[name] * value for name, value in evidence(rare, usual, lower).items()) + BIAS


def _unintroduced(rare: Form, usual: Form) -> bool:
    """“Mrs Ashley said” of nobody who was named in full, beside “Maureen Astley” and “Mrs Astley”."""
    nv = len(rare.places)
    if nv > 2 or len(rare.courtesies) < nv or not set(rare.courtesies) & set(usual.courtesies):
        return False
    kind, head, _ = slip(rare.folded, usual.folded)
    return bool(usual.befores) and head > 0 and kind != "style" and len(usual.places) > nv and not together(rare, usual)


def _never_again(full: Form, bare: Form, lower: LowerCase) -> bool:
    """“Dale Whitcombe” of whom nothing more is said, and a “Whitcomb” whom nobody has introduced."""
    if len(full.places) > 1 or full.afters or bare.befores or bare.bare < len(bare.places):
        return False
    if is_known(bare.folded, lower) or not full.befores & folded_given_names() or together(full, bare):
        return False
    if bare.folded == full.folded + "s":  # the Olsens
        return False
    kind, head, _ = slip(full.folded, bare.folded)
    return head > 1 and kind != "style" and _start(full.places[0]) < _start(bare.places[0])


def _start(place: Word) -> int:
    return place.block.source_span(place.word.start, place.word.end).start


def _unspeakable(word: str) -> bool:
    """Four consonants in a row: a vowel fell out (“Clnton”), if the word that is alike has none."""
    return re.search(r"[bcdfghjklmnpqrstvwxz]{4}", word) is not None


def _unwritten(word: str, like: str) -> bool:
    """Has it three letters in a row, new against the word it is like, that no word or name we know has: “Svranton”?"""
    if (
        len(word) < 5
        or word == like + "s"
        or not (word.isascii() and word.isalpha() and like.isalpha())
        or slip(word, like)[1] == 0
    ):
        return False
    return any(three not in _letters() for three in _threes(word) - _threes(like))


def _threes(word: str) -> set[str]:
    marked = f"\n{word}\n"
    return {marked[i : i + 3] for i in range(len(marked) - 2)}


@cache
def _letters() -> str:
    """All the words and names that we know, a line each."""
    return "\n".join(("", *dictionary(), *well_known(), *place_words(), *folded_given_names(), ""))


def _other_bearers(rare: Form, usual: Form) -> bool:
    """Does each stand with a given name or another part of a name that isn't the other's?"""
    for mine, theirs in ((rare.befores, usual.befores), (rare.afters, usual.afters)):
        if mine and theirs and not mine & theirs:
            return True
    return together(rare, usual) or all(_listed(p) for p in rare.places)


def ordered(a: Form, b: Form) -> tuple[Form, Form]:
    """(the suspect, the usual form): the rarer, then the unknown, then the later one is the suspect."""

    def usual(form: Form) -> tuple[int, bool, int]:
        known = form.folded in well_known() or form.folded in folded_given_names() or form.folded in dictionary()
        place = form.places[0]
        return len(form.places), known, -place.block.source_span(place.word.start, place.word.end).start

    return (a, b) if usual(a) <= usual(b) else (b, a)
