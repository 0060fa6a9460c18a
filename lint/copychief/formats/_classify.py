"""What a short line of an article is: byline, date line, caption, heading. Pure functions on text.

Shared by the readers. In doubt the answer is no: the line stays a paragraph.
"""

from __future__ import annotations

import re
from functools import cache

from copychief.document import BlockKind
from copychief.formats._dates import MONTH, WEEKDAY
from copychief.lazy import lazy

TOP = 8
"A byline or a date line is among so many first blocks."
MAX_HEADLINE_WORDS = 40
MAX_HEADING_WORDS = 12
CLOSERS = "\"'”’»)]*_ "
"What may follow the point that ends a sentence."

# Words that start with a capital in a byline without being a name.
_NOT_A_NAME = r"(?!(?:the|a|an|this|that|then|now|my|our|his|her|its|their|all|any)\b)"
_NAME = r"[^\W\d_][\w.'’-]*"


@cache
def _byline() -> re.Pattern[str]:
    credit = r"(?:(?:words|story|report|text|written|reported|posted|reporting|analysis|interview)\s+)?by:?"
    return re.compile(rf"(?i:{credit})\s+(?i:{_NOT_A_NAME})(?P<name>(?=[^\W\d_])\S.*)")


@cache
def _date_line() -> re.Pattern[str]:
    day = rf"(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}(?:,?\s+\d{{4}})?|\d{{4}}-\d\d-\d\d)"
    label = (
        r"(?:(?:first\s+|last\s+|originally\s+)?(?:published|updated|posted|modified|date)(?:\s+(?:on|at))?\s*:?\s*)"
    )
    clock = r"(?:\d{1,2}(?:[:.]\d\d){0,2}\s*(?:[ap]\.?m\.?)?|\d{4})(?:\s*(?:[A-Z]{2,5}|\([^)]*\)))*"
    tail = rf"(?:\s*(?:[,|·•–—-]+|at|@|T)?\s*{clock})?"
    more = rf"(?:\s*(?:--|[|·•–—,-])\s*(?:{label}?(?:{day}{tail}|{clock})))?"
    return re.compile(rf"{label}?(?:{WEEKDAY},?\s+)?{day}{tail}{more}\.?", re.IGNORECASE)


@cache
def _caption() -> tuple[re.Pattern[str], re.Pattern[str]]:
    what = r"(?:file\s+)?(?:photos?|photographs?|pictures?|images?|illustrations?|graphics?|videos?|credits?|captions?)"
    starts = re.compile(
        rf"\(?(?:[A-Z][\w.&/-]*\s+)?(?i:{what}(?:\s+(?:credits?|source|caption))?)(?:\s*:|\s+(?:by|courtesy|via|©)\b|\s*[/©]\s*\S)"
    )
    ends = re.compile(
        r"(?:\((?:[^()]*\b(?:[Pp]hotos?|[Pp]hotographs?|Images?|Getty|[Cc]ourtesy|[Ii]llustration)\b[^()]*|[A-Z]\w+\s*/\s*[A-Z][^()]*)\)"
        r"|\[(?:[^\[\]]*\b(?:[Pp]hotos?|Images|Getty)\b[^\[\]]*)\])\.?$"
    )
    return starts, ends


def byline_name(text: str) -> str | None:
    """Who wrote the story, if this line is a byline (“By Jane Doe, Staff Writer”); else None."""
    if len(text) > 120 or "y" not in text[:16].lower():
        return None
    m = _byline().match(text)
    if not m or text.rstrip(CLOSERS).endswith((".", "?", "!", ":", ";", ",")):
        return None
    words = re.findall(r"[\w.'’-]+", m["name"])
    if not 1 < len(words) <= 14 or re.match(rf"(?:{WEEKDAY}|{MONTH})$", words[0]):
        return None
    # a name first: at least two words with a capital in a row, particles between them
    if not words[0][0].isupper() or not any(w[0].isupper() for w in words[1:5]):
        return None
    lower = [w for w in words if w[0].islower() and w not in _PARTICLES]
    return m["name"].strip() if not lower else None


_PARTICLES = frozenset(
    ("and", "for", "the", "of", "in", "at", "with", "to", "from")
    + (
        "von",
        "van",
        "de",
        "der",
        "den",
        "da",
        "di",
        "du",
        "del",
        "della",
        "la",
        "le",
        "bin",
        "al",
        "ibn",
        "y",
        "e",
        "dos",
    )
)


