"""What is done with one file in a run: lint it, mend it, or put stets into it. Works in any process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from copychief.desk import Desk
from copychief.diagnostic import Diagnostic
from copychief.engine import UNREADABLE, WORKER_DIED, Report, host_finding, unreadable
from copychief.stet import Entry
from copychief.text import Source, Span, UnreadableError

if TYPE_CHECKING:
    from copychief.baseline import Baseline
    from copychief.changes import Changes


class Task(NamedTuple):
    """A file and its content; `key` is its name in the cache."""

    number: int
    path: Path
    data: bytes
    key: bytes = b""


class Done(NamedTuple):
    """What became of a file. `new` is its content after mending, if that differs, `made` how many
    fixes or stets went into it, `entries` what the configuration should get."""

    report: Report
    new: bytes | None = None
    made: int = 0
    entries: tuple[Entry, ...] = ()


@dataclass
class Sieve:
    """What of the findings is not to be shown: what the baseline accepts, what stands on unchanged lines."""

    desk: Desk
    baseline: Path | None = None
    "Counts for all files; without it each file's configuration decides."
    changes: Changes | None = None
    off: bool = False
    "True: no baseline counts."
    _loaded: dict[Path, Baseline] = field(default_factory=dict)

    def baseline_of(self, path: Path) -> Baseline | None:
        """The baseline that counts for a file, loaded once. Raises UsageError if it can't be read."""
        where = self.baseline
        if self.off:
            return None
        if where is None:
            config = self.desk.config(path)
            named = config.get("baseline")
            if not named:
                return None
            where = config.root / named
        if where not in self._loaded:
            from copychief.baseline import load

            self._loaded[where] = load(where)
        return self._loaded[where]

    def baselines(self) -> list[Baseline]:
        return list(self._loaded.values())

    def sift(self, report: Report, source: Source | None) -> Report:
        baseline = self.baseline_of(Path(report.path))
        if baseline is not None:
            report = baseline.sift(report, source)
        return self.changes.sift(report, source) if self.changes and report.diagnostics else report


@dataclass
class Treatment:
    """How every file of a run is treated."""

    desk: Desk
    sieve: Sieve
    act: Literal["fix", "stet"] | None = None
    unsafe: bool = False
    write: bool = True
    reason: str = ""

    def __call__(self, tasks: Sequence[Task]) -> list[Done]:
        """What becomes of each. They are linted together, but mended one by one."""
        if self.act is not None:
            return [self._mend(task) for task in tasks]
        sources: dict[int, Source] = {}
        done: dict[int, Done] = {}
        for task in tasks:
            try:
                sources[task.number] = Source.decode(task.data, str(task.path))
            except UnreadableError as error:
                done[task.number] = Done(unreadable(error))
        done |= zip(sources, map(Done, self.desk.lint_all([*sources.values()])), strict=True)
        return [done[task.number] for task in tasks]

    def _mend(self, task: Task) -> Done:
        name = str(task.path)
        try:
            source = Source.decode(task.data, name)
        except UnreadableError as error:
            return Done(unreadable(error))
        done = self.fix(source) if self.act == "fix" else self.stet(source)
        if done.new is None or not self.write:
            return done
        from copychief.files import replace as replace_file

        try:
            replace_file(task.path, task.data, done.new)
        except OSError as error:
            return Done(failure(UNREADABLE, name, f"can't be written: {(error.strerror or str(error)).lower()}"))
        return done

    def fix(self, source: Source) -> Done:
        """The fixes that are wanted, to the point where nothing is left to fix."""
        from copychief.fixes import fix_all

        last: list[Report] = []

        def lint(text: str) -> tuple[Diagnostic, ...]:
            version = Source(text, source.path, encoding=source.encoding, bom=source.bom)
            last[:] = [self.desk.lint(version)]
            return self.sieve.sift(last[0], version).diagnostics

        text, made, _ = fix_all(source.text, lint, unsafe=self.unsafe)
        return Done(last[0], source.encode(text) if text != source.text else None, made)

    def stet(self, source: Source) -> Done:
        """Stets for all that is found."""
        from copychief.addstet import add_stets

        text, report, made, entries = add_stets(self.desk, self.sieve, source, self.reason)
        return Done(report, source.encode(text) if text != source.text else None, made, entries)

    def died(self, task: Task, code: int | None) -> Done:
        """Stands for the result of a process that died over a file."""
        how = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
        return Done(failure(WORKER_DIED, str(task.path), f"the process that read this file died ({how}); not linted"))


def failure(code: str, path: str, message: str) -> Report:
    """The report of a file that could not be treated as asked."""
    return Report(path, diagnostics=(host_finding(code, path, message, Span(0, 0)),), skipped=(message,))
