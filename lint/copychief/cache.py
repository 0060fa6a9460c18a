"""Remembered results of unchanged articles, in one SQLite file for all folders of a user.

A result is kept under a hash of the file's bytes, its format, the settings that hold for it and the
exact code that made it: host, rules, plugins and the libraries they stand on. A cache that is broken,
locked or can't be written is done without; it never changes what is found.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from copychief import __version__
from copychief.desk import Desk
from copychief.diagnostic import Confidence, Diagnostic, Edit, Fix, Related, Severity
from copychief.engine import Report
from copychief.rule import Rule
from copychief.stet import Entry
from copychief.text import Span

LAYOUT = "1"
"Changes when what is stored changes its form."
KEEP_DAYS = 30
"A result that nobody asked for so long is forgotten."


def folder() -> Path:
    """`$COPYCHIEF_CACHE_DIR`, or the place for caches of this system."""
    named = os.environ.get("COPYCHIEF_CACHE_DIR")
    if named:
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "copychief"
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/copychief"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "copychief"


class Cache:
    """Results by key. Every method is quiet about trouble: a lost result is found again by linting."""

    def __init__(self, desk: Desk, where: Path | None = None) -> None:
        self._desk, self._salt = desk, code_hash(desk)
        self._settings: dict[int, bytes] = {}
        self._new: dict[bytes, str] = {}
        self._used: list[bytes] = []
        self._today = int(time.time() // 86400)
        self._base = _open((where or folder()) / "results.sqlite3")

    def key(self, path: Path, data: bytes) -> bytes:
        """The name under which the result of these bytes at this path is kept."""
        settings = self._desk.settings(path)
        mark = self._settings.get(id(settings))
        if mark is None:  # the desk keeps each settings object, so ids stay theirs
            mark = self._settings[id(settings)] = "\0".join(_flatten(settings)).encode("utf-8", "surrogatepass")
        made = hashlib.blake2b(self._salt, digest_size=20)
        for part in (mark, self._desk.format(path.name).name.encode(), data):
            made.update(len(part).to_bytes(8, "big"))
            made.update(part)
        return made.digest()

    def get(self, key: bytes, path: str) -> Report | None:
        """The result kept under a key, for a file that now goes by this path."""
        if self._base is None:
            return None
        try:
            row = self._base.execute("SELECT result, used FROM results WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            report = decode(row[0], path)
        except (sqlite3.Error, ValueError, TypeError, KeyError, IndexError):
            return None
        if row[1] < self._today:
            self._used.append(key)
        return report

    def put(self, key: bytes, report: Report) -> None:
        if not report.failed:
            self._new[key] = encode(report)

    def close(self) -> None:
        """Write what is new, in one transaction, and forget what is old."""
        if self._base is None:
            return
        with contextlib.suppress(sqlite3.Error):
            if self._new or self._used:
                with self._base:
                    self._base.executemany(
                        "INSERT OR REPLACE INTO results VALUES (?, ?, ?)",
                        ((k, text, self._today) for k, text in self._new.items()),
                    )
                    self._base.executemany(
                        "UPDATE results SET used = ? WHERE key = ?", ((self._today, k) for k in self._used)
                    )
                    self._base.execute("DELETE FROM results WHERE used < ?", (self._today - KEEP_DAYS,))
            self._base.close()
        self._base = None


def _open(file: Path) -> sqlite3.Connection | None:
    for _ in range(2):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            base = sqlite3.connect(file, timeout=2.0)
            try:
                base.execute("PRAGMA journal_mode = WAL")
                base.execute("PRAGMA synchronous = OFF")
                base.execute("CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, result TEXT, used INTEGER)")
                base.execute("SELECT key, result, used FROM results LIMIT 1").fetchone()
            except sqlite3.Error:
                base.close()
                raise
            return base
        except sqlite3.OperationalError as error:
            if "locked" in str(error) or "busy" in str(error):
                return None  # another run is at it; this one does without
            _discard(file)
        except (sqlite3.DatabaseError, OSError):
            _discard(file)
    return None


def _discard(file: Path) -> None:
    for end in ("", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            Path(f"{file}{end}").unlink()


def code_hash(desk: Desk) -> bytes:
    """A hash of everything but settings and text that a result depends on."""
    made = hashlib.blake2b(digest_size=20)
    for part in (LAYOUT, sys.version, __version__):
        made.update(part.encode())
    modules = {__name__, *(r.__module__ for r in desk.rules), *(f.read.__module__ for f in desk.formats)}
    tops = {m.split(".")[0] for m in modules if m in sys.modules}
    for name in sorted(tops):
        made.update(name.encode())
        for part_ in _sources(name):
            made.update(part_)
    for name, version in _libraries(tops):
        made.update(f"{name}={version};".encode())
    return made.digest()


def _sources(package: str) -> Iterator[bytes]:
    """Name and content of a package's modules; of other files (weights, lists) size and time."""
    top = sys.modules.get(package)
    roots = [Path(p) for p in getattr(top, "__path__", ())]
    single = getattr(top, "__file__", None)
    files: Iterable[Path] = [Path(single)] if single and not roots else sorted(f for r in roots for f in _below(r))
    for file in files:
        try:
            if file.suffix == ".py":
                yield f"{file}\0".encode() + file.read_bytes()
            else:
                status = file.stat()
                yield f"{file}\0{status.st_size}\0{status.st_mtime_ns}".encode()
        except OSError:
            yield f"{file}?".encode()


