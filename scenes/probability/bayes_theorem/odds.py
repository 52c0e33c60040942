"""Odds and factors as they are written, and what a viewer computes from what is written."""

from __future__ import annotations

from collections.abc import Sequence
from math import isclose, prod

from mathkit.probability.bayes import Bayes
from scenes.stage.type.numerals import decimals_of, number


def digits(value: float, count: int) -> str:
    """A positive number with so many digits, or with all before the decimal point."""
    return number(value, max(0, decimals_of(value, count)))


def three_digits(value: float) -> str:
    return digits(value, 3)


def read(written: str) -> float:
    """The number that is written."""
    return float(written.replace(",", ""))


def sides(odds: float, count: int = 3) -> tuple[str, str]:
    """Odds as two numbers of which the smaller is 1."""
    return ("1", digits(1 / odds, count)) if odds < 1 else (digits(odds, count), "1")


def rounded(odds: float, count: int = 3) -> float:
    """Odds as they are written."""
    sick, healthy = map(read, sides(odds, count))
    return sick / healthy


def product(before: float, ratios: Sequence[float]) -> float:
    """Odds times factors, as a viewer computes it from what is written of them."""
    return rounded(before) * prod(read(three_digits(ratio)) for ratio in ratios)


def about(value: float, exact: float) -> str:
    """A word before a number that is rounded."""
    return "" if isclose(value, exact, rel_tol=1e-9) else "about "


def spoken_odds(odds: float, exact: float, names: tuple[str, str] = ("", "")) -> str:
    """Odds to be said, and whether they are *exact*: ``1 to 99``, ``about 1 sick to 4.47 healthy``."""
    sick, healthy = (f"{side} {name}".strip() for side, name in zip(sides(odds), names, strict=True))
    return f"{about(rounded(odds), exact)}{sick} to {healthy}"


def ratio_of(result: Bayes) -> float:
    """What a positive test multiplies the odds by; no test is never wrong within the bounds."""
    assert result.likelihood_ratio is not None
    return result.likelihood_ratio


def estimated_odds(before: float, ratios: Sequence[float]) -> float:
    """Odds times factors that are estimates: two digits of what a viewer computes from those written."""
    return rounded(product(before, ratios), 2)
