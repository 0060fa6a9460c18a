"""HED003."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copychief.diagnostic import Confidence, Finding, Related, Severity
from copychief.document import PROSE, BlockKind, Document
from copychief.english.quotations import QUOTATIONS
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule

_WORD = lazy(r"\w+(?:['’]\w+)*")
_ENDINGS = lazy(r"(?:'s|s'|ing|ed|es|s|e|d)$")
_SMALL = frozenset("a an the and or of to in on at for is are was were be it that this i we he she they you s".split())


@dataclass(frozen=True)
class HeadlineQuotation(Rule):
    """The headline quotes words that the story doesn't have.

    Why: marks in a headline promise that somebody said just that.
    Leave it when: the words are a title, or the story quotes them in another form.

    The words must stand in the story in the same order; endings, capitals and small words don't count, nor
    does it matter whether they stand in quotation marks there. Where half of them stand together in the story,
    the headline may be a paraphrase in marks, as British papers use them: that is said with low confidence. If the story
    quotes the same words but for one, that one was changed.
    """

    code, name, since = "HED003", "headline-quotation", "0.1"
    severity = Severity.WARNING
    needs = (QUOTATIONS,)
    reads = frozenset({BlockKind.HEADLINE, BlockKind.DECK})
    min_words: int = 2
    "A single word in marks is a tone of voice."

    examples = (
        Bad(
            """
            # Mayor calls bridge ‘an utter disgrace’
                                 ^^^^^^^^^^^^^^^^^^^ “an utter disgrace”

            The mayor has closed the bridge. “It is a shame for all of us,” he said on Monday.
            """
        ),
        Bad(
            """
            # Mayor calls bridge ‘an utter disgrace’
                                 ^^^^^^^^^^^^^^^^^^^ “a total disgrace”

            The mayor has closed the bridge. It was “a total disgrace”, he said on Monday.
                                                    ~~~~~~~~~~~~~~~~~~
            """
        ),
        Good(
            """
            # Mayor calls bridge ‘an utter disgrace’

            The mayor has closed the bridge. “It is, I say, an utter disgrace to us,” he said on Monday.
            """
        ),
        Good(
            "# ‘We were disgraced’: how the mayor lost\\n\\nThe mayor said they were “being disgraced”. ‘We were fools.’"
        ),
        Good("# Why the ‘old’ bridge matters\\n\\nThe bridge, built in May, is as new as can be."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        body: list[list[str]] | None = None
        for q in doc[QUOTATIONS]:
            if q.block.kind not in self.reads or q.nested:
                continue
            wanted = _stems(q.content)
            if len(q.words) < self.min_words or not wanted:
                continue
            if body is None:
                body = [_stems(b.text) for b in doc.of_kind(PROSE)]
                if sum(map(len, body)) < 8:
                    return  # too little of a story to hold against its headline
            if any(_holds(text, wanted) for text in body):
                continue
            told = (t for t in doc[QUOTATIONS] if t.block.kind in PROSE and not t.nested)
            said = next((t for t in told if _but_for_one(_stems(t.content), wanted)), None)
            if said is not None:
                yield Finding(
                    q.span,
                    f"the headline quotes “{q.content}”, the story “{said.content}”",
                    related=[Related(said.span, f"“{said.content}”")],
                    facts={"quotation": q.content, "story": said.content},
                    confidence=Confidence.MEDIUM,
                )
                continue
            near = max(len(set(wanted) & set(text)) for text in body) >= 0.5 * len(set(wanted))
            yield Finding(
                q.span,
                f"the headline quotes “{q.content}”, which the story doesn't have",
                facts={"quotation": q.content},
                confidence=Confidence.LOW if near else Confidence.HIGH,
            )


def _stems(text: str) -> list[str]:
    """The words that carry meaning, without endings; compounds in their parts."""
    out = []
    for word in _WORD.findall(text.replace("’", "'").lower()):
        if word not in _SMALL:
            stem = _ENDINGS.sub("", word)
            if len(stem) > 3 and stem != word and stem[-1] == stem[-2]:
                stem = stem[:-1]  # rigg-ing
            out.append(stem if len(stem) > 2 else word)
    return out


def _but_for_one(text: Sequence[str], wanted: Sequence[str]) -> bool:
    """Do the words stand in a quotation of the story side by side, with another word for one of them?"""
    size = len(wanted)
    return size > 1 and any(
        sum(a != b for a, b in zip(text[at:], wanted, strict=False)) == 1 for at in range(len(text) - size + 1)
    )


def _holds(text: Sequence[str], wanted: Sequence[str]) -> bool:
    """Do the words stand in this order, with few others between?"""
    for start, word in enumerate(text):
        if word != wanted[0]:
            continue
        at, found = start, 1
        for other in wanted[1:]:
            window = text[at + 1 : at + 6]
            if other in window:
                at += 1 + window.index(other)
                found += 1
        if found >= len(wanted) or (len(wanted) > 3 and found >= 0.75 * len(wanted)):
            return True
    return False
