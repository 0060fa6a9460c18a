"""The text of one file exactly as it stands there, and positions in it.

First station in the way of an article: everything later counts in code points of a `Source`.
"""

from __future__ import annotations

import codecs
import os
from bisect import bisect_right
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from copychief.lazy import lazy

LINE_END = lazy(r"\r\n|\r|\n")
"The only line ends. `str.splitlines` also breaks at form feeds, U+2028 and more: never use it."

MAX_BYTES = 10_000_000
"A larger file is not an article; reading one would stall an editor or a build."

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class Span(NamedTuple):
    """A half-open range `start <= i < end`, in code points of the source."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """True if the two share a character; an empty span overlaps what it stands inside."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


class Position(NamedTuple):
    """A place as people count it: line and column from 1, the column in code points."""

    line: int
    column: int


class LineIndex:
    """Where the lines of a text start. Lines end at `\\n`, `\\r\\n` and `\\r` only."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self.starts: list[int] = [0]
        if "\r" in text:
            self.starts += [m.end() for m in LINE_END.finditer(text)]
        else:  # as nearly always
            at = 0
            while at := text.find("\n", at) + 1:
                self.starts.append(at)

    def __len__(self) -> int:
        return len(self.starts)

    def position(self, offset: int) -> Position:
        """Line and column (from 1) of an offset. Raises ValueError outside 0..len(text)."""
        if not 0 <= offset <= self._length:
            raise ValueError(f"offset {offset} is outside the text (0 to {self._length})")
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """The inverse of `position`; a column past the line's end is an error."""
        line, column = position
        if not 1 <= line <= len(self.starts):
            raise ValueError(f"line {line} is outside the text (1 to {len(self.starts)})")
        offset = self.starts[line - 1] + column - 1
        end = self.starts[line] if line < len(self.starts) else self._length + 1
        if column < 1 or offset >= end:
            raise ValueError(f"column {column} is outside line {line}")
        return offset


class UnreadableError(Exception):
    """A file that can't be an article. `message` says why, in one line; `offset` is in bytes."""

    def __init__(self, path: str, message: str, offset: int | None = None) -> None:
        super().__init__(f"{path}: {message}")
        self.path, self.message, self.offset = path, message, offset


class Source:
    """The decoded text of a file, its path and its lines.

    `text` has no byte-order mark and keeps every newline as it was; `encode` gives back the bytes.
    """

    def __init__(self, text: str, path: str = "<text>", *, encoding: str = "utf-8", bom: bytes = b"") -> None:
        self.text, self.path, self.encoding, self.bom = text, path, encoding, bom

    @cached_property
    def lines(self) -> LineIndex:
        return LineIndex(self.text)

    def __getitem__(self, span: tuple[int, int]) -> str:
        return self.text[span[0] : span[1]]

    def encode(self, text: str | None = None) -> bytes:
        """The bytes of a file with this (or the given) text, mark and encoding kept."""
        return self.bom + (self.text if text is None else text).encode(self.encoding)

    def line_text(self, line: int) -> str:
        """The text of a line (from 1) without its line end."""
        starts = self.lines.starts
        end = starts[line] if line < len(starts) else len(self.text)
        return self.text[starts[line - 1] : end].rstrip("\r\n")

    @classmethod
    def decode(cls, data: bytes, path: str) -> Source:
        """Decode UTF-8, or what a byte-order mark declares. Nothing is guessed.

        Raises UnreadableError for a file that is too large, binary or not in its encoding.
        """
        if len(data) > MAX_BYTES:
            raise UnreadableError(path, f"too large for an article: {len(data):,} bytes, the limit is {MAX_BYTES:,}")
        bom, encoding = next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), (b"", "utf-8"))
        body = data[len(bom) :]
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError as error:
            at = error.start + len(bom)
            raise UnreadableError(
                path, f"not valid {encoding.upper()}: byte {data[at]:#04x} at offset {at}", at
            ) from None
        if "\0" in text:
            at = data.index(b"\0")
            raise UnreadableError(path, f"looks binary: NUL byte at offset {at}", at)
        return cls(text, path, encoding=encoding, bom=bom)

    @classmethod
    def read(cls, path: Path | str) -> Source:
        """Read a file. Raises UnreadableError with the system's reason."""
        return cls.decode(read_bytes(path), str(path))


def read_bytes(path: Path | str) -> bytes:
    """The content of a file, pipe or device, never more than MAX_BYTES. Raises UnreadableError."""
    name = str(path)
    try:
        with Path(path).open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            data = file.read(min(size, MAX_BYTES) + 1)  # room for all that may come costs more than the reading
            if len(data) > size:  # a pipe, or a file that grows
                data += file.read(MAX_BYTES + 1 - len(data))
                size = len(data)
    except OSError as error:
        raise UnreadableError(name, (error.strerror or str(error)).lower()) from None
    except ValueError as error:  # a NUL in the name
        raise UnreadableError(name, str(error)) from None
    if len(data) > MAX_BYTES:
        raise UnreadableError(name, f"too large for an article: {size:,} bytes, the limit is {MAX_BYTES:,}")
    return data
