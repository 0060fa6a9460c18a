"""REP002."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from copychief.diagnostic import Finding, Related, Severity
from copychief.document import Document
from copychief.english.sentences import SENTENCES
from copychief.rule import Bad, Good, Rule
from copychief_rules.repeats._cut import delete
from copychief_rules.repeats._index import REPEATS
from copychief_rules.repeats._likeness import differences
from copychief_rules.repeats._profile import PROFILES


@dataclass(frozen=True)
class NearRepeatedSentence(Rule):
    """A sentence says again what an earlier one said, in nearly the same words.

    The two share most of their words, in whatever form (“2”, “two”; “wasn't”, “was not”), and what one has
    more weighs little. No figure, name, negation or direction of the one contradicts the other. A sentence that
    only restates the one before it counts as well.

    Why: the story was edited in two places, or a paraphrasing machine wrote it; the reader is told twice.
    Leave it when: the second is a deliberate echo, or corrects the first.

    It doesn't find a repeat in quite other words, nor one with a further clause of its own.
    """

    code, name, since = "REP002", "near-repeated-sentence", "0.1"
    severity, needs = Severity.WARNING, (SENTENCES, PROFILES, REPEATS)
    min_words: int = 5
    "Shorter sentences may be alike."

    examples = (
        Bad(
            """
            The council approved the plan for a new library on Elm Street late on Tuesday.
            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

            Work starts in spring. The council passed the plan for a new library on Elm Street on Tuesday.
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “approved” there, “passed” here
            """
        ),
        Bad(
            """
            “The last week was hard, with storms, floods and two broken dams,” Ortiz said. “The past week was hard.”
            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ ^^^^^^^^^^^^^^^^^^^^^^^^^
            """
        ),
        Bad(
            """
            On Monday the mayor said the city would not pay for the two new bridges over the Orne.
            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

            Others will pay. The city won't pay for the 2 new bridges over the Orne, the mayor said on Monday.
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            """
        ),
        Good(
            "Sales in the north rose 3% to 412 million pounds in the first quarter.\n\n"
            "Sales in the south rose 5% to 390 million pounds in the first quarter."
        ),
        Good(
            "Shares of the steel maker rose sharply in early trade on Monday after the report.\n\n"
            "Shares of the steel maker fell sharply in late trade on Monday after the report."
        ),
        Good(
            "The court said that the tax was lawful under the old charter.\n\n"
            "The court did not say that the tax was lawful under the new charter."
        ),
        Good(
            "Trucks from Arden to Bilsk must pay the new toll from the first of May.\n\n"
            "Trucks from Bilsk to Arden must pay the new toll from the first of May."
        ),
        Good("Anna Reyes won the women's race on Sunday. Paul Adeyemi won the men's race on Sunday."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        known = doc[PROFILES]
        for twin in doc[REPEATS].twins:
            if twin.equal or len(twin.again.text.split()) < self.min_words:
                continue
            changed = differences(known[twin.first.index], known[twin.again.index])
            shown = "; ".join(
                f"“{there}” there, “{here}” here" for there, here in changed[:2] if len(there) < 30 > len(here)
            )
            line = doc.source.lines.position(twin.first.span.start).line
            yield Finding(
                twin.again.span,
                f"nearly the same sentence stands in line {line} already" + (f" ({shown})" if shown else ""),
                [Related(twin.first.span, "the first time")],
                delete(doc, [twin.again], "Delete the second sentence"),
                {"differences": [list(pair) for pair in changed]},
            )
