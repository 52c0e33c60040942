"""The loss of a weight, its slope and its steps, as formulas."""

from __future__ import annotations

from dataclasses import replace

from manim import VGroup

from mathkit.arrays import Array
from mathkit.optimization.gradient_descent import GradientDescent
from mathkit.optimization.iterate import Trajectory
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number, number
from scenes.stage.type.symbols import LOSS, WEIGHT
from scenes.stage.type.tables import ledger
from scenes.stage.type.writing import Written, formula, text

_CURVE = replace(LOSS, role="data")
"""The loss has the colour of its curve, as f has: that of a slope belongs to L′."""

_PRIME_LOSS = tint("L'", "slope")


def model_of_a_fare() -> Written:
    """What the weight is for."""
    return formula(f'"prediction" = {WEIGHT} dot "miles"')


def error_of_the_weight(path: Trajectory[GradientDescent], fare: float) -> Written:
    """How far the first weight is from the fare."""
    weight = float(path.points[0].item())
    return formula(f'"error" = {WEIGHT} - {math_number(fare)} = {math_number(weight - fare)}')


def squared_error(fare: float) -> list[Written]:
    """The loss of a weight that should be the fare, and its slope."""
    error = f"({WEIGHT} - {math_number(fare)})"
    return [
        formula(f"{_CURVE}({WEIGHT}) = {error}^2"),
        formula(f"{_PRIME_LOSS}({WEIGHT}) = {tint('2', 'slope')} {error}"),
    ]


def slope_of_the_weight(path: Trajectory[GradientDescent], fare: float) -> Written:
    """The slope at the first weight, in numbers."""
    weight = tint(math_number(float(path.points[0].item())), "path")
    slope = tint(tint(f"= {math_number(float(path.gradients[0].item()))}", "slope"), "value")
    error = f"({weight} - {math_number(fare)})"
    return formula(f"{_PRIME_LOSS}({weight}) = {tint('2', 'slope')} {error} {slope}")


def steps_of_the_weight(path: Trajectory[GradientDescent]) -> VGroup:
    """A row of names, and one for the weight, the slope and the loss before and after each step."""
    rows = [(text("weight", role="path"), text("slope", role="slope"), text("loss", role="data"))]
    for weight, slope, loss in zip(path.points, path.gradients, path.values, strict=True):
        rows.append((_cell(weight), _cell(slope), _cell(loss)))
    return ledger(rows)


def _cell(value: Array) -> Written:
    return text(number(float(value.item()), 4))


def step_of_the_weight(path: Trajectory[GradientDescent], index: int) -> Written:
    """A step, in numbers; its ``end`` comes later."""
    start, end = (math_number(float(point.item())) for point in path.points[index : index + 2])
    slope = tint(math_number(float(path.gradients[index].item()), guarded=True), "slope")
    rate = math_number(path.rule.learning_rate)
    return formula(f"{tint(start, 'path')} - {rate} dot {slope} {tint(f'= {end}', 'end')}", end="path")
