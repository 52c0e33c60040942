"""What is written beside a weight that learns: the step, running numbers, the slopes where it is stuck."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mathkit.calculus.chain_rule import Chain
from scenes.calculus.chain_rule.digits import significant
from scenes.calculus.chain_rule.words import SLOPE, WEIGHT, chained_slopes, equals, multiplied, rate_of
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_equals, math_number
from scenes.stage.type.symbols import ACTIVATION, LOSS
from scenes.stage.type.symbols import LEARNING_RATE as ANY_LEARNING_RATE
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Written, formula, text

LEARNING_RATE = replace(ANY_LEARNING_RATE, role="ink")
"""Its own colour is that of the weight here."""

_NOTHING = 1e-13
"""A running number that is so near to what is written is exactly that: it may have nine decimals."""


def step(rate: float) -> Written:
    """How the weight learns from its slope."""
    chosen = tint(f"alpha = {math_number(rate)}", LEARNING_RATE.role)
    return formula(f"{WEIGHT} <- {WEIGHT} - {LEARNING_RATE} thin {SLOPE}, quad {chosen}", size=LABEL_SIZE)


def rounded(decimals: int) -> Written:
    """What is done to the weight after each step, so that its number is all of it."""
    return text(f"${WEIGHT.letter}$ rounded to {decimals} decimals", size=FINE_SIZE, role="muted")


def running_names() -> list[Written]:
    """What stands before the running numbers of the steps."""
    letters = [formula(each, size=LABEL_SIZE) for each in (str(WEIGHT), str(ACTIVATION), str(LOSS), SLOPE)]
    return [text("step", size=LABEL_SIZE, role="muted"), *letters]


def running(decimals: int) -> Callable[[float], str]:
    """How a running number is written after its letter: as in a formula, and with all decimals if rounded."""

    def write(value: float) -> str:
        if abs(value - round(value, decimals)) < _NOTHING:
            return f"$= {math_number(value, decimals)}$"
        return f"$approx {math_number(value, decimals, fixed=True)}$"

    return write


def product_at(way: Chain, decimals: int) -> Written:
    """The slope of the chain at its weight: the slopes of its stages, and under them their numbers."""
    places, found = significant(way, decimals), math_equals(way.derivative, decimals)
    product = f"{equals(way, places)} {multiplied(way, places)}"
    where = f'quad "at" {WEIGHT} = {math_number(way.values[0])}'
    return formula(f"{SLOPE} &= {chained_slopes()} {where} \\ &{product} {found}", size=LABEL_SIZE)


def slope_of_sigmoid(way: Chain, decimals: int) -> Written:
    """The slope of the sigmoid, with the digits that it has in the product."""
    number = math_equals(way.rates[1], significant(way, decimals)[1])
    return formula(f"{rate_of(2, 1)} {number}", size=LABEL_SIZE)
