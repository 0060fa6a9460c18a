"""Stet, “let it stand”: suppressions in the text, their reasons, and those that suppress nothing.

`stet NAM001: his mother's spelling` in a comment covers the next block (or the block it stands in),
`stet-begin NAM001` … `stet-end` what lies between, `stet-file NAM001` the whole article. Without a code
it covers every rule. `[[stet]]` entries in the configuration name a code and the quoted text instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from copychief.diagnostic import Diagnostic
from copychief.document import Document
from copychief.lazy import lazy
from copychief.text import Span

_COMMENT = lazy(
    r"\s*stet(?P<form>-begin|-end|-file)?(?=[\s:]|$)\s*(?P<codes>[^:]*)(?::\s*(?P<reason>.*?))?\s*\Z", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A `[[stet]]` entry of the configuration: a selector, the text it lets stand, a reason, a path pattern."""

    code: str
    text: str
    reason: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Stet:
    """A suppression: where it reaches, what it names, why, and the place to report it at if unused."""

    reach: Span
    codes: tuple[str, ...]
    reason: str
    place: Span
    entry: Entry | None = None
    "The `[[stet]]` entry that it stems from; None for a comment."

    def covers(self, found: Diagnostic) -> bool:
        named = not self.codes or any(
            c == found.rule or c.upper() == "ALL" or found.code.startswith(c.upper()) for c in self.codes
        )
        return named and self.reach.start <= found.span.start < max(self.reach.end, self.reach.start + 1)


def stets(doc: Document, entries: Iterable[Entry] = ()) -> list[Stet]:
    """The suppressions of an article, in the order of the text; `[[stet]]` entries last."""
    everything = Span(0, len(doc.source.text) + 1)
    out: list[Stet] = []
    opened: list[tuple[Span, tuple[str, ...], str]] = []
    for comment in doc.comments:
        m = _COMMENT.match(comment.text)
        if m is None:
            continue
        codes = tuple(c for c in re.split(r"[\s,]+", m["codes"].strip()) if c)
        reason = m["reason"] or ""
        match m["form"]:
            case "-file":
                out.append(Stet(everything, codes, reason, comment.span))
            case "-begin":
                opened.append((comment.span, codes, reason))
            case "-end":
                for place, begun, why in opened:
                    out.append(Stet(Span(place.end, comment.span.start), begun, why, place))
                opened.clear()
            case _:
                out.append(Stet(_next_block(doc, comment.block, comment.span), codes, reason, comment.span))
    for place, begun, why in opened:  # never closed: to the end of the article
        out.append(Stet(Span(place.end, everything.end), begun, why, place))
    out.sort(key=lambda s: s.place)
    for entry in entries:
        at = doc.source.text.find(entry.text)
        while at >= 0 and entry.text:
            place = Span(at, at + len(entry.text))
            out.append(Stet(place, (entry.code,), entry.reason, place, entry))
            at = doc.source.text.find(entry.text, at + 1)
    return out


def _next_block(doc: Document, index: int, comment: Span) -> Span:
    for block in doc.blocks:  # a comment inside a paragraph speaks of that paragraph
        if block.span.holds(comment):
            return block.span
    if index >= len(doc.blocks):
        return Span(comment.end, comment.end)
    return doc.blocks[index].span


def apply(
    found: Sequence[Diagnostic], suppressions: Sequence[Stet]
) -> tuple[list[Diagnostic], list[tuple[Diagnostic, Stet]], list[Stet]]:
    """(what stays, what was let stand and by which, the suppressions that did nothing)."""
    stay: list[Diagnostic] = []
    let: list[tuple[Diagnostic, Stet]] = []
    used: set[int] = set()
    for d in found:
        by = [i for i, s in enumerate(suppressions) if s.covers(d)]
        used.update(by)
        if by:
            let.append((d, suppressions[by[0]]))
        else:
            stay.append(d)
    return stay, let, [s for i, s in enumerate(suppressions) if i not in used]
