"""Numbers as people write them: a true minus sign, no trailing zeros, powers of ten where digits run out."""

from __future__ import annotations

import math
from dataclasses import dataclass

MINUS = "\N{MINUS SIGN}"

_LARGEST = 1e6
_SMALLEST = 1e-5
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class _Digits:
    """A rounded number: the digits before the power of ten, and the power (0: none)."""

    mantissa: str
    exponent: int


def number(value: float, decimals: int = 2, *, fixed: bool = False) -> str:
    """Write *value* for running text.

    Parameters
    ----------
    value
        Any finite number; infinities are written ∞.
    decimals
        Decimal places kept. A value too small for them keeps two significant digits instead of
        becoming nought; a value of a million or more, or below 0.00001, is written with a power of ten.
    fixed
        Whether to keep trailing zeros.
    """
    digits = _rounded(value, decimals, fixed=fixed)
    mantissa = digits.mantissa.replace("-", MINUS)
    if digits.exponent == 0:
        return mantissa
    return f"{mantissa} × 10{str(digits.exponent).translate(_SUPERSCRIPTS)}"


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


def percent(share: float, decimals: int = 1) -> str:
    """Write a share between 0 and 1 as a percentage; never 0 % or 100 % for what is only near them."""
    hundredfold = 100 * share
    if 0 < share < 1:
        while decimals < 6 and round(hundredfold, decimals) in (0.0, 100.0):
            decimals += 1
    return f"{number(hundredfold, decimals)} %"


def _rounded(value: float, decimals: int, *, fixed: bool) -> _Digits:
    if not math.isfinite(value):
        return _Digits("∞" if value > 0 else "-∞" if value < 0 else "undefined", 0)
    size = abs(value)
    if size >= _LARGEST or 0 < size < _SMALLEST:
        mantissa, _, exponent = f"{value:.2e}".partition("e")
        return _Digits(_trimmed(mantissa), int(exponent))
    if 0 < size < 0.5 * 10**-decimals:
        decimals = 1 - math.floor(math.log10(size))
    written = f"{value:,.{decimals}f}"
    if size < 10_000:
        written = written.replace(",", "")
    if not fixed:
        written = _trimmed(written)
    return _Digits(written.removeprefix("-") if float(written.replace(",", "")) == 0 else written, 0)


def _trimmed(written: str) -> str:
    return written.rstrip("0").rstrip(".") if "." in written else written
