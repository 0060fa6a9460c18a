"""NUM005."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import inf

from copychief.diagnostic import Finding, Related, Severity
from copychief.document import Document
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule
from copychief_rules.numbers._arithmetic import STATED, Range, change, percent_change, plain
from copychief_rules.numbers._changes import Change, Pair, changes, pairs

_HEDGED = (
    r"(?P<said>(?:(?P<hedge>(?:[Ww]ell |[Ss]lightly |a little )?[Mm]ore than|[Oo]ver|[Nn]early|[Aa]lmost|[Aa]bout|[Rr]oughly|[Aa]round|close to|just under|less than|[Aa]t least)\s+)?"
    r"(?P<word>[Dd]oubl|[Tt]ripl|[Tt]rebl|[Qq]uadrupl|[Hh]alv)(?:ed|ing|es|e)\b)"
)
_TIMES = lazy(r"\b" + _HEDGED)
_TIMES_BEHIND = lazy(
    r"(?:\s(?!and\b|but\b|while\b)[\w'’-]+){0,6},\s"
    + _HEDGED
    + r"(?=[.,]|\s(?:in|over|since|within)\b|\sthe (?:number|total|figure|size|amount)\b)"
)
_FACTORS = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "halv": 0.5}


class WrongChange(Rule):
    """A change is stated with its two ends, and the arithmetic says otherwise.

    Looks at “up from A to B, a Z% rise”, “rose Z% to B from A”, “doubled from A to B”. Every number stands for
    the range that its digits and hedges allow (“$1.2 billion” is 1.15 to 1.25 billion, “about 30%” is 27 to
    33); the rule speaks only if no values in the ranges fit.

    Why: the percentage is worked out once, from other figures than those that stay in the copy.
    Leave it when: the percentage is adjusted, for inflation say, and the sentence does not say so.

    Not caught: a change whose two ends stand in different sentences.
    """

    code, name, since = "NUM005", "wrong-change", "0.1"
    severity = Severity.WARNING
    needs = (STATED,)

    examples = (
        Bad(
            """
            The bakery chain reported sales of $48 million, up from $40 million, a 25% increase.
                                               ~~~~~~~~~~~          ~~~~~~~~~~~    ^^^ a rise of 20%, not 25%
            """
        ),
        Bad(
            """
            Membership fell 40% to 600 from 900 after the fees went up.
                            ^^^    ~~~      ~~~ a fall of 33%, not 40%
            """
        ),
        Bad(
            """
            The number of burglaries more than doubled from 210 to 380 in a year.
                                     ^^^^^^^^^^^^^^^^^      ~~~    ~~~ 1.81 times
            """
        ),
        Bad(
            """
            Exports rose to 3.1 million tonnes, up from 3.6 million tonnes in the spring.
                            ~~~~~~~~~~~~~~~~~~          ~~~~~~~~~~~~~~~~~~
                                                ^^ a fall of 14%
            """
        ),
        Bad(
            """
            The colony grew from 1,000 birds to 3,100 birds in a decade, doubling in size.
                                 ~~~~~          ~~~~~                    ^^^^^^^^ 3.1 times
            """
        ),
        Bad(
            """
            Profit dropped to $60 million from $80 million, a fall of a third.
                              ~~~~~~~~~~~      ~~~~~~~~~~~            ^^^^^^^ a fall of 25%, not a third
            """
        ),
        Bad(
            """
            Rents rose a third, from 600 euros to 700 euros a month.
                       ^^^^^^^       ~~~~~~~~~    ~~~~~~~~~
            """
        ),
        Good("The price fell from $60 to $30, down by half, and rose half a point to 5.5% from 5%."),
        Good("Sales rose two quarters in a row, to $5 million from $4 million."),
        Good("“Sales fell 50%, to $3 million from $4 million,” she said, and corrected herself."),
        Good("Sales were $1.2 billion, up from $900 million, a 33% increase."),
        Good("The fund rose about 10 percent to $5.4 million from $5 million."),
        Good("Rents nearly doubled, from 520 euros to 990 euros, in the decade."),
        Good("Profit rose from $2 million to $3 million while costs fell 20%."),
        Good("Turnout rose from 40% to 50%, an increase of 10 percentage points."),
        Good("Adjusted for inflation, wages fell 2%, from $900 to $910 a week."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for sentence, row in doc[STATED]:
            if len(row) < 2:
                continue
            text = sentence.text
            stated = list(changes(row, text))
            for one in stated:
                yield from _share(one)
            for pair in pairs(row):
                if all(one.pair != pair for one in stated):
                    yield from _way(pair)
                yield from _times(pair, text, sentence.start)


def _share(one: Change) -> Iterator[Finding]:
    """Does the stated percentage fit the pair? Points called percent are NUM006's."""
    pair, share, way = one
    real = change(pair.before, pair.after)
    if real is None or pair.before.value == 0:
        return
    size = 100.0 if share.kind == "fraction" else 1.0
    stated = Range(share.low * size, share.high * size)
    slack = max(0.5, 0.02 * share.value * size)
    ways = [way] if way else [1, -1]
    if any(real.meets(stated if w > 0 else Range(-stated.high, -stated.low), slack) for w in ways):
        return
    if pair.before.kind == "percent":
        difference = abs(pair.after.value - pair.before.value)
        if stated.meets(Range(difference - 0.6, difference + 0.6)):
            return
    computed = percent_change(pair.before.value, pair.after.value)
    yield Finding(
        share.span,
        f"{_ends(pair)} is {_named(computed)}, not {share.text}",
        related=_places(pair),
        facts=_facts(pair, "change", share.value * size * (-1 if way < 0 else 1), computed),
    )


