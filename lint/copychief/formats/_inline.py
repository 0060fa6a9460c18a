"""Markdown inside a block: what a reader sees of emphasis, links, entities and breaks, with exact positions.

CommonMark's inline algorithm (its appendix “A parsing strategy”) with GFM's strikethrough, bare addresses and
footnotes. It makes no tree: markup goes, text stays, links and code are noted. Every step is linear in the
length of the text, whatever the text is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from copychief.document import Block, BlockKind, Comment, Link
from copychief.formats import _inline_syntax as syntax
from copychief.formats._emphasis import Run, pair
from copychief.formats._spans import TextBuilder, stripped
from copychief.text import Span


class Content:
    """The text of a block without the marks of the blocks around it: its bare lines, joined by `\\n`."""

    __slots__ = ("sources", "starts", "text")

    def __init__(self, source: str, lines: list[tuple[int, int]]) -> None:
        self.text = "\n".join([source[start:end] for start, end in lines])
        self.sources = [start for start, _ in lines]
        self.starts = [0]
        for start, end in lines[:-1]:
            self.starts.append(self.starts[-1] + end - start + 1)

    def source(self, at: int) -> int:
        """The source position of a position in the text."""
        line = bisect_right(self.starts, at) - 1
        return self.sources[line] + at - self.starts[line]


class _Bracket:
    __slots__ = ("at", "image", "inside", "last")

    def __init__(self, at: int, inside: int, image: bool, last: Run) -> None:
        self.at = at  # index of its run
        self.inside = inside  # where the link's text starts
        self.image, self.last = image, last


class Inline:
    """One parse. `block` renders it."""

    def __init__(self, content: Content, targets: Mapping[str, str]) -> None:
        self.content, self.targets = content, targets
        self.runs: list[Run] = []
        self.links: list[tuple[int, int, str]] = []  # first run, run after the last, target
        self.code: list[int] = []  # runs
        self.comments: list[tuple[int, int]] = []
        self._text = content.text
        self._floor = Run(0, 0)  # under the lowest delimiter
        self._last = self._floor
        self._brackets: list[_Bracket] = []
        self._inactive = 0  # brackets below this index can't open a link: links do not nest
        self._anchors: list[tuple[int, str]] = []
        self._ticks: dict[int, list[int]] | None = None
        self._missing: set[str] = set()
        self._scan()
        pair(self._floor)

    # -- the scan

    def _scan(self) -> None:
        text, pos, search = self._text, 0, syntax.SPECIAL.search
        while m := search(text, pos):
            at = m.start()
            if at > pos:
                self.runs.append(Run(pos, at))
            char = text[at]
            if m[0][-1] == "\n":
                self.runs.append(Run(at, m.end(), " "))
                pos = m.end()
            elif char == "\\":
                pos = self._escape(at)
            elif char == "`":
                pos = self._code(at)
            elif char in "*_~":
                pos = self._delimiters(at)
            elif char in "[!":
                pos = m.end()
                self._brackets_push(at, pos)
            elif char == "]":
                pos = self._close(at)
            elif char == "<":
                pos = self._angle(at)
            elif char == "&":
                pos = self._entity(at)
            else:
                pos = self._address(at)
        if pos < len(text):
            self.runs.append(Run(pos, len(text)))

    def _literal(self, start: int, end: int) -> int:
        self.runs.append(Run(start, end))
        return end

    def _escape(self, at: int) -> int:
        if self._text[at + 1 : at + 2] in syntax.ESCAPABLE:
            self.runs.append(Run(at, at + 2, self._text[at + 1]))
            return at + 2
        return self._literal(at, at + 1)

    def _code(self, at: int) -> int:
        text = self._text
        if self._ticks is None:
            self._ticks = {}
            for m in re.finditer("`+", text):
                self._ticks.setdefault(m.end() - m.start(), []).append(m.start())
        end = at
        while text[end : end + 1] == "`":
            end += 1
        same = self._ticks.get(end - at, [])
        i = bisect_left(same, end)
        if i == len(same):
            return self._literal(at, end)
        inner, close = text[end : same[i]], same[i]
        if inner[:1] in (" ", "\n") and inner[-1:] in (" ", "\n") and inner.strip(" \n"):
            inner, start, stop = inner[1:-1], end + 1, close - 1
        else:
            start, stop = end, close
        self.code.append(len(self.runs))
        self.runs.append(Run(start, stop, inner.replace("\n", " ") if "\n" in inner else None))
        return close + end - at

    def _entity(self, at: int) -> int:
        m = syntax.entities().match(self._text, at)
        if m:
            from html import unescape

            seen = unescape(m[0])
            if seen != m[0] and seen:
                self.runs.append(Run(at, m.end(), seen))
                return m.end()
        return self._literal(at, at + 1)

    def _address(self, at: int) -> int:
        """A bare address (GFM): the text stays and is a link."""
        text = self._text
        m = syntax.addresses().match(text, at)
        if not m or (at and (text[at - 1].isalnum() or text[at - 1] in "_/@.-")):
            return self._literal(at, at + 1)
        found = m[0]
        while found[-1] in "?!.,:;*_~'\"”’" or (found[-1] == ")" and found.count(")") > found.count("(")):
            found = found[:-1]
        if found.lower() in ("http://", "https://", "http:/", "https:/", "www"):
            return self._literal(at, at + 1)
        self.links.append((len(self.runs), len(self.runs) + 1, found))
        return self._literal(at, at + len(found))

    # -- links, images, footnotes

    def _brackets_push(self, at: int, end: int) -> None:
        self._inactive = min(self._inactive, len(self._brackets))
        self._brackets.append(_Bracket(len(self.runs), end, self._text[at] == "!", self._last))
        self.runs.append(Run(at, end))

    def _close(self, at: int) -> int:
        if not self._brackets:
            return self._literal(at, at + 1)
        opener = self._brackets.pop()
        if not opener.image and len(self._brackets) < self._inactive:
            return self._literal(at, at + 1)
        label = self._text[opener.inside : at] if at - opener.inside <= syntax.MAX_LABEL else ""
        if label.startswith("^") and len(label) > 1 and not opener.image and not re.search(r"\s", label):
            self._cut(opener)
            self.links.append((len(self.runs), len(self.runs), f"#fn-{label[1:]}"))
            return at + 1
        found = self._target(at, label)
        if found is None:
            return self._literal(at, at + 1)
        end, target = found
        if opener.image:  # the alternative text is not prose
            self._cut(opener)
            return end
        pair(opener.last)
        self._last = opener.last
        while self.links and self.links[-1][0] > opener.at:
            self.links.pop()
        self.runs[opener.at].hi = self.runs[opener.at].lo
        self.links.append((opener.at, len(self.runs), target))
        self._inactive = len(self._brackets)
        return end

    def _target(self, at: int, label: str) -> tuple[int, str] | None:
        """Where a link whose text ends before `at` ends itself, and its target."""
        text = self._text
        after = text[at + 1 : at + 2]
        if after == "(":
            m = syntax.inline_links().match(text, at + 1)
            if m:
                return m.end(), syntax.clean_target(m[1] if m[1] is not None else m[2])
        if not self.targets:
            return None
        end = at + 1
        if after == "[":
            m = syntax.labels().match(text, at + 1)
            if m:
                end, label = m.end(), m[1] or label
        target = self.targets.get(syntax.label_key(label))
        return None if target is None else (end, target)

    def _cut(self, opener: _Bracket) -> None:
        """Forget everything since a bracket."""
        del self.runs[opener.at :]
        self._last = opener.last
        self._last.after = None
        while self.links and self.links[-1][0] >= opener.at:
            self.links.pop()
        while self.code and self.code[-1] >= opener.at:
            self.code.pop()
        while self._anchors and self._anchors[-1][0] >= opener.at:
            self._anchors.pop()

    # -- angle brackets

    def _angle(self, at: int) -> int:
        text = self._text
        if text.startswith("<!--", at):
            return self._comment(at)
        m = syntax.autolinks().match(text, at)
        if m:
            self.links.append((len(self.runs), len(self.runs) + 1, m[1] if ":" in m[1] else f"mailto:{m[1]}"))
            self.runs.append(Run(at + 1, m.end() - 1))
            return m.end()
        m = syntax.tags().match(text, at)
        if not m:
            return self._literal(at, at + 1)
        name = m[1].lower()  # with the slash of a closing tag
        if name == "br":
            self.runs.append(Run(at, m.end(), " "))
        elif name == "a":
            href = re.search(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", m[0], re.IGNORECASE)
            if href:
                self._anchors.append((len(self.runs), syntax.clean_target(href[1] or href[2] or href[3] or "")))
        elif name == "/a" and self._anchors:
            start, target = self._anchors.pop()
            self.links.append((start, len(self.runs), target))
        return m.end()

    def _comment(self, at: int) -> int:
        end = -1 if "-->" in self._missing else self._text.find("-->", at + 4)
        if end < 0:
            self._missing.add("-->")
            return self._literal(at, at + 1)
        self.comments.append((at, end + 3))
        return end + 3

    # -- emphasis

    def _delimiters(self, at: int) -> int:
        text, char, end = self._text, self._text[at], at + 1
        while text[end : end + 1] == char:
            end += 1
        run = Run(at, end)
        self.runs.append(run)
        before, after = text[at - 1] if at else " ", text[end] if end < len(text) else " "
        space_before, space_after = before.isspace(), after.isspace()
        mark_before, mark_after = syntax.is_mark(before), syntax.is_mark(after)
        left = not space_after and (not mark_after or space_before or mark_before)
        right = not space_before and (not mark_before or space_after or mark_after)
        run.char = char
        if char == "_":
            run.opens, run.closes = left and (not right or mark_before), right and (not left or mark_after)
        else:
            run.opens, run.closes = left, right
        if (run.opens or run.closes) and (char != "~" or run.size == 2):
            run.before, self._last.after, self._last = self._last, run, run
        return end

    # -- the result

    def block(self, source: str, kind: BlockKind, level: int = 0) -> Block | None:
        """The block that a reader sees; None if nothing is left to see."""
        made, content, text = TextBuilder(source), self.content, self._text
        code_runs = set(self.code)
        offsets, last = [], 0
        for i, run in enumerate(self.runs):
            offsets.append(made.length)
            lo = run.lo
            if made.ends_in_space and i not in code_runs:
                if run.put == " ":
                    continue
                while lo > last and lo < run.hi and run.put is None and text[lo] in " \t":
                    lo += 1  # one space where something invisible stood between two
            if lo == run.hi:
                continue
            if run.put is None:
                made.keep(content.source(lo), content.source(lo) + run.hi - lo)
            else:
                made.put(run.put, content.source(lo), content.source(run.hi))
            last = run.hi
        offsets.append(made.length)
        links = sorted(Link(offsets[a], offsets[b], target) for a, b, target in self.links)
        code = [(offsets[i], offsets[i + 1]) for i in self.code]
        span = Span(content.source(0), content.source(len(content.text)))
        return stripped(made.block(kind, span, links, level, code))

    def found_comments(self, next_block: int) -> list[Comment]:
        """The comments in this text; `next_block` is the index of the block after it."""
        where = self.content.source
        return [Comment(self._text[a + 4 : b - 3], Span(where(a), where(b)), next_block) for a, b in self.comments]
