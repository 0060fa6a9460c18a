"""Names as symbols: the mention at a place, its chain, and a rename that keeps every mention's own form.

A name is one symbol however it stands: in full, by surname, by given name, as an abbreviation, in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copychief.diagnostic import Edit
from copychief.document import BlockKind
from copychief.english.mentions import mentions as read_names
from copychief.english.name_lists import LEGAL_SUFFIXES, fold
from copychief.english.names import CHAINS, Chain, Mention, initials
from copychief.lazy import lazy
from copychief.server.articles import Article
from copychief.text import Span

_WORD = lazy(r"\S+")


class BadNameError(ValueError):
    """Not a name that text can be renamed to; one line for the user."""


def at(article: Article, offset: int) -> Mention | None:
    """The mention that a source offset is in or right behind (a cursor stands behind the word it was typed)."""
    touching: Mention | None = None
    for chain in article.doc[CHAINS]:
        for mention in chain.mentions:
            start, end = mention.span
            if start <= offset < end:
                return mention
            if offset == end:
                touching = mention
    return touching


def first(chain: Chain) -> Mention:
    """Where a chain is introduced: the first mention by full name, in the story rather than above it."""
    full = [m for m in chain.mentions if m.full or m.text == chain.name] or chain.mentions
    running = [m for m in full if m.block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE_BLOCK)]
    return (running or full)[0]


def rename(article: Article, mention: Mention, new: str) -> list[Edit]:
    """The edits that give a mention's chain another name. Raises BadNameError.

    A person's surname and given name go where they stood: “Ana Ruiz” to “Anna Ruíz” makes “Ruiz” “Ruíz”, “Ana”
    “Anna” and “A. Ruiz” “A. Ruíz”. Renamed from a bare surname, one word is a surname; a full name is read.
    """
    new = " ".join(new.split())
    if not any(c.isalnum() for c in new):
        raise BadNameError("a name needs a letter")
    chain = mention.chain
    if chain is None:
        raise BadNameError("this name is not known")
    change = _person(mention, new) if chain.kind == "person" else _thing(mention, new)
    escape = _escaped if article.doc.format == "html" else str
    out: dict[Span, Edit] = {}
    for m in chain.mentions:
        for start, end, text in change(m):
            old = m.text[start:end]
            if len(old) > 1 and old.isupper() and (chain.kind == "person" or not _short(old)):
                text = text.upper()
            if text == old:
                continue
            span = m.part(start, end)
            if end == len(m.text) and (tail := _bare_possessive(m, old, text)) is not None:
                span = Span(span.start, tail)
                text += "’s" if m.block.text[m.end] == "’" else "'s"
            out.setdefault(span, Edit(span, escape(text)))
    if isinstance(change, _Person):
        for span, text in _capitals(article, chain, change.new):
            out.setdefault(span, Edit(span, escape(text)))
    return sorted(out.values())


def _capitals(article: Article, chain: Chain, new: tuple[str, str]) -> Iterator[tuple[Span, str]]:
    """A person's name in lines with capitals throughout, where nothing tells names from words but that they are known."""
    given, surname = chain.given, chain.surname
    if not surname or any(c is not chain and fold(c.surname) == fold(surname) for c in article.doc[CHAINS]):
        return
    known = {(id(m.block), m.start) for m in chain.mentions}
    whole = rf"(?:(?P<given>{re.escape(given.upper())})(?P<gap>\s+))?" if given else "(?P<given>)(?P<gap>)"
    pattern = re.compile(rf"(?<!\w){whole}(?P<surname>{re.escape(surname.upper())})(?!\w)")
    for block in article.doc.blocks:
        for m in pattern.finditer(block.text):
            if (id(block), m.start()) in known or block.kind is BlockKind.CODE:
                continue
            if m["given"] and new[0]:
                yield block.source_span(*m.span("given")), new[0].upper()
            start = m.start() if m["given"] and not new[0] else m.start("surname")
            yield block.source_span(start, m.end("surname")), new[1].upper()


def _bare_possessive(mention: Mention, old: str, new: str) -> int | None:
    """The end of a possessive that is only an apostrophe (“Jones’ car”), if the new name needs an s behind it."""
    text = mention.block.text
    mark = text[mention.end : mention.end + 1]
    after = text[mention.end + 1 : mention.end + 2]
    if mark not in ("'", "’") or not mark or after.isalnum() or not old.lower().endswith("s"):
        return None
    if new.lower().endswith(("s", "z")) or text.count("‘", 0, mention.start) > text.count("’", 0, mention.start):
        return None  # it closes a quotation
    return mention.block.source_span(mention.end, mention.end + 1).end


