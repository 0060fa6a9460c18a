"""What commands share: the desk that the options ask for, the output they name, and where it goes."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TextIO

import click

from copychief import formats as bundled_formats
from copychief import outputs
from copychief.desk import Desk, UsageError
from copychief.plugins import Plugins
from copychief.select import PROFILES

SETTINGS = ("select", "extend-select", "ignore", "profile", "published", "fail-on")
"The options that stand for settings."


def _words(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Options that may be repeated and may hold commas."""
    return tuple(w.strip() for v in values for w in v.split(",") if w.strip())


def _some_words(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """The same for what replaces a default: an empty value selects nothing, and that is not the default."""
    words = _words(context, option, values)
    if values and not words:
        raise UsageError(f"--{option.name} names no rule")
    return words


def selection_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which rules run and which findings show."""
    for option in reversed(
        [
            click.option(
                "--select",
                multiple=True,
                callback=_some_words,
                metavar="RULES",
                help="Rules to run in place of the default ones.",
            ),
            click.option(
                "--extend-select", multiple=True, callback=_words, metavar="RULES", help="Rules to run besides."
            ),
            click.option("--ignore", multiple=True, callback=_words, metavar="RULES", help="Rules not to run."),
            click.option("--profile", type=click.Choice(PROFILES), help="Which findings show."),
            click.option("--published", metavar="DATE", help="The publication date, in place of the article's own."),
            click.option("--isolated", is_flag=True, help="Read no configuration file."),
            click.option(
                "--force-exclude", is_flag=True, help="Leave out what `exclude` names even if it is given by name."
            ),
            click.option("-j", "--jobs", type=click.IntRange(1), help="Processes; one a core if not given."),
            click.option("--no-cache", is_flag=True, help="Neither use nor write remembered results."),
        ]
    ):
        command = option(command)
    return command


def make_desk(given: Mapping[str, Any], plugins: Plugins) -> Desk:
    """The desk for a command with `selection_options`."""
    return Desk(
        plugins.rules(),
        [*bundled_formats.bundled(), *plugins.formats()],
        {k: given.get(k.replace("-", "_")) for k in SETTINGS},
        isolated=given["isolated"],
    )


def find_output(name: str, plugins: Plugins) -> outputs.Output:
    """The output format of a name. Raises UsageError, with a suggestion."""
    try:
        return outputs.get(name)
    except KeyError:
        pass
    more = plugins.outputs()
    try:
        return outputs.get(name, more)
    except KeyError:
        from copychief.select import did_you_mean

        known = [*outputs.names(), *(o.name for o in more)]
        raise UsageError(f"unknown output format {name!r}{did_you_mean(name, known)} ({', '.join(known)})") from None


def write_output(
    output: outputs.Output, result: outputs.Result, target: str | None, stream: TextIO | None = None
) -> None:
    """Print a result, or write it to a file in one step."""
    if target is None:
        stream = stream or sys.stdout
        if output.encoding and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=output.encoding)
        for piece in output.render(result):
            stream.write(piece)
        stream.flush()
        return
    write_file(target, "".join(output.render(result)).encode("utf-8", "backslashreplace"))


def write_file(target: str, content: bytes) -> None:
    """Write an output in one step. Raises UsageError with the system's reason."""
    from copychief.files import replace

    try:
        replace(target, None, content)
    except OSError as error:
        raise UsageError(f"{target}: {(error.strerror or str(error)).lower()}") from None


def read_stdin() -> bytes:
    """All of standard input. Raises UsageError if there is none."""
    if sys.stdin is None:  # closed by whoever started us
        raise UsageError("standard input is closed")
    return sys.stdin.buffer.read()


def colour(stream: TextIO) -> bool:
    """Is colour wanted there? NO_COLOR and FORCE_COLOR have the last word."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def say(line: str) -> None:
    """A line for people, on standard error."""
    from copychief.outputs import visible

    click.echo(f"copychief: {visible(line)}", err=True)


def here(path: str | None) -> Path | None:
    return Path(path) if path is not None else None
