"""A team's record: games won, drawn and lost are the games it has played."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from copychief.english.figures import Figure
from copychief.english.sentences import Sentence
from copychief.lazy import lazy
from copychief_rules.numbers._parts import Parts

_RESULT = lazy(r"\b(won|drawn|drew|tied|lost)\s$")
_JOIN = lazy(r",\s(?:and\s)?\w+\s|\sand\s\w+\s|,\sand\s\w+\s")
_GAMES = frozenset({"game", "match", "fixture"})
_PLAYED = lazy(
    r"\b(?:from|of|in|after|played|first|all)\s(?:their\s|its\s|the\s|the\sfirst\s|their\sfirst\s)?(?:last\s)?$"
)
_OF_GAMES = lazy(r"\b(?:of|in|from|out of)\s(?:its|their|the|his|her|all)\s(?:first\s|opening\s)?$")
_STOP = lazy(r"\b(?:last|past|home|away|previous|next|remaining)\b")


def record(before: Sequence[Figure], row: Sequence[Figure], sentence: Sentence) -> Parts | None:
    """“From 16 games … They have won 12, drawn one and lost four”, if the sum is another."""
    if "won" not in sentence.text or "lost" not in sentence.text:
        return None
    for k in range(len(row) - 1):
        parts = row[k : k + 3]
        if len(parts) < 3 or not _RESULT.search(
            parts[2].block.text, max(sentence.start, parts[2].start - 8), parts[2].start
        ):
            parts = parts[:2]  # “won nine and lost five of their 14 games”; some may be drawn
        text = parts[0].block.text
        said = [_RESULT.search(text, max(sentence.start, f.start - 8), f.start) for f in parts]
        kinds = {"drawn" if m[1] in ("drew", "tied") else m[1] for m in said if m}
        some = len(parts) == 2
        if kinds != ({"won", "lost"} if some else {"won", "lost", "drawn"}) or any(
            f.kind != "count" or f.hedge or f.is_range or (f.part_of and f is not parts[-1]) for f in parts
        ):
            continue
        if any(not _JOIN.fullmatch(text, a.end, b.start) for a, b in pairwise(parts)):
            continue
        played = [f for f in (*before, *row[:k], *row[k + len(parts) :]) if f.kind == "count" and f.head in _GAMES]
        if len(played) != 1:
            return None
        total = played[0]
        behind = total in row[k + len(parts) :]  # “won six, drawn three and lost one of their 10 games”
        lead = total.block.text[max(0, total.start - 24) : total.start]
        over = sum(f.value for f in parts) - total.value
        off = over if some else abs(over)
        if (
            (_PLAYED.search(lead) if not behind else _OF_GAMES.search(lead))
            and not (_STOP.search(lead) or set(total.modifiers) & {"home", "away"})
            and 0 < off <= 4
        ):
            return Parts(total, tuple(parts), some, True)
    return None
