"""Does a story bear out a figure of its headline? Roundings, sums, other words and other units allowed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from copychief.english.figures import Figure
from copychief.lazy import lazy
from copychief_rules.numbers._sizes import converts
from copychief_rules.numbers._tolls import ACTS

_SCORE = lazy(r"\d+")
_SPACED = lazy(r"(?<![\d,.])\d{1,3}(?:, ?\d{3})+(?![\d])")
_WORDS = lazy(
    r"\b(?:both|pair|couple|duo|twins?|twice|double[ds]?|two-time|trio|triplets?|triple[ds]?|treble[ds]?|thrice|hat-trick|quartet"
    r"|quadruple[ds]?|quintet|century|centuries|decade|decades|dozen|fortnight|hundredth|halved|half|year|week|month|hour|day)\b",
    re.IGNORECASE,
)
_VALUES = {
    "both": 2, "pair": 2, "couple": 2, "duo": 2, "twin": 2, "twins": 2, "twice": 2, "double": 2, "doubled": 2, "doubles": 2, "two-time": 2,
    "trio": 3, "triplet": 3, "triplets": 3, "triple": 3, "tripled": 3, "triples": 3, "treble": 3, "trebled": 3, "trebles": 3, "thrice": 3,
    "hat-trick": 3, "quartet": 4, "quadruple": 4, "quadrupled": 4, "quadruples": 4, "quintet": 5, "century": 100, "centuries": 100,
    "decade": 10, "decades": 10, "dozen": 12, "fortnight": 14,
}  # fmt: skip
_DAYS = {
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.44,
    "year": 365.25,
    "decade": 3652.5,
    "century": 36525.0,
}


_BORNE_OUT_BY = {
    "count": ("count", "bare", "score", "label", "ratio"),
    "bare": (
        "count",
        "bare",
        "score",
        "label",
        "age",
        "duration",
        "measure",
        "percent",
        "money",
        "ordinal",
        "fraction",
        "time",
    ),
    "age": ("age", "bare", "ordinal"),
    "duration": ("duration", "bare", "age"),
    "measure": ("measure", "bare", "count"),
    "percent": ("percent", "points", "bare", "fraction"),
    "points": ("percent", "points", "bare", "count"),
    "money": ("money", "bare"),
    "score": ("score", "count", "bare"),
    "ordinal": ("ordinal", "date", "count", "bare", "age", "label", "duration"),
    "year": ("year", "date", "label", "bare"),
    "fraction": ("fraction", "ratio"),
    "ratio": ("fraction", "ratio"),
}
"Kinds of figures in the story whose very number bears out one of the headline. “Bare”: a number with nothing counted."


def _family(figure: Figure) -> str:
    return "bare" if figure.kind == "count" and not figure.head else figure.kind


_A_PERSON = lazy(
    r"\b(?:an?|another|his|her|their|the)\s(?:[\w-]+\s)?(?:man|woman|boy|girl|child|baby|infant|toddler|teenager|teen|driver|officer|soldier|pilot|police\w+"
    r"|wife|husband|son|daughter|mother|father|sister|brother|student|worker|passenger|pedestrian|cyclist|neighbou?r|suspect|gunman|bystander)\b"
)
_PARTS_FOLLOW = lazy(r"\b(?:including|among (?:them|whom)|of (?:them|whom|which|those))\b")
"What stands behind is part of the figure before: “19 poachers, including one boy”."
_UP_TO = lazy(r"\bup to $", re.IGNORECASE)
_SENT_OFF = lazy(r"\b(?:sent off|sending[- ]off|red[- ]card\w*|dismiss\w+|ejected)\b")
_RESULT = lazy(
    r"\b(?:won|wins?|winning|beat|beaten|beating|lost|loses?|lose|losing|victory|defeat\w*|draw|drew|thrash\w*|triumph\w*|loss)\b"
)


class Story:
    """The figures of a story and the ways in which it may state a number without one.

    Most figures of headlines are borne out by one of the story's: what else may do it is read when it comes to that.
    """

    def __init__(self, figures: Sequence[Figure], texts: Sequence[str]) -> None:
        self.figures, self._texts = figures, texts
        self._of_kind: dict[str, set[float]] = {}
        for f in figures:
            values = self._of_kind.setdefault(_family(f), set())
            if f.is_range:
                values.update(f.ends)
            elif f.kind in ("score", "date", "time", "label", "version", "address", "year"):
                values.update(int(d) for d in _SCORE.findall(f.text) if len(d) < 10)
            values.add(f.value)

    @cached_property
    def _values(self) -> set[float]:
        """Numbers that the story states in other ways than the layer of figures reads."""
        out: set[float] = set()
        for text in self._texts:
            # a thousand typed with a space is no help to the layer, but can bear out a headline
            out.update(int(m.group().replace(" ", "").replace(",", "")) for m in _SPACED.finditer(text))
            for m in _WORDS.finditer(text):
                value = _VALUES.get(m.group().lower())
                if value:
                    out.add(value)
        if any(_SENT_OFF.search(text) for text in self._texts):
            out.update((9, 10))  # “10-man United”
        return out

    @cached_property
    def _scores(self) -> set[frozenset[str]]:
        return {frozenset(_SCORE.findall(f.text)) for f in self.figures if f.kind == "score"}

    @cached_property
    def _years(self) -> list[int]:
        years = {int(f.value) for f in self.figures if f.kind == "year" and f.value}
        return sorted(years.union(_years_of_dates(self.figures)))

    @cached_property
    def _sums(self) -> set[float]:
        return _sums(self.figures)

    def supports(self, figure: Figure, published_year: int | None = None) -> bool:
        """True if the story states this figure, or figures that it can be a rounding or the sum of."""
        if figure.kind == "label":
            # a name's number is wrong only if the story has the same name with another one
            values = {f.value for f in self.namesakes(figure)}
            return not values or figure.value in values
        if figure.kind == "score":
            parts = frozenset(_SCORE.findall(figure.text))
            return parts in self._scores or all(self._states(int(p), "score") for p in parts)
        family = _family(figure)
        if self._states(figure.value, family) or (
            figure.is_range and any(self._states(e, family) for e in figure.ends)
        ):
            return True
        if any(rounds(figure, f) for f in self.figures):
            return True
        if figure.kind in ("count", "money", "measure", "duration") and any(_adds_up(s, figure) for s in self._sums):
            return True
        if figure.kind == "age" or figure.unit in ("year", "decade", "century"):
            return self._spans_years(figure.value, published_year)
        return False

    def namesakes(self, label: Figure) -> list[Figure]:
        """The story's figures that follow the same word as the number of a name: “Explorer 7”, “Explorer 6”."""
        word = label.text.rsplit(None, 1)[0].lower()
        return [f for f in self.figures if f.kind == "label" and f.text.lower().rsplit(None, 1)[0] == word]

    def _states(self, value: float, family: str) -> bool:
        """Does the story state this very number, of a kind that this one could be?"""
        return (
            any(value in self._of_kind.get(k, ()) for k in _BORNE_OUT_BY.get(family, (family,)))
            or value in self._values
        )

    def _spans_years(self, value: float, published_year: int | None) -> bool:
        """Can “30 years” be the distance of two years that the story names, or of one to today?"""
        years = [*self._years, *([published_year] if published_year else [])]
        return any(abs(abs(a - b) - value) <= 1 for a in years for b in years if a != b)

    def rival(self, figure: Figure) -> Figure | None:
        """The story's figure that this one most likely should be: same kind and head, else the nearest of its kind."""
        if figure.kind == "label":
            return next(iter(self.namesakes(figure)), None)
        if figure.kind == "score":
            return next((f for f in self.figures if f.kind == "score" and _is_result(f)), None)
        same = [
            f for f in self.figures if f.kind == figure.kind and f.unit == figure.unit and f.currency == figure.currency
        ]
        heads = [f for f in same if f.head == figure.head] if figure.head else []
        if figure.kind == "count" and figure.value <= FEW:  # small numbers are everywhere: the same thing or act
            heads = heads or [f for f in same if _same_act(figure, f)]
            if not heads:
                return None
        same = heads or same
        if figure.kind == "count" and not figure.head:
            same = [f for f in same if f.head]
        if not same:
            return None
        best = min(same, key=lambda f: (abs(f.value - figure.value), f.index))
        near = abs(best.value - figure.value) <= 0.5 * max(abs(best.value), abs(figure.value))
        return best if near or (figure.head and best.head == figure.head) else None


