"""Functions of one variable and their derivatives, as formulas and in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from manim import VGroup

from mathkit.arrays import Array
from mathkit.calculus.derivative import Secants
from mathkit.functions.differentiable import Differentiable
from mathkit.functions.one_variable import CUBE, EXPONENTIAL, PARABOLA, SIGMOID, SINE
from mathkit.optimization.gradient_descent import GradientDescent
from mathkit.optimization.iterate import Trajectory
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_equals, math_number, number, whole
from scenes.stage.type.symbols import INPUT, LOSS, RUN, WEIGHT
from scenes.stage.type.tables import ledger
from scenes.stage.type.writing import Written, formula, text

FACT_LABELS = {
    "slope": "slope at the point",
    "first": "slope of the first secant",
    "power_slope": "slope of the power",
    "loss_slope": "slope of the loss at the first weight",
}
"""What the key numbers of the film are called apart from it."""

Name = Literal["parabola", "cube", "sine", "exponential", "sigmoid"]


@dataclass(frozen=True)
class Named:
    """A function, and how it is written.

    Attributes
    ----------
    function
        The function.
    formula, derivative
        The function and its derivative, in Typst mathematics in x.
    """

    function: Differentiable
    formula: str
    derivative: str

    def equation(self) -> Written:
        return formula(f"f(x) = {self.formula}", role="data")

    def differentiated(self) -> Written:
        return formula(f"f'(x) = {self.derivative}", role="slope")


FUNCTIONS: Mapping[Name, Named] = MappingProxyType(
    {
        "parabola": Named(PARABOLA, "x^2 + 2 x + 1", "2 x + 2"),
        "cube": Named(CUBE, "x^3", "3 x^2"),
        "sine": Named(SINE, "sin x", "cos x"),
        "exponential": Named(EXPONENTIAL, "e^x", "e^x"),
        "sigmoid": Named(SIGMOID, "sigma(x)", "sigma(x) (1 - sigma(x))"),
    }
)

_QUOTIENT = f"({tint(f'f({INPUT} + {RUN}) - f({INPUT})', 'second')}) / {RUN}"
"""Rise over run, in Typst mathematics."""


def difference_quotient(secants: Secants) -> list[Written]:
    """Rise over run, in letters and in the numbers of the first secant."""
    end, here = math_number(secants.ends[0], 4), math_number(secants.value, 4, guarded=True)
    rise, run = tint(f"{end} - {here}", "second"), tint(math_number(secants.steps[0]), "dial")
    slope = tint(math_equals(secants.slopes[0], 4), "slope")
    return [formula(_QUOTIENT), formula(f"({rise}) / {run} {slope}")]


def limit_of_the_quotient() -> Written:
    """The definition of the derivative."""
    derivative = tint(f"f'({INPUT})", "slope")
    return formula(f"{derivative} = lim_({RUN} -> 0) {_QUOTIENT}")


def closing_table(secants: Secants) -> VGroup:
    """A row of names, one for each secant, and a last one for the limit."""
    rows = [(text("zoom", role="muted"), text("run $h$", role="dial"), text("slope", role="slope"))]
    for run, slope in zip(secants.steps, secants.slopes, strict=True):
        zoom = f"×{whole(secants.steps[0] / run)}"
        rows.append((text(zoom), text(number(run, 5)), text(number(slope, 4))))
    return ledger([*rows, (text("…"), text("$-> 0$"), text(number(secants.limit, 4), role="result"))])


def relu() -> Written:
    """The function with a corner."""
    return formula(f'"relu"({INPUT}) = max(0, {INPUT})', role="data")


def square_of_a_sum() -> list[Written]:
    """What a square gains when its side grows by h, how much that is for each h, and what remains of it."""
    return [
        formula("(x + h)^2 - x^2 = {{ 2 x h : slope }} + {{ h^2 : dial }}"),
        formula("((x + h)^2 - x^2) / h = {{ 2 x : slope }} + {{ h : dial }}"),
        formula("(x^2)' = {{ 2 x : slope }}"),
    ]


def power_rule(exponent: int, x: float, slope: float) -> list[Written]:
    """The part of (x + h)ⁿ with a single h, the slope of xⁿ, and that slope in numbers, at *x*."""
    here, found = tint(math_number(x, guarded=True), "path"), tint(math_equals(slope, 4), "slope")
    less = "" if exponent == 2 else f"^{exponent - 1}"
    return [
        formula(f"{exponent} dot {{{{ x{less} : data }}}} {RUN}"),
        formula("(x^n)' = {{ n thin x^(n - 1) : slope }}"),
        formula(f"{exponent} dot {here}{less} {found}"),
    ]


def squared_error() -> list[Written]:
    """The loss of a weight that should be 3, and its slope."""
    slope = tint("L'(w)", "slope")
    return [formula(f"{LOSS} = ({WEIGHT} - 3)^2"), formula(f"{slope} = 2 ({WEIGHT} - 3)")]


def steps_of_the_weight(path: Trajectory[GradientDescent]) -> VGroup:
    """A row of names, and one for the weight, the slope and the loss before and after each step."""
    rows = [(text("weight", role="path"), text("slope", role="slope"), text("loss"))]
    for weight, slope, loss in zip(path.points, path.gradients, path.values, strict=True):
        rows.append((_cell(weight), _cell(slope), _cell(loss)))
    return ledger(rows)


def _cell(value: Array) -> Written:
    return text(number(float(value.item()), 4))


def step_of_the_weight(path: Trajectory[GradientDescent]) -> Written:
    """The first step, in numbers."""
    start, end = (tint(math_number(float(point.item())), "path") for point in path.points[:2])
    slope = tint(math_number(float(path.gradients[0].item()), guarded=True), "slope")
    rate = tint(math_number(path.rule.learning_rate), "dial")
    return formula(f"{start} - {rate} dot {slope} = {end}")
