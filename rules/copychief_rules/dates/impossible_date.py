"""DAT002."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copychief.diagnostic import Finding, Severity
from copychief.document import BlockKind, Document
from copychief.english._calendar import MONTHS, days_in
from copychief.english.times import TIMES, TimeExpression
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule

# "in April 31 people died": what follows a day of the month is a point, a mark or one of these
_GOES_ON = lazy(
    r"\s*(?:$|[.,;:!?)\]”’\"'–—-]|(?:and|or|at|in|on|to|for|from|by|with|of|as|when|where|while|after|before|until|till|but"
    r"|that|this|which|who|is|was|were|are|be|will|would|has|had|have|he|she|it|they|we|the|a|an|his|her|their|its|if"
    r"|because|during|near|outside|inside|between|despite|following|against|about|into|through)\b)"
)

_ON = lazy(r"\b(?:on|by|until|till|since|from|for|between|before|after)\s$", re.IGNORECASE)
"Behind these a month and a number are a date: “on Oct. 32,”."
_LINE = lazy(r"\s(?:\(|--|–|—)")
"Behind a place, a comma and a date: “MALMEN, Feb. 30 (NP) —”."
_THE = lazy(r"(?:\b[Tt]he|['’]s)\s$")
_AMOUNT = lazy(r"\s?(?:-?(?:%|per ?cent|percent|million|billion|point|year|degree)|[-–]\d)")
"“The April 31 deadline” is a date, “the April 45 percent” is none."


class ImpossibleDate(Rule):
    """A date that no calendar has.

    “Feb. 30”, “April 31”, “Feb. 29, 2023”.

    Why: the day is wrong, and the reader can't know which one was meant.
    Leave it when: the day is named because it does not exist.
    Not caught: a February 29 whose year is not stated.
    """

    code, name, since = "DAT002", "impossible-date", "0.1"
    severity = Severity.ERROR
    needs = (TIMES,)
    reads = frozenset(BlockKind) - {BlockKind.CODE}

    examples = (
        Bad(
            """
            The suspect fled on Sunday, Feb. 30, they said.
                                        ^^^^^^^ February has 29 days at most
            """
        ),
        Bad(
            """
            Bids are due by 31 April and will be opened in public.
                            ^^^^^^^^ April has 30 days
            """
        ),
        Bad(
            """
            She was born on February 29, 2023, in Lyon.
                            ^^^^^^^^^^^^^^^^^ February 2023 has 28 days
            """
        ),
        Bad(
            """
            Updated 2024-06-31.
                    ^^^^^^^^^^ June has 30 days
            """
        ),
        Bad(
            """
            The court will meet on Oct. 32, and not before.
                                   ^^^^^^^ October has 31 days
            """
        ),
        Bad(
            """
            Both firms missed the April 31 deadline.
                                  ^^^^^^^^ April has 30 days
            """
        ),
        Good("Oslo’s June 31 percent was a record, and the April 45 percent another."),
        Good("In April 31 people died on the road, and in June 45 percent more."),
        Good("She was born on Feb. 29, 2024, and he on February 29."),
        Good("The bill passed by 31 votes. June 30 is the last day."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for time in doc[TIMES]:
            if time.kind == "date" and time.month and time.day and time.day > days_in(time.month, time.year):
                if not _is_date(time):
                    continue
                month = MONTHS[time.month - 1]
                most = days_in(time.month, time.year)
                of_year = f" {time.year}" if time.month == 2 and time.year else ""
                at_most = " at most" if time.month == 2 and not time.year else ""
                start, end = _without_weekday(time)
                yield Finding(
                    time.block.source_span(start, end),
                    f"“{time.block.text[start:end]}” does not exist: {month}{of_year} has {most} days{at_most}",
                    facts={"month": time.month, "day": time.day, "year": time.year, "days": most},
                )


def _is_date(time: TimeExpression) -> bool:
    if time.year or time.weekday is not None:
        return True
    text = time.block.text
    if (time.day or 0) <= 39 and _THE.search(text, max(0, time.start - 5), time.start):
        return _AMOUNT.match(text, time.end) is None
    if text[: time.start].endswith(", ") and text[: time.start - 2].isupper() and _LINE.match(text, time.end):
        return True
    if (time.day or 0) > 39 or ((time.day or 0) > 31 and not _ON.search(text, max(0, time.start - 9), time.start)):
        return False
    return _GOES_ON.match(text, time.end) is not None


def _without_weekday(time: TimeExpression) -> tuple[int, int]:
    said = time.said
    parts = [p for p in (said.month_at, said.day_at, said.year_at) if p]
    return min(p[0] for p in parts), max(p[1] for p in parts)
