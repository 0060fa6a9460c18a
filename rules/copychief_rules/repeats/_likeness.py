"""How far one sentence says the same as another: a comparison of two profiles, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from copychief_rules.repeats._profile import Profile, content_stem, stem, words

if TYPE_CHECKING:
    from difflib import SequenceMatcher

_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand"
    " million billion trillion dozen half first second third fourth fifth sixth last next".split()
)
_OPPOSED = (
    "rise rose risen climb gain grow grew increase surge jump add/fall fell fallen drop decline decrease lose lost shrink"
    " slump plunge cut",
    "up/down", "high higher/low lower", "more/less fewer", "win won/lose lost", "buy bought/sell sold",
    "open/close shut", "start begin began/end finish stop", "accept approve/reject refuse deny", "support back/oppose",
    "man men male boy husband father son brother/woman women female girl wife mother daughter sister",
    "north northern/south southern", "east eastern/west western", "left/right", "before/after", "guilty/innocent",
    "for/against", "with/without", "hot/cold", "early earlier/late later", "old older/young younger", "best/worst",
    "better/worse", "can/cannot can't", "is are was were will/isn't aren't wasn't weren't won't", "home/away",
    "attack attacking offensive/defend defensive", "yesterday/today/tomorrow", "arrive/leave left depart", "enter/exit", "import/export", "hire/fire", "life/death",
    "live/die died", "most/least", "all/none some", "increase/reduce", "strengthen/weaken", "widen/narrow", "he/she",
)  # fmt: skip


@cache
def _opposites() -> dict[str, set[str]]:
    """Stem to the stems that say the reverse."""
    out: dict[str, set[str]] = {}
    for group in _OPPOSED:
        sides = [{stem(w) for w in side.split()} for side in group.split("/")]
        for side in sides:
            for word in side:
                out.setdefault(word, set()).update(*(x for x in sides if x is not side))
    return out


MIN_OPENING = 5
"Words of a sentence that says the opening of another again."
MIN_FACTS = 8
"Content stems that a sentence shares with the one it restates."


class Likeness(NamedTuple):
    """What two sentences share. Shares are of 1."""

    shared: int
    "Content stems in both."
    aligned: float
    "Words that stand in both in the same order, of the longer sentence."
    run: float
    "The longest run of words in common, of the longer sentence."
    added: float
    "The longest run of content words without a counterpart, of the first sentence's content."
    both_added: int
    "The longest such run, in words, of the sentence in which it is shorter."
    tail: int
    "Content words at one sentence's end without a counterpart."
    lengths: int
    "Difference in words."

    @property
    def score(self) -> float:
        """High if the two say the same; 0.9 and more is right 95 times of 100 on pairs of news sentences.

        The weights are a logistic regression's on the Microsoft Research Paraphrase Corpus (Dolan and
        Brockett 2005), whose judges call a sentence with a clause more no paraphrase.
        """
        return (
            5.7 * self.aligned
            - 2.4 * self.run
            - 2.7 * self.added
            - 0.38 * self.both_added
            - 0.2 * self.tail
            - 0.22 * self.lengths
        )


def compare(a: Profile, b: Profile) -> Likeness:
    one, two = [stem(w) for w in a.folded], [stem(w) for w in b.folded]
    matcher = _matcher(one, two)
    in_one, in_two = set(one), set(two)
    loose_a = [bool(content_stem(w)) and s not in in_two for w, s in zip(a.folded, one, strict=True)]
    loose_b = [bool(content_stem(w)) and s not in in_one for w, s in zip(b.folded, two, strict=True)]
    blocks = matcher.get_matching_blocks()
    added = _longest(a.folded, loose_a), _longest(b.folded, loose_b)
    return Likeness(
        len(a.content & b.content),
        sum(x.size for x in blocks) / max(1, len(one), len(two)),
        max(x.size for x in blocks) / max(1, len(one), len(two)),
        max(added) / max(1, len(a.content)),
        min(added),
        max(_at_end(a.folded, loose_a), _at_end(b.folded, loose_b)),
        abs(len(one) - len(two)),
    )


def contradict(a: Profile, b: Profile) -> bool:
    """Do the sentences differ in what they claim: in figures, names or days, in a negation, up against down?

    A figure or name that only one of them has is no contradiction; one in the place of another is.
    """
    if a.asks != b.asks or _negated(a.folded) != _negated(b.folded):
        return True
    if _figures(a.folded) - _figures(b.folded) and _figures(b.folded) - _figures(a.folded):
        return True
    one, two = [stem(w) for w in a.folded], [stem(w) for w in b.folded]
    words_a, words_b = words(a), words(b)
    in_one, in_two, opposites = set(one), set(two), _opposites()
    for tag, i, i2, j, j2 in _matcher(one, two).get_opcodes():
        if tag != "replace":
            continue
        new_a = [k for k in range(i, i2) if one[k] not in in_two]
        new_b = [k for k in range(j, j2) if two[k] not in in_one]
        # a sentence's first word has its capital anyway: it is taken for a name where one stands on the other side
        names_a = {one[k] for k in new_a if words_a[k][0].isupper() and content_stem(a.folded[k])}
        names_b = {two[k] for k in new_b if words_b[k][0].isupper() and content_stem(b.folded[k])}
        named = any(k and words_a[k][0].isupper() for k in new_a) or any(k and words_b[k][0].isupper() for k in new_b)
        if named and names_a and names_b and not _one_name(names_a, names_b):
            return True
        if (
            new_a
            and new_b
            and any(a.folded[k] in _NUMBERS for k in new_a)
            and any(b.folded[k] in _NUMBERS for k in new_b)
        ):
            return True
        if any(two[y] in opposites.get(one[x], ()) for x in new_a for y in new_b):
            return True
    return False


def _one_name(a: set[str], b: set[str]) -> bool:
    """Do the two hold one name in two forms (Nov. and November, JCP and JCP.N)?"""
    return any(x.startswith(y[:3]) or y.startswith(x[:3]) for x in a for y in b)


def _matcher(one: Sequence[str], two: Sequence[str]) -> SequenceMatcher[str]:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, two, autojunk=False)


def _longest(said: Sequence[str], loose: Sequence[bool]) -> int:
    best = now = 0
    for word, alone in zip(said, loose, strict=True):
        if content_stem(word):
            now = now + 1 if alone else 0
            best = max(best, now)
    return best


def _at_end(said: Sequence[str], loose: Sequence[bool]) -> int:
    count = 0
    for word, alone in zip(reversed(said), reversed(loose), strict=True):
        if content_stem(word):
            if not alone:
                break
            count += 1
    return count


def _negated(said: Sequence[str]) -> bool:
    return any(w in ("not", "no", "never", "nor", "without", "none", "neither") or w.endswith("n't") for w in said)


def _figures(said: Iterable[str]) -> set[str]:
    return {w.strip("$£€¥%").replace(",", "") for w in said if any(c.isdigit() for c in w)}


def restates(a: Profile, b: Profile) -> bool:
    """Does `b`, right behind `a`, bring nothing that `a` hadn't: its opening words again, or its facts?"""
    return _opens_alike(a, b) or _adds_nothing(a, b)


