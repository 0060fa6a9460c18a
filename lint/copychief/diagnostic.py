"""What a rule found, as data. Nothing here renders, decides or reads files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from copychief.text import Span


class Severity(StrEnum):
    """How bad it is if the finding is right."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Confidence(StrEnum):
    """How sure the rule is that the finding is right."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
"From the gravest down."
CONFIDENCES = (Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW)
"From the surest down."


class Edit(NamedTuple):
    """Put `text` in place of a span of the source."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to mend a finding: edits that don't overlap, applied together or not at all.

    `safe` says that it can't change what the article means; only such a fix is applied unasked.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False


class Related(NamedTuple):
    """The other place of a finding about two things, and what stands there."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule yields. The host adds the rest and makes a `Diagnostic` of it.

    `message` names both sides with their values. `facts` holds the parsed values as JSON, so that a
    machine needs no regular expression. `fixes` are alternatives: at most one is applied.
    """

    span: Span
    message: str
    related: Sequence[Related] = ()
    fixes: Sequence[Fix] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with all that an output needs. `fingerprint` survives edits elsewhere in the article."""

    path: str
    code: str
    rule: str
    severity: Severity
    confidence: Confidence
    message: str
    span: Span
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    fingerprint: str = ""
    url: str = ""

    @property
    def sort_key(self) -> tuple[Any, ...]:
        return (self.path, self.span, self.code, self.message)
