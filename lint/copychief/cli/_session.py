"""A run of `check` from the paths to the exit code: once, or again at every change."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from copychief import outputs
from copychief.cli._common import colour, read_stdin, say, write_file, write_output
from copychief.desk import Desk, UsageError
from copychief.diagnostic import SEVERITIES
from copychief.document import Document
from copychief.outputs import Result
from copychief.run import Order, Outcome, run


@dataclass
class Session:
    """What `check` was asked for."""

    desk: Desk
    output: outputs.Output
    order: Order
    paths: Sequence[str]
    stdin_name: str = "<stdin>"
    target: str | None = None
    "Where the output goes, if not to standard output."
    statistics: bool = False
    verbose: bool = False
    exit_zero: bool = False
    show_diff: bool = False
    force_exclude: bool = False

    def once(self) -> int:
        """Run and print. Returns the exit code: 0 clean, 1 findings at or over `fail-on`, 2 not done as asked."""
        from dataclasses import replace

        piped = "-" in self.paths
        if piped:
            if len(self.paths) > 1:
                raise UsageError("- (standard input) can't be combined with paths")
            name = Path(self.stdin_name)
            if self.order.act == "stet" and self.desk.format(name.name).comment is None:
                raise UsageError(
                    "--add-stet on standard input needs a format with comments (--stdin-filename says which): "
                    "settings are not written for it"
                )
            files = [name]
            self.order = replace(self.order, contents={name: read_stdin()}, write=False)
        else:
            from copychief.discovery import discover

            found = discover(self.paths, self.desk, force_exclude=self.force_exclude)
            files = self._without_target(found.paths)
            for note in found.notes:
                say(note)
        with _Progress(len(files)) as progress:
            outcome = run(self.desk, files, replace(self.order, seen=progress, tell=say, given=tuple(self.paths)))
        return self._print(outcome, piped)

    def _without_target(self, files: list[Path]) -> list[Path]:
        """The files but the one that the output goes to: a report in a folder is no article of the next run."""
        from copychief.files import identity, redirected

        own = redirected()
        if self.target is not None and (target := identity(self.target)) is not None:
            if any(identity(p) == target for p in self.paths):
                raise UsageError(f"--output-file {self.target} would overwrite an article of this run")
            own |= {target}
        return [f for f in files if identity(f) not in own] if own else files

    def _print(self, outcome: Outcome, piped: bool) -> int:
        self._tell(outcome)
        if self.show_diff:
            return self._diff(outcome)
        stream = sys.stdout
        if piped and self.order.act:
            stream = sys.stderr
            name = str(next(iter(self.order.contents)))
            new = next((m[2] for m in outcome.mended), self.order.contents[Path(name)])
            sys.stdout.buffer.write(new)
            sys.stdout.buffer.flush()
        result = Result(
            outcome.reports,
            outcome.source,
            lambda path: self._document(outcome, path),
            self.desk.rules,
            colour=self.target is None and colour(stream),
            statistics=self.statistics,
            notes=outcome.notes,
            extra=outcome.extra,
        )
        write_output(self.output, result, self.target, stream)
        if self.verbose:
            _times(outcome)
        if outcome.failed:
            return 2
        return 0 if self.exit_zero else self._verdict(outcome)

    def _document(self, outcome: Outcome, path: str) -> Document | None:
        from copychief.engine import parse

        source = outcome.source(path)
        return parse(source, self.desk.format(path), self.desk.settings(Path(path))) if source is not None else None

    def _tell(self, outcome: Outcome) -> None:
        """Add to the outcome what people and machines should hear of it besides the findings."""
        if self.order.act:
            fixed = {"findings": sum(outcome.made), "files": len(outcome.made)}
            done = {"fix": ("Fixed", "Would fix"), "stet": ("Let stand", "Would let stand")}[self.order.act]
            verb = done[self.show_diff]
            outcome.notes.append(f"{verb} {_count(fixed['findings'], 'finding')} in {_count(fixed['files'], 'file')}.")
            outcome.extra["fixed" if self.order.act == "fix" else "let_stand"] = fixed
        if outcome.sieve is not None and outcome.sieve.baselines():
            from copychief.cli._stale import stale_entries

            stale = stale_entries(self.desk, outcome.sieve.baselines())
            outcome.extra["stale"] = [
                {"path": p, "code": a.code, "message": a.message, "count": n} for p, a, n in stale
            ]
            for path, accepted, count in stale[:20]:
                times = f" ({count} times)" if count > 1 else ""
                outcome.notes.append(f"Stale in the baseline: {path}: {accepted.code} {accepted.message}{times}")
            if stale:
                more = f"{len(stale) - 20} more. " if len(stale) > 20 else ""
                outcome.notes.append(f"{more}`copychief baseline prune` takes stale entries out.")

    def _diff(self, outcome: Outcome) -> int:
        from copychief.fixes import unified
        from copychief.text import Source

        patch = "".join(
            unified(path, Source.decode(old, path).text, Source.decode(new, path).text)
            for path, old, new, _ in outcome.mended
        )
        if self.target is None and sys.stdout.isatty():
            sys.stdout.write("\n".join(outputs.visible(line) for line in patch.split("\n")))
        else:  # for `patch`: the article's own bytes, whatever the terminal's encoding
            content = patch.encode("utf-8", "surrogateescape")
            if self.target is not None:
                write_file(self.target, content)
            else:
                sys.stdout.buffer.write(content)
        sys.stdout.flush()
        for report in outcome.reports:
            if report.failed:
                for d in report.diagnostics:
                    say(f"{d.path}: {d.code} {d.message}")
        for note in outcome.notes:
            say(note)
        return 2 if outcome.failed else int(bool(outcome.mended) and not self.exit_zero)

    def _verdict(self, outcome: Outcome) -> int:
        for report in outcome.reports:
            if not report.diagnostics:
                continue
            threshold = self.desk.config(Path(report.path)).get("fail-on")
            if threshold != "never":
                grave = SEVERITIES[: [str(s) for s in SEVERITIES].index(threshold) + 1]
                if any(d.severity in grave for d in report.diagnostics):
                    return 1
        return 0

    def watch(self, make: Callable[[], Desk]) -> int:
        """Run at every change until interrupted; `make` gives a desk that has read the settings anew."""
        from copychief import cache
        from copychief.config import ConfigError, forget
        from copychief.watch import changes

        ours = [cache.folder(), *([Path(self.target)] if self.target else ())]
        for _ in changes(self.paths, say, ours):
            if sys.stdout.isatty():
                click.clear()
            forget()
            try:
                self.desk = make()
                self.once()
            except (ConfigError, UsageError) as error:
                say(str(error))
        return 0


def _count(n: int, word: str) -> str:
    return f"{n} {word}{'' if n == 1 else 's'}"


class _Progress:
    """A bar on a terminal, once a run has taken a second; rich is imported only then."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._bar: Any = None
        self._start = 0.0

    def __enter__(self) -> Callable[[int, int], None]:
        if self._total < 2 or not sys.stderr.isatty():
            return lambda done, total: None
        from time import monotonic

        self._start = self._drawn = monotonic()
        return self._seen

    def _seen(self, done: int, total: int) -> None:
        from time import monotonic

        now = monotonic()
        if now - self._start < 1.0 or now - self._drawn < 0.1:
            return
        self._drawn = now
        if self._bar is None:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            # No thread of its own: workers may have to be forked later on.
            self._bar = Progress(
                TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
                console=Console(stderr=True), auto_refresh=False, transient=True,
                redirect_stdout=False,  # it would put back what `run` puts in its place
            )  # fmt: skip
            self._bar.start()
            self._task = self._bar.add_task("reading", total=total)
        self._bar.update(self._task, completed=done, refresh=True)

    def __exit__(self, *error: object) -> None:
        if self._bar is not None:
            self._bar.stop()


def _times(outcome: Outcome) -> None:
    total: dict[str, float] = {}
    for report in outcome.reports:
        for code, seconds in report.times.items():
            total[code] = total.get(code, 0.0) + seconds
    whole = sum(total.values()) or 1.0
    for code, seconds in sorted(total.items(), key=lambda x: -x[1]):
        click.echo(f"{1000 * seconds:9.1f} ms {100 * seconds / whole:5.1f}%  {code}", err=True)
