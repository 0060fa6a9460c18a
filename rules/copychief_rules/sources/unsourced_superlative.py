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
from copychief.english.vocabulary import BLOCK_WORDS
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule

_TRIGGER = lazy(
    r"\b(?P<first>(?:[Ii]t|[Tt]his|[Tt]hat|which|[Ww]hat)(?:\s+is|\s+was|\s+marks|\s+marked|’s|'s|\s+would\s+be|\s+will\s+be)\s+(?:(?!not\b|\w*ly\b|perhaps\b)\w+\s+)?the\s+first\s+time)\b(?!\s+(?:since|back|in\s+[\w-]+\s+(?:years?|months?|weeks?|decades?|seasons?|games?))\b)"
    r"|\b(?P<never>[Uu]nprecedented|Never\s+before\b|never\s+before\s+(?:has|have|had|in)\b|(?:like\s+)?nothing\s+ever\s+seen)"
    r"|\bthe\s+(?P<most>(?:single\s+)?(?:most|least|worst|best|[a-z]{3,}est)\s+(?:\w+[\s-]+){0,5}?(?:ever\b|in\s+(?:modern\s+|recorded\s+|living\s+)?(?:\w+\s+)?(?:history|memory)\b|of\s+all\s+time\b|on\s+record\b|in\s+the\s+world\b))"
    r"|\bthe\s+(?P<only>(?:first|only)(?:-ever|\s+ever)|(?:first|only)\s+(?:\w+\s+){1,4}(?:in\s+(?:\w+\s+)?history|in\s+the\s+world|ever\s+to|of\s+its\s+kind))\b"
)
_WORDS = frozenset("unprecedented unprecedentedly never ever time history memory record world kind".split())
_HINTS = ("precedented", "ever", "first", "only", "all time", "history", "memory", "on record", "in the world")
"One of each is in all that the expression finds; looking for them is cheaper."
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
    needs = (SENTENCES, ATTRIBUTIONS, QUOTED, BLOCK_WORDS)

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
        near = [not _WORDS.isdisjoint(words) for words in doc[BLOCK_WORDS]]
        for s in doc[SENTENCES] if any(near) else ():
            if not near[s.paragraph] or s.block.kind not in self.reads:
                continue
            text = s.text
            if not any(hint in text for hint in _HINTS):
                continue
            m = _TRIGGER.search(s.block.text, s.start, s.end)
            if m is None or in_quotation(doc, s.block, m.start()) or _HEDGED.search(s.block.text, s.start, m.start()):
                continue
            if _EVIDENCE.search(text) or any(_answers_for(a, s, m.end()) for a in doc[ATTRIBUTIONS]):
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
    if a.block is not s.block or a.end <= s.start or a.start >= s.end:
        return False
    if a.agentless or a.kind is AttributionKind.QUOTATION:
        return False
    if a.how is not CueKind.VERB or a.source is None or a.cue is None or a.cue.start < end:
        return True
    return "," in s.block.text[end : a.source.start]
