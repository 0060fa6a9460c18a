"""The capitalised words of an article by spelling: what several rules on names go through."""

from __future__ import annotations

from copychief.document import Document, Layer
from copychief.english.capitals import CAPITALS, Word


def _written(doc: Document) -> dict[str, list[Word]]:
    out: dict[str, list[Word]] = {}
    for word in doc[CAPITALS]:
        out.setdefault(word.word.text, []).append(word)
    return out


WRITTEN: Layer[dict[str, list[Word]]] = Layer("written", _written)
"""Each spelling, without a possessive, and where it stands; both in order."""
