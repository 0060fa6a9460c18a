"""Many files: read, linted or mended in as many processes as there are cores, and sifted.

read → cache → treat (here or in workers) → sift (baseline, changed lines) → Outcome, in the order given.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from copychief.desk import Desk, UsageError
from copychief.engine import Report, lint, unreadable
from copychief.guests import hosted
from copychief.text import Source, UnreadableError, read_bytes

if TYPE_CHECKING:
    from copychief.cache import Cache
    from copychief.treatment import Done, Sieve, Task, Treatment

__all__ = ["Desk", "Order", "Outcome", "UsageError", "run"]

BATCH, BATCH_BYTES = 32, 100_000
"So many files, or little more than so many bytes, are read together; see `engine.lint_documents`."
SHARES = 16
"A process gets at least so many batches of a long run, so that none has much more to do than the others."
FEW = 8
"Up to so many files, neither the cache nor further processes earn back what it costs to set them up."

_WARM = """# Council says 340 jobs “lost” in 2024

By Ann Berg

AMBURY, March 3 (News) - The council of Ambury said on Monday, March 3, 2025, that 340 jobs, or 12% of all, were lost
last year, up from 300. “We are sorry,” Mayor Ann Berg, 52, told reporters. Berg says $5 million was spent, the
largest sum ever, according to experts. The World Bank (WB) met yesterday and will meet again 30 km (19 miles) away.
"""
"An article that touches most of what rules and layers set up when first used."


@dataclass(frozen=True)
class Order:
    """What is asked of a run."""

    act: Literal["fix", "stet"] | None = None
    unsafe: bool = False
    write: bool = True
    "False: show what mending would change, and change nothing."
    reason: str = ""
    baseline: Path | None = None
    accept_all: bool = False
    "Heed no baseline: this run is for making one."
    diff_base: str | None = None
    jobs: int | None = None
    "Processes; None means one a core."
    cache: bool = True
    contents: Mapping[Path, bytes] = field(default_factory=dict)
    "Files whose content is known already: standard input."
    given: Sequence[str] = ()
    "The paths of the command line: what they cover decides whether a `[[stet]]` entry can be called unused."
    keep_text: bool = False
    "Hold on to the text of every file, not only of those with findings."
    tell: Callable[[str], None] = lambda line: None
    "Told what the user should know before anything is read, a line at a time."
    seen: Callable[[int, int], None] = lambda done, total: None
    "Told after each file how many are done."


@dataclass
class Outcome:
    """What a run came to: reports in the order of the files, what was mended, and what people should hear."""

    reports: list[Report] = field(default_factory=list)
    contents: dict[str, bytes] = field(default_factory=dict)
    mended: list[tuple[str, bytes, bytes, int]] = field(default_factory=list)
    "Path, content before and after, number of fixes or stets."
    made: list[int] = field(default_factory=list)
    "The number of fixes or stets of every file that got any, in the file or in the settings."
    notes: list[str] = field(default_factory=list)
    extra: dict[str, Any] = field(default_factory=dict)
    sieve: Sieve | None = None

    def source(self, path: str) -> Source | None:
        """The text that a report speaks of; None if it could not be read."""
        last, source = self._last
        if last == path:
            return source
        try:
            source = Source.decode(self.contents[path] if path in self.contents else read_bytes(path), path)
        except UnreadableError:
            source = None
        self._last = (path, source)
        return source

    _last: tuple[str, Source | None] = ("", None)

    @property
    def failed(self) -> bool:
        return any(r.failed for r in self.reports)


def run(desk: Desk, paths: Sequence[Path], order: Order) -> Outcome:
    """Treat all files as ordered. Raises UsageError, ConfigError or PluginError; a file's own trouble is in its report."""
    from copychief.treatment import Sieve, Treatment

    sieve = Sieve(desk, order.baseline, off=order.accept_all)
    if order.diff_base is not None:
        from copychief.changes import against

        sieve.changes = against(order.diff_base, paths)
        paths = [p for p in paths if sieve.changes.touches(p) or not p.is_file()]  # what is not there is told
    desk.require_rules(paths)
    for path in paths:
        sieve.baseline_of(path)
    treatment = Treatment(desk, sieve, order.act, order.unsafe, order.write, order.reason)
    outcome = Outcome(sieve=sieve)
    # What a plugin prints is for people: standard output is the report's.
    with redirect_stdout(sys.stderr), hosted((desk.settings(p) for p in paths), order.tell):
        done = dict(_treated(desk, paths, order, treatment, outcome))
    outcome.reports = [done[i].report for i in range(len(paths))]
    outcome.mended.sort(key=lambda m: m[0])
    outcome.made = [d.made for d in done.values() if d.made]
    if order.act == "stet" and order.write:
        from copychief.entries import write_entries

        outcome.notes += write_entries(desk, [done[i] for i in range(len(paths))])
    elif any(desk.config(p).get("stet") for p in paths):
        from copychief.entries import unused_entries

        outcome.reports += unused_entries(desk, order.given, outcome.reports)
    return outcome


