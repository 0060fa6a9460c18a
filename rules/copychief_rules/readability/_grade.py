"""textstat's grades without a network.

textstat (0.7.8 and later) asks nltk for the Carnegie Mellon pronouncing dictionary and fetches it if it isn't
there: without a network that fails, and with one the grade would depend on the machine. For languages without a
dictionary textstat counts syllables with pyphen, whose patterns come with it; that way is taken for English too.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any


@cache
def _textstat() -> Any:
    """The module, told that it has no dictionary. Imported on use: it brings nltk along."""
    import textstat
    from textstat.backend.counts import _count_syllables

    _count_syllables.get_cmudict = lambda lang: None
    return textstat.textstat


def flesch_kincaid(sentences: Sequence[str]) -> float:
    """The Flesch-Kincaid grade (school years) of sentences, each of which is taken as one."""
    # textstat finds its own sentences: one a line, without the stops inside, is what it can't get wrong
    text = "\n".join(s.rstrip('.!?…"”’ ').replace(".", "").replace("?", "").replace("!", "") + "." for s in sentences)
    return float(_textstat().flesch_kincaid_grade(text))
