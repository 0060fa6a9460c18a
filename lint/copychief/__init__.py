"""Copychief: a linter that reads an article against itself.

The public face: `lint` a `Source` with rules, or write rules with `Rule`, `Finding`, `Good` and `Bad`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = [
    "Bad",
    "Block",
    "BlockKind",
    "Confidence",
    "Diagnostic",
    "Document",
    "Edit",
    "Finding",
    "Fix",
    "Good",
    "Layer",
    "Related",
    "Rule",
    "Severity",
    "Source",
    "Span",
    "Stretch",
    "__version__",
    "hookimpl",
    "lint",
]

_HOMES = {
    "Bad": "rule",
    "Block": "document",
    "BlockKind": "document",
    "Confidence": "diagnostic",
    "Diagnostic": "diagnostic",
    "Document": "document",
    "Edit": "diagnostic",
    "Finding": "diagnostic",
    "Fix": "diagnostic",
    "Good": "rule",
    "Layer": "document",
    "Related": "diagnostic",
    "Rule": "rule",
    "Severity": "diagnostic",
    "Source": "text",
    "Span": "text",
    "Stretch": "document",
    "hookimpl": "plugins",
    "lint": "engine",
}

if TYPE_CHECKING:
    from copychief.diagnostic import Confidence, Diagnostic, Edit, Finding, Fix, Related, Severity
    from copychief.document import Block, BlockKind, Document, Layer, Stretch
    from copychief.engine import lint
    from copychief.plugins import hookimpl
    from copychief.rule import Bad, Good, Rule
    from copychief.text import Source, Span


def __getattr__(name: str) -> Any:
    # Lazy, so that `import copychief` costs nothing and a command imports what it uses.
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"copychief.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'copychief' has no attribute {name!r}")