def _below(root: Path) -> Iterator[Path]:
    for path, folders, files in os.walk(root):
        folders[:] = [f for f in folders if f != "__pycache__"]
        yield from (Path(path, f) for f in files)


def _libraries(packages: Iterable[str]) -> list[tuple[str, str]]:
    """The versions of what Copychief needs and of the plugins."""
    import re

    from copychief.entrypoints import GROUP

    names = {"copychief"}
    with contextlib.suppress(metadata.PackageNotFoundError):
        names |= {re.split(r"[\s<>=!~;\[(]", r)[0] for r in metadata.requires("copychief") or () if "extra ==" not in r}
    out = [(p.dist.name, p.dist.version) for p in metadata.entry_points(group=GROUP) if p.dist is not None]
    for name in names:
        with contextlib.suppress(metadata.PackageNotFoundError):
            out.append((name, metadata.version(name)))
    return sorted(set(out))


def _flatten(value: Any) -> Iterator[str]:
    """A canonical spelling of settings: the same in every process for equal settings."""
    if isinstance(value, Rule):
        yield f"{value.code}={type(value).__module__}.{type(value).__qualname__}"
        if value.guest:
            yield repr(value.edition())
        if is_dataclass(value):
            for f in fields(value):
                yield from (f.name, repr(getattr(value, f.name)))
    elif is_dataclass(value) and not isinstance(value, type):
        for f in fields(value):
            yield f.name
            yield from _flatten(getattr(value, f.name))
    elif isinstance(value, (frozenset, set)):
        yield from ("{", *sorted("\1".join(_flatten(v)) for v in value), "}")
    elif isinstance(value, (tuple, list)):
        yield "("
        for v in value:
            yield from _flatten(v)
        yield ")"
    else:
        yield repr(value)


# ── reports as JSON: pickles would let whoever can write the cache run code ──


def encode(report: Report) -> str:
    return json.dumps(
        [
            report.format,
            report.language,
            report.words,
            [_encode(d) for d in report.diagnostics],
            [[_encode(d), reason] for d, reason in report.suppressed],
            report.skipped,
            [[e.code, e.text, e.reason, e.path] for e in report.entries],
        ],
        separators=(",", ":"),
    )


def decode(text: str, path: str) -> Report:
    """The inverse of `encode`, for a path. Raises ValueError, TypeError, KeyError or IndexError for anything else."""
    form, language, words, found, let, skipped, entries = json.loads(text)
    return Report(
        path,
        form,
        language,
        words,
        tuple(_decode(d, path) for d in found),
        tuple((_decode(d, path), reason) for d, reason in let),
        tuple(skipped),
        entries=tuple(Entry(*e) for e in entries),
    )


def _encode(d: Diagnostic) -> list[Any]:
    return [
        d.code,
        d.rule,
        d.severity,
        d.confidence,
        d.message,
        d.span,
        d.related,
        [[f.title, f.edits, f.safe] for f in d.fixes],
        dict(d.facts),
        d.fingerprint,
        d.url,
    ]


def _decode(row: list[Any], path: str) -> Diagnostic:
    code, rule, severity, confidence, message, span, related, fixes, facts, fingerprint, url = row
    return Diagnostic(
        path,
        code,
        rule,
        Severity(severity),
        Confidence(confidence),
        message,
        Span(*span),
        tuple(Related(Span(*s), m) for s, m in related),
        tuple(Fix(title, tuple(Edit(Span(*s), t) for s, t in edits), safe) for title, edits, safe in fixes),
        facts,
        fingerprint,
        url,
    )
