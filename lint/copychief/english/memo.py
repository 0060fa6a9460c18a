"""What is made for each word of an article, cheaply: named tuples without their constructor, dicts that fill themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar, cast

K = TypeVar("K")
V = TypeVar("V")

new = cast("Callable[[type[V], Iterable[object]], V]", tuple.__new__)
"""`new(Word, fields)`: leaves out the constructor of a named tuple, which is in Python and a third of the time."""


class Memo(dict[K, V]):
    """What `make` says of each key: a look-up is all that a known one costs.

    It forgets all when there are too many, as a long-lived server must not grow for ever.
    """

    most = 20_000

    def __missing__(self, key: K) -> V:
        if len(self) >= self.most:
            self.clear()
        made = self[key] = self.make(key)
        return made

    def make(self, key: K) -> V:
        raise NotImplementedError
