"""`copychief dev corpus FOLDER`: what a change does to real text, finding by finding."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import click


@click.command("corpus")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--save", type=click.Path(dir_okay=False, path_type=Path), help="Keep what is found now, to compare with."
)
@click.option("--against", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="What was kept before.")
@click.option("--profile", default="desk")
def command(folder: Path, save: Path | None, against: Path | None, profile: str) -> int:
    """Lint every article in FOLDER and print the findings that came and went since --against."""
    now = _findings(folder, profile)
    if save:
        save.write_text(json.dumps(sorted(now), ensure_ascii=False, indent=0), encoding="utf-8")
    if not against:
        for code, count in sorted(Counter(row[1] for row in now.elements()).items()):
            click.echo(f"{count:6} {code}")
        return 0
    before = Counter(tuple(row) for row in json.loads(against.read_text(encoding="utf-8")))
    gone, come = before - now, now - before
    for sign, rows in (("-", gone), ("+", come)):
        for path, code, quote, message in sorted(rows.elements()):
            click.echo(f"{sign} {path}: {code} {message}  [{quote}]")
    click.echo(f"{sum(gone.values())} gone, {sum(come.values())} new, {sum((before & now).values())} the same")
    return int(bool(gone or come))


def _findings(folder: Path, profile: str) -> Counter[tuple[str, str, str, str]]:
    from copychief.desk import Desk
    from copychief.discovery import discover
    from copychief.formats import bundled
    from copychief.plugins import Plugins
    from copychief.text import Source

    plugins = Plugins()
    desk = Desk(plugins.rules(), [*bundled(), *plugins.formats()], {"profile": profile}, isolated=True)
    out: Counter[Any] = Counter()
    for path in discover([str(folder)], desk).paths:
        report = desk.lint_file(path)
        source = Source.read(path) if report.diagnostics and not report.failed else None
        for d in report.diagnostics:
            quote = source[d.span][:80] if source else ""
            out[path.relative_to(folder).as_posix(), d.code, quote, d.message] += 1
    return out
