"""QUO003."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copychief.diagnostic import Finding, Related, Severity
from copychief.document import Document
from copychief.english.quotations import QUOTATIONS, Quotation
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule
from copychief_rules.quotations._compare import excerpt, pairs

_EDITED = lazy(r"[\[\]…]|\.\.\.|\. \. \.")
# What a partial quotation may drop or change to fit its sentence
LONG = 10
"Words from which a quotation can't be another one that happens to begin alike."
_SMALL = frozenset(
    "a an the and but so well i we you he she they it that this very just really is are was were".split()
)


@dataclass(frozen=True)
class AlteredQuotation(Rule):
    """The same words are quoted twice, and they differ in a word or two.

    Why: a quotation is what somebody said; two versions can't both be.
    Leave it when: the speaker said it twice, in two ways.

    Changes that are shown as such, by brackets or dots, are left alone; so are quotations that differ in more
    than one place in ten, in a small word at the edge, or in two speakers' mouths. It compares words only,
    not marks or capitals.
    """

    code, name, since = "QUO003", "altered-quotation", "0.1"
    severity = Severity.WARNING
    needs = (QUOTATIONS,)
    min_words: int = 5
    "Shorter quotations may differ."

    examples = (
        Bad(
            """
            Ms. Okoye called it “a serious blow to every family in the harbour”.
                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

            “It is a heavy blow to every family in the harbour,” she told the council.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “heavy” here, “serious” there
            """
        ),
        Bad(
            """
            “This town knows how to build things, and it knows how to change,” Odell said.
            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

            “This town knows how to build things, and it knows how to adapt,” Odell told the guests.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “adapt” here, “change” there
            """
        ),
        Bad(
            """
            “We will never pay the new rent for a berth that leaks,” she said.
            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

            Later she said again: “We will pay the new rent for a berth that leaks.”
                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ nothing here
            """
        ),
        Good(
            """
            Ms. Okoye called it “a blow to every family in the harbour”.

            “It’s a serious [blow] … to every family in the harbour,” she told the council.
            """
        ),
        Good("“We will fight for the harbour,” she said. “We will fight for the school.”"),
        Good("He spoke of “a blow to every family”. “It is a blow to every family and every boat,” he said."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        told: set[int] = set()
        for earlier, later in pairs(doc[QUOTATIONS], self.min_words):
            if not {earlier.block.kind, later.block.kind} <= self.reads or id(later) in told:
                continue
            if (
                _EDITED.search(earlier.content)
                or _EDITED.search(later.content)
                or not _may_be_one_speaker(earlier, later)
            ):
                continue
            change = _change(earlier.words, later.words)
            if change is None:
                continue
            told.add(id(later))
            before, after = change
            yield Finding(
                later.span,
                f"the same words are quoted twice and differ: {_show(after)} here, {_show(before)} there",
                related=[Related(earlier.span, f"{excerpt(earlier)} here")],
                facts={"here": " ".join(after), "there": " ".join(before)},
            )


def _show(words: Sequence[str]) -> str:
    return f"“{' '.join(words)}”" if words else "nothing"


def _may_be_one_speaker(a: Quotation, b: Quotation) -> bool:
    """False if both have a speaker by name, and the names have nothing in common."""
    if a.speaker is None or b.speaker is None:
        return True
    first, second = _names(a.speaker.text), _names(b.speaker.text)
    return not first or not second or bool(first & second)


def _names(text: str) -> set[str]:
    return set(re.findall(r"[A-Z][\w’'-]+", text)) - {
        "The",
        "A",
        "An",
        "He",
        "She",
        "They",
        "It",
        "We",
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
    }


def _change(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """(words of a, words of b) where the two differ, if that is a single place inside and the rest is the same.

    In quotations of equal length and many words the one word that differs may be the first or the last.

    The shorter one must be all of a stretch of the longer one but for that place.
    """
    from difflib import SequenceMatcher

    if len(a) == len(b) >= LONG:
        differ = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        if len(differ) == 1 and not {a[differ[0]], b[differ[0]]} <= _SMALL:
            return (a[differ[0]],), (b[differ[0]],)
    blocks = [m for m in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks() if m.size]
    if len(blocks) != 2:
        return None
    left, right = blocks
    gone, come = a[left.a + left.size : right.a], b[left.b + left.size : right.b]
    same = left.size + right.size
    short = min(len(a), len(b))
    if (
        same < 4
        or len(gone) > 2
        or len(come) > 2
        or ((not gone or not come) and not (same == short >= LONG and len(gone) + len(come) == 1))
        or same + max(len(gone), len(come)) < short - 1
    ):
        return None
    if set(gone) | set(come) <= _SMALL or same < 0.75 * min(len(a[left.a : right.a + right.size]), short):
        return None
    return gone, come
