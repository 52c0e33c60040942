"""The chain from a weight to its loss, z = w x, a = σ(z), L = (a − y)², in formulas and in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from manim import VMobject

from mathkit.calculus.chain_rule import Chain
from scenes.calculus.chain_rule.digits import (
    CHANGE,
    Digits,
    as_written,
    rough_decimals,
    slope_decimals,
    step_decimals,
)
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


ENDS = ("after", "before")
"""The value after a stage and that before it, as they are called among the parts of a formula."""


def _rate(above: int, below: int) -> str:
    return f"(dif {tint(LETTERS[above], ENDS[0])}) / (dif {tint(LETTERS[below], ENDS[1])})"


TINY = 1e-4
"""Numbers nearer to 0 are spoken as almost zero."""

_HARDLY_VISIBLE = 20
"""An arrow that has to be magnified so many times is too short to be seen well."""

_FAR = {
    0.1: "a tenth as far",
    0.2: "a fifth as far",
    0.25: "a quarter as far",
    0.5: "half as far",
    1.0: "just as far",
    2.0: "twice as far",
}
"""How far a value moves, in words."""

_SLOPE = tint(f"(dif {LOSS.letter}) / (dif {WEIGHT.letter})", LOSS.role)


# Formulas ----------------------------------------------------------------------------------------------


def stages(x: float, target: float) -> list[Written]:
    """The three functions, with what stays as it is."""
    given = (tint(f"x = {math_number(x)}", INPUT.role), tint(f"y = {math_number(target)}", TARGET.role))
    before = [tint(letter, ENDS[1]) for letter in LETTERS]
    rules = (
        f"{before[0]} {INPUT}, quad {given[0]}",
        f"sigma({before[1]})",
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
        formula(math_signed(each, CHANGE), size=LABEL_SIZE, role=role)
        for each, role in zip(nudge * way.forward, roles, strict=True)
    ]


def chain_of_slopes(way: Chain, digits: Digits) -> Written:
    """The chain rule with numbers: the parts ``PARTS`` are the slopes, ``found`` is their product."""
    found = tint(tint(math_equals(way.derivative, 4), "found"), LOSS.role)
    chained = " dot ".join(_rate(index + 1, index) for index in range(3))
    multiplied = _multiplied(way, digits.factors)
    return formula(f"{_SLOPE} = {chained} = {multiplied} {found}", size=LABEL_SIZE)


def rough_product(way: Chain) -> Written:
    """The product of the slopes, with as few decimals as will do."""
    found = tint(math_equals(way.derivative), LOSS.role)
    return formula(f"{_multiplied(way, rough_decimals(way))} {found}", size=LABEL_SIZE)


def _multiplied(way: Chain, decimals: int) -> str:
    numbers = (math_number(rate, decimals, guarded=True) for rate in way.rates)
    return " dot ".join(tint(each, part) for each, part in zip(numbers, PARTS, strict=True))


def slopes(way: Chain, inner: int) -> list[Written]:
    """The slope of the loss with respect to each value; with respect to itself, it is 1."""
    return [
        formula(
            tint(f"(dif {LOSS.letter}) / (dif {letter.letter})", LOSS.role)
            + f" {math_equals(slope, decimals)}",
            size=LABEL_SIZE,
        )
        for letter, slope, decimals in zip(LETTERS, way.backward, (4, inner, inner, inner), strict=True)
    ]


def predictions(way: Chain, after: Sequence[tuple[float, Chain]]) -> list[VMobject]:
    """A head, and a row for each nudge of the weight: what the slope predicts, and what happens."""
    head = ["nudge of the weight", "predicted change of the loss", "actual change"]
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
        )
        roles: tuple[Role, ...] = (RUN.role, "ink", "ink")
        rows.append(
            [text(f"${each}$", size=LABEL_SIZE, role=role) for each, role in zip(cells, roles, strict=True)]
        )
    return list(ledger(rows))


def step() -> Written:
    """How the weight learns from its slope."""
    return formula(f"{WEIGHT} <- {WEIGHT} - {LEARNING_RATE} thin {_SLOPE}", size=LABEL_SIZE)


def first_step(way: Chain, after: Chain, rate: float) -> Written:
    """The first step of the weight, with its numbers."""
    chosen, before = tint(math_number(rate), LEARNING_RATE.role), math_number(way.values[0])
    slope = math_number(way.derivative, step_decimals(way, after, rate), guarded=True)
    found = math_equals(after.values[0], 4)
    return formula(f"{WEIGHT} <- {before} - {chosen} dot {slope} {found}", size=LABEL_SIZE)


def distance() -> Written:
    """What is squared."""
    return formula(f"{ACTIVATION} - {TARGET}", size=LABEL_SIZE)


def larger(times: int) -> Written:
    """How much larger a close-up is drawn than the one before it."""
    return text(f"magnified {times} times", size=FINE_SIZE, role="muted")


def answer() -> Written:
    """The change of the loss: the nudge, times the three slopes."""
    chained = " dot ".join(tint(_rate(index + 1, index), part) for index, part in enumerate(PARTS))
    nudge = tint(tint(RUN.letter, RUN.role), "nudge")
    return formula(f'"change of" {LOSS} approx {nudge} dot {chained}', size=34)


# Sentences ---------------------------------------------------------------------------------------------


def change(rate: float, thing: str, *, moves: bool = True) -> str:
    """How far a value moves when what comes before it does, or would move: a clause."""
    if rate == 0:
        return f"{thing} doesn't move at all"
    if abs(rate) < TINY:
        return f"{thing} hardly moves"
    size = abs(rate)
    far = _FAR.get(round(size, 2), f"{about(size)} times as far")
    if far in _FAR.values() and not is_exact(size):
        far = f"about {far.removeprefix('just ')}"
    return f"{thing} {'moves' if moves else 'would move'} {far}{', the other way' if rate < 0 else ''}"


def handed_on(run: float, larger: int, again: bool) -> str:
    """How the rise of a stage reaches the next, which may be drawn larger: a sentence."""
    if run == 0:
        return f"{'Again, nothing' if again else 'Nothing'} rises, so the next stage gets a run of zero"
    if larger >= _HARDLY_VISIBLE:
        return f"This rise is hardly visible. Magnified {larger} times, it's the next run"
    said = "The same again" if again else "This rise is the next run"
    return said if larger == 1 else f"{said}, magnified {larger} times"


def about(value: float, decimals: int = 2) -> str:
    """A number as it is spoken, with a word if it is rounded."""
    if 0 < abs(value) < TINY:
        return "almost zero"
    written = number(value, decimals)
    return written if is_exact(value, decimals) else f"about {written}"


def about_output(value: float) -> str:
    """An output as it is spoken: one near 0 or 1 has another digit, or is almost that."""
    nearest = round(value)
    if 0 < abs(value - nearest) < 0.0005:
        return f"almost {nearest}"
    return about(value, 3 if 0 < abs(value - nearest) < 0.005 else 2)


def running(decimals: int) -> Callable[[float], str]:
    """How a running number is written after its letter: as in a formula, and with all decimals if rounded."""

    def write(value: float) -> str:
        if is_exact(value, decimals):
            return f"$= {math_number(value, decimals)}$"
        return f"$approx {math_number(value, decimals, fixed=True)}$"

    return write


def far_from_the_tangents(predicted: float, actual: float, loss: float) -> str:
    """Whether the tangents are still good after a large nudge, from a *loss*: a clause."""
    if loss + predicted < 0:
        return "But no loss is below zero. The curves bend away: it's really"
    if abs(predicted - actual) > 0.1 * max(abs(predicted), abs(actual)):
        return "But the curves bend away: it's really"
    return "The curves hardly bend that far: it's"


def near_the_tangents(predicted: float, actual: float) -> str:
    """How good the tangents are for a small nudge: a clause."""
    if abs(predicted - actual) <= 0.05 * max(abs(predicted), abs(actual)):
        return "the curves are almost straight, and the prediction is close"
    return "the curves still bend a little, but the prediction is closer"


def way_of_learning(slope: float) -> str:
    """What a step against the slope does to the weight: a sentence."""
    if slope == 0:
        return "Here the slope is zero, so the weight stays where it is"
    sign, way = ("negative", "up") if slope < 0 else ("positive", "down")
    return f"The slope is {sign}, so the weight goes {way}"