def _way(pair: Pair) -> Iterator[Finding]:
    """“Up from” a larger number, “down from” a smaller one."""
    m = re.search(r"\b(up|down|higher|lower)(?=\s+(?:sharply\s|slightly\s)?(?:from|than)\b)", pair.said)
    if m is None or pair.first is pair.before:
        return
    real = change(pair.before, pair.after)
    up = m.group() in ("up", "higher")
    if real is None or (real.high > -0.5 if up else real.low < 0.5):
        return
    at = pair.after.end + m.start()
    computed = percent_change(pair.before.value, pair.after.value)
    yield Finding(
        pair.after.block.source_span(at, at + len(m.group())),
        f"“{m.group()}”: {_ends(pair)} is {_named(computed)}",
        related=_places(pair),
        facts=_facts(pair, "direction", 1 if up else -1, computed),
    )


def _times(pair: Pair, text: str, offset: int) -> Iterator[Finding]:
    """“Doubled”, “tripled”, “halved” right before the pair, or “…, doubling in size” behind it."""
    m = _times_before(text, pair.first.phrase_start - offset) or _TIMES_BEHIND.match(text, pair.last.end - offset)
    if m is None or pair.before.low <= 0 or pair.after.low < 0:
        return
    if pair.before.kind == "percent" and pair.after.value > 100:
        return
    allowed = _allowed(_FACTORS[m["word"].lower()], (m["hedge"] or "").lower().split(" ")[-1] if m["hedge"] else "")
    real = Range(pair.after.low / pair.before.high, pair.after.high / pair.before.low)
    if real.meets(allowed):
        return
    computed = pair.after.value / pair.before.value
    said = m["said"]
    yield Finding(
        pair.first.block.source_span(offset + m.start("said"), offset + m.end("said")),
        f"“{said}”: {_ends(pair)} is {plain(computed, 2)} times as much",
        related=_places(pair),
        facts=_facts(pair, "factor", _FACTORS[m["word"].lower()], computed),
    )


def _times_before(text: str, start: int) -> re.Match[str] | None:
    """The last “doubled” before the pair that begins at `start`, if only “… to” or “… from” stands between."""
    m = next(reversed(list(_TIMES.finditer(text, max(0, start - 90), start))), None)
    if m is None or re.search(r"[.;:]|\b(?:and|while|but)\b", text[m.end() : start]):
        return None
    link = r"(?:[\s,][\w'’-]*)*\s(?:to|from)\s(?:just |only |the |a |its )*"
    return m if re.fullmatch(link, text[m.end() : start]) else None


def _allowed(factor: float, hedge: str) -> Range:
    """The factors that “doubled” and the like may stand for; “more than halved” goes down."""
    over, nearly = hedge in ("than", "over", "least"), hedge in ("nearly", "almost", "to", "under")
    if factor < 1:
        return Range(0.0, 0.52) if over else Range(0.48, 0.66) if nearly else Range(0.42, 0.57)
    if over:
        return Range(0.98 * factor, inf)
    return Range(0.8 * factor, 1.01 * factor) if nearly else Range(0.9 * factor, 1.12 * factor)


def _ends(pair: Pair) -> str:
    return f"{pair.before.text} to {pair.after.text}"


def _named(computed: float) -> str:
    """“a rise of 33%”, with a decimal where it is small."""
    size = plain(abs(computed), 0 if abs(computed) >= 10 else 1)
    return "no change" if size == "0" else f"a {'rise' if computed > 0 else 'fall'} of {size}%"


def _places(pair: Pair) -> Sequence[Related]:
    return [Related(f.span, f"“{f.text}”") for f in (pair.before, pair.after)]


def _facts(pair: Pair, operation: str, stated: float, computed: float) -> dict[str, object]:
    return {
        "operands": [pair.before.value, pair.after.value],
        "operation": operation,
        "stated": stated,
        "computed": round(computed, 4),
    }
