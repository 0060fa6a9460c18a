"""NUM007."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copychief.diagnostic import Finding, Severity
from copychief.document import Document, Stretch
from copychief.english.figures import FIGURES, Figure
from copychief.english.times import TIMES, TimeExpression
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule
from copychief_rules.numbers._arithmetic import is_quoted
from copychief_rules.numbers._changes import DOWN, UP
from copychief_rules.numbers._date_range import reversed_dates
from copychief_rules.numbers._priced_range import ranges

_KINDS = frozenset({"money", "percent", "measure", "count", "age", "duration"})
# “cut its forecast 5 to 3 percent”, “won 7 to 2”, “odds of 10 to 1” run down and are right
_DOWNWARD = lazy(
    rf"\b(?:{UP}|{DOWN}|cuts?|cutting|lower\w*|narrow\w*|trim\w*|slash\w*|won|wins?|beat|beats|beaten|defeat\w*|lost|loses?|vote[ds]?|voting|odds|ratio|score\w*"
    r"|outnumber\w*|margin|lead|leads|led|tied?|favou?r\w*|from|chang\w+|move[ds]?|moving|back|countdown|shorten\w*|ahead|trail\w*|edge\w*|decision)\b"
)
_APART = lazy(
    r"\b(?:gap|differen\w+|spread|margin|choice|choose|distinction|chang\w+|fell|falls?|drop\w*|move[ds]?|moving|tied?|draw\w*|vote[ds]?|split|won|wins?|lost|scores?|match\w*|games?|slip\w*|dropped|distance)\b"
)
"“The gap between 6 and 4 percent” may run down."
_YEARS = lazy(r"(\d{4})[-–](\d{4})")
_LIVED = lazy(r"\((?:1\d|20)\d\d[-–](?:1\d|20)\d\d\)$")
"Years that are too early to be read as such elsewhere: “the king (1701-1715)”."


class ReversedRange(Rule):
    """A range runs backwards, or one of its ends lacks its magnitude.

    “Between 30 and 20 people”, “$900 to $1.2 million” for $900,000, “between 2028 and 2027”, “from May 12 to May 9”,
    “tickets cost from $40 to $25”. A change (“from 30 to 20”, “moved from 2028 to 2027”), a vote, a score or odds may run down.

    Why: either the ends are swapped or one of them is wrong, and the reader can't tell.
    Leave it when: the order is meant, as in a countdown.
    """

    code, name, since = "NUM007", "reversed-range", "0.1"
    severity = Severity.WARNING
    needs = (FIGURES, TIMES)

    examples = (
        Bad(
            """
            The clinic treats between 90 and 60 patients a day.
                                      ^^^^^^^^^ 90 comes before 60
            """
        ),
        Bad(
            """
            Repairs will cost $900 to $1.2 million, the harbour master said.
                              ^^^^^^^^^^^^^^^^^^^^ magnitude
            """
        ),
        Bad(
            """
            The exhibition covers the years 1968-1951.
                                            ^^^^^^^^^
            """
        ),
        Bad(
            """
            The first cells are expected between 2028 and 2027, and the festival runs from May 12 to May 9.
                                                 ^^^^^^^^^^^^^ 2028 comes before 2027
                                                                                           ^^^^^^^^^^^^^^^ May 12
            """
        ),
        Bad(
            """
            Boats cost from $90 to $60 an hour. She ran the pier from May 2015 until March 2013.
                            ^^^^^^^^^^ $90 comes before $60
                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^ May 2015 comes before March 2013
            """
        ),
        Good(
            "Boats cost from $60 to $90 an hour; they were cut from $90 to $60. Prizes range from $500 for the winner to $5."
        ),
        Good("The fair was moved from May 12 to May 9. The plan cuts emissions from 2010 to 2005 levels."),
        Good("The show runs from Dec. 28 to Jan. 3, and he was mayor between 1998 and 2004, from May 9 to May 12."),
        Good("The clinic treats between 60 and 90 patients a day, aged 18 to 24."),
        Good("Repairs will cost $900,000 to $1.2 million. The bank cut its forecast from 5% to 3%."),
        Good("The court ruled 5 to 4 for the union. The odds were 10 to 1, and the council voted 7 to 2."),
        Good("The 2019-20 season ended early."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for row in doc[FIGURES].by_block:
            if row and row[0].block.kind in self.reads:
                for figure in row:
                    if (figure.is_range or figure.kind == "year") and not is_quoted(figure):
                        yield from _check(figure)
                for priced, lower in ranges(row):
                    if not is_quoted(priced):
                        yield _backwards(priced, lower)
        times: tuple[TimeExpression, ...] = doc[TIMES]
        for first, second in reversed_dates(times):
            if first.block.kind in self.reads and not is_quoted(first):
                yield _backwards(first, second)


def _check(figure: Figure) -> Iterator[Finding]:
    if figure.kind == "year":
        m = _YEARS.fullmatch(figure.text)
        if m and int(m[1]) > int(m[2]) and not re.match(r"\s*B\.?C", figure.block.text[figure.end :]):
            yield _finding(figure, int(m[1]), int(m[2]), f"the range runs backwards: {m[1]} comes before {m[2]}")
        return
    if not figure.is_range or figure.kind not in _KINDS:
        return
    first, second = figure.ends
    if first <= second:
        return
    text = figure.block.text
    lead = re.split(r"[.;:!?]\s", text[max(0, figure.start - 80) : figure.start].lower())[-1]
    link = re.search(r"\s(?:to|and|or)\s|[-–—]", figure.text)
    between = text[figure.phrase_start : figure.end].lower().startswith("between")
    downward = _APART if between else _DOWNWARD
    if downward.search(lead) or link is None or re.search(r"-\s?to\b", figure.text):
        return
    to = link.group().strip() == "to"
    if _LIVED.match(text, figure.start - 1, figure.end + 1) and "B.C" not in text and "BC" not in text:
        yield _finding(figure, first, second, f"the range runs backwards: {first} comes before {second}")
        return
    if figure.kind == "count" and not (between and figure.head) and (not figure.head or to):
        return
    bare = re.match(r"[^\d]*([\d.,]+)", figure.text)
    stated = float(bare[1].replace(",", "").rstrip(".")) if bare and bare[1].strip(".,") else first
    if stated < second and stated != first:  # read with the magnitude of the other end
        end = figure.text[: link.start()]
        yield _finding(
            figure, first, second, f"“{end}” in “{figure.text}” lacks its magnitude, or the range runs backwards"
        )
        return
    if to and figure.kind in ("money", "percent"):
        return  # “she led him 47 percent to 39 percent” sets two things side by side
    a, b = figure.text[: link.start()], figure.text[link.end() :]
    yield _finding(figure, first, second, f"the range runs backwards: {a} comes before {b}")


def _backwards(first: Stretch, second: Stretch) -> Finding:
    block = first.block
    return Finding(
        block.source_span(first.start, second.end),
        f"The range runs backwards: {first.text} comes before {second.text}",
        facts={"operation": "range", "stated": block.text[first.start : second.end]},
    )


def _finding(figure: Figure, first: float, second: float, message: str) -> Finding:
    return Finding(
        figure.span,
        message[0].upper() + message[1:] if message[0].isalpha() else message,
        facts={"operands": [first, second], "operation": "range", "stated": figure.text, "computed": [second, first]},
    )
