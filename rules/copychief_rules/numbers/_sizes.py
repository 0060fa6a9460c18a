"""The sizes of common units, for checks that must not wait for a library of all units."""

from __future__ import annotations

# (dimension, size in its SI unit), exact by definition
SIZES = {
    "kilometre": ("m", 1000.0), "mile": ("m", 1609.344), "metre": ("m", 1.0), "foot": ("m", 0.3048), "inch": ("m", 0.0254), "yard": ("m", 0.9144),
    "centimetre": ("m", 0.01), "millimetre": ("m", 0.001), "kilogram": ("kg", 1.0), "pound": ("kg", 0.45359237), "gram": ("kg", 0.001),
    "ounce": ("kg", 0.028349523125), "stone": ("kg", 6.35029318), "tonne": ("kg", 1000.0), "acre": ("m2", 4046.8564224),
    "hectare": ("m2", 10_000.0), "square_kilometre": ("m2", 1e6), "square_mile": ("m2", 2_589_988.110336), "square_foot": ("m2", 0.09290304),
    "square_metre": ("m2", 1.0), "litre": ("m3", 0.001), "gallon": ("m3", 0.003785411784),
    "mile_per_hour": ("m/h", 1609.344), "kilometre_per_hour": ("m/h", 1000.0),
}  # fmt: skip


def converts(a: float, unit: str, b: float, other: str, slack: float = 0.06) -> bool:
    """Are the two measures the same length, area or weight, give or take a share of it?"""
    one, two = SIZES.get(unit), SIZES.get(other)
    if one is None or two is None or one[0] != two[0]:
        return False
    x, y = a * one[1], b * two[1]
    return abs(x - y) <= slack * max(abs(x), abs(y))
