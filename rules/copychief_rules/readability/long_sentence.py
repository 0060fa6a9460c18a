"""REA002."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from copychief.diagnostic import Finding, Severity
from copychief.document import Document
from copychief.english.quotations import QUOTED, in_quotation
from copychief.english.sentences import SENTENCES
from copychief.english.vocabulary import SENTENCE_WORDS
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule

_WORD = lazy(r"\w+(?:[.,'’:-]\w+)*")
MIN_SEMICOLONS = 2
"A sentence with so many is a list, and reads as one."


@dataclass(frozen=True)
class LongSentence(Rule):
    """A sentence has more words than a reader can hold.

    Words inside quotations don't count: nobody can shorten what was said.

    Why: after some forty words readers go back to the beginning; most of what is longer is two sentences.
    Leave it when: the length is the point.

    A list with semicolons or of names is left alone. Whether a shorter sentence is tangled it can't tell.
    """

    code, name, since = "REA002", "long-sentence", "0.1"
    severity, needs = Severity.INFO, (SENTENCES, QUOTED, SENTENCE_WORDS)
    max_words: int = 60
    "The longest sentence that is let stand, in words."

    examples = (
        Bad(
            """
            The council, which had met twice in the spring, voted on Monday, after a long debate, to close the bridge.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 20 words
            """,
            options={"max_words": 15},
        ),
        Good("The council voted on Monday to close the bridge. It had met twice in the spring, in March and in April."),
        Good(
            "“We have talked about this bridge for years, and nobody has ever mended it,” she said on Monday.",
            options={"max_words": 10},
        ),
        Good(
            "The winners are Ada Quill, of Leeds; Bo Rask, of Hull; and Cy Dunn, of York.",
            options={"max_words": 10},
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        sentences, rough = doc[SENTENCES], doc[SENTENCE_WORDS]
        for sentence, its in zip(sentences, rough, strict=True):
            if len(its) <= self.max_words or sentence.block.kind not in self.reads:
                continue
            # hyphens and dashes apart, a word has a space: most sentences need no closer count
            if 3 * sentence.block.text.count(" ", sentence.start, sentence.end) < 2 * self.max_words:
                continue
            words = list(_WORD.finditer(sentence.block.text, sentence.start, sentence.end))
            if len(words) <= self.max_words or sentence.text.count(";") >= MIN_SEMICOLONS:
                continue
            if 2 * sum(m[0].islower() for m in words) < len(words):  # a line-up, a list of names
                continue
            count = sum(not in_quotation(doc, sentence.block, m.start()) for m in words)
            if count > self.max_words:
                yield Finding(
                    sentence.span,
                    f"this sentence has {count} words; more than {self.max_words} are hard to follow",
                    facts={"words": count, "limit": self.max_words},
                )
