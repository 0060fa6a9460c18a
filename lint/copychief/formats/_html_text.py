"""The visible text of HTML as blocks with exact positions, for whole pages and for HTML inside Markdown.

A flat pass over the tags, as forgiving as a browser: no tree, no recursion, linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from copychief.document import Block, BlockKind, Comment, Link
from copychief.formats._spans import TextBuilder, stripped, verbatim
from copychief.lazy import lazy
from copychief.text import Span

TAG = lazy(r"""<(/?)([A-Za-z][\w:-]*+)((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)/?>""")
"A tag: slash, name, attributes. A quotation mark in an attribute hides a `>`."

_NEXT = lazy(r"<(?=[A-Za-z/!?])")
_INSIDE = lazy(r"[ \t\r\n\f]+|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ATTRIBUTE = lazy(r"""([^\s"'=<>/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_NOTE = lazy(r"\s*(?:<sup[^<>]*>)?\[?(?:\d{1,3}|[*†‡]+)\]?(?:</sup>)?\s*</a\s*>", re.IGNORECASE)

_RAW = frozenset({"script", "style", "textarea", "title", "noscript", "template", "svg", "iframe", "math", "object"})
"Nothing inside these is text of the article."
_DROPPED = frozenset(
    {"nav", "header", "footer", "aside", "form", "button", "select", "dialog", "head", "audio", "video"}
)
_STORY = frozenset({"article", "main"})
"A header inside one of these is the story's own, with its headline."

_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTE_BLOCK,
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_CELL,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    **{f"h{n}": BlockKind.HEADING for n in range(1, 7)},
}
_BREAKS = frozenset(
    (
        "p",
        "div",
        "section",
        "article",
        "main",
        "body",
        "html",
        "ul",
        "ol",
        "dl",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
    )
    + ("figure", "hr", "address", "details", "summary", "hgroup", "fieldset", "center", "header", "picture")
) | set(_KINDS)
"Elements that begin and end a block."
_VOID = frozenset({"hr"})
_SIBLINGS = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "tr": ("tr", "td", "th"),
}
"What an element closes when its own end tag was left out."


class _Open(NamedTuple):
    name: str
    kind: BlockKind
    level: int


class HtmlText:
    """Reads stretches of HTML; what it finds collects in `blocks` and `comments`."""

    def __init__(self, text: str, blocks: list[Block], comments: list[Comment]) -> None:
        self.text, self.blocks, self.comments = text, blocks, comments

    def read(self, start: int, end: int, marks: Iterable[tuple[int, int]] = ()) -> None:
        """Take in `text[start:end]`; what is open at its end is closed there. `marks` in it are no text."""
        self._open = [_Open("", BlockKind.PARAGRAPH, 0)]
        self._names: dict[str, int] = {}  # of open elements
        self._missing: set[str] = set()  # what is known not to come any more: nothing is sought twice
        text, pos = self.text, start
        self._start_block(start)
        while pos < end:
            m = _NEXT.search(text, pos, end)
            at = m.start() if m else end
            for mark, after in marks:
                if pos <= mark < at:
                    self._text(pos, mark)
                    pos = after
            self._text(pos, at)
            if at == end:
                break
            pos = self._markup(at, end)
        self._flush(end)

    # -- markup

    def _markup(self, at: int, end: int) -> int:
        text = self.text
        if text.startswith("<!--", at):
            close = self._find("-->", at + 4, end)
            if close < 0:
                return end
            self.comments.append(Comment(text[at + 4 : close], Span(at, close + 3), len(self.blocks)))
            return close + 3
        if text[at + 1] in "!?":
            close = self._find(">", at, end)
            return end if close < 0 else close + 1
        m = TAG.match(text, at, end)
        if not m:
            self._made.keep(at, at + 1)
            return at + 1
        name = m[2].lower()
        if m[1]:
            self._end_tag(name, at)
            return m.end()
        if name in _RAW:
            return self._past(name, m.end(), end)
        if name in _DROPPED and not (name == "header" and any(self._names.get(x) for x in _STORY)):
            return self._past_nested(name, m.end(), end)
        if name == "pre":
            return self._pre(m.end(), end)
        self._start_tag(name, m[3], at, m.end())
        if name == "a":
            note = _NOTE.match(text, m.end(), end)
            if note and self._anchors and self._anchors[-1][1].startswith("#"):
                _, target = self._anchors.pop()
                self._links.append(Link(self._made.length, self._made.length, "#fn-" + target[1:]))
                return note.end()
        return m.end()

    def _find(self, what: str, start: int, end: int) -> int:
        found = -1 if what in self._missing else self.text.find(what, start, end)
        if found < 0:
            self._missing.add(what)
        return found

    def _past(self, name: str, start: int, end: int) -> int:
        """Past the end tag of an element that holds no text; without one, to the end."""
        m = _end_tag(name).search(self.text, start, end)
        return m.end() if m else end

    def _past_nested(self, name: str, start: int, end: int) -> int:
        """Past an element that may hold others of its name; if it is never closed, it is not there at all."""
        if name in self._missing:
            return start
        depth, at = 1, start
        for m in _both_tags(name).finditer(self.text, start, end):
            depth += -1 if m[1] else 1
            at = m.end()
            if depth == 0:
                return at
        self._missing.add(name)
        return start

    def _pre(self, start: int, end: int) -> int:
        self._flush(start)
        m = _end_tag("pre").search(self.text, start, end)
        stop = m.start() if m else end
        block = verbatim(self.text, BlockKind.CODE, start, stop)
        if block:
            self.blocks.append(block)
        after = m.end() if m else end
        self._start_block(after)
        return after

    def _start_tag(self, name: str, attributes: str, at: int, end: int) -> None:
        if name in _BREAKS:
            self._flush(at)
            top = self._open[-1]
            if top.name == "p":
                self._pop()
            while self._open[-1].name in _SIBLINGS.get(name, ()):
                self._pop()
            top = self._open[-1]
            if name not in _VOID:
                kind = _KINDS.get(name, top.kind)
                nested = top.kind is BlockKind.LIST_ITEM and name in ("ul", "ol")
                level = int(name[1]) if kind is BlockKind.HEADING and name in _KINDS else top.level
                if name == "li":
                    level = max(level, 1)
                if top.kind in (BlockKind.QUOTE_BLOCK, BlockKind.TABLE_CELL) and kind is BlockKind.LIST_ITEM:
                    kind = top.kind
                self._open.append(_Open(name, kind, level + nested))
                self._names[name] = self._names.get(name, 0) + 1
            self._start_block(end)
        elif name == "br":
            self._space(at, end)
        elif name == "a":
            href = attribute(attributes, "href")
            if href:
                self._anchors.append((self._made.length, href))
        elif name == "code":
            self._code_start = self._made.length

    def _end_tag(self, name: str, at: int) -> None:
        if name in _BREAKS:
            self._flush(at)
            if self._names.get(name):
                while self._open[-1].name != name:
                    self._pop()
                self._pop()
            self._start_block(at)
        elif name == "a" and self._anchors:
            start, target = self._anchors.pop()
            self._links.append(Link(start, self._made.length, target))
        elif name == "code" and self._code_start >= 0:
            if self._made.length > self._code_start:
                self._code.append((self._code_start, self._made.length))
            self._code_start = -1

    def _pop(self) -> None:
        name = self._open.pop().name
        self._names[name] -= 1

    # -- text

    def _start_block(self, at: int) -> None:
        self._made = TextBuilder(self.text)
        self._links: list[Link] = []
        self._anchors: list[tuple[int, str]] = []
        self._code: list[tuple[int, int]] = []
        self._code_start = -1
        self._begin = at

    def _text(self, start: int, end: int) -> None:
        text, made, pos = self.text, self._made, start
        for m in _INSIDE.finditer(text, start, end):
            made.keep(pos, m.start())
            pos = m.end()
            if m[0][0] != "&":
                self._space(m.start(), pos)
                continue
            from html import unescape  # its table of entities takes a while to load

            seen = unescape(m[0])
            if seen == m[0] or not seen:
                made.keep(m.start(), pos)
            else:
                made.put(seen, m.start(), pos)
        made.keep(pos, end)

    def _space(self, start: int, end: int) -> None:
        """White space of any length is one space, and none at the beginning."""
        if not self._made.length or self._made.ends_in_space:
            return
        if self.text[start:end] == " ":
            self._made.keep(start, end)
        else:
            self._made.put(" ", start, end)

    def _flush(self, at: int) -> None:
        if self._made.length:
            top = self._open[-1]
            end = len(self.text[self._begin : at].rstrip()) + self._begin
            start = at - len(self.text[self._begin : at].lstrip())
            block = stripped(self._made.block(top.kind, Span(start, end), sorted(self._links), top.level, self._code))
            if block:
                self.blocks.append(block)
        self._start_block(at)


def attribute(attributes: str, name: str) -> str:
    """The value of an attribute, entities resolved; empty if it is not there."""
    for m in _ATTRIBUTE.finditer(attributes):
        if m[1].lower() == name:
            from html import unescape

            return unescape(m[2] or m[3] or m[4] or "").strip()
    return ""


@cache
def _end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\s*>", re.IGNORECASE)


@cache
def _both_tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}\b[^<>]*>", re.IGNORECASE)
