"""Writing to articles so that a crash, a full disk or another writer never leaves half a file."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path


class ChangedError(OSError):
    """The file is no longer what was read."""


def replace(path: Path | str, old: bytes | None, new: bytes) -> None:
    """Put `new` in place of `old` as one step; the file's mode and a symbolic link to it are kept.

    The new content is written beside the file, flushed to the disk and renamed over it: whoever looks
    sees the old file or the new one. `old=None` means that whatever is there may be replaced, or nothing.
    Raises ChangedError if the file holds something else than `old` by now, OSError as the system says.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not os.access(target, os.W_OK):  # the rename would pass over a read-only mark
        raise PermissionError(13, "permission denied", str(path))
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:60]}.", suffix=".copychief-tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            status = target.stat()
            os.chmod(name, status.st_mode & 0o7777)  # noqa: PTH101
            with contextlib.suppress(OSError, AttributeError):  # only root may give a file away
                os.chown(name, status.st_uid, status.st_gid)
        else:
            os.chmod(name, 0o666 & ~_umask())  # noqa: PTH101
        if old is not None and target.read_bytes() != old:
            raise ChangedError(f"{path} changed while it was being worked on")
        os.replace(name, target)  # noqa: PTH105
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise
    _sync_folder(target.parent)


def redirected() -> frozenset[tuple[int, int]]:
    """The identities of the files that standard output and standard error go to, if they go to files."""
    found = set()
    for handle in (1, 2):
        with contextlib.suppress(OSError):
            status = os.fstat(handle)
            if stat.S_ISREG(status.st_mode):
                found.add((status.st_dev, status.st_ino))
    return frozenset(found)


def identity(path: Path | str) -> tuple[int, int] | None:
    """What makes a file the same one by whatever name; None if it can't be looked at."""
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Make the rename last; not every system can open a folder."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
