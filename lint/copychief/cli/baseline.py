"""`copychief baseline create | prune`: accept what is there, so that only new findings fail a build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from copychief.baseline import FILE, create, load
from copychief.cli._common import make_desk, say, selection_options
from copychief.cli._stale import stale_entries
from copychief.desk import Desk
from copychief.discovery import discover
from copychief.plugins import Plugins
from copychief.run import Order, Outcome, run

_PATHS = click.argument("paths", nargs=-1, metavar="[PATHS]...")
_FILE = click.option(
    "--file", type=click.Path(dir_okay=False, path_type=Path), help=f"The baseline; {FILE} if the settings name none."
)


@click.group("baseline")
def command() -> None:
    """Accept today's findings, or forget those that are gone."""


@command.command("create")
@_PATHS
@selection_options
@_FILE
def create_command(paths: tuple[str, ...], file: Path | None, **given: Any) -> int:
    """Write a baseline that accepts all that is found now in PATHS (this folder)."""
    desk = make_desk(given, Plugins())
    where = _place(desk, file)
    outcome = _run(desk, paths, given, None)
    if outcome.failed:  # half a baseline in place of a whole one would let a build fail tomorrow
        return _trouble(outcome)
    made = create(where.absolute().parent, outcome.reports, outcome.source)
    made.write(where)
    click.echo(f"Accepted {_count(made.count(), 'finding')} in {_count(len(made.entries), 'file')}: {where}")
    return 0


@command.command("prune")
@_PATHS
@selection_options
@_FILE
def prune_command(paths: tuple[str, ...], file: Path | None, **given: Any) -> int:
    """Take out what no finding in PATHS (this folder) answers to any more."""
    desk = make_desk(given, Plugins())
    where = _place(desk, file)
    load(where)
    outcome = _run(desk, paths, given, where)
    if outcome.failed:  # what could not be read may still need its entries
        return _trouble(outcome)
    assert outcome.sieve is not None
    (old,) = outcome.sieve.baselines() or [load(where)]
    stale = stale_entries(desk, [old])
    for path, accepted, count in stale:
        click.echo(f"{path}: {accepted.code} {accepted.message}" + (f" ({count} times)" if count > 1 else ""))
    left = old.without(stale)
    if stale:
        left.write(where)
    gone = sum(n for _, _, n in stale)
    click.echo(f"Took out {_count(gone, 'entry', 'entries')}, {left.count()} left: {where}")
    return 0


def _place(desk: Desk, file: Path | None) -> Path:
    config = desk.config(Path("_"))
    named = config.get("baseline")
    return file or (config.root / named if named else Path(FILE))


def _run(desk: Desk, paths: tuple[str, ...], given: dict[str, Any], baseline: Path | None) -> Outcome:
    found = discover(paths or (".",), desk, force_exclude=given["force_exclude"])
    order = Order(jobs=given["jobs"], cache=not given["no_cache"], baseline=baseline, accept_all=baseline is None)
    return run(desk, found.paths, order)


def _trouble(outcome: Outcome) -> int:
    """Say why there is no baseline to write."""
    for report in outcome.reports:
        if report.failed:
            for d in report.diagnostics:
                if d.code.startswith("CHF"):
                    say(f"{d.path}: {d.code} {d.message}")
    say("nothing was written")
    return 2


def _count(n: int, one: str, many: str = "") -> str:
    return f"{n} {one if n == 1 else many or one + 's'}"
