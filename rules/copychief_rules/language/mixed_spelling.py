"""LNG001."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from copychief.diagnostic import Confidence, Edit, Finding, Fix, Related, Severity
from copychief.document import RUNNING, Block, BlockKind, Document
from copychief.english.quotations import QUOTED, in_quotation
from copychief.english.sentences import split
from copychief.english.vocabulary import BLOCK_WORDS, VOCABULARY
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule
from copychief.text import Span
from copychief_rules.language._spellings import AMERICAN, BRITISH, forms, spellings

_WORD = lazy(r"(?<![\w@#./’'-])[A-Za-z]{3,}(?![\w@/]|\.\w|-[A-Z])")
_NAME_AHEAD = lazy(r"\s+(?:(?:of|for|and|de)\s+(?:the\s+)?)?[A-Z]")
CLEAR = 2
"The usual spelling has so many times the words of the other, or the choice is the writer's."


class Use(NamedTuple):
    """A word of the text that shows which English it is in; start and end count in the block's text."""

    start: int
    end: int
    form: str
    titled: bool
    "It opens a line in title case, and may be a name: it counts only beside its counterpart."


class Place(NamedTuple):
    """The same in the source."""

    span: Span
    form: str
    region: str
    text: str
    titled: bool


class MixedSpelling(Rule):
    """British and American spelling stand in one text.

    The minority is marked, once for each word, with the usual spelling as the fix. Spellings in -ize are British too
    (Oxford) unless the text has -ise as well, Canadians write “analyze” beside “colour”, and words that both sides write in two ways (grey, cancelled) count
    only if the text itself has both.

    Why: a publication writes one English; a mixture shows where the text was pasted together.
    Leave it when: the stray word is somebody's own term.

    Quotations, names and titles (Labour, Defense Department, Pearl Harbor) keep their spelling. It says nothing of
    vocabulary (lift, elevator), dates or punctuation. If the article declares its language (en-GB, en-US), that decides.
    """

    code, name, since = "LNG001", "mixed-spelling", "0.1"
    severity, needs = Severity.INFO, (QUOTED, BLOCK_WORDS, VOCABULARY)

    examples = (
        Bad(
            """
            The neighbouring town lies ten kilometres off, by the harbour. Its theater is old.
                ~~~~~~~~~~~~                                                   ^^^^^^^ theatre
            """,
            fixed="The neighbouring town lies ten kilometres off, by the harbour. Its theatre is old.",
        ),
        Bad(
            """
            The color of the harbor, they said, was gray. Traveling there took hours.

            The neighbour favored the plan, and the labour was cheap. The neighbours came.
                ^^^^^^^^^                           ^^^^^^                ~~~~~~~~~~
            """.replace("~~~~~~~~~~", "^^^^^^^^^^")
        ),
        Bad(
            """
            They organised a fair and recognised the winners, while officials realized that the colour had run.
                                                                              ^^^^^^^^ realised
            """
        ),
        Good("The colours of the organization, the neighbours realized, were grey."),
        Good("The Labour Party and the Defense Department met at Pearl Harbor, and the colour of the harbour was odd."),
        Good("The color of the harbor was gray. “The neighbours are our honoured guests,” the British visitor said."),
        Good("The meter was broken, so the drivers got no license; the tire tires in the colour of the harbour."),
        Good("See https://example.org/color/center for the harbour and its colours."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        language = doc.metadata.language.lower()
        if language == "en-ca":  # takes from both
            return
        declared = _DECLARED.get(language)
        here = doc[VOCABULARY] & forms()
        regions = {spellings()[word].region for word in here}
        if regions <= {declared} or (declared is None and len(regions) < 2):
            return
        words = doc[BLOCK_WORDS]
        found: list[tuple[int, Use]] = []
        for i, block in enumerate(doc.blocks):
            if block.kind not in RUNNING or here.isdisjoint(words[i]):
                continue
            for use in _uses(block.text, block.kind):
                if any(a <= use.start < b for a, b in block.code) or in_quotation(doc, block, use.start):
                    continue
                found.append((i, use))
        places = [_place(doc.blocks[i], u) for i, u in found]
        places = _telling(places, declared)
        usual = declared or _usual(places)
        if usual is None:
            return
        odd: dict[str, list[Place]] = {}
        for p in places:
            if p.region != usual:
                odd.setdefault(p.form, []).append(p)
        others = [p for p in places if p.region == usual]
        clear = len({p.form for p in others}) >= CLEAR * len(odd) and len(others) > 1
        for form, uses_of in odd.items():
            yield _finding(form, uses_of, others, usual, clear or declared is not None)


def _place(block: Block, use: Use) -> Place:
    text = block.text[use.start : use.end]
    return Place(block.source_span(use.start, use.end), use.form, spellings()[use.form].region, text, use.titled)


_DECLARED = {"en-gb": BRITISH, "en-us": AMERICAN}


def _uses(text: str, kind: BlockKind) -> list[Use]:
    """The words of a block that can show which English it is in, names left out."""
    known = spellings()
    out = []
    first: set[int] | None = None
    for m in _WORD.finditer(text):
        word, titled = m[0], False
        if word.lower() not in known:
            continue
        if not word.islower():
            # a capital may begin a sentence; elsewhere, or before another capital, it is a name's
            first = first if first is not None else {_first_letter(text, a) for a, _ in split(text, kind)}
            if m.start() not in first or word.isupper() or word[:3] == "Lab":
                continue
            titled = _NAME_AHEAD.match(text, m.end()) is not None
            if titled and text.rstrip().endswith((".", "!", "?", "”", '"')):
                continue
        out.append(Use(m.start(), m.end(), word.lower(), titled))
    return out


def _first_letter(text: str, at: int) -> int:
    while at < len(text) and not text[at].isalnum():
        at += 1
    return at


def _telling(places: list[Place], declared: str | None) -> list[Place]:
    """Those that prove something here: -ize beside -ise or American spelling, weak words beside their counterpart."""
    known = spellings()
    forms = {p.form for p in places}
    british = {known[f].kind for f in forms if known[f].region == BRITISH}
    plain = Counter(p.region for p in places if known[p.form].kind == "plain")
    both = declared == BRITISH or (not declared and plain[BRITISH] > 0 and plain[AMERICAN] <= plain[BRITISH])
    mixed = {"ize": "ize" in british, "canadian": not british.isdisjoint({"ize", "canadian"})}

    def tells(p: Place) -> bool:
        kind = known[p.form].kind
        if kind == "weak" or p.titled:
            return known[p.form].other in forms
        return p.region == BRITISH or not both or mixed.get(kind, True)

    return [p for p in places if tells(p)]


def _usual(places: list[Place]) -> str | None:
    """Which English the text is in; None if it is all one."""
    forms = {region: {p.form for p in places if p.region == region} for region in (BRITISH, AMERICAN)}
    if not forms[BRITISH] or not forms[AMERICAN]:
        return None
    counts = Counter(p.region for p in places)

    def weight(region: str) -> tuple[int, int, bool]:
        return len(forms[region]), counts[region], places[0].region == region

    return max((BRITISH, AMERICAN), key=weight)


def _finding(form: str, uses: list[Place], others: list[Place], usual: str, clear: bool) -> Finding:
    other = spellings()[form].other
    first, *more = uses
    same = next((p for p in others if p.form == other), None)
    example = same or (others[0] if others else None)
    beside = f", but “{example.text}” is {usual}" if example else f" in a text declared to be {usual}"
    related = [Related(p.span, f"{first.region} too") for p in more]
    if example:
        related.append(Related(example.span, f"{usual} spelling"))
    edits = tuple(Edit(p.span, _like(p.text, other)) for p in uses)
    return Finding(
        first.span,
        f"“{first.text}” is {first.region} spelling{beside}: make it “{_like(first.text, other)}”",
        related,
        [Fix(f"Make it “{other}”" + (f" in all {len(uses)} places" if more else ""), edits, safe=clear)],
        {"word": form, "usual": other, "count": len(uses), "region": first.region},
        Confidence.HIGH if clear or same else Confidence.MEDIUM,
    )


def _like(word: str, other: str) -> str:
    return other.capitalize() if word[0].isupper() else other
