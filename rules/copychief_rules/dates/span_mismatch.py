"""DAT004."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import groupby

from copychief.diagnostic import Confidence, Finding, Related, Severity
from copychief.document import RUNNING, Document
from copychief.english.sentences import SENTENCES
from copychief.english.times import TIMES, TimeExpression
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule
from copychief_rules.dates._counted_span import DAYS, counted, date_beside, in_days, later
from copychief_rules.dates._intervals import intervals
from copychief_rules.dates._taken_span import taken
from copychief_rules.dates._told_span import Told, anniversaries, lifetimes, runs

_HEDGE = lazy(
    r"\b(?:about|around|roughly|nearly|almost|some|over|under|more than|less than|at least|within|barely|up to)\s+$"
)
_FOUNDED = lazy(
    r"\b(?:founded|established|opened|built|launched|formed|begun|began|started|created)\s+(?:on\s+|in\s+)?$"
)


class SpanMismatch(Rule):
    """A span of time does not fit the dates that it stands between.

    “The strike began in 1998. Three years later, in 2004, …”: that is six years. The span must stand right beside one
    date, and the other must be in the same sentence or the one before. “Ago” and “-old” are counted from the day of
    publication, if that is known. “The four-day strike” is held against the days on which the strike began and ended,
    “its 50th anniversary in 2025” against the year of foundation, and “12 years” against both years that it stands
    beside (“from 1990 to 1998, a span of 12 years”). What “took eight years” is held against the years in which it began
    and was done.

    Why: one of the three figures is wrong, and the reader can see it.
    Leave it when: the span is counted from something else.
    Not caught: spans whose dates stand further apart; differences of one year between bare years, which months may
    explain; spans in several units (“two years and a month later”).
    """

    code, name, since = "DAT004", "span-mismatch", "0.1"
    severity = Severity.WARNING
    needs = (TIMES, SENTENCES)

    examples = (
        Bad(
            """
            The mine closed in 1998. Three years later, in 2004, the town had lost half of its people.
                               ~~~~  ^^^^^^^^^^^^^^^^^     ~~~~ 6 years
            """
        ),
        Bad(
            """
            The ship left port on Monday. Two days later, on Friday, it sank.
                                  ~~~~~~  ^^^^^^^^^^^^^^     ~~~~~~ Wednesday
            """
        ),
        Bad(
            """
            They met on March 3 and again ten days later, on March 20, in Oslo.
                        ~~~~~~~           ^^^^^^^^^^^^^^     ~~~~~~~~ 17 days
            """
        ),
        Bad(
            """
            The dam broke ten years ago, in 2009, and was never rebuilt.
                          ^^^^^^^^^^^^^     ~~~~ 16 years
            """,
            published="2025-05-01",
        ),
        Bad(
            """
            On Friday, two days after Monday’s vote, the minister gave way.
               ~~~~~~  ^^^^^^^^^^^^^^ ~~~~~~ Wednesday
            """
        ),
        Bad(
            """
            The strike began on March 3, 2025, and ended on March 10, 2025. The four-day strike cost the port dearly.
                                ~~~~~~~~~~~~~               ~~~~~~~~~~~~~~      ^^^^^^^^ 7 days
            """
        ),
        Bad(
            """
            The museum, founded in 1920, celebrates its 50th anniversary in 2025.
                                   ~~~~                 ^^^^^^^^^^^^^^^^    ~~~~ 105 years
            """
        ),
        Bad(
            """
            The bridge, which opened in 2010, collapsed in 2020 after only eight years.
                                        ~~~~               ~~~~            ^^^^^^^^^^^ 10 years
            """
        ),
        Bad(
            """
            She led the choir from 1990 to 1998, a span of 12 years. The nine-day fair runs from May 3 to May 6.
                                   ~~~~    ~~~~            ^^^^^^^^ 8 years
                                                                         ^^^^^^^^                ~~~~~    ~~~~~ 3 days
            """
        ),
        Good(
            "She led the choir from 1990 to 1998, 12 years longer than Mr. Moor. The four-day fair runs from May 3 to May 6."
        ),
        Good(
            "The strike began on March 3, 2025, and ended on March 10, 2025. The eight-day strike cost the port dearly."
        ),
        Good("The strike began on March 3, 2025, and ended on March 10, 2025. A four-day march was called off."),
        Good(
            "The museum, founded in 1920, celebrated its 50th anniversary in 1970. The bridge, opened in 2010, fell in 2020."
        ),
        Good("The firm, founded in 1980, closed its shop in 2020 after eight years."),
        Good("The mine closed in 1998. Three years later, in 2001, the town had lost half of its people."),
        Good("The mine closed in November 1998. Three years later, in 2002, a museum opened."),
        Good("The ship left port on Monday. Two days later it sank. On Friday divers found it."),
        Good("Profits rose to $3 million in 2004 from $2 million a year earlier, and in 2001 there were none."),
        Good("The dam broke sixteen years ago, in 2009, and was never rebuilt.", published="2025-05-01"),
        Good("The 26-year-old was named in 1962. She had won in 1958 and lost four years later."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        sentence_of = _Sentences(doc)
        anchor = doc.metadata.published
        all_times: tuple[TimeExpression, ...] = doc[TIMES]
        for block, group in groupby(all_times, key=lambda t: t.block):
            times = list(group)
            if block.kind not in RUNNING:
                continue
            sentences = doc[SENTENCES]
            for told in (
                *runs(times, sentence_of, sentences),
                *anniversaries(times, sentence_of, sentences),
                *lifetimes(times, sentence_of),
                *intervals(times),
                *taken(times, sentence_of),
            ):
                yield _told(told)
            for i, span in enumerate(times):
                if (
                    not span.count
                    or span.unit not in DAYS
                    or _HEDGE.search(block.text, max(0, span.start - 12), span.start)
                ):
                    continue
                finding: Finding | None = None
                if span.kind == "later":
                    finding = later(times, i, sentence_of)
                elif span.kind == "ago" and anchor:
                    beside = date_beside(times, i)
                    if beside:
                        finding = counted(span, beside, anchor, "ago")
                elif span.kind == "age" and anchor and span.unit == "year":
                    opened = next(
                        (
                            t
                            for t in times[i + 1 :]
                            if t.kind == "year" and _FOUNDED.search(block.text, max(0, t.start - 16), t.start)
                        ),
                        None,
                    )
                    if opened and sentence_of(opened) == sentence_of(span):
                        finding = counted(span, opened, anchor, "old")
                if finding:
                    yield finding


class _Sentences:
    """The index of the sentence that a time stands in."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc

    @cached_property
    def _ends(self) -> dict[int, list[tuple[int, int]]]:
        out: dict[int, list[tuple[int, int]]] = {}
        for s in self._doc[SENTENCES]:
            out.setdefault(id(s.block), []).append((s.end, s.index))
        return out

    def __call__(self, time: TimeExpression) -> int:
        ends = self._ends[id(time.block)]
        return next((index for end, index in ends if time.start < end), ends[-1][1])


def _told(told: Told) -> Finding:
    block, n = told.first.block, told.counted
    what = in_days(n) if told.unit in ("day", "week") else "1 year" if n == 1 else f"{n} years"
    return Finding(
        block.source_span(told.start, told.end),
        f"“{block.text[told.start : told.end]}”: from {told.first.text} to {told.last.text} is {what}",
        related=[Related(t.span, f"“{t.text}”") for t in (told.first, told.last)],
        facts={"stated": told.stated, "unit": told.unit, "days" if told.unit in ("day", "week") else "years": n},
        confidence=Confidence.HIGH,
    )
