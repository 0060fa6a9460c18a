"""NAM005."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from copychief.diagnostic import Confidence, Edit, Finding, Fix, Severity
from copychief.document import PROSE, BlockKind, Document
from copychief.english.capitals import LOWER_CASE, Word
from copychief.english.name_lists import (
    CALENDAR,
    DEMONYMS,
    TITLES,
    fold,
    given_names,
    is_people,
    is_word,
    major_places,
    nations,
    place_words,
    well_known,
)
from copychief.rule import Bad, Good, Rule
from copychief_rules.names._likeness import slip
from copychief_rules.names._written import WRITTEN

LEAST = 6
"Shorter places have too many neighbours."


class GlossaryName(Rule):
    """A word is nearly, but not quite, a name of the house list or a well-known place.

    `[names] people`, `places` and `organisations` in the configuration are the house's own; countries, states and
    cities of more than 200,000 people come with the program. A house name is held to everywhere, and so are countries,
    peoples and days (“Ukranian”); a city only where the text treats the word as one (“in Cherniv”).

    Why: nobody mistypes Chernihiv on purpose, and the article alone can't tell.
    Leave it when: a smaller place is really called that; add it to `places`.
    It doesn't catch a place that is misspelled into another known name, or places of fewer than six letters.
    """

    code, name, since = "NAM005", "glossary-name", "0.1"
    severity = Severity.WARNING
    needs = (WRITTEN, LOWER_CASE)
    reads = PROSE | {BlockKind.CAPTION, BlockKind.DECK, BlockKind.HEADING, BlockKind.DATELINE}

    examples = (
        Bad(
            """
            The troops use siege tactics in Cherniv, an official said.
                                            ^^^^^^^ “Chernihiv”
            """,
            fixed="The troops use siege tactics in Chernihiv, an official said.",
        ),
        Bad(
            """
            Flights from Adelade were cancelled, and so were those to Singapore.
                         ^^^^^^^ “Adelaide”
            """
        ),
        Bad(
            """
            The plane took off from Cincinatti at nine.
                                    ^^^^^^^^^^ “Cincinnati”
            """
        ),
        Bad(
            """
            A Ukranian official said so on Wendesday.
              ^^^^^^^^ “Ukrainian”
                                           ^^^^^^^^^ “Wednesday”
            """
        ),
        Good("Donna Brazile met Mr. Israely, and Brazile left. Amber Germann sang; Germann was good."),
        Good("He lives in Chernihiv and works near Kyiv. She came from Moscow, Idaho."),
        Good("She was born in Adelboden and trained at Wembly, a stable. In Parist they ate."),
        Good("Mr Adelade came to Kharkov, and the Londons live in Washingborough."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        names = doc.house.people + doc.house.places + doc.house.organisations
        own = {part for name in names for part in name.split()}
        house = _house(names)
        written = doc[WRITTEN]
        for text in filter(_unlisted if house else _strange, written):
            if text in own:
                continue
            words = written[text]
            found = _meant(text, words, house, doc)
            if found is None or frozenset((text, found)) in doc.house.allow:
                continue
            at = next((w for w in words if w.block.kind in self.reads), None)
            if at is not None and found not in written:  # with both in the article it is NAM001's
                yield _finding(at, words, found)


def _meant(text: str, words: list[Word], house: Keys, doc: Document) -> str | None:
    """The name that a word nearly is: of the house anywhere, of the gazetteer where the text speaks of a place."""
    folded = fold(text)
    found = _near(house, folded) if house else None
    if found is not None or not _strange(text):
        return found
    if all(map(_stands_alone, words)):
        found = _near(_everyday(), folded)
        if found is not None and not _plain_slip(folded, fold(found)):
            found = None
    if found is None and any(map(_placed, words)):
        found = _near(_gazetteer(), folded)
    return None if found is None or folded in doc[LOWER_CASE] else found


@lru_cache(maxsize=5_000)
def _unlisted(text: str) -> bool:
    """Is the word long enough, and neither a part of a place's name nor else well known?"""
    return (
        len(text) >= LEAST
        and not text.isupper()
        and not ((folded := fold(text)) in place_words() or folded in well_known())
    )


