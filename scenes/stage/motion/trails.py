"""A point on its way through computed positions, and the trail that it leaves."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, Self

import numpy as np
from manim import Animation, Dot, VGroup, linear
from numpy.typing import ArrayLike

from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points


def along(road: ArrayLike, step: float) -> Points:
    """The position after *step* steps of a road (n + 1, d), straight between one entry and the next."""
    road = np.asarray(road, dtype=np.float64)
    step = float(np.clip(step, 0, len(road) - 1))
    before = min(int(step), len(road) - 2) if len(road) > 1 else 0
    after = min(before + 1, len(road) - 1)
    position: Points = road[before] + (step - before) * (road[after] - road[before])
    return position


class Follower(VGroup):
    """A shape that lays itself out as it is after any number of steps; ``Walk`` plays it."""

    @abstractmethod
    def follow(self, step: float) -> Self:
        """Become what there is to see after *step* steps."""


class Trail(Follower):
    """The places that a walk has visited: a dot at each, a line between them, and the walker in front.

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
        self.follow(0.0)

    @property
    def steps(self) -> int:
        return len(self.places) - 1

    def follow(self, step: float) -> Self:
        """Lay the trail out as it is after *step* steps (any number from 0 to ``steps``)."""
        here = along(self.places, step)
        passed = int(np.floor(step + 1e-9))
        visited = self.places[: passed + 1]
        self.line.set_runs([np.vstack([visited, here])] if step > 0 else [])
        for index, dot in enumerate(self.dots):
            dot.set_fill(opacity=0.75 if index < step else 0.0)
        self.walker.move_to((*here, 0.0))
        return self


class Walk(Animation):
    """Play a trail, or any other follower, from one step to another at an even pace."""

    def __init__(self, trail: Follower, start: float, end: float, **options: Any) -> None:
        self.trail, self.start, self.end = trail, start, end
        options.setdefault("rate_func", linear)
        super().__init__(trail, **options)

    def interpolate_mobject(self, alpha: float) -> None:
        share = self.rate_func(alpha)
        self.trail.follow(self.start + share * (self.end - self.start))
