"""Probabilities as people say them: percentages of three digits, and "1 in 100 people"."""

from __future__ import annotations

import math

from scenes.stage.type.numerals import math_number, number, percent

_RAREST = 1e-6
"""Smaller probabilities are not written as "1 in …"."""

_COMMON = 0.75
"""Larger probabilities are not written as "1 in …"."""

_SMALLEST = 1e-5
"""Smaller percentages than this are written with a power of ten."""


def share(probability: float) -> str:
    """A percentage of three digits: ``16.7%``, ``0.98%``, ``0.0099%``; NaN is ``undefined``."""
    if math.isnan(probability):
        return "undefined"
    leading = math.floor(math.log10(100 * probability)) if probability > 0 else 0
    return percent(probability, max(1, 2 - leading))


def math_share(probability: float) -> str:
    """The same as Typst mathematics."""
    if 0 < 100 * probability < _SMALLEST:
        return f'{math_number(100 * probability)} "%"'
    return f'"{share(probability)}"'


def part_of(probability: float) -> str:
    """The words before "of the people": ``none``, ``all``, or a percentage."""
    return {0.0: "none", 1.0: "all"}.get(probability, share(probability))


def one_in(probability: float) -> str:
    """``1 in 100 people`` where that is exact, else ``1.5% of people``; ``nobody``, ``everybody``."""
    if probability in (0, 1):
        return "everybody" if probability else "nobody"
    if _RAREST < probability < _COMMON and math.isclose(
        1 / probability, round(1 / probability), rel_tol=1e-9
    ):
        return f"1 in {number(round(1 / probability))} people"
    return f"{share(probability)} of people"


def chance_between(start: float, end: float, alpha: float) -> float:
    """From *start* to *end* in equal factors, so that small chances change as visibly as large ones.

    To or from 0, where there is no factor, in equal differences.
    """
    if min(start, end) > 0:
        return float(start ** (1 - alpha) * end**alpha)
    return (1 - alpha) * start + alpha * end


def bounded(probability: float, decimals: int = 4) -> tuple[str, str]:
    """A relation and the digits of a probability that is neither 0 nor 1.

    A value near 0 or 1, such as that of a sigmoid, is not written as 0 or 1: ``(">", "0.9999")``.
    """
    if round(probability, decimals) in (0.0, 1.0):
        least = 10.0**-decimals
        return ("<", number(least, decimals)) if probability < 0.5 else (">", number(1 - least, decimals))
    return "=", number(probability, decimals)


def decimal(probability: float, decimals: int = 4) -> str:
    """The same in a sentence: ``0.8808``, ``more than 0.9999``."""
    relation, digits = bounded(probability, decimals)
    return {"=": "", "<": "less than ", ">": "more than "}[relation] + digits
