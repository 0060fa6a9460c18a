"""NUM005."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot

from copychief.diagnostic import Finding, Related, Severity
from copychief.document import Document
from copychief.english.figures import Figure
from copychief.rule import Bad, Good, Rule
from copychief_rules.numbers._arithmetic import STATED, Range, Stated, change, percent_change, plain
from copychief_rules.numbers._changes import (
    ENDS,
    SHARES,
    Change,
    Pair,
    changes,
    compared,
    differences,
    pairs,
)
from copychief_rules.numbers._moves import Move, from_start, moves
from copychief_rules.numbers._multiples import Multiple, beside_multiples, compared_multiples, multiple
from copychief_rules.numbers._proportions import misstated, proportions
from copychief_rules.numbers._rounding import around, half, halves, scale
from copychief_rules.numbers._ways import WrongWay, wrong_way


class WrongChange(Rule):
    """A change is stated with its two ends, and the arithmetic says otherwise.

    Looks at “up from A to B, a Z% rise”, “rose Z% to B from A”, “doubled from A to B”, at amounts and points (“cut by Z,
    from A to B”), multiples (“B, twice as many as the A”), at “fell Z, or 5%, to B”, at “rose from” a larger number, and at
    a share that stands beside its part and its whole (“120 of the 1,500, or 8%”, “8% of them, or 120”). Every number stands for
    the range that its digits and hedges allow (“$1.2 billion” is 1.15 to 1.25 billion, “about 30%” is 27 to
    33); the rule speaks only if no likely values in the ranges fit.

    Why: the percentage is worked out once, from other figures than those that stay in the copy.
    Leave it when: the percentage is adjusted, for inflation say, and the sentence does not say so.

    Not caught: a change whose two ends stand in different sentences, but for “That was up Z% from A” and “A year
    earlier it was A, a drop of Z%” right behind.
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
        Bad(
            """
            The grant was cut by $5 million, from $40 million to $30 million.
                                 ^^^^^^^^^^       ~~~~~~~~~~~    ~~~~~~~~~~~ a fall of 10 million
            """
        ),
        Bad(
            """
            There were 300 entries, three times as many as the 150 sent in last year.
                       ~~~                                     ~~~
                                    ^^^^^^^^^^^ 2 times
            """
        ),
        Bad(
            """
            The stock fell $3, or 15 percent, to close at $27.
                           ~~     ^^^^^^^^^^              ~~~ a fall of 10%
            """
        ),
        Bad(
            """
            The bank raised its rate by 25 basis points, from 2.25% to 3%.
                                        ^^^^^^^^^^^^^^^       ~~~~~    ~~ 0.75 points
            """
        ),
        Bad(
            """
            Sales reached $150 million last year. That was up 30 percent from $100 million the year before.
                          ~~~~~~~~~~~~                        ^^^^^^^^^^      ~~~~~~~~~~~~ a rise of 50%
            """
        ),
        Bad(
            """
            The clerk counted 48 of the 60 boxes, or 70 percent, by noon. The jobless rate has risen from 12 percent to 8 percent.
                              ~~        ~~           ^^^^^^^^^^ 80%
                                                                                               ^^^^^      ~~~~~~~~~~    ~~~~~~~~~
            """
        ),
        Good("The clerk counted 48 of the 60 boxes, or 80 percent, by noon. Its rank has risen from 12 to 8."),
        Good("The club has 240 members, 40 more than the 200 it had in 2015."),
        Good("The fee will rise by $10 each year, from $40 now to $70."),
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
        last: Stated | None = None
        for here in doc[STATED]:
            sentence, row, kinds = here
            goes_on = last and last.sentence.index == sentence.index - 1 and last.sentence.block is sentence.block
            before = last.row if last and goes_on else ()
            last = here
            shares = not kinds.isdisjoint(SHARES)
            if shares:
                for found in proportions(before, row):
                    yield misstated(found)
            if len(row) < 2:
                continue
            for one in compared(before, row, sentence):
                yield from _share(one) if one.by.kind in SHARES else _amount(one)
            text = sentence.text
            paired = list(pairs(row))
            stated: list[Change] = []
            if len(row) > 2:
                stated += changes(row, paired, text)
                for one in stated:
                    yield from _share(one)
                for one in differences(row, paired, text):
                    yield from _amount(one)
                if shares:
                    for one in from_start(row):
                        yield from _amount(one)
                    for move in moves(row):
                        yield from _moved(move)
            for pair in paired:
                wrong = wrong_way(pair, text, sentence.start) if all(one.pair != pair for one in stated) else None
                if wrong:
                    yield _way(wrong)
                said = multiple(pair, text, sentence.start)
                if said:
                    yield from _times(said)
            row = [f for f in row if f.kind in ENDS]
            if len(row) < 2:
                continue
            for said in (*compared_multiples(row), *beside_multiples(row)):
                yield from _times(said)


