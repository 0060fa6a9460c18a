"""`[[stet]]` entries of the settings, seen over a whole run: new ones to write, and those that nothing needs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from copychief.config import FILES, Config, ConfigError, load, matches
from copychief.desk import Desk, UsageError
from copychief.engine import UNUSED_STET, Report, host_finding, ignores_unused_stets
from copychief.files import replace as replace_file
from copychief.lazy import lazy
from copychief.select import reach
from copychief.stet import Entry
from copychief.text import Source, Span, UnreadableError
from copychief.treatment import Done

_HEADER = lazy(r"(?m)^[ \t]*\[\[[ \t]*(?:tool\.copychief\.)?stet[ \t]*\]\]")
_GLOB = lazy(r"[*?\[]")


def unused_entries(desk: Desk, given: Iterable[str], reports: Sequence[Report]) -> list[Report]:
    """A report for each configuration file with entries that let nothing stand (CHF003).

    An entry is judged only if this run saw all that it may be about: the one file it names, or the whole
    folder of its configuration.
    """
    configs: dict[Path, tuple[Config, list[Report]]] = {}
    for report in reports:
        config = desk.config(Path(report.path))
        if config.path is not None and config.get("stet") and not report.failed:
            configs.setdefault(config.path, (config, []))[1].append(report)
    tops = [Path(g).absolute() for g in given]
    out = []
    for file, (config, seen) in sorted(configs.items()):
        if config.values["stet"].origin != str(file):
            continue  # inherited: others may need it
        used = {e for r in seen for e in r.entries}
        whole = any(config.root.is_relative_to(t) for t in tops)
        unused = [
            (n, e)
            for n, e in enumerate(Entry(**s) for s in config.get("stet"))
            if e not in used and (whole or _alone(e, config, seen)) and _ran(desk, e, seen)
        ]
        if unused:
            out.append(_report(file, unused))
    return out


def _alone(entry: Entry, config: Config, seen: Sequence[Report]) -> bool:
    named = entry.path and not _GLOB.search(entry.path)
    return bool(named) and any(matches(r.path, [entry.path], config.root) for r in seen)


def _ran(desk: Desk, entry: Entry, seen: Sequence[Report]) -> bool:
    """Did a rule that the entry names run at all?"""
    settings = desk.settings(Path(seen[0].path))
    if ignores_unused_stets(settings.selection):
        return False
    return any(reach(entry.code, type(r)) for r in settings.running)


def _report(file: Path, unused: Sequence[tuple[int, Entry]]) -> Report:
    try:
        text = Source.read(file).text
    except UnreadableError:
        text = ""
    headers = [m.span() for m in _HEADER.finditer(text)]
    found = []
    for n, e in unused:
        place = Span(*headers[n]) if n < len(headers) else Span(0, 0)
        found.append(
            host_finding(
                UNUSED_STET, str(file), f"[[stet]] {e.code} for “{e.text}” lets nothing stand; remove it", place
            )
        )
    return Report(str(file), "toml", diagnostics=tuple(found))


def write_entries(desk: Desk, treated: Sequence[Done]) -> list[str]:
    """Append `[[stet]]` entries to the configuration that holds for each article; a line for each file written."""
    by_file: dict[Path, list[Entry]] = {}
    for done in treated:
        for entry in done.entries:
            config = desk.config(Path(entry.path))
            file = config.path or Path.cwd() / FILES[0]
            inside = Path(entry.path).absolute()
            root = file.parent
            path = inside.relative_to(root).as_posix() if inside.is_relative_to(root) else inside.name
            by_file.setdefault(file, []).append(replace(entry, path="/" + path))
    notes = []
    for file, entries in by_file.items():
        old = file.read_bytes() if file.exists() else None
        table = "tool.copychief.stet" if file.name == "pyproject.toml" else "stet"
        rows = "".join(_toml(table, e) for e in dict.fromkeys(entries))
        before = old or b""
        gap = b"" if not before or before.endswith(b"\n") else b"\n"
        try:
            replace_file(file, old, before + gap + rows.encode())
        except OSError as error:
            raise UsageError(f"{file}: can't be written: {(error.strerror or str(error)).lower()}") from None
        try:
            load(file)
        except ConfigError as error:
            replace_file(file, None, before)
            raise ConfigError(f"can't append [[{table}]] entries: {error}") from None
        count = len(dict.fromkeys(entries))
        notes.append(f"Wrote {count} [[stet]] {'entry' if count == 1 else 'entries'} to {file}.")
    return notes


def _toml(table: str, entry: Entry) -> str:
    rows = {"code": entry.code, "text": entry.text, "reason": entry.reason, "path": entry.path}
    return f"\n[[{table}]]\n" + "".join(f"{k} = {_string(v)}\n" for k, v in rows.items())


def _string(value: str) -> str:
    """A TOML basic string: JSON's, but that TOML wants DEL escaped, too."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
