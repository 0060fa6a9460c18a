"""Many processes, one job or batch of jobs each at a time. Of a worker that dies it is known over which job."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

A = TypeVar("A")
B = TypeVar("B")

ORPHAN_CHECK = 2.0
"Seconds after which an idle worker looks whether its parent still lives."


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


class WorkerError(Exception):
    """A job raised in a worker; the text is the error's."""


class _Worker:
    """A process, the pipe to it, and the number and content of the job it is at."""

    def __init__(self, context: Any, work: Callable[[Any], Any]) -> None:
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs, work, os.getpid()), daemon=True)
        self.process.start()
        theirs.close()
        self.job: int | None = None

    def send(self, number: int, item: Any) -> None:
        self.job = number
        self.pipe.send(item)


def _serve(pipe: Connection, work: Callable[[Any], Any], parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us
    sys.stdout = sys.stderr  # what a plugin prints is for people; the parent's output is the report
    try:
        while True:
            while not pipe.poll(ORPHAN_CHECK):
                if os.getppid() != parent:
                    return
            try:
                answer: tuple[bool, Any] = (True, work(pipe.recv()))
            except EOFError:
                return
            except Exception as error:
                answer = (False, f"{type(error).__name__}: {error}")
            pipe.send(answer)
    except (BrokenPipeError, ConnectionResetError):
        return


def parallel(
    work: Callable[[A], B], items: Iterable[A], jobs: int, died: Callable[[A, int | None], B]
) -> Iterator[tuple[A, B]]:
    """(item, work(item)) for each item, as they come ready, done by `jobs` processes.

    `items` is drawn from only as workers fall idle. Where a worker dies over an item (killed, out of
    memory, a crash in C), `died(item, exit code)` stands in for the result and a new worker takes over.
    Raises WorkerError if `work` raises.
    """
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    source = iter(items)
    todo: dict[int, A] = {}
    workers: list[_Worker] = []
    number = 0
    try:
        for item in source:
            worker = _Worker(context, work)
            workers.append(worker)
            todo[number] = item
            _try_send(worker, number, item)
            number += 1
            if len(workers) == jobs:
                break
        while todo:
            ready = wait([w.pipe for w in workers if w.job is not None])
            for worker in [w for w in workers if w.pipe in ready]:
                job = worker.job
                assert job is not None
                item = todo.pop(job)
                worker.job = None
                try:
                    fine, result = worker.pipe.recv()
                except (EOFError, ConnectionResetError, OSError):
                    worker.process.join()
                    yield item, died(item, worker.process.exitcode)
                    worker.pipe.close()
                    workers[workers.index(worker)] = worker = _Worker(context, work)
                else:
                    if not fine:
                        raise WorkerError(result)
                    yield item, result
                for new in source:
                    todo[number] = new
                    _try_send(worker, number, new)
                    number += 1
                    break
    finally:
        for worker in workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in workers:
            worker.process.join()


def batched(
    work: Callable[[Sequence[A]], list[B]],
    batches: Iterable[Sequence[A]],
    jobs: int,
    died: Callable[[A, int | None], B],
) -> Iterator[tuple[A, B]]:
    """(item, its result) for each item of batches that `work` takes whole; see `parallel`.

    Items of a batch over which a worker died are given out again one by one, so `work` may see them twice, unless
    it was a batch of one.
    """
    lost: list[A] = []
    results: list[B] | None

    def instead(batch: Sequence[A], code: int | None) -> list[B] | None:
        return [died(batch[0], code)] if len(batch) == 1 else None

    for batch, results in parallel(work, batches, jobs, instead):
        if results is None:
            lost += batch
        else:
            yield from zip(batch, results, strict=True)
    if lost:
        yield from batched(work, [[item] for item in lost], jobs, died)


def _try_send(worker: _Worker, number: int, item: Any) -> None:
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it is dead; reading from its pipe will tell
        worker.send(number, item)
