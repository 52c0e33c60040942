"""Landscapes over two variables: their formulas, their slopes, and where their ground is level."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np

from mathkit.calculus.gradient import Gradient
from mathkit.functions.differentiable import Differentiable
from mathkit.functions.quadratics import TILTED_BOWL, from_coefficients
from mathkit.functions.two_variables import SADDLE, WAVES, level_ground_of_waves
from scenes.stage.axes.plots import Plot
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import math_equals, math_number, math_vector
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, formula, text
from scenes.stage.wording.descents import rule_of_learning

Name = Literal["tilted_bowl", "round_bowl", "saddle", "waves"]

Range = tuple[float, float]


def _origin(_: Range, __: Range) -> Points:
    return np.zeros((1, 2))


@dataclass(frozen=True)
class Landscape:
    """A function of two variables, and how it is written.

    ``formula`` and ``slopes`` are Typst mathematics in x and y; ``level`` says where the ground is level, and
    ``level_ground`` gives the points (n, 2) within two ranges.
    """

    function: Differentiable
    formula: str
    slopes: tuple[str, str]
    level: str
    level_ground: Callable[[Range, Range], Points] = _origin

    def equation(self) -> Written:
        return formula(f"f(x, y) = {self.formula}", role="data")

    def partial(self, axis: int, slope: float) -> Written:
        """One partial derivative: its rule, and its value at the point."""
        name, role = ("x", "y")[axis], ROLES[axis]
        value = f"{{{{ {math_equals(slope, 4)} : slope }}}}"
        rule = f"(partial f) / ({{{{ partial {name} : {role} }}}}) = {self.slopes[axis]}"
        return formula(f"{rule} {value}")

    def level_in(self, plot: Plot) -> Points:
        """The level points that a plot shows."""
        return self.level_ground(plot.x_range, plot.y_range)


ROLES: tuple[Role, Role] = ("path", "second")
"""The colours of what goes along x and along y."""

LANDSCAPES: Mapping[Name, Landscape] = MappingProxyType(
    {
        "tilted_bowl": Landscape(
            TILTED_BOWL, "x^2 + 2 y^2 + x y", ("2 x + y", "4 y + x"), "here at the lowest point alone"
        ),
        "round_bowl": Landscape(
            from_coefficients(1.0, 0.0, 1.0), "x^2 + y^2", ("2 x", "2 y"), "here at the lowest point alone"
        ),
        "saddle": Landscape(
            SADDLE, "x^2 - y^2", ("2 x", "-2 y"), "here on the saddle, which is neither top nor bottom"
        ),
        "waves": Landscape(
            WAVES,
            "sin x + cos y",
            ("cos x", "-sin y"),
            "here on the summits, in the hollows, and on the passes between",
            level_ground_of_waves,
        ),
    }
)


def height(here: Gradient) -> Written:
    """How high the ground is at the point."""
    return formula(f"f({_point(here)}) {math_equals(here.value, 4)}", role="data")


def gradient(here: Gradient) -> Written:
    """The gradient at the point."""
    found = math_vector(here.partials, 4)
    return formula(f"nabla f({_point(here)}) {{{{ = : ink }}}} {found}", role="slope")


def field() -> Written:
    """What a field of arrows is."""
    return text("$nabla f$ at many points", role="slope")


def no_slope() -> Written:
    """The gradient on level ground."""
    return formula("nabla f = vec(0, 0)", role="result")


def learning() -> tuple[Written, ...]:
    """The landscape as a model's loss, and the step that lowers it; what its letters are."""
    return (
        text("{{ $L = f$ : data }}: the loss", role="muted"),
        text("{{ $bold(w) = (x, y)$ : path }}: the weights", role="muted"),
        rule_of_learning(),
        text("{{ $alpha$ : second }}: the learning rate", role="muted"),
    )


def _point(here: Gradient) -> str:
    x, y = (math_number(float(value), 4) for value in here.point)
    return f"{{{{ {x} : {ROLES[0]} }}}}, {{{{ {y} : {ROLES[1]} }}}}"
