"""What is written at a neuron with two weights: slopes that are multiplied from the back, and what by."""

from __future__ import annotations

from dataclasses import replace

from mathkit.calculus.chain_rule import Chain
from scenes.calculus.chain_rule.words import PARTS, WEIGHT, rate_of
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import is_exact, math_number
from scenes.stage.type.symbols import INPUT, LOSS, SCORE
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, Written, formula

SECOND_WEIGHT, SECOND_INPUT = replace(WEIGHT, letter="w_2"), replace(INPUT, letter="x_2")
"""Another weight of the neuron, with an input of its own."""

NUMBER = "number"
"""What a slope is, without its letters, as it is called among the parts of a formula."""


def slopes(way: Chain, inner: int) -> list[Written]:
    """The slope of the loss with respect to each value; with respect to itself, it is 1.

    Its number is the part ``NUMBER``.
    """
    return [
        formula(
            f"{rate_of(3, index)} {'=' if is_exact(slope, decimals) else 'approx'} "
            f"{tint(math_number(slope, decimals), NUMBER)}",
            size=STATEMENT_SIZE,
        )
        for index, (slope, decimals) in enumerate(zip(way.backward, (4, inner, inner, inner), strict=True))
    ]


def score_of_both() -> Written:
    """The score of two weights, the second of which is zero, so that it is that of the first alone."""
    rule = f"{SCORE} = {WEIGHT} {INPUT} + {SECOND_WEIGHT} {SECOND_INPUT}"
    return formula(f"{rule}, quad {SECOND_WEIGHT} = 0", size=STATEMENT_SIZE)


def second_slope(way: Chain, inner: int) -> Written:
    """The slope of the loss with respect to a second weight, which has an input of its own.

    What it is equal to is the part ``NUMBER``.
    """
    shared = math_number(way.backward[1], inner, guarded=True)
    return formula(
        f"(dif {LOSS}) / (dif {SECOND_WEIGHT}) {'=' if is_exact(way.backward[1], inner) else 'approx'} "
        f"{tint(f'{shared} times {SECOND_INPUT}', NUMBER)}",
        size=STATEMENT_SIZE,
    )


def factor_of_input(x: float) -> Written:
    """What the score multiplies a nudge of the weight by, the input; its number is called as the slope."""
    return formula(f"times {INPUT}, quad {INPUT} = {tint(math_number(x), PARTS[0])}", size=LABEL_SIZE)


def second_factor() -> Written:
    """What the score multiplies a nudge of the second weight by."""
    return formula(f"times {SECOND_INPUT}", size=LABEL_SIZE)
