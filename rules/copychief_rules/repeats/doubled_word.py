"""REP006."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from operator import eq

from copychief.diagnostic import Edit, Finding, Fix, Severity
from copychief.document import PROSE, Document
from copychief.english.vocabulary import BLOCK_WORDS
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule
from copychief_rules.repeats._profile import quoted_ranges

_TWICE = lazy(r"(?<![\w'’.-])(?P<first>[^\W\d_]++)(?P<gap>\s++)(?P<again>(?P=first))(?![\w'’-])", re.IGNORECASE)
_AGAIN = lazy(r"[\s,]*+(?P<word>[^\W\d_]++)")

# Two of these in a row can be good English: "had had", "what it is is", "the man that that dog bit", "moved in in May".
_MAY_REPEAT = frozenset(
    "had that is was who her do did you in on up out off over by down through can will may like so very really much many"
    " more far long way too big great never always ever well no yes yeah nay aye ha he ho la da na go please now there oh"
    " bye night hear knock tut tsk blah yada boo bang beep chop hush tick tock win pom tom woof quack choo wee wink"
    " tap rah ta pitter hubba goody dum sooner again round".split()
)
# “is is” and “was was” are good English behind these only, as “what it is is a barn”, “the trouble is is”
_VERBS = frozenset({"is", "was"})
_MAY_LEAD = lazy(
    r"(?:^|[^\w\s]|\b(?:what|all|who|which|where|when|why|how|it|that|this|there|here|he|she|one|as|than|problem|trouble|thing"
    r"|point|issue|question|truth|reality|fact|answer|reason|key|idea|word))\s*$",
    re.IGNORECASE,
)
# Words that nobody says twice to drive a point home, and so are slips in speech too.
_SMALL = frozenset(
    "the a an of to at for from with as or but nor if than this these those it its his my our their your we they them"
    " us me him are were be been has have would could should about into onto after before".split()
)


class DoubledWord(Rule):
    """A word stands twice in a row.

    Why: the eye slides over “the the”, above all across a line break, and a spell-checker passes it.
    Leave it when: the doubling is meant.

    Words that may well follow themselves (“had had”, “that that”, “moved in in May”, “what it is is a barn”), capitalised ones (“Duran
    Duran”) and threefold ones are left alone; in quotations only articles, prepositions and the like count,
    since people do say “a big, big day”.
    """

    code, name, since = "REP006", "doubled-word", "0.1"
    severity, needs = Severity.WARNING, (BLOCK_WORDS,)
    reads = PROSE

    examples = (
        Bad(
            """
            The council met in the the town hall.
                               ^^^^^^^ “the the”
            """,
            fixed="The council met in the town hall.",
        ),
        Bad(
            """
            The the committee will report report next week.
            ^^^^^^^                ^^^^^^^^^^^^^
            """,
            fixed="The committee will report next week.",
        ),
        Bad(
            """
            “We want to to win,” he said.
                     ^^^^^
            """,
            fixed="“We want to win,” he said.",
        ),
        Bad(
            """
            The firm is is looking for a site, and and the vote was was close.
                     ^^^^^                     ^^^^^^^          ^^^^^^^
            """,
            fixed="The firm is looking for a site, and the vote was close.",
        ),
        Good("She had had enough of that that day."),
        Good("Fans of Duran Duran said “no, no, no” and danced."),
        Good("They moved in in May, and what it is is a barn."),
        Good("“It was a bad bad day,” she said, “and then it was blah blah blah.”"),
        Good("Walla Walla and New York, New York; the well-off off the coast; the 5 5 p.m. trains."),
        Good("Type `the the` to see it fail."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        block_words = doc[BLOCK_WORDS]
        for block, words in zip(doc.blocks, block_words, strict=True):
            if block.kind not in self.reads or not any(map(eq, words, islice(words, 1, None))):
                continue
            inside: list[tuple[int, int]] | None = None
            for m in _TWICE.finditer(block.text):
                word = m["again"]
                small = word.lower()
                if (
                    (small in _MAY_REPEAT and not _is_slip(block.text, m))
                    or word[0].isupper()
                    or m["first"] == "And"
                    or (len(word) == 1 and word != "a")
                ):
                    continue
                third = _AGAIN.match(block.text, m.end())
                if third and third["word"].lower() == small:
                    continue
                if small not in _SMALL:
                    if inside is None:
                        inside = quoted_ranges(block.text)
                    if any(a < m.start() < b for a, b in inside):
                        continue
                if any(a <= m.start() < b for a, b in block.code):
                    continue
                cut = block.source_span(m.end("first"), m.end())
                yield Finding(
                    block.source_span(m.start(), m.end()),
                    f"“{m['first']} {word}”: the word stands twice in a row",
                    fixes=[Fix("Delete the second", (Edit(cut, ""),), safe=True)],
                    facts={"word": small},
                )


def _is_slip(text: str, m: re.Match[str]) -> bool:
    """Is it “Kenya is is seeking” or “the vote was was close”: a verb twice behind what can't be its clause?"""
    return m["again"] in _VERBS and _MAY_LEAD.search(text, max(0, m.start() - 12), m.start()) is None
