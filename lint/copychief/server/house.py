"""House names in the configuration file: added by an edit that the client makes, and can undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.uris import from_fs_path

Change = Callable[[str], str]
"From the text of a copychief.toml to its new text."

KINDS = ("people", "places", "organisations")


def add(text: str, kind: str, name: str) -> str:
    """The configuration with a name more. Raises ValueError for a kind that isn't one."""
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is not one of {', '.join(KINDS)}")
    return _append(text, kind, name)


def allow(text: str, group: Sequence[str]) -> str:
    """The configuration with a group of spellings that may stand side by side."""
    return _append(text, "allow", list(group))


def _append(text: str, key: str, value: Any) -> str:
    import tomlkit

    data = tomlkit.parse(text)
    names = data.setdefault("names", tomlkit.table())
    held = names.setdefault(key, tomlkit.array())
    if value not in held.unwrap():
        held.append(value)
    return tomlkit.dumps(data)


def target(article: Path, folders: Sequence[Path]) -> Path:
    """The nearest copychief.toml above an article, else a new one in its workspace folder."""
    start = article.absolute().parent
    for folder in (start, *start.parents):
        for name in ("copychief.toml", ".copychief.toml"):
            if (folder / name).is_file():
                return folder / name
    root = next((f for f in folders if start.is_relative_to(f)), start)
    return root / "copychief.toml"


def edit(article: Path, folders: Sequence[Path], change: Change, buffers: Mapping[str, Any]) -> types.WorkspaceEdit:
    """The workspace edit that makes a change in the configuration file, which may be open or not there yet."""
    path = target(article, folders)
    uri = str(from_fs_path(str(path)))
    buffer = buffers.get(uri)
    text = buffer.source if buffer else path.read_text(encoding="utf-8") if path.exists() else ""
    whole = types.Range(types.Position(0, 0), types.Position(text.count("\n") + 1, 0))
    document = types.OptionalVersionedTextDocumentIdentifier(uri=uri, version=buffer.version if buffer else None)
    changes: list[Any] = [] if path.exists() or buffer else [types.CreateFile(uri=uri)]
    changes.append(types.TextDocumentEdit(text_document=document, edits=[types.TextEdit(whole, change(text))]))
    return types.WorkspaceEdit(document_changes=changes)