@lru_cache(maxsize=5_000)
def _strange(text: str) -> bool:
    """Does no list have the word at all?"""
    return _unlisted(text) and not (text in given_names() or is_people(text) or is_word(fold(text)))


def _finding(at: Word, words: list[Word], found: str) -> Finding:
    text = at.word.text
    edits = tuple(Edit(w.block.source_span(w.word.start, w.word.end), found) for w in words)
    return Finding(
        at.block.source_span(at.word.start, at.word.end),
        f"“{text}”: is “{found}” meant?",
        fixes=[Fix(f"Change to “{found}”", edits)],
        facts={"variant": text, "usual": found, "count": len(words)},
        confidence=Confidence.HIGH if _cost(fold(text), fold(found)) == 1 else Confidence.MEDIUM,
    )


_BEFORE = frozenset("in near from to around outside at across inside".split())


def _placed(word: Word) -> bool:
    """True if a preposition of place stands before the word and no other part of a name around it."""
    capital, text = word.word, word.block.text
    if capital.before or capital.after or capital.start < 3 or text[capital.start - 1] != " ":
        return False
    at = text.rfind(" ", 0, capital.start - 1) + 1
    return text[at : capital.start - 1].lower() in _BEFORE


def _stands_alone(word: Word) -> bool:
    """True without another part of a name beside the word; a title may follow: “Ukranian President”."""
    capital = word.word
    return not capital.before and (not capital.after or capital.after.rstrip(".") in TITLES)


def _plain_slip(folded: str, found: str) -> bool:
    """Swapped, doubled or dropped letters well inside a word: what no surname differs by."""
    kind, head, tail = slip(folded, found)
    return tail > 1 and (kind == "swap" or (head > 2 and kind in ("double", "vowel", "vowels", "letter")))


Keys = dict[str, list[str]]


def _keys(names: list[str]) -> Keys:
    """Names by their first two letters."""
    out: Keys = {}
    for name in names:
        out.setdefault(fold(name)[:2], []).append(name)
    return out


@cache
def _gazetteer() -> Keys:
    return _keys([n for n in sorted(major_places()) if len(n) >= LEAST and " " not in n and n.isascii()])


@cache
def _everyday() -> Keys:
    """Countries, states, peoples and days: held to wherever they stand."""
    names = {n for n in nations() if " " not in n and n.isascii()} | DEMONYMS | CALENDAR
    return _keys(sorted(n for n in names if len(n) >= LEAST))


@cache
def _house(names: tuple[str, ...]) -> Keys:
    return _keys([part for name in names for part in name.split() if len(part) >= 4 and part[0].isupper()])


def _near(keys: Keys, folded: str) -> str | None:
    """The name at most one slip from the word, or two for long ones; the nearest, None if there is none."""
    best: tuple[int, str] | None = None
    for name in keys.get(folded[:2], ()):
        if abs(len(name) - len(folded)) > 2 or name[-1].lower() != folded[-1]:
            continue
        other = fold(name)
        if other == folded:
            return None
        cost = _cost(folded, other)
        if cost is not None and (best is None or cost < best[0]):
            best = cost, name
    return best[1] if best else None


def _cost(a: str, b: str) -> int | None:
    """1 for one slip, 2 for two letters left out together or two slips in a long word; None for more."""
    kind, head, tail = slip(a, b)
    if kind in ("swap", "double", "vowels", "vowel", "letter"):
        longer = a if len(a) > len(b) else b
        # one more h is a way of transcribing, not a slip: Bhubaneshwar
        return None if kind == "letter" and longer[head] == "h" else 1
    left, right = len(a) - head - tail, len(b) - head - tail
    if left == right == 2 and len(a) >= 8 and head >= 3 and set(a[head : head + 2]) & set(b[head : head + 2]):
        return 2  # Cincinatti
    if left == 0 and right == 2 and len(a) >= 7 and head >= 3:
        return 2
    return None
