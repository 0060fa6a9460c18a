"""Between code points, in which all of Copychief counts, and the units that a client counts in."""

from __future__ import annotations

from collections.abc import Callable

from lsprotocol import types

from copychief.text import Source, Span


def _utf8(char: str) -> int:
    code = ord(char)
    return 1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4


def _utf16(char: str) -> int:
    return 2 if ord(char) > 0xFFFF else 1


_WIDTHS: dict[str, Callable[[str], int]] = {"utf-8": _utf8, "utf-16": _utf16, "utf-32": lambda _: 1}


def units(text: str, encoding: str) -> int:
    """How many of the client's units a piece of a line takes."""
    return len(text) if text.isascii() or encoding == "utf-32" else sum(map(_WIDTHS[encoding], text))


class Positions:
    """Converts places in one source; lines end at `\\n`, `\\r\\n` and `\\r`, as LSP says."""

    def __init__(self, source: Source, encoding: str = "utf-16") -> None:
        self.source, self.encoding = source, encoding

    def position(self, offset: int) -> types.Position:
        line, column = self.source.lines.position(offset)
        start = self.source.lines.starts[line - 1]
        return types.Position(line - 1, units(self.source.text[start : start + column - 1], self.encoding))

    def range(self, span: tuple[int, int]) -> types.Range:
        return types.Range(self.position(span[0]), self.position(span[1]))

    def offset(self, position: types.Position) -> int:
        """The code point at a client's position. As LSP says, past a line's end means its end; past the last
        line means the end of the text; a position inside a character means its beginning."""
        starts = self.source.lines.starts
        if position.line >= len(starts):
            return len(self.source.text)
        line = self.source.line_text(position.line + 1)
        start = starts[position.line]
        if line.isascii() or self.encoding == "utf-32":
            return start + min(position.character, len(line))
        width, left = _WIDTHS[self.encoding], position.character
        for index, char in enumerate(line):
            left -= width(char)
            if left < 0:
                return start + index
        return start + len(line)

    def span(self, range_: types.Range) -> Span:
        start, end = self.offset(range_.start), self.offset(range_.end)
        return Span(start, max(start, end))
