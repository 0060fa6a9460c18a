"""`copychief dev docs`: the rule catalogue, written or held against the rules."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("docs")
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path), default=Path("rules/README.md"))
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if the file is out of date.")
def command(target: Path, check: bool) -> int:
    """Write the catalogue of all rules to TARGET (rules/README.md)."""
    from copychief.docs import catalogue
    from copychief.plugins import Plugins

    text = catalogue(Plugins().rules())
    current = target.read_text(encoding="utf-8") if target.exists() else ""
    if check:
        if current != text:
            click.echo(f"{target} is out of date: run `copychief dev docs`", err=True)
        return int(current != text)
    if current != text:
        target.write_text(text, encoding="utf-8")
    return 0
