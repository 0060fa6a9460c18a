"""The command line. One file a command: a module here with a `command` is one; no list to extend.

Only the module of the command that is called is imported, so that starting costs what the command uses.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from copychief import __version__


class Commands(click.Group):
    """A group whose commands are the modules of a folder."""

    def __init__(self, *args: Any, folder: str, package: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._folder, self._package = Path(folder), package

    def list_commands(self, ctx: click.Context) -> list[str]:
        files = {p.stem for p in self._folder.glob("[!_]*.py")}
        return sorted(files | {p.parent.name for p in self._folder.glob("[!_]*/__init__.py")})

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.list_commands(ctx):
            return None
        made: click.Command = import_module(f"{self._package}.{name}").command
        return made

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from copychief.select import did_you_mean

            hint = did_you_mean(args[0], self.list_commands(ctx))
            raise click.UsageError(error.message.rstrip(".") + (hint or "."), ctx) from None


@click.group(
    cls=Commands,
    folder=str(Path(__file__).parent),
    package=__name__,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="copychief", message="%(prog)s %(version)s")
def cli() -> None:
    """A linter for articles: it reads a story as a copy chief does, against itself."""


def main() -> None:
    """Run the command line; every failure is a line on standard error and an exit code, never a traceback.

    0 clean, 1 findings, 2 usage, configuration or plugin, 3 an error of ours.
    """
    gc.set_threshold(100_000, 50, 100)  # articles leave hardly any cycles behind: looking for them costs 5%
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # an article's characters may not fit the terminal's encoding
            stream.reconfigure(errors="backslashreplace")
    try:
        code = cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("copychief: stopped", err=True)
        code = 130
    except Exception as error:
        code = _explain(error)
    sys.exit(code if isinstance(code, int) else 0)


def _explain(error: Exception) -> int:
    """One line for an error; 2 if the user can mend it, 3 if it is ours."""
    from copychief.config import ConfigError
    from copychief.desk import UsageError
    from copychief.outputs import visible
    from copychief.plugins import PluginError

    if isinstance(error, (ConfigError, PluginError, UsageError)):
        click.echo(f"copychief: {visible(str(error))}", err=True)
        return 2
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EIO):
        click.echo(f"copychief: what was found can't be written: {(error.strerror or '').lower()}", err=True)
        return 2
    if isinstance(error, FileNotFoundError) and not _stands_somewhere():
        click.echo("copychief: the current folder was deleted", err=True)
        return 2
    import traceback

    if os.environ.get("COPYCHIEF_TRACEBACK"):
        traceback.print_exc()
    place = traceback.extract_tb(error.__traceback__)[-1]
    click.echo(
        f"copychief: internal error: {type(error).__name__}: {visible(str(error))} "
        f"({Path(place.filename).name}:{place.lineno}). This is a bug; COPYCHIEF_TRACEBACK=1 shows more.",
        err=True,
    )
    return 3


def _stands_somewhere() -> bool:
    try:
        Path.cwd()
    except FileNotFoundError:
        return False
    return True
