"""One statement made twice with two numbers: “will close 14 stores” … “In all, 12 stores will close”.

Without “the”, two sentences are about one quantity if the second says nothing of it that the first didn't, or if
both give it to one owner: “The school has 640 pupils” … “With 460 pupils, the school …”.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copychief.english.figures import Figure
from copychief.lazy import lazy
from copychief_rules.numbers._named_again import UPDATED, Told, near
from copychief_rules.repeats._profile import WORD, content_stem
from copychief_rules.repeats._reading import Reading, keys

_DIMENSION = lazy(r"\s(?:long|high|wide|deep|tall|thick)\b")
_HAS = r"(?:is|was|has|had|employs|seats|serves|houses|owns|operates|runs|holds|weighs|carries|costs|stands|measures|covers|publishes|teaches)"
_THE_HAS = lazy(
    rf"(?:^|\s)(?:(?:[Tt]he|[Ii]ts|[Tt]his|[Aa]n?) (?P<owner>[a-z]+)|(?P<name>(?:[A-Z][\w&’'-]+ ){0, 2}[A-Z][\w’'-]+))(?:, which| that|, who)? (?:(?:will|would) (?:be|have|seat|hold|cost|employ|stand|carry)|{_HAS})\s(?:the |a total of |a staff of |a population of )?$"
)
_OTHER_COUNT = lazy(r"\b(?:more|another|than|other|at least|later|added|further)\b")
_S_OWN = lazy(r"\b(?P<name>[A-Z][\w-]+)['’]s?\s$")
_GOT = lazy(r"\b(?P<name>[A-Z][\w-]+) (?:scored|took|won|made|hit|had|sold|has|shot|finished with|led with|struck)\s$")
_OF_ANOTHER_GAME = lazy(
    r"\b(?:season|career|year|years|month|first half|half|quarter|average|record|tournament|games|matches|club|title)\b"
)
_WITH = lazy(r"(?:^|\s)(?:[Ww]ith|[Aa]t)\s$")
_THE = lazy(r"(?:\s(?:long|high|wide|deep|tall|thick))?, (?:the|its|this) (?P<owner>[a-z]+)\b")


_ACTED = lazy(r"\b([a-z]{2,}ed|killing|hit|took|left|stole|sank|cut)\s$")


def said_again(told: Sequence[Told]) -> Iterator[tuple[Figure, Figure]]:
    """Pairs (first, again) that contradict each other; `told` holds the figures of an article in order."""
    nouns: dict[tuple[object, ...], list[Told]] = {}
    for one in told:
        f = one.figure
        if _counts(f):
            nouns.setdefault((f.kind, f.unit, f.head, f.modifiers, f.part_of), []).append(one)
    for row in nouns.values():
        if len(row) == 2 and (_one_quantity(*row) or _one_feat(*row)):
            yield row[0].figure, row[1].figure


def _counts(figure: Figure) -> bool:
    if figure.is_range or figure.hedge or figure.value < 2:
        return False
    if figure.kind == "measure":
        return _DIMENSION.match(figure.block.text, figure.end) is not None
    return figure.kind == "count" and bool(figure.head) and figure.block.text[figure.end : figure.end + 1] != "-"


def _one_quantity(first: Told, again: Told) -> bool:
    if first.sentence is again.sentence or not near(first.figure, again.figure):
        return False
    if UPDATED.search(first.sentence.text) or UPDATED.search(again.sentence.text):
        return False
    owner = _owner(first.figure)
    return (
        (bool(owner) and _one_owner(owner, _owner(again.figure))) or _says_no_more(first, again) or _done(first, again)
    )


def _one_owner(one: str, other: str) -> bool:
    """“Harlow Foods” is “Harlow” later."""
    return one == other or (one[:1].isupper() and bool(other) and one.split(maxsplit=1)[0] == other)


def _done(first: Told, again: Told) -> bool:
    """“The blaze that destroyed six shops in the port” … “The fire in the port destroyed eight shops”.

    Nothing may be named there that isn't here: another town, another day.
    """
    one, other = (_ACTED.search(x.figure.block.text, x.sentence.start, x.figure.phrase_start) for x in (first, again))
    if one is None or other is None or one[1] != other[1]:
        return False
    there = {x.key for x in _content(first)}
    said = _content(again)
    return all(x.key in there or not x.capital for x in said[1:]) and sum(x.key in there for x in said) > 1


def _owner(figure: Figure) -> str:
    """“The school has 640 pupils”, “At 340 metres long, the bridge …”: whose number it is."""
    text = figure.block.text
    before = text[max(0, figure.start - 40) : figure.start]
    m = _THE_HAS.search(before) or (_WITH.search(before) and _THE.match(text, figure.phrase_end))
    return (m["owner"] or m.groupdict().get("name") or "") if m else ""


def _one_feat(first: Told, again: Told) -> bool:
    """“Lind scored 31 points” … “Lind’s 33 points”."""
    if first.sentence is again.sentence or first.figure.agrees(again.figure):
        return False
    one, other = first.figure, again.figure
    got = _GOT.search(one.block.text[max(first.sentence.start, one.start - 40) : one.start])
    own = _S_OWN.search(other.block.text[max(again.sentence.start, other.start - 40) : other.start])
    return (
        got is not None
        and own is not None
        and got["name"] == own["name"]
        and not (
            _OF_ANOTHER_GAME.search(first.sentence.text)
            or _OF_ANOTHER_GAME.search(again.figure.block.text, other.end, other.end + 40)
        )
        and not _OTHER_COUNT.search(f"{first.sentence.text} {again.sentence.text}")
    )


def _says_no_more(first: Told, again: Told) -> bool:
    there = {x.key for x in _content(first)}
    ahead, behind = _content(again, until=again.figure.start), _content(again, since=again.figure.end)
    shared = there & {x.key for x in (*ahead, *behind)}
    return (
        not shared.isdisjoint({_verb(first.figure), _verb(again.figure)})
        and all(x.key in there for x in ahead)
        and all(x.key in there or (x.light and not x.capital) for x in behind)  # “a spokesman said later”
    )


def _verb(figure: Figure) -> str:
    """The key of the word right before a figure: “buried twelve houses”."""
    before = figure.block.text[: figure.phrase_start].rsplit(None, 1)[-1:]
    return "".join(keys(before[0].lower())[:1]) if before else ""


def _content(one: Told, since: int = 0, until: int | None = None) -> list[Reading]:
    """The words of the sentence that say something of the figure, those of figures left out."""
    start, end = max(since, one.sentence.start), one.sentence.end if until is None else until
    taken = [(f.phrase_start, f.phrase_end) for f in one.row]
    return [
        Reading(key, m[0], m[0].lower(), True)
        for m in WORD.finditer(one.sentence.block.text, start, end)
        if content_stem(m[0].lower()) and not any(a <= m.start() < b for a, b in taken)
        for key in keys(m[0].lower())
    ]
