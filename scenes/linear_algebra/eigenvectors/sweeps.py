"""An arrow that turns all the way round, where a matrix sends it, and how far that is off its line."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import Animation, Dot, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.linear_algebra.eigen import EigenDecomposition, EigenKind, gaps_from_lines
from scenes.linear_algebra.eigenvectors.eigenvectors import ROLES, shown_vectors
from scenes.stage.axes.marked_plots import MarkedPlot
from scenes.stage.axes.planes import Plane, between
from scenes.stage.axes.plots import Ticks
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, formula, on_plate, text

_MARKS = (0, 45, 90, 135, 180)

_NO_GAP = 1e-9

_HEADROOM = 1.25
"""The height of the plot, as a factor of the largest gap."""

_DEGREES = np.linspace(0.0, 180.0, 181)


def gap_range(matrix: ArrayLike) -> tuple[float, float]:
    """The range of an axis for the gaps of all lines; as much on both sides."""
    largest = float(np.abs(gaps_from_lines(matrix, np.radians(_DEGREES))).max())
    reach = _HEADROOM * largest if largest > 1e-9 else 1.0
    return -reach, reach


class Sweep(VGroup):
    """A unit arrow ``x`` on its ``line``, its ``image``, and the ``gap`` between the image and the line.

    ``chart`` shows the gap for every angle through which the arrow has turned.

    Parameters
    ----------
    box
        The place of the chart.
    angle
        Where the arrow points at first, in radians.
    gaps
        The range of the gaps in the chart, if it is not that of this matrix.
    """

    def __init__(
        self,
        plane: Plane,
        matrix: ArrayLike,
        box: Box,
        angle: float,
        gaps: tuple[float, float] | None = None,
    ) -> None:
        self.plane, self.matrix = plane, np.asarray(matrix, dtype=np.float64)
        self.line = Polyline([], "ink", width=2.0, opacity=0.8)
        self.x = plane.arrow((1.0, 0.0), "ink", width=6.0)
        self.image = plane.arrow((1.0, 0.0), "data", width=10.0)  # a rim around x where both agree
        self.gap = Polyline([], "slope", width=6.0)
        self.chart = GapCurve(self.matrix, box, gaps)
        super().__init__(self.line, self.gap, self.image, self.x)
        self.angle = self.applied = 0.0
        self.set_state(angle=angle, applied=0.0)

    def set_state(self, *, angle: float | None = None, applied: float | None = None) -> Self:
        """Turn the arrow to an *angle*, in radians, with its image a share *applied* of the way to A x."""
        self.angle = float(self.angle if angle is None else angle)
        self.applied = float(self.applied if applied is None else applied)
        direction = np.array([np.cos(self.angle), np.sin(self.angle)])
        image = between(self.matrix, self.applied) @ direction
        foot = (image @ direction) * direction
        self.line.set_runs([self.plane.line(direction).points[[0, -1]]])
        origin = self.plane.at((0.0, 0.0))
        self.x.set_state(start=origin, end=self.plane.at(direction))
        self.image.set_state(start=origin, end=self.plane.at(image))
        self.gap.set_runs([self.plane.to_frame(np.array([foot, image]))])
        self.chart.seek(float(np.degrees(self.angle)))
        return self

    def turn(self, angle: float) -> Animation:
        """Let the arrow turn to an *angle*, in radians, with all that follows it."""
        return tween(self, on=self.line, angle=angle)

    def marks(self, eigen: EigenDecomposition, lines: VGroup) -> list[tuple[float, VMobject, Dot]]:
        """For each eigenline the angle of an arrow on it, its line, and a dot on the chart; the last first.

        There are none if every arrow keeps its line.
        """
        vectors = shown_vectors(eigen)[: 0 if eigen.kind is EigenKind.REPEATED else None]
        angles = [float(np.arctan2(y, x)) for x, y in vectors]
        dots = [
            self.chart.plot.dot(float(np.degrees(angle)), 0.0, role, radius=0.15)
            for angle, role in zip(angles, ROLES, strict=False)
        ]
        return list(zip(angles, lines, dots, strict=False))[::-1]

    def names(self) -> VGroup:
        """Names of the arrow and its image, and of the gap if there is one, where they are now."""
        tip, image = (self.plane.values(each.end) for each in (self.x, self.image))
        foot = (image @ tip) * tip
        gap = image - foot if np.linalg.norm(image - foot) > _NO_GAP else np.zeros(2)
        names, clear = VGroup(), (self.line, self.image, self.x, self.gap)
        places: list[tuple[str, Role, Points, Points]] = [
            ("bold(x)", "ink", tip, tip - image),
            ("A bold(x)", "data", image, image),
        ]
        for letter, role, place, way in places:
            name = on_plate(formula(letter, size=STATEMENT_SIZE, role=role), margin=0.08)
            names.add(label_near(name, self.plane.at(place), way, (*clear, *names), box=frame().right_side))
        if gap.any():
            name = on_plate(text("gap", size=STATEMENT_SIZE, role="slope"), margin=0.08)
            middle = self.plane.at((image + foot) / 2)
            names.add(label_near(name, middle, foot, (*clear, *names), box=frame().right_side))
        return names

    def restart(self) -> GapCurve:
        """The chart with a curve that begins at the present angle."""
        self.chart.farthest = 0.0
        return self.chart.seek(float(np.degrees(self.angle)))


class GapCurve(VGroup):
    """The gap against the angle of the arrow, in degrees, drawn as far as the arrow has turned.

    Gaps on the other side of the line count as negative.
    """

    def __init__(self, matrix: ArrayLike, box: Box, gaps: tuple[float, float] | None = None) -> None:
        self.matrix = np.asarray(matrix, dtype=np.float64)
        names = ("direction of the arrow (°)", tint("gap", "slope"))
        self.plot = MarkedPlot(
            box, (0, 180), gaps or gap_range(matrix), _MARKS, names=names, ticks=Ticks(y=4)
        )
        zero = [self.plot.at(0, 0)[:2], self.plot.at(180, 0)[:2]]
        self.zero = Polyline([np.array(zero)], "muted", width=2.0)
        self.curve = GrownCurve(self.plot, self._passed, "slope", width=5.0)
        self.dot = self.plot.dot(0.0, 0.0, "slope", radius=0.12)
        self.farthest = 0.0
        super().__init__(self.plot, self.zero, self.curve, self.dot)
        self.seek(0.0)

    def seek(self, degrees: float) -> Self:
        """Move the dot to an angle in degrees; the curve stays as far as it has come."""
        self.farthest = max(self.farthest, degrees)
        self.curve.seek(self.farthest)
        self.dot.move_to(self.plot.at(degrees, float(self._gaps(np.array([degrees]))[0])))
        return self

    def _gaps(self, degrees: Points) -> Points:
        return gaps_from_lines(self.matrix, np.radians(degrees))

    def _passed(self, end: float) -> tuple[Points, Points]:
        until = np.append(_DEGREES[end > _DEGREES], end)
        return until, self._gaps(until)
