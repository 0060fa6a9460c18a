"""How the words of two sentences are held against each other: one key for a word in all its forms and spellings.

“Two” and “2”, “wasn't” and “was not”, “sold” and “sells”, “Nov.” and “November” share a key, and so do words
that news uses for one another (“bought”, “acquired”). Made for a pair that may be alike, not for each sentence.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from copychief.english.inflection import PARTICIPLE, PAST
from copychief.english.name_lists import ROLE_NOUNS, TITLES
from copychief.english.numerals import ONES, ORDINALS, TENS
from copychief_rules.repeats._profile import Profile, content_stem, stem, words

if TYPE_CHECKING:
    from difflib import SequenceMatcher

_SAME = (
    "rise climb gain grow increase surge jump advance soar", "fall drop decline decrease slide slip tumble plunge slump lose sink",
    "buy purchase acquire", "kill slay", "begin start commence launch", "end finish conclude", "show reveal disclose", "help assist aid",
    "people individual person", "big large huge major", "many numerous", "make produce", "last previous past prior",
    "about around approximately roughly nearly almost some", "because since as", "but however although though while whereas",
    "after following", "get obtain receive", "new fresh", "use utilise utilize employ", "money cash fund",
    "company firm corporation business", "government administration", "attack assault", "charge accuse", "allow permit let",
    "ask request urge", "want seek", "plan intend", "try attempt", "agree accept", "approve pass endorse", "reject refuse deny",
    "visit trip tour", "talk negotiation discussion", "arrest detain", "child kid", "cop police officer",
    "probe investigation inquiry investigate", "case lawsuit suit", "injure wound hurt", "damage harm",
    "job position post", "quit resign", "lead head", "build construct", "cost price", "worker employee staff",
    "deal agreement pact accord contract", "vote ballot", "need require", "keep retain", "stop halt cease", "happen occur",
    "yearly annual", "important crucial", "also too", "us american america", "uk british britain", "eu european",
    "say state tell announce declare report claim add remark comment",
)  # fmt: skip
"Words that reports of one event use for one another."
_OCCASIONS = (
    "today yesterday tomorrow early earlier late later morning afternoon evening night week month year recently now ago"
    " statement interview conference"
)
"Words of time and of where something was said: a sentence with one more says no more."
_MONTHS = {m[:3]: m for m in "january february march april june july august october november december".split()} | {
    "sep": "september",
    "sept": "september",
}
_CONTRACTED = {"'re": "are", "'ll": "will", "'ve": "have", "'d": "would", "'m": "am"}
_FORMS = {"can't": ("can", "not"), "cannot": ("can", "not"), "won't": ("will", "not"), "percent": (), "pct": ()}
_BASES = {form: base for table in (PARTICIPLE, PAST) for base, form in table.items()}
_BASES |= dict.fromkeys("is are was were been am".split(), "be") | {"has": "have"}
_NOT_TITLE = frozenset({"first", "home", "health", "energy", "former", "count", "general"})
_TITLES = frozenset("mr mrs ms mx miss dr sir".split())
_LIGHT = frozenset(map(stem, [*_OCCASIONS.split(), *ROLE_NOUNS, *({t.lower() for t in TITLES} - _NOT_TITLE)]))

SAID = "say"
"The key of words of reporting."
ROOT = 4
"Letters that two words of one root begin with, at least."


class Reading(NamedTuple):
    """One word of a sentence."""

    key: str
    "Equal for words that say the same."
    word: str
    "As it stands."
    folded: str
    "In small letters."
    content: bool
    "Carries content, other than words of reporting."

    @property
    def capital(self) -> bool:
        return self.word[0].isupper()

    @property
    def figure(self) -> bool:
        return self.key[0].isdigit()

    @property
    def light(self) -> bool:
        """A role, a time or an adverb: the sentence says the same without it."""
        return self.folded.endswith("ly") or stem(self.folded) in _LIGHT

    @property
    def weighs(self) -> bool:
        """Would the word alone make a sentence say something else? Names and figures are judged apart."""
        return self.content and not self.capital and not self.figure and not self.light


def read(p: Profile) -> list[Reading]:
    """The words of a sentence; a percent sign and a title before a name are none."""
    return [
        Reading(key, word, folded, bool(content_stem(folded)))
        for word, folded in zip(words(p), p.folded, strict=False)
        for key in keys(folded)
    ]


def align(a: Sequence[Reading], b: Sequence[Reading]) -> tuple[list[str], list[str]]:
    """The keys of both; words that only differ in their ending (“organised”, “organisation”) get one key."""
    one, two = [x.key for x in a], [x.key for x in b]
    own: dict[str, list[str]] = {}
    for key in sorted(set(one).difference(two)):
        own.setdefault(key[:ROOT], []).append(key)
    as_in_one = {k: o for k in set(two).difference(one) for o in own.get(k[:ROOT], ()) if _one_root(k, o)}
    return one, [as_in_one.get(k, k) for k in two]


@lru_cache(maxsize=50_000)
def keys(word: str) -> tuple[str, ...]:
    """The keys of a folded word: none for “percent”, two for “wasn't”.

    >>> keys("$1,200"), keys("twelve"), keys("wasn't"), keys("purchased") == keys("bought")
    (('1200',), ('12',), ('be', 'not'), True)
    """
    if word in _FORMS:
        return _FORMS[word]
    if word.endswith("n't"):
        return (*keys(word[:-3]), "not")
    for ending, full in _CONTRACTED.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (*keys(word[: -len(ending)]), *keys(full))
    word = word.removesuffix("'s").removesuffix("'")
    if word in _TITLES:
        return ()
    if word in ONES or word in TENS:
        return (str(ONES[word] if word in ONES else TENS[word]),)
    if word in ORDINALS:
        return (f"{ORDINALS[word]}th",)
    if any(c.isdigit() for c in word):
        return (_figure(word),)
    word = _MONTHS.get(word, word)
    key = stem(_BASES.get(word, word))
    return (_synonyms().get(key, key),)


@cache
def _synonyms() -> dict[str, str]:
    """Stem to the stem that stands for its group."""
    return {stem(_BASES.get(w, w)): stem(group.split()[0]) for group in _SAME for w in group.split()}


def _one_root(a: str, b: str) -> bool:
    """Do the words begin alike and end in a few letters of their own?"""
    same = next((i for i, (c, d) in enumerate(zip(a, b, strict=False)) if c != d), min(len(a), len(b)))
    return a.isalpha() and same >= ROOT and max(len(a), len(b)) - same <= 4 and min(len(a), len(b)) - same <= 2


def _figure(word: str) -> str:
    bare = word.strip("$£€¥%").replace(",", "").replace("'", "")
    return bare[:-2] + "th" if bare[:-2].isdigit() and bare.endswith(("st", "nd", "rd")) else bare or word


def matcher(one: Sequence[Hashable], two: Sequence[Hashable]) -> SequenceMatcher[Hashable]:
    from difflib import SequenceMatcher  # here, as most articles have no two sentences to compare

    return SequenceMatcher(None, one, two, autojunk=False)
