"""A valley: the curve of a function of one variable around its minimum, and a descent on it."""

from __future__ import annotations

import numpy as np
from manim import VGroup

from mathkit.functions.quadratics import Quadratic
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.axes.ticks import padded
from scenes.stage.motion.trails import Trail
from scenes.stage.pictures.landscapes import in_sight
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import frame
from scenes.stage.type.typesetting import Points


class Valley(VGroup):
    """The curve of a function of one variable, and the trail of a descent on it.

    Parameters
    ----------
    function
        The function, with its minimum.
    iterates
        The positions x of the descent, shape (n + 1, 1). The axes are chosen so that they can be seen.
    """

    def __init__(self, function: Quadratic, iterates: Points) -> None:
        super().__init__()
        seen = in_sight(iterates, function.minimum)
        half = 1.2 * max(float(np.abs(seen - function.minimum).max()), 0.5)
        middle = float(function.minimum[0])
        top = float(function.value(np.array([middle + half])))
        bottom = float(function.value(function.minimum))
        self.plot = Plot(
            frame().picture,
            (middle - half, middle + half),
            padded(bottom, top, 0.03),
            names=("$x$", "$f(x)$"),
            ticks=Ticks(x=10),
        )
        x = self.plot.sample()
        self.curve = self.plot.curve(x, function.value(x[:, None]))
        self.positions, self.heights = seen[:, 0], function.value(seen)
        # A step is a jump: between its ends the ball touches nothing of the curve.
        self.trail = Trail(self.plot.to_frame(np.column_stack([self.positions, self.heights])))
        self.add(self.plot, self.curve, self.trail)

    def tangent(self, slope: float, *, length: float = 4.0) -> Polyline:
        """The tangent where the descent starts, *length* manim units long."""
        return self.plot.tangent(float(self.positions[0]), float(self.heights[0]), slope, length=length)

    def first_step(self) -> tuple[VGroup, Arrow]:
        """The first step as the rule takes it: lines down from its two ends, and an arrow along the axis."""
        drops = [self.plot.drop(x, y) for x, y in zip(self.positions[:2], self.heights[:2], strict=True)]
        return VGroup(*drops), Arrow(drops[0].get_end(), drops[1].get_end(), "path")
