"""Walks down one ravine: side by side on its contour lines, their losses below; how a step adds up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, VGroup
from numpy.typing import ArrayLike

from mathkit.functions.quadratics import Quadratic
from mathkit.optimization.iterate import Rule, Trajectory
from scenes.stage.axes.plots import Plot
from scenes.stage.axes.ticks import padded
from scenes.stage.motion.seeking import Advance, Seekable
from scenes.stage.motion.trails import Trail
from scenes.stage.pictures.landscapes import in_sight, level_lines
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.labels import label_near, tag
from scenes.stage.shapes.theme import Role
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, text

ABOVE, BELOW = (
    Box(frame().picture.left, frame().picture.right, 0.1, frame().picture.top),
    Box(frame().picture.left, frame().picture.right, frame().picture.bottom, -0.2),
)

_LEVELS = 6
_LABEL_GAP = 0.12
_DOT, _WALKER = 0.04, 0.1
_LOWEST = 1e-9
"""Losses are not followed any lower: on their axis it would be as far again for every other digit."""


class Ravine(VGroup):
    """The contour lines of a function of two variables, in a picture that just holds all *places* (n, 2)."""

    def __init__(
        self, function: Quadratic, places: ArrayLike, start: Points, *, box: Box | None = None
    ) -> None:
        box = box or frame().picture
        places = np.asarray(places, dtype=np.float64)
        (x0, y0), (x1, y1) = places.min(axis=0), places.max(axis=0)
        x_range, y_range = padded(x0, x1, 0.12, least=0.05), padded(y0, y1, 0.2, least=0.05)
        self.plot = Plot(box, x_range, y_range, x_label="$x$", y_label="$y$", y_ticks=3, equal=True)
        self.lines = level_lines(self.plot, function, start, _LEVELS)
        super().__init__(self.plot, self.lines)


class Losses(Plot):
    """Axes for losses over the steps, by powers of ten, and a curve for each walk that ``seek`` draws."""

    def __init__(self, losses: Sequence[ArrayLike], roles: Sequence[Role], *, box: Box = BELOW) -> None:
        self.powers = [np.log10(np.maximum(each, _LOWEST)) for each in losses]
        everything = np.concatenate(self.powers)
        super().__init__(
            box,
            (0, max(len(powers) for powers in self.powers) - 1),
            padded(float(everything.min()), float(everything.max()), 0.05, least=0.5),
            x_label="steps",
            y_label="$log_10 f$",
            y_ticks=3,
            x_whole=True,
        )
        self.curves = VGroup(*(Polyline([], role, width=4.0) for role in roles))
        self.add(self.curves)

    def level(self, loss: float, name: str) -> VGroup:
        """The line of one loss, from edge to edge, its name above it at the left."""
        line = Polyline([self.to_frame([(x, np.log10(loss)) for x in self.x_range])], "muted", width=2.0)
        label = text(name, size=FINE_SIZE, role="muted")
        return VGroup(
            line, label.move_to(line.get_left() + _LABEL_GAP * (UP + RIGHT), aligned_edge=DOWN + LEFT)
        )

    def seek(self, step: float, /) -> None:
        """Draw each curve as it is after *step* steps, or to its end."""
        for curve, powers in zip(self.curves, self.powers, strict=False):
            last = min(step, len(powers) - 1)
            passed = np.append(np.arange(np.floor(last) + 1), last)
            curve.set_runs(self.runs(passed, np.interp(passed, np.arange(len(powers)), powers)))


class Race(VGroup, Seekable):
    """Walks from one start, each in its role: on the ravine above, their losses below.

    Parameters
    ----------
    walks
        Their points, shapes (n + 1, 2), and values, (n + 1,); one that leaves is shown until then.
    """

    def __init__(
        self, function: Quadratic, *walks: Trajectory[Rule], roles: Sequence[Role] = ("ink", "path")
    ) -> None:
        super().__init__()
        losses = [walk.values for walk in walks]
        seen = [in_sight(walk.points, function.minimum) for walk in walks]
        places = np.vstack([*seen, function.minimum])
        self.ravine = Ravine(function, places, walks[0].points[0], box=ABOVE)
        self.trails = [
            Trail(self.ravine.plot.to_frame(road), role, dot_radius=_DOT, walker_radius=_WALKER)
            for road, role in zip(seen, roles, strict=False)
        ]
        self.losses = Losses(losses, roles)
        self.steps = max(len(loss) for loss in losses) - 1
        self.add(self.ravine, *self.trails, self.losses)

    def seek(self, step: float, /) -> Self:
        for trail in self.trails:
            trail.seek(min(step, trail.steps))
        self.losses.seek(step)
        return self

    def run(self) -> Advance:
        """All walk to their ends, at one pace."""
        return Advance(self, 0, self.steps, run_time=5.0)


class Push(VGroup):
    """How a step with momentum adds up: the step before, what is kept of it, the push downhill, their sum.

    Parameters
    ----------
    points
        The places before and after the last step, shape (2, 2).
    kept, push
        What is kept of that step, and the step downhill, shapes (2,).
    names
        Typst markup for the four arrows.
    """

    def __init__(
        self,
        function: Quadratic,
        points: Points,
        kept: Points,
        push: Points,
        names: Sequence[str],
        *,
        box: Box | None = None,
    ) -> None:
        box = box or frame().picture
        before, here = points
        over, after = here + kept, here + kept + push
        self.ravine = Ravine(function, [before, here, over, after], before, box=box)
        ends = ((before, here), (here, over), (over, after), (here, after))
        roles: tuple[Role, ...] = ("muted", "second", "slope", "path")
        at = self.ravine.plot.at
        self.last, self.kept, self.push, self.sum = self.arrows = [
            Arrow(at(*start), at(*end), role, width=6.0)
            for (start, end), role in zip(ends, roles, strict=True)
        ]
        self.names = VGroup()
        for arrow, name in zip(self.arrows, names, strict=True):
            along, middle = arrow.end - arrow.start, (arrow.start + arrow.end) / 2
            around = [*self.arrows, *self.names]
            label = label_near(
                tag(name, arrow.role), middle, (-along[1], along[0]), around, box=self.ravine.plot.box
            )
            self.names.add(label)
        super().__init__(self.ravine, *self.arrows, self.names)
