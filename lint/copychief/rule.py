"""What a rule is: a frozen value with a code, a doc, what it needs, examples and one function.

See `copychief_rules/` for rules to copy, and `copychief dev new` for one to start from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from types import NoneType
from typing import Any, ClassVar

from copychief.diagnostic import Finding, Severity
from copychief.document import RUNNING, BlockKind, Document, Layer
from copychief.lazy import lazy

DOCS_URL = "https://github.com/copychief/copychief/blob/main/rules/README.md"
_CODE = lazy(r"[A-Z]{3}[0-9]{3}")
_NAME = lazy(r"[a-z]+(-[a-z]+)*")


class UnavailableError(Exception):
    """What a rule needs from outside (a server, a program) can't be had; the message says what to do.

    The host reports it once for the article, as CHF006, and the other rules go on.
    """


@dataclass(frozen=True)
class Example:
    """An article, in Markdown, that shows a rule at work or at rest; spec, test and documentation.

    `options` are the rule's, `published` is a date as in `--published`. `format` is the reader's name.
    """

    text: str
    options: Mapping[str, Any] = field(default_factory=dict)
    published: str | None = None
    format: str = "markdown"


@dataclass(frozen=True)
class Good(Example):
    """The rule has nothing to say here."""


@dataclass(frozen=True)
class Bad(Example):
    """The rule speaks where carets stand under the text; tildes mark the related places.

    A line of carets stands under the line it marks, in the same columns. Words behind the carets must
    be in the message. `fixed` is the text after the first fix of each finding.
    """

    fixed: str | None = None


class Rule:
    """A rule. Subclass it in a file of its own; add `@dataclass(frozen=True)` if it has options.

    Options are dataclass fields: annotated, with a default, and a string below that says what it does.
    The docstring is the documentation: a summary line, then what it means, why, when to leave it, and
    what it doesn't catch.
    """

    code: ClassVar[str] = ""
    name: ClassVar[str] = ""
    since: ClassVar[str] = ""
    severity: ClassVar[Severity] = Severity.WARNING
    needs: ClassVar[tuple[Layer[Any], ...]] = ()
    "The layers that `check` asks for."
    reads: ClassVar[frozenset[BlockKind]] = RUNNING
    "The kinds of block it speaks about; the test harness holds it to that."
    default: ClassVar[bool] = True
    "False: only on when selected by name."
    guest: ClassVar[bool] = False
    "It asks another tool: where its findings overlap those of other rules, theirs stand."
    examples: ClassVar[tuple[Example, ...]] = ()
    url: ClassVar[str] = ""
    "Where the documentation is, for rules that aren't in Copychief's own catalogue."

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield what is wrong. Pure: the same document gives the same findings; no I/O, no state."""
        raise NotImplementedError

    def start(self) -> Iterable[str]:
        """Called in the main process before the first article of a run, if the rule is to run: start a server.

        Returns lines to tell the user. What workers must know goes into the environment. Needn't succeed:
        `check` may raise UnavailableError.
        """
        return ()

    def stop(self) -> None:
        """Called after the last article of a run: end what `start` began."""

    def edition(self) -> str | None:
        """What decides a guest's findings besides its options and the article: the version of the tool it asks.

        Results are remembered for as long as it stays the same; None: they are not remembered. No I/O.
        """
        return None

    @classmethod
    def link(cls) -> str:
        return cls.url or f"{DOCS_URL}#{cls.code.lower()}-{cls.name}"

    @classmethod
    def summary(cls) -> str:
        """The docstring's first line."""
        return (cls.__doc__ or "").strip().split("\n")[0]


def option_defaults(rule: type[Rule]) -> dict[str, Any]:
    """The rule's options and their defaults, in the order of the class."""
    if "__dataclass_fields__" not in rule.__dict__:
        return {}
    return {f.name: f.default for f in fields(rule)}  # type: ignore[arg-type]


def _many(value: object) -> bool:
    return isinstance(value, (tuple, list, set, frozenset))


def problems(rules: Iterable[type[Rule]]) -> list[str]:
    """Every malformed rule, a sentence each. Runs at start-up and in the tests."""
    out, seen_codes, seen_names = [], {}, {}  # type: list[str], dict[str, type[Rule]], dict[str, type[Rule]]
    for rule in rules:
        who = f"{rule.__module__}.{rule.__qualname__}"
        if not (isinstance(rule.code, str) and _CODE.fullmatch(rule.code)):
            out.append(f"{who}: code {rule.code!r} is not three capital letters and three digits")
        if not (isinstance(rule.name, str) and _NAME.fullmatch(rule.name)):
            out.append(f"{who}: name {rule.name!r} is not lower-case words with hyphens")
        for kind, value, seen in (("code", rule.code, seen_codes), ("name", rule.name, seen_names)):
            if value and value in seen and seen[value] is not rule:
                out.append(f"{who}: {kind} {value} is already {seen[value].__module__}.{seen[value].__qualname__}")
            seen.setdefault(value, rule)
        if not rule.summary() or rule.__doc__ == Rule.__doc__:
            out.append(f"{who}: no docstring")
        if not rule.since:
            out.append(f"{who}: no version in `since`")
        if rule.check is Rule.check:
            out.append(f"{who}: no check method")
        for wanted in (Good, Bad):
            if not (_many(rule.examples) and any(isinstance(e, wanted) for e in rule.examples)):
                out.append(f"{who}: no {wanted.__name__} example")
        if not isinstance(rule.severity, Severity):
            out.append(f"{who}: severity {rule.severity!r} is not a Severity")
        if not (_many(rule.needs) and all(isinstance(x, Layer) for x in rule.needs)):
            out.append(f"{who}: `needs` holds something that is not a Layer")
        if not (_many(rule.reads) and all(isinstance(x, BlockKind) for x in rule.reads)):
            out.append(f"{who}: `reads` holds something that is not a BlockKind")
        for option, default in option_defaults(rule).items():
            if not isinstance(default, (bool, int, float, str, tuple, NoneType)):
                out.append(f"{who}: option {option} has no default of a kind that settings can hold")
    return out
