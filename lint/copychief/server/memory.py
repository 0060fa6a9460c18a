"""What is remembered from one version of an article to the next: what was used, and nothing else."""

from __future__ import annotations

from typing import Any


class Memo(dict[tuple[object, ...], Any]):
    """A memory of two generations: what this version asks for is kept, the rest goes with the next version.

    Whatever a layer remembers in `Document.memo`, by block or by sentence, comes along; no list of keys.
    """

    def __init__(self, before: Memo | None = None) -> None:
        super().__init__()
        self._before: dict[tuple[object, ...], Any] = before or {}

    def __missing__(self, key: tuple[object, ...]) -> Any:
        value = self[key] = dict.__getitem__(self._before, key)
        return value

    def get(self, key: tuple[object, ...], default: Any = None) -> Any:
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key: object) -> bool:
        return super().__contains__(key) or key in self._before

    def settle(self) -> None:
        """The version is read: forget what only the one before it used."""
        self._before = {}
