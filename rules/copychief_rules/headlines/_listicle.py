"""Headlines that promise a number of things: “7 reasons to stay”, “The top ten beaches”."""

from __future__ import annotations

from copychief.document import BlockKind, Document
from copychief.english.figures import FIGURES, Figure

_BEFORE = frozenset("the top best our my these here are worst here's heres biggest".split())
_PRAISE = frozenset("best worst top great greatest essential simple easy quick surprising".split())
THINGS = frozenset(
    "reason way thing tip step fact lesson idea rule sign question myth mistake trick habit takeaway moment highlight"
    " book film movie song album show recipe place beach restaurant hotel bar city destination gift gadget app game"
    " tool principle priority point key secret benefit question answer story photo picture example word person"
    " woman man player goal".split()
)
"What listicles list."


def promise(doc: Document) -> Figure | None:
    """The figure of a headline that counts the parts of the article below it, if it has parts; else None."""
    for n, block in enumerate(doc.blocks):
        if block.kind is BlockKind.HEADLINE:
            for figure in doc[FIGURES].by_block[n]:
                listed = figure.head in THINGS or not _PRAISE.isdisjoint(figure.modifiers)
                if figure.kind == "count" and figure.head and listed and not figure.hedge and figure.value >= 2:
                    before = block.text[: figure.start].lower().replace(":", " ").split()
                    if all(w in _BEFORE for w in before):
                        return figure if _parts(doc) else None
    return None


def _parts(doc: Document) -> bool:
    kinds = [b.kind for b in doc.blocks]
    return kinds.count(BlockKind.LIST_ITEM) > 1 or kinds.count(BlockKind.HEADING) > 1
