"""NUM006."""

from __future__ import annotations

from collections.abc import Iterator

from copychief.diagnostic import Edit, Finding, Fix, Related, Severity
from copychief.document import Document
from copychief.english.figures import Figure
from copychief.rule import Bad, Good, Rule
from copychief_rules.numbers._arithmetic import STATED, Range, change, percent_change, plain, range_of
from copychief_rules.numbers._changes import changes, pairs


class PercentOrPoints(Rule):
    """The difference of two percentages is called percent.

    From 20% to 25% is a rise of five percentage points, or of 25 percent.

    Why: the two are a factor of four apart here, and readers take the smaller for the truth.
    Leave it when: the percentage is of something else.
    """

    code, name, since = "NUM006", "percent-or-points", "0.1"
    severity = Severity.WARNING
    needs = (STATED,)

    examples = (
        Bad(
            """
            Its market share rose from 20% to 25%, an increase of 5%, the company said.
                                       ~~~    ~~~                 ^^ 5 percentage points
            """,
            fixed="Its market share rose from 20% to 25%, an increase of 5 percentage points, the company said.",
        ),
        Bad(
            """
            Turnout fell by 6 percent, from 58 percent to 52 percent.
                            ^^^^^^^^^       ~~~~~~~~~~    ~~~~~~~~~~
            """
        ),
        Bad(
            """
            The rate is now 7.5%, up from 5%, a 2.5% increase.
                            ~~~~          ~~    ^^^^
            """,
            fixed="The rate is now 7.5%, up from 5%, a 2.5-percentage-point increase.",
        ),
        Good("Its market share rose from 20% to 25%, an increase of 25%."),
        Good("Turnout fell by six percentage points, from 58 percent to 52 percent."),
        Good("Unemployment rose from 5% to 6% as output fell 1%."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for sentence, row, kinds in doc[STATED]:
            if len(row) < 3 or "percent" not in kinds or sum(f.kind == "percent" for f in row) < 3:
                continue
            for pair, share, _way in changes(row, list(pairs(row)), sentence.text):
                before, after = pair.before, pair.after
                real = change(before, after)
                if before.kind != "percent" or share.kind != "percent" or real is None:
                    continue
                stated, difference = range_of(share), abs(after.value - before.value)
                if not stated.meets(Range(difference - 0.05, difference + 0.05)):
                    continue
                nominal = abs(percent_change(before.value, after.value))
                fits = real.meets(stated) or real.meets(Range(-stated.high, -stated.low))
                # small whole rates allow nearly any change; that one is the difference to the digit is no accident
                if fits and not (abs(share.value - difference) < 1e-6 and nominal > 2 * share.value + 2):
                    continue
                relative = plain(nominal, 0)
                points = f"{plain(difference, 2)} percentage point{'' if difference == 1 else 's'}"
                yield Finding(
                    share.span,
                    f"{before.text} to {after.text} is a change of {points} or of {relative}%, not of {share.text}",
                    related=[Related(before.span, f"“{before.text}”"), Related(after.span, f"“{after.text}”")],
                    fixes=[Fix("Say percentage points", (Edit(share.span, _points(share, difference)),))],
                    facts={
                        "operands": [before.value, after.value],
                        "operation": "difference",
                        "stated": share.value,
                        "computed": round(difference, 4),
                    },
                )


def _points(share: Figure, difference: float) -> str:
    """“5 percentage points”; before a noun “5-percentage-point”, as after “a”."""
    number = share.text.split("%")[0].split()[0]
    before = share.block.text[: share.start].rstrip().lower()
    if before.endswith((" a", " an")):
        return f"{number}-percentage-point"
    return f"{number} percentage point{'' if difference == 1 else 's'}"