class _Change:
    """What becomes of each mention: (start, end, new text) in the mention's own text."""

    def __call__(self, mention: Mention) -> Iterator[tuple[int, int, str]]:
        raise NotImplementedError


class _Person(_Change):
    def __init__(self, old: tuple[str, str], new: tuple[str, str]) -> None:
        self.old, self.new = old, new

    def __call__(self, mention: Mention) -> Iterator[tuple[int, int, str]]:
        text = mention.text
        given, surname = self.new
        had, called = mention.given, mention.surname
        if not had and not called:  # a bare given name or surname of this person
            if self.old[0] and fold(text) == fold(self.old[0].split()[0]) and fold(text) != fold(self.old[1]):
                had = text
            else:
                called = text
        if had and not given:  # “Ana Ruiz” becomes “Pelé”, and so do “Ana” and “Ruiz”
            yield 0, len(text), surname
            return
        if had and text.startswith(had) and self.old[0] and given != self.old[0]:
            yield from self._given(had, given)
        if called and text.endswith(called) and surname != called:
            yield len(text) - len(called), len(text), surname

    def _given(self, had: str, given: str) -> Iterator[tuple[int, int, str]]:
        old, words = self.old[0].split(), had.split()
        if len(words[0].rstrip(".")) == 1 and len(old[0].rstrip(".")) > 1:  # “J. Smith”
            yield 0, len(words[0]), given[0] + ("." if words[0].endswith(".") else "")
        elif words[: len(old)] == old:  # “John F. Smith” keeps its F.
            yield 0, [m.end() for m in _WORD.finditer(had)][len(old) - 1], given
        else:  # a short form, or fewer names
            yield 0, len(words[0]), given.split(maxsplit=1)[0]


def _person(mention: Mention, new: str) -> _Change:
    chain = mention.chain
    assert chain is not None
    given, surname = mention.given, mention.surname
    whole = chain.given, chain.surname or chain.name
    if given and surname:
        a, b = _split(new)
        return _Person((given, surname), (a, b))
    read = _split(new)
    if read[0]:
        return _Person(whole, read)
    is_given = whole[0] and not surname and fold(mention.text) == fold(whole[0].split()[0])
    return _Person(whole, (new, whole[1])) if is_given else _Person(whole, (whole[0], new))


def _split(name: str) -> tuple[str, str]:
    """(given name, surname) of a full name: as the names layer reads it, else the last word is the surname."""
    found = read_names(f"Mr. {name}", BlockKind.PARAGRAPH)
    if len(found) == 1 and found[0].given and found[0].surname and found[0].end == len(name) + 4:
        return found[0].given, found[0].surname
    words = name.split()
    if len(words) > 1 and words[0][:1].islower():  # “van der Berg” is all surname
        return "", name
    return " ".join(words[:-1]), words[-1]


class _Thing(_Change):
    """Places and organisations: the same text, its legal form kept; an abbreviation goes with its full name."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = _bare(old), new
        self.shorts: tuple[str, str] | None = None
        before, after = initials(self.old), initials(new)
        if " " in self.old and len(before) > 1 and len(after) > 1:
            self.shorts = before, after

    def __call__(self, mention: Mention) -> Iterator[tuple[int, int, str]]:
        text = mention.text
        bare = _bare(text)
        if fold(bare.replace(".", "")) == fold(self.old.replace(".", "")):
            yield 0, len(text) if text == bare or _bare(self.new) != self.new else len(bare), self.new
        elif self.shorts and text.replace(".", "") == self.shorts[0]:
            dotted = "." in text
            yield 0, len(text), "".join(c + "." for c in self.shorts[1]) if dotted else self.shorts[1]


def _thing(mention: Mention, new: str) -> _Change:
    return _Thing(mention.text, new)


def _bare(text: str) -> str:
    """A name without its legal form: “Acme Corp.” → “Acme”."""
    while " " in text:
        head, _, last = text.rpartition(" ")
        if last.rstrip(".") not in LEGAL_SUFFIXES:
            break
        text = head.rstrip(" ,")
    return text


def _short(text: str) -> bool:
    """An abbreviation, whose capitals say nothing."""
    return " " not in text and len(text.replace(".", "")) < 6


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
