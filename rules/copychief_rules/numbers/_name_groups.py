"""Names that are counted by a word without a number: “Both candidates, Jo Dale and Al Moor, …”, “the trio of …”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from copychief.lazy import lazy
from copychief_rules.numbers._named_lists import NAME, Listed, count_names

SIZES = {"both": 2, "pair": 2, "duo": 2, "trio": 3, "threesome": 3, "quartet": 4, "foursome": 4, "quintet": 5}
"The words that count, in small letters, and how many they say."
_GROUP = lazy(
    rf"\b(?P<group>(?P<both>[Bb]oth)(?:\s[a-z][\w-]+){{1,2}}(?=,\s)|[Tt]he\s(?P<size>pair|duo|trio|threesome|quartet|foursome|quintet)(?=\sof\s|\s[—–]\s|,\s))"
    rf"(?:,|\sof|\s[—–])\s(?P<names>{NAME}(?:, {NAME})*,? and {NAME})(?=,\s[a-z]|\s[—–]|\s[a-z]|\.)(?!,\s(?:who|a|an|the|and)\b)"
)


class Group(NamedTuple):
    """The words that count (`start` to `end`), how many they say, and the names."""

    start: int
    end: int
    size: int
    listed: Listed


def groups(text: str) -> Iterator[Group]:
    """The groups of names in a text that are more or fewer than their word says."""
    for m in _GROUP.finditer(text):
        size, count = SIZES[(m["size"] or "both")], count_names(m["names"])
        if size != count:
            yield Group(*m.span("group"), size, Listed(*m.span("names"), count, count))
