"""Relative times, years, spans and clock times in a block's text. Pure functions on text.

Nearly every relative time holds the name of a unit (“yester·day”, “last week”, “three years ago”): one scan finds
those, and what belongs to one is read off the words before and behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copychief.english._calendar import ZONE, Direction, Kind, Said
from copychief.english.numerals import DIGIT, ONES, TENS
from copychief.lazy import lazy

_UNITS = (
    "day week month year decade hour minute centur night omorrow morning afternoon evening spring summer autumn winter"
    " season quarter fall"
).split()
_TAIL = lazy(r"(?:y|ies|end)?s?(?!\w)")
_OWN = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
WORDS = frozenset(_OWN) | {unit + tail + s for unit in _UNITS for tail in ("", "y", "ies", "end") for s in ("", "s")}
"What all relative times but years and clock times have one of."
_ONES = [word for word, n in ONES.items() if 0 < n < 10]
_TEENS = [word for word, n in ONES.items() if n >= 10]
_NUMBERS = (
    {word: n for word, n in ONES.items() if n}
    | TENS
    | {f"{ten}-{one}": TENS[ten] + ONES[one] for ten in TENS for one in _ONES}
    | {"a": 1, "an": 1, "half": 0.5, "a couple of": 2, "a dozen": 12}
)
_NUMBER = (
    r"\d{1,3}(?:,\d{3})*(?:\.\d+)?|a\s+couple\s+of|a\s+dozen|an?|half|several|some|many|a\s+few|few"
    rf"|{'|'.join(_TEENS)}|(?:{'|'.join(TENS)})(?:-(?:{'|'.join(_ONES)}))?|{'|'.join(_ONES)}"
)
_BEFORE = lazy(
    rf"""(?<![\w,.-])(?:
      (?:(?P<part>earlier|later|early|late)\s+)?(?:(?P<the>the|over|these|those|our|his|her|its|their)\s+)?
      (?P<which>last|past|next|this|coming|previous|following|preceding|same)\s+(?:(?:{_NUMBER})\s+)?
      | (?P<when>earlier|later|early|late)\s+in\s+the\s+
      | (?P<n>{_NUMBER})(?P<gap>\s+|-)(?:full\s+|long\s+|whole\s+)?
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
_BEHIND = lazy(
    r"(?P<old>-old(?!\w))|(?P<long>-long(?!\w))|\s+(?P<way>ago|later|earlier|before|after|previously|hence|from\s+(?:now|today))(?!\w)",
    re.IGNORECASE,
)
_WINDOW = 36
_YEAR = lazy(r"(?:1[5-9]|20)\d\d")
_YEAR_GOES_ON = lazy(
    rf"[\w%°]|[,.:]\d|\s*(?:{ZONE}|[ap]\.?m\b|%|percent|per\s+cent|-?(?:feet|foot|metres?|meters?|miles?|km|kg))"
)
_YEAR_CUE = lazy(
    r"(?<![\w-])(?:in|since|by|of|from|until|till|during|for|early|late|mid|before|after|through|around|about|circa|fiscal"
    r"|year|back\s+in|spring|summer|autumn|fall|winter|election)[\s-]+$",
    re.IGNORECASE,
)
_COUNTED = lazy(r"\s+(?!was\b|is\b|has\b|as\b|its\b|his\b|this\b|plus\b|versus\b|across\b|does\b)[a-z-]+s\b")
_CLOCK = lazy(
    rf"[0-9][0-9]?(?:[:.][0-5][0-9](?![\d%])(?:\s*[ap]\.?m\.?(?!\w))?|\s*[ap]\.?m\.?(?!\w)|[0-5][0-9])(?P<zone>\s+{ZONE})?",
    re.IGNORECASE,
)


def find_relative(text: str) -> list[Said]:
    """Relative times, spans and ages, years and clock times; they may overlap each other."""
    found = list(_units(text))
    if DIGIT.search(text) is None:  # so it is in two blocks of three
        return found
    for m in _YEAR.finditer(text):
        said = _year(text, *m.span())
        if said:
            found.append(said)
    found.extend(_clocks(text))
    return found


def _units(text: str) -> Iterator[Said]:
    for unit in _UNITS:
        at = text.find(unit)
        while at >= 0:
            said = _at_unit(text, at, unit)
            if said:
                yield said
            at = text.find(unit, at + len(unit))


def _at_unit(text: str, at: int, unit: str) -> Said | None:
    tail = _TAIL.match(text, at + len(unit))
    if tail is None:
        return None
    start, end = at, tail.end()
    while start and text[start - 1].isalpha():
        start -= 1
    word = text[start:end].lower()
    if word in _OWN:
        return _own_day(text, start, end, word)
    if start < at:
        return None
    if unit == "week" and word.startswith("weekend"):
        unit = "weekend"
    return _with_unit(text, start, end, {"centur": "century"}.get(unit, unit))


def _own_day(text: str, start: int, end: int, word: str) -> Said:
    days = _OWN[word]
    direction: Direction = "past" if days < 0 else "future" if days > 0 else "present"
    if word == "today":
        before = text[max(0, start - 8) : start].lower()
        for part, way in (("earlier ", "past"), ("later ", "future")):
            if before.endswith(part):
                return Said(start - len(part), end, "relative", direction=way, unit="day", days=0)  # type: ignore[arg-type]
    return Said(start, end, "relative", direction=direction, unit="day", days=days)


def _with_unit(text: str, start: int, end: int, unit: str) -> Said | None:
    before = _BEFORE.search(text, max(0, start - _WINDOW), start)
    behind = _BEHIND.match(text, end)
    if before is None:
        if behind and (behind["way"] or "").lower() == "ago":  # "years ago"
            return Said(start, behind.end(), "ago", direction="past", unit=unit)
        return None
    if before["n"]:
        return _counted(before, behind, end, unit)
    if before["when"]:
        return Said(before.start(), end, "later", unit=unit)
    return _which(before, end, unit)


def _counted(before: re.Match[str], behind: re.Match[str] | None, end: int, unit: str) -> Said | None:
    n = _number(before["n"])
    start = before.start("n")
    if behind is None:
        return Said(start, end, "duration", number=n, unit=unit)
    if behind["old"] or behind["long"]:
        return Said(start, behind.end(), "age" if behind["old"] else "duration", number=n, unit=unit)
    way = " ".join(behind["way"].lower().split())
    end = behind.end()
    if way == "ago":
        exact = -int(n) if unit == "day" and n and n == int(n) else None
        return Said(start, end, "ago", direction="past", number=n, unit=unit, days=exact)
    if way in ("hence", "from now", "from today"):
        return Said(start, end, "relative", direction="future", number=n, unit=unit)
    back = way in ("earlier", "before", "previously")
    return Said(start, end, "later", number=-n if back and n else n, unit=unit, direction=None)


def _which(before: re.Match[str], end: int, unit: str) -> Said | None:
    which, the, part = before["which"].lower(), (before["the"] or "").lower(), (before["part"] or "").lower()
    if unit in ("day", "minute", "hour") and which == "last" and before[0].rstrip().lower().endswith("last"):
        return None  # "his last day", "at the last minute"
    start = before.start()
    kind: Kind = "relative"
    direction: Direction | None = None
    if which in ("previous", "following", "preceding", "same") or (the and which == "next"):
        kind = "later"
    elif the or which == "past":  # "over the past year", "in the last week": reaches up to now
        kind = "duration"
        direction = "past" if which in ("last", "past") else "future" if which == "coming" else None
    elif which == "last":
        direction = "past"
    elif which in ("next", "coming"):
        direction = "future"
    elif which == "this":
        direction = "past" if part == "earlier" else "future" if part == "later" else "present"
    days = {"last": -1, "this": 0}.get(which) if unit == "night" and kind == "relative" else None
    return Said(start, end, kind, direction=direction, unit=unit, days=days)


def _number(text: str) -> float | None:
    text = " ".join(text.lower().split())
    if text[0].isdigit():
        return float(text.replace(",", ""))
    return _NUMBERS.get(text)


def _year(text: str, start: int, end: int) -> Said | None:
    if _YEAR_GOES_ON.match(text, end):
        return None
    before = text[start - 1] if start else " "
    if before.isalnum() or before in ".,:$£€#/-–" or (before in "'’" and start > 1 and text[start - 2].isalnum()):
        return None
    cued = _YEAR_CUE.search(text, max(0, start - 12), start) is not None and not _COUNTED.match(text, end)
    return Said(start, end, "year", year=int(text[start:end]), loose=not cued, year_at=(start, end))


def _clocks(text: str) -> Iterator[Said]:
    for m in _CLOCK.finditer(text):
        before = text[m.start() - 1] if m.start() else " "
        figures = m[0][: m.start("zone") - m.start()] if m["zone"] else m[0]
        if before.isalnum() or before in ":.,$£€/-" or (figures.replace(".", "").isdigit() and not m["zone"]):
            continue
        if int(m[0][:2] if m[0][:2].isdigit() else m[0][0]) < 24:
            yield Said(*m.span(), "clock")
