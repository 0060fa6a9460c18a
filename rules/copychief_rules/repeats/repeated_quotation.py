"""REP003."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from copychief.diagnostic import Finding, Related, Severity
from copychief.document import Document
from copychief.english.quotations import QUOTATIONS, Quotation
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule
from copychief_rules.quotations._compare import excerpt

_NAME = lazy(r"[A-Z][\w’'-]+")
_NO_NAMES = frozenset("The A An He She They It We I Mr Mrs Ms Dr His Her Their Its".split())


@dataclass(frozen=True)
class RepeatedQuotation(Rule):
    """The same quotation is used twice, or is put in two mouths.

    Why: a quotation that comes again was pasted again; and two people don't say the same sentence.
    Leave it when: it is a slogan, a refrain or a verse that is quoted on purpose.

    A pull quote (a paragraph of nothing but the quotation, set apart) is no repetition, nor is a part of a
    quotation that was quoted in full elsewhere. Titles and phrases may come again.
    """

    code, name, since = "REP003", "repeated-quotation", "0.1"
    severity = Severity.WARNING
    needs = (QUOTATIONS,)
    min_words: int = 6
    "Shorter quotations may come again."

    examples = (
        Bad(
            """
            “We will rebuild the harbour wall before winter,” the mayor said on Monday.
            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

            He added: "We will rebuild the harbour wall before winter."
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ is quoted twice
            """
        ),
        Bad(
            """
            “Nobody in this town was told the truth,” said Ana Ruiz, who lives by the pier.
            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

            “Nobody in this town was told the truth,” said Jon Okoye.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “Ana Ruiz” and “Jon Okoye”
            """
        ),
        Good(
            """
            “We will rebuild the harbour wall before winter,” the mayor said on Monday.

            > “We will rebuild the harbour wall before winter”

            Work starts in June.
            """
        ),
        Good("She called it “a blow to the whole town”. “It is a blow to the whole town,” she said again."),
        Good("He called it “a blow to the whole old town”.\n\nIt was “a blow to the whole old town”, he said again."),
        Good("The song “You and Me and the Sea” was played. Later “You and Me and the Sea” was sung."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        first: dict[tuple[str, ...], Quotation] = {}
        for q in doc[QUOTATIONS]:
            if q.block.kind not in self.reads or q.nested or len(q.words) < self.min_words or _is_title(q):
                continue
            earlier = first.setdefault(q.words, q)
            if earlier is q or _is_pull_quote(q) or _is_pull_quote(earlier):
                continue
            speakers = _speakers(earlier, q)
            if not speakers and q.content[:1].islower() and len(q.words) < 2 * self.min_words:
                continue  # a phrase that the lead quotes and the story quotes again
            message = (
                f"{excerpt(q)} is put in two mouths: “{speakers[0]}” and “{speakers[1]}”"
                if speakers
                else f"{excerpt(q)} is quoted twice"
            )
            yield Finding(
                q.span,
                message,
                related=[Related(earlier.span, "it stands here first")],
                facts={"quotation": q.content, "speakers": list(speakers) if speakers else []},
            )


def _is_title(q: Quotation) -> bool:
    """“You and Me and the Sea”: capitals throughout; with a stop inside, as American copy has it, the more of them."""
    words = q.content.split()
    stop = q.content.rstrip().endswith((".", ","))
    small = sum(w[0].islower() and len(w) > (3 if stop else 4) for w in words)
    return small == 0 and sum(w[0].isupper() for w in words) >= (3 if stop else 2)


def _is_pull_quote(q: Quotation) -> bool:
    """Nothing else in its paragraph but, perhaps, a name."""
    text = q.block.text
    outside = (text[: q.start] + text[q.end :]).split()
    return len(outside) <= 4 and q.reach not in ("sentence", "paragraph", "before")


def _speakers(a: Quotation, b: Quotation) -> tuple[str, str] | None:
    """The two speakers, if both have a name and the names have nothing in common."""
    if a.speaker is None or b.speaker is None or a.reach != "sentence" or b.reach != "sentence":
        return None
    names = [set(_NAME.findall(x.speaker.text)) - _NO_NAMES for x in (a, b) if x.speaker is not None]
    if not names[0] or not names[1] or names[0] & names[1]:
        return None
    return _short(a.speaker.text), _short(b.speaker.text)


def _short(name: str) -> str:
    return name.partition(",")[0]
