"""One article in, one report out: a pipe of pure passes.

rules → findings → stamp → dedupe → stet → select → sort. Files, processes and baselines are `run`'s.
"""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from operator import index
from typing import Any

from copychief import stet
from copychief.diagnostic import Confidence, Diagnostic, Edit, Finding, Fix, Related, Severity
from copychief.document import BlockKind, Document, House, Metadata
from copychief.formats import ArticleKeys, Format
from copychief.lazy import lazy
from copychief.rule import DOCS_URL, Rule, UnavailableError
from copychief.select import Selection, UnknownSelectorError, check_selectors, reach, reaches
from copychief.text import Source, Span, UnreadableError

UNREADABLE, CRASHED, UNUSED_STET, BAD_FRONT_MATTER = "CHF001", "CHF002", "CHF003", "CHF004"
WORKER_DIED, UNAVAILABLE, UNMATCHED_STET = "CHF005", "CHF006", "CHF007"
HOST_CODES = {
    UNREADABLE: ("unreadable-file", Severity.ERROR),
    CRASHED: ("rule-crashed", Severity.ERROR),
    UNUSED_STET: ("unused-stet", Severity.WARNING),
    BAD_FRONT_MATTER: ("bad-front-matter", Severity.WARNING),
    WORKER_DIED: ("worker-died", Severity.ERROR),
    UNAVAILABLE: ("helper-unavailable", Severity.ERROR),
    UNMATCHED_STET: ("unmatched-stet", Severity.WARNING),
}
"The host's own findings: code to name and severity."
HOST_RULES = tuple((code, name) for code, (name, _) in HOST_CODES.items())

_SPACE = lazy(r"\s+")
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


@dataclass(frozen=True, slots=True)
class Settings:
    """What one article is linted with: the rules as configured, what is selected, what is known."""

    rules: tuple[Rule, ...]
    selection: Selection = Selection()
    house: House = House()
    keys: ArticleKeys = ArticleKeys()
    published: str | None = None
    "An ISO date that stands in for the article's own, if that is missing or not."
    stets: tuple[stet.Entry, ...] = ()
    running: tuple[Rule, ...] = field(init=False, compare=False, repr=False)
    "Those of the rules that are selected."

    def __post_init__(self) -> None:
        object.__setattr__(self, "running", tuple(r for r in self.rules if self.selection.wants(type(r))))


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one file."""

    path: str
    format: str = ""
    language: str = "en"
    words: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    suppressed: tuple[tuple[Diagnostic, str], ...] = ()
    "What a stet let stand, with its reason."
    skipped: tuple[str, ...] = ()
    "Why something in the file was not looked at."
    times: dict[str, float] = field(default_factory=dict)
    "Seconds by rule; the first rule that needs a layer pays for it."
    baselined: int = 0
    entries: tuple[stet.Entry, ...] = ()
    "The `[[stet]]` entries of the settings that let something stand here."

    @property
    def failed(self) -> bool:
        """True if the file was not linted as asked: exit code 2 whatever else was found."""
        return any(d.code in (UNREADABLE, CRASHED, WORKER_DIED, UNAVAILABLE) for d in self.diagnostics)


def parse(
    source: Source, format: Format, settings: Settings, memo: dict[tuple[object, ...], object] | None = None
) -> Document:
    """Read a source into a document; a configured `published` date fills in."""
    import datetime as dt

    parsed = format.read(source, settings.keys)
    metadata: Metadata = parsed.metadata
    if settings.published:
        metadata = replace(metadata, published=dt.date.fromisoformat(settings.published))
    return Document(
        source,
        parsed.blocks,
        metadata,
        comments=parsed.comments,
        notes=parsed.notes,
        house=settings.house,
        memo=memo,
        format=format.name,
    )


def lint(source: Source, format: Format, settings: Settings) -> Report:
    """Everything the selected rules find in one article."""
    return lint_document(parse(source, format, settings), settings)


def lint_document(doc: Document, settings: Settings) -> Report:
    """The passes after reading. Never raises for a rule's fault: that becomes a CHF002."""
    return lint_documents([doc], settings)[0]


