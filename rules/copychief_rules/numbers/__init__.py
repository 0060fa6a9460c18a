"""Figures: sources, sums, shares, changes, conversions, ages, counts."""
