"""NUM004."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from copychief.diagnostic import Finding, Related, Severity
from copychief.document import Document
from copychief.english.figures import Figure
from copychief.english.sentences import Sentence
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule
from copychief_rules.numbers._arithmetic import STATED, percent, plain
from copychief_rules.numbers._whole import divided, listed, opens_with_rest, with_rest

# Behind a share of one thing these say what became of it. “Were” and “said” do not: 60% can be women and 50% young.
_FATE = lazy(r"[\s,]+(?:\w+ly\s)?(?:was|is|went|goes|came|comes|voted|remained|remains|had been|has been)\b")
_OF_WHOLE = lazy(
    r"\s(?:of|in)\s(?:the|its|their|his|her|our|all|this|that)\s[\w'’ -]{2,40}?\s(?:was|is|went|goes|came|comes|voted|remained|remains|had been|has been)\b"
)
_PREPOSITION = lazy(r"\s(to|on|for|from|against)\s")
_OTHER_WHOLE = lazy(
    r"\b(?:rose|rises?|risen|rising|fell|falls?|fallen|increase[ds]?|decrease[ds]?|decline[ds]?|drop(?:s|ped)?|grew|growth|(?<!made )(?<!make )(?<!makes )(?<!making )up|down|higher|lower"
    r"|jump(?:ed|s)?|climb(?:ed|s)?|of (?:those(?! (?:polled|surveyed|asked|questioned|interviewed|who))|them|these|whom|which)|respectively|compared|than|also|both|either|overlap\w*|some of|twice|times|sometimes|often|regularly|in (?:the |a )?(?:second|other|another|next|third))\b"
)
_LESS_OFTEN = lazy(r"\b(?:less|more) often\b|\bat least (?:once|twice)\b")
"Of two answers to “how often?” one excludes the other."
_VOTE = lazy(r"\b(?:votes?|ballots?|vote share)\b")
_LED = lazy(
    r"\b(?:led|leads|leading|won|wins|winning|had|has|received|took|polled|got|was ahead|is ahead)\s(?:with\s)?(?:about\s|just\s|some\s)?$"
)
_AHEAD_OF = lazy(
    r"(?:\sof (?:the )?(?:votes?|ballots?))?,?\s(?:compared (?:with|to)|to|against|versus|followed by|and)\s"
)

ROUGH = 2.0
"Points by which a fraction in words may miss."


class PercentagesOverWhole(Rule):
    """Shares of one whole add up to more than 100, beyond rounding. Fractions (“a third”) are shares too.

    Speaks where the sentence divides one thing: “60% of the building was destroyed, 25% was damaged and 30%
    was untouched”, “40% of the money goes to schools, 35% to roads and 35% to parks”, shares of one vote, answers
    that exclude each other, what is owned, split or made up, a row that ends with “something else” or “never”, and “the
    remaining 30%”, in the next sentence too.
    Groups that overlap (60% are women, 50% are under 30) and surveys with several answers are left alone.

    Why: one of the shares is wrong, or a share of something else.
    Leave it when: the shares overlap.

    Not caught: a row of shares whose words could be said of one and the same thing (“60% are poor and 50% are old”).
    """

    code, name, since = "NUM004", "percentages-over-whole", "0.1"
    severity = Severity.WARNING
    needs = (STATED,)

    examples = (
        Bad(
            """
            About 60% of the forest was cleared, 25% was burnt and 30% was left standing.
                  ~~~                            ~~~               ^^^ 115%
            """
        ),
        Bad(
            """
            Half the fee is fixed. Of the rest, 45 percent goes to the town, 40 percent to the county and 25 percent to the state.
                                                ~~~~~~~~~~                   ~~~~~~~~~~                   ^^^^^^^^^^ 110%
            """
        ),
        Bad(
            """
            Ms. Odell won 52% of the vote, Mr. Bray 37% and Mr. Chen 18%.
                          ~~~                       ~~~              ^^^ 107%
            """
        ),
        Bad(
            """
            In the poll, 48 percent backed the dam, 41 percent opposed it and 17 percent were undecided.
                         ~~~~~~~~~~                 ~~~~~~~~~~                ^^^^^^^^^^ 106%
            """
        ),
        Bad(
            """
            Cars account for 55% of sales, vans for 30% and bicycles for 25%, the dealer said.
                             ~~~                    ~~~                  ^^^ 110%
            """
        ),
        Bad(
            """
            Half of the grant went to schools, a third went to roads and a quarter went to parks.
            ~~~~                               ~~~~~~~                   ^^^^^^^^^ 108.3%
            """
        ),
        Bad(
            """
            Two-thirds of the members voted for the merger and 40% voted against it.
            ~~~~~~~~~~                                         ^^^
            """
        ),
        Bad(
            """
            Women made up 54% of the voters and men 51%.
                          ~~~                       ^^^ 105%
            """
        ),
        Bad(
            """
            The mill is owned 51% by the state, 30% by the bank and 24% by its staff.
                              ~~~               ~~~                 ^^^ 105%
            """
        ),
        Bad(
            """
            Asked where to build, 48% chose the hill, 37% the quay and 25% the park.
                                  ~~~                 ~~~              ^^^ 110%
            """
        ),
        Bad(
            """
            About 60 percent of the pupils live in town. The other 50 percent come by bus.
                  ~~~~~~~~~~                                       ^^^^^^^^^^
            """
        ),
        Bad(
            """
            Some 60% of the council backed the levy, 35% opposed it and 15% were undecided.
                 ~~~                                 ~~~                ^^^ 110%
            """
        ),
        Bad(
            """
            The Greens took 52 percent of the vote and the Blues 34 percent. The other 24 percent went to small parties.
                            ~~~~~~~~~~                           ~~~~~~~~~~            ^^^^^^^^^^ 110%
            """
        ),
        Good("Some 60 percent trust the police, 55 percent the courts and 20 percent the press."),
        Good("The state owns 60% of the mill and a Dutch fund the other 40%."),
        Good("About half of the forest was cleared, a third was burnt and a fifth was left standing."),
        Good("Women made up two-thirds of the jury and men half of the bench."),
        Good("In the poll, 62 percent backed the dam and 48 percent backed the road."),
        Good("About 60% of the forest was cleared, 25% was burnt and 15% was left standing."),
        Good("Some 60% of the members were women, 55% were over 40 and 30% lived in the county."),
        Good("Asked what worried them, 62% said rents, 58% said wages and 40% said the weather."),
        Good("Rents rose 60% in the north, 25% in the south and 30% in the east."),
        Good("Ms. Odell won 52.5% of the vote, Mr. Bray 37.3% and Mr. Chen 10.3%."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        before: tuple[Sentence, list[Figure]] | None = None  # the shares of the sentence before
        for sentence, stated, kinds in doc[STATED]:
            if kinds.isdisjoint(("percent", "fraction")):
                before = None
                continue
            row = [f for f in stated if f.kind in ("percent", "fraction") and not f.is_range]
            stretches = [(row, sentence.text)]
            if before and row and sentence.index == before[0].index + 1 and row[0].block is before[1][0].block:
                earlier = before[1]
                if len(earlier) == 1 or (
                    sum(map(percent, earlier)) <= 100 and listed(earlier) and opens_with_rest(row[0], sentence.start)
                ):
                    stretches.append(([*earlier, row[0]], f"{before[0].text} {sentence.text}"))
            before = (sentence, row) if row else None
            for shares, text in stretches:
                parts = _parts(shares, text, sentence)
                if parts and sum(map(_least, parts)) > 100.01:
                    yield _finding(parts)
                    break


def _parts(row: Sequence[Figure], text: str, sentence: Sentence) -> Sequence[Figure]:
    """Those of the shares that are surely parts of one whole. The text is that of their sentences."""
    if len(row) < 2 or sum(map(percent, row)) <= 100 or any(percent(f) >= 100 for f in row):
        return ()
    if _race(row):
        return row
    low = _LESS_OFTEN.sub(" ", text.lower())
    if _OTHER_WHOLE.search(low):
        return ()
    if row[0].start < sentence.start:  # of two sentences the second must say that it goes on
        return with_rest(row)
    if (len(row) > 2 and _divided(row)) or _vote(row, low) or divided(row, sentence.end):
        return row
    return with_rest(row)


def _least(share: Figure) -> float:
    """The least percentage that is meant: “a third” may be a little less than a third."""
    if share.kind == "percent":
        return max(share.low, 0.0)
    return 100 * share.low if share.hedge else percent(share) - ROUGH


def _divided(row: Sequence[Figure]) -> bool:
    """Does each share say what became of one and the same whole?"""
    text = row[0].block.text
    first = text[row[0].end : row[1].phrase_start]
    of_whole = "of the" in text[max(0, row[0].start - 60) : row[0].start].lower()  # “Of the rest, 45% goes …”
    if not (_OF_WHOLE.match(first) or (of_whole and _FATE.match(first))):
        return False
    preposition = _PREPOSITION.search(first)
    for n, figure in enumerate(row[1:], 1):
        end = row[n + 1].phrase_start if n + 1 < len(row) else len(text)
        said = text[figure.end : end]
        if re.match(r"\s(?:of|in)\s", said):
            return False
        if not (_FATE.match(said) or (preposition and said.startswith(f" {preposition[1]} "))):
            return False
    return True


def _vote(row: Sequence[Figure], low: str) -> bool:
    """“X won 52% of the vote, Y 37% and Z 18%”: a name before each share."""
    text = row[0].block.text
    if not _VOTE.search(text[row[0].end : row[0].end + 20].lower()):
        return False
    for a, b in pairwise(row):
        gap = text[a.end : b.phrase_start]
        if len(gap) > 60 or not re.fullmatch(
            r"(?:\s(?:of|in) the (?:[a-z]+ )?(?:votes?|ballots?))?,?(?:\s(?:and|to|against|followed by|while|ahead of))?(?:\s(?:the\s)?(?:[A-Z][\w.'’-]*|of|the|[a-z]+'s))+(?:,)?(?:\s(?:won|took|got|received|with|had))?\s?",
            gap,
        ):
            return False
    return True


def _race(row: Sequence[Figure]) -> bool:
    """“Ms. Odell led with 51 percent, compared with 44 percent for Mr. Bray and 15 percent for Mr. Chen”."""
    text = row[0].block.text
    lead = text[max(0, row[0].phrase_start - 40) : row[0].phrase_start]
    first = text[row[0].end : row[1].phrase_start]
    return (
        _LED.search(lead) is not None
        and _AHEAD_OF.fullmatch(first) is not None
        and all(re.match(r"\sfor\s(?:the\s)?[A-Z]", text[f.end : f.end + 12]) for f in row[1:])
    )


def _finding(row: Sequence[Figure]) -> Finding:
    total = sum(map(percent, row))
    return Finding(
        row[-1].span,
        f"{' + '.join(f.text for f in row)} = {plain(total)}% of one whole",
        related=[Related(f.span, f"“{f.text}”") for f in row[:-1]],
        facts={
            "operands": [round(percent(f), 1) for f in row],
            "operation": "sum",
            "stated": 100,
            "computed": round(total, 3),
        },
    )
