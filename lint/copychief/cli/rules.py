"""`copychief rules`: the catalogue in short."""

from __future__ import annotations

import click


@click.command("rules")
@click.option("--output-format", type=click.Choice(["table", "json"]), default="table")
def command(output_format: str) -> None:
    """List the rules: code, severity, name and what they find."""
    from copychief.plugins import Plugins

    rules = Plugins().rules()
    if output_format == "json":
        import json

        from copychief.rule import option_defaults

        rows = [
            {
                "code": r.code,
                "name": r.name,
                "severity": r.severity.value,
                "default": r.default,
                "since": r.since,
                "summary": r.summary(),
                "options": {k.replace("_", "-"): v for k, v in option_defaults(r).items()},
                "url": r.link(),
            }
            for r in rules
        ]
        click.echo(json.dumps(rows, indent=1))
        return
    width = max((len(r.name) for r in rules), default=0)
    for r in rules:
        mark = " " if r.default else "-"
        click.echo(f"{r.code}{mark} {r.severity.value:8}{r.name:{width}}  {r.summary()}")
    if not all(r.default for r in rules):
        click.echo("- off by default")
