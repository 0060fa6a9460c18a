"""The harness that rule authors use, ours and strangers': `check_rule(MyRule)` runs every example.

For each example it also asserts, unasked: fixes settle and silence the finding; the same findings with
CRLF, behind a line with an emoji, in a list item and in a block quote; a stet comment silences it; twice
gives the same; and no layer is asked for that `needs` doesn't name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from textwrap import dedent
from typing import Any

from copychief.diagnostic import Diagnostic
from copychief.document import BlockKind, Document, Layer
from copychief.engine import CRASHED, UNAVAILABLE, Settings, lint_document, parse
from copychief.fixes import fix_all
from copychief.formats import Format, bundled
from copychief.lazy import lazy
from copychief.rule import Bad, Example, Good, Rule, UnavailableError, problems
from copychief.select import Selection
from copychief.text import Source

_MARKS = lazy(r"(?P<pad>\s*)(?P<marks>[\^~](?:[\^~ ]*[\^~])?)(?:\s+(?P<words>[^\^~].*))?")
HOSTS_OWN = frozenset({"sentences", "sentence starts"})
"Layers that the host asks for itself, to name a finding."

_PREFIX = "Tea 🫖 and cake came first.\n\n"


class RuleError(AssertionError):
    """A rule doesn't do what its example says."""


def parse_marks(text: str) -> tuple[str, list[tuple[int, int]], list[tuple[int, int]], list[str]]:
    """(the text without its mark lines, spans under carets, spans under tildes, words behind the marks)."""
    out: list[str] = []
    spans: dict[str, list[tuple[int, int]]] = {"^": [], "~": []}
    words: list[str] = []
    at = 0
    for line in dedent(text).strip("\n").split("\n"):
        m = _MARKS.fullmatch(line)
        if m is None or not out:
            out.append(line)
            at += len(line) + 1
            continue
        begin = at - len(out[-1]) - 1
        for run in re.finditer(r"\^+|~+", line[: m.end("marks")]):
            if run.end() > len(out[-1]):
                raise RuleError(f"marks stand past the end of the line {out[-1]!r}")
            spans[run[0][0]].append((begin + run.start(), begin + run.end()))
        if m["words"]:
            words.append(m["words"].strip())
    return "\n".join(out) + "\n", spans["^"], spans["~"], words


def check_rule(rule: type[Rule]) -> None:
    """Run all examples of a rule. Raises RuleError with what differs, UnavailableError if what a guest asks isn't there."""
    for problem in problems([rule]):
        raise RuleError(problem)
    for n, example in enumerate(rule.examples, 1):
        for fault in faults(rule, example):
            raise RuleError(f"{rule.code} {type(example).__name__} example {n}: {fault}\n\n{example.text.strip()}")


def run(
    rule: type[Rule], text: str, example: Example | None = None, *, asked: list[Layer[Any]] | None = None
) -> list[Diagnostic]:
    """What a rule finds in a text, with the example's options; every finding shows."""
    example = example or Good(text)
    settings = Settings(
        (rule(**example.options),), Selection(("ALL", rule.code), profile="audit"), published=example.published
    )
    form = _format(example.format)
    doc = parse(Source(text), form, settings)
    if asked is not None:
        doc.__class__ = type("Recorder", (Document,), {"__getitem__": _recorder(asked)})
    found = [d for d in lint_document(doc, settings).diagnostics if d.code in (rule.code, CRASHED, UNAVAILABLE)]
    for d in found:
        if d.code == CRASHED:
            raise RuleError(d.message)
        if d.code == UNAVAILABLE:
            raise UnavailableError(d.message)
    return found


def _recorder(asked: list[Layer[Any]]) -> Any:
    def getitem(self: Document, layer: Layer[Any]) -> Any:
        if not self._making:  # what a layer asks of others is its own affair
            asked.append(layer)
        return Document.__getitem__(self, layer)

    return getitem


def _format(name: str) -> Format:
    return next(f for f in bundled() if f.name == name)


