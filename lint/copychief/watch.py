"""Waiting for changes: by the system's own news if `watchfiles` is installed, else by looking every second."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from copychief.files import identity, redirected

INTERVAL = 1.0
"Seconds between two looks where there is no watchfiles."


def changes(paths: Sequence[str], say: Callable[[str], None], ours: Sequence[Path] = ()) -> Iterator[None]:
    """Yield at once, then after every change below the paths. Ends when interrupted.

    `ours` are files and folders that a run itself writes: a change there is no news, nor is one in the file
    that standard output goes to.
    """
    yield None
    own = [os.path.realpath(p) for p in ours]
    written = redirected()
    watched = sorted({_folder(p) for p in paths})
    if find_spec("watchfiles"):
        import watchfiles

        say("watching; Ctrl-C ends it")
        for seen_now in watchfiles.watch(*watched, raise_interrupt=True):
            if not all(_is_own(path, own) or identity(path) in written for _, path in seen_now):
                yield None
        return
    say("watching by looking every second (pip install 'copychief[watch]' to be told by the system); Ctrl-C ends it")
    seen = snapshot(watched, own, written)
    while True:
        time.sleep(INTERVAL)
        now = snapshot(watched, own, written)
        if now != seen:
            seen = now
            yield None


def _folder(path: str) -> str:
    """What to watch for a path: an editor may replace a file, so its folder; for a glob what comes before it."""
    place = Path(path)
    while not place.is_dir():
        place = place.parent
    return str(place)


def _is_own(path: str, own: Sequence[str]) -> bool:
    """Is it one of these, in one of these, or what is written first and then put in the place of a file?"""
    if path.endswith(".copychief-tmp"):
        return True
    real = os.path.realpath(path) if own else path
    return any(real == o or real.startswith(o + os.sep) for o in own)


def snapshot(
    folders: Sequence[str], own: Sequence[str] = (), written: Collection[tuple[int, int]] = ()
) -> dict[str, tuple[int, int]]:
    """Time and size of each file below some folders, hidden ones and one's own left out."""
    out = {}
    for top in folders:
        for root, below, files in os.walk(top):
            below[:] = [f for f in below if not f.startswith(".")]
            for name in files:
                try:
                    status = os.stat(os.path.join(root, name))  # noqa: PTH116, PTH118
                except OSError:
                    continue
                if (status.st_dev, status.st_ino) not in written and not _is_own(f"{root}/{name}", own):
                    out[f"{root}/{name}"] = (status.st_mtime_ns, status.st_size)
    return out
