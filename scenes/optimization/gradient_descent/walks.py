"""Balls that jump from place to place, with the trail that they leave."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

import numpy as np
from manim import Circle, Dot, VGroup
from numpy.typing import ArrayLike

from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points

_RADIUS = 0.14
"""Of a ball, in manim units."""


_GLOW, _DISCS = 0.07, 4
"""A lamp is so many discs, one in another, each with this opacity: films show more as blocks."""


class Lamp(VGroup):
    """The light around a ball in the dark: brightest at the ball."""

    def __init__(self, radius: float) -> None:
        discs = (Circle(radius=radius * (disc + 1) / _DISCS, stroke_width=0.0) for disc in range(_DISCS))
        super().__init__(*discs)
        self.set_fill(color("path"), opacity=_GLOW)

    def shine(self, place: Points, radius: float, share: float) -> Self:
        """Light a place of the frame as far as a radius, and as the frame goes, with a share of the light."""
        safe, (x, y) = frame().safe, place[:2]
        room = min(radius, x - safe.left, safe.right - x, y - safe.bottom, safe.top - y)
        self.scale_to_fit_width(2 * max(room, _RADIUS)).move_to(place)
        self.set_fill(opacity=_GLOW * share)
        return self


class Walk(VGroup, Seekable):
    """A ball that jumps from place to place: between two steps it touches nothing. Time counts steps.

    Parameters
    ----------
    positions
        What is walked through: weights (n + 1,), or places (n + 1, 2) on a map.
    to_frame
        Gives the points (n + 1, 2) of the frame for positions, as the axes are now.
    """

    def __init__(self, positions: ArrayLike, to_frame: Callable[[Points], Points]) -> None:
        super().__init__()
        self.positions = np.asarray(positions, dtype=np.float64)
        self._to_frame = to_frame
        self.line = Polyline([], "path", width=2.5, opacity=0.75)
        self.dots = Markers([], "path", size=0.7, opacity=0.75)
        self.ball = Dot(radius=_RADIUS, color=color("path"))
        self.add(self.line, self.dots, self.ball)
        self.step = 0.0
        self.seek(0.0)

    @property
    def steps(self) -> int:
        return len(self.positions) - 1

    @property
    def reached(self) -> int:
        """The number of the last whole step."""
        return int(np.floor(self.step + 1e-9))

    def seek(self, step: float, /) -> Self:
        """Show the walk after *step* steps."""
        self.step = float(step)
        places = self._to_frame(self.positions)
        here, done = at_step(places, self.step), self.reached
        self.line.set_runs([np.vstack([places[: done + 1], here])] if self.step > 0 else [])
        self.dots.set_state(places=places[: done + (self.step > done)])
        self.ball.move_to((*here, 0.0))
        return self


class AtEveryRate(VGroup):
    """A walk that begins anew at every learning rate, together with a graph that shows the rate.

    Parameters
    ----------
    walk
        Waits at its start while the rate changes, unless all of its steps are ``redrawn`` for every rate.
    positions
        Gives the weights that are walked through at a learning rate.
    show
        Shows the rate on the graph.
    """

    def __init__(
        self, walk: Walk, positions: Callable[[float], Points], show: Callable[[float], object], rate: float
    ) -> None:
        super().__init__(walk)
        self.walk, self._positions, self._show = walk, positions, show
        self.redrawn = True
        self.set_state(rate=rate)

    def set_state(self, *, rate: float) -> Self:
        """Walk with another learning rate."""
        self.rate = float(rate)
        self.walk.positions = self._positions(self.rate)
        self.walk.seek(self.walk.steps if self.redrawn else 0)
        self._show(self.rate)
        return self
