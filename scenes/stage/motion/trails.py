"""A point on its way through computed positions, and the trail that it leaves."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import Dot, VGroup

from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points


class Trail(VGroup, Seekable):
    """The places that a trajectory has visited: a dot at each, a line between them, and the walker in front.

    Time counts steps, from 0 to ``steps``.

    Parameters
    ----------
    places
        Positions in the frame, shape (n + 1, 2).
    """

    def __init__(
        self,
        places: Points,
        role: Role = "path",
        *,
        line_opacity: float = 0.75,
        dot_radius: float = 0.055,
        walker_radius: float = 0.11,
    ) -> None:
        super().__init__()
        self.places = np.asarray(places, dtype=np.float64)
        self.line = Polyline([], role, width=2.5, opacity=line_opacity)
        self.dots = VGroup(
            *(
                Dot((*place, 0.0), radius=dot_radius, color=color(role), fill_opacity=0.0)
                for place in self.places[:-1]
            )
        )
        self.walker = Dot(radius=walker_radius, color=color(role))
        self.add(self.line, self.dots, self.walker)
        self.seek(0.0)

    @property
    def steps(self) -> int:
        return len(self.places) - 1

    def seek(self, step: float, /) -> Self:
        """Show the trail as it is after *step* steps, and keep the ``step``."""
        self.step = step
        here = at_step(self.places, step)
        passed = int(np.floor(step + 1e-9))
        visited = self.places[: passed + 1]
        self.line.set_runs([np.vstack([visited, here])] if step > 0 else [])
        for index, dot in enumerate(self.dots):
            dot.set_fill(opacity=0.75 if index < step else 0.0)
        self.walker.move_to((*here, 0.0))
        return self