def differences(a: Profile, b: Profile) -> list[tuple[str, str]]:
    """What one has in the place of what the other has: (words of `a`, words of `b`), as they stand."""
    words_a, words_b = words(a), words(b)
    ops = _matcher([stem(w) for w in a.folded], [stem(w) for w in b.folded]).get_opcodes()
    return [(" ".join(words_a[i:i2]), " ".join(words_b[j:j2])) for tag, i, i2, j, j2 in ops if tag == "replace"]


def _opens_alike(a: Profile, b: Profile) -> bool:
    """All of `b`, at most one word changed, stands at the beginning of `a`."""
    n = len(b.folded)
    if not MIN_OPENING <= n < len(a.folded) or len(b.content) < 2:
        return False
    changed = [k for k in range(n) if a.folded[k] != b.folded[k]]
    return (
        len(changed) <= 1
        and changed != [0]
        and changed != [n - 1]
        and not contradict(a._replace(folded=a.folded[:n], asks=b.asks), b)
    )


def _adds_nothing(a: Profile, b: Profile) -> bool:
    """The content of `b` is that of `a` but for a few words that are no name and no figure."""
    shared = a.content & b.content
    if len(shared) < MIN_FACTS or len(shared) < 0.65 * len(b.content):
        return False
    new = b.content - shared
    names = {stem(f) for w, f in zip(words(b)[1:], b.folded[1:], strict=True) if w[0].isupper()}
    return not new & names and not any(s[0].isdigit() for s in new) and not contradict(a, b)
