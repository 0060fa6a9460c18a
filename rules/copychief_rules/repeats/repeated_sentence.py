"""REP001."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from copychief.diagnostic import Finding, Related, Severity
from copychief.document import Document
from copychief.english.sentences import SENTENCES
from copychief.rule import Bad, Good, Rule
from copychief_rules.repeats._cut import delete
from copychief_rules.repeats._index import REPEATS


@dataclass(frozen=True)
class RepeatedSentence(Rule):
    """A sentence says again what an earlier one said, word for word.

    Sentences are equal if their words are: case, quotation marks, spacing and punctuation don't count.

    Why: a reader stops trusting copy that was pasted twice.
    Leave it when: a refrain is meant.

    It doesn't speak of a whole quotation used twice (REP003), of two or more sentences in a row (REP004), of a
    short sentence that stands three times and so is a refrain, of lines made to a formula (fouls, fixtures,
    results), from entry to entry of a live blog, or of titles and captions.
    """

    code, name, since = "REP001", "repeated-sentence", "0.1"
    severity, needs = Severity.WARNING, (SENTENCES, REPEATS)
    min_words: int = 6
    "Shorter sentences may repeat."

    examples = (
        Bad(
            """
            The bridge over the Tamar closed at noon on Friday. Traffic was sent through the old town.
            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

            Engineers found a crack in a cable. The bridge over the Tamar closed at noon on Friday.
                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ word for word
            """,
            fixed="""
The bridge over the Tamar closed at noon on Friday. Traffic was sent through the old town.

Engineers found a crack in a cable.
""",
        ),
        Bad(
            """
            The mayor's office said “all buses will run” by Monday.
            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

            Drivers doubted it.

            The Mayor’s office said "all buses will run" by Monday.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            """,
        ),
        Bad(
            """
            Rain fell for three days. It was the wettest May on record. Farmers feared for the hay.
                                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
            It was the wettest May on record. The rivers rose.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            """
        ),
        Good("He said no. The council voted on. He said no. The council adjourned."),
        Good("“We will rebuild the harbour wall,” she said.\n\nLater she wrote: “We will rebuild the harbour wall.”"),
        Good(
            "- Hull City against Leeds United on Saturday\n- Cup replay\n- Hull City against Leeds United on Saturday"
        ),
        Good(
            "Nobody in the town had seen the boy. His mother asked the baker.\n\n"
            "Nobody in the town had seen the boy. She asked the priest.\n\nNobody in the town had seen the boy."
        ),
        Good("It was the wettest May on record. Farmers said that it was the wettest May on record in the north."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for twin in doc[REPEATS].twins:
            words = len(twin.again.text.split())
            if twin.equal and words >= self.min_words:
                yield Finding(
                    twin.again.span,
                    f"this sentence stands in line {doc.source.lines.position(twin.first.span.start).line} already, word for word",
                    [Related(twin.first.span, "the first time")],
                    delete(doc, [twin.again], "Delete the repeated sentence"),
                    {"words": words},
                )
