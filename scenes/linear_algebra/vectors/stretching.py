"""An arrow and its multiple, which moves along its line as the factor changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from scenes.stage.axes.planes import Plane
from scenes.stage.motion.tween import Tween, straight_way
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.labels import beyond, tag
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.writing import FORMULA_SIZE


class Stretching(VGroup):
    """The arrow a on its ``line``, and c·a, thinner, over it; c is the ``factor``, at first 1.

    Parameters
    ----------
    vector
        a, shape (2,). The zero vector is a dot, without a line.
    factors
        The values that c will take; the ``plane`` has room for them.
    """

    def __init__(self, vector: ArrayLike, factors: Sequence[float], *, box: Box | None = None) -> None:
        box = box or frame().picture
        self.vector = np.asarray(vector, dtype=np.float64)
        self.plane = Plane(np.outer([1.0, *factors], self.vector), box=box, largest_unit=np.inf)
        turned = np.array([-self.vector[1], self.vector[0]])
        self.across = turned if turned.any() else np.array([0.0, 1.0])
        self.line = self.plane.line(self.vector) if turned.any() else Polyline([], "muted")
        self.fixed = self.plane.arrow(self.vector, "data", width=8.0, dotted=True)
        self.moving = self.plane.arrow(self.vector, "path", width=4.0, dotted=True)
        self.names = VGroup(tag("$a$", "data"), tag("$c thin a$", "path"))
        beyond(self.names[0], (self.fixed.start + self.fixed.end) / 2, -self.across)
        super().__init__(self.line, self.fixed, self.moving, self.names)
        self.set_state(factor=1.0)
        self.number = readout([Reading("$c =$", lambda: self.factor, role="path")], size=FORMULA_SIZE)
        self.apart = (self.plane, self.number)

    def set_state(self, *, factor: float) -> Self:
        """Draw c·a for c = *factor*."""
        self.factor = factor
        self.moving.set_state(start=self.plane.at((0.0, 0.0)), end=self.plane.at(factor * self.vector))
        beyond(self.names[1], self.moving.end, self.across)
        return self

    def stretch_to(self, factor: float, **options: Any) -> Tween:
        """The factor runs to another, and c·a follows, in front of everything else."""
        return Tween(self, VGroup(self.moving, self.names[1]), {"factor": factor}, straight_way, **options)
