"""A plugin for Copychief: what Harper, a grammar checker in Rust, finds in an article. No server, no Java."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import Any, NamedTuple

from copychief import Bad, Edit, Finding, Fix, Good, Rule, Severity, hookimpl
from copychief.document import PROSE, Document

DIALECTS = ("american", "british", "australian", "canadian", "indian")


class Lint(NamedTuple):
    """A finding of Harper's in a block's text, as plain values: Document.memo may keep it."""

    start: int
    end: int
    rule: str
    message: str
    replacements: tuple[str, ...]


@dataclass(frozen=True)
class Harper(Rule):
    """Harper finds fault with a phrase.

    Harper's own rule is in the facts. Spelling is off, for a news story is full of names.

    Why: Harper knows English grammar in a millisecond; Copychief knows the article.
    Leave it when: Harper is wrong: name its rule in `disabled-rules`.
    """

    code, name, since, guest = "HRP001", "harper", "0.1", True
    severity, reads = Severity.WARNING, PROSE
    url = "https://writewithharper.com/docs/rules"

    spelling: bool = False
    "Look at spelling, too."
    dialect: str = "american"
    "american, british, australian, canadian or indian."
    disabled_rules: tuple[str, ...] = ()
    "Harper's rules not to ask, such as SpelledNumbers."

    examples = (
        Bad("They could of gone.\n     ^^^^^^^^ have", fixed="They could have gone."),
        Bad("This is *an* test.\n         ^^ article", fixed="This is *a* test."),
        Good("They could have gone."),
        Good("Mr. Wysznicki recieved the letter."),
    )

    def __post_init__(self) -> None:
        if self.dialect not in DIALECTS:
            raise ValueError(f"dialect must be one of {', '.join(DIALECTS)}, not {self.dialect!r}")

    def edition(self) -> str:
        return version("harper-py")

    def check(self, doc: Document) -> Iterator[Finding]:
        for block in doc.of_kind(self.reads):
            key = (self, block.kind, block.text)
            found = doc.memo.get(key)
            if found is None:
                found = doc.memo[key] = tuple(self._lints(block.text))
            for lint in found:
                if any(lint.start < end and start < lint.end for start, end in block.code):
                    continue
                span, text = block.source_span(lint.start, lint.end), block.text[lint.start : lint.end]
                whole = doc.source[span] == text  # no markup inside that a fix would lose
                fixes = [Fix(f"Replace with “{r}”", (Edit(span, r),)) for r in lint.replacements if whole]
                yield Finding(span, f"“{text}”: {lint.message}", fixes=fixes, facts={"rule": lint.rule})

    def _lints(self, text: str) -> Iterator[Lint]:
        for rule, lints in _linter(self).organized_lints(text, language="plaintext").items():
            for x in lints:
                new = tuple(_applied(x.problem_text, s) for s in x.suggestions)
                yield Lint(x.span.start, x.span.end, rule, x.message, new)


def _applied(text: str, suggestion: Any) -> str:
    return text + suggestion.replacement_text if suggestion.kind == 2 else suggestion.replacement_text  # 2: insert


@cache
def _linter(rule: Harper) -> Any:
    from harper import Linter  # late: it reads a dictionary, and is needed only where the rule is on

    linter = Linter(DIALECTS.index(rule.dialect))
    off = dict.fromkeys([*rule.disabled_rules, *([] if rule.spelling else ["SpellCheck"])], False)
    linter.set_lint_config({**linter.get_lint_config(), **off})
    return linter


@hookimpl
def copychief_rules() -> list[type[Rule]]:
    return [Harper]
