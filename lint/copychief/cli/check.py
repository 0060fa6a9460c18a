"""`copychief check`: read articles, print what was found, say with the exit code whether it matters."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from copychief import formats as bundled_formats
from copychief import outputs
from copychief.settings import FAIL_ON
from copychief.diagnostic import SEVERITIES
from copychief.outputs import Result
from copychief.plugins import Plugins
from copychief.run import Desk, UsageError, discover
from copychief.select import PROFILES
from copychief.text import Source, UnreadableError


def _words(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Options that may be repeated and may hold commas."""
    return tuple(w.strip() for v in values for w in v.split(",") if w.strip())


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--select", multiple=True, callback=_words, metavar="RULES", help="Rules to run in place of the default ones.")
@click.option("--extend-select", multiple=True, callback=_words, metavar="RULES", help="Rules to run besides.")
@click.option("--ignore", multiple=True, callback=_words, metavar="RULES", help="Rules not to run.")
@click.option("--profile", type=click.Choice(PROFILES), help="Which findings show.")
@click.option("--published", metavar="DATE", help="The publication date, in place of the article's own.")
@click.option("--output-format", "output_format", default="full", metavar="FORMAT", help="full, concise, json …")
@click.option("--output-file", type=click.Path(dir_okay=False), help="Where to write instead of standard output.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule.")
@click.option("--fail-on", type=click.Choice([str(x) for x in FAIL_ON]), help="The severity that makes the exit code 1.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
@click.option("--stdin-filename", metavar="NAME", help="The name that standard input (-) goes by.")
@click.option("--verbose", is_flag=True, help="Show the time of each rule.")
def command(paths: tuple[str, ...], **given: Any) -> int:
    """Read articles and print what was found. PATHS are files, folders, globs, or - for standard input."""
    plugins = Plugins()
    desk = Desk(
        plugins.rules(),
        [*bundled_formats.bundled(), *plugins.formats()],
        {k: given[k.replace("-", "_")] for k in ("select", "extend-select", "ignore", "profile", "published", "fail-on")},
        isolated=given["isolated"],
    )
    output = _output(given["output_format"], plugins)
    sources: dict[str, Source | None] = {}
    if paths == ("-",):
        name = given["stdin_filename"] or "<stdin>"
        desk.settings(Path(name))
        reports = [_stdin(desk, name, sources)]
    else:
        found = discover(paths or (".",), desk)
        if not any(desk.settings(p).rules and any(desk.settings(p).selection.wants(type(r)) for r in desk.settings(p).rules) for p in found):
            raise UsageError("the selection leaves no rule to run")
        reports = [desk.lint_file(p) for p in found]
    result = Result(
        reports,
        lambda path: sources[path] if path in sources else sources.setdefault(path, _read(path)),
        desk.rules,
        colour=given["output_file"] is None and sys.stdout.isatty(),
        statistics=given["statistics"],
    )
    _write(output, result, given["output_file"])
    if given["verbose"]:
        _times(result)
    if any(r.failed for r in reports):
        return 2
    return 0 if given["exit_zero"] else _verdict(result, desk)


def _output(name: str, plugins: Plugins) -> outputs.Output:
    try:
        return outputs.get(name)
    except KeyError:
        pass
    more = plugins.outputs()
    try:
        return outputs.get(name, more)
    except KeyError:
        from copychief.select import did_you_mean

        known = [*outputs.names(), *(o.name for o in more)]
        raise UsageError(f"unknown output format {name!r}{did_you_mean(name, known)} ({', '.join(known)})") from None


def _stdin(desk: Desk, name: str, sources: dict[str, Source | None]) -> Any:
    from copychief.engine import unreadable

    try:
        source = Source.decode(sys.stdin.buffer.read(), name)
    except UnreadableError as error:
        sources[name] = None
        return unreadable(error)
    sources[name] = source
    return desk.lint(source)


def _read(path: str) -> Source | None:
    try:
        return Source.read(path)
    except UnreadableError:
        return None


def _write(output: outputs.Output, result: Result, target: str | None) -> None:
    if target is None:
        for piece in output.render(result):
            sys.stdout.write(piece)
        sys.stdout.flush()
        return
    try:
        with Path(target).open("w", encoding="utf-8", newline="") as file:
            file.writelines(output.render(result))
    except OSError as error:
        raise UsageError(f"{target}: {(error.strerror or str(error)).lower()}") from None


def _verdict(result: Result, desk: Desk) -> int:
    for report in result.reports:
        threshold = desk.config(Path(report.path)).get("fail-on")
        if threshold != "never":
            grave = SEVERITIES[: [str(s) for s in SEVERITIES].index(threshold) + 1]
            if any(d.severity in grave for d in report.diagnostics):
                return 1
    return 0


def _times(result: Result) -> None:
    total: dict[str, float] = {}
    for report in result.reports:
        for code, seconds in report.times.items():
            total[code] = total.get(code, 0.0) + seconds
    whole = sum(total.values()) or 1.0
    for code, seconds in sorted(total.items(), key=lambda x: -x[1]):
        click.echo(f"{1000 * seconds:9.1f} ms {100 * seconds / whole:5.1f}%  {code}", err=True)
