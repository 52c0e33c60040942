"""Descents of one ravine side by side: their trails from above, their losses below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, VGroup
from numpy.typing import ArrayLike

from mathkit.functions.quadratics import Quadratic
from mathkit.optimization.iterate import Rule, Trajectory
from scenes.optimization.momentum.ravines import Ravine
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.axes.ticks import padded
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.motion.seeking import Advance, Seekable
from scenes.stage.motion.trails import Trail
from scenes.stage.pictures.landscapes import in_sight
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.writing import FINE_SIZE, text

_RAVINE_BOTTOM = 0.1
"""The ravine stands above this height, in manim units …"""

_LOSSES_TOP = -0.2
"""… and the losses below this one."""

_LABEL_GAP = 0.12
_LOWEST = 1e-9
"""Losses are not drawn below this: on their axis every further digit would be as long again."""


class Losses(Plot, Seekable):
    """Axes for losses over the steps, by powers of ten, and a curve for each descent.

    Time counts steps; a curve that has come to its end stays as it is.

    Parameters
    ----------
    losses
        At the start and after each step, shapes (n + 1,).
    """

    def __init__(self, losses: Sequence[ArrayLike], roles: Sequence[Role], *, box: Box) -> None:
        powers = [np.log10(np.maximum(each, _LOWEST)) for each in losses]
        everything = np.concatenate(powers)
        self.steps = [len(each) - 1 for each in powers]
        super().__init__(
            box,
            (0, max(self.steps)),
            padded(float(everything.min()), float(everything.max()), 0.05, least=0.5),
            names=("steps", "$log_10 f$"),
            ticks=Ticks(y=3, whole=True),
        )
        self.curves = [
            GrownCurve.of_steps(self, each, role) for each, role in zip(powers, roles, strict=False)
        ]
        self.add(VGroup(*self.curves))

    def level(self, loss: float, name: str) -> VGroup:
        """The line of one loss, from edge to edge, its name above it at the left."""
        line = Polyline([self.to_frame([(x, np.log10(loss)) for x in self.x_range])], "muted", width=2.0)
        label = text(name, size=FINE_SIZE, role="muted")
        return VGroup(
            line, label.move_to(line.get_left() + _LABEL_GAP * (UP + RIGHT), aligned_edge=DOWN + LEFT)
        )

    def seek(self, step: float, /) -> Self:
        """Draw each curve up to *step* steps, or to its end."""
        for curve, steps in zip(self.curves, self.steps, strict=True):
            curve.seek(min(step, steps))
        return self


class Race(VGroup, Seekable):
    """Descents from one start, each in its role: their trails on the ravine above, their losses below.

    Time counts steps, up to those of the longest descent.

    Parameters
    ----------
    descents
        A descent that diverges is shown until it leaves the picture.
    """

    def __init__(
        self, function: Quadratic, *descents: Trajectory[Rule], roles: Sequence[Role] = ("ink", "path")
    ) -> None:
        seen = [in_sight(descent.points, function.minimum) for descent in descents]
        places, picture = np.vstack([*seen, function.minimum]), frame().picture
        start = descents[0].points[0]
        self.ravine = Ravine(function, places, start, box=replace(picture, bottom=_RAVINE_BOTTOM))
        self.trails = [
            Trail(self.ravine.plot.to_frame(points), role, dot_radius=0.04, walker_radius=0.1)
            for points, role in zip(seen, roles, strict=False)
        ]
        losses = [descent.values for descent in descents]
        self.losses = Losses(losses, roles, box=replace(picture, top=_LOSSES_TOP))
        self.steps = max(self.losses.steps)
        super().__init__(self.ravine, *self.trails, self.losses)

    def seek(self, step: float, /) -> Self:
        """Show all of them after *step* steps, or at their ends."""
        for trail in self.trails:
            trail.seek(min(step, trail.steps))
        self.losses.seek(step)
        return self

    def run(self, run_time: float) -> Advance:
        """All descend to their ends, at one pace."""
        return Advance(self, 0, self.steps, run_time=run_time)
