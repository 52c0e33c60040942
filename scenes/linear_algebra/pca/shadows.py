"""Shadows of points on a line that turns, their variance, and the line where it is largest."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import Line, VGroup
from numpy.typing import ArrayLike

from mathkit.linear_algebra.pca import PrincipalComponents, variances_along
from scenes.stage.axes.panels import Panel
from scenes.stage.axes.planes import Plane
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.pictures.principal_axes import DEVIATIONS, ROLES, CentredPlane
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.markers import Markers, mark_size, thinned
from scenes.stage.shapes.theme import color
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, formula

_MOST_DROPS = 120
"""Of more points only some show how they fall on the line: more drops would be a wall."""


class Shadows(VGroup):
    """A line through the origin of a plane, and the shadows that points cast on it at right angles.

    Parameters
    ----------
    points
        Shape (n, 2), their mean at the origin.
    """

    def __init__(self, plane: Plane, points: ArrayLike) -> None:
        super().__init__()
        self.plane = plane
        self.cloud = np.asarray(points, dtype=np.float64)
        self.drops = Polyline([], "muted", width=1.5)
        self.drops.set_z_index(-1)  # behind the points that they start from
        self.line = Polyline([], "path", width=4.0)
        self.marks = Markers([], "path", size=mark_size(len(self.cloud)))
        self.add(self.drops, self.line, self.marks)
        self.set_state(angle=0.0)

    def set_state(self, *, angle: float) -> Self:
        """Turn the line to an *angle*, in radians."""
        self.angle = angle
        direction = np.array([np.cos(angle), np.sin(angle)])
        self.feet: Points = np.outer(self.cloud @ direction, direction)
        self.line.points = self.plane.line(direction).points
        places, feet = self.plane.to_frame(self.cloud), self.plane.to_frame(self.feet)
        self.drops.set_segments(thinned(places, _MOST_DROPS), thinned(feet, _MOST_DROPS))
        self.marks.set_state(places=feet)
        return self

    @property
    def variance(self) -> float:
        """Of the shadows, as they lie now."""
        return float(np.sum(self.feet**2) / (len(self.feet) - 1))


class EllipseShadow(VGroup):
    """The shadow of the ellipse on a line through its middle: *DEVIATIONS* standard deviations to both sides.

    Parameters
    ----------
    covariance
        Shape (2, 2).
    """

    def __init__(self, plane: CentredPlane, covariance: ArrayLike) -> None:
        super().__init__()
        self.plane = plane
        self.covariance = np.asarray(covariance, dtype=np.float64)
        self.edges = Polyline([], "muted", width=2.5)
        self.line = Polyline([], "path", width=2.5, opacity=0.8)
        self.shadow = Polyline([], "path", width=8.0)
        self.add(self.edges, self.line, self.shadow)
        self.set_state(angle=0.0)

    def set_state(self, *, angle: float) -> Self:
        """Turn the line to an *angle*, in radians."""
        self.angle = angle
        direction = np.array([np.cos(angle), np.sin(angle)])
        deviation = float(np.sqrt(max(direction @ self.covariance @ direction, 0.0)))
        foot = DEVIATIONS * deviation * direction
        # The last points of the ellipse along the line; a flat ellipse may have no width in that direction.
        last = DEVIATIONS * (self.covariance @ direction) / deviation if deviation > 0 else foot
        self.line.points = self.plane.line(direction).points
        self.shadow.points = self.plane.segment(-foot, foot).points
        both = np.array([[1.0], [-1.0]])
        self.edges.set_segments(self.plane.to_frame(both * last), self.plane.to_frame(both * foot))
        return self


class VarianceCurve(VGroup):
    """The variance of the shadows against the angle of the line, drawn as far as the line has turned.

    Parameters
    ----------
    covariance
        Shape (2, 2).
    """

    def __init__(self, box: Box, covariance: ArrayLike) -> None:
        self.degrees = np.linspace(0.0, 180.0, 181)
        self.heights = variances_along(covariance, np.radians(self.degrees))
        self.plot = Plot(
            box,
            (0, 180),
            (0, 1.1 * float(self.heights.max())),
            names=("angle (°)", "variance"),
            ticks=Ticks(x=5, y=3),
        )
        self.curve = GrownCurve(self.plot, self._passed, "path")
        self.dot = self.plot.dot(0.0, 0.0, "path")
        self.farthest = 0.0
        super().__init__(self.plot, self.curve, self.dot)
        self.set_state(angle=0.0)

    def set_state(self, *, angle: float) -> Self:
        """Move the dot to an *angle* of the line, in radians; the curve stays as far as it has come."""
        self.angle = angle
        here = float(np.degrees(angle))
        self.farthest = max(self.farthest, here)
        self.curve.seek(self.farthest)
        self.dot.move_to(self.plot.at(here, float(np.interp(here, self.degrees, self.heights))))
        return self

    def _passed(self, end: float) -> tuple[Points, Points]:
        until = np.append(self.degrees[self.degrees < end], end)
        return until, np.interp(until, self.degrees, self.heights)

    def peak(self, components: PrincipalComponents) -> VGroup:
        """A dot where the curve is at the first axis, and the level of the variance there."""
        top = float(components.variances[0])
        level = Line(self.plot.at(0.0, top), self.plot.at(180.0, top), color=color("result"))
        dot = self.plot.dot(float(np.degrees(components.angle)), top, "result", radius=0.11)
        return VGroup(level.set_stroke(width=2.5), dot)


def variance_panel(shadows: Shadows, covariance: ArrayLike, rule: str) -> Panel[VarianceCurve]:
    """What is measured while the line of *shadows* turns: the rule, running numbers, and the curve.

    Parameters
    ----------
    covariance
        Of the points that cast the shadows, shape (2, 2).
    rule
        What the variance is, in Typst mathematics.
    """
    readings = [
        Reading(
            f"angle of {tint('$u$', 'path')}",
            lambda: np.degrees(shadows.angle),
            lambda angle: f"{number(angle, 1)}°",
            "path",
        ),
        Reading("variance", lambda: shadows.variance, lambda size: number(size, 3, fixed=True), "path"),
    ]
    rows = [formula(rule, size=STATEMENT_SIZE)]
    return Panel(rows, readings, lambda box: VarianceCurve(box, covariance))


class Projection:
    """The first principal axis as a ``line``, with ``marks`` at the points and the ``feet`` of these on it.

    ``feet`` has the shape (n, 2), in manim units.
    """

    def __init__(self, plane: CentredPlane, components: PrincipalComponents) -> None:
        axis = components.axes[:, 0]
        self.line = plane.line(axis, ROLES[0])
        self.marks = Markers(plane.places, ROLES[0], size=mark_size(len(plane.places)))
        self.feet = plane.to_frame(np.outer(components.scores[:, 0], axis))
