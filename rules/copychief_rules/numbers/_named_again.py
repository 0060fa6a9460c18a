"""One thing whose number is told, and told otherwise when the thing is named again with “the”.

“Thieves took six boats” … “the seven boats”; “awarded the family $4.2 million” … “the $4.8 million award”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copychief.english.figures import Figure
from copychief.english.heads import is_plural
from copychief.english.sentences import Sentence
from copychief.lazy import lazy
from copychief_rules.repeats._reading import keys

_PERSONS = frozenset("man woman child person people boy girl member player worker officer student soldier".split())
"Of a few of these, some may act alone: only a greater number contradicts the first."
_UNITS = frozenset(
    "year month week day hour minute second time point percent game match goal dollar euro pound cent way part thing case side example"
    " quarter half share step page item run win loss decade century mile kilometre metre foot inch kind type state country vote".split()
)
_DEFINITE = lazy(r"\b(?:the|all|these|those|all of the|all the|its|their|his|her)\s$", 2)
_OWNED = lazy(r"\b(?P<name>[A-Z][\w-]+)['’]s?\s$")
_HE, _SHE = lazy(r"\b(?:[Hh]e|[Hh]is)\b"), lazy(r"\b(?:[Ss]he|[Hh]er)\b")
_OTHERS = {"he": (" her ", "Her "), "she": (" his ", "His ")}
_ALL = lazy(r"\b[Aa]ll (?:the |of the )?$")
_WHEN = r"\s(?:on|in|at|by|for|until)\s(?:(?:early|late|next|last|this)\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|January|February|March|April|May|June|July|August|September|October|November|December|\d{4}|noon|dawn|dusk|midnight|first|once|last|the (?:end|weekend|week|morning|evening|afternoon|night))"
_WHICH = lazy(r"\s(?:of|who|that|which|whose|where)\b")
_NARROWED = lazy(
    rf"(?!{_WHEN})\s(?:of|who|that|in|from|with|at|on|which|where|under|for|to|killed|not|already|still|by|whose|[a-z]+ing)\b"
    r"|\s[a-z]+ed\s(?:in|at|by|from|on|near|under|with|outside|last|after|before|during|so|earlier|for|off|through|between|over)\b"
)
"The last of these is a participle: “the vans parked in the yard”, but “the vans belonged to the firm”."
_THE = lazy(r"\b(?:[Tt]he|[Tt]hat|[Tt]his)\s$")
_JUDGED = lazy(
    r"\s(?:was|is|were)(?:n['’]t|\snot|\sfar|\snowhere|\stoo)\b[\w\s]{0,12}\b(?:enough|long|short|lenient|harsh|little|much|soft)\b"
)
"“Five years is not enough”, said of a sentence."
_SUM_IS = lazy(
    r"\s(?:would|will|could|should|can|must|may|is|was|has|had|comes?|came|goes|went|raised|paid|covers?|covered|pays|in (?:cash|aid|damages|compensation|funding))\b|[,.](?:\s|$)"
)
_JOINED = lazy(r"[^.;\d]{0,50}(?:,|\band|\bwhile|\bbut)\s(?:the other\s|another\s)?")
_PRICED = lazy(r"\b(?:costs?|costing|priced?|worth|budget|valued)\b")
_ACTS = {
    "award": "award", "sentence": "sentence jail imprison", "term": "sentence jail imprison", "ban": "ban suspend", "suspension": "suspend ban",
    "delay": "delay", "loss": "lose", "cut": "cut", "discount": "discount", "increase": "increase raise", "raise": "raise", "contract": "contract award sign",
     "fine": "fine", "penalty": "fine", "grant": "grant", "loan": "lend borrow",
    "donation": "donate give", "gift": "donate give", "raised": "raise", "settlement": "settle", "payment": "pay", "bail": "bail",
    "sale": "sell", "purchase": "buy", "bid": "bid", "offer": "offer", "investment": "invest",
}  # fmt: skip
"Nouns for money and time, and the verbs that name them first: awarded, sentenced, gave."
# Then two numbers may both be right.
UPDATED = lazy(
    r"\b(?:ris(?:es|en|ing)|rise (?:to|by)|rose|climb\w+|rais\w+ to|initial\w*|previous\w*|at first|first(?=\s(?:\w+ed|said|told|put|gave|thought|\d+|two|three|four|five|six)\b)|at least|up from|so far|later|another|others?|more|additional|including"
    r"|among|last (?:year|month|week)|since|elsewhere|also|than|separate\w*|different|second|already|estimat\w+|if|claim\w*|conflicting|down from"
    r"|revised|updat\w+|now|of them|of whom|each|every|per|average|next|only|remaining|rest|both|some|compared|instead|original\w*|as many as|up to)\b",
    2,
)


FIRST = 50
"So many figures of a kind are looked back at: the story says early what it names again."


class Told(NamedTuple):
    """A figure, its sentence and the other figures of that."""

    sentence: Sentence
    figure: Figure
    row: Sequence[Figure]


def named_again(told: Sequence[Told]) -> Iterator[tuple[Figure, Figure]]:
    """Pairs (first, again) that contradict each other; `told` holds the figures of an article in order."""
    heads: dict[tuple[object, ...], list[Told]] = {}
    modified: dict[tuple[object, ...], list[Told]] = {}
    for one in told:
        f = one.figure
        if f.head and _is_size(f):
            heads.setdefault((f.kind, f.unit, f.currency, f.head), []).append(one)
            modified.setdefault((f.kind, f.unit, f.currency, f.head, f.modifiers), []).append(one)
    seen: set[int] = set()
    for row in (*heads.values(), *modified.values()):
        pair = _two_sizes(row) if len(row) > 1 else None
        if pair and pair[1].index not in seen:
            seen.add(pair[1].index)
            yield pair
    before: dict[tuple[str, str, str], list[Told]] = {}
    for one in told:
        f = one.figure
        alike = before.setdefault((f.kind, f.unit, f.currency), [])
        if _is_act(f) and f.index not in seen:
            yield from _acts(alike, one, f.head)
        elif f.kind == "duration" and not f.head and _JUDGED.match(f.block.text, f.end):
            yield from _acts(alike, one, "sentence")
        elif _is_bare_sum(f):
            yield from _same_sum(alike, one)
        if len(alike) < FIRST:
            alike.append(one)


def near(first: Figure, again: Figure) -> bool:
    """Do they differ, but by less than twice or by the order of digits? A part is mostly farther off."""
    if again.agrees(first):
        return False
    swapped = sorted(str(first.value)) == sorted(str(again.value))
    return swapped or (first.value < 2 * again.value and again.value < 2 * first.value)


def _is_size(figure: Figure) -> bool:
    if figure.is_range or figure.value < 2 or (figure.part_of and figure.kind != "measure"):
        return False
    text = figure.block.text
    if text[figure.phrase_end : figure.phrase_end + 1] in ("-", "'", "’"):
        return False
    if figure.kind != "count":
        return figure.kind in ("money", "measure")
    return (
        figure.head not in _UNITS
        and text[figure.end : figure.end + 1] != "-"
        and is_plural(text[: figure.phrase_end].rsplit(None, 1)[-1].lower())  # not “the 8 line”
    )


def _two_sizes(row: Sequence[Told]) -> tuple[Figure, Figure] | None:
    """A first mention, then a definite one with another number that stands only there."""
    if len({x.figure.value for x in row}) != 2:
        return None
    first, again = row[0].figure, row[-1].figure
    count = first.kind == "count"
    if any(x.figure.value != first.value for x in row[:-1]) or not near(first, again):
        return None
    if not _definite(again) or row[0].sentence is row[-1].sentence:
        return None
    if first.kind != "measure" and (
        _NARROWED.match(again.block.text, again.phrase_end) or _WHICH.match(first.block.text, first.phrase_end)
    ):
        return None
    if count and any(
        f.kind == "count"
        and f.head in ("", first.head)
        and not f.modifiers
        and _JOINED.fullmatch(f.block.text, first.phrase_end, f.phrase_start)
        for f in row[0].row
        if f.start > first.phrase_end
    ):
        return None  # “nine members in favour and four against”: parts
    if (
        count
        and again.value < first.value
        and (
            again.paragraph == first.paragraph
            or (again.head in _PERSONS and not _ALL.search(again.block.text, 0, again.phrase_start))
        )
    ):
        return None
    known = row[0].sentence.text.lower().split()
    if any(m not in known for m in again.modifiers if m not in first.modifiers):
        return None
    return None if UPDATED.search(_around(row[0])) or UPDATED.search(_around(row[-1])) else (first, again)


def _is_act(f: Figure) -> bool:
    if f.kind not in ("money", "duration") or not f.head or f.is_range or f.part_of:
        return False
    return _definite(f) or _OWNED.search(f.block.text, max(0, f.start - 30), f.phrase_start) is not None


def _acts(alike: Sequence[Told], again: Told, head: str) -> Iterator[tuple[Figure, Figure]]:
    """“The $4.8 million award”, “the 15-year sentence”, “the $330 million stadium”: what its verb or price said first."""
    f = again.figure
    linked = [x for x in alike if x.sentence is not again.sentence and _says(x, head)]
    if len(linked) != 1 or any(x.figure.value == f.value for x in alike):
        return
    first = linked[0]
    owner = _OWNED.search(f.block.text, max(again.sentence.start, f.start - 30), f.phrase_start)
    if owner and (owner["name"] or "") not in first.sentence.text:
        return
    if owner is None and f.block.text.endswith(_OTHERS.get(_sex(first.sentence.text), ()), 0, f.phrase_start):
        return  # “he was jailed for eight years” … “her nine-year sentence”
    if first.figure.is_range or sum(x.kind == f.kind for x in first.row) != 1 or not near(first.figure, f):
        return
    if _NARROWED.match(f.block.text, f.phrase_end):
        return
    if not (UPDATED.search(first.sentence.text) or UPDATED.search(again.sentence.text)):
        yield first.figure, f


def _is_bare_sum(f: Figure) -> bool:
    """“The $4.2 billion would be better spent on buses”: a sum that was named before."""
    text = f.block.text
    return (
        f.kind == "money" and not (f.head or f.hedge or f.is_range or f.part_of)
        and _THE.search(text, max(0, f.start - 6), f.start) is not None
        and _SUM_IS.match(text, f.end) is not None
    )  # fmt: skip


def _same_sum(alike: Sequence[Told], again: Told) -> Iterator[tuple[Figure, Figure]]:
    """The only sum before, if it is a slip apart."""
    if len({x.figure.value for x in alike}) != 1 or alike[0].sentence is again.sentence:
        return
    first, f = alike[0].figure, again.figure
    if first.hedge or first.is_range or not near(first, f) or again.sentence.index - alike[-1].sentence.index > 4:
        return
    if not (UPDATED.search(alike[0].sentence.text) or UPDATED.search(again.sentence.text)):
        yield first, f


def _sex(text: str) -> str:
    he, she = (p.search(text) is not None for p in (_HE, _SHE))
    return "" if he == she else "he" if he else "she"


def _says(one: Told, head: str) -> bool:
    """Does the sentence name the thing by a verb of the same root, or give its price?"""
    if one.figure.head not in ("", head):
        return False
    text = one.sentence.text.lower()
    said = {keys(w.strip('.,;:“”"()')) for w in text.split()}
    if head in _ACTS and any(keys(verb) in said for verb in _ACTS[head].split()):
        return True
    before = text[: max(0, one.figure.phrase_start - one.sentence.start)]
    return keys(head) in said and (
        _PRICED.search(text) is not None or re.search(rf"\b{re.escape(head)}s? of (?:\w+ )?$", before) is not None
    )


def _definite(figure: Figure) -> bool:
    return _DEFINITE.search(figure.block.text, max(0, figure.phrase_start - 12), figure.phrase_start) is not None


def _around(told: Told) -> str:
    """The words about a figure, within its sentence."""
    sentence, figure = told.sentence, told.figure
    return figure.block.text[max(sentence.start, figure.start - 60) : min(sentence.end, figure.phrase_end + 60)]
