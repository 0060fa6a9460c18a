"""REP006."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copychief.diagnostic import Edit, Finding, Fix, Severity
from copychief.document import PROSE, Document
from copychief.rule import Bad, Good, Rule

_TWICE = re.compile(r"\b(?P<first>[A-Za-z]+)(?P<gap>\s+)(?P<again>(?P=first))\b(?![-'’])", re.IGNORECASE)

# Two of these in a row can be good English ("had had", "what it is is", "the man that that dog bit").
_MAY_REPEAT = frozenset("had that is was who her do did you so very really no yes ha bye now there in on".split())


class DoubledWord(Rule):
    """A word stands twice in a row.

    Why: the eye slides over “the the”, above all across a line break, and a spell-checker passes it.
    Leave it when: the doubling is meant. Words that may well follow themselves (“had had”, “that that”) and
    capitalised ones (“Duran Duran”) are left alone.
    """

    code, name, since = "REP006", "doubled-word", "0.1"
    severity = Severity.WARNING
    reads = PROSE

    examples = (
        Bad(
            """
            The council met in the the town hall.
                               ^^^^^^^ “the the”
            """,
            fixed="The council met in the town hall.",
        ),
        Good("She had had enough of that that day."),
        Good("Fans of Duran Duran said “no, no, no” and danced."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for block in doc.of_kind(self.reads):
            for m in _TWICE.finditer(block.text):
                word = m["again"]
                if word.lower() in _MAY_REPEAT or word[0].isupper() or len(word) == 1 and word != "a":
                    continue
                span = block.source_span(m.start(), m.end())
                cut = block.source_span(m.end("first"), m.end())
                yield Finding(
                    span,
                    f"“{m['first']} {word}”: the word stands twice in a row",
                    fixes=[Fix("Delete the second", (Edit(cut, ""),), safe=True)],
                    facts={"word": word.lower()},
                )
