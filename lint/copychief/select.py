"""Which rules run, and which of their findings show.

A selector is a code (`NAM001`), a prefix (`NAM`, `NAM0`), a rule's name (`name-variant`) or `ALL`.
The longest match wins; at equal length `ignore` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from copychief.diagnostic import Confidence, Severity
from copychief.rule import Rule

ALL = "ALL"

PROFILES = ("desk", "strict", "audit")


class UnknownSelectorError(ValueError):
    """No rule has this code, prefix or name."""


def reach(selector: str, rule: type[Rule]) -> int:
    """How closely a selector names a rule: see `reaches`."""
    return reaches(selector, rule.code, rule.name)


def reaches(selector: str, code: str, name: str) -> int:
    """How closely a selector names a code or name: 0 not at all, 1 for ALL, more for longer prefixes, 100 by name."""
    if selector == name:
        return 100
    word = selector.upper()
    if word == ALL:
        return 1
    return 1 + len(word) if word and code.startswith(word) else 0


def check_selectors(
    selectors: Iterable[str], rules: Sequence[type[Rule]], host: Iterable[tuple[str, str]] = ()
) -> None:
    """Raises UnknownSelectorError, with a suggestion, for one that fits no rule and none of the host's (code, name)."""
    for selector in selectors:
        if selector.upper() == ALL or any(reach(selector, r) for r in rules):
            continue
        if any(reaches(selector, code, name) for code, name in host):
            continue
        known = [*((r.code, r.name) for r in rules), *host]
        raise UnknownSelectorError(f"unknown rule {selector!r}{did_you_mean(selector, sum(known, ()))}")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """“; did you mean …?” with the nearest known word, or nothing."""
    from difflib import get_close_matches

    folded = {k.lower(): k for k in known}
    near = get_close_matches(word.lower(), folded, n=1, cutoff=0.6)
    return f"; did you mean {folded[near[0]]!r}?" if near else ""


@dataclass(frozen=True, slots=True)
class Selection:
    """What the settings select. `select=()` means every rule that is on by default."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str = "desk"

    def wants(self, rule: type[Rule]) -> bool:
        return _wants(self, rule)  # type: ignore[arg-type]  # mypy takes the class for an instance

    def shows(self, severity: Severity, confidence: Confidence) -> bool:
        """The profile's part: `desk` shows what a busy desk wants, `strict` all but guesses, `audit` all."""
        if self.profile == "audit":
            return True
        if confidence is Confidence.LOW:
            return False
        return self.profile == "strict" or severity is not Severity.INFO or confidence is Confidence.HIGH


@cache
def _wants(selection: Selection, rule: type[Rule]) -> bool:
    """Asked for every rule on every article."""
    chosen = max((reach(s, rule) for s in (*selection.select, *selection.extend_select)), default=0)
    if not selection.select:
        chosen = max(chosen, int(rule.default))
    elif not rule.default and chosen == 1:
        chosen = 0  # ALL doesn't turn on what is off by default; a code, prefix or name does
    return chosen > max((reach(s, rule) for s in selection.ignore), default=0)
