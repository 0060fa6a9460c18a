"""Given names that sound alike and are spelled two ways: Carl and Karl, Sara and Sarah, Steven and Stephen."""

from __future__ import annotations

from collections.abc import Sequence

from copychief.english.name_lists import fold
from copychief.english.names import Mention
from copychief_rules.names._likeness import slip

_SPELLINGS = (("geo", "je"), ("ph", "f"), ("v", "f"), ("ck", "k"), ("c", "k"))
_NAM001 = ("double", "vowel", "vowels", "sounds", "swap", "style", "mark")
"""Slips inside a word, which NAM001 finds whatever the word is."""


def sound_alike(mentions: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """The first two mentions of one surname whose given names differ in spelling alone; None if there are none."""
    if len({m.given for m in mentions}) < 2:
        return None
    first: dict[str, Mention] = {}
    for mention in sorted(mentions, key=lambda m: m.span.start):
        given = fold(mention.given.split()[0])
        before = first.setdefault(_sound(given), mention)
        other = fold(before.given.split()[0])
        if other != given and len(given) > 3 < len(other):
            kind, head, _ = slip(other, given)
            if kind not in _NAM001 or not head:
                return before, mention
    return None


def _sound(given: str) -> str:
    """A given name as it sounds: no silent h, no double letters, one letter for one sound."""
    for spelled, heard in _SPELLINGS:
        given = given.replace(spelled, heard)
    heard = given[:1] + given[1:].replace("h", "")
    return "".join(c for k, c in enumerate(heard) if c != heard[k - 1 : k])
