"""Functions of one variable and the slopes of their secants, as formulas and in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from manim import VGroup

from mathkit.calculus.derivative import Secants
from mathkit.functions.differentiable import Differentiable
from mathkit.functions.one_variable import CUBE, PARABOLA, SIGMOID
from mathkit.functions.smooth import EXPONENTIAL, SINE
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import is_exact, math_equals, math_number, number, whole
from scenes.stage.type.symbols import INPUT, RUN
from scenes.stage.type.tables import ledger
from scenes.stage.type.writing import LABEL_SIZE, Written, formula, text

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
    formula
        How its first term is written, in Typst mathematics in x.
    line
        What follows its first term if that is a line.
    """

    function: Differentiable
    formula: str
    line: str = ""

    def equation(self) -> Written:
        """The function as it is written; its ``first`` term is a part, and its ``line``, if it has one."""
        line = f" + {tint(self.line, 'line')}" if self.line else ""
        return formula(f"f(x) = {tint(self.formula, 'first')}{line}", role="data")


FUNCTIONS: Mapping[Name, Named] = MappingProxyType(
    {
        "parabola": Named(PARABOLA, "x^2", "2 x + 1"),
        "cube": Named(CUBE, "x^3"),
        "sine": Named(SINE, "sin x"),
        "exponential": Named(EXPONENTIAL, "e^x"),
        "sigmoid": Named(SIGMOID, "1 \\/ (1 + e^(-x))"),
    }
)

X, H = str(INPUT), str(RUN)

QUOTIENT = f"({tint(f'f({X} + {H})', 'data')} - {tint(f'f({X})', 'data')}) / {H}"
"""Rise over run, in Typst mathematics."""


def asked_slope(x: float, slope: float | None = None) -> Written:
    """The slope that the film asks for; a question mark if it isn't known yet."""
    answer = "?" if slope is None else _slope(slope)
    here = tint(f"${INPUT.letter}$", INPUT.role)
    return text(f"slope at {here} $= {math_number(x)}$: {tint(answer, 'slope')}")


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
    decimals = _decimals_of_heights(secants)
    end = tint(math_number(secants.ends[0], decimals), "end")
    here = tint(math_number(secants.value, decimals, guarded=True), "here")
    rise, written_run = tint(f"{end} - {here}", "second"), tint(math_number(run), "dial")
    return [formula(QUOTIENT), formula(f"({rise}) / {written_run} {tint(math_equals(slope, 4), 'slope')}")]


def _decimals_of_heights(secants: Secants) -> int:
    """How many decimals both heights of the first secant need to give its slope."""
    return _decimals(float(secants.steps[0]), float(secants.slopes[0]), secants.value, float(secants.ends[0]))


def heights(secants: Secants) -> list[Written]:
    """The heights of the two points of the first secant, with their names."""
    decimals = _decimals_of_heights(secants)
    here, there = (math_equals(height, decimals) for height in (secants.value, float(secants.ends[0])))
    names = (f"f({X}) {here}", f"f({X} + {H}) {there}")
    return [formula(name, size=LABEL_SIZE, role="data") for name in names]


def legs(run: float, slope: float) -> tuple[str, str]:
    """The run and the rise of a secant, in numbers that give its slope as it is written."""
    rise = run * slope
    return number(run, 5), number(rise, _decimals(run, slope, rise))


def first_legs(secants: Secants) -> tuple[str, str]:
    """The run and the rise of the first secant, each with its name."""
    run, rise = legs(float(secants.steps[0]), float(secants.slopes[0]))
    return f"run $h = {math_number(float(run))}$", f"rise {rise}"


def limit_of_the_quotient() -> Written:
    """The definition of the derivative, whose parts come one by one."""
    derivative, limit = tint(f"f'({X})", "slope"), tint(f"lim_({H} -> 0)", "limit")
    return formula(f"{derivative} = {limit} {tint(QUOTIENT, 'quotient')}")


def slope_name(slope: float) -> str:
    """A slope as it is named beside its line."""
    return f"slope {_slope(slope)}"


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
    """The slopes of the secants, the last to the left, and that of the tangent, as they are spoken.

    So is the height of the first secant's other point.
    """
    names = ("said_first", "said_second", "said_third", "said_left", "said_slope", "said_end")
    values = [*secants.slopes.tolist(), from_left, secants.limit, float(secants.ends[0])]
    return dict(zip(names, map(said, values), strict=True))


def said_why(secants: Secants, adds_run: bool) -> str:
    """The question that the growing square answers, as it is spoken."""
    return f"Why {said(secants.limit)} plus the run?" if adds_run else "Is there a formula for slopes?"


def slope_there(secants: Secants) -> Written:
    """The derivative where the slope was taken."""
    there = tint(math_number(secants.x), INPUT.role)
    return formula(f"f'({there}) {tint(math_equals(secants.limit, 4), 'value')}", role="slope")


def closing_table(secants: Secants, from_left: float, adds_run: bool) -> VGroup:
    """A row of names, one for each secant, one for the last run to the left, and a last one for the limit.

    The last row has the parts ``run`` and ``limit``, and if the slope of every secant is the limit plus its
    run, ``sum``.
    """
    rows = [(text("zoom", role="muted"), text("run $h$", role="dial"), text("slope", role="slope"))]
    zooms = [f"×{whole(secants.steps[0] / run)}" for run in secants.steps]
    runs, slopes = [*secants.steps, -secants.steps[-1]], [*secants.slopes, from_left]
    for zoom, run, slope in zip([*zooms, zooms[-1]], runs, slopes, strict=True):
        rows.append((text(zoom), text(number(run, 5)), text(_slope(slope))))
    limit = _slope(secants.limit)
    whole_sum = f"{tint(limit, 'slope')} + {tint('$h$', RUN.role)}"
    summed = tint(whole_sum, "sum") if adds_run else ""
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
    return formula(f'"ReLU"({INPUT}) = max(0, {INPUT})', role="data")
