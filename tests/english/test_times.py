"""Times: what is read, what it means from an anchor, and that nothing is guessed without one."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copychief.document import Block, BlockKind, Document, Metadata
from copychief.english.times import TIMES, find_times, nearest_dates
from copychief.text import Source, Span

ANCHOR = dt.date(2025, 3, 12)


def times(text, published=None):
    block = Block(BlockKind.PARAGRAPH, text, Span(0, len(text)))
    return Document(Source(text), [block], Metadata(published=published))[TIMES]


@pytest.mark.parametrize(
    ("text", "found", "parts"),
    [
        ("It met on Tuesday, March 12, 2025, in Bonn.", "Tuesday, March 12, 2025", (2025, 3, 12, 1)),
        ("It met on Wednesday 12 March 2025.", "Wednesday 12 March 2025", (2025, 3, 12, 2)),
        ("the 5th of November 1905", "5th of November 1905", (1905, 11, 5, None)),
        ("Updated 2024-06-01 by the desk", "2024-06-01", (2024, 6, 1, None)),
        ("on 8 June 1974 (Sunday) in Leeds", "8 June 1974 (Sunday)", (1974, 6, 8, 6)),
        ("on Monday night, Jan. 6, he", "Monday night, Jan. 6", (None, 1, 6, 0)),
        ("in March 2004 it", "March 2004", (2004, 3, None, None)),
        ("in March it", "March", (None, 3, None, None)),
        ("Kick-off is Saturday, 26 February 1600 GMT", "Saturday, 26 February", (None, 2, 26, 5)),
        ("by Friday it", "Friday", (None, None, None, 4)),
    ],
)
def test_calendar(text, found, parts):
    time = times(text)[0]
    assert time.text == found
    assert (time.year, time.month, time.day, time.weekday) == parts


@pytest.mark.parametrize(
    ("text", "kind", "found", "direction", "count", "unit"),
    [
        ("It closed yesterday.", "relative", "yesterday", "past", None, "day"),
        ("Tomorrow it opens.", "relative", "Tomorrow", "future", None, "day"),
        ("It closed last week.", "relative", "last week", "past", None, "week"),
        ("It closes later this year.", "relative", "later this year", "future", None, "year"),
        ("It closed three years ago.", "ago", "three years ago", "past", 3, "year"),
        ("It closed 10,000 years ago.", "ago", "10,000 years ago", "past", 10000, "year"),
        ("Three years later it closed.", "later", "Three years later", None, 3, "year"),
        ("It had closed two days earlier.", "later", "two days earlier", None, -2, "day"),
        ("the four-day-old strike", "age", "four-day-old", None, 4, "day"),
        ("for three weeks", "duration", "three weeks", None, 3, "week"),
        ("over the past year", "duration", "the past year", "past", None, "year"),
        ("in 1998 it", "year", "1998", None, None, None),
        ("at 1945 GMT on the field", "clock", "1945 GMT", None, None, None),
        ("at 8:30 p.m. on the field", "clock", "8:30 p.m.", None, None, None),
    ],
)
def test_relative(text, kind, found, direction, count, unit):
    (time,) = times(text)
    assert (time.kind, time.text, time.direction, time.count, time.unit) == (kind, found, direction, count, unit)


@pytest.mark.parametrize(
    "text",
    [
        "He may go and the team will march 5 miles.",
        "The Sunday Times and Fridays in general.",
        "some 2,014 people and $1998",
        "her birthday, his last day and the holidays",
        "May said that June and April were friends.",
        "a score of 6-2",
    ],
)
def test_no_time_of_its_own(text):
    assert [t for t in times(text) if t.kind != "weekday" and not t.said.loose] == []


@pytest.mark.parametrize(
    ("text", "resolved", "direction"),
    [
        ("yesterday", dt.date(2025, 3, 11), "past"),
        ("three days ago", dt.date(2025, 3, 9), "past"),
        ("on March 20", dt.date(2025, 3, 20), "future"),
        ("on Dec. 30", dt.date(2024, 12, 30), "past"),
        ("on 1 May 1999", dt.date(1999, 5, 1), "past"),
        ("on Sept. 20", None, None),  # as far ahead as behind: open
        ("in 1998", None, "past"),
        ("in April 2025", None, "future"),
        ("on Monday", None, None),
    ],
)
def test_anchored(text, resolved, direction):
    (time,) = times(f"It was {text}.", ANCHOR)
    assert (time.resolved, time.direction) == (resolved, direction)


@pytest.mark.parametrize("text", ["yesterday", "on March 20", "in 1998", "on Monday"])
def test_nothing_is_resolved_without_an_anchor(text):
    (time,) = times(f"It was {text}.")
    assert time.resolved is None


def test_nearest_dates_survive_leap_days():
    assert nearest_dates(2, 29, dt.date(2024, 3, 1)) == (dt.date(2024, 2, 29),)
    assert nearest_dates(2, 29, dt.date(2022, 3, 1)) == ()


PIECES = st.sampled_from(
    "Monday Mon. March May 5 12 5th 2014 1600 GMT of the , - – / ( ) last next this week year day ago later three a few -old"
    " 1999-12-31 8:30 p.m. yesterday Sun Sept. to and in on\n\t".split(" ")
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES, max_size=14).map("".join))


@given(TEXTS, st.none() | st.dates())
def test_any_text(text, published):
    end = 0
    for time in times(text, published):
        assert end <= time.start < time.end <= len(text)
        end = time.end
        for part in (time.said.year_at, time.said.month_at, time.said.day_at, time.said.weekday_at):
            assert part is None or time.start <= part[0] < part[1] <= time.end


def test_code_holds_no_times():
    assert find_times("on Monday", BlockKind.CODE) == ()
