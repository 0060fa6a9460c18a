"""REA001."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from copychief.diagnostic import Finding, Severity
from copychief.document import Document
from copychief.english.sentences import SENTENCES
from copychief.rule import Bad, Good, Rule
from copychief_rules.readability._grade import flesch_kincaid

MIN_SENTENCES = 3
"A shorter text has no grade worth the name."


@dataclass(frozen=True)
class ReadingGrade(Rule):
    """The text is harder to read than the limit allows.

    The grade is Flesch and Kincaid's, the years of school that a reader needs, as textstat computes it over the
    running text. The finding stands at the longest sentence, the place to begin.

    Why: a publication knows its readers.
    Leave it when: the matter is hard.

    Off unless selected: it is a matter of taste. Titles, captions, tables and quote blocks don't count. Syllables
    are counted by hyphenation (pyphen), so the grade can differ by some tenths from one counted by a dictionary.
    """

    code, name, since = "REA001", "reading-grade", "0.1"
    severity, needs = Severity.INFO, (SENTENCES,)
    default = False
    max_grade: float = 12.0
    "The highest grade that is let stand."

    examples = (
        Bad(
            """
            Notwithstanding considerable preliminary deliberations, administrative representatives unanimously recommended comprehensive infrastructural modernisation.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the limit is 12

            Municipal representatives subsequently acknowledged extraordinary budgetary complications.

            Environmental organisations immediately characterised the recommendations as unsatisfactory.
            """
        ),
        Good("The cat sat on the mat. It was a wet day, and the rain fell. The dog came in, and the cat left."),
        Good(
            "Municipal representatives acknowledged budgetary complications. They met. They left.",
            options={"max_grade": 30.0},
        ),
        Good("Notwithstanding considerable preliminary deliberations, representatives recommended modernisation."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        sentences = [s for s in doc[SENTENCES] if s.block.kind in self.reads]
        if len(sentences) < MIN_SENTENCES:
            return
        grade = flesch_kincaid([s.text for s in sentences])
        if grade > self.max_grade:
            hardest = max(sentences, key=lambda s: s.end - s.start)
            yield Finding(
                hardest.span,
                f"the text reads at grade {grade:.1f}, the limit is {self.max_grade:g}; this is its longest sentence",
                facts={"grade": round(grade, 1), "limit": self.max_grade},
            )
