"""What the film computes: the gradient at its point, steps from there, and a line that learns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

import numpy as np

from mathkit.calculus.gradient import Gradient, gradient_at
from mathkit.functions.quadratics import TILTED_BOWL
from mathkit.functions.two_variables import CREASES
from mathkit.learning.squared_error import FAHRENHEIT, residuals_of_line
from mathkit.optimization.gradient_descent import gradient_descent
from scenes.calculus.gradient import sentences
from scenes.calculus.gradient.ground.terrains import HALF, level_steps, round_step
from scenes.calculus.gradient.landscapes import LANDSCAPES, Landscape
from scenes.stage.lesson import Facts
from scenes.stage.type.typesetting import Points

DIGITS = 4
"""Decimals of the slopes on screen; all that is worked out from them starts from these digits."""

THOUSANDTH = 1e-3
TALL = 0.811
"""The height of the map as a share of its width."""

CLOSE = 1.85
"""Half the width of the map close up, in lengths of the gradient in thousandths."""

_LINES_CLOSE = 13
"""About how many lines the map close up has."""

OBLIQUE = 60.0
"""From the gradient to a step of which half leads along it, in degrees."""

RATE, STEPS = 0.1, 40
"""How the line learns."""

RULE = (32.0, 1.8)
"""b and w of the line that the readings lie on."""

_OTHER_WEIGHTS = np.array([(2.0, -3.0), (-1.0, 4.0)])
"""Places on the map: the one that is farther from the start is tried as well."""

_LITTLE_ERROR = 8.0
"""Below, there is too little left to learn at the film's point."""


def heights_on_the_map(function: Any) -> tuple[float, float]:
    """The middle of the heights on the map, and how far they reach from the lowest to the highest."""
    x, y = np.linspace(-HALF, HALF, 81), np.linspace(-HALF * TALL, HALF * TALL, 81)
    heights = function.value(np.stack(np.meshgrid(x, y), axis=-1))
    return float(heights.min() + heights.max()) / 2, float(np.ptp(heights))


