"""The functions that a polynomial imitates: how they are written and spoken, and what is shown of them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from mathkit.functions.smooth import EXPONENTIAL, LOGARITHM, SINE, Smooth
from scenes.stage.type.numerals import math_number, number

Name = Literal["sine", "exponential", "logarithm"]

Range = tuple[float, float]


@dataclass(frozen=True)
class Named:
    """A function, its first three derivatives, and the parts of the plane in which they are drawn.

    Attributes
    ----------
    function
        The function.
    noun
        What it is called.
    rungs
        The function and its first three derivatives, in Typst mathematics in x.
    asked, written
        Its value at some number, as it is spoken and in Typst mathematics; ``{}`` takes the number.
    rungs_go_on
        How the heights of the rungs at zero go on after the first four.
    holds
        Where the bound on the error holds, in words and Typst mathematics.
    added
        What is added to x before the function is taken.
    unit
        What x is counted in, if the function asks for a unit.
    ceiling
        A number that its derivatives do not exceed from 0 to 1, if that is not known from a maximum.
    near, far
        The ranges of both axes, close to zero and for polynomials of high degree.
    domain, heights
        The ranges of x and of each rung in the ladder.
    """

    function: Smooth
    noun: str
    rungs: tuple[str, str, str, str]
    asked: str
    written: str
    near: tuple[Range, Range]
    far: tuple[Range, Range]
    domain: Range
    heights: tuple[Range, Range, Range, Range]
    rungs_go_on: str
    holds: str
    added: float = 0.0
    unit: str = ""
    ceiling: float = 0.0

    @property
    def distance(self) -> str:
        """How far from zero x is, where the bound on the error holds, in Typst mathematics."""
        return "x" if self.added else "abs(x)"

    @property
    def equation(self) -> str:
        """The function, as an axis is named."""
        return f"$f(x) = {self.rungs[0]}$"

    def spoken_value(self, x: float) -> str:
        return self.asked.format(number(x + self.added))

    def derivative(self, order: int) -> str:
        """A derivative of higher order, in Typst mathematics."""
        if not self.added:
            return self.rungs[order % len(self.rungs)]
        sign = "-" if order % 2 == 0 else ""
        return f"{sign}{math.factorial(order - 1)} \\/ (1 + x)^{order}"

    def written_value(self, x: float) -> str:
        return self.written.format(math_number(x + self.added))


_SWING = (-1.5, 1.5)
_GROWTH = (-1.0, 4.0)

FUNCTIONS: Mapping[Name, Named] = MappingProxyType(
    {
        "sine": Named(
            SINE,
            "the sine",
            ("sin x", "cos x", "-sin x", "-cos x"),
            "the sine of {}",
            "sin {}",
            near=((-1.5, 3.5), (-1.4, 1.9)),
            far=((-7.0, 7.0), (-2.4, 2.4)),
            domain=(-3.0, 3.0),
            heights=(_SWING, _SWING, _SWING, _SWING),
            rungs_go_on="repeating",
            holds="for every $x$",
            unit="radians",
        ),
        "exponential": Named(
            EXPONENTIAL,
            "the exponential",
            ("e^x", "e^x", "e^x", "e^x"),
            "e to the power of {}",
            "e^{}",
            near=((-1.5, 1.6), (-0.8, 4.4)),
            far=((-5.0, 2.4), (-2.5, 9.0)),
            domain=(-2.0, 1.6),
            heights=(_GROWTH, _GROWTH, _GROWTH, _GROWTH),
            rungs_go_on="and so on",
            holds="for $x <= 1$",
            ceiling=3.0,
        ),
        "logarithm": Named(
            LOGARITHM,
            "the logarithm of one plus x",
            ("ln(1 + x)", "1 \\/ (1 + x)", "-1 \\/ (1 + x)^2", "2 \\/ (1 + x)^3"),
            "the natural logarithm of {}",
            "ln {}",
            near=((-0.9, 1.6), (-1.9, 1.6)),
            far=((-1.3, 2.0), (-3.0, 2.2)),
            domain=(-0.55, 1.2),
            heights=((-1.0, 1.0), (-0.8, 2.2), (-3.4, 0.8), (-0.8, 4.4)),
            rungs_go_on="and so on",
            holds="for $x >= 0$",
            added=1.0,
        ),
    }
)
