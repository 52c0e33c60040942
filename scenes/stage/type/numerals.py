"""Numbers as people write them: a true minus sign, no trailing zeros, powers of ten for extreme values."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

MINUS = "\N{MINUS SIGN}"

_LARGEST = 1e6
"""From here on, numbers have a power of ten."""

_SMALLEST = 1e-5
"""Below this, numbers have a power of ten."""

_LEAST_SEPARATED = 10_000
"""From here on, thousands are separated by commas."""

_MOST_PERCENT_DECIMALS = 6
"""A percentage has no more decimals, however near it is to 0% or 100%."""

_NEGLIGIBLE = 1e-12
"""Beside a number so many times as large, one of the same vector is 0: coordinates of data differ by less."""

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class _Digits:
    """A rounded number: the digits before the power of ten, and the exponent, 0 if there is no power."""

    mantissa: str
    exponent: int


def number(value: float, decimals: int = 2, *, fixed: bool = False) -> str:
    """Write *value* for a sentence.

    Parameters
    ----------
    value
        Any finite number; infinities are written ∞.
    decimals
        Decimal places. A value that would round to 0 keeps two significant digits; a value of a million or
        more, or below 0.00001, is written with a power of ten.
    fixed
        Whether to keep trailing zeros.
    """
    digits = _rounded(value, decimals, fixed=fixed)
    mantissa = digits.mantissa.replace("-", MINUS)
    if digits.exponent == 0:
        return mantissa
    return f"{mantissa} × {power_of_ten(digits.exponent)}"


def power_of_ten(exponent: int) -> str:
    """Write a power of ten: ``10⁻⁷``."""
    return f"10{str(exponent).translate(_SUPERSCRIPTS)}"


def math_number(value: float, decimals: int = 2, *, fixed: bool = False, guarded: bool = False) -> str:
    """Write *value* as Typst mathematics; *guarded* puts a negative one in parentheses."""
    digits = _rounded(value, decimals, fixed=fixed)
    written = '"' + digits.mantissa.lstrip("-") + '"'
    if digits.mantissa.startswith("-"):
        written = f"-{written}"
    if digits.exponent:
        written = f"{written} times 10^({digits.exponent})"
    return f"({written})" if guarded and digits.mantissa.startswith("-") else written


def math_term(value: float, decimals: int = 2, *, fixed: bool = False) -> str:
    """Write *value* as a later term of a sum, with its sign as the operator: ``+ 2``, ``- 2``."""
    written = math_number(abs(value), decimals, fixed=fixed)
    return f"{'-' if _rounded(value, decimals, fixed=fixed).mantissa.startswith('-') else '+'} {written}"


def math_sum(terms: Iterable[float], decimals: int = 2) -> str:
    """Write a sum as Typst mathematics: ``"42" + "3.6" - "1.6"``."""
    first, *rest = settled(terms)
    return " ".join([math_number(first, decimals), *(math_term(term, decimals) for term in rest)])


def sum_in_words(terms: Iterable[float], decimals: int = 2) -> str:
    """Write a sum as it is spoken: ``42 plus 3.6 minus 1.6``."""
    first, *rest = settled(terms)
    spoken = [f"{'minus' if term < 0 else 'plus'} {number(abs(term), decimals)}" for term in rest]
    return " ".join([number(first, decimals), *spoken])


def dollars(amount: float) -> str:
    """Write a price in whole dollars: ``−$6,000``."""
    return f"{MINUS if round(amount) < 0 else ''}${abs(amount):,.0f}"


def degrees(angle: float) -> str:
    """Write an angle in degrees, given in radians: ``14.5°``."""
    return f"{number(math.degrees(angle), 1)}°"


def whole(count: float) -> str:
    """Write a whole number with all of its digits: ``100,352,000``."""
    digits = f"{round(count):,}"
    return digits.replace(",", "") if abs(count) < _LEAST_SEPARATED else digits


def counted(count: int, noun: str, plural: str = "") -> str:
    """Write a number of things: ``1 entry``, ``6 entries``."""
    return f"{whole(count)} {noun if count == 1 else plural or noun + 's'}"


def math_signed(value: float, decimals: int = 2) -> str:
    """Write *value* as Typst mathematics with its sign, also a plus: ``+"2"``, ``-"2"``; 0 has no sign."""
    return ("+" if value > 0 else "") + math_number(value, decimals)


def settled(values: Iterable[float]) -> list[float]:
    """Return numbers that belong together, with 0 for those that are nothing beside the largest of them.

    What is left of a component that ought to vanish is rounding, or a step that has not ended; a small number
    that stands alone is never taken for that.
    """
    numbers = list(values)
    limit = _NEGLIGIBLE * max((abs(each) for each in numbers if math.isfinite(each)), default=0.0)
    return [0.0 if abs(each) < limit else each for each in numbers]


def decimals_of(value: float, digits: int) -> int:
    """Return the decimals with which *value*, not 0, has so many significant digits: below 0 if large."""
    return digits - 1 - math.floor(math.log10(abs(value)))


def is_exact(value: float, decimals: int = 2) -> bool:
    """Whether *value* is written exactly with *decimals*."""
    if abs(value) >= _LARGEST:  # written with a power of ten
        return math.isclose(value, float(f"{value:.2e}"), rel_tol=1e-12)
    return math.isclose(value, round(value, decimals), rel_tol=0.0, abs_tol=1e-9)


def math_equals(value: float, decimals: int = 2) -> str:
    """Write "equals *value*" as Typst mathematics: ``= 2``, or ``approx 2.24`` if the digits are rounded."""
    return f"{'=' if is_exact(value, decimals) else 'approx'} {math_number(value, decimals)}"


def listed(values: Iterable[float], decimals: int = 2) -> str:
    """Write a vector in a sentence, with its components in parentheses: ``(3, −1)``."""
    return f"({', '.join(number(value, decimals) for value in settled(values))})"


def math_vector(values: Iterable[float], decimals: int = 2) -> str:
    """Write a column vector as Typst mathematics."""
    return f"vec({', '.join(math_number(value, decimals) for value in settled(values))})"


def math_matrix(rows: Iterable[Iterable[float]], decimals: int = 2) -> str:
    """Write a matrix as Typst mathematics, given row by row."""
    table = [list(row) for row in rows]
    entries = iter(settled(entry for row in table for entry in row))
    written = [", ".join(math_number(next(entries), decimals) for _ in row) for row in table]
    return f"mat({'; '.join(written)})"


def percent(share: float, decimals: int = 1) -> str:
    """Write a share between 0 and 1 as a percentage; a share near 0 or 1 is not written as 0% or 100%."""
    hundredfold = 100 * share
    if 0 < share < 1:
        while decimals < _MOST_PERCENT_DECIMALS and round(hundredfold, decimals) in (0.0, 100.0):
            decimals += 1
        hundredfold = min(hundredfold, 100 - 10**-_MOST_PERCENT_DECIMALS)
    return f"{number(hundredfold, decimals)}%"


def _rounded(value: float, decimals: int, *, fixed: bool) -> _Digits:
    value = float(value)  # NumPy rounds half-way numbers otherwise than Python
    if not math.isfinite(value):
        return _Digits("∞" if value > 0 else "-∞" if value < 0 else "undefined", 0)
    size = abs(value)
    if size >= _LARGEST or 0 < size < _SMALLEST:
        mantissa, _, exponent = f"{value:.2e}".partition("e")
        return _Digits(_trimmed(mantissa), int(exponent))
    if size > 0 and round(size, decimals) == 0:
        decimals = decimals_of(size, 2)
    written = f"{value:,.{decimals}f}"
    if round(size, decimals) < _LEAST_SEPARATED:
        written = written.replace(",", "")
    if not fixed:
        written = _trimmed(written)
    return _Digits(written.removeprefix("-") if float(written.replace(",", "")) == 0 else written, 0)


def _trimmed(written: str) -> str:
    return written.rstrip("0").rstrip(".") if "." in written else written
