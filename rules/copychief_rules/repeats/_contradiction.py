"""Whether two alike sentences claim different things: other figures, names or days, a negation, up against down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache
from itertools import combinations

from copychief.english.name_lists import fold, is_word
from copychief_rules.names._likeness import slip
from copychief_rules.repeats._profile import Profile, stem
from copychief_rules.repeats._reading import Reading, align, matcher, read

_OPPOSED = (
    "rise rose risen climb gain grow increase surge jump advance/fall fell fallen drop decline decrease lose lost shrink"
    " slump plunge cut",
    "up/down", "high higher/low lower", "more/less fewer", "win won/lose lost", "buy bought/sell sold",
    "open/close shut", "start begin began/end finish stop", "accept approve/reject refuse deny", "support back/oppose",
    "man men male boy husband father son brother/woman women female girl wife mother daughter sister",
    "north northern/south southern", "east eastern/west western", "left/right", "before/after", "guilty/innocent",
    "for/against", "with/without", "hot/cold", "early earlier/late later", "old older/young younger", "best/worst",
    "better/worse", "can/cannot", "home/away",
    "attack attacking offensive/defend defensive", "yesterday/today/tomorrow", "arrive/leave left depart", "enter/exit", "import/export", "hire/fire", "life/death",
    "live/die died", "most/least", "all/none some", "increase/reduce", "strengthen/weaken", "widen/narrow", "he/she",
)  # fmt: skip
_AMOUNTS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand"
    " million billion trillion dozen half first second third fourth fifth sixth last next".split()
)
_NEGATIONS = frozenset("not no never nor without none neither".split())
_DENIALS = frozenset(map(stem, "fail failure decline refuse unable lack deny avoid prevent stop cease without".split()))
"“declined to comment”, “would not comment”: a negation has one of these for a counterpart."
_JOINS = frozenset({"and", "or"})
_NOTHING: frozenset[str] = frozenset()
_SLIPS = ("double", "vowel", "vowels", "sounds", "swap")


def contradict(a: Profile, b: Profile) -> bool:
    """Do the sentences differ in what they claim?

    A figure or name that only one of them has is no contradiction; one in the place of another is.
    """
    if a.asks != b.asks:
        return True
    one, two = read(a), read(b)
    if _negation_differs(one, two) or _figures_differ(one, two) or _changed_places(one, two):
        return True
    keys_a, keys_b = align(one, two)
    in_a, in_b = set(keys_a), set(keys_b)
    for tag, i, i2, j, j2 in matcher(keys_a, keys_b).get_opcodes():
        if tag != "replace":
            continue
        new_a = [k for k in range(i, i2) if keys_a[k] not in in_b]
        new_b = [k for k in range(j, j2) if keys_b[k] not in in_a]
        names_a = [one[k] for k in new_a if _is_name(one[k], k)]
        names_b = [two[k] for k in new_b if _is_name(two[k], k)]
        if names_a and names_b and not _one_name(names_a, names_b):
            return True
        if any(one[k].folded in _AMOUNTS for k in new_a) and any(two[k].folded in _AMOUNTS for k in new_b):
            return True
        if opposed((stem(one[k].folded) for k in new_a), {stem(two[k].folded) for k in new_b}):
            return True
    return False


def opposed(a: Iterable[str], b: Set[str]) -> bool:
    """Does a stem of the one side say the reverse of one of the other?"""
    return any(_opposites().get(x, _NOTHING) & b for x in a)


@cache
def _opposites() -> Mapping[str, Set[str]]:
    """Stem to the stems that say the reverse."""
    out: dict[str, set[str]] = {}
    for group in _OPPOSED:
        sides = [{stem(w) for w in side.split()} for side in group.split("/")]
        for side in sides:
            for word in side:
                out.setdefault(word, set()).update(*(x for x in sides if x is not side))
    return out


def _negation_differs(a: Sequence[Reading], b: Sequence[Reading]) -> bool:
    """Is one denied that the other states? “declined to comment” denies like “did not comment”."""
    negated_a, negated_b = (any(x.key in _NEGATIONS for x in side) for side in (a, b))
    if negated_a == negated_b:
        return False
    plain, other = (b, a) if negated_a else (a, b)
    return not {stem(x.folded) for x in plain} & _DENIALS - {stem(x.folded) for x in other}


def _figures_differ(a: Sequence[Reading], b: Sequence[Reading]) -> bool:
    """Has each a figure that the other hasn't, not even rounded?"""
    one, two = ({x.key for x in side if x.content and x.figure} for side in (a, b))
    return _has_other(one, two) and _has_other(two, one)


def _has_other(figures: Iterable[str], than: Iterable[str]) -> bool:
    return any(not any(x == y or _rounded(x, y) or _rounded(y, x) for y in than) for x in figures)


def _rounded(exact: str, said: str) -> bool:
    """Is the second figure the first one with fewer decimals? “1.23”, “1.2”; “64.7”, “65”."""
    try:
        value, rough = float(exact), float(said)
    except ValueError:
        return False
    decimals = len(said.partition(".")[2])
    return "." in exact and decimals < len(exact.partition(".")[2]) and round(value, decimals) == rough


def _changed_places(a: Sequence[Reading], b: Sequence[Reading]) -> bool:
    """Does one name or figure stand where the other stood, and the other way round (“from Leeds to Hull”)?"""
    before_a, before_b = _before(a), _before(b)
    both = [x for x in before_a if x in before_b]
    return any(
        before_a[x] == before_b[y] != before_a[y] == before_b[x] and not {before_a[x], before_a[y]} & _JOINS
        for x, y in combinations(both, 2)
    )


def _before(said: Sequence[Reading]) -> dict[str, str]:
    """Each name and figure, with the word before it."""
    return {
        x.key: said[k - 1].key if k else "" for k, x in enumerate(said) if x.content and (x.figure or _is_name(x, k))
    }


def _is_name(x: Reading, at: int) -> bool:
    """A sentence's first word has its capital anyway."""
    return x.capital and x.content and (at > 0 or not is_word(x.folded))


def _one_name(a: Sequence[Reading], b: Sequence[Reading]) -> bool:
    """Do the two hold one name in two forms: Iraq and Iraqi, Chrétien and Chretien, GE and General Electric?"""
    return _abbreviates(a, b) or _abbreviates(b, a) or any(_one_spelling(x.key, y.key) for x in a for y in b)


def _one_spelling(a: str, b: str) -> bool:
    """Is one the other with an ending, or with letters that are easily mistaken?"""
    if min(len(a), len(b)) < 3:
        return False
    if a.startswith(b) or b.startswith(a):
        return True
    kind, _, behind = slip(fold(a), fold(b))
    return kind in ("style", "mark") or (min(len(a), len(b)) > 4 and behind > 0 and kind in _SLIPS)


def _abbreviates(short: Iterable[Reading], long: Iterable[Reading]) -> bool:
    initials = "".join(x.word[0] for x in long)
    return any(len(x.word) > 1 and initials.startswith(x.word) for x in short)
