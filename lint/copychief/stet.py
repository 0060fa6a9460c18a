"""Stet, “let it stand”: suppressions in the text, their reasons, and those that suppress nothing.

`stet NAM001: his mother's spelling` in a comment covers the next block (or the block it stands in),
`stet-begin NAM001` … `stet-end` what lies between, `stet-file NAM001` the whole article. Without a code
it covers every rule; `stet-end NAM001` ends the begun ones for that code only. Capitals don't matter.
`[[stet]]` entries in the configuration name a code and the quoted text instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from copychief.diagnostic import Diagnostic
from copychief.document import Document
from copychief.lazy import lazy
from copychief.text import Span

_COMMENT = lazy(
    r"\s*stet(?P<form>-begin|-end|-file)?(?=[\s:]|$)\s*(?P<codes>[^:]*)(?::\s*(?P<reason>.*?))?\s*\Z",
    re.DOTALL | re.IGNORECASE,
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


class Unmatched(NamedTuple):
    """A stet-begin without its stet-end, or the reverse; the codes are those that lack it."""

    place: Span
    begins: bool
    codes: tuple[str, ...]


class _Begun(NamedTuple):
    place: Span
    codes: tuple[str, ...]
    reason: str


def stets(doc: Document, entries: Iterable[Entry] = ()) -> tuple[list[Stet], list[Unmatched]]:
    """The suppressions of an article, in the order of the text, `[[stet]]` entries last; and the halves of one."""
    everything = Span(0, len(doc.source.text) + 1)
    out: list[Stet] = []
    begun: list[_Begun] = []
    unmatched: list[Unmatched] = []
    for comment in doc.comments:
        m = _COMMENT.match(comment.text)
        if m is None:
            continue
        codes = tuple(c for c in re.split(r"[\s,]+", m["codes"].strip()) if c)
        reason = m["reason"] or ""
        match (m["form"] or "").lower():
            case "-file":
                out.append(Stet(everything, codes, reason, comment.span))
            case "-begin":
                begun.append(_Begun(comment.span, codes, reason))
            case "-end":
                ended, begun, strange = _ended(begun, codes)
                out += [Stet(Span(b.place.end, comment.span.start), b.codes, b.reason, b.place) for b in ended]
                if strange or not ended:
                    unmatched.append(Unmatched(comment.span, False, strange))
            case _:
                out.append(Stet(_next_block(doc, comment.block, comment.span), codes, reason, comment.span))
    for b in begun:  # never ended: to the end of the article
        out.append(Stet(Span(b.place.end, everything.end), b.codes, b.reason, b.place))
        unmatched.append(Unmatched(b.place, True, b.codes))
    out.sort(key=lambda s: s.place)
    for entry in entries:
        at = doc.source.text.find(entry.text)
        while at >= 0 and entry.text:
            place = Span(at, at + len(entry.text))
            out.append(Stet(place, (entry.code,), entry.reason, place, entry))
            at = doc.source.text.find(entry.text, at + 1)
    return out, unmatched


def _ended(begun: Iterable[_Begun], codes: tuple[str, ...]) -> tuple[list[_Begun], list[_Begun], tuple[str, ...]]:
    """(what a stet-end ends, what goes on, the codes of it that were not begun); without codes it ends all."""
    if not codes:
        return list(begun), [], ()
    named = {c.casefold() for c in codes}
    ended: list[_Begun] = []
    on: list[_Begun] = []
    for b in begun:
        for half, out in ((True, ended), (False, on)):
            part = tuple(c for c in b.codes if (c.casefold() in named) is half)
            if part or (not b.codes and not half):  # one for all rules has no code to end
                out.append(b._replace(codes=part))
    known = {c.casefold() for b in ended for c in b.codes}
    return ended, on, tuple(c for c in codes if c.casefold() not in known)


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
