"""The chain from a weight to its loss, z = w x, a = σ(z), L = (a − y)², in formulas and in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from manim import VGroup

from mathkit.calculus.chain_rule import Chain
from scenes.calculus.chain_rule.digits import (
    CHANGE,
    Digits,
    as_written,
    ratio_decimals,
    significant,
    slope_decimals,
)
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import is_exact, math_equals, math_number, math_signed
from scenes.stage.type.symbols import ACTIVATION, INPUT, LOSS, RUN, SCORE, TARGET
from scenes.stage.type.symbols import LEARNING_RATE as ANY_LEARNING_RATE
from scenes.stage.type.symbols import WEIGHT as ANY_WEIGHT
from scenes.stage.type.tables import ledger
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Written, fit, formula, text

FACT_LABELS = {
    "score": "score of the neuron",
    "output": "output of the neuron",
    "loss": "loss",
    "slope": "slope of the loss in the weight",
    "predicted": "change that the slope predicts",
    "change": "change that there really is",
    "last_loss": "loss after the last step",
}
"""What the key numbers of the film are called apart from it."""

WEIGHT = replace(ANY_WEIGHT, role=RUN.role)
"""The weight has the colour of its nudge: each arrow has that of the axis along which it lies."""

LEARNING_RATE = replace(ANY_LEARNING_RATE, role="ink")
"""Its own colour is that of the weight here."""

_NOTHING = 1e-13
"""A running number that is so near to what is written is exactly that: it may have nine decimals."""

_WIDEST_RULE, _HIGHEST_RULE = 12.4, 0.84
"""A chain rule that is longer or higher is drawn smaller, in manim units."""

NAMES = ("weight", "score", "output", "loss")
"""What the values along the chain are called."""

LETTERS = (WEIGHT, SCORE, ACTIVATION, LOSS)
"""The values along the chain."""

PARTS = ("to_score", "to_output", "to_loss")
"""The slopes of the stages, as they are called among the parts of a formula."""


ENDS = ("after", "before")
"""The value after a stage and that before it, as they are called among the parts of a formula."""


def _rate(above: int, below: int) -> str:
    return f"(dif {tint(LETTERS[above], ENDS[0])}) / (dif {tint(LETTERS[below], ENDS[1])})"


_SLOPE = _rate(3, 0)


# Formulas ----------------------------------------------------------------------------------------------


def stages(x: float, target: float) -> list[Written]:
    """The three functions, with what stays as it is."""
    given = (tint(f"x = {math_number(x)}", INPUT.role), tint(f"y = {math_number(target)}", TARGET.role))
    before = [tint(letter, ENDS[1]) for letter in LETTERS]
    rules = (
        f"{before[0]} {INPUT}, quad {given[0]}",
        f'sigma({before[1]}), quad sigma: "sigmoid"',
        f"({before[2]} - {TARGET})^2, quad {given[1]}",
    )
    return [
        formula(f"{tint(after, ENDS[0])} = {rule}", size=LABEL_SIZE)
        for after, rule in zip(LETTERS[1:], rules, strict=True)
    ]


def values(way: Chain, digits: Digits) -> list[Written]:
    """The letter of each value with its number."""
    places = (2, 4, digits.output, 4)
    return [
        formula(f"{letter} {math_equals(value, decimals)}", size=LABEL_SIZE)
        for letter, value, decimals in zip(LETTERS, way.values, places, strict=True)
    ]


def rates(way: Chain, decimals: Sequence[int]) -> list[Written]:
    """The slope of each stage: the rule, and the number, which is the part of its name."""
    rules = (str(INPUT), f"{ACTIVATION} (1 - {ACTIVATION})", f"2 ({ACTIVATION} - {TARGET})")
    numbers = (math_equals(*each) for each in zip(way.rates, decimals, strict=True))
    return [
        formula(f"{_rate(index + 1, index)} = {rule} {tint(number, part)}", size=LABEL_SIZE)
        for index, (rule, number, part) in enumerate(zip(rules, numbers, PARTS, strict=True))
    ]


def factors(way: Chain, decimals: int) -> list[Written]:
    """What each stage multiplies by."""
    return [
        formula(f"times {math_number(rate, decimals, guarded=True)}", size=LABEL_SIZE) for rate in way.rates
    ]


def changes(way: Chain, nudge: float) -> list[Written]:
    """How far each value moves along the tangents, the weight first."""
    roles = (RUN.role, *(letter.role for letter in LETTERS[1:]))
    return [
        formula(math_signed(each, CHANGE), size=LABEL_SIZE, role=role)
        for each, role in zip(nudge * way.forward, roles, strict=True)
    ]


def chain_of_slopes(way: Chain, digits: Digits) -> Written:
    """The chain rule with numbers: the parts ``PARTS`` are the slopes, ``found`` is their product."""
    found = tint(tint(math_equals(way.derivative, 4), "found"), LOSS.role)
    chained = " dot ".join(_rate(index + 1, index) for index in range(3))
    rule = formula(f"{_SLOPE} = {chained} = {_multiplied(way, [digits.factors] * 3)} {found}")
    fit(rule, width=_WIDEST_RULE, height=_HIGHEST_RULE)
    return rule


def product_of_slopes(way: Chain, decimals: int) -> Written:
    """The slopes of the stages and their product, as each step of the weight has it."""
    found = tint(math_equals(way.derivative, decimals), LOSS.role)
    return formula(f"{_multiplied(way, significant(way, decimals))} {found}", size=LABEL_SIZE)


def _multiplied(way: Chain, decimals: Sequence[int]) -> str:
    numbers = (math_number(*each, guarded=True) for each in zip(way.rates, decimals, strict=True))
    return " dot ".join(tint(each, part) for each, part in zip(numbers, PARTS, strict=True))


def slopes(way: Chain, inner: int) -> list[Written]:
    """The slope of the loss with respect to each value; with respect to itself, it is 1."""
    return [
        formula(
            f"{_rate(3, index)} {math_equals(slope, decimals)}",
            size=LABEL_SIZE,
        )
        for index, (slope, decimals) in enumerate(zip(way.backward, (4, inner, inner, inner), strict=True))
    ]


def predictions(way: Chain, after: Sequence[tuple[float, Chain]]) -> VGroup:
    """A head, and a row for each nudge of the weight: what the slope predicts, and what happens."""
    head = ["nudge", "predicted change", "actual change", "actual ÷ nudge"]
    rows = [[text(each, size=LABEL_SIZE, role="muted") for each in head]]
    places = [4 if nudge >= 0.5 else CHANGE for nudge, _ in after]
    digits = slope_decimals(way, [(nudge, each) for (nudge, _), each in zip(after, places, strict=True)])
    slope, seen = math_number(way.derivative, digits, guarded=True), as_written(way.derivative, digits)
    for (nudge, nudged), decimals in zip(after, places, strict=True):
        found, moved = math_number(way.derivative * nudge, decimals), nudged.values[-1] - way.values[-1]
        is_same = np.isclose(nudge * seen, as_written(way.derivative * nudge, decimals), rtol=1e-9, atol=0.0)
        cells = (
            f"{RUN.letter} = {math_number(nudge)}",
            f"{math_number(nudge)} dot {slope} {'=' if is_same else 'approx'} {found}",
            f"{'' if is_exact(moved, decimals) else 'approx'} {math_number(moved, decimals)}",
            _per_nudge(nudge, moved, decimals),
        )
        roles: tuple[Role, ...] = (RUN.role, "ink", "ink", "ink")
        rows.append(
            [text(f"${each}$", size=LABEL_SIZE, role=role) for each, role in zip(cells, roles, strict=True)]
        )
    return ledger(rows)


def _per_nudge(nudge: float, moved: float, decimals: int) -> str:
    places = ratio_decimals(moved, decimals, nudge)
    return f"{'' if is_exact(moved / nudge, places) else 'approx'} {math_number(moved / nudge, places)}"


def step(rate: float) -> Written:
    """How the weight learns from its slope."""
    chosen = tint(f"alpha = {math_number(rate)}", LEARNING_RATE.role)
    return formula(f"{WEIGHT} <- {WEIGHT} - {LEARNING_RATE} thin {_SLOPE}, quad {chosen}", size=LABEL_SIZE)


def whole_slope() -> Written:
    """The slope of the whole chain, before its running numbers."""
    return formula(_SLOPE, size=LABEL_SIZE)


def running_slope(way: Chain, decimals: int) -> str:
    """The slopes of the stages and their product, after ``whole_slope``."""
    rates = zip(way.rates, significant(way, decimals), strict=True)
    multiplied = " dot ".join(math_number(*each, guarded=True) for each in rates)
    return f"$= {multiplied} {math_equals(way.derivative, decimals)}$"


def rounded(decimals: int) -> Written:
    """What is done to the weight after each step, so that its number is all of it."""
    return text(f"each step rounds ${WEIGHT.letter}$ to {decimals} decimals", size=FINE_SIZE, role="muted")


def distance() -> Written:
    """What is squared."""
    return formula(f"abs({ACTIVATION} - {TARGET})", size=LABEL_SIZE)


def same_scale() -> Written:
    """What is true of each close-up, and not of the graphs from far."""
    return text("each close-up has the same scale on both axes", size=FINE_SIZE, role="muted")


def no_loss() -> Written:
    """What is said of the room below a loss of zero."""
    return text("no loss here", size=FINE_SIZE)


def missed(way: Chain, nudge: float, after: Chain) -> Written:
    """By how much the slopes are wrong, from both changes as they are written."""
    predicted, moved = (
        as_written(each, 4) for each in (way.derivative * nudge, after.values[-1] - way.values[-1])
    )
    return text(f"off by ${math_number(abs(moved - predicted), 4)}$", size=LABEL_SIZE)


def larger(times: int) -> Written:
    """How much larger a close-up is drawn than the one before it."""
    return text(f"magnified {times} times", size=FINE_SIZE, role="muted")


def answer() -> Written:
    """The change of the loss: the nudge, times the three slopes."""
    chained = " ".join(
        tint(f"med dot med {_rate(index + 1, index)}", part) for index, part in enumerate(PARTS)
    )
    nudge = tint(tint(RUN.letter, RUN.role), "nudge")
    rule = formula(f'"change of" {LOSS} approx {nudge} {chained}')
    fit(rule, height=_HIGHEST_RULE)
    return rule


def running(decimals: int) -> Callable[[float], str]:
    """How a running number is written after its letter: as in a formula, and with all decimals if rounded."""

    def write(value: float) -> str:
        if abs(value - round(value, decimals)) < _NOTHING:
            return f"$= {math_number(value, decimals)}$"
        return f"$approx {math_number(value, decimals, fixed=True)}$"

    return write
