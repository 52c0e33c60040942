"""An arrow that turns from one direction of a trajectory to the next, and the traces that it leaves."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup, smooth
from numpy.typing import ArrayLike

from scenes.stage.axes.planes import Plane
from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.shapes.theme import Role
from scenes.stage.type.typesetting import Points


class TurningArrow(VGroup, Seekable):
    """An arrow from the origin of *plane* that points along the vectors of a trajectory, one after the other.

    Time counts steps, from 0 to ``steps``.

    Parameters
    ----------
    trajectory
        Unit vectors, shape (n + 1, 2); the last may be zero, for an arrow that vanishes.
    """

    def __init__(self, plane: Plane, trajectory: ArrayLike, role: Role = "ink") -> None:
        self.plane = plane
        self.trajectory = np.asarray(trajectory, dtype=np.float64)
        self.step = 0.0
        self.traces = VGroup(*(plane.arrow(place, "muted", width=3.0) for place in self.trajectory[:-1]))
        self.arrow = plane.arrow(self.trajectory[0], role, width=6.0)
        super().__init__(self.traces, self.arrow)
        self.seek(0.0)

    @property
    def steps(self) -> int:
        return len(self.trajectory) - 1

    def seek(self, step: float, /) -> Self:
        """Point the arrow as it points after *step* steps; it rests for a moment at every whole one."""
        whole = int(step)
        self.step = whole + float(smooth(step - whole))
        self.arrow.set_state(start=self.plane.at((0.0, 0.0)), end=self.plane.at(self._direction()))
        for index, trace in enumerate(self.traces):
            trace.set_opacity(1.0 if index < step else 0.0)
        return self

    def _direction(self) -> Points:
        """On the circle while the arrow turns by less than a right angle; through the circle if by more."""
        before, after = self.trajectory[int(self.step)], self.trajectory[min(int(self.step) + 1, self.steps)]
        here = at_step(self.trajectory, self.step)
        return here / np.linalg.norm(here) if before @ after > 0 else here
