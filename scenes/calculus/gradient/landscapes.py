"""Landscapes over two variables: their formulas, and where they are level."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np

from mathkit.functions.differentiable import Differentiable
from mathkit.functions.quadratics import TILTED_BOWL, from_coefficients
from mathkit.functions.two_variables import SADDLE, WAVES, level_ground_of_waves
from scenes.stage.axes.plots import Plot
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, formula

Name = Literal["tilted_bowl", "round_bowl", "saddle", "waves"]

Range = tuple[float, float]


def _origin(_: Range, __: Range) -> Points:
    return np.zeros((1, 2))


@dataclass(frozen=True)
class Landscape:
    """A function of two variables, and how it is written.

    Attributes
    ----------
    function
        The function.
    formula, slopes
        The function and its partial derivatives, in Typst mathematics in x and y.
    level
        Where the ground is level: a phrase.
    level_ground
        Gives the level points (n, 2) within a range of x and a range of y.
    """

    function: Differentiable
    formula: str
    slopes: tuple[str, str]
    level: str
    level_ground: Callable[[Range, Range], Points] = _origin

    def equation(self) -> Written:
        return formula(f"f(x, y) = {self.formula}", role="data")

    def level_in(self, plot: Plot) -> Points:
        """The level points (n, 2) that a plot shows."""
        return self.level_ground(plot.x_range, plot.y_range)


LANDSCAPES: Mapping[Name, Landscape] = MappingProxyType(
    {
        "tilted_bowl": Landscape(
            TILTED_BOWL, "x^2 + 2 y^2 + x y", ("2 x + y", "4 y + x"), "only at the lowest point"
        ),
        "round_bowl": Landscape(
            from_coefficients(1.0, 0.0, 1.0), "x^2 + y^2", ("2 x", "2 y"), "only at the lowest point"
        ),
        "saddle": Landscape(
            SADDLE, "x^2 - y^2", ("2 x", "-2 y"), "on the saddle, which is neither a top nor a bottom"
        ),
        "waves": Landscape(
            WAVES,
            "sin x + cos y",
            ("cos x", "-sin y"),
            "on the summits, in the hollows, and on the passes between them",
            level_ground_of_waves,
        ),
    }
)
