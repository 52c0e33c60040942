"""A ravine seen from above, and how a step with momentum adds up in it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from mathkit.functions.quadratics import Quadratic
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.axes.ticks import padded
from scenes.stage.pictures.landscapes import level_lines
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.labels import label_near, tag
from scenes.stage.shapes.theme import Role
from scenes.stage.type.typesetting import Points

_LINES = 6
"""About how many level lines are drawn."""


class Ravine(VGroup):
    """The level lines of a function of two variables, in a picture that just holds all *places* (n, 2)."""

    def __init__(
        self, function: Quadratic, places: ArrayLike, start: Points, *, box: Box | None = None
    ) -> None:
        places = np.asarray(places, dtype=np.float64)
        (x0, y0), (x1, y1) = places.min(axis=0), places.max(axis=0)
        x_range, y_range = padded(x0, x1, 0.12, least=0.05), padded(y0, y1, 0.2, least=0.05)
        box = box or frame().picture
        self.plot = Plot(box, x_range, y_range, names=("$x$", "$y$"), ticks=Ticks(y=3), equal=True)
        self.lines = level_lines(self.plot, function, start, _LINES)
        super().__init__(self.plot, self.lines)

    def slides(self, start: Points) -> tuple[Polyline, Polyline]:
        """The ways from *start* (2,) down the wall to the floor, and along the floor to the lowest point."""
        floor = np.array([start[0], 0.0])
        ways = np.array([[start, floor], [floor, np.zeros(2)]])
        across, along = (Polyline([self.plot.to_frame(way)]) for way in ways)
        return across, along


class VelocitySum(VGroup):
    """How a step with momentum adds up: the step before, what is kept of it, the push downhill, their sum.

    Parameters
    ----------
    points
        Before and after the step before, shape (2, 2).
    kept, push
        What is kept of that step, and the step downhill, shapes (2,).
    names
        Typst markup for the four arrows.
    """

    def __init__(
        self, function: Quadratic, points: Points, kept: Points, push: Points, names: Sequence[str]
    ) -> None:
        before, here = points
        pushed_from, after = here + kept, here + kept + push
        self.ravine = Ravine(function, [before, here, pushed_from, after], before)
        ends = ((before, here), (here, pushed_from), (pushed_from, after), (here, after))
        roles: tuple[Role, ...] = ("muted", "second", "slope", "path")
        at = self.ravine.plot.at
        self.last, self.kept, self.push, self.sum = self.arrows = [
            Arrow(at(*start), at(*end), role, width=6.0)
            for (start, end), role in zip(ends, roles, strict=True)
        ]
        self.names = VGroup()
        for arrow, name in zip(self.arrows, names, strict=True):
            self.names.add(self._label(arrow, name))
        super().__init__(self.ravine, *self.arrows, self.names)

    def _label(self, arrow: Arrow, name: str) -> VGroup:
        """A name beside the middle of an arrow, clear of the arrows and of the names that are there."""
        along, middle = arrow.end - arrow.start, (arrow.start + arrow.end) / 2
        around = [*self.arrows, *self.names]
        return label_near(
            tag(name, arrow.role), middle, (-along[1], along[0]), around, box=self.ravine.plot.box
        )
