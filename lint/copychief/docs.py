"""A rule's documentation, made from the rule itself: for `explain`, rules/README.md, hover and SARIF help."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from copychief.engine import HOST_CODES
from copychief.rule import Bad, Rule, option_defaults

HOST_DOCS = {
    "CHF001": "The file can't be read as an article: missing rights, not UTF-8, binary or too large. Exit code 2.",
    "CHF002": "A rule raised an error on this article; the other rules went on. Exit code 2. Please report it.",
    "CHF003": "A stet comment lets nothing stand: the finding it was for is gone, was never there, or it names no rule.",
    "CHF004": "The front matter can't be parsed, so headline and date are not known.",
    "CHF005": "The process that read the file died, killed or out of memory; the other files went on. Exit code 2.",
    "CHF006": "A rule asks another tool, and that can't be had; the other rules went on. Exit code 2.",
    "CHF007": "A stet-begin has no stet-end, so it holds to the end of the article; or a stet-end ends nothing.",
}
assert HOST_DOCS.keys() == HOST_CODES.keys()


def option_docs(rule: type[Rule]) -> dict[str, str]:
    """The string below each option's field in the class body."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(rule)))
    body = tree.body[0].body  # type: ignore[attr-defined]
    out = {}
    for field, below in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            out[field.target.id] = inspect.cleandoc(str(below.value.value))  # type: ignore[union-attr]
    return {name: out.get(name, "") for name in option_defaults(rule)}


def toml_value(value: Any) -> str:
    """A default as it would stand in copychief.toml."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(toml_value(v) for v in value) + "]"
    return f'"{value}"' if isinstance(value, str) or value is None else str(value)


def example_text(text: str) -> str:
    return textwrap.dedent(text).strip("\n")


def markdown(rule: type[Rule], level: int = 1) -> str:
    """The whole documentation of a rule in Markdown, its heading at the given level."""
    return "\n".join(_parts(rule, "#" * level)).rstrip() + "\n"


def _parts(rule: type[Rule], marks: str) -> Iterator[str]:
    doc = inspect.cleandoc(rule.__doc__ or "")
    yield f"{marks} {rule.code} {rule.name}"
    yield ""
    facts = [rule.severity.value, f"since {rule.since}", *([] if rule.default else ["off by default"])]
    yield f"*{', '.join(facts)}*"
    yield ""
    yield re.sub(
        r"^(Why|Leave it when|Doesn't catch|Does not catch|Method|Source|Example): ?",
        r"**\1:** ",
        doc,
        flags=re.MULTILINE,
    )
    yield ""
    options = option_docs(rule)
    if options:
        yield "**Options:**"
        yield ""
        for name, default in option_defaults(rule).items():
            yield f"- `{name.replace('_', '-')} = {toml_value(default)}`: {options[name] or '(undocumented)'}"
        yield ""
    for example in rule.examples:
        wrong = isinstance(example, Bad)
        yield "Found:" if wrong else "Let stand:"
        yield ""
        yield "```text"
        yield example_text(example.text)
        yield "```"
        yield ""
        if isinstance(example, Bad) and example.fixed is not None:
            yield "Fixed:"
            yield ""
            yield "```text"
            yield example_text(example.fixed)
            yield "```"
            yield ""


def host_markdown(code: str, level: int = 1) -> str:
    """The documentation of one of the host's own findings."""
    name, severity = HOST_CODES[code]
    return f"{'#' * level} {code} {name}\n\n*{severity.value}, the host's own*\n\n{HOST_DOCS[code]}\n"


def catalogue(rules: Iterable[type[Rule]]) -> str:
    """rules/README.md: a table of all rules, then each one's documentation."""
    rules = sorted(rules, key=lambda r: r.code)
    lines = [
        "# The rules",
        "",
        "Made by `copychief dev docs` from the rules' docstrings and examples; don't edit it by hand.",
        "Carets stand under what is found, tildes under the other place.",
        "",
        "| code | name | severity | what it finds |",
        "|---|---|---|---|",
    ]
    for rule in rules:
        anchor = f"#{rule.code.lower()}-{rule.name}"
        off = "" if rule.default else " (off by default)"
        lines.append(
            f"| [{rule.code}]({anchor}) | {rule.name} | {rule.severity.value}{off} | {_cell(rule.summary())} |"
        )
    for code, (name, severity) in HOST_CODES.items():
        lines.append(f"| [{code}](#{code.lower()}-{name}) | {name} | {severity.value} | {_cell(HOST_DOCS[code])} |")
    parts = ["\n".join(lines) + "\n", *(markdown(r, 2) for r in rules), *(host_markdown(c, 2) for c in HOST_CODES)]
    return "\n".join(parts)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
