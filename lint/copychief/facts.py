"""What Copychief sees in an article, as data: names, figures, quotations, attributions and times.

For `copychief facts`, for the language server's outline, and for whoever wonders why a rule spoke.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from copychief.document import Block, Document, Stretch
from copychief.english.attributions import ATTRIBUTIONS, Attribution
from copychief.english.figures import FIGURES
from copychief.english.names import CHAINS
from copychief.english.quotations import QUOTATIONS
from copychief.english.times import TIMES
from copychief.text import Span

VERSION = 1


def place(doc: Document, span: Span) -> dict[str, Any]:
    """Where something stands: code points of the source, and line and column from 1."""
    line, column = doc.source.lines.position(span.start)
    return {"line": line, "column": column, "span": {"start": span.start, "end": span.end}}


def names(doc: Document) -> list[dict[str, Any]]:
    """A row a chain: what it names, by which forms, where."""
    rows = []
    for chain in doc[CHAINS]:
        forms = list(dict.fromkeys(m.text for m in chain.mentions))
        rows.append(
            {
                "name": chain.name,
                "kind": chain.kind,
                "role": chain.role if chain.kind == "person" else "",
                "count": len(chain.mentions),
                "forms": forms,
                **place(doc, chain.first.span),
                "mentions": [place(doc, m.span) for m in chain.mentions],
            }
        )
    return rows


def covering(attributions: Iterable[Attribution], block: Block, at: int) -> Attribution | None:
    """The attribution that answers for a place in a block: the narrowest one that reaches it, best one with a source."""
    here = [a for a in attributions if a.block is block and a.start <= at < a.end]
    return min(here, key=lambda a: (a.agentless, a.end - a.start), default=None)


def source_text(attribution: Attribution | None) -> str:
    """Who answers for it, as the text says; a link's target; "" for nobody."""
    if attribution is None:
        return ""
    return attribution.source.text if attribution.source is not None else attribution.target or attribution.head


def figures(doc: Document) -> list[dict[str, Any]]:
    """A row a figure, with the source that the text gives for it."""
    attributions = doc[ATTRIBUTIONS]
    rows = []
    for f in doc[FIGURES].all:
        rows.append(
            {
                "text": f.text,
                "kind": f.kind,
                "value": _number(f.value),
                "low": _number(f.low),
                "high": _number(f.high),
                "unit": f.currency or f.unit,
                "hedge": f.hedge,
                "head": f.head,
                "modifiers": list(f.modifiers),
                "source": source_text(covering(attributions, f.block, f.start)),
                **place(doc, f.span),
            }
        )
    return rows


def _number(value: float) -> float | None:
    """Infinite ends are null in JSON."""
    return None if value in (float("inf"), float("-inf")) else value


def quotations(doc: Document) -> list[dict[str, Any]]:
    return [
        {
            "text": q.content,
            "speaker": q.speaker.text if q.speaker else "",
            "cue": q.cue.text if q.cue else "",
            "scare": q.scare,
            "closed": q.closed,
            "runs_on": q.runs_on,
            "nested": q.nested,
            **place(doc, q.span),
        }
        for q in doc[QUOTATIONS]
    ]


def sources(doc: Document) -> list[dict[str, Any]]:
    """A row an attribution: source, how it is named, cue, and how far it reaches."""
    return [
        {
            "source": source_text(a),
            "kind": str(a.source_kind),
            "how": str(a.kind),
            "cue": a.cue.text if isinstance(a.cue, Stretch) else "",
            "target": a.target,
            **place(doc, a.source.span if a.source is not None else a.span),
            "reach": {"start": a.span.start, "end": a.span.end},
        }
        for a in doc[ATTRIBUTIONS]
    ]


def times(doc: Document) -> list[dict[str, Any]]:
    return [
        {
            "text": t.text,
            "kind": t.kind,
            "direction": t.direction or "",
            "resolved": t.resolved.isoformat() if t.resolved else None,
            **place(doc, t.span),
        }
        for t in doc[TIMES]
    ]


SECTIONS = {"names": names, "figures": figures, "quotations": quotations, "sources": sources, "times": times}


def gather(doc: Document) -> dict[str, Any]:
    """Everything, as one JSON-ready document."""
    metadata = doc.metadata
    return {
        "version": VERSION,
        "path": doc.source.path,
        "format": doc.format,
        "headline": metadata.headline,
        "published": metadata.published.isoformat() if metadata.published else None,
        "byline": metadata.byline,
        "language": metadata.language,
        **{name: section(doc) for name, section in SECTIONS.items()},
    }
