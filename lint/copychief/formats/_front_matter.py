"""Front matter: the YAML (`---`) or TOML (`+++`) block at the top of a Markdown file.

Values give the metadata; title and deck become blocks, for they are printed, with the span of their text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

from copychief.document import Block, BlockKind, Metadata, Segment
from copychief.formats import ArticleKeys
from copychief.formats._dates import as_date
from copychief.lazy import lazy
from copychief.text import LINE_END, Source, Span

_YAML_KEY = lazy(r"""[ \t]*(?:#.*|["']?[\w.-]+["']?[ \t]*:(?=[ \t\r\n]|\Z))""")
_LANGUAGE = lazy(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")

MAX_NESTING = 200


class Field(NamedTuple):
    """A top-level value: as data, as it is written (without quotation marks), and where that stands."""

    value: Any
    text: str
    span: Span


@dataclass(slots=True)
class FrontMatter:
    """`end` is where the body starts: 0 if there is no front matter."""

    end: int = 0
    blocks: list[Block] = field(default_factory=list)
    metadata: Metadata = field(default_factory=Metadata)
    notes: list[tuple[Span, str]] = field(default_factory=list)


def read_front_matter(source: Source, keys: ArticleKeys) -> FrontMatter:
    """What the front matter says. What is broken is noted and never raised; its lines are not prose either way."""
    text = source.text
    fence = text[:3]
    if fence not in ("---", "+++"):
        return FrontMatter()
    lines = _lines(text)
    if next(lines, (0, 0, ""))[2] != fence:
        return FrontMatter()
    begin = end = -1
    closers = ("---", "...") if fence == "---" else ("+++",)
    for start, stop, line in lines:
        if begin < 0:
            begin = start
        if line in closers:
            end = stop
            break
    if end < 0:
        return FrontMatter()
    inner = text[begin:start]
    if fence == "---" and inner.strip() and not _YAML_KEY.match(inner.lstrip("\r\n \t")):
        return FrontMatter()  # two rules with prose between them
    out = FrontMatter(end)
    try:
        found = _yaml(inner, begin, out.notes) if fence == "---" else _toml(inner, begin)
    except Exception as error:  # a parser's own errors, a recursion limit: all mean that it can't be read
        out.notes.append(
            (Span(0, end), f"the front matter is not valid {'YAML' if fence == '---' else 'TOML'}: {_reason(error)}")
        )
        return out
    _fill(out, source, found, keys)
    return out


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end with the line end, text without trailing white space), one line at a time."""
    start = 0
    for m in LINE_END.finditer(text):
        yield start, m.end(), text[start : m.start()].rstrip(" \t")
        start = m.end()
    yield start, len(text), text[start:].rstrip(" \t")


def _reason(error: Exception) -> str:
    problem = getattr(error, "problem", None) or str(error).partition("\n")[0] or type(error).__name__
    mark = getattr(error, "problem_mark", None)
    return f"{problem} (line {mark.line + 2})" if mark is not None else str(problem)


def _yaml(inner: str, offset: int, notes: list[tuple[Span, str]]) -> dict[str, Field]:
    import yaml

    # libyaml builds nested values by recursion in C, where too deep a nest ends the process; Python's raises
    flat = inner.count("[") + inner.count("{") < MAX_NESTING and not re.search(r"[-?][ \t]+[-?][ \t]+[-?]\s", inner)
    loader = (getattr(yaml, "CSafeLoader", yaml.SafeLoader) if flat else yaml.SafeLoader)(inner)
    try:
        root = loader.get_single_node()
        if root is None:
            return {}
        if not isinstance(root, yaml.MappingNode):
            raise ValueError("it is not a list of keys and values")
        found = {}
        for key, node in root.value:
            if not isinstance(key, yaml.ScalarNode):
                continue
            start, end = offset + node.start_mark.index, offset + node.end_mark.index
            text = node.value if isinstance(node, yaml.ScalarNode) else ""
            try:
                value = loader.construct_object(node, deep=True)
            except Exception as error:
                notes.append((Span(start, end), f"{key.value}: {_reason(error)}"))
                value = None
            empty = isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"
            found[key.value] = Field(value, "" if empty else text, Span(start, end))
        return found
    finally:
        loader.dispose()


def _toml(inner: str, offset: int) -> dict[str, Field]:
    import tomli
    import tree_sitter
    import tree_sitter_toml

    # one letter for each letter outside ASCII: then the parser's bytes are code points
    flat = re.sub(r"[^\x00-\x7f]", "x", inner).encode()
    values = tomli.loads(LINE_END.sub("\n", inner))
    found: dict[str, Field] = {}
    tree = tree_sitter.Parser(tree_sitter.Language(tree_sitter_toml.language())).parse(flat)
    places: dict[str, tuple[int, int]] = {}
    for pair in tree.root_node.children:
        if pair.type == "pair" and len(pair.children) >= 3:
            key, value = pair.children[0], pair.children[-1]
            name = inner[key.start_byte : key.end_byte].strip("\"'")
            places.setdefault(name, (offset + value.start_byte, offset + value.end_byte))
    for name, value in values.items():
        start, end = places.get(name, (offset, offset))
        found[name] = Field(
            value,
            value if isinstance(value, str) else "" if isinstance(value, dict | list) else str(value),
            Span(start, end),
        )
    return found


def _fill(out: FrontMatter, source: Source, found: dict[str, Field], keys: ArticleKeys) -> None:
    headline, deck = _first(found, keys.headline), _first(found, keys.deck)
    date, byline, language = _first(found, keys.published), _first(found, keys.byline), _first(found, keys.language)
    for kind, item in ((BlockKind.HEADLINE, headline), (BlockKind.DECK, deck)):
        if item is not None and item.text.strip() and item.span.end > item.span.start:
            out.blocks.append(_scalar(source, kind, item))
    out.blocks.sort(key=lambda b: b.span)
    published = as_date(date.value) if date else None
    if date and published is None and date.value not in (None, ""):
        out.notes.append((date.span, f"“{source[date.span].strip()[:40]}” is not a date (2025-03-05)"))
    tongue = language.text.strip() if language else ""
    out.metadata = Metadata(
        headline=" ".join(headline.text.split()) or None if headline else None,
        published=published,
        byline=_people(byline.value) or None if byline else None,
        language=tongue if _LANGUAGE.fullmatch(tongue) else "en",
        fields=MappingProxyType({name: item.value for name, item in found.items()}),
    )


def _first(found: dict[str, Field], names: Sequence[str]) -> Field | None:
    """The first key that is there, as it is written or in other case."""
    for name in names:
        if name in found:
            return found[name]
    folded = {name.casefold(): item for name, item in found.items()}
    return next((folded[name.casefold()] for name in names if name.casefold() in folded), None)


def _people(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        return ", ".join(x for x in map(_people, value[:20]) if x)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _scalar(source: Source, kind: BlockKind, item: Field) -> Block:
    """The block of a value: letter for letter where the source has it so, else one indivisible run."""
    start, end = item.span
    text = " ".join(item.text.split())
    for quote in (0, 1, 3):
        inner = source.text[start + quote : end - quote]
        bare = inner.strip()
        if bare == text:
            at = start + quote + len(inner) - len(inner.lstrip())
            return Block(kind, text, Span(at, at + len(bare)))
    return Block(kind, text, Span(start, end), (Segment(0, start, end - start),))
