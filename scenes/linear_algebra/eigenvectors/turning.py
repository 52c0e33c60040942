"""An arrow that turns from one direction of a computed road to the next, and the traces that it leaves."""

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
    """An arrow from the origin of *plane* through the vectors of *road*, shape (n + 1, 2); time counts steps.

    Parameters
    ----------
    road
        Unit vectors; the last may be zero, for an arrow that vanishes.
    """

    def __init__(self, plane: Plane, road: ArrayLike, role: Role = "ink") -> None:
        self.plane = plane
        self.road = np.asarray(road, dtype=np.float64)
        self.step = 0.0
        self.traces = VGroup(*(plane.arrow(place, "muted", width=3.0) for place in self.road[:-1]))
        self.arrow = plane.arrow(self.road[0], role, width=6.0)
        super().__init__(self.traces, self.arrow)
        self.seek(0.0)

    @property
    def steps(self) -> int:
        return len(self.road) - 1

    def seek(self, step: float, /) -> Self:
        """Point the arrow as it points after *step* steps; it rests for a moment at every whole one."""
        whole = int(step)
        self.step = whole + float(smooth(step - whole))
        self.arrow.set_state(start=self.plane.at((0.0, 0.0)), end=self.plane.at(self._direction()))
        for index, trace in enumerate(self.traces):
            trace.set_opacity(1.0 if index < step else 0.0)
        return self

    def now(self, values: ArrayLike) -> float:
        """What *values* (n + 1,), one for each vector of the road, are at this moment."""
        return float(at_step(np.asarray(values, dtype=np.float64)[:, None], self.step)[0])

    def _direction(self) -> Points:
        """On the circle while the arrow turns; one that is turned by a right angle or more goes across."""
        before, after = self.road[int(self.step)], self.road[min(int(self.step) + 1, self.steps)]
        here = at_step(self.road, self.step)
        return here / np.linalg.norm(here) if before @ after > 0 else here
