"""Functions of one variable and their derivatives, as formulas and in words."""

from __future__ import annotations

import re
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
        return formula(f"f'({INPUT}) = {_with_inputs(self.derivative)}", role="slope")


def _with_inputs(source: str) -> str:
    """Typst mathematics in which each x has the colour of the input."""
    return re.sub(r"\bx\b", str(INPUT), source)


FUNCTIONS: Mapping[Name, Named] = MappingProxyType(
    {
        "parabola": Named(PARABOLA, "x^2 + 2 x + 1", "2 x + 2"),
        "cube": Named(CUBE, "x^3", "3 x^2"),
        "sine": Named(SINE, "sin x", "cos x"),
        "exponential": Named(EXPONENTIAL, "e^x", "e^x"),
        "sigmoid": Named(SIGMOID, "1 \\/ (1 + e^(-x))", "f(x) (1 - f(x))"),
    }
)

X, H = str(INPUT), str(RUN)

_QUOTIENT = f"({tint(f'f({X} + {H}) - f({X})', 'second')}) / {H}"
"""Rise over run, in Typst mathematics."""


def asked_slope(x: float) -> Written:
    """The slope that the film asks for."""
    return text(f"slope at ${X} = {math_number(x)}$: {tint('?', 'slope')}")


_MOST_DECIMALS = 9


def _decimals(run: float, slope: float, *heights: float) -> int:
    """How many decimals the *heights* need so that a calculator finds the slope as it is written.

    The last of them less those before it is the rise.
    """
    written = number(slope, 4)
    enough = (
        n
        for n in range(4, _MOST_DECIMALS)
        if number((round(heights[-1], n) - sum(round(each, n) for each in heights[:-1])) / run, 4) == written
    )
    return next(enough, _MOST_DECIMALS)


def difference_quotient(secants: Secants) -> list[Written]:
    """Rise over run, in letters and in the numbers of the first secant."""
    run, slope = float(secants.steps[0]), float(secants.slopes[0])
    decimals = _decimals(run, slope, secants.value, float(secants.ends[0]))
    end = math_number(secants.ends[0], decimals)
    here = math_number(secants.value, decimals, guarded=True)
    rise, written_run = tint(f"{end} - {here}", "second"), tint(math_number(run), "dial")
    return [formula(_QUOTIENT), formula(f"({rise}) / {written_run} {tint(math_equals(slope, 4), 'slope')}")]


def legs(secants: Secants, index: int) -> tuple[str, str]:
    """The run and the rise of a secant, in numbers that give its slope as it is written."""
    run, slope = float(secants.steps[index]), float(secants.slopes[index])
    rise = float(secants.ends[index]) - secants.value
    return number(run, 5), number(rise, _decimals(run, slope, rise))


def limit_of_the_quotient() -> Written:
    """The definition of the derivative, whose parts come one by one."""
    derivative, limit = tint(f"f'({X})", "slope"), tint(f"lim_({H} -> 0)", "limit")
    return formula(f"{derivative} = {limit} {tint(_QUOTIENT, 'quotient')}")


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


def said_slopes(secants: Secants, from_left: float) -> dict[str, str]:
    """The slopes of the secants, the last to the left, and that of the tangent, as they are spoken."""
    names = ("said_first", "said_second", "said_third", "said_left", "said_slope")
    return dict(zip(names, map(said, [*secants.slopes.tolist(), from_left, secants.limit]), strict=True))


def slope_there(secants: Secants) -> Written:
    """The derivative where the slope was taken."""
    there = tint(math_number(secants.x), INPUT.role)
    return formula(f"f'({there}) {math_equals(secants.limit, 4)}", role="slope")


def closing_table(secants: Secants, from_left: float, adds_run: bool) -> VGroup:
    """A row of names, one for each secant, one for the last run to the left, and a last one for the limit.

    The last row has the parts ``run`` and ``limit``, and if the slope of every secant is the limit plus its
    run, ``sum``.
    """
    rows = [(text("zoom", role="muted"), text("run $h$", role="dial"), text("slope", role="slope"))]
    zooms = [f"×{whole(secants.steps[0] / run)}" for run in secants.steps]
    runs, slopes = [*secants.steps, -secants.steps[-1]], [*secants.slopes, from_left]
    for zoom, run, slope in zip([*zooms, zooms[0]], runs, slopes, strict=True):
        rows.append((text(zoom), text(number(run, 5)), text(_slope(slope))))
    limit = _slope(secants.limit)
    summed = tint(f"{limit} + {tint('$h$', RUN.role)}", "sum") if adds_run else ""
    last_run = text(f"{tint('$h$', 'run')}{tint('~$->$ 0', 'limit')}", role=RUN.role)
    return ledger(
        [*rows, (text("…"), last_run, text(f"{summed}{tint(f'~$->$ {limit}', 'limit')}", limit="slope"))]
    )


