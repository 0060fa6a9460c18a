"""NAM007."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from copychief.diagnostic import Confidence, Edit, Finding, Fix, Related, Severity
from copychief.document import RUNNING, Block, BlockKind, Document
from copychief.english.capitals import LOWER_CASE, Word
from copychief.english.name_lists import fold, folded_given_names
from copychief.english.vocabulary import VOCABULARY
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule
from copychief.text import Span
from copychief_rules.names._written import WRITTEN


class Place(NamedTuple):
    """A spelling where it stands in a block."""

    block: Block
    start: int
    end: int

    @property
    def span(self) -> Span:
        return self.block.source_span(self.start, self.end)


class TermVariant(Rule):
    """One term is written in two ways: with and without a hyphen, inner capitals, a space, points or diacritics.

    “e-mail” and “email”, “PayPal” and “Paypal”, “A.P.” and “AP”, “web site” and “website”, “Ibáñez” and “Ibañez”. The rarer one is reported.

    Why: every house has a style, and none has two.
    Leave it when: the two aren't one term, or somebody's own name is written that way.
    It leaves quotations and headlines alone, and pairs whose hyphen or space grammar decides (“a long-term plan”, “in the
    long term”; “re-sign”, “resign”). Of compounds with a space it knows a few dozen; spelling that differs by region
    is LNG001's, wrong letters are NAM001's.
    """

    code, name, since = "NAM007", "term-variant", "0.1"
    severity = Severity.INFO
    needs = (WRITTEN, LOWER_CASE, VOCABULARY)
    reads = RUNNING

    examples = (
        Bad(
            """
            She sent an email to the council. Nobody read the email, so she sent an e-mail to the paper.
                        ~~~~~                                                       ^^^^^^ “email”
            """,
            fixed="She sent an email to the council. Nobody read the email, so she sent an email to the paper.",
        ),
        Bad(
            """
            The payment went by PayPal, and PayPal confirmed it. Then Paypal froze the account.
                                ~~~~~~                                ^^^^^^ “PayPal”
            """
        ),
        Bad(
            """
            According to the AP, two ships sank. The AP said nobody died; the A.P. corrected that later.
                             ~~                                               ^^^^ “AP”
            """
        ),
        Bad(
            """
            The website was down for an hour, and a note on the web site said so. The website came back at noon.
                ~~~~~~~                                         ^^^^^^^^ “website”
            """
        ),
        Bad(
            """
            Ana Ibáñez won the first round. In the second Ibáñez was behind, and Ibañez lost the third.
                ~~~~~~                                                           ^^^^^^ “Ibáñez”
            """
        ),
        Good("José Lima sold the boat to Jose Brandt. O'Neill and O’Neill’s wife watched."),
        Good("A long-term plan is good in the long term. They resign; the club may re-sign them."),
        Good("“Send an e-mail,” she said, and he sent an email."),
        Good("The museum (MAM) is in town. Mam went with us, and NASA sent a man. Nasa is a village near it."),
        Good("The U.S. paid US$5 million. U.S. officials said that US$2 million more would come."),
        Good("Every day she wore her everyday coat. It may be so; maybe not. Ms. McCall met Mr. Mccall-Smith."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        written = doc[WRITTEN]
        groups: defaultdict[str, list[str]] = defaultdict(list)
        bare = list(map(_bare, written))
        if len(set(bare)) < len(bare):  # few articles
            for key, text in zip(bare, written, strict=True):
                if len(text) > 4 or "." in text or text.isupper():
                    groups[key].append(text)
        for texts in groups.values():
            if len(texts) > 1:
                group = {
                    t: places
                    for t in texts
                    if (places := [_place(w) for w in written[t] if w.block.kind in self.reads and not _money(w)])
                }
                yield from _judge(doc, {t: _unquoted(p) for t, p in group.items() if _one_term(t, group)})
        lower = doc[LOWER_CASE]
        hyphened: defaultdict[str, list[Place]] = defaultdict(list)
        for block, found in zip(doc.blocks, doc.per_block(_hyphened), strict=True):
            if block.kind in self.reads:
                for text, start, end in found:
                    hyphened[text].append(Place(block, start, end))
        for text, places in hyphened.items():
            solid = text.replace("-", "")
            if solid in lower and _may_close(text):
                yield from _judge(doc, {text: _unquoted(places), solid: _unquoted(_search(doc, solid, self.reads))})
        words = doc[VOCABULARY]
        for solid in filter(words.__contains__, _COMPOUNDS):
            if solid in lower:
                spaced = _COMPOUNDS[solid]
                apart = _search(doc, spaced, self.reads)
                if apart:
                    yield from _judge(
                        doc, {spaced: _unquoted(apart), solid: _unquoted(_search(doc, solid, self.reads))}
                    )


# Closed by some houses and open with others; neither grammar nor meaning decides.
_COMPOUNDS = {
    f"{spaced.replace(' ', '')}{tail}": f"{spaced}{tail}"
    for spaced in """web site|health care|policy maker|law maker|home owner|air strike|child care|cell phone|smart phone|data base
    |fund raiser|team mate|work force|work place|car maker|drug maker|ship builder|share holder|stake holder|home land
    |battle ground|play ground|news room|class room|court room|bed room|living room|war plane|gun man|land mine|land fill
    |life style|time table|time frame|video tape|voice mail|web page|key word|grass roots|ground water|rain forest
    |peace keeper|peace maker|book store|line up|video game|free lance|bench mark|fire fighter|police man|sales man""".replace(
        "\n    ", ""
    ).split("|")
    for tail in ("", "s")
}
"Solid form to the one with a space."

_HYPHENED = lazy(r"-(?<=[a-z]-)[a-z]{3,}(?![\w/@-]|['’]\w{2}|\.\w)")
"From the hyphen on, which is found fast."
_BEFORE = lazy(r"(?<![\w'’/@.-])[a-z]+$")
# A hyphen after these keeps two words apart ("re-sign"), or grammar puts it there.
_KEEP = frozenset(
    "re un pre long short high low half well ill first second third one two three four five six top".split()
)
_PARTICLES = frozenset("up down out off over in on by back away through around about together under".split())


def _hyphened(text: str, kind: BlockKind) -> tuple[tuple[str, int, int], ...]:
    """Lower-case words with one hyphen, as (text, start, end)."""
    if kind is BlockKind.CODE:
        return ()
    out = []
    for m in _HYPHENED.finditer(text):
        start = text.rfind(" ", 0, m.start()) + 1
        before = _BEFORE.search(text, start, m.start())
        if before:
            out.append((text[before.start() : m.end()], before.start(), m.end()))
    return tuple(out)


def _may_close(text: str) -> bool:
    first, last = text.split("-")
    return first not in _KEEP and last not in _PARTICLES


def _place(word: Word) -> Place:
    return Place(word.block, word.word.start, word.word.end)


def _money(word: Word) -> bool:
    """“US$5 million” is no name."""
    return word.block.text[word.word.end : word.word.end + 1] in ("$", "£")


@lru_cache(maxsize=10_000)
def _bare(text: str) -> str:
    return fold(text).replace(".", "").replace("-", "").replace("'", "")


def _one_term(text: str, group: dict[str, list[Place]]) -> bool:
    """False for a spelling that only shares its letters: NASA and Nasa, al-Zahar and Al-Zahar, HOUSE and House."""
    if text.endswith(".") or (text.isupper() and any(t.replace(".", "") == text and t != text for t in group)):
        return sum(c.isalpha() for c in text) > 1 and text.replace(".", "").isupper()
    if text.isupper() or text.startswith(("al-", "Al-", "el-", "El-", "Mc", "Mac")):
        return False
    if any(fold(t) == fold(text) and t.replace("’", "'").lower() != text.replace("’", "'").lower() for t in group):
        return len(text) > 4 and fold(text) not in folded_given_names()  # with and without its diacritics
    # one of the two must have a capital or a hyphen inside: what a writer gets wrong
    return len(text) > 4 and any(t != text and not t.isupper() and _inner(t) != _inner(text) for t in group)


def _inner(text: str) -> tuple[int, ...]:
    return tuple(i for i, c in enumerate(text) if i and (c.isupper() or c == "-"))


@cache
def _word(text: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’/@.-]){re.escape(text).replace(chr(92) + ' ', '[ ]')}(?![\w/@-]|\.\w)")


def _search(doc: Document, text: str, reads: frozenset[BlockKind]) -> list[Place]:
    return [
        Place(block, *m.span())
        for block in doc.blocks
        if block.kind in reads and text in block.text
        for m in _word(text).finditer(block.text)
    ]


def _unquoted(places: list[Place]) -> list[Place]:
    return [p for p in places if not _quoted(p.block.text, p.start)]


def _quoted(text: str, at: int) -> bool:
    return text.count("“", 0, at) > text.count("”", 0, at) or text.count('"', 0, at) % 2 == 1


def _judge(doc: Document, forms: dict[str, list[Place]]) -> Iterator[Finding]:
    """Report each rarer spelling at its first place; with equal counts, the later one."""
    left = {t: p for t, p in forms.items() if p}
    if len(left) < 2:
        return
    usual = max(left, key=lambda t: (len(left[t]), -left[t][0].span.start))
    count = len(left[usual])
    for text, places in left.items():
        if text == usual:
            continue
        there = left[usual][0].span
        line = doc.source.lines.position(there.start).line
        clear = count > len(places)
        yield Finding(
            places[0].span,
            f"“{text}” here, “{usual}” in line {line} ({'once' if count == 1 else f'{count} times'})",
            related=[Related(there, f"“{usual}”")],
            fixes=[Fix(f"Change “{text}” to “{usual}” throughout", tuple(Edit(p.span, usual) for p in places))],
            facts={"variant": text, "usual": usual, "count": count},
            confidence=Confidence.HIGH if clear or count == 1 else Confidence.MEDIUM,
        )
