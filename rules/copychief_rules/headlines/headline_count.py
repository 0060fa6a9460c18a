"""HED005."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copychief.diagnostic import Finding, Related, Severity
from copychief.document import Block, BlockKind, Document
from copychief.english.figures import FIGURES
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule
from copychief_rules.headlines._listicle import promise

_NUMBERED = lazy(r"(?:no\.?\s*|#\s*)?(\d{1,3})(?:[.):]|\s[-–—]|\s)\s*(?=\S)", re.IGNORECASE)


class HeadlineCount(Rule):
    """The headline promises a number of things, and the article has more or fewer.

    Counts numbered sub-headings if there are any, else the sub-headings, else the list items; speaks only if no
    way of counting gives the number.

    Why: readers count.
    Leave it when: an introduction or a summary has a sub-heading of its own.
    """

    code, name, since = "HED005", "headline-count", "0.1"
    severity = Severity.WARNING
    needs = (FIGURES,)
    reads = frozenset({BlockKind.HEADLINE})

    examples = (
        Bad(
            """
            # 5 reasons to plant a hedge
              ^^^^^^^^^ 4

            A hedge is a fence that grows.

            ## 1. It shelters birds

            Wrens nest in it.

            ## 2. It breaks the wind

            Better than a wall does.

            ## 3. It needs no paint

            Shears will do.

            ## 4. It lasts

            Some are older than the church.
            """
        ),
        Bad(
            """
            # The six best walks in the valley
                  ^^^^^^^^^^^^^^ 4

            Our readers chose these:

            - The mill path
            - The long ridge
            - The quarry loop
            - The river bank
            """
        ),
        Bad(
            """
            ---
            title: 3 reasons to plant a hedge
                   ^^^^^^^^^ 2
            ---

            # 3 reasons to plant a hedge

            ## It shelters birds

            Wrens nest in it.

            ## It breaks the wind

            Better than a wall does.
            """
        ),
        Good(
            """
            # 3 reasons to plant a hedge

            ## It shelters birds

            Wrens nest in it.

            ## It breaks the wind

            Better than a wall does.

            ## It lasts

            Some are older than the church.

            ## What it costs

            Less than a fence.
            """
        ),
        Good(
            """
            # Two reasons the vote failed

            The council was tired, and the mayor was away.
            """
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        figure = promise(doc)
        if figure is None:
            return
        counts = _counts(doc)
        wanted = int(figure.value)
        if not counts or wanted in counts or wanted != figure.value:
            return
        # one more may be an introduction or a summary
        if any(wanted + 1 == c or wanted + 2 == c for c in counts[1:]) or (
            len(counts) == 1 and wanted + 1 == counts[0]
        ):
            return
        count = counts[0]
        phrase = figure.block.text[figure.start : figure.phrase_end]
        first = _first(doc)
        yield Finding(
            figure.block.source_span(figure.start, figure.phrase_end),
            f"“{phrase}” in the headline, but the article has {count}",
            related=[Related(first.source_span(0, len(first.text)), "the first of them")],
            facts={"stated": wanted, "computed": count},
        )


def _parts(doc: Document) -> tuple[list[Block], list[Block]]:
    titles = {b.text.strip() for b in doc.blocks if b.kind is BlockKind.HEADLINE}  # shown again as first heading
    headings = [b for b in doc.blocks if b.kind is BlockKind.HEADING and b.text.strip() not in titles]
    items = [b for b in doc.blocks if b.kind is BlockKind.LIST_ITEM]
    if headings:
        top = min(b.level for b in headings)
        headings = [b for b in headings if b.level == top]
    if items:
        top = min(b.level for b in items)
        items = [b for b in items if b.level == top]
    return headings, items


def _first(doc: Document) -> Block:
    headings, items = _parts(doc)
    return headings[0] if len(headings) > 1 else items[0]


def _counts(doc: Document) -> list[int]:
    """The numbers of parts that the article can be read to have, the likeliest first."""
    headings, items = _parts(doc)
    numbered = [int(m[1]) for b in headings if (m := _NUMBERED.match(b.text))]
    if len(numbered) > 1 and sorted(numbered) == list(range(min(numbered), min(numbered) + len(numbered))):
        return [len(numbered)]
    return [len(x) for x in (headings, items) if len(x) > 1]