def _share(one: Change) -> Iterator[Finding]:
    """Does the stated percentage fit the pair? Points called percent are NUM006's."""
    pair, share, way = one
    real = change(pair.before, pair.after)
    if real is None or pair.before.value == 0:
        return
    if not (pair.before.hedge or pair.after.hedge) and pair.after.value > 0:
        ratio = pair.after.value / pair.before.value
        real = around(
            100 * (ratio - 1),
            (
                100 * ratio * off / f.value
                for f, off in zip((pair.before, pair.after), halves(pair.before, pair.after), strict=True)
            ),
        )
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


def _way(wrong: WrongWay) -> Finding:
    """“Up from” a larger number, “down from” a smaller one."""
    pair = wrong.pair
    block = pair.after.block
    computed = percent_change(pair.before.value, pair.after.value)
    return Finding(
        block.source_span(wrong.start, wrong.end),
        f"“{block.text[wrong.start : wrong.end]}”: {_ends(pair)} is {_named(computed)}",
        related=_places(pair),
        facts=_facts(pair, "direction", wrong.way, computed),
    )


def _times(said: Multiple) -> Iterator[Finding]:
    """Does the stated factor fit the pair?"""
    pair = said.pair
    real = Range(pair.after.low / pair.before.high, pair.after.high / pair.before.low)
    if real.meets(said.allowed):
        return
    computed = pair.after.value / pair.before.value
    words = pair.first.block.text[said.start : said.end]
    yield Finding(
        pair.first.block.source_span(said.start, said.end),
        f"“{words}”: {_ends(pair)} is {plain(computed, 2)} times as much",
        related=_places(pair),
        facts=_facts(pair, "factor", said.factor, computed),
    )


def _amount(one: Change) -> Iterator[Finding]:
    """Does the stated difference fit the pair?"""
    pair, by, way = one
    size = scale(by, pair.before)
    real = Range(pair.after.low - pair.before.high, pair.after.high - pair.before.low)
    stated = Range(by.low * size, by.high * size)
    if not (pair.before.hedge or pair.after.hedge):
        halves = [half(pair.before), half(pair.after)]
        cents = pair.before.kind == "money" and min(f.precision for f in (pair.before, pair.after)) < 1
        if pair.before.kind == "percent" or cents:  # “from 2.25% to 3%”, “from $2.50 to $3”: both to the same digit
            halves = [min(halves + [f.precision / 2 for f in (pair.before, pair.after)])] * 2
        if not by.hedge:
            halves.append(half(by) * size)
            stated = Range(by.value * size, by.value * size)
        real = around(pair.after.value - pair.before.value, halves)
    if any(real.meets(stated if w > 0 else Range(-stated.high, -stated.low)) for w in ([way] if way else [1, -1])):
        return
    computed = pair.after.value - pair.before.value
    word = "rise" if computed > 0 else "fall"
    yield Finding(
        by.span,
        f"{_ends(pair)} is a {word} of {_written(abs(computed), by)}, not {by.text}",
        related=_places(pair),
        facts=_facts(pair, "difference", by.value * size * (-1 if way < 0 else 1), computed),
    )


def _moved(move: Move) -> Iterator[Finding]:
    """“Fell $3, or 15 percent, to $27”: does the share fit the amount?"""
    amount, share, after, way = move
    if amount.hedge or after.hedge or share.hedge or amount.is_range or after.is_range:
        return
    size = scale(amount, after)
    before = after.value - way * amount.value * size
    if before <= 0 or amount.value <= 0:
        return
    computed = 100 * amount.value * size / before
    off = hypot(computed * half(amount) / amount.value, computed * half(after) / before, half(share))
    if abs(computed - share.value) <= off + max(0.1, 0.03 * share.value):
        return
    yield Finding(
        share.span,
        f"{amount.text} {'up' if way > 0 else 'down'} to {after.text} is {_named(way * computed)}, not {share.text}",
        related=[Related(f.span, f"“{f.text}”") for f in (amount, after)],
        facts={
            "operands": [round(before, 4), after.value],
            "operation": "change",
            "stated": way * share.value,
            "computed": round(way * computed, 4),
        },
    )


def _written(value: float, like: Figure) -> str:
    """A difference as a message writes it, in the unit of the one that is stated."""
    if like.kind == "points":
        return f"{plain(value, 2)} points"
    for name, one in (("billion", 1e9), ("million", 1e6)):
        if value >= one:
            return f"{plain(value / one, 2)} {name}"
    return plain(value, 2)


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
