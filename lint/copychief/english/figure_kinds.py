"""Numbers that measure nothing: dates, years, times of day, scores, telephone numbers, addresses, versions, names.

Each function looks at one token that is a number and says which of these it begins or belongs to.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from copychief.english.heads import STOPS, is_plural
from copychief.english.numerals import SCALES, SHORT_SCALES, Tokens
from copychief.english.units import CODES, DURATIONS, GLUED_MONEY, MEASURES, MONTHS, NAMES, SIGNS
from copychief.lazy import lazy

_ZONES: Final = frozenset("gmt utc est edt cst cdt mst mdt pst pdt bst cet cest ist jst msk hrs hours et pt".split())
_STREETS: Final = frozenset(
    "street st avenue ave road rd boulevard blvd lane drive way place court square terrace parkway highway row"
    " crescent plaza".split()
)
_LABELS: Final = frozenset(
    "no nos number numbers article articles section sections chapter page pages rule title part volume vol"
    " episode season level phase type class category grade year day week round stage group act scene exhibit count"
    " room flight route highway interstate road line bus lane channel gate terminal platform pier unit apartment"
    " suite floor hole game race lap heat step point figure fig table item version model mark formula tier bill"
    " proposition prop amendment resolution order psalm verse radio size size car war world super windows apollo"
    " euro iphone ios android boeing airbus boeing's under".split()
)
"Words before a number that make it a name: “page 12”, “Formula 1”."
_BEFORE_YEAR: Final = frozenset(
    "in since from of by until till before after during to year early late mid circa between and through spring"
    " summer autumn fall winter the around about back for this election pre post fiscal".split()
)


_BEFORE_COUNT: Final = frozenset("in of to by and for about around from".split())
_COUNTED: Final = frozenset("people men women children troops jobs workers".split())
"Of these there are 2,000 more often than a year of them."


_AFTER_DIGITS: Final = frozenset(
    {
        *MEASURES,
        *DURATIONS,
        *SHORT_SCALES,
        *SCALES,
        *GLUED_MONEY,
        *NAMES,
        "st",
        "nd",
        "rd",
        "th",
        "am",
        "pm",
        "f",
        "in",
        "m",
        "pc",
        "pct",
        "percent",
    }
)
"What may be glued to the digits of a quantity."
_PLAIN: Final = lazy(r"\d+(?:\.\d+)?")


class Other(NamedTuple):
    """A number that measures nothing: kind, tokens from `start` to `end`, and its value if it has one."""

    kind: str
    start: int
    end: int
    value: float = 0.0


def special(t: Tokens, i: int) -> Other | None:
    """What the digits at token i are part of, or None if they state a quantity."""
    text = t.texts[i]
    before, after = t.lows[i - 1], t.lows[i + 1]
    glued_before, glued_after = t.glued[i], t.glued[i + 1]
    if text.count(".") > 1:
        return Other("version", i, i + 1)
    if glued_before and before and (before[-1].isalpha() or before in ("_", "#", "@", "/", "'", "’", "‘")):
        if before in ("'", "’", "‘") and len(text) == 2:  # the ’90s, summer of ’69
            return Other("year", i, i + 2 if after == "s" and glued_after else i + 1)
        if before not in ("$", "us", "a", "c", "hk", "nz", "eur", "rs"):
            return Other("label", i - 1, i + 1)
    if glued_before and before == "-" and i > 1 and t.glued[i - 1] and t.texts[i - 2][-1:].isalpha():
        if t.lows[i - 2] in ("mid", "pre", "post", "early", "late"):
            return Other(
                "year", i, i + 2 if after == "s" and glued_after else i + 1, int(text) if text.isdecimal() else 0
            )
        return Other("label", i - 2, i + 1, float(text) if _PLAIN.fullmatch(text) else 0.0)
    if glued_after and after == "s" and len(text) == 2 and text[1] == "0":  # the 60s; in her 60s
        return Other("year", i, i + 2)
    if glued_after and after == "s" and len(text) == 4:
        return _year(t, i) or Other("label", i, i + 2)
    if glued_after and after[:1].isalpha() and after not in _AFTER_DIGITS and t.texts[i + 1].isalnum():
        return Other("label", i, i + 2)  # 3D, 5G, 747s
    if (
        after in MONTHS
        or before in MONTHS
        or (before == "." and t.lows[i - 2] in MONTHS)
        or (after == "of" and t.lows[i + 2] in MONTHS)
    ):
        date = _date(t, i)
        if date:
            return date
    if glued_after and after == ":":
        return _clock(t, i)
    if after in ("am", "pm", "a.m", "p.m", "o'clock", "o’clock"):
        return Other("time", i, i + 2)
    if after in _ZONES and text.isdecimal() and (len(text) == 4 or (after not in ("hours", "hrs") and "." not in text)):
        return Other("time", i, i + 2)
    if glued_after and after in ("-", "–", "—", "/", "−") and t.texts[i + 2][:1].isdecimal() and t.glued[i + 2]:
        return _joined(t, i)
    if text.isdecimal() and len(text) == 4:
        year = _year(t, i)
        if year:
            return year
    return _name(t, i)


def _date(t: Tokens, i: int) -> Other | None:
    """“March 12, 2025”, “12 March”, “12th of March”, “March 2025”."""
    text = t.texts[i]
    if not text.isdecimal() or len(text) not in (1, 2, 4):
        return None
    start = end = i
    if t.lows[i + 1] in ("st", "nd", "rd", "th") and t.glued[i + 1]:
        end += 1
    month_after = end + 2 if t.lows[end + 1] == "of" else end + 1
    if t.lows[month_after] in MONTHS and t.texts[month_after][0].isupper() and len(text) < 3:
        end = month_after
        end += t.texts[end + 1] == "." and t.lows[end] not in ("may",) and len(t.texts[end]) < 5
    else:
        back = i - 2 if t.lows[i - 1] == "." else i - 1
        if back < 0 or t.lows[back] not in MONTHS or not t.texts[back][0].isupper():
            return None
        if t.lows[back] in ("may", "march") and t.lows[i + 1] and is_plural(t.lows[i + 1]):
            return None
        start = back
        if len(text) == 4:
            return Other("date", start, i + 1)
        if t.texts[end + 1] in ("-", "–") and t.texts[end + 2].isdecimal() and len(t.texts[end + 2]) < 3:  # March 3-5
            end += 2
    at = end + 2 if t.texts[end + 1] == "," else end + 1
    if t.texts[at].isdecimal() and len(t.texts[at]) == 4 and t.texts[at][:2] in ("18", "19", "20", "17"):
        end = at
    return Other("date", start, end + 1)


def _clock(t: Tokens, i: int) -> Other:
    """“10:30 a.m.”, “3:05.2”; also a ratio of odds “3:1” is nothing to count."""
    end = i + 1
    while t.texts[end] in (":", ".") and t.glued[end] and t.texts[end + 1][:1].isdecimal() and t.glued[end + 1]:
        end += 2
    if t.lows[end] in ("am", "pm", "a.m", "p.m") or t.lows[end] in _ZONES:
        end += 1
    return Other("time", i, end)


def _joined(t: Tokens, i: int) -> Other | None:
    """Digits joined by hyphens or slashes: telephone numbers, dates, scores, spans of years; None for a range."""
    end = i
    while (
        t.texts[end + 1] in ("-", "–", "—", "/", "−")
        and t.glued[end + 1]
        and t.texts[end + 2][:1].isdecimal()
        and t.glued[end + 2]
    ):
        end += 2
    parts = [t.texts[k] for k in range(i, end + 1, 2)]
    marks = {t.texts[k] for k in range(i + 1, end, 2)}
    after = t.lows[end + 1]
    if "/" in marks:
        short = len(parts) == 2 and all(p.isdecimal() and len(p) < 3 for p in parts)
        if short and int(parts[0]) < int(parts[1]) and parts != ["9", "11"]:
            if int(parts[1]) in (2, 3, 4, 5, 6, 8, 10, 16):
                return Other("fraction", i, end + 1, int(parts[0]) / int(parts[1]))
            return Other("label", i, end + 1)
        return Other("date" if len(parts) == 3 else "label", i, end + 1)
    if len(parts) == 3 and len(parts[0]) == 4 and len(parts[1]) == 2:
        return Other("date", i, end + 1)
    if len(parts) > 2 or (len(parts[0]) == 3 and len(parts[1]) == 4 and marks == {"-"} and parts[1].isdecimal()):
        return Other("phone" if sum(map(len, parts)) > 6 else "score", i, end + 1)
    if len(parts[0]) == 5 and len(parts[1]) == 4 and marks == {"-"}:
        return Other("address", i, end + 1)  # a ZIP code
    first, second = parts
    if not (first.isdecimal() and second.isdecimal()):
        return None
    if len(first) == 4 and first[:2] in ("18", "19", "20") and len(second) in (1, 2, 4):
        years = len(second) < 3 or second[:2] in ("18", "19", "20")
        if years and (int(second[-2:]) == (int(first) + 1) % 100 or not is_plural(after)):
            return Other("year", i, end + 1)
    if after in ("am", "pm", "a.m", "p.m"):
        return Other("time", i, end + 2)
    if (
        len(first) > 3
        or len(second) > 3
        or after in SCALES
        or after in ("%", "percent", "per", "pc", "-")
        or after in SHORT_SCALES
    ):
        return None
    if after in MEASURES or after in DURATIONS or after in NAMES or t.lows[i - 1] in ("$", "£", "€", "aged", "ages"):
        return None
    if is_plural(after) and after not in STOPS and t.lows[i - 1] not in ("a", "the") and int(first) < int(second):
        return None
    return Other("score", i, end + 1)


def _year(t: Tokens, i: int) -> Other | None:
    """Four digits without a comma between 1500 and 2100: a year unless something is counted."""
    value = int(t.texts[i])
    if not 1500 <= value <= 2100:
        return None
    before, after = t.lows[i - 1], t.lows[i + 1]
    if after == "s" and t.glued[i + 1]:
        return Other("year", i, i + 2, value)
    if before in ("$", "£", "€", "¥", "₹") or after in ("%", "percent") or (before == "." and t.lows[i - 2] == "rs"):
        return None
    if after in MEASURES or after in SCALES or after in NAMES:
        return None
    if after in DURATIONS and after.endswith("s"):
        return None
    counted = is_plural(after) and after not in STOPS and t.texts[i + 1].islower()
    if counted and (value < 1800 or before not in _BEFORE_YEAR or (before in _BEFORE_COUNT and after in _COUNTED)):
        return None
    if (
        before in ("about", "around", "some", "over", "nearly", "almost", "than")
        and (after == "" or after[0].isalpha())
        and value % 100 == 0
    ):
        return (
            None
            if value < 1900 or after not in ("when", "and", "the", "to", "but", "that", "after")
            else Other("year", i, i + 1, value)
        )
    if value >= 1900 or before in _BEFORE_YEAR or before in ("(", "-", "–"):
        return Other("year", i, i + 1, value)
    return None


def _name(t: Tokens, i: int) -> Other | None:
    """The number in an address (“10 Downing Street”) or a name (“Boeing 737”, “page 12”)."""
    before, after = t.lows[i - 1], t.lows[i + 1]
    text = t.texts[i]
    if before in SIGNS or before in CODES:
        return None
    if t.texts[i + 1][:1].isupper() and text.isdecimal():
        for k in range(i + 2, i + 5):
            if t.lows[k] in _STREETS and t.texts[k][0].isupper():
                return Other("address", i, k + 1)
            if not t.texts[k][:1].isupper():
                break
    if before == "." and t.lows[i - 2] in ("no", "nos", "vol", "fig", "art", "sec"):
        return Other("label", i - 2, i + 1, int(text) if text.isdecimal() else 0)
    if not before or not before[-1].isalpha() or t.starts[i] - t.ends[i - 1] > 1:
        return None
    if after in ("%", "percent", "per", "million", "billion", "trillion") or (
        after[:1].isalpha() and is_plural(after) and after not in STOPS
    ):
        return None
    if (after in MEASURES or after in DURATIONS or after == "-") and before not in ("no", "number"):
        return None
    if before in _LABELS and (
        t.texts[i - 1][0].isupper()
        or before in ("page", "part", "number", "article", "section", "chapter", "room", "gate", "route")
    ):
        return Other("label", i - 1, i + 1, int(text) if text.isdecimal() else 0)
    if (
        t.texts[i - 1][0].isupper()
        and i > 1
        and t.texts[i - 2] not in (".", "!", "?", ":", "“", '"', "”", "•", "*")
        and text.isdecimal()
        and len(text) < 4
        and not t.texts[i - 1].isupper()
        and before not in ("nearly", "about", "over", "almost", "some", "the", "a", "an", "in", "at", "more", "only")
        and (not after or not after[0].isalpha() or after in STOPS)
        and after not in ("people", "in", "of", "to", "-", "out")
    ):
        return Other("label", i - 1, i + 1, int(text))
    return None
