"""Lines that may come again: refrains, the entries of a live blog, and lines to a formula (fouls, fixtures, results)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from copychief.document import Document
from copychief.english.sentences import Sentence
from copychief.lazy import lazy
from copychief_rules.repeats._profile import Profile, Profiles, words

ENTRIES = 3
"So many lines that only part a text, or tell the time, make it a log."
ALIKE_LINES = 3
"So many different lines with the same small words are made to a formula."

REFRAIN, REFRAIN_WORDS = 3, 12
"A sentence of so few words that stands so often is a refrain."
LOG = 0.15
"An article with so much of it made to formulas is a running report."

_MARK = lazy(
    r"\W{0,4}(?:[_*#=~—–-]{2,}|(?:\*\s?){3}|\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)(?:\s[A-Z]{2,4})?\W{0,4}",
    2,
)


def may_repeat(doc: Document, sentences: Sequence[Sentence], known: Profiles, match: Mapping[int, int]) -> set[int]:
    """Those of the matched sentences (later to earlier) that are no slips."""
    entry = _entries(doc)
    formula = _formulas(known)
    if formula and sum(_skeleton(p) in formula for p in known) > LOG * len(known):
        return set(match)
    often = Counter(p.folded for p in known)
    out = set()
    for i, j in match.items():
        if often[known[i].folded] >= REFRAIN and len(known[i].folded) <= REFRAIN_WORDS:
            out.add(i)
        if (entry and entry[sentences[i].paragraph] != entry[sentences[j].paragraph]) or (
            _names_only(known[i]) or _skeleton(known[i]) in formula or _skeleton(known[j]) in formula
        ):
            out.add(i)
    return out


def _entries(doc: Document) -> list[int]:
    """The number of each block's entry if the article is a log; else nothing."""
    out, now = [], 0
    for block in doc.blocks:
        if len(block.text) < 24 and _MARK.fullmatch(block.text.strip()):
            now += 1
        out.append(now)
    return out if now >= ENTRIES else []


def _formulas(known: Iterable[Profile]) -> set[tuple[str, ...]]:
    """The small words that several different sentences share entirely, names and figures apart."""
    groups: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for p in known:
        skeleton = _skeleton(p)
        if skeleton and len(skeleton) < len(p.folded):
            groups.setdefault(skeleton, set()).add(p.folded)
    return {skeleton for skeleton, lines in groups.items() if len(lines) >= ALIKE_LINES}


def _names_only(p: Profile) -> bool:
    """Has it names and figures only (“Arsenal 2, Hull City 0.”)?"""
    return not _skeleton(p) and any(c.isdigit() for c in p.text)


def _skeleton(p: Profile) -> tuple[str, ...]:
    return tuple(w for w in words(p) if w.islower())
