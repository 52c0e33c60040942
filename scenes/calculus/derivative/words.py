"""Functions of one variable and their derivatives, as formulas and in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from manim import VGroup

from mathkit.arrays import Array
from mathkit.calculus.derivative import Secants
from mathkit.functions.differentiable import Differentiable
from mathkit.functions.one_variable import CUBE, PARABOLA, SIGMOID
from mathkit.functions.smooth import EXPONENTIAL, SINE
from mathkit.optimization.gradient_descent import GradientDescent
from mathkit.optimization.iterate import Trajectory
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import is_exact, math_equals, math_number, number, whole
from scenes.stage.type.symbols import INPUT, LOSS, RUN, WEIGHT
from scenes.stage.type.tables import ledger
from scenes.stage.type.writing import Written, formula, text

FACT_LABELS = {
    "slope": "slope at the point",
    "first": "slope of the first secant",
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
        "sigmoid": Named(SIGMOID, "1 \\/ (1 + e^(-x))", "f(x) (1 - f(x))"),
    }
)

_QUOTIENT = f"({tint(f'f({INPUT} + {RUN}) - f({INPUT})', 'second')}) / {RUN}"
"""Rise over run, in Typst mathematics."""


_MOST_DECIMALS = 9


def _decimals(secants: Secants) -> int:
    """How many decimals both heights need so that a calculator finds the slope as it is written."""
    end, here, run = float(secants.ends[0]), secants.value, float(secants.steps[0])
    written = number(float(secants.slopes[0]), 4)
    enough = (
        n for n in range(4, _MOST_DECIMALS) if number((round(end, n) - round(here, n)) / run, 4) == written
    )
    return next(enough, _MOST_DECIMALS)


def difference_quotient(secants: Secants) -> list[Written]:
    """Rise over run, in letters and in the numbers of the first secant."""
    decimals = _decimals(secants)
    end = math_number(secants.ends[0], decimals)
    here = math_number(secants.value, decimals, guarded=True)
    rise, run = tint(f"{end} - {here}", "second"), tint(math_number(secants.steps[0]), "dial")
    slope = tint(math_equals(secants.slopes[0], 4), "slope")
    return [formula(_QUOTIENT), formula(f"({rise}) / {run} {slope}")]


def limit_of_the_quotient() -> Written:
    """The definition of the derivative."""
    derivative = tint(f"f'({INPUT})", "slope")
    return formula(f"{derivative} = lim_({RUN} -> 0) {_QUOTIENT}")


def _slope(slope: float) -> str:
    """A slope for the table: one that is rounded shows all four decimals."""
    return number(slope, 4, fixed=not is_exact(slope, 4))


_NEARLY_ZERO = 0.0005
"""A slope below it, and other than 0, is said to be nearly 0."""


def said(slope: float) -> str:
    """A slope as an ear holds it: as it is if it has few digits, and else about three of them."""
    if is_exact(slope, 3):
        return number(slope, 3)
    if abs(slope) < _NEARLY_ZERO:
        return "nearly 0"
    return f"about {number(float(f'{slope:.3g}'), 4)}"


def said_slopes(secants: Secants) -> dict[str, str]:
    """The slopes of the secants, and that of the tangent, as they are spoken."""
    names = ("said_first", "said_second", "said_third", "said_fourth", "said_slope")
    return dict(zip(names, map(said, [*secants.slopes.tolist(), secants.limit]), strict=True))


def slope_there(secants: Secants) -> Written:
    """The derivative where the slope was taken."""
    return formula(f"f'({math_number(secants.x)}) {math_equals(secants.limit, 4)}", role="slope")


def closing_table(secants: Secants) -> VGroup:
    """A row of names, one for each secant, and a last one for the limit."""
    rows = [(text("zoom", role="muted"), text("run $h$", role="dial"), text("slope", role="slope"))]
    for run, slope in zip(secants.steps, secants.slopes, strict=True):
        zoom = f"×{whole(secants.steps[0] / run)}"
        rows.append((text(zoom), text(number(run, 5)), text(_slope(slope))))
    return ledger([*rows, (text("…"), text("$-> 0$"), text(_slope(secants.limit), role="result"))])


def sides_of_the_corner(left: float, right: float) -> VGroup:
    """A row of names, and one for each zoom, in which the slopes of both sides stay what they are."""
    rows = [(text("zoom", role="muted"), text("left", role="slope"), text("right", role="slope"))]
    rows += [(text(f"×{10**power}"), text(number(left)), text(number(right))) for power in range(3)]
    return ledger(rows)


def relu() -> Written:
    """The function with a corner."""
    return formula(f'"relu"({INPUT}) = max(0, {INPUT})', role="data")


def square_of_a_sum() -> list[Written]:
    """The slope of x², what a square gains when its side grows by h, and how much that is for each h."""
    gain = f"({INPUT} + {RUN})^2 - {INPUT}^2"
    return [
        formula("(x^2)' = {{ 2 x : slope }}"),
        formula(f"{gain} = {{{{ 2 x h : slope }}}} + {{{{ h^2 : rest }}}}", rest="dial"),
        formula(f"({gain}) / {RUN} = {{{{ 2 x : slope }}}} + {{{{ h : rest }}}}", rest="dial"),
    ]


def slope_of_a_power(exponent: int) -> list[Written]:
    """What (x + h)ⁿ is more than xⁿ by how many h are in its terms, that for each h, and the slope of xⁿ."""
    gain = f"({INPUT} + {RUN})^{exponent} - {INPUT}^{exponent}"
    single = f"{exponent} x" if exponent == 2 else f"{exponent} x^{exponent - 1}"
    others = "" if exponent == 2 else "(dots.c)"
    return [
        formula(f"{gain} = {{{{ {single} h : slope }}}} + {{{{ h^2 {others} : rest }}}}", rest="dial"),
        formula(f"({gain}) / {RUN} = {{{{ {single} : slope }}}} + {{{{ h {others} : rest }}}}", rest="dial"),
        formula(f"(x^{exponent})' = {{{{ {single} : slope }}}}"),
    ]


def power_rule() -> Written:
    """The slope of xⁿ."""
    return formula("(x^n)' = {{ n thin x^(n - 1) : slope }}")


_CURVE = replace(LOSS, role="data")
"""The loss has the colour of its curve, as f has: that of a slope belongs to L′."""


def squared_error() -> list[Written]:
    """The loss of a weight that should be 3, and its slope."""
    slope = tint("L'", "slope")
    return [
        formula(f"{_CURVE}({WEIGHT}) = ({WEIGHT} - 3)^2"),
        formula(f"{slope}({WEIGHT}) = 2 ({WEIGHT} - 3)"),
    ]


def slope_of_the_weight(path: Trajectory[GradientDescent]) -> Written:
    """The slope at the first weight, in numbers."""
    start = tint(math_number(float(path.points[0].item())), "path")
    slope = tint(f"= {math_number(float(path.gradients[0].item()))}", "slope")
    derivative = tint("L'", "slope")
    return formula(f"{derivative}({start}) = 2 ({start} - 3) {slope}")


def steps_of_the_weight(path: Trajectory[GradientDescent]) -> VGroup:
    """A row of names, and one for the weight, the slope and the loss before and after each step."""
    rows = [(text("weight", role="path"), text("slope", role="slope"), text("loss", role="data"))]
    for weight, slope, loss in zip(path.points, path.gradients, path.values, strict=True):
        rows.append((_cell(weight), _cell(slope), _cell(loss)))
    return ledger(rows)


def _cell(value: Array) -> Written:
    return text(number(float(value.item()), 4))


def step_of_the_weight(path: Trajectory[GradientDescent], index: int) -> Written:
    """A step, in numbers."""
    start, end = (tint(math_number(float(point.item())), "path") for point in path.points[index : index + 2])
    slope = tint(math_number(float(path.gradients[index].item()), guarded=True), "slope")
    rate = math_number(path.rule.learning_rate)
    return formula(f"{start} - {rate} dot {slope} = {end}")