def is_date_line(text: str) -> bool:
    """True for a line that holds nothing but a date (“Published: March 3, 2025 at 9 a.m.”)."""
    return len(text) <= 100 and any(c.isdigit() for c in text) and _date_line().fullmatch(text) is not None


def standing_line(text: str, index: int) -> BlockKind:
    """The kind of a line that stands alone, by its words: byline, date line, caption, else paragraph.

    `index` is how many blocks stand before it: bylines and date lines come at the top.
    """
    if index < TOP:
        if byline_name(text):
            return BlockKind.BYLINE
        if is_date_line(text):
            return BlockKind.DATELINE
    return BlockKind.CAPTION if is_caption(text) else BlockKind.PARAGRAPH


def is_caption(text: str) -> bool:
    """True for a picture's caption or credit (“Photo by …”, “… (AP Photo/Jane Doe)”)."""
    if len(text) > 500:
        return False
    starts, ends = _caption()
    if len(text) <= 160 and starts.match(text):
        return True
    return text.rstrip().endswith((")", "]", ").", "].")) and ends.search(text) is not None


def ends_sentence(text: str) -> bool:
    """True if the text ends as a sentence does, closing quotation marks apart."""
    return text.rstrip(CLOSERS).endswith((".", "!", "?", "…"))


def is_headline(text: str) -> bool:
    """True if a first line can be a headline: no full stop at its end or title case, not longer than any headline is."""
    bare = text.rstrip(CLOSERS)
    return (not bare.endswith(".") or bare.endswith("...") or _is_title_case(text)) and len(
        text.split(None, MAX_HEADLINE_WORDS)
    ) <= MAX_HEADLINE_WORDS


def is_short_line(text: str) -> bool:
    """True if a line that stands alone reads like a heading or a label and not like a sentence."""
    if len(text) > 90 or len(text.split(None, MAX_HEADING_WORDS)) > MAX_HEADING_WORDS:
        return False
    bare = text.rstrip(CLOSERS)
    if not bare or bare[-1] in ".,:;!…-–—―" or (bare[-1] == "?" and not _is_title_case(text)):
        return False  # “So what happens next?” is more often a sentence of the story
    first = text.lstrip("\"'“‘«(")[:1]
    return (first.isupper() or first.isdigit()) and text[0] not in '"“-–—'


def _is_title_case(text: str) -> bool:
    words = text.split()
    return len(words) > 2 and ":" not in text and all(w[0].isupper() for w in words if len(w) > 3 and w[0].isalpha())


@cache
def _dateline() -> re.Pattern[str]:
    city = r"[A-Z][A-Z.'’]+(?:[ /-][A-Z][A-Z.'’]*)*"
    region = r"(?:, (?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,2})"
    day = rf"(?:,? (?:{WEEKDAY},? )?(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?)"
    agency = r"(?: ?\([A-Z][\w .,/&'’-]{0,40}\)| ?/[A-Z][\w -]{1,30}/)"
    dash = r"\s*(?:—|–|―|--+|(?<=\s)-|(?<=[/)])\s*-|/)\s+"
    return re.compile(
        rf"(?P<line>{city}{region}?{day}?{agency}?|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,3}}{region}?{day}?{agency}|\([A-Z][\w .,/&'’-]{{1,40}}\)|/[A-Z][\w -]{{1,30}}/)"
        rf"{dash}(?=[\"'“‘(A-Z0-9$£€])"
    )


def dateline_ends(text: str) -> tuple[int, int] | None:
    """Where the dateline that opens a story ends and where the story begins; None without one.

    “RIVERTON, Ohio — The …” gives (14, 17).
    """
    if not text[:1].isupper() and text[:1] not in "(/":
        return None
    m = _dateline().match(text)
    return (m.end("line"), m.end()) if m and sum(c.isalpha() for c in m["line"]) > 2 else None


_CRUMB = lazy(r"\s[»›>→]\s|^\w+\s[/|]\s\w+\s[/|]\s")


def is_breadcrumb(text: str) -> bool:
    """True for the path of a web page (“Home » Politics » …”)."""
    return _CRUMB.search(text) is not None


MARKER = lazy(r"(?:[-*•‣◦▪·–]|\(?\d{1,3}[.)]|\(?[a-z]\))[ \t\u00a0]+(?=\S)")
"A list marker and the space behind it."
