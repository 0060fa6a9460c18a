"""Which capitalised words of an article look alike, and what they differ by.

Candidates come from a deletion neighbourhood: two words are one edit (or one move) apart if dropping at most
one letter from each gives the same string (Mor & Fraenkel 1982; the idea of SymSpell). That is linear in the
number of letters. How likely two of them mean one name is `_odds`'s.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from copychief.english.capitals import Word
from copychief.english.name_lists import (
    TITLES,
    fold,
)
from copychief.english.vocabulary import in_several

LEAST = 4
"Shorter words are too often one letter apart by chance."


COURTESIES = frozenset("Mr Mrs Ms Miss Dr Prof".split())


@dataclass(slots=True)
class Form:
    """A spelling and all its places."""

    text: str
    folded: str
    places: list[Word] = field(default_factory=list)
    befores: set[str] = field(default_factory=set)
    afters: set[str] = field(default_factory=set)
    courtesies: list[str] = field(default_factory=list)
    "The courtesy titles right before it (“Mrs”, “Dr”), one a place."
    bare: int = 0
    "How often it stands without a name before or after it."
    firm: int = 0
    "How often its capital isn't that of a sentence's first word."


def forms(words: Iterable[Word]) -> dict[str, Form]:
    """The spellings of an article that can be names, by text."""
    out: dict[str, Form] = {}
    for word in words:
        capital = word.word
        text = capital.text
        if not _may_be_name(text):
            continue
        if not text.isascii() and word.block.text[capital.end : capital.end + 1] in ("€", "™", "¬"):
            continue  # broken characters, not a spelling
        form = out.get(text)
        if form is None:
            form = out[text] = Form(text, fold(text))
        form.places.append(word)
        if capital.before and capital.before.rstrip(".") not in TITLES:
            form.befores.add(fold(capital.before))
        elif not capital.after:
            form.bare += 1
            if capital.before and (title := capital.before.rstrip(".")) in COURTESIES:
                form.courtesies.append(title)
        if capital.after:
            form.afters.add(fold(capital.after))
        form.firm += not capital.first
    return out


def _may_be_name(text: str) -> bool:
    return len(text) >= LEAST and not text.isupper() and text[-1] != "."


def alike(texts: Iterable[str]) -> set[str]:
    """Those spellings that `pairs` can pair with another one: mostly few, so that `forms` has little to do."""
    found = {text: keys(text) for text in texts if _may_be_name(text)}
    shared = in_several(found.values())
    return {text for text, own in found.items() if not shared.isdisjoint(own)} if shared else set()


def pairs(found: Mapping[str, Form]) -> Iterator[tuple[Form, Form]]:
    """Pairs of forms whose letters are at most one edit or one move apart, each once."""
    index: defaultdict[str, list[Form]] = defaultdict(list)
    for form in found.values():
        for key in keys(form.text):
            index[key].append(form)
    seen: set[tuple[str, str]] = set()
    for group in index.values():
        for i, a in enumerate(group):
            for b in group[:i]:
                if a is b:
                    continue
                both = (a.text, b.text) if a.text < b.text else (b.text, a.text)
                if both not in seen:
                    seen.add(both)
                    yield a, b


@lru_cache(maxsize=5_000)
def keys(text: str) -> tuple[str, ...]:
    """What a spelling has in common with those like it: its letters, all of them or but for one, each once."""
    letters = fold(text)
    out = [letters]
    if letters in GROUP:
        out.append(f"={GROUP[letters]}")
    out += [letters[:i] + letters[i + 1 :] for i, c in enumerate(letters) if not i or c != letters[i - 1]]
    return tuple(out)


# One name from another alphabet or an older map in spellings that are further apart than a slip.
GROUP = {
    name: number
    for number, names in enumerate(
        """kiev kyiv|kharkov kharkiv|lvov lviv|odessa odesa|chernigov chernihiv|nikolaev mykolaiv|chernobyl chornobyl
        |zaporozhye zaporizhzhia zaporizhzhya|dnepropetrovsk dnipropetrovsk|peking beijing|calcutta kolkata|teheran tehran
        |moslem muslim|moslems muslims|koran quran qur'an|hezbollah hizbollah hizbullah hezbullah|al-qaeda al-qaida
        |gaddafi qaddafi gadhafi qadhafi kadhafi kadafi|ramadan ramadhan|burqa burka|bin-laden binladen
        |tchaikovsky chaikovsky|rumania roumania romania|ecuadorean ecuadorian|argentinian argentinean
        |belarusian belarussian byelorussian""".replace("\n        ", "").split("|")
    )
    for name in names.split()
}

_VOWELS = frozenset("aeiouy")
_SOUNDS = {frozenset(p) for p in ("ck", "kq", "iy", "yj", "sz", "vw", "td", "bp", "cs", "gj", "fv", "kg", "mn", "ij")}


def slip(a: str, b: str) -> tuple[str, int, int]:
    """The kind of difference between two folded spellings, letters before it, letters after it."""
    n = min(len(a), len(b))
    head = 0
    while head < n and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < n - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    x, y = a[head : len(a) - tail], b[head : len(b) - tail]
    if len(x) > len(y):
        x, y = y, x
    if not y:
        return "style", head, tail
    if not x:
        if len(y) == 1:
            around = a[head - 1 : head] + a[len(a) - tail : len(a) - tail + 1]
            if y in around:
                return "double", head, tail
            return ("mark" if not y.isalpha() else "vowel" if y in _VOWELS else "letter"), head, tail
        return "move", head, tail
    if len(x) == len(y) == 1:
        if x in _VOWELS and y in _VOWELS:
            return "vowels", head, tail
        if frozenset(x + y) in _SOUNDS:
            return "sounds", head, tail
        return "other", head, tail
    if len(x) == 2 and x == y[::-1]:
        return "swap", head, tail
    return "move", head, tail
