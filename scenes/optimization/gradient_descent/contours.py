"""A landscape seen from above: its level lines, and a descent across them."""

from __future__ import annotations

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from mathkit.functions.quadratics import Quadratic
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.trails import Trail
from scenes.stage.pictures.landscapes import in_sight, level_lines
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import clip_segments
from scenes.stage.shapes.frame import frame
from scenes.stage.type.typesetting import Points

_LINES = 9
"""About how many level lines are drawn; one of them goes through the start."""

_EDGE = 0.1
"""How far an arrow stays away from the edge of the picture, in manim units."""


class Contours(VGroup):
    """The level lines of a function of two variables, and the trail of a descent across them.

    Parameters
    ----------
    function
        The function, with its minimum.
    iterates
        The points of the descent, shape (n + 1, 2). The axes are chosen so that they can be seen.
    names
        Typst markup for the two variables.
    """

    def __init__(
        self, function: Quadratic, iterates: Points, *, names: tuple[str, str] = ("$x$", "$y$")
    ) -> None:
        super().__init__()
        seen = in_sight(iterates, function.minimum)
        half = 1.35 * max(float(np.abs(seen - function.minimum).max()), 0.5)
        x0, y0 = function.minimum
        self.plot = Plot(
            frame().picture, (x0 - half, x0 + half), (y0 - half, y0 + half), names=names, equal=True
        )
        self.lines = level_lines(self.plot, function, seen[0], _LINES)
        self.trail = Trail(self.plot.to_frame(seen))
        self.add(self.plot, self.lines, self.trail)

    def gradient(self, point: ArrayLike, gradient: ArrayLike, *, length: float = 1.7) -> Arrow:
        """An arrow at *point* (2,) along *gradient* (2,), *length* units long or as the plot has room for.

        Where the gradient is zero, the arrow shows nothing.
        """
        foot = end = self.plot.at(*np.asarray(point, dtype=np.float64))[:2]
        size = float(np.linalg.norm(gradient))
        if size > 0:
            ray = np.array([[foot, foot + length / size * np.asarray(gradient, dtype=np.float64)]])
            end = clip_segments(ray, self.plot.box.inset(_EDGE))[0, 1]
        return Arrow(foot, end, "slope", width=6.0)
