"""QUO001."""

from __future__ import annotations

from collections.abc import Iterator

from copychief.diagnostic import Finding, Related, Severity
from copychief.document import RUNNING, TITLES, Document
from copychief.english.quotation_marks import QUOTATION_MARKS
from copychief.rule import Bad, Good, Rule


class UnbalancedQuotation(Rule):
    """A quotation is opened and never closed, or closed and never opened.

    Why: the reader can't tell where the speaker stops and the writer goes on.
    Leave it when: the marks are shown as such, or a transcript is quoted as it stands.

    A quotation of several paragraphs is right as printers set it: each paragraph opens with a mark, only the
    last one closes. Inches, feet, apostrophes, years (’90s) and block quotes are not looked at, nor are single
    marks, which can't be told from apostrophes. A forgotten mark passes where the next paragraph begins with a
    quotation of the same speaker, since the text is then a right one.
    """

    code, name, since = "QUO001", "unbalanced-quotation", "0.1"
    severity = Severity.WARNING
    needs = (QUOTATION_MARKS,)
    reads = RUNNING | TITLES

    examples = (
        Bad(
            """
            The bridge, she said, was “safe enough for the summer.
                                      ^ no closing mark
            """
        ),
        Bad(
            """
            "We will rebuild the pier, the mayor said. Work starts in May.
            ^ no closing mark

            "It can't wait," he added.
            """
        ),
        Bad(
            """
            It was a good season by any measure,” the coach told reporters.
                                                ^ no opening mark
            """
        ),
        Bad(
            """
            “We can always wait, she said. “If the boat comes by ten, that's soon enough.”
            ^ no closing mark
            """
        ),
        Good("“He told me “go home, both of you.”"),
        Bad(
            """
            “We waited for the ferry until ten.
            ^ next paragraph

            Then we went home,” said Ana Ruiz. She has filed a complaint.
                              ~
            """
        ),
        Good(
            """
            Ms. Ruiz told the hearing: “We waited for the ferry until ten.

            “Nobody came. Then we walked home.

            “We shall not use it again,” she said.
            """
        ),
        Good(
            """
            The new board is 6'2" long and 19" wide, a size not seen since the '90s. 'Tis said the makers' "old" way
            was better.
            """
        ),
        Good("“He told me, ‘I’ll never sell,’ and he didn’t,” Mr. Okoye said of the boats’ owner."),
        Good("Le Monde called it «a small miracle» and the Zeitung „a great one“, she said."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for index, fault in doc[QUOTATION_MARKS].faults:
            block = doc.blocks[index]
            if block.kind not in self.reads:
                continue
            mark = fault.mark
            glyph = block.text[mark.start : mark.end]
            span = block.source_span(mark.start, mark.end)
            around = _words(block.text, mark.start, mark.end, after=fault.missing == "closing")
            facts = {"mark": glyph, "missing": fault.missing}
            if fault.partner is not None:
                there, end = fault.partner
                yield Finding(
                    span,
                    f"the quotation that opens with {around} closes in the next paragraph, which has no opening mark",
                    related=[Related(doc.blocks[there].source_span(end.start, end.end), "it closes here")],
                    facts=facts,
                )
            elif fault.missing == "closing":
                yield Finding(span, f"the quotation that opens with {around} has no closing mark", facts=facts)
            else:
                yield Finding(span, f"the quotation that ends with {around} has no opening mark", facts=facts)


def _words(text: str, start: int, end: int, *, after: bool) -> str:
    """The mark with the few words at its side."""
    if after:
        return text[start:end] + " ".join(text[end : end + 60].split()[:4]) + " …"
    return "… " + " ".join(text[max(0, start - 60) : start].split()[-4:]) + text[start:end]
