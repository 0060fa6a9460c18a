"""Turns: who has the word in an interview or a transcript, paragraph by paragraph.

“Ruiz: …” opens a turn, and what follows is Ruiz's until somebody else has the word. A label alone proves
nothing (“Correction: …”), so it takes a label that comes again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from copychief.document import TITLES, Block, BlockKind
from copychief.english.cue import Cue, CueKind

_TURNS = 3
"Fewer make no conversation."
_LONG = 4
"No turn runs over more paragraphs than this without the story having taken over."


def turns(blocks: Sequence[Block], found: Sequence[tuple[Cue, ...]]) -> dict[int, tuple[int, Cue]]:
    """For the number of each paragraph in a turn: the number of the one that opens it, and its cue.

    `found` are the cues of each block. Empty if the article is no conversation.
    """
    opens = {
        n: cues[0]
        for n, cues in enumerate(found)
        if cues and cues[0].kind is CueKind.COLON and cues[0].source[0] == 0 and blocks[n].kind not in TITLES
    }
    labels = Counter(_label(blocks[n], cue) for n, cue in opens.items())
    if len(opens) < _TURNS or len(labels) < 2 or max(labels.values()) < 2:
        return {}
    out: dict[int, tuple[int, Cue]] = {}
    starts = sorted(opens)
    for at, following in zip(starts, [*starts[1:], starts[-1] + 1], strict=True):
        out[at] = (at, opens[at])
        if following - at <= _LONG and all(b.kind is BlockKind.PARAGRAPH for b in blocks[at + 1 : following]):
            out.update((n, (at, opens[at])) for n in range(at + 1, following))
    return out


def _label(block: Block, cue: Cue) -> str:
    return block.text[slice(*cue.source)].split()[-1]
