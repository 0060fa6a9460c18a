"""`copychief dev goldens`: what the samples give, written or held against what they gave."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

import click

SUFFIX = ".expected"


@click.command("goldens")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("samples"))
@click.option("--update", is_flag=True, help="Write what the samples give now.")
def command(folder: Path, update: bool) -> int:
    """Hold each sample's findings against the golden beside it (NAME.expected)."""
    differ = 0
    for golden, old, new in goldens(folder):
        if old == new:
            continue
        differ += 1
        if update:
            golden.write_text(new, encoding="utf-8", newline="")
            click.echo(f"wrote {golden}")
        else:
            lines = difflib.unified_diff(old.split("\n"), new.split("\n"), str(golden), "now", lineterm="")
            click.echo("\n".join(lines))
    return int(bool(differ) and not update)


def goldens(folder: Path) -> Iterator[tuple[Path, str, str]]:
    """(golden file, what it says, what the sample gives now) for each sample, in the order of names."""
    from copychief.desk import Desk
    from copychief.formats import bundled, choose
    from copychief.outputs import Result, full
    from copychief.plugins import Plugins
    from copychief.text import Source

    desk = Desk(Plugins().rules(), bundled(), {"profile": "strict"})
    for path in sorted(folder.iterdir()):
        if path.suffix == SUFFIX or choose(path.name, desk.formats) is None:
            continue
        source = Source.read(path)
        source.path = path.name
        report = desk.lint(source, str(path))
        text = "".join(full.render(Result([report], lambda _, s=source: s)))  # type: ignore[misc]
        golden = path.with_name(path.name + SUFFIX)
        yield golden, golden.read_text(encoding="utf-8") if golden.exists() else "", text
