"""A glance at the words of a sentence: may one of them be a verb in the present? Most need no tags then."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from copychief.english._mend import is_verb
from copychief.english.inflection import base_of_present
from copychief.english.tags import usual_tags
from copychief.lazy import lazy

_GOVERNED = frozenset(
    "to the a an this these those its his her their my our your no every each any some another will would can could may"
    " might must shall should 'll 'd not n't did do does let of in on for by with at from into as about against over under"
    " between through during than two three four five six seven eight nine ten many few several more most other new".split()
)
"No finite verb of the present stands right behind one of these."
_MODIFIES = frozenset("JJ JJR JJS VB VBP VBG MD TO".split())
_SUBJECT = frozenset("NN NNS NNP PRP WDT WP EX RB".split())
_BEFORE_BARE = frozenset("NNS NNP PRP WDT WP EX RB CC IN CD".split())
_WORD = lazy(r"[\w'’-]+")
_AUXILIARIES = frozenset("will is are am has have do does".split())
_CONTRACTED = ("'re", "’re", "'m", "’m", "'ve", "’ve", "'ll", "’ll")
_HE_IS = frozenset(f"{word}{mark}s" for word in "he she it that there who what this".split() for mark in "'’")
"Behind a noun, ’s is hardly ever “is” or “has”."


def places_of(text: str, forms: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where one of these forms of the present, in small letters, can be a verb in the text: (start, end)."""
    before = ""
    for m in _WORD.finditer(text):
        word = m[0]
        if word in forms and not governs(before):
            yield m.span()
        before = word


def may_be_present(word: str, before: str, plain: bool = True) -> bool:
    """Can a word be a verb in the present, if this one stands before it ("" if none does)?

    `plain` says whether a bare form (“they plan”) counts behind anything but a plural.
    """
    low = word if word.islower() else word.lower()
    return (
        is_present(low)
        and (low == word or not before)
        and (low[-1] == "s" or (_may_rule_bare if plain else _is_plural)(before))
        and not governs(before)
    )


def is_auxiliary(word: str) -> bool:
    """Is the word, in small letters, “is”, “has”, “will” or the like?"""
    return word in _AUXILIARIES or word in _HE_IS or word.endswith(_CONTRACTED)


@lru_cache(maxsize=20_000)
def governs(word: str) -> bool:
    """Is this no word that a verb in the present stands right behind? An adjective or an infinitive has a noun there."""
    if word.lower() in _GOVERNED or word.endswith(("'s", "’s", "n't", "n’t", "'ll", "’ll")):
        return True
    tags = "" if word[:1].isupper() else usual_tags(word)  # “the Swiss wins”
    return tags.partition("/")[0] in _MODIFIES and _SUBJECT.isdisjoint(tags.split("/"))


@lru_cache(maxsize=20_000)
def _may_rule_bare(word: str) -> bool:
    """Can a bare form (“they plan”) stand right behind this word? Behind a noun in the singular it is one, too."""
    tags = "" if word[:1].isupper() else usual_tags(word)
    return not tags or not _BEFORE_BARE.isdisjoint(tags.split("/"))


@lru_cache(maxsize=20_000)
def _is_plural(word: str) -> bool:
    return word.lower() in ("they", "we", "who", "people") or "NNS" in usual_tags(word)


@lru_cache(maxsize=20_000)
def is_present(word: str) -> bool:
    """Is the word, in small letters, one that the lexicon or its form lets be a verb in the present?"""
    tags = usual_tags(word)
    if (tags and "VBZ" not in tags and "VBP" not in tags) or word in _AUXILIARIES or word == "be":
        return False
    return is_verb(base_of_present(word))