def lint_documents(docs: Sequence[Document], settings: Settings) -> list[Report]:
    """The same for several articles with the same settings, in their order.

    One rule reads them all before the next does, so that its code and word lists stay in the processor's caches.
    """
    found: list[list[Diagnostic]] = [[] for _ in docs]
    times: list[dict[str, float]] = [{} for _ in docs]
    for rule in settings.running:
        for doc, its, took in zip(docs, found, times, strict=True):
            begin = time.perf_counter()
            its += _check(rule, doc)
            took[rule.code] = time.perf_counter() - begin
    return [_report(doc, settings, its, took) for doc, its, took in zip(docs, found, times, strict=True)]


def _check(rule: Rule, doc: Document) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    try:
        for finding in rule.check(doc):
            found.append(stamp(doc, rule, finding))
    except UnavailableError as error:
        found.append(host_finding(UNAVAILABLE, doc.source.path, f"{rule.code} did not run: {error}", Span(0, 0)))
    except (Exception, SystemExit) as error:
        message = f"rule {rule.name} ({rule.code}) crashed: {type(error).__name__}: {error}"
        found.append(host_finding(CRASHED, doc.source.path, message, Span(0, 0)))
    return found


def _report(doc: Document, settings: Settings, found: list[Diagnostic], times: dict[str, float]) -> Report:
    found = without_guests_echo(dedupe(found), {r.code for r in settings.rules if r.guest})
    stets, unmatched = stet.stets(doc, settings.stets)
    found, let, unused = stet.apply(found, stets)
    found = [d for d in found if d.code.startswith("CHF") or settings.selection.shows(d.severity, d.confidence)]
    found += unused_stets(doc, unused, settings)
    if unmatched and not _ignored(UNMATCHED_STET, settings.selection):
        found += [host_finding(UNMATCHED_STET, doc.source.path, _half(u), u.place) for u in unmatched]
    if doc.notes and not _ignored(BAD_FRONT_MATTER, settings.selection):
        found += [host_finding(BAD_FRONT_MATTER, doc.source.path, why, span) for span, why in doc.notes]
    return Report(
        doc.source.path,
        doc.format,
        doc.metadata.language,
        count_words(doc),
        tuple(sorted(found, key=lambda d: d.sort_key)),
        tuple((d, s.reason) for d, s in let),
        times=times,
        entries=tuple(dict.fromkeys(s.entry for _, s in let if s.entry is not None)),
    )


def stamp(doc: Document, rule: Rule, finding: Finding) -> Diagnostic:
    """A finding with all that the host knows of it.

    Raises ValueError, TypeError or AttributeError for what no output could show and no fix could do: the
    rule's fault, to be told where it is known whose it is.
    """
    size = len(doc.source.text)
    related = tuple(Related(_span(r.span, size), _words(r.message)) for r in finding.related)
    fixes = tuple(Fix(_words(f.title), _edits(f.edits, size), f.safe) for f in finding.fixes)
    # Plain JSON from here on: a result from the cache must be the one that a rule just gave.
    facts = json.loads(json.dumps(dict(finding.facts), default=str, allow_nan=False)) if finding.facts else {}
    return Diagnostic(
        doc.source.path,
        rule.code,
        rule.name,
        rule.severity,
        Confidence(finding.confidence),
        _words(finding.message),
        _span(finding.span, size),
        related,
        fixes,
        facts,
        fingerprint(doc, rule.code, finding),
        rule.link(),
    )


def _span(span: Sequence[int], size: int) -> Span:
    start, end = (index(x) for x in span)
    if not 0 <= start <= end <= size:
        raise ValueError(f"span {(start, end)} is outside the text")
    return Span(start, end)


def _words(text: object) -> str:
    if not isinstance(text, str):
        raise TypeError(f"{text!r} stands where a text should")
    return text


def _edits(edits: Iterable[Edit], size: int) -> tuple[Edit, ...]:
    out = tuple(Edit(_span(span, size), _words(text)) for span, text in edits)
    for edit in out:
        edit.text.encode()  # a half of a surrogate pair can't be written
    for before, after in pairwise(sorted(out)):
        if after.span.start < before.span.end:
            raise ValueError(f"the edits of a fix overlap at offset {after.span.start}")
    return out


