"""`copychief facts FILE`: what it sees in an article."""

from __future__ import annotations

from typing import Any

import click

COLUMNS = {
    "names": ("name", "kind", "count", "role", "forms"),
    "figures": ("text", "kind", "value", "unit", "head", "source"),
    "quotations": ("text", "speaker", "cue"),
    "sources": ("source", "kind", "how", "cue"),
    "times": ("text", "kind", "direction", "resolved"),
}
WIDTH = 44
"Characters of a cell; what is longer is cut."


@click.command("facts")
@click.argument("file", metavar="FILE")
@click.option("--only", multiple=True, type=click.Choice(list(COLUMNS)), help="Only this part (may be repeated).")
@click.option("--published", metavar="DATE", help="The publication date, in place of the article's own.")
@click.option("--output-format", type=click.Choice(["table", "json"]), default="table")
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
@click.option("--stdin-filename", metavar="NAME", default="<stdin>", help="The name that standard input (-) goes by.")
def command(
    file: str, only: tuple[str, ...], published: str | None, output_format: str, isolated: bool, stdin_filename: str
) -> None:
    """Print the names, figures, quotations, sources and times of FILE (- for standard input), with their lines."""
    from pathlib import Path

    from copychief import facts
    from copychief.cli._common import read_stdin
    from copychief.desk import Desk, UsageError
    from copychief.engine import parse
    from copychief.formats import bundled
    from copychief.plugins import Plugins
    from copychief.text import Source, UnreadableError

    plugins = Plugins()
    desk = Desk(plugins.rules(), [*bundled(), *plugins.formats()], {"published": published}, isolated=isolated)
    try:
        source = Source.decode(read_stdin(), stdin_filename) if file == "-" else Source.read(file)
    except UnreadableError as error:
        raise UsageError(f"{error.path}: {error.message}") from None
    doc = parse(source, desk.format(source.path), desk.settings(Path(source.path)))
    seen = facts.gather(doc)
    if only:
        seen = {k: v for k, v in seen.items() if k not in COLUMNS or k in only}
    if output_format == "json":
        import json

        click.echo(json.dumps(seen, ensure_ascii=True, indent=1, allow_nan=False))
        return
    click.echo(table(seen), nl=False)


def table(seen: dict[str, Any]) -> str:
    """The facts as tables of text, a section each."""
    from copychief.outputs import visible

    head = [f"{key}: {visible(str(seen[key]))}" for key in ("headline", "published", "byline") if seen.get(key)]
    out = ["\n".join(head) + "\n"] if head else []
    for name, columns in COLUMNS.items():
        if name not in seen:
            continue
        rows = [["line", *columns]]
        rows += [[str(row["line"]), *(_cell(row[c]) for c in columns)] for row in seen[name]]
        widths = [max(len(r[i]) for r in rows) for i in range(len(rows[0]))]
        lines = ["  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows]
        out.append(f"{name} ({len(seen[name])})\n" + "\n".join(lines) + "\n")
    return "\n".join(out)


def _cell(value: object) -> str:
    from copychief.outputs import visible

    text = (
        ", ".join(map(str, value))
        if isinstance(value, list)
        else ""
        if value is None
        else f"{value:,}"
        if isinstance(value, int)
        else str(value)
    )
    text = visible(" ".join(text.split()))
    return text if len(text) <= WIDTH else text[: WIDTH - 1] + "…"