def sides_of_the_corner(left: float, right: float) -> VGroup:
    """A row of names, and one for each zoom, in which the slopes of both sides stay what they are."""
    names = text("zoom", role="muted"), text("slope left", role="slope"), text("slope right", role="slope")
    rows = [(text(f"×{10**power}"), text(number(left)), text(number(right))) for power in range(3)]
    return ledger([names, *rows], gap=0.5)


def relu() -> Written:
    """The function with a corner."""
    return formula(f'"relu"({INPUT}) = max(0, {INPUT})', role="data")


_GROWN = f"({X} + {H})"


def slope_of_a_square() -> Written:
    """The slope of x²."""
    return formula(f'"slope of" {X}^2 = {tint(f"2 {X}", "slope")}')


def square_of_a_sum() -> list[Written]:
    """What a square gains when its side grows by h, and how much that is for each h, and at last."""
    gain = f"{_GROWN}^2 - {X}^2"
    return [
        formula(f"{gain} = {tint(f'2 {X} {H}', 'slope')} + {tint(f'{H}^2', 'rest')}", rest=RUN.role),
        formula(f"({gain}) / {H} = {tint(f'2 {X}', 'slope')} + {tint(H, 'rest')} {_at_last(f'2 {X}')}"),
    ]


def slopes_of_the_parabola(secants: Secants) -> list[Written]:
    """The slope of any secant of x² + 2x + 1, in letters, and where the slope was taken."""
    there, limit = tint(math_number(secants.x), INPUT.role), tint(math_number(secants.limit), "slope")
    slope = tint(f"2 {X}", "slope")
    return [
        formula(f"{_QUOTIENT} = {slope} + {H} + {tint('2', 'slope')} {_at_last(f'2 {X} + 2')}"),
        formula(f'"at" {X} = {there}: quad {limit} + {H} {_at_last(math_number(secants.limit))}'),
    ]


def _at_last(slope: str) -> str:
    """What the slopes go to as h goes to 0: a part that comes later."""
    return tint(f"-> {tint(slope, 'slope')}", "limit")


POWERS = ("", "", " squared", " cubed", " to the fourth", " to the fifth", " to the sixth")
"""What is said after x, by the exponent."""


def said_term(exponent: int) -> str:
    """The slope of xⁿ as it is spoken."""
    return f"{exponent} x{POWERS[exponent - 1]}"


def slope_of_a_power(exponent: int) -> list[Written]:
    """What (x + h)ⁿ is more than xⁿ by how many h are in its terms, and that for each h, and at last."""
    gain = f"{_GROWN}^{exponent} - {X}^{exponent}"
    single = f"{exponent} {X}" if exponent == 2 else f"{exponent} {X}^{exponent - 1}"
    others = "" if exponent == 2 else "(dots.c)"
    return [
        formula(f"{gain} = {tint(f'{single} {H}', 'slope')} + {H}^2 {others}"),
        formula(f"({gain}) / {H} = {tint(single, 'slope')} + {H} {others} {_at_last(single)}"),
    ]


def power_rule() -> Written:
    """The slope of xⁿ, and for which n it has been shown."""
    rule = f'"slope of" {X}^n = {tint(f"n {X}^(n - 1)", "slope")}'
    whole = tint('n = 1"," 2"," 3"," dots', "muted")
    return formula(f"{rule} quad {whole}")


_CURVE = replace(LOSS, role="data")
"""The loss has the colour of its curve, as f has: that of a slope belongs to L′."""

_PRIME_LOSS = tint("L'", "slope")


def squared_error() -> list[Written]:
    """The loss of a weight that should be 3, and its slope."""
    return [
        formula(f"{_CURVE}({WEIGHT}) = ({WEIGHT} - 3)^2"),
        formula(f"{_PRIME_LOSS}({WEIGHT}) = 2 ({WEIGHT} - 3)"),
    ]


def slope_of_the_weight(path: Trajectory[GradientDescent], index: int) -> Written:
    """The slope at a weight, in numbers."""
    weight = tint(math_number(float(path.points[index].item())), "path")
    slope = tint(tint(f"= {math_number(float(path.gradients[index].item()))}", "slope"), "value")
    return formula(f"{_PRIME_LOSS}({weight}) = 2 ({weight} - 3) {slope}")


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