def fingerprint(doc: Document, code: str, finding: Finding) -> str:
    """A name for a finding that survives edits elsewhere: code, normalised sentence, facts; no positions."""
    from copychief.english.sentences import sentence_at

    sentence = sentence_at(doc, finding.span[0])
    begun = _begun(code, sentence.text if sentence else doc.source[finding.span]).copy()
    begun.update(_bytes(json.dumps(dict(finding.facts), sort_keys=True, ensure_ascii=False, default=str)))
    return _short(begun)


@lru_cache(maxsize=16)
def _begun(code: str, around: str) -> Any:
    """The hash of what findings of one rule in one sentence share: it may have thousands, and be as long."""
    text = _SPACE.sub(" ", around.translate(_QUOTES)).strip().casefold()
    return _hash(f"{code}\0{text}\0")


def _mark(*parts: str) -> str:
    return _short(_hash("\0".join(parts)))


def _hash(text: str) -> Any:
    from hashlib import sha256  # OpenSSL takes a while to load; a clean article needs no fingerprint

    return sha256(_bytes(text))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _short(made: Any) -> str:
    digest: str = made.hexdigest()[:20]
    return digest


def dedupe(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each (code, place, message) once."""
    return list({(d.code, d.span, d.message): d for d in found}.values())


def without_guests_echo(found: Sequence[Diagnostic], guests: Collection[str]) -> list[Diagnostic]:
    """Leave out what a guest says about characters that a rule of the house has marked already."""
    if not any(d.code in guests for d in found):
        return list(found)
    ours = [d.span for d in found if d.code not in guests and not d.code.startswith("CHF")]
    return [d for d in found if d.code not in guests or not any(d.span.overlaps(o) for o in ours)]


def host_finding(code: str, path: str, message: str, span: Span) -> Diagnostic:
    name, severity = HOST_CODES[code]
    return Diagnostic(
        path,
        code,
        name,
        severity,
        Confidence.HIGH,
        message,
        span,
        fingerprint=_mark(code, message),
        url=f"{DOCS_URL}#{code.lower()}-{name}",
    )


def unreadable(error: UnreadableError) -> Report:
    """The report of a file that can't be linted."""
    return Report(
        error.path,
        diagnostics=(host_finding(UNREADABLE, error.path, error.message, Span(0, 0)),),
        skipped=(error.message,),
    )


def unused_stets(doc: Document, unused: Sequence[stet.Stet], settings: Settings) -> list[Diagnostic]:
    """CHF003 for suppressions in the text that did nothing, unless the rules they name didn't run.

    One that names no rule says so: a slip in the code, or a reason without its colon.
    """
    if not unused or ignores_unused_stets(settings.selection):
        return []
    known, ran = [type(r) for r in settings.rules], [type(r) for r in settings.running]
    out = []
    for s in unused:
        if s.entry is not None:
            continue
        what = f"stet {', '.join(s.codes)}" if s.codes else "stet"
        try:
            check_selectors(s.codes, known, HOST_RULES)
        except UnknownSelectorError as error:
            out.append(host_finding(UNUSED_STET, doc.source.path, f"“{what}” lets nothing stand: {error}", s.place))
            continue
        if s.codes and not any(reach(c, r) for c in s.codes for r in ran):
            continue
        out.append(host_finding(UNUSED_STET, doc.source.path, f"“{what}” lets nothing stand; remove it", s.place))
    return out


def _half(unmatched: stet.Unmatched) -> str:
    what = " ".join(["stet-begin" if unmatched.begins else "stet-end", ", ".join(unmatched.codes)]).strip()
    if unmatched.begins:
        return f"“{what}” has no stet-end: it holds to the end of the article, which stet-file would say"
    return f"“{what}” ends nothing: no such stet-begin stands above it"


def ignores_unused_stets(selection: Selection) -> bool:
    """Is CHF003 among what a selection ignores?"""
    return _ignored(UNUSED_STET, selection)


def _ignored(code: str, selection: Selection) -> bool:
    """Does a selection ignore one of the host's own codes?"""
    return any(reaches(s, code, HOST_CODES[code][0]) for s in selection.ignore)


def count_words(doc: Document) -> int:
    """Words of running text and titles, as a typesetter counts them: between spaces. Code has none."""
    return sum(len(b.text.split()) for b in doc.blocks if b.kind is not BlockKind.CODE)
