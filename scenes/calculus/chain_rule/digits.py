"""How many decimals the numbers of a chain have: a viewer with a calculator finds each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Self

import numpy as np

from mathkit.calculus.chain_rule import Chain
from scenes.stage.type.numerals import decimals_of, is_exact, math_number

CHANGE = 6
"""Decimals of a small change."""

_LOSS = 4
"""Decimals of the loss while the weight learns."""

_LEAST = 4
"""A weight that learns has so many decimals, or more if its steps are small."""

_SMALL_STEP = 2
"""A step of the weight keeps so many digits."""

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
        outputs = (each for each in range(5, 8) if _gives_the_rest(way, each, factors))
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


def _gives_the_rest(way: Chain, decimals: int, slope_decimals: int) -> bool:
    """Whether the output, as it is written, gives the loss and the slopes after the score."""
    output = as_written(way.values[2], decimals)
    distance = way.rates[2] / 2 + output - way.values[2]
    found = [
        (output * (1 - output), way.rates[1], slope_decimals),
        (2 * distance, way.rates[2], slope_decimals),
    ]
    found.append((as_written(distance, decimals) ** 2, way.values[3], _LOSS))
    return all(math_number(seen, places) == math_number(true, places) for seen, true, places in found)


def as_written(value: float, decimals: int) -> float:
    """The number that a viewer reads."""
    written = math_number(value, decimals).replace('"', "").replace(" ", "").replace(",", "")
    return float(written.replace("times10^(", "e").rstrip(")"))


def is_rounded(way: Chain, nudge: float, decimals: int) -> bool:
    """Whether the change of the loss is not written exactly, or a factor of it."""
    exact = [is_exact(rate, decimals) for rate in way.rates]
    return not (all(exact) and is_exact(nudge * way.derivative, CHANGE))


def change_decimals(nudge: float) -> int:
    """Decimals of what a nudge changes."""
    return 4 if nudge >= 0.5 else CHANGE


def slope_decimals(way: Chain, nudges: Sequence[float]) -> int:
    """Decimals of the slope of the chain, at least 4, from which a calculator finds what it predicts."""

    def gives(decimals: int) -> bool:
        slope = as_written(way.derivative, decimals)
        return all(
            math_number(slope * nudge, change_decimals(nudge))
            == math_number(way.derivative * nudge, change_decimals(nudge))
            for nudge in nudges
        )

    return next(filter(gives, range(4, _MOST)), _MOST)


def quotient_decimals(change: float, least: int, nudge: float) -> int:
    """Decimals of a change, at least so many, from which a calculator finds 4 of its quotient by a nudge."""

    def gives(decimals: int) -> bool:
        seen = as_written(change, decimals) / nudge
        return math_number(seen, 4) == math_number(change / nudge, 4)

    return next(filter(gives, range(least, _MOST)), _MOST)


def ratio_decimals(change: float, decimals: int, nudge: float) -> int:
    """Decimals, at most 4, of a change per nudge that a calculator finds from both as they are written."""

    def gives(places: int) -> bool:
        seen = as_written(change, decimals) / nudge
        return math_number(seen, places) == math_number(change / nudge, places)

    return next(filter(gives, (4, 3, 2)), 1)


# Steps of the weight -----------------------------------------------------------------------------------


def weight_decimals(step: float) -> int:
    """Decimals to which a weight is rounded as it learns, from its first *step*."""
    if step == 0:
        return _LEAST
    return min(_MOST - 1, max(_LEAST, decimals_of(step, _SMALL_STEP)))


@dataclass(frozen=True)
class StepDigits:
    """Decimals of what is shown of each step: w and the slope give the next w.

    The weight is rounded to its decimals, so that what is shown of it is all of it. The output gives the
    loss.
    """

    weight: int
    slope: int
    output: int
    loss: int = _LOSS

    @classmethod
    def of(cls, ways: Sequence[Chain], rate: float) -> Self:
        """The fewest for the chain before and after each step with a learning *rate*; the most if none do."""
        weight = weight_decimals(rate * ways[0].derivative)
        slopes = (
            each
            for each in range(4, _MOST)
            if all(_gives_step(way, after, rate, (each, weight)) for way, after in pairwise(ways))
        )
        outputs = (each for each in range(4, _MOST) if all(_gives_loss(way, each) for way in ways))
        return cls(weight, next(slopes, _MOST), next(outputs, _MOST))


def significant(way: Chain, product_decimals: int) -> tuple[int, int, int]:
    """Decimals of each slope, with as few digits, four or more, as give their product on a calculator."""
    found = math_number(way.derivative, product_decimals)
    for digits in range(4, _MOST):
        score, output, loss = (max(0, decimals_of(rate, digits)) if rate else digits for rate in way.rates)
        decimals = (score, output, loss)
        seen = [as_written(rate, each) for rate, each in zip(way.rates, decimals, strict=True)]
        if math_number(float(np.prod(seen)), product_decimals) == found:
            break
    return decimals


def _gives_step(way: Chain, after: Chain, rate: float, places: tuple[int, int]) -> bool:
    slope, weight = places
    stepped = way.values[0] - rate * as_written(way.derivative, slope)
    return math_number(stepped, weight) == math_number(after.values[0], weight)


def _gives_loss(way: Chain, decimals: int) -> bool:
    """Whether the output, as it is written, gives the loss of each step."""
    output = float(way.values[2])
    distance = way.rates[2] / 2 + as_written(output, decimals) - output
    return math_number(float(distance**2), _LOSS) == math_number(float(way.values[3]), _LOSS)
