"""A slice of the bowl: its loss when one of both weights is turned and the other one stays."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import VGroup

from mathkit.functions.quadratics import Quadratic
from scenes.optimization.gradient_descent.slopes import SlopeTriangle, round_run
from scenes.optimization.gradient_descent.valleys import NAMES, Valley
from scenes.optimization.gradient_descent.windows import Range, Window
from scenes.stage.axes.plots import Ticks
from scenes.stage.shapes.frame import Box
from scenes.stage.type.symbols import BIAS
from scenes.stage.type.typesetting import Points

_WEIGHTS = (NAMES[0], f"height ${BIAS.letter}$")

_MARGIN, _LEAST = 1.35, 0.5
"""To the edge: so many times as far from the lowest point as the place, which is at least so far away."""

_LONGEST = 0.3
"""The longest run of the triangle, as a share of that distance: so it stays in the picture on both sides."""


class Slice(Valley):
    """The loss over one weight, and the triangle of its slope at a place (w, b) of the map.

    Parameters
    ----------
    weight
        0 for w, 1 for b.
    """

    def __init__(self, loss: Quadratic, place: Points, weight: int, box: Box) -> None:
        self.weight = weight
        axis = np.eye(2)[weight]
        function = loss.along(place - place[weight] * axis, axis)
        here, lowest = float(place[weight]), float(function.minimum[0])
        away = max(_LEAST, abs(here - lowest))
        reach = _MARGIN * away
        super().__init__(function, function, (lowest - reach, lowest + reach), box)
        self.ball = self.plot.dot(here, float(function(here)), "path", radius=0.14)
        run = 1.0 if _LONGEST * away <= 1.0 <= 0.4 * away and here < lowest else round_run(_LONGEST * away)
        self.triangle = SlopeTriangle(self, here, run, named=run != 1.0)

    def window(self, box: Box, weights: Range, **options: Any) -> Window:
        """Axes for a range of the weight that is turned."""
        usual = {"names": (_WEIGHTS[self.weight], NAMES[1]), "ticks": Ticks(6, 5)}
        return super().window(box, weights, **{**usual, **options})

    @property
    def shown(self) -> VGroup:
        """What comes first: the axes, the curve, and where the ball is on it."""
        return VGroup(self.plot, self.curve, self.ball)
