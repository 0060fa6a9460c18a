"""What hover says: of a finding its arithmetic and its rule, of a name its chain, of a figure its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from copychief.diagnostic import Diagnostic
from copychief.docs import host_markdown, markdown
from copychief.engine import HOST_CODES
from copychief.english.attributions import ATTRIBUTIONS
from copychief.english.figures import FIGURES, Figure
from copychief.english.names import Mention
from copychief.english.sentences import sentence_at
from copychief.facts import covering
from copychief.lazy import lazy
from copychief.server import mentions
from copychief.server.articles import Article
from copychief.server.outline import figure_source
from copychief.server.session import Server
from copychief.text import Span

_MARKS = lazy(r"([\\`*_{}\[\]<>#|~])")
_EXAMPLES = lazy(r"(?m)^(?:Found|Let stand):$")
_SIGNS = {"sum": " + ", "difference": " − ", "change": " → ", "factor": " → ", "direction": " → ", "range": " – "}


def hover(ls: Server, article: Article, offset: int) -> tuple[str, Span] | None:
    """Markdown about a place, and the span that it is about; None if there is nothing to say."""
    parts: list[str] = []
    about: list[Span] = []
    for d in article.report.diagnostics:
        if d.span.start <= offset < max(d.span.end, d.span.start + 1):
            parts.append("\n".join(finding(ls, d)))
            about.append(d.span)
    mention = mentions.at(article, offset)
    if mention is not None:
        parts.append("\n".join(name(article, mention)))
        about.append(mention.span)
    for f in article.doc[FIGURES].all:
        if f.span.start <= offset < f.span.end and f.kind not in ("label", "phone", "address", "version"):
            parts.append("\n".join(figure(article, f)))
            about.append(f.span)
    if not parts:
        return None
    return "\n\n---\n\n".join(parts), min(about, key=lambda s: s.end - s.start)


def plain(text: str) -> str:
    """An article's own words as Markdown that shows them and nothing else."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def finding(ls: Server, d: Diagnostic) -> Iterator[str]:
    """Message, parsed values, then the rule's documentation."""
    yield f"**{d.code} {d.rule}** ({d.severity.value}): {plain(d.message)}"
    facts = list(_facts(d))
    if facts:
        yield ""
        yield from facts
    yield ""
    rule = next((r for r in ls.articles.desk.rules if r.code == d.code), None)
    if rule is not None:
        yield _EXAMPLES.split(markdown(rule, 4))[0].rstrip()
        yield ""
        yield f"[Examples]({rule.link()})"
    elif d.code in HOST_CODES:
        yield host_markdown(d.code, 4)


def _facts(d: Diagnostic) -> Iterator[str]:
    facts = dict(d.facts)
    if "computed" in facts and "stated" in facts:
        operation = str(facts.pop("operation", ""))
        operands, stated, computed = facts.pop("operands", ()), facts.pop("stated"), facts.pop("computed")
        reckoned = _SIGNS.get(operation, ", ").join(_value(o) for o in operands)
        yield f"`{f'{operation} of ' if operation not in _SIGNS and operation else ''}{reckoned}{' = ' if reckoned else ''}{_value(computed)}`"
        yield f"— the text says `{_value(stated)}`."
    for key, value in facts.items():
        yield f"- {key}: `{_value(value)}`"


def _value(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return "yes" if value else "no"
    if isinstance(value, int) and abs(value) >= 10_000:
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.4f}".rstrip("0").rstrip(".")
    if isinstance(value, list):
        return ", ".join(map(_value, value))
    return " ".join(str(value).replace("`", "'").split())


def name(article: Article, mention: Mention) -> Iterator[str]:
    """Chain, role, first mention with its sentence, and how often each form stands."""
    chain = mention.chain
    if chain is None:
        return
    kind = "" if chain.kind == "other" else chain.kind
    role = chain.role if chain.kind == "person" else ""
    yield f"**{plain(chain.name)}**" + "".join(f" · {plain(x)}" for x in (kind, role) if x)
    first = mentions.first(chain)
    line = article.doc.source.lines.position(first.span.start).line
    sentence = sentence_at(article.doc, first.span.start)
    quoted = f": “{plain(sentence.text)}”" if sentence else ""
    yield ""
    yield f"First mention in line {line}{quoted}"
    forms = Counter(" ".join(m.text.split()) for m in chain.mentions)
    yield ""
    count = len(chain.mentions)
    yield f"{count} mention{'s' if count != 1 else ''}: " + ", ".join(
        f"{plain(form)}{f' ({n}×)' if n > 1 else ''}" for form, n in forms.most_common(8)
    )
    lists = [k for k in ("people", "places", "organisations") if chain.name in getattr(article.doc.house, k)]
    if lists:
        yield ""
        yield f"In the house's {lists[0]}."


def figure(article: Article, f: Figure) -> Iterator[str]:
    """What a figure says once read, and who says so."""
    unit = f.currency or f.unit or ("%" if f.kind == "percent" else "")
    read = f"{_value(f.value)}{'' if unit in ('', '%') else ' '}{unit}"
    if f.kind in ("date", "time", "year", "score"):
        read = ""
    hedge = {"over": "more than ", "under": "less than ", "about": "about ", "nearly": "nearly "}.get(f.hedge, "")
    about = f" · {hedge}{read}" if read else ""
    head = f" · of {f.head}" if f.part_of and f.head else f" · {f.head}" if f.head else ""
    yield f"**{plain(f.text)}** · {f.kind}{about}{plain(head)}"
    yield ""
    attributions = article.doc[ATTRIBUTIONS]
    attribution = covering(attributions, f.block, f.start)
    source = figure_source(article, f)
    cue = f" ({plain(attribution.cue.text)})" if attribution is not None and attribution.cue is not None else ""
    if source:
        yield f"Source: {plain(source)}{cue}"
    elif attribution is not None:
        yield f"Source: not named{cue}"
    else:
        yield "No source: nothing around it says where it comes from."
