"""DAT003."""

from __future__ import annotations

from collections.abc import Iterator

from copychief.diagnostic import Confidence, Finding, Severity
from copychief.document import RUNNING, BlockKind, Document
from copychief.english.quotation_marks import QUOTATION_MARKS
from copychief.english.times import TIMES, TimeExpression
from copychief.rule import Bad, Good, Rule

_COUNTED = frozenset({"day", "night", "week", "weekend", "month", "morning", "afternoon", "evening"})


class UndatedDay(Rule):
    """“Tomorrow” or “last week” in a text with no date to count from.

    Nothing in the article says when it was written: neither its front matter, nor `--published`, nor a dateline, nor
    any date in the text. One finding an article, at the first such word. It is sure of itself only if the article has
    front matter and that lacks a date; a bare text may get its date elsewhere, and then the finding shows under the
    profile `strict`.

    Why: a week on, nobody knows which day “tomorrow” was.
    Leave it when: the date is added on publication.
    Not caught: “today”, which may mean these days; years and seasons; words inside quotations.
    """

    code, name, since = "DAT003", "undated-day", "0.1"
    severity = Severity.INFO
    needs = (TIMES, QUOTATION_MARKS)

    examples = (
        Bad(
            """
            ---
            title: Bridge to close
            ---

            The bridge will close tomorrow for repairs. It will open again next week.
                                  ^^^^^^^^ no date
            """
        ),
        Bad(
            """
            The team lost last night and again plays on Sunday.
                          ^^^^^^^^^^ “last night”
            """
        ),
        Good("The bridge will close tomorrow for repairs.", published="2025-03-12"),
        Good("---\ntitle: Bridge to close\ndate: 2025-03-12\n---\n\nThe bridge will close tomorrow."),
        Good("RIVERTON, Ohio, March 12, 2025 — The bridge will close tomorrow for repairs."),
        Good("The bridge closed on March 12. It will open again next week."),
        Good("“We open tomorrow,” she said on Tuesday. Today most bridges are made of steel; this year is no other."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        if doc.metadata.published:
            return
        times = doc[TIMES]
        if any(t.kind == "date" or (t.kind == "month" and t.year) for t in times):
            return
        first = next((t for t in times if _counts_from_now(t) and not _in_quotation(doc, t)), None)
        if first is not None:
            yield Finding(
                first.span,
                f"“{first.text}” in a text that has no date to count from",
                facts={"expression": first.text.lower()},
                confidence=Confidence.HIGH if doc.metadata.fields else Confidence.MEDIUM,
            )


def _counts_from_now(time: TimeExpression) -> bool:
    return (
        time.block.kind in RUNNING
        and time.block.kind is not BlockKind.CODE
        and time.kind == "relative"
        and time.direction in ("past", "future")
        and time.unit in _COUNTED
    )


def _in_quotation(doc: Document, time: TimeExpression) -> bool:
    pairs = doc[QUOTATION_MARKS].pairs[doc.blocks.index(time.block)]
    return any(p.open.start < time.start and (p.close is None or time.end <= p.close.end) for p in pairs)
