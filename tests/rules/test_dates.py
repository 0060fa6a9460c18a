"""DAT rules against the calendar: right statements in varied wording pass, wrong ones are found."""

import datetime as dt
from calendar import monthrange

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copychief.rule import Good
from copychief.testing import run
from copychief_rules.dates.impossible_date import ImpossibleDate
from copychief_rules.dates.span_mismatch import SpanMismatch
from copychief_rules.dates.undated_day import UndatedDay
from copychief_rules.dates.weekday_mismatch import WeekdayMismatch

DAYS = st.dates(dt.date(1760, 1, 1), dt.date(2099, 12, 31))
SHORT = {"January": "Jan.", "February": "Feb.", "August": "Aug.", "September": "Sept.", "October": "Oct."}
FORMS = [
    "The fair is on {wd}, {month} {d}, {y}, in Bonn.",
    "The fair was on {wd} {d} {month} {y}.",
    "{wd}, {d}th of {month} {y}: the fair.",
    "It closed on {wd} night, {short} {d}, {y}.",
    "It opened on {month} {d}, {y} ({wd}), they said.",
    "On {d} {month} {y}, a {wd}, it rained.",
    "Open on {abbr}, {short} {d}, {y}.",
]


def written(form, day, weekday):
    month = day.strftime("%B")
    return form.format(wd=weekday, abbr=weekday[:3], month=month, short=SHORT.get(month, month), d=day.day, y=day.year)


def weekday(day):
    return day.strftime("%A")


@settings(max_examples=200)
@given(DAYS, st.sampled_from(FORMS))
def test_right_weekdays_pass(day, form):
    assert run(WeekdayMismatch, written(form, day, weekday(day))) == []


@given(DAYS, st.sampled_from(FORMS), st.integers(1, 6))
def test_wrong_weekdays_are_found_and_mended(day, form, off):
    wrong = weekday(day + dt.timedelta(off)) if day.year < 2099 else weekday(day - dt.timedelta(off))
    text = written(form, day, wrong)
    (found,) = run(WeekdayMismatch, text)
    assert found.facts["right"] == weekday(day)
    for fix in found.fixes:
        mended = text
        for edit in sorted(fix.edits, reverse=True):
            mended = mended[: edit.span.start] + edit.text + mended[edit.span.end :]
        assert run(WeekdayMismatch, mended) == []


@given(st.dates(dt.date(1990, 1, 1), dt.date(2035, 1, 1)), st.integers(-100, 100))
def test_a_missing_year_is_the_nearest(published, off):
    day = published + dt.timedelta(off)
    text = f"It was fixed for {weekday(day)}, {day.strftime('%B')} {day.day}, they said."
    assert run(WeekdayMismatch, text, Good(text, published=published.isoformat())) == []
    wrong = text.replace(weekday(day), weekday(day + dt.timedelta(1)))
    assert len(run(WeekdayMismatch, wrong, Good(wrong, published=published.isoformat()))) == 1


@given(st.integers(1, 12), st.integers(1, 31), st.integers(1900, 2030))
def test_impossible_dates(month, day, year):
    name = dt.date(2000, month, 1).strftime("%B")
    possible = day <= monthrange(year, month)[1]
    for text in (f"It is due on {name} {day}, {year}.", f"It is due by {day} {name} {year}."):
        assert (run(ImpossibleDate, text) == []) is possible


@settings(max_examples=200)
@given(st.integers(1850, 2020), st.integers(2, 60), st.sampled_from(["later", "earlier"]), st.integers(-1, 1))
def test_right_spans_of_years_pass(year, years, way, off):
    other = year + (years if way == "later" else -years)
    text = f"The mine closed in {year}. {years} years {way}, in {other + off}, it had rained."
    assert run(SpanMismatch, text) == []


@given(st.integers(1850, 2020), st.integers(2, 15), st.integers(3, 20))
def test_wrong_spans_of_years_are_found(year, years, off):
    text = f"The mine closed in {year}. {years} years later, in {year + years + off}, it had rained."
    (found,) = run(SpanMismatch, text)
    assert found.facts["years"] == years + off


@given(st.dates(dt.date(2001, 1, 1), dt.date(2030, 1, 1)), st.integers(1, 6), st.integers(0, 6))
def test_spans_of_days(day, days, off):
    then = day + dt.timedelta(days + off)
    text = f"The ship left on {weekday(day)}. {'A day' if days == 1 else f'{days} days'} later, on {weekday(then)}, it sank."
    assert len(run(SpanMismatch, text)) == (off > 0)


@pytest.mark.parametrize(
    ("text", "published", "confidence"),
    [
        ("---\ntitle: A\n---\n\nIt opens tomorrow.\n", None, ["high"]),
        ("It opens tomorrow.\n", None, ["medium"]),
        ("It opens tomorrow.\n", "2025-01-01", []),
        ("It opens tomorrow, and closed last week. It met yesterday.\n", None, ["medium"]),
        ("It opens tomorrow, March 3.\n", None, []),
        ("“It opens tomorrow,” he said.\n", None, []),
    ],
)
def test_undated(text, published, confidence):
    assert [str(d.confidence) for d in run(UndatedDay, text, Good(text, published=published))] == confidence


@pytest.mark.parametrize("off", range(7))
def test_without_a_day_of_publication_a_full_date_of_the_story_counts(off):
    day = dt.date(2024, 6, 17) + dt.timedelta(off)
    told = f"The hall opened on Saturday, 8 June 2024. The next concert is on Friday, {day.day} June."
    assert len(run(WeekdayMismatch, told)) == (day.weekday() != 4)
    older = f"{told} It was built on 3 May 1931."
    assert run(WeekdayMismatch, older) == []


def test_days_that_no_month_has():
    assert len(run(ImpossibleDate, "They will meet on Oct. 32, and not before.")) == 1
    assert (
        len(run(ImpossibleDate, "On Oct. 32, she left. Both missed the April 31 deadline and Rome’s June 31 vote."))
        == 3
    )
    assert len(run(ImpossibleDate, "It opens in the spring.\n\nMALMEN, Nov. 31 (NP) -- The dam held.")) == 1
    assert run(ImpossibleDate, "Oslo’s June 31 percent and the April 45-year lease, in May 33 (of 90), were new.") == []
    assert run(ImpossibleDate, "In October 32 people met. On Oct. 45 and more, see the note.") == []
