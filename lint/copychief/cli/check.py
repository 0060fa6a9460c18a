"""`copychief check`: read articles, print what was found, say with the exit code whether it matters."""

from __future__ import annotations

from typing import Any

import click

from copychief.cli._common import find_output, here, make_desk, selection_options
from copychief.cli._session import Session
from copychief.desk import UsageError
from copychief.plugins import Plugins
from copychief.run import Order
from copychief.settings import FAIL_ON


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@selection_options
@click.option(
    "--fix",
    is_flag=True,
    help="Make the safe fixes until nothing is left to fix. Files are replaced whole: a hard link keeps the old one.",
)
@click.option("--unsafe-fixes", is_flag=True, help="Make, or show, fixes that may change the meaning, too.")
@click.option("--diff", is_flag=True, help="Print what --fix would change as a patch; change nothing.")
@click.option("--add-stet", is_flag=True, help="Let all that is found stand, by stet comments or [[stet]] entries.")
@click.option("--reason", metavar="TEXT", default="", help="Why, for --add-stet.")
@click.option("--baseline", type=click.Path(dir_okay=False), help="A file of findings accepted earlier.")
@click.option("--diff-base", metavar="REV", help="Only what stands on lines changed since this git revision.")
@click.option("--output-format", default="full", metavar="FORMAT", help="full, concise, json, github, sarif, html …")
@click.option("--output-file", type=click.Path(dir_okay=False), help="Where to write instead of standard output.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule (full and concise).")
@click.option(
    "--fail-on", type=click.Choice([str(x) for x in FAIL_ON]), help="The severity that makes the exit code 1."
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--stdin-filename", metavar="NAME", help="The name that standard input (-) goes by.")
@click.option("--watch", is_flag=True, help="Run again whenever an article changes.")
@click.option("--verbose", is_flag=True, help="Show the time of each rule (not of results from the cache).")
def command(paths: tuple[str, ...], **given: Any) -> int:
    """Read articles and print what was found. PATHS are files, folders, globs, or - for standard input."""
    fixes = given["fix"] or given["diff"]
    if given["add_stet"] and fixes:
        raise UsageError("--add-stet can't be combined with --fix or --diff")
    if given["watch"] and "-" in paths:
        raise UsageError("--watch needs files, not standard input")
    plugins = Plugins()
    session = Session(
        make_desk(given, plugins),
        find_output(given["output_format"], plugins),
        Order(
            act="stet" if given["add_stet"] else "fix" if fixes else None,
            unsafe=given["unsafe_fixes"],
            write=not given["diff"],
            reason=given["reason"],
            baseline=here(given["baseline"]),
            diff_base=given["diff_base"],
            jobs=given["jobs"],
            cache=not given["no_cache"],
            keep_text=given["output_format"] == "html",
        ),
        paths or (".",),
        given["stdin_filename"] or "<stdin>",
        given["output_file"],
        given["statistics"],
        given["verbose"],
        given["exit_zero"],
        given["diff"],
        given["force_exclude"],
    )
    if given["watch"]:
        return session.watch(lambda: make_desk(given, plugins))
    return session.once()
