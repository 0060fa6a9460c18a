"""RES004."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import NamedTuple

from copychief.diagnostic import Edit, Finding, Fix, Severity
from copychief.document import Block, BlockKind, Document
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule

_HINT = lazy(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffdÃÂâÅÄÐÑðïãäåæçèé&]"
    r"(?:(?<![ÃÂâÅÄÐÑðïãäåæçèé&])|(?<!&)[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]|(?<=&)(?:#?\w{2,8});)"
)
"What any broken character shows; a block without it is sound."
_ENTITY = lazy(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8}\d{0,2});")
_BADLY_READ = lazy(r"[ÃÂâÅÄÐÑðïãäåæçèé][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]")
_RUN = 500
"Characters that ftfy sees on each side of a suspect."
_MOST = 100
"Faults of one block that are told: a block with more is broken as a whole, and ftfy takes its time."
_UNSEEN = lazy(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+|\ufffd+")
_JOINED = lazy(r"[\u0590-\u1cff\ua840-\uabff\ufb1d-\ufdff\ufe70-\ufeff]")
"Scripts whose letters need joiners, and those written without spaces."
_RIGHT_TO_LEFT = lazy(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_JOINERS, _DIRECTIONS = "\u200b\u200c\u200d", "\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
_NAMES = {
    "\u200b": "a zero-width space",
    "\u200c": "a zero-width non-joiner",
    "\u200d": "a zero-width joiner",
    "\u2060": "a word joiner",
    "\ufeff": "a byte-order mark",
    "\ufffd": "a replacement character",
    "\xad": "a soft hyphen",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
}


class Fault(NamedTuple):
    """What is broken, in a block's text; `better` is None if nobody can know what stood there."""

    start: int
    end: int
    what: str
    better: str | None


class BrokenCharacters(Rule):
    """Characters that were damaged on their way, or that nobody sees.

    Text read in the wrong encoding (“donâ€™t”), entities that stayed (“&amp;”, “&nbsp;”), replacement characters (�),
    zero-width spaces, soft hyphens, control characters.

    Why: readers see rubbish; searches, links and scripts trip over what they can't see.
    Leave it when: the article is about encodings.

    Joiners in emoji and in the scripts that need them, and direction marks beside right-to-left letters, are right.
    Mojibake is recognised and mended by ftfy (R. Speer), which prefers to leave a doubtful case alone.
    """

    code, name, since = "RES004", "broken-characters", "0.1"
    severity = Severity.WARNING
    reads = frozenset(BlockKind) - {BlockKind.CODE}

    examples = (
        Bad(
            """
            The cafÃ© didnâ€™t open.
                   ^^     ^^^ “’”
            """,
            fixed="The café didn’t open.",
        ),
        Bad(
            """
            Smith &amp; Sons&nbsp;closed.
                  ^^^^^     ^^^^^^
            """,
            fixed="Smith & Sons\N{NO-BREAK SPACE}closed.",
            format="plain",
        ),
        Bad(
            """
            The may\u200bor’s plan co\xadllapsed, and the na\ufffdve hope.
                   ^            ^                   ^
            """,
        ),
        Good(
            "The family emoji 👨\u200d👩\u200d👧 and the Persian می\u200cخواهم are right; so is São Paulo, and Ångström."
        ),
        Good("Type `&amp;` or `â€™` to see it. AT&T; R&D; Â and Ã are letters. Fish & chips."),
        Good("The Hebrew word \u200fשלום\u200f means peace."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        plain = doc.format == "plain"
        for block in doc.of_kind(self.reads):
            text = block.text
            if (text.isascii() and "&" not in text and text.isprintable()) or not _HINT.search(text):
                continue
            for fault in islice(_faults(text), _MOST):
                if any(a <= fault.start < b for a, b in block.code):
                    continue
                yield self._finding(block, fault, plain)

    def _finding(self, block: Block, fault: Fault, plain: bool) -> Finding:
        span = block.source_span(fault.start, fault.end)
        fixes = []
        if fault.better is not None and (plain or not set(fault.better) & set("<>&")):
            title = f"Make it “{fault.better}”" if fault.better.strip() else "Mend it"
            fixes.append(Fix(title if fault.better else "Delete it", (Edit(span, fault.better),), safe=True))
        return Finding(
            span, fault.what, fixes=fixes, facts={"text": block.text[fault.start : fault.end], "better": fault.better}
        )


def _faults(text: str) -> Iterator[Fault]:
    """All faults of a text, in order of kind."""
    taken: list[tuple[int, int]] = []
    if "&" in text:
        for m in _ENTITY.finditer(text):
            better = unescape(m[0])
            if better != m[0] and len(better) == 1:
                yield Fault(*m.span(), f"“{m[0]}” should be the character itself", better)
    end = tried = 0
    for m in _BADLY_READ.finditer(text):
        if m.start() < end:
            continue
        tried += 1
        if tried > _MOST:
            break
        start, end = _run(text, m.start(), m.end())
        fault = _mojibake(text, start, end)
        if fault:
            taken.append((start, end))
            yield fault
    for m in _UNSEEN.finditer(text):
        if any(a <= m.start() < b for a, b in taken) or _is_needed(text, m):
            continue
        name = _NAMES.get(m[0][0], f"an invisible character (U+{ord(m[0][0]):04X})")
        lost = m[0][0] == "\ufffd" or "\x7f" < m[0][0] < "\xa0"
        yield Fault(*m.span(), f"{name} stands here" + ("; what was it?" if lost else ""), None if lost else "")


def _run(text: str, start: int, end: int) -> tuple[int, int]:
    """The run of characters beyond ASCII that a suspect stands in."""
    first, last = start - _RUN, end + _RUN
    while start > max(0, first) and text[start - 1] > "\x7f" and not text[start - 1].isspace():
        start -= 1
    while end < min(len(text), last) and text[end] > "\x7f" and not text[end].isspace():
        end += 1
    return start, end


def _mojibake(text: str, start: int, end: int) -> Fault | None:
    import ftfy

    bad = text[start:end]
    good = ftfy.fix_encoding(bad)
    if good == bad:
        return None
    head = 0
    while head < min(len(bad), len(good)) and bad[head] == good[head]:
        head += 1
    tail = 0
    while tail < min(len(bad), len(good)) - head and bad[-1 - tail] == good[-1 - tail]:
        tail += 1
    shown = good[head : len(good) - tail]
    if not shown.strip() and tail:  # “Â£” is “£”: a letter more shows what it is
        tail -= 1
        shown = good[head : len(good) - tail]
    return Fault(
        start + head,
        end - tail,
        f"“{bad[head : len(bad) - tail]}” was read in the wrong encoding: “{shown}”",
        shown,
    )


def _is_needed(text: str, m: re.Match[str]) -> bool:
    """Joiners between emoji or in scripts that have them; direction marks where there are two directions."""
    before, after = text[max(0, m.start() - 2) : m.start()], text[m.end() : m.end() + 1]
    if m[0][0] in _JOINERS:
        if _JOINED.search(before + after):
            return True
        return m[0] == "\u200d" and any(c > "\u2190" and not c.isalpha() for c in before[-1:] + after)
    return m[0][0] in _DIRECTIONS and _RIGHT_TO_LEFT.search(text) is not None
