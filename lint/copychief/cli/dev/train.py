"""`copychief dev train FOLDER`: make the models in the wheel again."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("train")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Where to write; by default the package.")
def command(folder: Path, out: Path | None) -> None:
    """Train the tagger and the name finder from the annotated texts in FOLDER, byte for byte the same each time."""
    from copychief.training import train

    train(folder, out or Path(__file__).parents[2] / "english" / "models")
