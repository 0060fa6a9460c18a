"""NAM003."""

from __future__ import annotations

from collections.abc import Iterator

from copychief.diagnostic import Confidence, Finding, Related, Severity
from copychief.document import RUNNING, Document
from copychief.english.name_lists import places
from copychief.english.names import CHAINS, Chain, Mention
from copychief.rule import Bad, Good, Rule


class SurnameFirst(Rule):
    """A person is named by surname alone first, and in full only later.

    The full name belongs at the first mention. Headlines and captions don't count. A surname behind an office
    (“President Obama”) is a way to introduce somebody, and so is a lead that leaves the full name to the next
    paragraph; both are let pass with lower confidence.

    Why: the reader meets a stranger and looks back for the introduction. It is most often the trace of a cut.
    Leave it when: everybody knows who is meant.
    It doesn't speak of people whose full name never comes: whether they need one can't be told from the text.
    """

    code, name, since = "NAM003", "surname-first", "0.1"
    severity = Severity.INFO
    needs = (CHAINS,)
    reads = RUNNING

    examples = (
        Bad(
            """
            The vote came late on Monday, after a long debate.

            “We had no choice,” Harrowgate said. The council had met in the old school.
                                ^^^^^^^^^^ “Harrowgate” is introduced only in line 7

            Nobody else wanted to speak about it. The lights went out at ten.

            The mayor, Celia Harrowgate, has led the council since May. Harrowgate leaves in June.
                       ~~~~~~~~~~~~~~~~
            """
        ),
        Good(
            """
            The mayor, Celia Harrowgate, has led the council since May.

            “We had no choice,” Harrowgate said. Her brother, Tom Harrowgate, agreed.
            """
        ),
        Good(
            """
            # Harrowgate to leave in June

            The mayor, Celia Harrowgate, has led the council since May.
            """
        ),
        Good(
            """
            Austin is a city in Texas, and Austin has grown.

            The road is closed near Austin.

            Secretary Lloyd Austin was there.
            """
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        index = {id(block): n for n, block in enumerate(doc.blocks)}
        for chain in doc[CHAINS]:
            if chain.kind != "person":
                continue
            body = [m for m in chain.mentions if m.block.kind in self.reads]
            if not body or body[0].full or body[0].title or _given(body[0], chain) or body[0].text in places():
                continue
            first = body[0]
            full = next((m for m in body if m.full), None)
            if full is None or not (first.cued or full.role):
                continue
            far = index[id(full.block)] - index[id(first.block)]
            line = doc.source.lines.position(full.span.start).line
            yield Finding(
                first.span,
                f"“{first.text}” is introduced only in line {line}, as “{full.text}”",
                related=[Related(full.span, "in full")],
                facts={"surname": first.text, "full": full.text},
                confidence=Confidence.HIGH if far >= 2 else Confidence.MEDIUM if far else Confidence.LOW,
            )


def _given(mention: Mention, chain: Chain) -> bool:
    """A first name stands for the person: another matter than a surname without an introduction."""
    return mention.text == chain.given.split(" ")[0]
