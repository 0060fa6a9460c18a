"""SRC002."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from copychief.diagnostic import Confidence, Finding, Related, Severity
from copychief.document import Document
from copychief.english.attributions import ATTRIBUTIONS, Attribution, AttributionKind
from copychief.english.sources import SourceKind
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule

_ONE = frozenset(
    "official source person insider aide diplomat adviser advisor executive employee operative someone somebody sources"
    " insiders people individual staffer lawmaker".split()
)
_INFORMED = lazy(r"\b(?:familiar|close\s+to|briefed|knowledge\s+of|involved|privy|who\s+(?:spoke|asked|knows?))\b")
_REASON = lazy(
    r"anonym|not\s+authori[sz]ed|not\s+(?:be|to\s+be)\s+(?:named|identified|quoted)"
    r"|(?:declin|refus)\w+\s+to\s+be\s+(?:named|identified)|ask\w*\s+(?:that\s+(?:his|her|their)\s+names?|not\s+to\s+be)"
    r"|withheld|on\s+background|fear\w*\s+(?:of\s+)?(?:reprisal|retribution|retaliation)|(?:his|her|their)\s+safety"
    r"|not\s+(?:permitted|allowed)\s+to\s+(?:speak|talk)|without\s+attribution|unnamed"
)
_REASON_HINTS = (
    "anonym", "authori", "name", "identified", "quoted", "not to be", "withheld", "background", "repris", "retribution",
    "retaliation", "safety", "permitted", "allowed", "attribution",
)  # fmt: skip
"One of these is in all that the expression finds; looking for them is cheaper."
_LEADS = lazy(
    r"(?:the|an?|one|another|this|that|some|several|two|three|multiple|sources|insiders|people)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class AnonymousSource(Rule):
    """A source without a name speaks again and again, or without a word on why it has none.

    One finding an article, at the first mention, with the others related.

    Why: a story that rests on a nameless voice asks for trust; a reader is owed the reason.
    Leave it when: the reason can't be told, and an editor knows the name.

    “Officials said”, in the plural, is not counted: that is a body speaking. A single mention is reported
    with less confidence.
    """

    code, name, since = "SRC002", "anonymous-source", "0.1"
    severity = Severity.INFO
    needs = (ATTRIBUTIONS,)
    often: int = 3
    "So many mentions of nameless sources are reported with high confidence."

    examples = (
        Bad(
            """
            The pier is to be sold, according to a source at the mill. The source said that a price had been agreed.
                                                 ^^^^^^^^^^^^^^^^^^^^  ~~~~~~~~~~ 3 times

            “It will be done by June,” the source added.
                                       ~~~~~~~~~~
            """
        ),
        Bad("A senior official said the ferry would not come back.\n^^^^^^^^^^^^^^^^^ no reason"),
        Good(
            """
            A senior official said the ferry would not come back. She spoke on condition of anonymity, since the talks
            are private.
            """
        ),
        Good("Officials said the bridge was safe. Ana Ruiz, an official at the port, said it was not."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        found = [a for a in doc[ATTRIBUTIONS] if a.block.kind in self.reads and _is_nameless(a)]
        if not found or any(_gives_reason(b.text.lower()) for b in doc.of_kind(self.reads)):
            return
        first = found[0]
        assert first.source is not None
        others = [a.source for a in found[1:] if a.source is not None]
        times = len(found)
        if times == 1:
            message = f"“{_short(first.source.text)}” has no name, and there is no reason why"
        else:
            message = f"sources without a name speak {times} times, from “{_short(first.source.text)}” on, and there is no reason why"
        yield Finding(
            first.source.span,
            message,
            related=[Related(s.span, f"“{s.text}”") for s in others],
            facts={"source": first.source.text, "count": times},
            confidence=Confidence.HIGH if times >= self.often else Confidence.MEDIUM,
        )


def _gives_reason(low: str) -> bool:
    return any(hint in low for hint in _REASON_HINTS) and _REASON.search(low) is not None


def _is_nameless(a: Attribution) -> bool:
    if a.kind is not AttributionKind.CUE or a.source is None or a.source_kind is not SourceKind.NAMELESS:
        return False
    text = a.source.text
    if a.head not in _ONE or "," in text or _LEADS.match(text) is None:
        return False
    return a.head != "people" or _INFORMED.search(text) is not None


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")
