"""House names go into a configuration file by an edit of few lines, and all else stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copychief.server import house

LINES = st.lists(st.sampled_from(["a = 1", "b = 2", "", "# c"]), max_size=6).map("\n".join)


def applied(old, edit):
    """The text after an edit of whole lines."""
    lines = old.split("\n")
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    at = [starts[p.line] if p.line < len(starts) else len(old) for p in (edit.range.start, edit.range.end)]
    assert edit.range.start.character == edit.range.end.character == 0
    return old[: at[0]] + edit.new_text + old[at[1] :]


@given(old=LINES, new=LINES)
def test_the_edit_makes_the_new_text(old, new):
    made = house.edit("file:///x", old, new, version=None, create=False, documents=False)
    assert applied(old, made.changes["file:///x"][0]) == new


def test_comments_and_order_stay():
    old = '# ours\nprofile = "strict" # loud\n[names]\npeople = [\n  "Ada", # the first\n]\n[rules.REP001]\nmin-words = 8\n'
    new = house.changed(old, lambda names: house.add(names, "people", "Ines Okafor"))
    assert [line for line in old.split("\n") if line not in new] == []
    assert '"Ines Okafor"' in new
    assert house.changed(new, lambda names: house.add(names, "people", "Ines Okafor")) == new


@pytest.mark.parametrize("broken", ["[names", "names = 3", "[names]\npeople = 3\n"])
def test_a_broken_file_is_said_to_be_so(broken):
    with pytest.raises(ValueError, match=r"."):
        house.changed(broken, lambda names: house.add(names, "people", "Ines Okafor"))


def test_spellings_are_allowed_as_a_group():
    assert house.changed("", lambda names: house.allow(names, ["Johnson", "Johnston"])) == (
        '[names]\nallow = [["Johnson", "Johnston"]]\n'
    )
