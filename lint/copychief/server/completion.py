"""Names completed after their first letters: from the article and from the house's lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lsprotocol import types

from copychief.english.name_lists import fold
from copychief.english.names import CHAINS
from copychief.server.articles import Article
from copychief.text import Span

LETTERS = 2
"So many letters, the first a capital, call for names."
_LONGEST = 80

_KINDS = {
    "person": types.CompletionItemKind.Class,
    "place": types.CompletionItemKind.Field,
    "organisation": types.CompletionItemKind.Module,
}


class Candidate(NamedTuple):
    """A name to offer; the more mentions, the further up."""

    name: str
    kind: str
    detail: str
    mentions: int


def complete(article: Article, offset: int) -> list[types.CompletionItem]:
    """The names that what stands before the cursor begins, over word gaps: “Ana Ru|” completes “Ana Ruiz”."""
    text = article.text
    line = article.doc.source.lines.starts[article.doc.source.lines.position(offset).line - 1]
    before = text[max(line, offset - _LONGEST) : offset]
    starts = [
        i
        for i, c in enumerate(before)
        if c.isalnum() and (i == 0 or not (before[i - 1].isalnum() or before[i - 1] == "'"))
    ]
    typed = [(i, fold(before[i:])) for i in starts if before[i].isupper() and len(before) - i >= LETTERS]
    out: list[types.CompletionItem] = []
    seen: set[str] = set()
    for c in sorted(candidates(article, offset), key=lambda c: (-c.mentions, c.name)):
        key = fold(c.name)
        start = next((i for i, t in typed if key.startswith(t) and key != t), None)
        if start is None or c.name in seen:
            continue
        seen.add(c.name)
        place = article.positions.range(Span(offset - len(before) + start, offset))
        out.append(
            types.CompletionItem(
                label=c.name,
                kind=_KINDS.get(c.kind, types.CompletionItemKind.Text),
                detail=c.detail or None,
                filter_text=before[start:] + c.name,
                sort_text=f"{len(out):04}",
                text_edit=types.TextEdit(place, c.name),
            )
        )
    return out


def candidates(article: Article, offset: int) -> Iterator[Candidate]:
    """Every name known, but for the one that is being typed."""
    house = article.doc.house
    for chain in article.doc[CHAINS]:
        others = [m for m in chain.mentions if not (m.span.start <= offset <= m.span.end)]
        if not others:
            continue
        full = [m for m in others if m.text == chain.name] or others
        name = " ".join(max(full, key=lambda m: len(m.text)).text.split())
        detail = ", ".join(x for x in (chain.kind if chain.kind != "other" else "", chain.role) if x)
        yield Candidate(name, chain.kind, detail, len(others))
        if chain.kind == "person" and chain.surname and chain.surname != name:
            yield Candidate(chain.surname, chain.kind, name, len(others) + 1)
    for kind, names in (("person", house.people), ("place", house.places), ("organisation", house.organisations)):
        for name in names:
            yield Candidate(name, kind, f"{kind}, house list", 0)
