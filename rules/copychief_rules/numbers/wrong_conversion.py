"""NUM008."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Any

from copychief.diagnostic import Finding, Related, Severity
from copychief.document import Document
from copychief.english.figures import FIGURES, Figure
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule
from copychief_rules.numbers._arithmetic import Range, plain
from copychief_rules.numbers._sizes import SIZES

_OPENS = lazy(
    r"(?:-(?:long|wide|high|deep|tall|thick))?\s?[(\[]\s*(?:or\s|that is,?\s|i\.e\.,?\s|just\s|only\s)?|,\s(?:or|that is,?)\s"
)
# Words that mean different sizes in different countries: any of them will do.
_VARIANTS = {
    "ton": ("ton", "metric_ton", "long_ton"),
    "tonne": ("metric_ton",),
    "gallon": ("gallon", "imperial_gallon"),
    "pint": ("pint", "imperial_pint"),
    "ounce": ("ounce", "fluid_ounce", "imperial_fluid_ounce", "troy_ounce"),
    "fluid_ounce": ("fluid_ounce", "imperial_fluid_ounce"),
    "barrel": ("oil_barrel",),
    "celsius": ("degC",),
    "fahrenheit": ("degF",),
    "knot": ("knot",),
}
_SQUARE = {"square_": "**2", "cubic_": "**3"}
_DEGREES = {"celsius": 1.0, "fahrenheit": 1.8}
_SKIPPED = frozenset({"degree", ""})


_BELOW_ZERO = lazy(r"(?:\b(?:minus|negative|below)\s|(?<!\w)[-−–])$")
"What stands before a temperature that is not as high as its number."


class WrongConversion(Rule):
    """A measure and its conversion in brackets differ by more than rounding.

    Both numbers stand for the range that their digits allow, and a conversion may be as round as its original
    (“100 miles (160 km)”). Tons, gallons and pints may be American, British or metric.

    Why: a slip of the calculator halves a distance, and half of the readers see only that half.
    Leave it when: the brackets hold another measurement and no conversion.
    """

    code, name, since = "NUM008", "wrong-conversion", "0.1"
    severity = Severity.WARNING
    needs = (FIGURES,)

    examples = (
        Bad(
            """
            The pipeline runs for 30 km (25 miles) along the coast.
                                  ~~~~~  ^^^^^^^^ 18.6 miles
            """
        ),
        Bad(
            """
            It was 35 degrees Celsius (85 degrees Fahrenheit) at noon, and the 40-acre (60-hectare) park was dry.
                   ~~~~~~~~~~~~~~~~~~  ^^^^^^^^^^^^^^^^^^^^^                   ~~~~~~~  ^^^^^^^^^^ 16.2 hectares
            """
        ),
        Bad(
            """
            It was minus 10 Celsius (24 Fahrenheit) at dawn.
                         ~~~~~~~~~~  ^^^^^^^^^^^^^ 14, not 24 Fahrenheit
            """
        ),
        Good("The pipeline runs for 30 km (19 miles), the park for about 100 miles (160 km)."),
        Good("The wall is 3 metres (10 feet) high, and a 500 kg (1,100-pound) gate closes it at -40C (-40F)."),
        Good("It was minus 10 Celsius (14 Fahrenheit) at dawn and −20 °C (−4 °F) at night."),
        Good("She is 6 feet 2 inches (1.88 m) tall and lives 2 miles (a 40-minute walk) from the sea."),
        Good("The tank holds 50 gallons (190 litres), the old one 50 gallons (227 litres)."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        measures = [f for f in doc[FIGURES].all if f.kind == "measure" and f.block.kind in self.reads]
        for block, figures in groupby(measures, attrgetter("block")):
            row = list(figures)
            for k, (a, b) in enumerate(pairwise(row)):
                if a.unit == b.unit or a.unit in _SKIPPED or b.unit in _SKIPPED or a.is_range != b.is_range:
                    continue
                text = block.text
                if not _OPENS.fullmatch(_BELOW_ZERO.sub("", text[a.end : b.phrase_start])):
                    continue
                # “6 feet 2 inches (1.88 m)”, “(6 feet 2 inches)”: one measure in two parts
                if (k and _follows(row[k - 1], a)) or (k + 2 < len(row) and _follows(b, row[k + 2])):
                    continue
                if any(_BELOW_ZERO.search(text, 0, f.start) for f in (a, b)):
                    yield from _below_zero(a, b)
                    continue
                yield from _check(a, b)


def _follows(a: Figure, b: Figure) -> bool:
    return (
        b.start - a.end <= 5 and "(" not in a.block.text[a.end : b.start] and ";" not in a.block.text[a.end : b.start]
    )


def _below_zero(a: Figure, b: Figure) -> Iterator[Finding]:
    """“Minus 10 Celsius (14 Fahrenheit)”: two temperatures with their signs."""
    if not {a.unit, b.unit} <= _DEGREES.keys() or a.hedge or b.hedge or a.is_range or b.is_range:
        return
    one, other = (-f.value if _BELOW_ZERO.search(f.block.text, 0, f.start) else f.value for f in (a, b))
    right = one * 1.8 + 32 if a.unit == "celsius" else (one - 32) / 1.8
    difference = one * _DEGREES[b.unit] / _DEGREES[a.unit]  # “minus 2 C (minus 3.6 F) against the average”
    if min(abs(right - other), abs(difference - other)) <= 2.0:
        return
    yield Finding(
        b.span,
        f"{'minus ' if one < 0 else ''}{a.text} is {'minus ' if right < 0 else ''}{plain(abs(right), 0)}, not {'minus ' if other < 0 else ''}{b.text}",
        related=[Related(a.span, f"“{a.text}”")],
        facts={
            "operands": [one, a.unit],
            "operation": "convert",
            "stated": [other, b.unit],
            "computed": round(right, 3),
        },
    )


def _check(a: Figure, b: Figure) -> Iterator[Finding]:
    if _plainly_right(a, b):
        return
    right = _converted(a, b)
    if not right:
        return
    nearest = right[0]
    allowed = _allowed(b)
    if any(r.meets(allowed) for r in right):
        return
    exact = (nearest.low + nearest.high) / 2
    unit = re.sub(r"^[\d.,\s–-]+", "", b.text) or b.unit
    if "-" in b.text and not b.is_range:  # “60-hectare”
        unit = unit.replace("-", " ") + "s"
    yield Finding(
        b.span,
        f"{a.text} is {plain(exact, 0 if exact >= 100 else 1)} {unit}, not {b.text}",
        related=[Related(a.span, f"“{a.text}”")],
        facts={
            "operands": [a.value, a.unit],
            "operation": "convert",
            "stated": [b.value, b.unit],
            "computed": round(exact, 3),
        },
    )


def _plainly_right(a: Figure, b: Figure) -> bool:
    """Does a pair of common units fit? Then pint, whose import is felt, is not needed to say so."""
    if a.unit in _DEGREES and b.unit in _DEGREES:
        celsius, fahrenheit = (a, b) if a.unit == "celsius" else (b, a)
        return abs(celsius.value * 1.8 + 32 - fahrenheit.value) <= 1.5
    one, other = SIZES.get(a.unit), SIZES.get(b.unit)
    if not one or not other or one[0] != other[0]:
        return False
    factor, stated = one[1] / other[1], _allowed(a)
    return Range(stated.low * factor, stated.high * factor).meets(_allowed(b))


def _allowed(figure: Figure) -> Range:
    """What a measure may stand for: half of its last digit, a tenth if it is hedged, 3% in any case."""
    value = abs(figure.value)
    half = max(
        min(figure.precision / 2, 0.1 * value), 0.5 if figure.precision >= 1 else figure.precision / 2, 0.03 * value
    )
    if figure.unit in ("celsius", "fahrenheit"):
        half = 1.0
    if figure.hedge:
        half = max(half, 0.12 * value)
    if figure.is_range:
        low, high = figure.ends
        return Range((low + high) / 2 - half, (low + high) / 2 + half)
    return Range(figure.value - half, figure.value + half)


def _converted(a: Figure, b: Figure) -> list[Range]:
    """What `a` is in the unit of `b`, for every reading of the two units; empty if they don't convert."""
    stated = _allowed(a)
    sizes = SIZES.get(a.unit), SIZES.get(b.unit)
    if all(sizes) and not {a.unit, b.unit} & _VARIANTS.keys():  # one exact factor; pint would say the same, later
        one_size, other_size = sizes[0] or ("", 0.0), sizes[1] or ("", 1.0)
        factor = one_size[1] / other_size[1]
        return [Range(stated.low * factor, stated.high * factor)] if one_size[0] == other_size[0] else []
    if a.unit in _DEGREES and b.unit in _DEGREES:
        factor = _DEGREES[b.unit] / _DEGREES[a.unit]
        shift = 32.0 if b.unit == "fahrenheit" else -32.0 * factor
        # as temperatures, or “0.75 C (1.35 F) above the average”: a difference
        return [Range(stated.low * factor + at, stated.high * factor + at) for at in (shift, 0.0)]
    registry = _registry()
    out = []
    for one in _names(a.unit):
        for other in _names(b.unit):
            try:
                low = registry.Quantity(stated.low, one).to(other).magnitude
                high = registry.Quantity(stated.high, one).to(other).magnitude
            except Exception as error:  # pint's own errors; it is imported only here
                if type(error).__module__.startswith("pint"):
                    continue
                raise
            out.append(Range(min(low, high), max(low, high)))
    return out


def _names(unit: str) -> list[str]:
    for prefix, power in _SQUARE.items():
        if unit.startswith(prefix):
            return [f"({name}){power}" for name in _names(unit[len(prefix) :])]
    if unit.endswith(("_per_hour", "_per_second")) and not unit.startswith("_"):
        base, per = unit.rsplit("_per_", 1)
        return [f"{base}/{per}"]
    return list(_VARIANTS.get(unit, (unit,)))


_made: list[Any] = []


def _registry() -> Any:
    if not _made:
        from pint import UnitRegistry  # a quarter of a second: only when there is a pair to convert

        _made.append(UnitRegistry(cache_folder=None))
    return _made[0]
