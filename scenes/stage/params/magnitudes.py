"""Columns of very large or very small numbers, counted in billions or powers of ten, as people write them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from scenes.stage.type.numerals import power_of_ten

__all__ = ["LARGEST_GIVEN", "scale_of", "scaled"]

LARGEST_GIVEN, _SMALLEST_GIVEN = 1e100, 1e-100
"""Sizes between which numbers are counted; others are nobody's data, and floats lose their squares."""

_WORDS = {3: "thousand", 6: "million", 9: "bn", 12: "tn"}
_LARGE, _SMALL = 1e6, 1e-3
"""Numbers between these are written with all their digits."""

_LEAST_SPREAD = 0.01
"""A scale is too large if numbers differ by less when they are counted in it."""


def scale_of(values: Sequence[float]) -> tuple[float, str]:
    """Return in what *values* are counted so that the largest can be read, and how that is written.

    It is 1 with no name, or ``(1e9, "bn")``, or ``(1e-7, "10⁻⁷")``.
    """
    largest = max(map(abs, values), default=0.0)
    if largest < _SMALLEST_GIVEN or _SMALL <= largest < _LARGE:
        return 1.0, ""
    exponent = math.floor(math.log10(largest))
    if largest < _SMALL:
        return 10.0**exponent, power_of_ten(exponent)
    exponent -= exponent % 3
    spread = max(values) - min(values)
    while exponent and spread < _LEAST_SPREAD * 10.0**exponent:
        exponent -= 3
    return 10.0**exponent, "" if exponent == 0 else _WORDS.get(exponent, power_of_ten(exponent))


def scaled(value: float, scale: float) -> float:
    """Return a number counted in *scale*, without the digits that dividing floats adds."""
    return value if scale == 1 else float(f"{value / scale:.15g}")
