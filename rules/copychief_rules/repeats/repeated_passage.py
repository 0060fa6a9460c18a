"""REP004."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copychief.diagnostic import Finding, Related, Severity
from copychief.document import Document
from copychief.english.sentences import SENTENCES, Sentence
from copychief.rule import Bad, Good, Rule
from copychief.text import Span
from copychief_rules.repeats._cut import delete
from copychief_rules.repeats._index import REPEATS


class RepeatedPassage(Rule):
    """Two or more sentences in a row come again.

    The sentences are the same, word for word or nearly, in the same order; it is one finding for all of them.

    Why: a paragraph was pasted twice.
    Leave it when: a refrain is meant.

    It doesn't speak of a passage whose sentences were put into another order: those are REP001 and REP002.
    """

    code, name, since = "REP004", "repeated-passage", "0.1"
    severity, needs = Severity.WARNING, (SENTENCES, REPEATS)

    examples = (
        Bad(
            """
            The ferry ran aground at dawn. All 80 people on board were safe. Divers looked at the hull.
            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

            A tug came from the mainland.

            The ferry ran aground at dawn. All 80 people on board were safe.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 2 sentences
            """,
            fixed="""
The ferry ran aground at dawn. All 80 people on board were safe. Divers looked at the hull.

A tug came from the mainland.
""",
        ),
        Bad(
            """
            The school on Mill Road will close for good in July. Parents heard on Monday. They are angry.
            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

            A petition has 900 names.

            The school in Mill Road will shut for good in July. Parents heard on Monday. They are angry.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            """
        ),
        Good("Who won? Nobody knows. The count goes on.\n\nWho lost? Nobody knows. The count goes on."),
        Good("The ferry ran aground at dawn. Divers looked at the hull.\n\nThe hull held. A tug came at noon."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for passage in doc[REPEATS].passages:
            line = doc.source.lines.position(passage.first[0].span.start).line
            how = "" if passage.equal else "nearly "
            yield Finding(
                _whole(passage.again),
                f"these {len(passage.again)} sentences stand in line {line} already, {how}word for word",
                [Related(_whole(passage.first), "the first time")],
                delete(doc, passage.again, "Delete the repeated passage"),
                {"sentences": len(passage.again)},
            )


def _whole(sentences: Sequence[Sentence]) -> Span:
    return Span(sentences[0].span.start, sentences[-1].span.end)
