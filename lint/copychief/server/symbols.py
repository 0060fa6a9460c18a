"""Names, figures and quotations as symbols: the requests an editor makes about code, answered about an article."""

from __future__ import annotations

from typing import Protocol

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from copychief.english.names import Mention
from copychief.server import completion, hover, mentions, outline
from copychief.server.articles import Article
from copychief.server.session import Server
from copychief.text import Span


def register(server: Server) -> None:
    """Add the features to a server."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def on_hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
        article = ls.article(params.text_document.uri)
        said = hover.hover(ls, article, article.positions.offset(params.position))
        if said is None:
            return None
        client = ls.client_capabilities.text_document
        formats = client.hover.content_format if client and client.hover else None
        markdown = not formats or types.MarkupKind.Markdown in formats
        kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
        return types.Hover(types.MarkupContent(kind, said[0]), article.positions.range(said[1]))

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def on_definition(ls: Server, params: types.DefinitionParams) -> types.Location | None:
        article, mention = named(ls, params)
        if mention is None or mention.chain is None:
            return None
        return location(article, mentions.first(mention.chain).span)

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def on_references(ls: Server, params: types.ReferenceParams) -> list[types.Location] | None:
        article, mention = named(ls, params)
        if mention is None or mention.chain is None:
            return None
        first = mentions.first(mention.chain)
        every = params.context.include_declaration
        return [location(article, m.span) for m in mention.chain.mentions if every or m is not first]

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    def on_highlight(ls: Server, params: types.DocumentHighlightParams) -> list[types.DocumentHighlight] | None:
        article, mention = named(ls, params)
        if mention is None or mention.chain is None:
            return None
        kind = types.DocumentHighlightKind.Text
        return [types.DocumentHighlight(article.positions.range(m.span), kind) for m in mention.chain.mentions]

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def on_prepare_rename(ls: Server, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        article, mention = named(ls, params)
        if mention is None:
            return None
        return types.PrepareRenamePlaceholder(article.positions.range(mention.span), " ".join(mention.text.split()))

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def on_rename(ls: Server, params: types.RenameParams) -> types.WorkspaceEdit | None:
        article, mention = named(ls, params)
        if mention is None:
            return None
        try:
            return ls.edit(article, mentions.rename(article, mention, params.new_name))
        except mentions.BadNameError as error:
            raise JsonRpcInvalidParams(str(error)) from None

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, types.DocumentSymbolOptions(label="Copychief"))
    def on_symbols(
        ls: Server, params: types.DocumentSymbolParams
    ) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
        article = ls.article(params.text_document.uri)
        client = ls.client_capabilities.text_document
        nested = client and client.document_symbol and client.document_symbol.hierarchical_document_symbol_support
        return outline.symbols(article) if nested else outline.flat(article)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION)
    def on_completion(ls: Server, params: types.CompletionParams) -> types.CompletionList:
        article = ls.article(params.text_document.uri)
        items = completion.complete(article, article.positions.offset(params.position))
        # incomplete: the client asks again with the next letter, which may be the one that calls for names
        return types.CompletionList(is_incomplete=True, items=items)


class Place(Protocol):
    """What all requests about a place have; the protocol's own types share no base class."""

    text_document: types.TextDocumentIdentifier
    position: types.Position


def named(ls: Server, params: Place) -> tuple[Article, Mention | None]:
    """The article and the name at a client's position."""
    article = ls.article(params.text_document.uri)
    return article, mentions.at(article, article.positions.offset(params.position))


def location(article: Article, span: Span) -> types.Location:
    return types.Location(article.uri, article.positions.range(span))
