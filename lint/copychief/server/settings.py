"""What the client may set, and what it sets when it says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ClientSettings:
    """The client's `copychief` section, in its own camelCase on the wire.

    `trusted` lets plugins run that are installed inside an open workspace folder; `delay` is in
    milliseconds from the last keystroke to the diagnostics.
    """

    enable: bool = True
    profile: str | None = None
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    delay: int = 150
    trusted: bool = False

    def options(self) -> dict[str, object]:
        """As options like those of the command line, which stand above the configuration files."""
        return {
            "profile": self.profile,
            "select": self.select,
            "extend-select": self.extend_select,
            "ignore": self.ignore,
        }


_WIRE: dict[str, tuple[str, type[Any]]] = {
    "enable": ("enable", bool),
    "profile": ("profile", str),
    "select": ("select", list),
    "extendSelect": ("extend_select", list),
    "ignore": ("ignore", list),
    "delay": ("delay", int),
    "trusted": ("trusted", bool),
}


_KINDS = {bool: "true or false", str: "a string", list: "a list of strings", int: "a whole number from 0"}


def read(value: Any, before: ClientSettings | None = None) -> tuple[ClientSettings, list[str]]:
    """(settings, what is wrong with the rest) from whatever a client sent; what is wrong is left out.

    What is sent replaces all that was set `before`, but for `trusted`: plugins are loaded once a session.
    """
    trusted: dict[str, Any] = {"trusted": before.trusted} if before else {}
    if isinstance(value, Mapping) and isinstance(value.get("copychief"), Mapping):
        value = value["copychief"]
    if not isinstance(value, Mapping):
        return ClientSettings(**trusted), []
    got: dict[str, Any] = {}
    wrong = []
    for key, item in value.items():
        if key not in _WIRE:
            continue  # clients send settings of their own along, such as the server's path
        name, kind = _WIRE[key]
        if item is None:
            continue
        if (
            not isinstance(item, kind)
            or (kind is int and (isinstance(item, bool) or item < 0))
            or (kind is list and not all(isinstance(x, str) for x in item))
        ):
            wrong.append(f"copychief.{key}: must be {_KINDS[kind]}")
            continue
        got[name] = tuple(item) if kind is list else item
    return ClientSettings(**{**got, **trusted}), wrong
