"""`copychief dev`: commands for those who work on Copychief or on rules of their own."""

from __future__ import annotations

from pathlib import Path

import click

from copychief.cli import Commands


@click.group("dev", cls=Commands, folder=str(Path(__file__).parent), package=__name__)
def command() -> None:
    """For developers: scaffold a rule, docs, goldens, corpus diff, train, bench."""
