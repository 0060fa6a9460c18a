"""The glances that spare a block its reading: they may be wrong in one direction only."""

import pytest

from copychief.document import Block, BlockKind, Document
from copychief.english.figures import FIGURES
from copychief.english.times import TIMES
from copychief.text import Source, Span


def _document(text: str) -> Document:
    return Document(Source(text), [Block(BlockKind.PARAGRAPH, text, Span(0, len(text)))])


@pytest.mark.parametrize(
    "text",
    [
        "“Two-thirds of voters”",
        "_one_ man",
        "half-a million homes",
        "twenty-first",
        "Nine.",
        "the 1960s",
        "5m",
        "dozens, a dozen",
    ],
)
def test_numbers_are_read_wherever_they_hide(text: str) -> None:
    assert _document(text)[FIGURES].all


@pytest.mark.parametrize(
    "text",
    [
        "in mid-March",
        "on Tuesday-night",
        "last week’s vote",
        "“Yesterday”",
        "1945 GMT",
        "in 1998",
        "this weekend",
        "centuries ago",
        "On Sept. 3",
    ],
)
def test_times_are_read_wherever_they_hide(text: str) -> None:
    assert _document(text)[TIMES]


def test_a_block_that_holds_nothing_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def function(text: str, kind: BlockKind) -> tuple[str, ...]:
        asked.append(text)
        return (text,)

    doc = Document(Source("a b"), [Block(BlockKind.PARAGRAPH, c, Span(i, i + 1)) for c, i in (("a", 0), ("b", 2))])
    assert doc.per_block(function, [False, True]) == [(), ("b",)]
    assert doc.per_block(function) == [("a",), ("b",)]
    assert asked == ["b", "a"]
