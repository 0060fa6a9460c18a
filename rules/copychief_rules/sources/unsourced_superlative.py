"""SRC003."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copychief.diagnostic import Finding, Severity
from copychief.document import Document
from copychief.english.attributions import ATTRIBUTIONS, Attribution, AttributionKind
from copychief.english.cue import CueKind
from copychief.english.quotations import QUOTED, in_quotation
from copychief.english.sentences import SENTENCES, Sentence
from copychief.english.vocabulary import VOCABULARY
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule

_TRIGGER = lazy(
    r"\b(?P<first>(?:[Ii]t|[Tt]his|[Tt]hat|which|[Ww]hat)(?:\s+is|\s+was|\s+marks|\s+marked|’s|'s|\s+would\s+be|\s+will\s+be)\s+(?:(?!not\b|\w*ly\b|perhaps\b)\w+\s+)?the\s+first\s+time)\b(?!\s+(?:since|back|in\s+[\w-]+\s+(?:years?|months?|weeks?|decades?|seasons?|games?))\b)"
    r"|\b(?P<never>[Uu]nprecedented|Never\s+before\b|never\s+before\s+(?:has|have|had|in)\b|(?:like\s+)?nothing\s+ever\s+seen)"
    r"|\bthe\s+(?P<most>(?:single\s+)?(?:most|least|worst|best|[a-z]{3,}est)\s+(?:\w+[\s-]+){0,5}?(?:ever\b|in\s+(?:modern\s+|recorded\s+|living\s+)?(?:\w+\s+)?(?:history|memory)\b|of\s+all\s+time\b|on\s+record\b|in\s+the\s+world\b))"
    r"|\bthe\s+(?P<only>(?:first|only)(?:-ever|\s+ever)|(?:first|only)\s+(?:\w+\s+){1,4}(?:in\s+(?:\w+\s+)?history|in\s+the\s+world|ever\s+to|of\s+its\s+kind))\b"
)
_HINTS = {
    "first": ("first",), "only": ("only",), "ever": ("ever ", "ever,", "ever."), "never": ("ever ",), "world": ("in the world",),
    "history": ("history",), "memory": ("memory",), "time": ("all time",), "record": ("on record",),
}  # fmt: skip
"One of these or “unprecedented” is in all that the expression finds, by its chief word; looking for them is cheaper."
_HEDGED = lazy(r"\b(?:one\s+of|among|some\s+of|arguably|perhaps|actually)\s+$")
_EVIDENCE = lazy(
    r"\b(?:records?\s+(?:show|began|kept)|figures|data|survey|study|report\w*|statistics|according|census|guinness|historians?"
    r"|since\s+(?:records|\d{4}|[A-Z])|officials?|announced|estimated|ranked?|ranking|index)\b",
    re.IGNORECASE,
)


class UnsourcedSuperlative(Rule):
    """“The first time”, “the largest ever”, “unprecedented”, and nothing says who has checked.

    A source in the sentence, or a document, is enough.

    Why: such claims are the ones that readers write in about.
    Leave it when: it is the reporter's own finding, or plain fact.

    Quotations and headlines are not looked at. A superlative with a bound of its own (“the tallest house in
    the street”, “the highest since 1998”) is not one of these.
    """

    code, name, since = "SRC003", "unsourced-superlative", "0.1"
    severity = Severity.INFO
    needs = (SENTENCES, ATTRIBUTIONS, QUOTED, VOCABULARY)

    examples = (
        Bad(
            """
            The mayor has resigned. It is the first time that a mayor has left over a bridge.
                                    ^^^^^^^^^^^^^^^^^^^^ “It is the first time”
            """
        ),
        Bad(
            "The town built the largest windmill in the world and forgot the road.\n               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"
        ),
        Bad("The flood brought unprecedented misery to the valley.\n                  ^^^^^^^^^^^^^"),
        Good("It is the first time that a mayor has left over a bridge, said Ana Ruiz, who keeps the archive."),
        Good("It was the largest flood on record, [the weather service](https://example.org/flood) found."),
        Good("He is the tallest boy in the class and the fastest of the three. “It’s unprecedented,” he joked."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        sentences = doc[SENTENCES]
        sources: dict[int, list[Attribution]] = {}
        for a in doc[ATTRIBUTIONS]:
            if not a.agentless and a.kind is not AttributionKind.QUOTATION:
                sources.setdefault(id(a.block), []).append(a)
        words = doc[VOCABULARY]
        hints = {"precedented", *(hint for word, found in _HINTS.items() if word in words for hint in found)}
        hinted = {id(b) for b in doc.of_kind(self.reads) if any(hint in b.text for hint in hints)}
        for s in sentences if hinted else ():
            if id(s.block) not in hinted:
                continue
            text = s.text
            if not any(hint in text for hint in hints):
                continue
            m = _TRIGGER.search(s.block.text, s.start, s.end)
            if m is None or in_quotation(doc, s.block, m.start()) or _HEDGED.search(s.block.text, s.start, m.start()):
                continue
            if any(_answers_for(a, s, m.end()) for a in sources.get(id(s.block), ())) or _EVIDENCE.search(text):
                continue
            yield Finding(
                s.block.source_span(m.start(), m.end()),
                f"“{m[0]}”: who has checked? There is no source in this sentence",
                facts={"claim": m[0]},
            )


def _answers_for(a: Attribution, s: Sentence, end: int) -> bool:
    """Does the source of this attribution vouch for the claim that ends here?

    Not in “the first time that Rome has admitted …”, where the source is what the claim is about.
    """
    if a.end <= s.start or a.start >= s.end:
        return False
    if a.how is not CueKind.VERB or a.source is None or a.cue is None or a.cue.start < end:
        return True
    return "," in s.block.text[end : a.source.start]
