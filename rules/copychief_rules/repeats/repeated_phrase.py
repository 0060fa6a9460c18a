"""REP005."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from copychief.diagnostic import Confidence, Finding, Related, Severity
from copychief.document import Document
from copychief.english.quotations import QUOTED, in_quotation
from copychief.english.sentences import SENTENCES, Sentence
from copychief.english.vocabulary import SENTENCE_WORDS, in_several
from copychief.rule import Bad, Good, Rule
from copychief_rules.repeats._index import CONTENT, MAX_WORDS, REPEATS
from copychief_rules.repeats._log import may_repeat
from copychief_rules.repeats._profile import PROFILES, WORD, Profiles, content_stem

PLAIN = 4
"Words of content in small letters that make a run more than a name with its title."

LONG = 11
"A run of so many words is no chance."

WHOLE = 0.9
"A sentence of which so much stood in another already says nothing else."

ECHO = 5
"Words of a run that ends two clauses of one sentence."
ECHO_CONTENT = 2
"Words of content in such a run, at least."


class Run(NamedTuple):
    """Words `at` to `at + length - 1` of a sentence, which stand in an earlier one from `first_at` on."""

    first: int
    first_at: int
    at: int
    length: int


@dataclass(frozen=True)
class RepeatedPhrase(Rule):
    """A run of seven or more words comes again.

    Only runs that carry content of their own: names, titles and set formulas don't count, and neither does a run
    of which one copy stands in a quotation.

    Why: the same words twice read like a slip of the memory or of the mouse.
    Leave it when: it is the name of a thing, a refrain, or the wording of a law.

    A run that ends two clauses of one sentence is surely a slip, from five words on, and so is a sentence of eleven words
    and more that says nothing else, or that comes again whole with something before or behind it (but in a live blog and among lines made to a formula); the others are doubtful cases,
    which the default profile doesn't show. Runs inside repeated sentences are REP001's, REP002's or REP004's. Shorter echoes are not looked for.
    """

    code, name, since = "REP005", "repeated-phrase", "0.1"
    severity = Severity.INFO
    needs = (SENTENCES, SENTENCE_WORDS, CONTENT, PROFILES, REPEATS, QUOTED)
    min_words: int = 7
    "Shorter runs may come again."

    examples = (
        Bad(
            """
            Crews spent the night pumping water out of the cellars of the old town hall, the fire chief said.
                                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

            Neighbours brought soup to the men, who by noon were still pumping water out of the cellars of the old town hall.
                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 11 words
            """
        ),
        Bad(
            """
            It is not clear what the next moves of the board will be, and nobody knows what the next moves of the board will be.
                            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            """
        ),
        Bad(
            """
            The harbour board of Port Eldon told its tenants in May that the rents for all berths and sheds would go up by 30 percent, or $4 million, from June on.
            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

            Nobody spoke. The clerk read the minutes. Rain fell on the roof.

            The harbour board of Port Eldon told its tenants in May that the rents for all berths and sheds would go up.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 22 words
            """
        ),
        Bad(
            """
            The harbour board raised the rents for all of its older berths in the spring.
            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

            Nobody spoke. The clerk read the minutes. Rain fell on the roof.

            The harbour board raised the rents for all of its older berths in the spring, to the surprise of tenants who had been promised another year of peace and low prices.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 15 words
            """
        ),
        Good(
            "Ada Quill, the head of the National Institute of Allergy and Infectious Diseases, spoke first.\n\n"
            "A woman from the National Institute of Allergy and Infectious Diseases spoke last."
        ),
        Good(
            "He promised to “drain every last cellar in the old town before the first frost.”\n\n"
            "On Monday he had not drained every last cellar in the old town before the first frost."
        ),
        Good(
            "One ferry a day goes to each of the northern isles, and one ferry a day goes to each of the southern isles."
        ),
        Good("At the end of the day it is one of the best. At the end of the day it is one of the worst."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        said = {s.index for t in doc[REPEATS].twins for s in (t.first, t.again)}
        said |= {s.index for p in doc[REPEATS].passages for s in (*p.first, *p.again)}
        sentences, words, contents, known = doc[SENTENCES], doc[SENTENCE_WORDS], doc[CONTENT], doc[PROFILES]
        runs = _repeated(known, words, self.min_words, said)
        echoing = [i for i, c in enumerate(contents) if c.again >= ECHO_CONTENT and i not in said]
        echoes = [(i, run._replace(first=i)) for i in echoing for run in _echoes(known[i].folded)]
        for i, run in [*runs, *echoes]:
            finding = self._finding(doc, sentences[run.first], sentences[i], run)
            if finding:
                yield finding

    def _finding(self, doc: Document, first: Sentence, again: Sentence, run: Run) -> Finding | None:
        start, end = _place(again, run.at, run.length)
        start_1, end_1 = _place(first, run.first_at, run.length)
        words = WORD.findall(again.block.text, start, end)
        content = sum(w.islower() and content_stem(w) != "" for w in words)
        echo = first is again and _closes(first, end_1) and _closes(again, end)
        if content < (ECHO_CONTENT if echo else PLAIN) or (run.length < self.min_words and not echo):
            return None
        if any(in_quotation(doc, s.block, a) for s, a in ((first, start_1), (again, start), (again, end - 1))):
            return None
        text = again.block.text[start:end]
        sentences, known = doc[SENTENCES], doc[PROFILES]
        size = len(known[again.index].folded)
        apart = again.index - first.index > 1  # a summary's sentence and the lead below it stand together
        if apart and (run.at == 0 or run.at + run.length == size):  # all of the first, with more before or behind it
            size = min(size, len(known[first.index].folded))
        long = run.length >= max(LONG, WHOLE * size) and again.index not in may_repeat(
            doc, sentences, known, {again.index: first.index}
        )
        line = doc.source.lines.position(first.part(start_1 - first.start, end_1 - first.start).start).line
        return Finding(
            again.block.source_span(start, end),
            f"“{text}”: the same {len(words)} words stand in line {line} already",
            [Related(first.block.source_span(start_1, end_1), "the first time")],
            facts={"phrase": text, "words": len(words)},
            confidence=Confidence.HIGH if echo or long else Confidence.MEDIUM,
        )


def _repeated(
    known: Profiles, words: Sequence[tuple[str, ...]], size: int, said: Container[int]
) -> list[tuple[int, Run]]:
    """(sentence, run) for the runs that two sentences have, but those `said` again whole."""
    rough = {n for i, run in _runs(words, in_several(words), size) if run.first != i for n in (i, run.first)}
    if not rough:
        return []
    asked = {i for i in rough if i not in said and len(known[i].folded) <= MAX_WORDS}
    exact = [known[i].folded if i in asked else () for i in range(len(known))]
    return [(i, run) for i, run in _runs(exact, in_several(exact), size) if run.first != i]


def _runs(sentences: Sequence[tuple[str, ...]], common: Container[str], size: int) -> Iterator[tuple[int, Run]]:
    """(sentence, run) for each longest run of `size` `common` words and more that stands earlier; linear in the words."""
    stretch = re.compile(rb"\x01{%d,}" % size)
    seen: dict[tuple[str, ...], tuple[int, int]] = {}
    for i, words in enumerate(sentences):
        for at, end in (m.span() for m in stretch.finditer(bytes(map(common.__contains__, words)))):
            while at + size <= end:
                first, first_at = seen.setdefault(words[at : at + size], (i, at))
                length = 0
                if (first, first_at) != (i, at) and not (first == i and first_at + size > at):
                    length, other = size, sentences[first]
                    limit = at if first == i else len(other)
                    while (
                        at + length < end
                        and first_at + length < limit
                        and words[at + length] == other[first_at + length]
                    ):
                        length += 1
                    yield i, Run(first, first_at, at, length)
                at += max(1, length)


def _echoes(words: tuple[str, ...]) -> list[Run]:
    """The runs that a sentence has twice itself, shorter ones too."""
    if len(words) > MAX_WORDS:
        return []
    often = Counter(words)
    return [run for _, run in _runs([words], {w for w in words if often[w] > 1}, ECHO)]


def _closes(s: Sentence, at: int) -> bool:
    """Does a clause end here? Runs that go on in two ways are a parallel, and meant."""
    return s.block.text[at : at + 1].strip() in ("", *",.;:!?)—–") and not s.block.text[at : at + 1].isspace()


def _place(s: Sentence, at: int, length: int) -> tuple[int, int]:
    """Start and end, in the block's text, of `length` words of a sentence."""
    found = list(WORD.finditer(s.block.text, s.start, s.end))
    return found[at].start(), found[at + length - 1].end()
