"""Courtesy titles that can't both be one person's: “Mr Deakin said” where the story has been “Ms Deakin” all along.

Man and wife have one surname and two titles. So the article must have named one bearer of the surname in full and no
other, and say nothing of kin wherever the surname stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copychief.document import BlockKind, Document
from copychief.english.name_lists import fold
from copychief.english.names import Chain, Mention
from copychief.lazy import lazy

_MEN, _WOMEN = frozenset({"mr"}), frozenset({"mrs", "ms", "miss"})
_KIN = lazy(
    r"\b(?:wife|wives|husbands?|wid\w+|spouses?|partner|couple|married|marriage|engaged|fianc\w+|brothers?|sisters?|siblings?|twins?|sons?|daughters?"
    r"|father|mother|parents?|family|families|child|children|cousins?|uncle|aunt|grand\w+|in-law|ex-\w+|divorc\w+|M(?:rs?|s)\.? and M(?:rs?|s))\b",
    re.IGNORECASE,
)


def courtesies(
    doc: Document, people: Sequence[Chain], reads: frozenset[BlockKind]
) -> Iterator[tuple[Mention, Mention]]:
    """(the later mention, the earlier one) of one surname with titles of a man and of a woman."""
    titled: dict[str, list[Mention]] = {}
    for chain in people:
        for mention in chain.mentions:
            if mention.surname and _sex(mention):
                titled.setdefault(fold(mention.surname), []).append(mention)
    for surname, mentions in titled.items():
        if len({_sex(m) for m in mentions}) < 2:
            continue
        if len({fold(m.given) for c in people for m in c.mentions if m.given and fold(m.surname) == surname}) != 1:
            continue
        blocks = [b for b in doc.blocks if mentions[0].surname in b.text]
        if any(_KIN.search(b.text) for b in blocks):
            continue
        mentions.sort(key=lambda m: m.span.start)
        men = [m for m in mentions if _sex(m) == "man"]
        women = [m for m in mentions if _sex(m) == "woman"]
        odd, usual = (men, women) if len(men) < len(women) else (women, men)
        if len(men) == len(women):
            odd, usual = (men, women) if men[-1].span.start > women[-1].span.start else (women, men)
        if len(odd) == 1 and odd[0].block.kind in reads:
            yield odd[0], usual[0]


def _sex(mention: Mention) -> str:
    title = mention.title.rsplit(None, 1)[-1].rstrip(".").lower() if mention.title else ""
    return "man" if title in _MEN else "woman" if title in _WOMEN else ""
