"""House names in the configuration file: added by an edit that the client makes, and can undo."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types

from copychief.lazy import lazy

_LINE = lazy(r"[^\n]*\n|[^\n]+")

Change = Callable[[MutableMapping[str, Any]], None]
"Changes the `[names]` table in place."

KINDS = ("people", "places", "organisations")


def add(names: MutableMapping[str, Any], kind: str, name: str) -> None:
    """A name more in one of the lists."""
    _append(names, kind, name)


def allow(names: MutableMapping[str, Any], group: Sequence[str]) -> None:
    """A group of spellings more that may stand side by side."""
    _append(names, "allow", list(group))


def _append(names: MutableMapping[str, Any], key: str, value: Any) -> None:
    import tomlkit

    held = names.setdefault(key, tomlkit.array())
    if not isinstance(held, list):
        raise ValueError(f"names.{key} is not a list")
    if value not in held:
        held.append(value)


def changed(text: str, change: Change, pyproject: bool = False) -> str:
    """The text of a configuration file with a change; all else as it was. Raises ValueError if it isn't TOML."""
    import tomlkit

    data: Any = tomlkit.parse(text)  # its errors are ValueErrors
    table = data
    for key in ("tool", "copychief") if pyproject else ():
        table = table.setdefault(key, tomlkit.table())
    names = table.setdefault("names", tomlkit.table())
    if not isinstance(names, MutableMapping):
        raise ValueError("names is not a table")
    change(names)
    return tomlkit.dumps(data)


def target(article: Path, folders: Sequence[Path], decided: Path | None) -> Path:
    """The file that holds an article's settings, else a new copychief.toml in its workspace folder."""
    if decided is not None:
        return decided
    start = article.absolute().parent
    root = next((f for f in folders if start.is_relative_to(f)), start)
    return root / "copychief.toml"


def text_of(path: Path) -> str:
    """A configuration file's text with its own line ends; "" if there is none."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError:
        return ""


def edit(uri: str, old: str, new: str, *, version: int | None, create: bool, documents: bool) -> types.WorkspaceEdit:
    """The workspace edit from one text of a file to another, only the lines that differ; it creates the file if need be."""
    texts = [_lines(old, new)]
    if not documents:
        return types.WorkspaceEdit(changes={uri: texts})
    document = types.OptionalVersionedTextDocumentIdentifier(uri=uri, version=version)
    changes: list[Any] = [types.CreateFile(uri=uri, options=types.CreateFileOptions(ignore_if_exists=True))]
    change = types.TextDocumentEdit(text_document=document, edits=list(texts))
    return types.WorkspaceEdit(document_changes=[*(changes if create else []), change])


def _lines(old: str, new: str) -> types.TextEdit:
    """One edit of whole lines, which needs no counting of characters; past the last line means the text's end."""
    a, b = (_LINE.findall(text) for text in (old, new))
    least = min(len(a), len(b))
    start = next((i for i in range(least) if a[i] != b[i]), least)
    left = least - start
    end = next((i for i in range(left) if a[-1 - i] != b[-1 - i]), left)
    place = types.Range(types.Position(start, 0), types.Position(len(a) - end, 0))
    return types.TextEdit(place, "".join(b[start : len(b) - end]))
