"""NAM002."""

from __future__ import annotations

from collections.abc import Iterator

from copychief.diagnostic import Confidence, Edit, Finding, Fix, Related, Severity
from copychief.document import PROSE, BlockKind, Document
from copychief.english.names import CHAINS, Chain, Mention
from copychief.rule import Bad, Good, Rule
from copychief_rules.names._grammar import (
    FEMININE,
    MASCULINE,
    SURE_FEMININE,
    feminine_form,
    masculine_form,
)


class NameForm(Rule):
    """The form of a surname contradicts the given name, in a language that inflects surnames.

    Russian, Ukrainian, Bulgarian, Czech, Slovak, Polish and Lithuanian surnames have two forms: Ivan Petrov, Olga
    Petrova. A masculine given name with a feminine surname (“Igor Konashenkova”) is nearly always a slip. The
    reverse (“Olga Petrov”) is reported with low confidence: families abroad often keep one form for all.

    Why: the wrong form reads as another person to anyone who knows the language.
    Leave it when: that is how the person writes it.
    It judges the grammar of names only, knows no name that isn't in its lists, and is silent when the article has
    both forms: that is NAM001's.
    """

    code, name, since = "NAM002", "name-form", "0.1"
    severity = Severity.WARNING
    needs = (CHAINS,)
    reads = PROSE | {BlockKind.CAPTION}

    examples = (
        Bad(
            """
            “We have lost nobody,” Igor Konashenkova, a spokesman for the ministry, said on Sunday.
                                        ^^^^^^^^^^^^ “Konashenkova” is a feminine form, “Igor” a masculine name: “Konashenkov”
            """,
            fixed="“We have lost nobody,” Igor Konashenkov, a spokesman for the ministry, said on Sunday.",
        ),
        Bad(
            """
            The prize went to Wojciech Kowalska, who teaches in Gdansk.
                                       ^^^^^^^^ “Kowalski”
            """
        ),
        Bad(
            """
            Svetlana Ivanov runs the only bakery in the village.
                     ^^^^^^ “Ivanova”
            """
        ),
        Good("Igor Petrov and his sister Olga Petrova opened the shop. Petrova keeps the books."),
        Good("Ivan Cordova and Victor Villanueva came from Lima; Boris Casanova came from Naples."),
        Good("Anna Kournikova and Maria Sharapova met Martina Navratilova and Petra Kvitova."),
        Good("Hillary Clinton met Angelina Medina and Vladimir Putin."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for chain in doc[CHAINS]:
            if chain.kind != "person":
                continue
            for mention in chain.mentions:
                if mention.full and mention.block.kind in self.reads:
                    found = _judge(doc, chain, mention)
                    if found is not None:
                        yield found
                        break


def _judge(doc: Document, chain: Chain, mention: Mention) -> Finding | None:
    given, surname = mention.given.split()[0], mention.surname
    if given in MASCULINE:
        expected = masculine_form(surname, given)
        form, of, confidence = "feminine", "masculine", Confidence.HIGH
        if surname.endswith("ina"):  # some surnames in -ina are the masculine form
            confidence = Confidence.MEDIUM
    elif given in FEMININE:
        expected = feminine_form(surname) if given in SURE_FEMININE else None
        form, of, confidence = "masculine", "feminine", Confidence.LOW
    else:
        return None
    if expected is None or any(expected == (m.surname or m.text) for c in doc[CHAINS] for m in c.mentions):
        return None
    at = mention.end - len(surname)
    others = [m for m in chain.mentions if m is not mention and m.text.endswith(surname)]
    fixes = []
    if expected:
        edits = [
            Edit(m.block.source_span(m.end - len(surname), m.end), expected)
            for m in sorted([mention, *others], key=lambda m: m.span)
        ]
        fixes.append(Fix(f"Change “{surname}” to “{expected}”", tuple(edits)))
    return Finding(
        mention.block.source_span(at, mention.end),
        f"“{surname}” is a {form} form, “{given}” a {of} name" + (f": “{expected}”?" if expected else ""),
        related=[Related(m.span, f"“{m.text}”") for m in others[:3]],
        fixes=fixes,
        facts={"variant": surname, "usual": expected, "given": given, "form": form},
        confidence=confidence,
    )
