"""Positions: the line index against what Python's codecs say, and what can't be read."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copychief.text import MAX_BYTES, LineIndex, Position, Source, Span, UnreadableError

TEXTS = st.text(st.sampled_from("ab é\r\n\t\f\v\x1c\u2028\u2029\x85😀e\u0301"), max_size=60)


def reference_lines(text):
    """Lines by a second method: fold the three line ends into one character, then split at it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@given(TEXTS)
def test_lines_end_at_cr_lf_and_crlf_only(text):
    source = Source(text)
    assert [source.line_text(n) for n in range(1, len(source.lines) + 1)] == reference_lines(text)


@given(TEXTS, st.data())
def test_position_and_offset_are_inverse(text, data):
    index = LineIndex(text)
    offset = data.draw(st.integers(0, len(text)))
    position = index.position(offset)
    assert index.offset(position) == offset
    assert position.column - 1 <= len(text)


@given(TEXTS, st.sampled_from(["utf-8", "utf-16-le", "utf-32-le"]), st.data())
def test_columns_agree_with_the_encoded_text(text, encoding, data):
    """What stands before a position on its line, encoded, is as long as str says it is."""
    offset = data.draw(st.integers(0, len(text)))
    line, column = LineIndex(text).position(offset)
    start = LineIndex(text).starts[line - 1]
    encoded = text.encode(encoding)
    prefix = len(text[:start].encode(encoding))
    before = encoded[prefix : len(text[:offset].encode(encoding))].decode(encoding)
    assert len(before) == column - 1


@pytest.mark.parametrize("offset", [-1, 4])
def test_offsets_outside_are_refused(offset):
    with pytest.raises(ValueError, match="outside"):
        LineIndex("abc").position(offset)


@pytest.mark.parametrize("position", [(0, 1), (3, 1), (1, 0), (1, 4), (2, 3)])
def test_positions_outside_are_refused(position):
    with pytest.raises(ValueError, match="outside"):
        LineIndex("ab\nc").offset(Position(*position))


@given(TEXTS, st.sampled_from([b"", codecs.BOM_UTF8]))
def test_bytes_come_back_as_they_were(text, bom):
    data = bom + text.encode()
    source = Source.decode(data, "a.txt")
    assert source.encode() == data


def test_utf16_is_read_if_it_declares_itself():
    data = codecs.BOM_UTF16_LE + "Köln 😀\r\n".encode("utf-16-le")
    source = Source.decode(data, "a.txt")
    assert source.text == "Köln 😀\r\n"
    assert source.encode() == data


def test_invalid_utf8_names_the_byte():
    with pytest.raises(UnreadableError, match="byte 0xe9 at offset 6") as caught:
        Source.decode(b"Bon caf"[:6] + b"\xe9!", "a.txt")
    assert caught.value.offset == 6


def test_nul_is_binary():
    with pytest.raises(UnreadableError, match="NUL byte at offset 3"):
        Source.decode(b"abc\0def", "a.txt")


def test_too_large_is_said_with_the_limit():
    with pytest.raises(UnreadableError, match="10,000,000"):
        Source.decode(b"a" * (MAX_BYTES + 1), "a.txt")


def test_spans_overlap_and_hold():
    assert Span(0, 4).overlaps(Span(3, 5))
    assert not Span(0, 4).overlaps(Span(4, 5))
    assert Span(0, 4).holds(Span(1, 4))
    assert not Span(0, 4).holds(Span(1, 5))
