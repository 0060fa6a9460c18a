"""An abbreviation whose letters stand in another order than where it was spelled out: “(ENEM)” … “the EMEN”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from copychief.document import Block, BlockKind, Document, Stretch
from copychief.lazy import lazy
from copychief_rules.names._acronyms import spells_out


class Stray(NamedTuple):
    """The abbreviation with the wrong order, and the right one."""

    wrong: Stretch
    right: Stretch


_IN_BRACKETS = lazy(r"(?<=[a-z]) \((?P<short>[A-Z]{3,7})\)")
_USE = lazy(r"(?<![\w.’'&/@#-])[A-Z]{3,7}(?![\w&/@-]|[’'](?!s\b)|\.[A-Z])")


def strays(doc: Document, reads: frozenset[BlockKind]) -> Iterator[Stray]:
    """The abbreviations that are used, but spelled out in another order of the same letters."""
    home: dict[str, tuple[Block, re.Match[str]]] = {}
    shorts: set[str] = set()
    blocks = [b for b in doc.blocks if b.kind in reads]
    for block in blocks:
        if " (" in block.text:
            for m in _IN_BRACKETS.finditer(block.text):
                home.setdefault("".join(sorted(m["short"])), (block, m))
                shorts.add(m["short"])
    if not home:
        return
    seen: set[str] = set()
    for block in blocks:
        for m in _USE.finditer(block.text):
            short = m[0]
            found = home.get("".join(sorted(short)))
            if found is None or short in shorts or short in seen or block.text.isupper():
                continue
            seen.add(short)
            there, bracket = found
            use = Stretch(block, m.start(), m.end())
            spelled = Stretch(there, bracket.start("short"), bracket.end("short"))
            if spells_out(there.text, bracket.start(), bracket["short"]):
                yield Stray(use, spelled)
            elif _initials(there.text[: bracket.start()], len(short)) == short:
                yield Stray(spelled, use)


def _initials(text: str, letters: int) -> str:
    """The first letters of the last so many words with a capital."""
    return "".join(w[0] for w in re.findall(r"\b[A-Z][\w'’]*", text)[-letters:])
