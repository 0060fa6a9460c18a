"""What the words around a name say that the person is: “the club's president, …”, “…, who runs the bakery”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copychief.english.name_lists import FUNCTION_WORDS, ROLE_NOUNS, fold
from copychief.english.names import Mention
from copychief.lazy import lazy

_OFFICES = frozenset(
    "analyst architect auditor coroner curator detective economist engineer headmaster headmistress headteacher historian inspector"
    " investigator librarian ombudsman pathologist principal prosecutor registrar spokesman spokesperson spokeswoman"
    " superintendent surveyor treasurer undertaker warden".split()
)
"Of one name and one of these there is hardly a second person in a story."
_WHO = lazy(r",\s(?:\d{1,3},\s)?who\s([^,;.“”\"—]{8,60})")
_BEHIND = lazy(r",\s(?:[A-Z][\w.]*\s){0,3}[A-Z][\w.]*[’']s?\s([^,;.()“”\"—]{3,60})(?=[,.;—])")
_AHEAD = lazy(
    r"(?:^|[\s“\"])((?:[Tt]he|[Ii]ts|[Tt]heir|[A-Z][\w.]*[’']s)\s[^,;.()“”\"—]{3,60}),\s(?:(?:Dr|Mr|Mrs|Ms)\.?\s)?$"
)
_WORD_AHEAD = lazy(r"([A-Za-z-]+)\s(?:(?:Dr|Mr|Mrs|Ms)\.?\s)?$")


def roles(mention: Mention) -> list[set[str]]:
    """The words of each description beside the name, small words left out."""
    return [words for words in map(_words, _said(mention)) if words]


def offices(mention: Mention) -> set[str]:
    """The offices that stand right before the name: “Coroner Ames”, “the coroner, Dr. Ames”."""
    before = _before(mention)
    m = _AHEAD.search(before)
    found = {m[1].rsplit(None, 1)[-1]} if m else set()
    m = _WORD_AHEAD.search(before)
    given = mention.given.split()  # “Headteacher Emma Whitby”: the office is read as a name
    return {w.lower() for w in (*found, m[1] if m else "", *given[:1])} & _OFFICES


def _said(mention: Mention) -> Iterator[str]:
    if not mention.full:
        return
    text = mention.block.text
    if mention.role:
        yield mention.role
    m = _WHO.match(text, mention.end)
    if m:
        yield m[1]
    m = _BEHIND.match(text, mention.end)
    if m and not ROLE_NOUNS.isdisjoint(m[1].split()):
        yield m[0]
    m = _AHEAD.search(_before(mention))
    if m:
        yield m[1]


def _before(mention: Mention) -> str:
    return mention.block.text[max(0, mention.start - 90) : mention.start]


def _words(role: str) -> set[str]:
    return {
        fold(w).removesuffix("'s")
        for w in re.findall(r"[\w’'-]+", role)
        if w.capitalize() not in FUNCTION_WORDS and len(w) > 2
    }
