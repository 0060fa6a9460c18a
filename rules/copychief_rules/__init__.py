"""The bundled plugin: every `FAMILY/rule_name.py` in this package that defines a rule. No list to extend."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from copychief.plugins import hookimpl
from copychief.rule import Rule


@hookimpl
def copychief_rules() -> Iterator[type[Rule]]:
    """The rule classes defined in the modules one folder down, by file name.

    Modules whose name starts with an underscore are helpers that rules of a family share.
    """
    for path in sorted(Path(__file__).parent.glob("*/[!_]*.py")):
        module = import_module(f"{__name__}.{path.parent.name}.{path.stem}")
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Rule) and value.__module__ == module.__name__:
                yield value
