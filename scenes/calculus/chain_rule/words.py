"""The chain from a weight to its loss, z = w x, a = σ(z), L = (a − y)², in formulas and in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Self

import numpy as np
from manim import VMobject

from mathkit.calculus.chain_rule import Chain
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import is_exact, math_equals, math_number, math_signed, number
from scenes.stage.type.symbols import ACTIVATION, INPUT, LEARNING_RATE, LOSS, RUN, SCORE, TARGET, WEIGHT
from scenes.stage.type.tables import ledger
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Written, formula, text

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

LETTERS = (WEIGHT, SCORE, ACTIVATION, LOSS)
"""The values along the chain."""

PARTS = ("to_score", "to_output", "to_loss")
"""The slopes of the stages, as they are called among the parts of a formula."""

_CHANGE = 6
"""Decimals of a small change."""


def _rate(above: int, below: int) -> str:
    return f"(dif {LETTERS[above]}) / (dif {LETTERS[below]})"


_SLOPE = tint(f"(dif {LOSS.letter}) / (dif {WEIGHT.letter})", LOSS.role)


# Formulas ----------------------------------------------------------------------------------------------


def stages(x: float, target: float) -> list[Written]:
    """The three functions, with what stays as it is."""
    given = (tint(f"x = {math_number(x)}", INPUT.role), tint(f"y = {math_number(target)}", TARGET.role))
    rules = (
        f"{SCORE} = {WEIGHT} {INPUT}, quad {given[0]}",
        f"{ACTIVATION} = sigma({SCORE})",
        f"{LOSS} = ({ACTIVATION} - {TARGET})^2, quad {given[1]}",
    )
    return [formula(rule, size=LABEL_SIZE) for rule in rules]


def values(way: Chain, digits: Digits) -> list[Written]:
    """The letter of each value with its number."""
    places = (2, 4, digits.output, 4)
    return [
        formula(f"{letter} {math_equals(value, decimals)}", size=LABEL_SIZE)
        for letter, value, decimals in zip(LETTERS, way.values, places, strict=True)
    ]


def rates(way: Chain, decimals: int) -> list[Written]:
    """The slope of each stage: the rule, and the number, which is the part of its name."""
    rules = (str(INPUT), f"{ACTIVATION} (1 - {ACTIVATION})", f"2 ({ACTIVATION} - {TARGET})")
    return [
        formula(
            f"{_rate(index + 1, index)} = {rule} {tint(math_equals(rate, decimals), part)}", size=LABEL_SIZE
        )
        for index, (rule, rate, part) in enumerate(zip(rules, way.rates, PARTS, strict=True))
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
        formula(math_signed(each, _CHANGE), size=LABEL_SIZE, role=role)
        for each, role in zip(nudge * way.forward, roles, strict=True)
    ]


def chain_of_slopes(way: Chain, digits: Digits) -> Written:
    """The chain rule with numbers: the parts ``PARTS`` are the slopes, ``found`` is their product."""
    found = tint(tint(math_equals(way.derivative, 4), "found"), LOSS.role)
    chained = " dot ".join(_rate(index + 1, index) for index in range(3))
    multiplied = _multiplied(way, digits.factors)
    return formula(f"{_SLOPE} = {chained} = {multiplied} {found}", size=LABEL_SIZE)


def rough_product(way: Chain) -> Written:
    """The slope of the whole chain as a product of numbers, with as few decimals as will do."""
    slope = tint(rf"dif {LOSS.letter} \/ dif {WEIGHT.letter}", LOSS.role)
    found = tint(math_equals(way.derivative), LOSS.role)
    return formula(f"{slope} = {_multiplied(way, rough_decimals(way))} {found}", size=LABEL_SIZE)


def _multiplied(way: Chain, decimals: int) -> str:
    numbers = (math_number(rate, decimals, guarded=True) for rate in way.rates)
    return " dot ".join(tint(each, part) for each, part in zip(numbers, PARTS, strict=True))


def slopes(way: Chain, inner: int) -> list[Written]:
    """The slope of the loss with respect to the weight, the score and the output."""
    return [
        formula(
            tint(f"(dif {LOSS.letter}) / (dif {letter.letter})", LOSS.role)
            + f" {math_equals(slope, decimals)}",
            size=LABEL_SIZE,
        )
        for letter, slope, decimals in zip(LETTERS[:3], way.backward[:3], (4, inner, inner), strict=True)
    ]


def predictions(way: Chain, after: Sequence[tuple[float, Chain]]) -> list[VMobject]:
    """A head, and a row for each nudge of the weight: what the slope predicts, and what happens."""
    head = ["nudge of the weight", "predicted change of the loss", "actual change"]
    rows = [[text(each, size=LABEL_SIZE, role="muted") for each in head]]
    slope = math_number(way.derivative, 4, guarded=True)
    for nudge, nudged in after:
        decimals = 4 if nudge >= 0.5 else _CHANGE
        cells = (
            f"{RUN.letter} = {math_number(nudge)}",
            f"{math_number(nudge)} dot {slope} {math_equals(way.derivative * nudge, decimals)}",
            math_number(nudged.values[-1] - way.values[-1], decimals),
        )
        roles: tuple[Role, ...] = (RUN.role, "ink", "ink")
        rows.append(
            [text(f"${each}$", size=LABEL_SIZE, role=role) for each, role in zip(cells, roles, strict=True)]
        )
    return list(ledger(rows))


def step(way: Chain, after: Chain, rate: float) -> Written:
    """How the weight learns from its slope, and its first step."""
    chosen = math_number(rate)
    first = (
        f"{math_number(way.values[0])} - {tint(chosen, LEARNING_RATE.role)} dot"
        f" {math_number(way.derivative, 4, guarded=True)} {math_equals(after.values[0], 4)}"
    )
    rule = f"{WEIGHT} <- {WEIGHT} - {LEARNING_RATE} thin {_SLOPE}"
    return formula(f"{rule}, quad quad {WEIGHT} <- {first}", size=LABEL_SIZE)


def larger(times: int) -> Written:
    """How much larger a close-up is drawn than the one before it."""
    return text(f"drawn {times} times as large", size=FINE_SIZE, role="muted")


def answer() -> Written:
    """The change of the loss: the nudge, times the three slopes."""
    chained = " dot ".join(tint(_rate(index + 1, index), part) for index, part in enumerate(PARTS))
    nudge = tint(tint(RUN.letter, RUN.role), "nudge")
    return formula(f'"change of" {LOSS} approx {nudge} dot {chained}', size=34)


# Digits ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Digits:
    """Decimals of the slopes of the stages, of those that are multiplied from the back, and of the output."""

    factors: int
    behind: int
    output: int

    @classmethod
    def of(cls, way: Chain, nudge: float) -> Self:
        """The fewest with which a calculator finds what is shown; six where there are none."""
        choices = product(range(4, 7), range(4, 7))
        factors, behind = next((each for each in choices if _agree(way, nudge, *each)), (6, 6))
        outputs = (each for each in range(5, 8) if _gives_the_slopes(way, each, factors))
        return cls(factors, behind, next(outputs, 8))


def _agree(way: Chain, nudge: float, decimals: int, inner: int) -> bool:
    """Whether the slopes, as they are written, give the changes, the product and the slopes behind."""
    factors = [_as_written(rate, decimals) for rate in way.rates]
    changes = [_as_written(each, _CHANGE) for each in nudge * way.forward]
    behind = [_as_written(each, inner) for each in way.backward]
    found = [(float(np.prod(factors)), way.derivative, 4)]
    found += [
        (change * factor, nudge * true, _CHANGE)
        for change, factor, true in zip(changes, factors, way.forward[1:], strict=False)
    ]
    found += [
        (factors[index] * behind[index + 1], way.backward[index], 4 if index == 0 else inner)
        for index in range(2)
    ]
    return all(math_number(seen, places) == math_number(true, places) for seen, true, places in found)


def _gives_the_slopes(way: Chain, decimals: int, factors: int) -> bool:
    """Whether the output, as it is written, gives the slopes of the sigmoid and of the square."""
    output = _as_written(way.values[2], decimals)
    distance = way.rates[2] / 2 + output - way.values[2]
    found = ((output * (1 - output), way.rates[1]), (2 * distance, way.rates[2]))
    return all(math_number(seen, factors) == math_number(true, factors) for seen, true in found)


def rough_decimals(way: Chain) -> int:
    """Decimals of the slopes, at least 4, with which a calculator finds their product with two decimals."""
    found = math_number(way.derivative)
    for decimals in range(4, 7):
        if math_number(float(np.prod([_as_written(rate, decimals) for rate in way.rates]))) == found:
            return decimals
    return 7


def _as_written(value: float, decimals: int) -> float:
    """The number that a viewer reads."""
    written = math_number(value, decimals).replace('"', "").replace(" ", "").replace(",", "")
    return float(written.replace("times10^(", "e").rstrip(")"))


def is_rounded(way: Chain, nudge: float, decimals: int) -> bool:
    """Whether the change of the loss is not written exactly, or a factor of it."""
    exact = [is_exact(rate, decimals) for rate in way.rates]
    return not (all(exact) and is_exact(nudge * way.derivative, _CHANGE))


# Sentences ---------------------------------------------------------------------------------------------


def change(rate: float, thing: str) -> str:
    """How far a value moves when what comes before it does: a clause."""
    if rate == 0:
        return f"{thing} doesn't move at all"
    size = abs(rate)
    far = {1.0: "just as far", 2.0: "twice as far"}.get(size, f"{about(size)} times as far")
    return f"{thing} moves {far}{', the other way' if rate < 0 else ''}"


def handed_on(run: float, larger: int, again: bool) -> str:
    """How the rise of a stage reaches the next, which may be drawn larger: a sentence."""
    if run == 0:
        return "Nothing rises, so the next stage gets a run of zero"
    said = "And again" if again else "This rise is the next run"
    return said if larger == 1 else f"{said}, drawn {larger} times as large"


def about(value: float, decimals: int = 2) -> str:
    """A number as it is spoken, with a word if it is rounded."""
    written = number(value, decimals)
    return written if is_exact(value, decimals) else f"about {written}"


def running(decimals: int) -> Callable[[float], str]:
    """How a running number is written after its letter."""

    def write(value: float) -> str:
        sign = r"\=" if is_exact(value, decimals) else "\N{ALMOST EQUAL TO}"
        return f"{sign} {number(value, decimals, fixed=not is_exact(value, decimals))}"

    return write


def far_from_the_tangents(predicted: float, actual: float) -> str:
    """Whether the tangents are still good after a large nudge: a clause."""
    if abs(predicted - actual) > 0.1 * max(abs(predicted), abs(actual)):
        return "But the curves bend away: it's really"
    return "The curves hardly bend that far: it's really"


def near_the_tangents(predicted: float, actual: float) -> str:
    """How good the tangents are for a small nudge: a clause."""
    near = abs(predicted - actual) <= 0.05 * max(abs(predicted), abs(actual))
    return "the prediction is close" if near else "the prediction is closer"


def way_of_learning(slope: float) -> str:
    """What a step against the slope does to the weight: a sentence."""
    if slope == 0:
        return "Here the slope is zero, so the weight stays where it is"
    sign, way = ("negative", "up") if slope < 0 else ("positive", "down")
    return f"The slope is {sign}, so the weight goes {way}"
