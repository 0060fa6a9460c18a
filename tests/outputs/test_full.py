"""`full`: the marks stand under what they mark, in terminal cells."""

import pytest

from copychief.outputs.full import cells, excerpt
from copychief.text import Source, Span


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3),
        ("日本", 4),
        ("e\u0301", 1),
        ("😀", 2),
        ("👩\u200d🚒", 2),  # one emoji of two
        ("👨\u200d👩\u200d👧\u200d👦", 2),
        ("🏃🏽\u200d♀\ufe0f", 2),
        ("👍🏿 👍", 5),
        ("🇵🇱", 2),
        ("ب\u200dب", 2),  # a joiner between letters joins no cells
    ],
)
def test_cells(text, width):
    assert cells(text) == width


def test_marks_behind_a_joined_emoji():
    source = Source("👩\u200d🚒 the the end\n", "a.md")
    at = source.text.index("the the")
    line, marks = excerpt(source, Span(at, at + 7), "^", gutter=1)
    assert cells(line[: line.index("the the")]) == marks.index("^")
