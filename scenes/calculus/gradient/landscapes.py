"""Landscapes over two variables: their formulas, and where they are level."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np

from mathkit.functions.differentiable import Differentiable
from mathkit.functions.quadratics import TILTED_BOWL, from_coefficients
from mathkit.functions.two_variables import SADDLE, WAVES, level_ground_of_waves
from scenes.stage.type.numerals import math_number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, Written, formula

Name = Literal["tilted_bowl", "round_bowl", "saddle", "waves"]

Range = tuple[float, float]


def _origin(_: Range, __: Range) -> Points:
    return np.zeros((1, 2))


def _bottom(_: Points) -> str:
    return "bottom"


def _saddle(_: Points) -> str:
    return "saddle"


def _kind_of_wave(place: Points) -> str:
    """Of sin x + cos y: a top or a bottom where both are extreme in the same way."""
    across, up = float(np.sin(place[0])), float(np.cos(place[1]))
    return "saddle" if across * up < 0 else "top" if across > 0 else "bottom"


@dataclass(frozen=True)
class Landscape:
    """A function of two variables, and how it is written.

    Attributes
    ----------
    function
        The function.
    formula, slopes
        The function and its partial derivatives, in Typst mathematics in x and y.
    name_of_level
        Says what a level place (2,) is: a word.
    level_ground
        Gives the level points (n, 2) within a range of x and a range of y.
    """

    function: Differentiable
    formula: str
    slopes: tuple[str, str]
    name_of_level: Callable[[Points], str]
    level_ground: Callable[[Range, Range], Points] = _origin

    def equation(self) -> Written:
        return formula(f"f(x, y) = {self.formula}", role="data", size=STATEMENT_SIZE)

    def held(self, variable: str, value: float, source: str = "") -> str:
        """The formula, or another *source* in x and y, with a number in the place of a variable."""
        written = math_number(value, guarded=True)

        def put(match: re.Match[str]) -> str:
            return f"{match[1]} dot {written}" if match[1] else written

        return re.sub(rf"(?:(\d|\b[xy]) )?\b{variable}\b", put, source or self.formula)


LANDSCAPES: Mapping[Name, Landscape] = MappingProxyType(
    {
        "tilted_bowl": Landscape(TILTED_BOWL, "x^2 + 2 y^2 + x y", ("2 x + y", "4 y + x"), _bottom),
        "round_bowl": Landscape(from_coefficients(1.0, 0.0, 1.0), "x^2 + y^2", ("2 x", "2 y"), _bottom),
        "saddle": Landscape(SADDLE, "x^2 - y^2", ("2 x", "-2 y"), _saddle),
        "waves": Landscape(
            WAVES,
            "sin x + cos y",
            ("cos x", "-sin y"),
            _kind_of_wave,
            level_ground_of_waves,
        ),
    }
)
