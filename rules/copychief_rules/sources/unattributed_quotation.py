"""SRC004."""

from __future__ import annotations

from collections.abc import Iterator

from copychief.diagnostic import Finding, Severity
from copychief.document import Document
from copychief.english.quotations import QUOTATIONS, Quotation
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule

_FINITE = lazy(
    r"\b(?:is|are|was|were|am|has|have|had|will|would|can|could|do|does|did|should|must|may|might|shall|won|won't|don't|isn't"
    r"|[a-z]+n't|i'm|i've|it's|that's|there's|they're|we're|you're|he's|she's|we've|they've|[a-z]{2,}ed)\b"
)

_TURN = lazy(r"[A-Z][A-Z .'’-]+:")


class UnattributedQuotation(Rule):
    """A quotation of two clauses or more, and no speaker in its sentence, its paragraph or those beside it.

    Why: a reader must know whose words these are.
    Leave it when: the quotation is a saying, a sign or a title that everybody knows.

    It does not ask whether the speaker it finds is the right one; a speaker anywhere in reach will do.
    """

    code, name, since = "SRC004", "unattributed-quotation", "0.1"
    severity = Severity.WARNING
    needs = (QUOTATIONS,)

    examples = (
        Bad(
            """
            The pier was closed on Monday, and nobody had been warned. “It is a blow for the town, and we will not
                                                                       ^
            forget who did this.”

            The council meets again in June.
            """
        ),
        Good("The pier was closed on Monday, the mayor said. “It is a blow, and we will not forget it.”"),
        Good(
            """
            Ms. Okoye told reporters that the pier was lost.

            “It is a blow for the town, and we will not forget who did this.”
            """
        ),
        Good("Ana Ruiz: “It is a blow for the town, and we will not forget it.”"),
        Good("He has “no idea” why his boat, the “Will She Won’t She”, is still there."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        quotations = doc[QUOTATIONS]
        for i, q in enumerate(quotations):
            if (
                q.block.kind not in self.reads
                or q.nested
                or q.single
                or q.reach
                or q.continues is not None
                or not q.closed
            ):
                continue
            if _clauses(q) < 2 or not _stands_alone(q) or _goes_on(quotations, i):
                continue
            yield Finding(
                q.block.source_span(q.start, q.start + 1),
                f"nobody in reach says {_excerpt(q)}",
                facts={"quotation": q.content},
            )


def _clauses(q: Quotation) -> int:
    """Finite verbs, as far as a list of forms tells; a lower bound."""
    return len(_FINITE.findall(" ".join(q.words)))


def _stands_alone(q: Quotation) -> bool:
    """Is the quotation a sentence of its own, not woven into one of the writer's?"""
    if _TURN.match(q.content):  # a line of a transcript has its speaker in it
        return False
    before = q.block.text[: q.start].rstrip()
    return (not before or before[-1] in '.!?:…”"') and q.content[:1].isupper() and q.content.rstrip()[-1:] in ".!?…"


def _goes_on(quotations: tuple[Quotation, ...], i: int) -> bool:
    """Does the next quotation, in the next paragraph, have a speaker? Then both are his."""
    return any(q.reach in ("sentence", "paragraph") for q in quotations[i + 1 : i + 3])


def _excerpt(q: Quotation) -> str:
    words = q.content.split()
    return "“" + " ".join(words[:6]) + (" …”" if len(words) > 6 else "”")