def faults(rule: type[Rule], example: Example) -> Iterator[str]:
    """What an example shows to be wrong with its rule, one sentence each."""
    text, carets, tildes, words = parse_marks(example.text)
    asked: list[Layer[Any]] = []
    found = run(rule, text, example, asked=asked)
    got = [tuple(d.span) for d in found]
    if isinstance(example, Good):
        if found:
            yield f"found {_show(text, found)}, should find nothing"
        return
    if not carets:
        yield "marks nothing"
        return
    if sorted(got) != sorted(carets):
        yield f"found {_show(text, found) or 'nothing'}, should find {[text[a:b] for a, b in sorted(carets)]} at {sorted(carets)}"
        return
    related = sorted({tuple(r.span) for d in found for r in d.related})
    if tildes and related != sorted(set(tildes)):
        yield f"related places are {[text[a:b] for a, b in related]}, should be {[text[a:b] for a, b in tildes]}"
    for phrase in words:
        if not any(phrase in d.message for d in found):
            yield f"no message holds {phrase!r}: {[d.message for d in found]}"
    if found != run(rule, text, example):
        yield "a second run finds something else"
    unnamed = {x.name for x in asked if x not in rule.needs and x.name not in HOSTS_OWN}
    if unnamed:
        yield f"asks for layers that `needs` doesn't name: {', '.join(sorted(unnamed))}"
    if example.format == "markdown":
        yield from _dressed(rule, example, text, found)
    yield from _fixed(rule, example, text)


def _dressed(rule: type[Rule], example: Bad | Example, text: str, found: Sequence[Diagnostic]) -> Iterator[str]:
    """The example in other clothes: the same findings, shifted."""
    quoted = [text[d.span.start : d.span.end] for d in found]

    def expect(name: str, dressed: str, want: Sequence[str] = quoted) -> Iterator[str]:
        again = run(rule, dressed, example)
        new = [_flat(dressed[d.span.start : d.span.end]) for d in again]
        if sorted(new) != sorted(_flat(w) for w in want):
            yield f"{name}: found {new or 'nothing'}, should find {list(want)}"

    yield from expect("with CRLF", text.replace("\n", "\r\n"))
    head, body = _head(text)
    if head or _says_nothing_of_place(rule):
        yield from expect("behind an emoji", head + _PREFIX + body)
    kinds = {BlockKind.LIST_ITEM: _list(body), BlockKind.QUOTE_BLOCK: _quote(body)}
    for kind, dressed in kinds.items():
        if _plain(body):
            yield from expect(
                f"in a {kind}", head + dressed, quoted if kind in rule.reads else _in_head(text, head, found)
            )
    stet = "<!-- stet-file " + rule.code + ": meant -->\n\n"
    silenced = run(rule, head + stet + body, example)
    if silenced:
        yield f"a stet comment doesn't silence it: {_show(text, silenced)}"


def _in_head(text: str, head: str, found: Sequence[Diagnostic]) -> list[str]:
    return [text[d.span.start : d.span.end] for d in found if d.span.start < len(head)]


def _says_nothing_of_place(rule: type[Rule]) -> bool:
    return bool(rule.reads & {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


def _head(text: str) -> tuple[str, str]:
    """(front matter and headline, the rest)."""
    m = re.match(r"(?:---\n.*?\n---\n\n?)?(?:# [^\n]*\n\n?)?", text, re.DOTALL)
    cut = m.end() if m else 0
    return text[:cut], text[cut:]


def _plain(body: str) -> bool:
    """Only paragraphs: what a list item or a quote can hold without becoming something else."""
    return not re.search(r"^(?:[#>|*+-]|\d+\.|```| {4}|<!--)", body, re.MULTILINE)


def _list(body: str) -> str:
    paragraphs = body.strip("\n").split("\n\n")
    return "\n\n".join("- " + p.replace("\n", "\n  ") for p in paragraphs) + "\n"


def _quote(body: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in body.strip("\n").split("\n")) + "\n"


def _flat(text: str) -> str:
    return re.sub(r"\s*[\r\n]+[>\s]*", " ", text).strip()


def _fixed(rule: type[Rule], example: Bad | Example, text: str) -> Iterator[str]:
    first = run(rule, text, example)
    if not any(d.fixes for d in first):
        if isinstance(example, Bad) and example.fixed is not None:
            yield "has no fix, but the example says what it should give"
        return
    mended, _, left = fix_all(text, lambda t: run(rule, t, example), unsafe=True)
    if any(d.fixes for d in left):
        yield f"its fixes don't settle: {_show(mended, left)} in {mended!r}"
    if isinstance(example, Bad) and example.fixed is not None and mended.strip() != example.fixed.strip():
        yield f"fixed to {mended.strip()!r}, should be {example.fixed.strip()!r}"


def _show(text: str, found: Iterable[Diagnostic]) -> str:
    return "; ".join(f"{text[d.span.start : d.span.end]!r} at {tuple(d.span)} ({d.message})" for d in found)