def _same_act(title: Figure, story: Figure) -> bool:
    """Is what is done beside the headline's figure (“five arrested”, “kills 3”) done beside the story's?"""
    words = (
        title.block.text[max(0, title.start - 16) : title.start].split()[-1:]
        + title.block.text[title.end : title.end + 24].split()[:1]
    )
    text = story.block.text
    before, behind = text[max(0, story.start - 40) : story.start], text[story.start : story.end + 60]
    around = (before.rsplit(". ", 1)[-1] + behind.split(". ", 1)[0]).lower()
    for word in (w.lower().strip(",.:;") for w in words):
        act = next((a for a in ACTS.values() if re.fullmatch(a, word)), None)
        if act and re.search(rf"\b(?:{act})\b", around):
            return True
        if len(word) > 4 and word[:5] in around:
            return True
    return False


def _is_result(score: Figure) -> bool:
    text = score.block.text
    return _RESULT.search(text, max(0, score.start - 40), min(len(text), score.end + 25)) is not None


def _years_of_dates(figures: Sequence[Figure]) -> list[int]:
    return [int(y) for f in figures if f.kind == "date" for y in re.findall(r"\b(?:1[5-9]|20)\d\d\b", f.text)]


def _adds_up(total: float, figure: Figure) -> bool:
    """Can a sum of the story's figures be this one? Few sums hide behind a small hedged figure."""
    if figure.hedge:
        return figure.hedge == "over" and figure.value >= 100 and figure.value <= total <= 1.1 * figure.value
    return abs(total - figure.value) <= (_slack(figure) if figure.value >= 1000 else 0)


