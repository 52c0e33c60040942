"""Weights that learn one reader's ratings on a plane of their own, and are pulled back into a ball."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

import numpy as np
from manim import Dot, VGroup

from mathkit.linear_algebra.norms import PulledDescent, nearest_in_ball
from scenes.linear_algebra.norms.norm_balls import NormBall
from scenes.linear_algebra.norms.texts.counted_texts import COUNTED
from scenes.linear_algebra.norms.weights.learning_words import SHOWN
from scenes.linear_algebra.norms.zooming_planes import Mark
from scenes.stage.axes.numbered_planes import NumberedPlane
from scenes.stage.axes.planes import Plane
from scenes.stage.shapes.curves import Polyline, clip_polygon
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import is_exact, listed
from scenes.stage.type.symbols import WEIGHTS
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Written, text

_LEAST_REACH, _AROUND = 1.3, 0.8
"""Each plane is seen to here in all directions, and so far beyond the weights, in its units."""

_ABOVE, _BELOW, _UNDER = 0.45, 0.45, 0.55
"""Room for the name of an axis above and below each plane, and for a line under it, in manim units."""

_GRID_STEP = 0.5
"""From one line of the grid to the next, in units of the plane."""

_BETWEEN = 0.25
"""From one plane to the other, in manim units."""

_RINGS = (0.25, 0.5, 0.75)
"""The radii of the rings of equal error around the best weights."""

_RIGHT_ANGLE = 0.12
"""Half of the width of the mark of a right angle, in units of the plane."""


class WeightPanel(VGroup):
    """A plane of weights with a ball of its own; the ball and what moves are drawn apart from it.

    Parameters
    ----------
    p
        Of the norm: 1 or 2.
    descent
        To the weights that fit best, but inside of the ball.
    box
        Its place, with a line under the plane.
    """

    def __init__(self, p: float, descent: PulledDescent, box: Box) -> None:
        self.p, self.box, self.best = p, box, descent.target
        self.nearest = nearest_in_ball(self.best, p)
        self.apart = float(np.linalg.norm(self.nearest - self.best))
        inner = Box(box.left, box.right, box.bottom + _UNDER + _BELOW, box.top - _ABOVE)
        low = np.minimum(-_LEAST_REACH, self.best - _AROUND)
        high = np.maximum(_LEAST_REACH, self.best + _AROUND)
        self.plane = NumberedPlane([low, high], box=inner, margin=0.0, largest_unit=np.inf)
        across, up = (text(f"weight of {word}", size=FINE_SIZE) for word in COUNTED)
        window = self.plane.box
        across.move_to((window.center[0], box.bottom + _UNDER + 0.2, 0.0))
        up.move_to((window.left + up.width / 2, box.top - 0.15, 0.0))
        self.names = VGroup(across, up)
        self.title = text(f"$L_{p:.0f}$ ball", size=LABEL_SIZE)
        self.title.stand_on(box.bottom + 0.1).shift((window.left - self.title.get_left()[0], 0.0, 0.0))
        self.mark = Mark(self.plane, self.best, "path", f"${WEIGHTS.letter}$")
        self.rings = VGroup(*(self._ring(radius, 2.5) for radius in _RINGS))
        self.touching = self._ring(0.0, 5.0)
        self.walk = PulledWalk(self.plane, descent)
        super().__init__(self.plane, self.names, self.title)

    def _ring(self, radius: float, width: float) -> NormBall:
        """All weights with one and the same error."""
        ring = NormBall(self.plane, 2, radius, self.best)
        ring.area.set_fill(opacity=0.0)
        ring.edge.set_stroke(color("slope"), width=width)
        return ring

    def name_best(self, ball: NormBall) -> None:
        """Put the name of the best weights where it is clear of the ball and of the walk to it."""
        label_near(
            self.mark.label, self.mark.dot.get_center(), self.best, [ball, self.walk], box=self.plane.box
        )

    def learned(self) -> Written:
        """What was learned, under the plane."""
        exact = all(is_exact(float(weight), SHOWN) for weight in self.nearest)
        line = text(f"{'' if exact else '≈ '}{listed(self.nearest, SHOWN)}", size=LABEL_SIZE, role="path")
        line.stand_on(self.title.baseline)
        return line.shift((self.title.get_right()[0] + 0.4 - line.get_left()[0], 0.0, 0.0))


class PulledWalk(VGroup):
    """Weights that step toward the best ones and are pulled back, and the trail that they leave."""

    def __init__(self, plane: Plane, descent: PulledDescent) -> None:
        self.plane, self.step, self.steps = plane, 0.0, len(descent.stepped)
        between = np.stack([descent.stepped, descent.weights[1:]], axis=1)
        self.stops: Points = np.vstack([descent.weights[:1], between.reshape(-1, 2)])
        self.trail = Polyline([], "path", width=3.0)
        self.dot = Dot(radius=0.11, color=color("path"))
        super().__init__(self.trail, self.dot)
        self.set_z_index(4)
        self.set_state(step=0.0)

    def set_state(self, *, step: float) -> Self:
        """Walk to a step: the first half of each leads toward the best weights, the second one back."""
        self.step = float(step)
        passed = min(int(2 * self.step + 1e-9), len(self.stops) - 2)
        share = 2 * self.step - passed
        here = (1 - share) * self.stops[passed] + share * self.stops[passed + 1]
        self.trail.set_runs([self.plane.to_frame(np.vstack([self.stops[: passed + 1], here]))])
        self.dot.move_to(self.plane.at(here))
        return self


class Wedges(VGroup):
    """What each corner of the diamond catches: all between the lines at a right angle to its edges."""

    def __init__(self, plane: Plane) -> None:
        self.plane, self.opened = plane, 0.0
        self.wedges = [Polyline([], "ink", width=2.5) for _ in range(4)]
        for wedge in self.wedges:
            wedge.set_fill(color("muted"), opacity=0.35)
        self.right_angles = Polyline([], "ink", width=4.0)
        super().__init__(*self.wedges, self.right_angles)

    def set_state(self, *, opened: float) -> Self:
        """Show another share of their length."""
        self.opened = float(opened)
        if self.opened <= 0:
            return self
        box = self.plane.box
        far = self.opened * (box.width + box.height) / self.plane.unit
        # At the upper corner (0, 1), to be turned by quarters; both lines are at a right angle to an edge.
        shape: Points = np.array([(0, 1), (far, 1 + far), (-far, 1 + far)], dtype=np.float64)
        small = min(_RIGHT_ANGLE, far)
        marks = [small * np.array([(side, 1.0), (2 * side, 0.0), (side, -1.0)]) + (0, 1) for side in (1, -1)]
        angles = []
        for turn, wedge in enumerate(self.wedges):
            cos, sin = np.cos(turn * np.pi / 2), np.sin(turn * np.pi / 2)
            turned = np.array([[cos, sin], [-sin, cos]])
            outline = clip_polygon(self.plane.to_frame(shape @ turned), box)
            wedge.set_runs([np.vstack([outline, outline[:1]])])
            angles += [self.plane.to_frame(mark @ turned) for mark in marks]
        self.right_angles.set_runs(angles)
        return self


def panels(descents: Iterable[PulledDescent]) -> list[WeightPanel]:
    """The diamond on the left, the disc on the right of the picture."""
    picture = frame().picture
    half = (picture.width - _BETWEEN) / 2
    boxes = [
        Box(picture.left, picture.left + half, picture.bottom, picture.top),
        Box(picture.right - half, picture.right, picture.bottom, picture.top),
    ]
    return [WeightPanel(p, each, box) for p, each, box in zip((1.0, 2.0), descents, boxes, strict=True)]
