"""After any edits, what the server knows of an article is what it would know had it just been opened."""

from __future__ import annotations

import sys

from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types
from pygls.workspace import PositionCodec

from copychief.desk import Desk
from copychief.formats import bundled
from copychief.plugins import Plugins
from copychief.server.articles import Articles
from copychief.server.buffers import Buffer
from copychief.server.positions import Positions
from copychief.text import Source

DESK = Desk(Plugins().rules(), bundled(), {"profile": "audit"}, isolated=True)
PIECES = [
    "Ines Okafor, the mayor, said the the pier cost $4.5 million. ",
    "Okafor’s plan rose 50% from 100 to 120. ",
    "The council voted for the pier in a long session that ended at midnight. ",
    "“We have waited for this day for a very long time,” she says yesterday. ",
    *[
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "# ",
        "- ",
        "> ",
        "“",
        "”",
        "🎉",
        "\f",
        "\u2028",
        "\x85",
        "\v",
        "\ud800",
        "<!-- stet -->",
        "|",
        "é",
        "e\u0301",
        "\0",
    ],
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), TEXTS), min_size=1, max_size=6)
ENCODINGS = {
    "utf-8": types.PositionEncodingKind.Utf8,
    "utf-16": types.PositionEncodingKind.Utf16,
    "utf-32": types.PositionEncodingKind.Utf32,
}


def plain(report):
    return [(d.code, d.message, d.span, d.related, d.fixes, d.fingerprint) for d in report.diagnostics]


@settings(max_examples=60)
@given(
    text=TEXTS,
    edits=EDITS,
    encoding=st.sampled_from(sorted(ENCODINGS)),
    suffix=st.sampled_from([".md", ".txt", ".html"]),
)
def test_edits_give_what_a_fresh_open_gives(text, edits, encoding, suffix):
    uri = "file:///nowhere/story" + suffix
    kept = Articles(DESK, encoding)
    buffer = Buffer(uri, source=text, version=0, position_codec=PositionCodec(ENCODINGS[encoding]))
    kept.get(uri, text, 0)
    for version, (where, length, new) in enumerate(edits, 1):
        start = int(where * len(text))
        end = min(len(text), start + length)
        place = Positions(Source(text), encoding).range((start, end))
        # a client can't point between \r and \n, which is inside a line's end
        start, end = (Positions(Source(text), encoding).offset(p) for p in (place.start, place.end))
        text = text[:start] + new + text[end:]
        buffer.apply_change(types.TextDocumentContentChangePartial(range=place, text=new))
        assert buffer.source == text
        article = kept.get(uri, buffer.source, version)
        assert article.version == version
    fresh = Articles(DESK, encoding).get(uri, text)
    assert plain(article.report) == plain(fresh.report)


@given(text=TEXTS, at=st.floats(0, 1), encoding=st.sampled_from(sorted(ENCODINGS)))
def test_positions_go_there_and_back(text, at, encoding):
    where = Positions(Source(text), encoding)
    offset = int(at * len(text))
    place = where.position(offset)
    if text[offset - 1 : offset + 1] != "\r\n" or not offset:
        assert where.offset(place) == offset
    assert place.line == len([c for c in text[:offset].replace("\r\n", "\n") if c in "\r\n"]) - (
        text[offset - 1 : offset + 1] == "\r\n" and offset > 0
    )


@given(text=TEXTS, line=st.integers(0, 30), character=st.integers(0, 2**31 - 1))
def test_any_position_is_somewhere_in_the_text(text, line, character):
    for encoding in ENCODINGS:
        assert 0 <= Positions(Source(text), encoding).offset(types.Position(line, character)) <= len(text)


def test_what_one_version_used_is_remembered_and_no_more():
    articles = Articles(DESK)
    uri = "file:///nowhere/story.txt"
    paragraphs = [f"Paragraph {n} says that it rained on the town of Lindholm for {n} days." for n in range(30)]
    first = articles.get(uri, "\n\n".join(paragraphs), 1)
    size = len(first.memo)
    for version in range(2, 60):
        paragraphs[7] = f"Paragraph 7 was written {version} times."
        last = articles.get(uri, "\n\n".join(paragraphs), version)
    assert last.reused == 29 / 30
    assert len(last.memo) < size * 1.3
    assert sys.getrefcount(first) <= 3


def test_the_same_text_is_linted_once():
    articles = Articles(DESK)
    one = articles.get("file:///nowhere/story.txt", "It rained.", 1)
    assert articles.get("file:///nowhere/story.txt", "It rained.", 2) is one
    assert one.version == 2
    assert articles.get("file:///nowhere/story.txt", "It snowed.", 3) is not one


def test_large_and_binary_texts_are_refused_in_a_sentence():
    articles = Articles(DESK)
    for text, why in (("word " * 500_000, "too large"), ("a\0b", "binary")):
        (found,) = articles.get("file:///nowhere/story.txt", text).report.diagnostics
        assert found.code == "CHF001"
        assert why in found.message
