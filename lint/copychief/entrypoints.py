"""The entry points of a group, as `importlib.metadata` gives them, without its price.

That module takes longer to import than a short article takes to read. Installed distributions are folders
beside the packages, and their entry points a text file in them; only where something else is on the path
(a zip file, a finder of its own) is the standard library asked.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any, NamedTuple

GROUP = "copychief"
"The group under which plugins are named."


class Point(NamedTuple):
    """An entry point: its name, `module` or `module:attribute`, whose it is, and the folder that one is installed in."""

    name: str
    value: str
    distribution: str
    folder: str

    def load(self) -> Any:
        """Import what it names. Raises whatever the import does."""
        module, _, attributes = self.value.partition("[")[0].replace(" ", "").partition(":")
        found: Any = import_module(module)
        for attribute in filter(None, attributes.split(".")):
            found = getattr(found, attribute)
        return found


def points(group: str) -> list[Point]:
    """The entry points of a group, by name. Of two distributions of one name the first on the path counts."""
    if not _plain_path():
        from importlib.metadata import entry_points

        return sorted(
            Point(p.name, p.value, p.dist.name, str(p.dist.locate_file("")))
            for p in entry_points(group=group)
            if p.dist is not None
        )
    found: set[Point] = set()
    seen: set[str] = set()
    for folder in dict.fromkeys(sys.path):
        for name in _listed(folder or "."):
            if not name.endswith((".dist-info", ".egg-info")):
                continue
            distribution = name.rpartition(".")[0].split("-")[0].lower().replace("_", "-").replace(".", "-")
            if distribution in seen:
                continue
            seen.add(distribution)
            for point, value in _read(f"{folder or '.'}/{name}/entry_points.txt", group):
                found.add(Point(point, value, distribution, folder or "."))
    return sorted(found)


def _plain_path() -> bool:
    from importlib.machinery import PathFinder

    if any(f is not PathFinder and hasattr(f, "find_distributions") for f in sys.meta_path):
        return False
    return not any(os.path.isfile(p) for p in sys.path)  # noqa: PTH113  pathlib is slower, and this is about time


def _listed(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208
    except OSError:
        return []


def _read(path: str, group: str) -> list[tuple[str, str]]:
    """(name, value) of the points of a group in an entry_points.txt, which is an INI file."""
    try:
        with open(path, encoding="utf-8") as file:  # noqa: PTH123
            lines = file.read().split("\n")
    except (OSError, UnicodeDecodeError):
        return []
    out, inside = [], False
    for line in lines:
        text = line.strip()
        if text.startswith("["):
            inside = text == f"[{group}]"
        elif inside and "=" in text and not text.startswith("#"):
            name, _, value = text.partition("=")
            out.append((name.strip(), value.strip()))
    return out