@dataclass(frozen=True)
class Told:
    """All that is computed for the film's landscape and point.

    Attributes
    ----------
    here
        The gradient at the point.
    walk : (n + 1, 2)
        Where the line that learns stands on the map of its error, at the start and after each step.
    """

    p: Any
    here: Gradient
    walk: Points

    @classmethod
    def of(cls, p: Any) -> Self:
        """Compute it for the parameters of the lesson."""
        here = gradient_at(LANDSCAPES[p.landscape].function, (p.x, p.y))
        far = p.landscape == "tilted_bowl" and here.value >= _LITTLE_ERROR
        start = here.point if far else np.array([3.0, 2.0])
        return cls(p, here, gradient_descent(TILTED_BOWL, start, RATE, STEPS).points)

    @property
    def landscape(self) -> Landscape:
        return LANDSCAPES[self.p.landscape]

    @cached_property
    def slopes(self) -> Points:
        """Both slopes as they are written, shape (2,)."""
        rounded: Points = np.round(self.here.partials, DIGITS) + 0.0
        return rounded

    @cached_property
    def squares(self) -> Points:
        rounded: Points = np.round(self.slopes**2, DIGITS)
        return rounded

    @cached_property
    def square(self) -> float:
        """The sum of the squares of both slopes, as they are written."""
        return float(np.round(self.squares.sum(), DIGITS))

    # Close up --------------------------------------------------------------------------------------------

    @property
    def close(self) -> float:
        """Half the width of the window close up: as straight wherever the point is, and a round scale."""
        return HALF / float(f"{HALF / (CLOSE * self.here.steepness * THOUSANDTH):.2g}")

    @property
    def climbing(self) -> Points:
        """The changes of both parts of the gradient itself, as they are written."""
        return self.squares

    @property
    def cancelling(self) -> Points:
        """The changes of the gradient turned by a right angle, along y and then along x, as written."""
        product = np.round(self.slopes.prod(), DIGITS)
        return np.array([product, -product]) + 0.0

    @property
    def half_change(self) -> float:
        """The change of a step as long as the gradient of which half leads along it, as it is written."""
        return float(np.round(self.square / 2, DIGITS))

    @property
    def changes_span(self) -> tuple[float, float]:
        """The lowest and the highest level of all steps close up, in thousandths."""
        return min(0.0, float(self.cancelling[0])), self.square

    @cached_property
    def steps_of_height(self) -> list[float]:
        """From line to line on the whole map, and finer ones as one comes closer."""
        far = round_step(self.height_range[1] / 10)
        across = 2 * CLOSE * self.here.steepness**2 * THOUSANDTH
        return level_steps(far, round_step(across / _LINES_CLOSE))

    @cached_property
    def height_range(self) -> tuple[float, float]:
        return heights_on_the_map(self.landscape.function)

    # Far off ---------------------------------------------------------------------------------------------

    @cached_property
    def level(self) -> Points:
        """The level places on the map, the nearest to the point first, shape (n, 2)."""
        places = self.landscape.level_ground(
            (-HALF + 0.3, HALF - 0.3), (-HALF * TALL + 0.3, HALF * TALL - 0.3)
        )
        order = np.argsort(np.linalg.norm(places - self.here.point, axis=1))
        nearest: Points = places[order]
        return nearest

    # The line --------------------------------------------------------------------------------------------

    @property
    def is_the_error(self) -> bool:
        """Whether the film's landscape is the one that the readings have."""
        return bool(self.p.landscape == "tilted_bowl")

    @property
    def start(self) -> Points:
        """Where the line starts, on the map of the tilted bowl."""
        first: Points = self.walk[0]
        return first

    @property
    def first_slopes(self) -> Points:
        """The slopes of the error where the line starts, along b and along w."""
        return TILTED_BOWL.gradient(self.start)

    @cached_property
    def other(self) -> Points:
        """The place of another line, shape (2,)."""
        away = np.linalg.norm(_OTHER_WEIGHTS - self.start, axis=1)
        farther: Points = _OTHER_WEIGHTS[away.argmax()]
        return farther

    @property
    def other_error(self) -> float:
        """Its mean squared error."""
        return float(TILTED_BOWL.value(self.other))

    @property
    def bowl_steps(self) -> list[float]:
        """From line to line on the map of the tilted bowl."""
        return [10.0]

    @cached_property
    def errors(self) -> Points:
        """The mean squared error after each step, shape (n + 1,)."""
        values: Points = TILTED_BOWL.value(self.walk)
        return values

    @property
    def residuals(self) -> Points:
        """How far each reading lies off the first line, as a length."""
        b, w = self.weights(self.start)
        lengths = np.abs(np.asarray(residuals_of_line(FAHRENHEIT, (w, b)), dtype=np.float64))
        rounded: Points = lengths.round(6)
        return rounded

    @staticmethod
    def weights(place: Points) -> tuple[float, float]:
        """B and w at a place of the map."""
        return RULE[0] + float(place[0]), RULE[1] + float(place[1])

    def facts(self) -> Facts:
        b, w = self.weights(self.walk[-1])
        slope_x, slope_y = self.here.partials
        return {
            "height": self.here.value,
            "slope_x": float(slope_x),
            "slope_y": float(slope_y),
            "steepness": self.here.steepness,
            "diagonal": CREASES.one_sided_slope((1, 1)),
            "first_error": float(self.errors[0]),
            "second_error": float(self.errors[1]),
            "found_b": b,
            "found_w": w,
            "steps": STEPS,
            "other_error": self.other_error,
            "slope_x_said": sentences.slope_along_x(float(slope_x)),
            "slope_y_said": sentences.slope_along_y(float(slope_y)),
            "steepness_said": sentences.about(self.here.steepness),
            "slopes_as_steps": sentences.walked(self.slopes),
            "turned": sentences.cancelling(self.slopes),
            "error_said": sentences.about(float(self.errors[0])),
            "the_same_bowl": sentences.same_bowl(self.is_the_error),
        }