def _treated(
    desk: Desk, paths: Sequence[Path], order: Order, treatment: Treatment, outcome: Outcome
) -> Iterator[tuple[int, Done]]:
    """(number, what became of it) for each file, as they come ready; findings sifted, content kept."""
    cache: Cache | None = None
    if order.cache and len(paths) > FEW:
        from copychief.cache import Cache

        cache = Cache(desk)
    try:
        for n, (task, done) in enumerate(_results(paths, order, treatment, cache), 1):
            if cache is not None and task.key:
                data = task.data if done.new is None else done.new
                cache.put(task.key if done.new is None else cache.key(task.path, data), done.report)
            yield task.number, _sifted(task, done, order, treatment, outcome)
            order.seen(n, len(paths))
    finally:
        if cache is not None:
            cache.close()


def _sifted(task: Task, done: Done, order: Order, treatment: Treatment, outcome: Outcome) -> Done:
    name = str(task.path)
    if done.new is not None:
        outcome.mended.append((name, task.data, done.new, done.made))
    data = task.data if done.new is None else done.new
    report = done.report
    source = Source.decode(data, name) if report.diagnostics and not report.failed else None
    report = treatment.sieve.sift(report, source)
    if data and (order.keep_text or report.diagnostics or report.suppressed):
        outcome.contents[name] = data
    return done._replace(report=report)


def _results(
    paths: Sequence[Path], order: Order, treatment: Treatment, cache: Cache | None
) -> Iterator[tuple[Task, Done]]:
    """Each file's result: from the disk's refusal, from the cache, or from work, here or in other processes."""
    from copychief.treatment import Done, Task

    ready: list[tuple[Task, Done]] = []

    def misses() -> Iterator[Task]:
        for number, path in enumerate(paths):
            try:
                data = order.contents[path] if path in order.contents else read_bytes(path)
            except UnreadableError as error:
                ready.append((Task(number, path, b""), Done(unreadable(error))))
                continue
            key = cache.key(path, data) if cache is not None and _may_be_remembered(desk, path) else b""
            task = Task(number, path, data, key)
            known = cache.get(key, str(path)) if cache is not None and key else None
            if known is not None and not _to_mend(known, task, treatment):
                kept = data if order.keep_text or known.diagnostics or known.suppressed else b""
                ready.append((task._replace(key=b"", data=kept), Done(known)))
            else:
                yield task

    desk = treatment.desk
    source = misses()
    first = list(islice(source, 1))
    tasks = chain(first, source)
    jobs = 1
    if first and len(paths) > FEW and order.jobs != 1:
        from copychief.workers import cores

        jobs = order.jobs or cores()
    # a file is mended alone: it must not be mended twice, and the next one may wait for it
    size = 1 if treatment.act is not None else max(1, min(BATCH, len(paths) // (SHARES * jobs)))
    batches = _batches(tasks, size)
    work: Iterable[tuple[Task, Done]]
    if jobs > 1:
        from copychief.workers import batched

        _warm_up(desk, first[0].path)
        work = batched(treatment, batches, jobs, treatment.died)
    else:
        work = chain.from_iterable(zip(batch, treatment(batch), strict=True) for batch in batches)
    for result in work:
        yield from ready
        ready.clear()
        yield result
    yield from ready


def _batches(tasks: Iterable[Task], size: int) -> Iterator[list[Task]]:
    batch: list[Task] = []
    for task in tasks:
        batch.append(task)
        if len(batch) >= size or sum(len(t.data) for t in batch) > BATCH_BYTES:
            yield batch
            batch = []
    if batch:
        yield batch


def _may_be_remembered(desk: Desk, path: Path) -> bool:
    """Not if the settings say no, nor if another tool has a say that may be a different one tomorrow."""
    if not desk.config(path).get("cache"):
        return False
    return not any(r.guest and r.edition() is None for r in desk.settings(path).running)


def _warm_up(desk: Desk, path: Path) -> None:
    """Have patterns compiled and models read before there are workers: what is made now, all of them share."""
    import gc

    settings = desk.settings(path)
    ours = tuple(r for r in settings.rules if not r.guest)  # what isn't an article is sent to nobody
    lint(Source(_WARM, str(path)), desk.format(str(path)), replace(settings, rules=ours))
    gc.collect()
    gc.freeze()


def _to_mend(report: Report, task: Task, treatment: Treatment) -> bool:
    """Is there anything in a remembered result that the treatment would change?"""
    if treatment.act is None or not report.diagnostics:
        return False
    if treatment.act == "stet":
        return True
    from copychief.fixes import choose

    return bool(choose(report.diagnostics, unsafe=treatment.unsafe))
