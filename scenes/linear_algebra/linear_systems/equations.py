"""What is written of receipts and prices: equations, and prices beside a coffee or a cake."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike

from scenes.linear_algebra.linear_systems.words import (
    CAKE,
    COFFEE,
    EXACT,
    GOODS,
    NAMES,
    decimals_of,
    euro_sign,
    fraction,
    share_of,
)
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import is_exact, listed, math_equals, math_number
from scenes.stage.type.symbols import Symbol
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, STATEMENT_SIZE, Written, formula, text

_ROOM = 2.45
"""For an equation while it changes, behind the icons of a row, in manim units."""


def equation(counts: ArrayLike, total: float, role: Role = "ink") -> Written:
    """A receipt as an equation: ``2 x + y = 8``."""
    left = _sum(map(_times, np.asarray(counts, dtype=np.float64)))
    return formula(f"{left} {math_equals(total, decimals_of(total))}", size=LABEL_SIZE, role=role)


def difference(counts: ArrayLike, total: float, taken: ArrayLike, off: float) -> Written:
    """A receipt while another is taken off it: ``(3 - 0.5) y = 9 - 4``; ``2.5 y = 9 - 4`` if that is long."""
    counts, taken = np.asarray(counts, dtype=np.float64), np.asarray(taken, dtype=np.float64)
    equals = "=" if is_exact(total, EXACT) and is_exact(off, EXACT) else "approx"
    right = " - ".join(math_number(each, decimals_of(each)) for each in (total, off))
    for left, size in (
        (_sum(map(_less, counts, taken)), LABEL_SIZE),
        (_sum(map(_times, counts - taken)), LABEL_SIZE),
        (_sum(map(_times, counts - taken)), FINE_SIZE),
    ):
        written = formula(f"{left} {equals} {right}", size=size)
        if written.width <= _ROOM:
            break
    return written


def _sum(factors: Iterable[str | None]) -> str:
    """So many coffees and cakes, without what there is none of."""
    pairs = zip(factors, (COFFEE, CAKE), strict=True)
    return " + ".join(f"{factor} {symbol}" for factor, symbol in pairs if factor is not None) or '"0"'


def _less(count: float, taken: float) -> str | None:
    """What stands before an unknown while some of it is taken off."""
    if not fraction(count - taken):
        return None
    return f"({_digits(count)} - {_digits(taken)})" if taken else _times(count)


def _times(count: float) -> str | None:
    """What stands before an unknown: nothing if there is one of it, None if there is none."""
    exact = fraction(count)
    return None if not exact else "" if exact == 1 else _digits(count)


def _digits(count: float) -> str:
    """A number of coffees or cakes, as a fraction if its digits would not end."""
    exact = fraction(count)
    if is_exact(count):
        return math_number(count)
    return f'"{exact.numerator}" \\/ "{exact.denominator}"'


def price_of(symbol: Symbol, price: float) -> Written:
    """``y = 2``, as a label."""
    return formula(f"{symbol} = {tint(math_number(price), 'result')}", size=LABEL_SIZE)


def solution(prices: ArrayLike, role: Role = "result") -> Written:
    """Both prices, as a label of a point."""
    return text(tint(listed(np.asarray(prices)), role), size=STATEMENT_SIZE)


def asked(index: int, price: str) -> Written:
    """What a coffee or a cake costs: ``a coffee: €?``."""
    return text(f"a {NAMES[index]}: €{price}", size=LABEL_SIZE, role=GOODS[index])


def found(index: int, price: float) -> Written:
    """What a coffee or a cake costs, once it is known."""
    return text(f"a {NAMES[index]}: {tint(euro_sign(price), 'result')}", size=LABEL_SIZE, role=GOODS[index])


def subtraction(factor: float) -> Written:
    """What the third row is made of."""
    return _made_of("the second", share_of(factor, "the first"))


def without_cakes(cakes: float) -> Written:
    """What the fourth row is made of."""
    return _made_of("the first", "its cake" if cakes == 1 else "its cakes")


def _made_of(what: str, less: str) -> Written:
    return text(f"{what}, less {less}", size=FINE_SIZE, role="muted")


def priced_order(wanted: ArrayLike, prices: Points, total: float) -> Written:
    """What a new order should cost: its counts are the features, the prices the weights."""
    terms = [
        f"{tint(math_number(float(count)), f'{name}s')} dot {tint(math_number(price), role)}"
        for count, name, price, role in zip(np.asarray(wanted), NAMES, prices, GOODS, strict=True)
    ]
    return formula(f"{' + '.join(terms)} = {tint(math_number(total), 'result')}", size=STATEMENT_SIZE)
