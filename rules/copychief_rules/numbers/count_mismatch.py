"""NUM010."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from copychief.diagnostic import Finding, Related, Severity
from copychief.document import RUNNING, BlockKind, Document
from copychief.english.figures import FIGURES, Figure
from copychief.english.heads import is_plural
from copychief.english.name_lists import nations, places
from copychief.english.vocabulary import VOCABULARY
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule
from copychief_rules.numbers._arithmetic import STATED
from copychief_rules.numbers._name_groups import SIZES, groups
from copychief_rules.numbers._named_lists import NAME, PLACE_HEADS, Listed, aged, named, titled
from copychief_rules.numbers._sourced import end_of_claim

_OPEN = lazy(r"(?:\s[\w'’-]+){0,6}?\s?(?::|\s[—–])\s*|\s--?\s|(?:\s[\w'’-]+){0,2}?\s\(")
_ITEM_SEPARATOR = lazy(r",\s+(?:and\s+|or\s+)?|;\s+(?:and\s+|or\s+)?")
_AND = lazy(r"\s(?:and|or|&)\s")
_LOOSE = lazy(
    r"\b(?:including|such as|among|for example|e\.g|etc|others?|more|first|second|one|two|three|four|five|six|i|we|he|she|they|it|is|are|was|were|which|who|that|has|have|had|because|if|will|would)\b|(?<!\d)(?!(?:19|20)\d\d\b)\d",
    re.IGNORECASE,
)
_WHERE = lazy(r"[A-Z][\w.'’-]+$")
_TWO_NAMES = lazy(rf"{NAME} and {NAME}")
_PAIR = lazy(r"(?!and\b)[\w'’-]+(?: [\w'’-]+)? (?:and|or) [\w'’-]+(?: [\w'’-]+)?")
"“Housing and transport”: too short to hold more than two items."
_ARTICLE_PAIR = lazy(
    r"to\s(?:(?!and\b|or\b)[\w'’-]+\s){1,6}and\sto\s(?:(?!and\b|or\b)[\w'’-]+\s?){1,6}|(?:an?|the|its|his|her|their)\s(?:(?!and\b|or\b)[\w'’-]+\s){1,6}and\s(?:an?|the|its|his|her|their)\s(?:(?!and\b|or\b)[\w'’-]+\s?){1,6}",
    re.IGNORECASE,
)
_ARTICLE = lazy(r"(?:an?|the)\s", re.IGNORECASE)
_ACTS = frozenset({"charge", "count", "act", "time"})


class CountMismatch(Rule):
    """A list has more or fewer items than its sentence promises.

    “Four priorities: housing, schools and transport”. A list may stand behind a colon or a dash, in brackets, or
    below the sentence as list items; names, with or without ages or roles, may also follow a comma or “are” (“the
    three winners are …”), “both” or “the trio of”, and so may titles of books and the ages of someone's children.
    If the commas can be read so that the count is right, nothing is said.

    Why: an item was cut, or the number is from an earlier draft.
    Leave it when: two items belong together.

    Not caught: lists without “and” or “or” before the last item, lists of clauses, and lists that hold numbers.
    """

    code, name, since = "NUM010", "count-mismatch", "0.1"
    severity = Severity.WARNING
    needs = (FIGURES, STATED, VOCABULARY)

    examples = (
        Bad(
            """
            The mayor named four priorities: housing, schools and transport.
                            ^^^^^^^^^^^^^^^  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ 3 items
            """
        ),
        Bad(
            """
            Three colours — red, green, yellow and blue — were on sale.
            ^^^^^^^^^^^^^   ~~~~~~~~~~~~~~~~~~~~~~~~~~~ 4 items
            """
        ),
        Bad(
            """
            Three men, Jim Dale, Al Moor, Ed Wick and Ira Fenn, were held overnight.
            ^^^^^^^^^  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ 4 items
            """
        ),
        Bad(
            """
            The three winners are Jo Dale, Al Moor, Ed Wick and Ira Fenn. The board has three aims: order and thrift.
                ^^^^^^^^^^^^^     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~                ^^^^^^^^^^  ~~~~~~~~~~~~~~~~ 2 items
            """
        ),
        Bad(
            """
            The mayor named four priorities:
                            ^^^^^^^^^^^^^^^

            - housing
              ~~~~~~~
            - schools
            - transport
            """
        ),
        Good("The mayor named three priorities: housing, schools and transport."),
        Good("Two men, Jim Dale and Al Moor, were held. Two leaders, Ida Holm, the premier, and Jo Falk, met."),
        Good(
            "Two of the three winners, Jo Dale and Al Moor, came. The two winners are Jo Dale, of Wick, and Al Moor, of Fenn."
        ),
        Good("The menu had four courses: soup, fish and chips, cheese, and fruit."),
        Bad(
            """
            She wrote three novels, “Low Water” (1981) and “High Water” (1995), and has three children aged two and nine.
                      ^^^^^^^^^^^^  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~          ^^^^^^^^^^^^^^      ~~~~~~~~~~~~
            """
        ),
        Good("Police held four boys aged 14 and 15. The two shops, in Paris, France, and Rome, will close."),
        Good("He has played in three cities: Paris, France; Rome, Italy; and Bath, England."),
        Good("Two points remain: the council, which met on Monday, has no money, and the roof leaks."),
        Good("The shop stocks five brands, including Alder, Birch and Cedar."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for sentence, row, kinds in doc[STATED]:
            if "count" not in kinds:
                continue
            for n, figure in enumerate(row):
                if not _promises(figure):
                    continue
                made = (
                    _listed(figure, sentence.end, row[n + 1 :])
                    or named(figure, sentence.start, sentence.end)
                    or aged(figure, sentence.end)
                    or titled(figure, sentence.end)
                )
                if made is None or made.least <= figure.value <= made.most:
                    continue
                some = row[n - 1] if n and row[n - 1].part_of and row[n - 1].phrase_end == figure.phrase_end else None
                if some is None:
                    yield _finding(figure, made)
                elif not made.least <= some.value <= made.most:  # “two of the five defendants, …”: either may be named
                    yield _finding(some, made)
        yield from _below(doc)
        yield from _grouped(doc)


def _promises(figure: Figure) -> bool:
    return (
        figure.kind == "count"
        and 2 <= figure.value <= 20
        and figure.value == int(figure.value)
        and bool(figure.head)
        and not (figure.hedge or figure.is_range or figure.part_of)
    )


def _listed(figure: Figure, end: int, others: Sequence[Figure]) -> Listed | None:
    """The list behind a figure, if it is one that can be counted; `others` are the figures that follow."""
    text = figure.block.text
    opened = _OPEN.match(text, figure.phrase_end, end)
    if opened is None:
        return None
    following = next((f.start for f in others if f.kind not in ("year", "date")), end)
    if opened.end() > following:  # “two sides agree on three points: …”
        return None
    if "-" in opened.group() and not is_plural(text[: figure.phrase_end].rsplit(None, 1)[-1]):
        return None  # “two sub - divisions”
    start = opened.end()
    if ":" in opened.group():
        stop = end_of_claim(text, start, end)
    elif "(" in opened.group():
        stop = text.find(")", start, end)
        if stop < 0:
            return None
    else:
        shut = re.search(r"\s?[—–]|\s--?(?=\s)", text[start:end])
        stop = start + shut.start() if shut else end - (text[end - 1 : end] in ".!?")
    body = text[start:stop].rstrip()
    if not body or re.search(r"[.!?:()“”\"—–]|\s-\s", body) or _LOOSE.search(body):
        return None
    items = [i for i in _ITEM_SEPARATOR.split(body) if i.strip()]
    joins = len(_AND.findall(body))
    if _TWO_NAMES.fullmatch(body):
        return Listed(start, start + len(body), 2, 2)
    if ";" in body:
        items = [i for i in re.split(r";\s+(?:and\s+|or\s+)?", body) if i.strip()]
        return Listed(start, start + len(body), len(items), len(items)) if len(items) > 1 else None
    if (
        len(items) == 1
        and figure.value > 2
        and ":" in opened.group()
        and (_PAIR.fullmatch(body) or _ARTICLE_PAIR.fullmatch(body))
    ):
        if following < stop:
            return None  # “14 people: seven men and seven women”
        return Listed(start, start + len(body), 2, 2) if figure.head not in _ACTS else None
    if not joins or len(items) < 2 or any(len(i.split()) > 8 for j in items for i in _AND.split(j)):
        return None
    # the last “and” parts two items: behind a comma it does so already
    last_joined = re.search(r",\s+(?:and|or)\s+[^,]*$", body) is not None
    inner = sum(len(_AND.findall(i)) for i in items)
    if not last_joined and not _AND.search(items[-1]):
        return None
    paired = len(items) > 2 and all(_AND.search(i) for i in items)  # “work and play, rest and pray, eat and sleep”
    least = len(items) + (0 if last_joined or paired else 1)
    most = len(items) + inner
    single = [i for j in items for i in _AND.split(j)]
    alike = all(_ARTICLE.match(i) for i in single)  # “a leaking valve, a blocked fire door and a faulty alarm”
    unclear = any(_WHERE.match(i) or (len(i.split()) > 3 and not alike) for i in single)
    if figure.value < least and unclear and not all(map(_alone(figure.head), single)):
        return None  # “Paris, France”, an apposition: commas inside an item
    return Listed(start, start + len(body), least, max(least, most))


def _alone(head: str) -> Callable[[str], bool]:
    """Says of an item of a list of such things whether it is surely one, and not where the item before it is."""
    return _is_city if head in ("city", "town") else _is_nation if head in PLACE_HEADS else _is_no_place


def _is_city(item: str) -> bool:
    return item in places() and item not in nations() and not item.endswith("shire")


def _is_nation(item: str) -> bool:
    """Countries and states stand alone; a city may be told with either."""
    return item in nations()


def _is_no_place(item: str) -> bool:
    """“French” and “Boeing” are items of their own, “Paris” may be told with its country."""
    return _WHERE.match(item) is not None and item not in places()


def _finding(figure: Figure, made: Listed) -> Finding:
    block = figure.block
    count = made.most if figure.value > made.most else made.least
    phrase = block.text[figure.start : figure.phrase_end]
    return Finding(
        block.source_span(figure.start, figure.phrase_end),
        f"“{phrase}”, but the list has {count} items",
        related=[Related(block.source_span(made.start, made.end), f"{count} items")],
        facts={
            "operands": [block.text[made.start : made.end]],
            "operation": "count",
            "stated": figure.value,
            "computed": count,
        },
    )


def _below(doc: Document) -> Iterator[Finding]:
    """A paragraph that ends “four reasons:” with list items below it."""
    blocks = doc.blocks
    for n, block in enumerate(blocks[:-1]):
        if (
            block.kind is not BlockKind.PARAGRAPH
            or blocks[n + 1].kind is not BlockKind.LIST_ITEM
            or not block.text.rstrip().endswith(":")
        ):
            continue
        promised = [
            f
            for f in doc[FIGURES].by_block[n]
            if _promises(f) and re.fullmatch(r"(?:\s[\w'’-]+){0,5}:\s*", block.text[f.phrase_end :])
        ]
        if not promised:
            continue
        level = blocks[n + 1].level
        items = []
        for item in blocks[n + 1 :]:
            if item.kind is not BlockKind.LIST_ITEM or item.level < level:
                break
            if item.level == level:
                items.append(item)
        figure = promised[-1]
        if len(items) != figure.value and len(items) > 1:
            phrase = block.text[figure.start : figure.phrase_end]
            yield Finding(
                block.source_span(figure.start, figure.phrase_end),
                f"“{phrase}”, but {len(items)} list items follow",
                related=[Related(items[0].source_span(0, len(items[0].text)), "the first of them")],
                facts={"operands": [], "operation": "count", "stated": figure.value, "computed": len(items)},
            )


def _grouped(doc: Document) -> Iterator[Finding]:
    """“Both candidates, …”, “the trio of …”: names that a word without a number counts."""
    known = doc[VOCABULARY]
    sizes = known & SIZES.keys()
    if not sizes:
        return
    for block in doc.of_kind(RUNNING):
        if not any(map(block.text.__contains__, sizes)) and not ("both" in sizes and "Both" in block.text):
            continue
        for group in groups(block.text):
            yield Finding(
                block.source_span(group.start, group.end),
                f"“{block.text[group.start : group.end]}”, but the list has {group.listed.most} items",
                related=[
                    Related(block.source_span(group.listed.start, group.listed.end), f"{group.listed.most} items")
                ],
                facts={
                    "operands": [block.text[group.listed.start : group.listed.end]],
                    "operation": "count",
                    "stated": group.size,
                    "computed": group.listed.most,
                },
            )
