"""`copychief config [FILE]`: every setting and the file that decided it."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("config")
@click.argument("file", required=False, type=click.Path())
@click.option("--output-format", type=click.Choice(["table", "json", "schema"]), default="table")
def command(file: str | None, output_format: str) -> None:
    """Show every setting as it holds for FILE (or this folder) and what decided it."""
    import json

    from copychief import config, settings
    from copychief.plugins import Plugins

    rules = Plugins().rules()
    if output_format == "schema":
        click.echo(json.dumps(settings.schema(rules), indent=1))
        return
    path = Path(file) if file else None
    folder = Path.cwd() if path is None else path if path.is_dir() else path.absolute().parent
    found = config.find(folder)
    found.settings(rules, path)  # says what is wrong with it
    values = found.resolved(path)
    if output_format == "json":
        rows = {k: {"value": v.value, "origin": v.origin} for k, v in values.items()}
        click.echo(json.dumps(rows, indent=1, default=str))
        return
    for key, value in values.items():
        click.echo(f"{key:18} {json.dumps(value.value, ensure_ascii=False, default=str):32} {value.origin}")
