"""Plugins: how rules, formats and outputs come in, the bundled ones and a stranger's alike.

The only file that knows pluggy. A plugin is a module (or object) named under the entry-point group
`copychief` with at most these three hooks. One that doesn't load ends the run: never fewer rules, quietly.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pluggy

from copychief.entrypoints import GROUP, Point, points

if TYPE_CHECKING:
    from copychief.formats import Format
    from copychief.outputs import Output, Result
    from copychief.rule import Rule

hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)


@hookspec
def copychief_rules() -> Iterable[type[Rule]]:  # type: ignore[empty-body]
    """Rule classes (not instances). Called once, at start-up."""


@hookspec
def copychief_formats() -> Iterable[Format]:  # type: ignore[empty-body]
    """Readers of further file formats; the file name's suffix chooses. Called when a file is read."""


@hookspec
def copychief_outputs() -> Iterable[Output]:  # type: ignore[empty-body]
    """Further `--output-format` values. Called when an output is chosen."""


HOOKS = (copychief_rules.__name__, copychief_formats.__name__, copychief_outputs.__name__)


class PluginError(Exception):
    """A plugin can't be used; the message names it."""


class Plugins:
    """The loaded plugins and what they bring."""

    def __init__(
        self, extra: Iterable[tuple[str, object]] = (), *, installed: bool = True, untrusted: Iterable[Path] = ()
    ) -> None:
        """`extra` are (name, plugin) pairs; plugins installed under an `untrusted` folder are not run."""
        self.skipped: list[str] = []
        "What was not run, and why: a line each."
        self._manager = pluggy.PluginManager(GROUP)
        self._manager.add_hookspecs(sys.modules[__name__])
        if installed:
            for point in points(GROUP):
                if (inside := _inside(point, untrusted)) is not None:
                    self.skipped.append(f"plugin {point.name!r} is installed in {inside}, which isn't trusted: not run")
                    continue
                self._register(point.name, _load(point))
        for name, plugin in extra:
            self._register(name, plugin)

    def _register(self, name: str, plugin: object) -> None:
        try:
            self._manager.register(plugin, name)
            self._manager.check_pending()
        except (pluggy.PluginValidationError, ValueError) as error:
            raise PluginError(f"plugin {name!r} can't be registered: {' '.join(str(error).split())}") from error
        hooks = [h for h in HOOKS if hasattr(plugin, h)]
        if not hooks:
            raise PluginError(f"plugin {name!r} has none of the hooks: {', '.join(HOOKS)}")
        for hook in hooks:
            if not hasattr(getattr(plugin, hook), f"{GROUP}_impl"):
                raise PluginError(f"plugin {name!r}: {hook} is not marked as a hook: put @hookimpl above it")

    def _gather(self, hook: str) -> list[tuple[str, Any]]:
        """(plugin name, thing) for everything a hook yields; pluggy's own order made alphabetical."""
        out: list[tuple[str, Any]] = []
        for name, plugin in sorted(self._manager.list_name_plugin()):
            function = getattr(plugin, hook, None)
            if function is None or not hasattr(function, f"{GROUP}_impl"):
                continue
            try:
                with redirect_stdout(sys.stderr):  # standard output is the report's
                    out.extend((name, thing) for thing in function())
            except Exception as error:
                raise PluginError(f"plugin {name!r}: {hook}() failed: {type(error).__name__}: {error}") from error
        return out

    def rules(self) -> list[type[Rule]]:
        """All rule classes by code. Raises PluginError for a malformed rule or a code two plugins claim."""
        from copychief.rule import Rule, problems

        owner: dict[str, str] = {}
        found: dict[str, type[Rule]] = {}
        for plugin, rule in self._gather("copychief_rules"):
            if not (isinstance(rule, type) and issubclass(rule, Rule)):
                raise PluginError(f"plugin {plugin!r}: {rule!r} is not a Rule class")
            code = str(rule.code)  # a stranger's may be anything
            if code.startswith("CHF"):
                raise PluginError(f"plugin {plugin!r}: {code}: the letters CHF are the host's own")
            if code in owner:
                raise PluginError(f"plugin {plugin!r}: code {code} is already taken by plugin {owner[code]!r}")
            owner[code] = plugin
            found[code] = rule
        wrong = problems(found.values())
        if wrong:
            first = wrong[0]
            named = next(
                (owner[c] for c, r in found.items() if first.startswith(f"{r.__module__}.{r.__qualname__}:")), "?"
            )
            raise PluginError(
                f"plugin {named!r}: {first}" + (f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else "")
            )
        return [found[code] for code in sorted(found)]

    def formats(self) -> list[Format]:
        """What plugins read besides. Raises PluginError for what is no Format, and for a name or suffix two claim."""
        from copychief.formats import Format, bundled

        taken = {x: "Copychief" for f in bundled() for x in (f.name, *f.suffixes)}
        out = []
        for plugin, made in self._gather("copychief_formats"):
            if not isinstance(made, Format):
                raise PluginError(f"plugin {plugin!r}: {made!r} is not a Format")
            fine = isinstance(made.suffixes, tuple) and all(isinstance(s, str) and s[:1] == "." for s in made.suffixes)
            if not (isinstance(made.name, str) and fine):
                raise PluginError(
                    f"plugin {plugin!r}: format {made.name!r}: `suffixes` is not a tuple like ('.adoc',), but "
                    f"{made.suffixes!r}"
                )
            _claim(taken, plugin, "format", (made.name, *made.suffixes))
            out.append(made)
        return out

    def outputs(self) -> list[Output]:
        """The plugins' outputs. Raises PluginError for what is no Output, and for a name two claim.

        One that fails while it renders raises PluginError, too.
        """
        from copychief.outputs import Output, names

        taken = dict.fromkeys(names(), "Copychief")
        out = []
        for plugin, made in self._gather("copychief_outputs"):
            if not (isinstance(made, Output) and isinstance(made.name, str)):
                raise PluginError(f"plugin {plugin!r}: {made!r} is not an Output with a name")
            _claim(taken, plugin, "output", (made.name,))
            out.append(replace(made, render=_answerable(plugin, made)))
        return out


def _answerable(plugin: str, output: Output) -> Callable[[Result], Iterator[str]]:
    def render(result: Result) -> Iterator[str]:
        try:
            for piece in output.render(result):
                if not isinstance(piece, str):
                    raise TypeError(f"{piece!r} stands where a text should")
                yield piece
        except Exception as error:
            what = f"output {output.name} failed: {type(error).__name__}: {error}"
            raise PluginError(f"plugin {plugin!r}: {what}") from error

    return render


def _claim(taken: dict[str, str], plugin: str, kind: str, words: Iterable[str]) -> None:
    for word in words:
        if word in taken:
            raise PluginError(f"plugin {plugin!r}: {kind} {word} is already taken by {taken[word]}")
        taken[word] = f"plugin {plugin!r}"


def _load(point: Point) -> object:
    try:
        with redirect_stdout(sys.stderr):
            return point.load()
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        raise PluginError(f"plugin {point.name!r} doesn't load: {type(error).__name__}: {error}") from error


def _inside(point: Point, folders: Iterable[Path]) -> Path | None:
    """The folder under which a plugin is installed, if it is one of these; our own rules are always trusted."""
    if point.distribution == "copychief":
        return None
    home = Path(point.folder).resolve()
    return next((f for f in folders if home.is_relative_to(f.resolve())), None)