def _slack(figure: Figure) -> float:
    if figure.hedge:
        return 0.1 * abs(figure.value)
    return (figure.high - figure.low) / 2


def rounds(title: Figure, story: Figure) -> bool:
    """Can the headline's figure be the story's, rounded, hedged or in another unit?"""
    a, b = title.value, story.value
    if story.is_range and story.low <= a <= story.high and story.kind == title.kind:
        return True
    if title.is_range and title.low <= b <= title.high:
        return True
    if title.kind == story.kind == "percent" and title.precision >= 1 and int(b) == a:
        return True  # 35.9 cut down to 35 is poor rounding, but no contradiction
    shares = {"percent": 0.01, "fraction": 1.0, "ratio": 1.0, "points": 0.01}
    if title.kind in shares and story.kind in shares:
        a, b = a * shares[title.kind], b * shares[story.kind]
        if title.kind == "percent" and story.kind != "percent" and story.hedge in ("under", "nearly", "over"):
            return 0 < (a - b if story.hedge == "over" else b - a) <= 0.04  # “less than a quarter” is not 25%
        slack = 0.005 if title.kind == "percent" and story.kind == "percent" and not title.hedge else 0.04
        if title.kind == story.kind == "percent" and title.precision < 1:
            slack = title.precision / 200
        if title.hedge in ("over", "under", "about", "nearly"):
            slack = max(slack, 0.1 * a)
        return abs(a - b) <= slack + 1e-9
    units = title.unit or "year", story.unit or "year"
    if title.kind in ("duration", "age") and story.kind in ("duration", "age") and units[0] != units[1]:
        x, y = a * _DAYS.get(units[0], 0), b * _DAYS.get(units[1], 0)
        return bool(x) and abs(x - y) <= 0.08 * max(x, y)
    if title.kind == "ordinal" or story.kind in (
        "ordinal",
        "year",
        "date",
        "time",
        "score",
        "label",
        "version",
        "phone",
        "address",
    ):
        return False
    if title.kind == story.kind == "measure" and title.unit != story.unit:
        return converts(a, title.unit, b, story.unit)
    if _family(story) not in _BORNE_OUT_BY.get(_family(title), ()):
        return False
    slack = 0.0 if title.kind == "count" and abs(a) < 1000 and title.precision < 100 else _slack(title)
    if title.hedge == "over":
        return a <= b <= 1.25 * a
    if title.hedge == "under":  # “fewer than 25” may sum up 23; “up to 25” is a limit that somebody has set
        return (0.95 if _UP_TO.search(title.block.text, 0, title.start) else 0.75) * a <= b <= a
    if title.hedge == "nearly":
        return 0.85 * a <= b <= a
    if title.hedge == "about":
        return abs(a - b) <= 0.12 * abs(a)
    if story.hedge in ("about", "nearly") and slack:
        return abs(a - b) <= 0.1 * abs(a)
    if title.precision >= 100 or (title.precision >= 10 and abs(a) >= 1000):
        # a round number in a headline may stand for what it rounds: 3,000 for 2,967
        slack = max(slack, min(0.06 * abs(a), title.precision / 2))
    return abs(a - b) <= slack


FEW = 10
"So many people or things a story can name without counting them."
_MIXED = 200
"Counts of different things above this are not added up."


def _sums(figures: Sequence[Figure]) -> set[float]:
    """Sums of two to four counts that follow each other in one sentence-long stretch of a paragraph."""
    out: set[float] = set()
    rows: dict[int, list[Figure]] = {}
    for f in figures:
        part = f.block.text.startswith((" of them", " of whom", " of which", " of those"), f.end)
        if f.kind in ("count", "money", "measure", "duration") and f.value and not f.is_range and not part:
            rows.setdefault(f.paragraph, []).append(f)
    for row in rows.values():
        for i, first in enumerate(row):
            total = first.value
            out.update(_and_a_person(first, total))
            for f in row[i + 1 : i + 4]:
                if (
                    _PARTS_FOLLOW.search(f.block.text, first.end, f.start)
                    or f.start - first.end > 160
                    or f.kind != first.kind
                    or f.unit != first.unit
                    or f.currency != first.currency
                    or (
                        f.kind == "count" and f.head not in (first.head, "other") and max(f.value, first.value) > _MIXED
                    )
                ):
                    break
                total += f.value
                out.add(total)
                out.update(_and_a_person(f, total))
    return out


def _and_a_person(figure: Figure, total: float) -> set[float]:
    """“Two men and a woman” are three: the sums with those who are named without a number behind the figure."""
    behind = _PARTS_FOLLOW.split(figure.block.text[figure.end : figure.end + 80].split(". ")[0])[0]
    return {total + n for n in range(1, len(_A_PERSON.findall(behind)) + 1)}
