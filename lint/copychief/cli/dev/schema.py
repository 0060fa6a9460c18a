"""`copychief dev schema`: the JSON schema of `--output-format json`."""

from __future__ import annotations

from importlib.resources import files

import click


@click.command("schema")
def command() -> None:
    """Print the JSON schema of `check --output-format json` (the settings' is `config --output-format schema`)."""
    click.echo((files("copychief.outputs") / "json.schema.json").read_text(encoding="utf-8"), nl=False)
