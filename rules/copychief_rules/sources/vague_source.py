"""SRC001."""

from __future__ import annotations

from collections.abc import Iterator

from copychief.diagnostic import Confidence, Finding, Severity
from copychief.document import Document
from copychief.english.attributions import ATTRIBUTIONS, Attribution, AttributionKind
from copychief.english.cue import CueKind
from copychief.english.quotations import QUOTED, in_quotation
from copychief.english.sentences import SENTENCES, Sentence, sentence_at
from copychief.english.sources import SourceKind
from copychief.english.vocabulary import BLOCK_WORDS
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule

_CALLED_ON = frozenset(
    "experts scientists researchers doctors historians scholars academics observers insiders commentators pundits"
    " specialists psychologists economists studies study research survey surveys polls report reports many some most"
    " people sources statistics data science physicians nutritionists educators".split()
)
"Heads of phrases that call on authority and name none."
_TRADE = frozenset("economists polls sources data people statistics some most many".split())
"Usual in market and election reports, or as a figure of speech: said with less confidence."
_LONG = 60
_BARE = lazy(
    r"(?:(?:many|some|most|several|few|other|a\s+few|a\s+number\s+of|leading|top|medical|legal|health|a|an|new|recent|one|the"
    r"|previous|earlier|multiple|various|numerous|countless|certain|independent|international|foreign|industry|military"
    r"|political|security|climate)\s+){0,3}[a-z]+"
)
_AGENTLESS = lazy(
    r"[Ii](?<!\w.)t\s+(?:was|is|has\s+been|had\s+been)\s+(?:(?:also|later|first|recently|previously|widely|even|once)\s+)?"
    r"(?P<verb>said|revealed|reported|claimed|alleged|disclosed|learned|learnt|rumou?red|stated|argued|suggested|noted)"
    r"(?=\s+that\b|\s*[,:]?\s*[“\"])"
)
_VERBS = frozenset(
    "said revealed reported claimed alleged disclosed learned learnt rumored rumoured stated argued suggested noted".split()
)
_BODY = lazy(
    r"\b(?:University|Institute|Institution|Journal|College|School|Center|Centre|Foundation|Bank|Ministry|Department|Agency"
    r"|Council|Association|Society|Organi[sz]ation|Office|Bureau|Commission|Hospital|Clinic|Academy)\b"
    r"|\b(?:by|from|at|in\s+the\s+journal|published\s+in)\s+(?:the\s+)?[A-Z][a-z]+"
)


class VagueSource(Rule):
    """“Experts say”, “a study found”, “it was revealed”: somebody is called on, and nobody is named.

    A source that is named, or linked, in the same sentence, the two before or the two after, is enough.

    Why: a reader can't tell one person's guess from what a field knows.
    Leave it when: what follows is agreed by all, or the sources come further down.

    “Officials”, “critics” and “analysts”, and a single unnamed official, are left to SRC002 or to the
    conventions of news. Quotations are not looked at.
    """

    code, name, since = "SRC001", "vague-source", "0.1"
    severity = Severity.WARNING
    needs = (SENTENCES, ATTRIBUTIONS, QUOTED, BLOCK_WORDS)

    examples = (
        Bad(
            """
            Experts say the bridge will not last another winter. It was built in a hurry. The town has no money.
            ^^^^^^^^^^^ “Experts say”
            """
        ),
        Bad(
            """
            The pier is full of holes. A recent study found that half of its planks are rotten.
                                       ^^^^^^^^^^^^^^^^^^^^ “A recent study found”
            """
        ),
        Bad(
            """
            Walking is good for you. According to researchers, an hour a day is best. Shoes matter, too.
                                     ^^^^^^^^^^^^^^^^^^^^^^^^
            """
        ),
        Bad("Then it was revealed that the mayor had known.\n     ^^^^^^^^^^^^^^^ “it was revealed”"),
        Good("Experts say the bridge will not last. “It is a wreck,” said Ana Ruiz, who teaches engineering in Lund."),
        Good("A study by the University of Lund found that half of the planks are rotten."),
        Good("Many scientists believe the lake is older, [a survey](https://example.org/lake) shows."),
        Good("Officials said the bridge was safe. Critics say it is not. It was said to be the last of its kind."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        yield from self._authorities(doc)
        yield from self._agentless(doc)

    def _authorities(self, doc: Document) -> Iterator[Finding]:
        attributions = doc[ATTRIBUTIONS]
        calls = [(a, head) for a in attributions if a.block.kind in self.reads and (head := _authority(a))]
        if not calls:
            return
        sentences = doc[SENTENCES]
        lead = next((i for i, b in enumerate(doc.blocks) if b.kind in self.reads), 0)
        named: dict[int, list[Attribution]] = {}
        for a in attributions:
            if _names(a):
                named.setdefault(id(a.block), []).append(a)
        for a, head in calls:
            assert a.source is not None
            assert a.cue is not None
            sentence = sentence_at(doc, a.cue.span.start)
            if sentence is None:
                continue
            index = sentence.index
            ahead = 3 if sentences[index].paragraph > lead else 6  # a lead leaves the names to the story
            window = sentences[max(0, index - 2) : index + ahead]
            if any(_overlaps(n, s) for s in window for n in named.get(id(s.block), ())) or any(
                _BODY.search(s.text) for s in sentences[index : index + ahead]
            ):
                continue
            start, end = min(a.source.start, a.cue.start), max(a.source.end, a.cue.end)
            if end - start > _LONG:
                start, end = a.source.start, a.source.end
            yield Finding(
                a.block.source_span(start, end),
                f"“{' '.join(a.block.text[start:end].split())}”: who? No name or link follows within two sentences",
                facts={"source": a.source.text, "cue": a.cue.text},
                confidence=Confidence.LOW if head in _TRADE else Confidence.MEDIUM,
            )

    def _agentless(self, doc: Document) -> Iterator[Finding]:
        block_words = doc[BLOCK_WORDS]
        for block, words in zip(doc.blocks, block_words, strict=True):
            if "it" not in words or _VERBS.isdisjoint(words) or block.kind not in self.reads:
                continue
            for m in _AGENTLESS.finditer(block.text):
                if in_quotation(doc, block, m.start()) or block.text.startswith(" by ", m.end()):
                    continue
                yield Finding(
                    block.source_span(m.start(), m.end()),
                    f"“{m[0]}” does not say by whom",
                    facts={"source": None, "cue": m["verb"]},
                    confidence=Confidence.MEDIUM,
                )


def _authority(a: Attribution) -> str:
    """The noun by which a cue calls on authority, with no word that says more of it; empty if it doesn't."""
    if a.kind is not AttributionKind.CUE or a.source is None or a.how is CueKind.PASSIVE:
        return ""
    text = a.source.text.lower()
    head = text.rsplit(None, 1)[-1]
    if head not in _CALLED_ON or text.startswith(("the ", "one ")) or _BARE.fullmatch(text) is None:
        return ""
    return head


def _names(a: Attribution) -> bool:
    return a.kind is AttributionKind.LINK or a.source_kind is SourceKind.NAMED


def _overlaps(a: Attribution, s: Sentence) -> bool:
    return a.block is s.block and a.start < s.end and s.start < a.end
