"""Relative times, years, spans and clock times in a block's text. Pure functions on text."""

from __future__ import annotations

from collections.abc import Iterator

from copychief.english._calendar import Said


def find_relative(text: str) -> Iterator[Said]:
    return iter(())
