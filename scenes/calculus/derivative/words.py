"""Functions of one variable and their derivatives, as formulas and in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from manim import VGroup

from mathkit.calculus.derivative import Secants
from mathkit.functions.differentiable import Differentiable
from mathkit.functions.one_variable import CUBE, EXPONENTIAL, PARABOLA, SIGMOID, SINE
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_equals, math_number, number
from scenes.stage.type.tables import ledger
from scenes.stage.type.writing import LABEL_SIZE, Written, formula, text

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
    at
        The derivative with ``{x}`` in the place of x, for a number in parentheses if it is negative, or with
        ``{plain}``, for a number without.
    rule
        A clause that says where the derivative comes from.
    """

    function: Differentiable
    formula: str
    derivative: str
    at: str
    rule: str

    def equation(self) -> Written:
        return formula(f"f(x) = {self.formula}", role="data")

    def differentiated(self) -> Written:
        return formula(f"f'(x) = {self.derivative}", role="slope")

    def worked(self, x: float, slope: float) -> Written:
        """The derivative with a number in the place of x, and what comes out."""
        at = self.at.format(x=math_number(x, guarded=True), plain=math_number(x))
        here, found = tint(math_number(x), "path"), tint(f"&{math_equals(slope, 4)}", "result")
        return formula(f"f'({here}) &= {at} \\ {found}", role="slope")


FUNCTIONS: Mapping[Name, Named] = MappingProxyType(
    {
        "parabola": Named(
            PARABOLA,
            "x^2 + 2 x + 1",
            "2 x + 2",
            "2 dot {x} + 2",
            "x squared becomes two x, two x becomes two, and a constant drops out",
        ),
        "cube": Named(CUBE, "x^3", "3 x^2", "3 dot {x}^2", "x cubed becomes three times x squared"),
        "sine": Named(SINE, "sin x", "cos x", "cos {x}", "the sine becomes the cosine"),
        "exponential": Named(EXPONENTIAL, "e^x", "e^x", "e^({plain})", "the exponential stays itself"),
        "sigmoid": Named(
            SIGMOID,
            "sigma(x)",
            "sigma(x) (1 - sigma(x))",
            "sigma({plain}) (1 - sigma({plain}))",
            "the sigmoid becomes itself times one minus itself",
        ),
    }
)

_X = tint("x", "path")
_H = tint("h", "second")
_QUOTIENT = tint(f"(f({_X} + {_H}) - f({_X})) / {tint(_H, 'ink')}", "data")
"""Rise over run, in Typst mathematics."""


def difference_quotient(secants: Secants) -> list[Written]:
    """Rise over run, in letters and in the numbers of the first secant."""
    end, here = math_number(secants.ends[0], 4), math_number(secants.value, 4, guarded=True)
    run = tint(math_number(secants.steps[0]), "second")
    quotient, slope = (
        tint(f"({end} - {here}) / {run}", "data"),
        tint(math_equals(secants.slopes[0], 4), "slope"),
    )
    return [formula(_QUOTIENT), formula(f"{quotient} {slope}")]


def limit_of_the_quotient() -> Written:
    """The definition of the derivative."""
    derivative = tint(f"f'({_X})", "slope")
    return formula(f"{derivative} = lim_(h -> 0) {_QUOTIENT}")


def closing_table(secants: Secants) -> VGroup:
    """A row of names, one for each secant, and a last one for the limit."""
    rows = [(text("run $h$", role="second"), text("slope", role="slope"))]
    for run, slope in zip(secants.steps, secants.slopes, strict=True):
        rows.append((text(number(run, 5)), text(number(slope, 4))))
    return ledger([*rows, (text("$-> 0$"), text(number(secants.limit, 4), role="result"))])


def square_of_a_sum() -> list[Written]:
    """What a square gains when its side grows by h, how much that is for each h, and what remains of it."""
    return [
        formula("{{ (x + h)^2 : ink }} = {{ x^2 : data }} + {{ 2 x h : slope }} + {{ h^2 : second }}"),
        formula("((x + h)^2 - x^2) / h = {{ 2 x : slope }} + {{ h : second }}"),
        formula("(x^2)' = {{ 2 x : slope }}"),
    ]


def power_rule(exponent: int, x: float, slope: float) -> list[Written]:
    """What a power gains when its base grows by h, for three factors and for n, and the slope of it.

    The last row is that slope in numbers, at *x*.
    """
    gains = (("3", "3 thin x^2"), ("n", "n thin x^(n - 1)"))
    rows = [
        f"{tint(f'(x + h)^{n}', 'ink')} = {tint(f'x^{n}', 'data')} + {tint(f'{gain} h', 'slope')} "
        f"+ {tint('h^2 (dots.c)', 'second')}"
        for n, gain in gains
    ]
    here, found = tint(math_number(x, guarded=True), "path"), tint(math_equals(slope, 4), "slope")
    return [
        *(formula(row, size=LABEL_SIZE) for row in rows),
        formula("(x^n)' = {{ n thin x^(n - 1) : slope }}"),
        formula(f"{exponent} dot {here}^{exponent - 1} {found}"),
    ]


def change_of_the_loss() -> Written:
    """What a nudge of a weight does to the loss."""
    return formula("Delta L approx {{ L'(w) : slope }} thin {{ Delta w : second }}")
