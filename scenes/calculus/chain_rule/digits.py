"""How many decimals the numbers of a chain have: a viewer with a calculator finds each of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Self

import numpy as np

from mathkit.calculus.chain_rule import Chain
from scenes.stage.type.numerals import is_exact, math_number

CHANGE = 6
"""Decimals of a small change."""

_RUNNING, _LOSS = 3, 4
"""Decimals of the score and of the loss while the weight learns."""

PRODUCT = 4
"""Decimals of the slope of the chain."""

_MOST = 9
"""No number has more decimals."""


@dataclass(frozen=True)
class Digits:
    """Decimals of the slopes of the stages, of those that are multiplied from the back, and of the output."""

    factors: int
    behind: int
    output: int

    @classmethod
    def of(cls, way: Chain, nudge: float) -> Self:
        """The fewest with which a calculator finds what is shown; the most where there are none."""
        choices = product(range(4, 7), range(4, _MOST + 1))
        factors, behind = next((each for each in choices if _agree(way, nudge, *each)), (6, _MOST))
        outputs = (each for each in range(5, 8) if _gives_the_slopes(way, each, factors))
        return cls(factors, behind, next(outputs, 8))


def _agree(way: Chain, nudge: float, decimals: int, inner: int) -> bool:
    """Whether the slopes, as they are written, give the changes, the product and the slopes behind."""
    factors = [as_written(rate, decimals) for rate in way.rates]
    changes = [as_written(each, CHANGE) for each in nudge * way.forward]
    behind = [as_written(each, inner) for each in way.backward]
    found = [(float(np.prod(factors)), way.derivative, 4)]
    found += [
        (change * factor, nudge * true, CHANGE)
        for change, factor, true in zip(changes, factors, way.forward[1:], strict=False)
    ]
    found += [
        (factors[index] * behind[index + 1], way.backward[index], 4 if index == 0 else inner)
        for index in range(3)
    ]
    return all(math_number(seen, places) == math_number(true, places) for seen, true, places in found)


def _gives_the_slopes(way: Chain, decimals: int, factors: int) -> bool:
    """Whether the output, as it is written, gives the slopes of the sigmoid and of the square."""
    output = as_written(way.values[2], decimals)
    distance = way.rates[2] / 2 + output - way.values[2]
    found = ((output * (1 - output), way.rates[1]), (2 * distance, way.rates[2]))
    return all(math_number(seen, factors) == math_number(true, factors) for seen, true in found)


def rough_decimals(way: Chain) -> int:
    """Decimals of the slopes, at least 4, with which a calculator finds their product with two decimals."""
    found = math_number(way.derivative)
    for decimals in range(4, 7):
        if math_number(float(np.prod([as_written(rate, decimals) for rate in way.rates]))) == found:
            return decimals
    return 7


def significant(way: Chain) -> tuple[int, ...]:
    """Decimals of each slope, with as few digits, four or more, as give their product on a calculator."""
    found = math_number(way.derivative, PRODUCT)
    for digits in range(4, _MOST):
        decimals = [
            max(0, digits - 1 - math.floor(math.log10(abs(rate)))) if rate else digits for rate in way.rates
        ]
        seen = [as_written(rate, each) for rate, each in zip(way.rates, decimals, strict=True)]
        if math_number(float(np.prod(seen)), PRODUCT) == found:
            break
    return tuple(decimals)


def as_written(value: float, decimals: int) -> float:
    """The number that a viewer reads."""
    written = math_number(value, decimals).replace('"', "").replace(" ", "").replace(",", "")
    return float(written.replace("times10^(", "e").rstrip(")"))


def is_rounded(way: Chain, nudge: float, decimals: int) -> bool:
    """Whether the change of the loss is not written exactly, or a factor of it."""
    exact = [is_exact(rate, decimals) for rate in way.rates]
    return not (all(exact) and is_exact(nudge * way.derivative, CHANGE))


def slope_decimals(way: Chain, nudges: Sequence[tuple[float, int]]) -> int:
    """Decimals of the slope of the chain, at least 4, which gives what it predicts for each nudge.

    Parameters
    ----------
    nudges
        Each with the decimals of its prediction.
    """

    def gives(decimals: int) -> bool:
        slope = as_written(way.derivative, decimals)
        return all(
            math_number(slope * nudge, places) == math_number(way.derivative * nudge, places)
            for nudge, places in nudges
        )

    return next(filter(gives, range(4, _MOST)), _MOST)


def ratio_decimals(change: float, decimals: int, nudge: float) -> int:
    """Decimals, at most 4, of a change per nudge that a calculator finds from both as they are written."""

    def gives(places: int) -> bool:
        seen = as_written(change, decimals) / nudge
        return math_number(seen, places) == math_number(change / nudge, places)

    return next(filter(gives, (4, 3, 2)), 1)


def running_decimals(ways: Sequence[Chain], rates: int | None = None) -> tuple[int, int, int, int]:
    """Decimals of w, z, a and L along steps: in each, w gives z, and a gives L.

    Parameters
    ----------
    rates
        Decimals of the slopes that are shown before the first step, which a gives too.
    """
    weights = (each for each in range(4, _MOST) if all(_gives_score(way, each) for way in ways))
    outputs = (
        each
        for each in range(4, _MOST)
        if all(_gives_loss(way, each) for way in ways)
        and (rates is None or _gives_the_slopes(ways[0], each, rates))
    )
    return next(weights, _MOST), _RUNNING, next(outputs, _MOST), _LOSS


def _gives_score(way: Chain, decimals: int) -> bool:
    score = as_written(way.values[0], decimals) * way.rates[0]
    return math_number(score, _RUNNING) == math_number(way.values[1], _RUNNING)


def _gives_loss(way: Chain, decimals: int) -> bool:
    distance = way.rates[2] / 2 + as_written(way.values[2], decimals) - way.values[2]
    return math_number(distance**2, _LOSS) == math_number(way.values[3], _LOSS)
