"""What a linear model says of each place in the plane: its probability as shades, and its line."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Self

import numpy as np
from manim import RIGHT, UP, VGroup
from numpy.typing import ArrayLike

from mathkit.functions.sigmoid import logit
from mathkit.learning.decision_boundary import decision_boundary
from scenes.stage.axes.plots import Plot
from scenes.stage.shapes.curves import Polyline, cut_polygon
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import number
from scenes.stage.type.symbols import PROBABILITY
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, text

LEVELS = (0.1, 0.25, 0.5, 0.75, 0.9)
"""The probabilities at which one shade ends and the next one begins."""

_OPACITIES = (0.25, 0.16, 0.08)
"""Of the shades on one side, the surest first: a pull in red is seen on each of them."""


class Sides(VGroup):
    """Shades of σ(w·x + b), and the line where it is the threshold.

    Any weights are drawn correctly: with no line in sight, one shade fills the plot.

    Parameters
    ----------
    plot
        Axes for the two coordinates of x.
    roles
        The shades of the sides of class 0 and of class 1.
    """

    def __init__(self, plot: Plot, roles: tuple[Role, Role] = ("class_zero", "class_one")) -> None:
        self.plot = plot
        shades = [
            *((roles[0], each) for each in _OPACITIES),
            *((roles[1], each) for each in _OPACITIES[::-1]),
        ]
        self.shades = VGroup(*(_shade(role, opacity) for role, opacity in shades))
        self.line = Polyline([], "path", width=5.0)
        super().__init__(self.shades, self.line)
        self.set_z_index(-2)  # under the marks, which keep their colours, and under their pulls

    def set_state(self, *, model: ArrayLike, threshold: float) -> Self:
        """Draw the sides of a *model* (w₁, w₂, b) for a threshold between 0 and 1."""
        *weights, bias = np.asarray(model, dtype=np.float64)
        (left, right), (bottom, top) = bounds = self.plot.x_range, self.plot.y_range
        corners = np.array([(left, bottom), (right, bottom), (right, top), (left, top)])
        cuts = [-np.inf, *(float(logit(level)) for level in LEVELS), np.inf]
        for shade, (low, high) in zip(self.shades, pairwise(cuts), strict=True):
            part = _part(corners, lambda places: places @ weights + bias, low, high)
            shade.set_runs([self.plot.to_frame(_closed(part))] if len(part) else [])
        ends = decision_boundary(weights, bias, threshold, bounds)
        self.line.set_runs([] if ends is None else [self.plot.to_frame(ends)])
        return self


class ShadeKey(VGroup):
    """A bar right of a *plot* with the shades of its *sides*, and the probabilities between them."""

    def __init__(self, plot: Plot, sides: Sides) -> None:
        left, right, height = (
            plot.box.right + 0.35,
            plot.box.right + 0.65,
            plot.box.height / len(sides.shades),
        )
        blocks = sides.shades.copy()
        for place, block in enumerate(blocks):
            low = plot.box.bottom + place * height
            block.set_runs([Box(left, right, low, low + height).corners[:, :2]])
        numbers = VGroup(
            *(
                text(number(level), size=FINE_SIZE, role="muted").next_to(
                    (right, plot.box.bottom + (place + 1) * height, 0.0), RIGHT, buff=0.12
                )
                for place, level in enumerate(LEVELS)
            )
        )
        name = text("$p$", role=PROBABILITY.role).next_to(blocks, UP, buff=GAP)
        super().__init__(blocks, numbers, name)


def _shade(role: Role, opacity: float) -> Polyline:
    shade = Polyline([], role, width=1.5)
    shade.set_fill(color(role), opacity=opacity)
    return shade


def _closed(corners: Points) -> Points:
    return np.vstack([corners, corners[:1]])


def _part(corners: Points, score: Callable[[Points], Points], low: float, high: float) -> Points:
    """The part (m, 2) of a convex polygon where low ≤ score < high; m = 0 if nothing is left."""
    if np.isfinite(low):
        scores = score(corners) - low
        corners = cut_polygon(corners, scores, scores >= 0)
    if len(corners) and np.isfinite(high):
        scores = score(corners) - high
        corners = cut_polygon(corners, scores, scores < 0)
    return corners
