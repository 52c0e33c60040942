"""An arrow that a matrix maps and that is brought back to length one, step by step."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup, smooth
from numpy.typing import ArrayLike

from scenes.stage.axes.planes import Plane
from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.shapes.theme import Role


class TurningArrow(VGroup, Seekable):
    """An arrow from the origin of *plane* that goes through a trajectory, and the traces that it leaves.

    Time counts steps, from 0 to ``steps``. In the first half of a step the matrix moves the arrow, in the
    second half its length is changed.

    Parameters
    ----------
    trajectory
        Unit vectors, shape (n + 1, 2); the last may be zero, for an arrow that vanishes.
    images
        Where the matrix sends each of them but the last, shape (n, 2).
    """

    def __init__(self, plane: Plane, trajectory: ArrayLike, images: ArrayLike, role: Role = "ink") -> None:
        self.plane = plane
        self.trajectory = np.asarray(trajectory, dtype=np.float64)
        self.places = np.repeat(self.trajectory, 2, axis=0)[:-1]
        self.places[1::2] = images
        self.step = 0.0
        self.traces = VGroup(*(plane.arrow(place, "muted", width=3.0) for place in self.trajectory[:-1]))
        self.arrow = plane.arrow(self.trajectory[0], role, width=6.0)
        super().__init__(self.traces, self.arrow)
        self.seek(0.0)

    @property
    def steps(self) -> int:
        return len(self.trajectory) - 1

    def seek(self, step: float, /) -> Self:
        """Draw the arrow as it is after *step* steps; it rests for a moment after each half of a step."""
        halves = int(2 * step)
        self.step = (halves + float(smooth(2 * step - halves))) / 2
        end = at_step(self.places, 2 * self.step)
        self.arrow.set_state(start=self.plane.at((0.0, 0.0)), end=self.plane.at(end))
        for index, trace in enumerate(self.traces):
            trace.set_opacity(1.0 if index < step else 0.0)
        return self
