"""The outline of an article: its people, places, organisations, figures with sources, quotations with speakers."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types
from lsprotocol.types import DocumentSymbol, SymbolInformation, SymbolKind

from copychief.english.attributions import ATTRIBUTIONS
from copychief.english.figures import FIGURES, Figure
from copychief.english.names import CHAINS, Chain
from copychief.english.quotations import QUOTATIONS
from copychief.facts import covering, source_text
from copychief.server import mentions
from copychief.server.articles import Article
from copychief.text import Span

GROUPS = (
    ("People", "person", SymbolKind.Class),
    ("Places", "place", SymbolKind.Namespace),
    ("Organisations", "organisation", SymbolKind.Module),
)
"What a chain's kind is called in the outline, and the symbol that stands for it."

MEASURED = frozenset({"money", "percent", "points", "count", "fraction", "ratio", "measure", "age"})
"Figures that say how much; dates, times, labels and the like are left out."


def symbols(article: Article) -> list[DocumentSymbol]:
    """Groups with what belongs to them; a group without anything is left out."""
    out = []
    for title, kind, symbol in GROUPS:
        chains = [c for c in article.doc[CHAINS] if c.kind == kind]
        out += _group(article, title, symbol, [_name(article, c, symbol) for c in chains])
    out += _group(article, "Figures", SymbolKind.Number, list(_figures(article)))
    out += _group(article, "Quotations", SymbolKind.String, list(_quotations(article)))
    return out


def flat(article: Article) -> list[SymbolInformation]:
    """The same for clients that know no hierarchy."""
    return [
        SymbolInformation(
            types.Location(article.uri, child.selection_range), child.name, child.kind, container_name=group.name
        )
        for group in symbols(article)
        for child in group.children or ()
    ]


def _group(article: Article, title: str, kind: SymbolKind, children: list[DocumentSymbol]) -> list[DocumentSymbol]:
    if not children:
        return []
    # a symbol's range must hold its children's, which stand all over the article
    whole = article.positions.range(Span(0, len(article.text)))
    return [
        DocumentSymbol(title, kind, whole, children[0].selection_range, detail=str(len(children)), children=children)
    ]


def _symbol(article: Article, name: str, kind: SymbolKind, span: Span, detail: str) -> DocumentSymbol:
    place = article.positions.range(span)
    return DocumentSymbol(" ".join(name.split()), kind, place, place, detail=" ".join(detail.split()))


def _name(article: Article, chain: Chain, kind: SymbolKind) -> DocumentSymbol:
    times = f"{len(chain.mentions)}×" if len(chain.mentions) > 1 else ""
    role = chain.role if chain.kind == "person" else ""
    return _symbol(article, chain.name, kind, mentions.first(chain).span, ", ".join(filter(None, (role, times))))


def _figures(article: Article) -> Iterator[DocumentSymbol]:
    for figure in article.doc[FIGURES].all:
        if figure.kind in MEASURED:
            source = figure_source(article, figure)
            phrase = figure.block.text[figure.phrase_start : max(figure.end, figure.phrase_end)]
            yield _symbol(article, phrase, SymbolKind.Number, figure.span, source or "no source")


def _quotations(article: Article) -> Iterator[DocumentSymbol]:
    for q in article.doc[QUOTATIONS]:
        if q.scare or q.nested or q.continues is not None:
            continue
        content = " ".join(q.content.split())
        short = content if len(content) <= 60 else content[:59].rsplit(" ", 1)[0] + " …"
        yield _symbol(article, short, SymbolKind.String, q.span, q.speaker.text if q.speaker else "no speaker")


def figure_source(article: Article, figure: Figure) -> str:
    """Who or what the text gives as a figure's source; "" if nothing does."""
    attributions = article.doc[ATTRIBUTIONS]
    return source_text(covering(attributions, figure.block, figure.start))
