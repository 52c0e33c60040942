"""The variance of a cloud along directions: shadows on a line that turns, and the axes of its ellipse."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import Line, VGroup
from numpy.typing import ArrayLike

from mathkit.linear_algebra.pca import PrincipalComponents, covariance_ellipse, pca, variances_along
from scenes.stage.axes.planes import Plane
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.seeking import Seekable
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.markers import Markers, mark_size
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, formula, on_plate, stack, text

ROLES: tuple[Role, Role] = ("path", "second")
"""The colours of the principal axes, the first one's first."""

DEVIATIONS = 2
"""Ellipse and axes reach so many standard deviations."""

_MOST_DROPS = 120
"""Of more points than these only some show how they fall on the line: more drops would be a wall."""

_SHORTEST = 0.15
"""Manim units: a shorter arrow could not be seen among the points."""


class CentredPlane(Plane):
    """The plane for a centred cloud, its mean in the middle, with room for the cloud to be turned about it.

    The points are at its ``places``; the ``ellipse`` of their covariance is not among its members.
    """

    def __init__(self, found: PrincipalComponents, box: Box | None = None) -> None:
        box = box or frame().picture
        self.outline: Points = covariance_ellipse(found.covariance, DEVIATIONS)
        radius = max(np.linalg.norm(points, axis=1).max() for points in (found.centred, self.outline))
        super().__init__([(radius, radius)], box=box, largest_unit=np.inf, margin=0.25, centered=True)
        self.places = self.to_frame(found.centred)
        self.ellipse = Polyline([self.to_frame(self.outline)], "ink", width=3.0)


class Shadows(VGroup, Seekable):
    """A line through the origin of a plane, and the shadows that points cast upon it at right angles.

    ``seek`` turns the line to any angle, in radians.

    Parameters
    ----------
    points
        Shape (n, 2), their mean at the origin.
    """

    def __init__(self, plane: Plane, points: ArrayLike) -> None:
        super().__init__()
        self.plane = plane
        self.cloud = np.asarray(points, dtype=np.float64)
        self.drops = Polyline([], "muted", width=1.5).set_z_index(
            -1
        )  # behind the points that they start from
        self.line = Polyline([], "path", width=4.0)
        self.marks = Markers([], "path", size=mark_size(len(self.cloud)))
        self.add(self.drops, self.line, self.marks)
        self.seek(0.0)

    def seek(self, step: float, /) -> Self:
        self.angle = step
        direction = np.array([np.cos(step), np.sin(step)])
        self.feet: Points = np.outer(self.cloud @ direction, direction)
        self.line.points = self.plane.line(direction).points
        places, feet = self.plane.to_frame(self.cloud), self.plane.to_frame(self.feet)
        some = slice(None, None, -(-len(places) // _MOST_DROPS))
        self.drops.set_segments(places[some], feet[some])
        self.marks.set_state(places=feet)
        return self

    @property
    def variance(self) -> float:
        """Of the shadows, as they lie now."""
        return float(np.sum(self.feet**2) / (len(self.feet) - 1))


class EllipseShadow(VGroup, Seekable):
    """The shadow of the ellipse on a line through its middle: *DEVIATIONS* standard deviations to both sides.

    ``seek`` turns the line to any angle, in radians.
    """

    def __init__(self, plane: CentredPlane, covariance: ArrayLike) -> None:
        super().__init__()
        self.plane = plane
        self.covariance = np.asarray(covariance, dtype=np.float64)
        self.edges = Polyline([], "muted", width=2.5)
        self.line = Polyline([], "path", width=2.5, opacity=0.8)
        self.shadow = Polyline([], "path", width=8.0)
        self.add(self.edges, self.line, self.shadow)
        self.seek(0.0)

    def seek(self, step: float, /) -> Self:
        self.angle = step
        direction = np.array([np.cos(step), np.sin(step)])
        deviation = float(np.sqrt(max(direction @ self.covariance @ direction, 0.0)))
        foot = DEVIATIONS * deviation * direction
        # There the ellipse ends as seen along the line; one that is flat may have no width to be seen.
        last = DEVIATIONS * (self.covariance @ direction) / deviation if deviation > 0 else foot
        self.line.points = self.plane.line(direction).points
        self.shadow.points = self.plane.segment(-foot, foot).points
        both = np.array([[1.0], [-1.0]])
        self.edges.set_segments(self.plane.to_frame(both * last), self.plane.to_frame(both * foot))
        return self


class VarianceCurve(VGroup, Seekable):
    """The variance of the shadows against the angle of the line, drawn as far as the line has turned.

    Parameters
    ----------
    covariance
        Shape (2, 2).
    """

    def __init__(self, box: Box, covariance: ArrayLike) -> None:
        super().__init__()
        self.degrees = np.linspace(0.0, 180.0, 181)
        self.heights = variances_along(covariance, np.radians(self.degrees))
        self.plot = Plot(
            box,
            (0, 180),
            (0, 1.1 * float(self.heights.max())),
            x_ticks=5,
            y_ticks=3,
            x_label="angle (°)",
            y_label="variance",
        )
        self.curve = Polyline([], "path", width=4.0)
        self.dot = self.plot.dot(0.0, 0.0, "path")
        self.farthest = 0.0
        self.add(self.plot, self.curve, self.dot)
        self.seek(0.0)

    def seek(self, step: float, /) -> Self:
        here = float(np.degrees(step))
        self.farthest = max(self.farthest, here)
        passed = np.append(self.degrees[self.degrees < self.farthest], self.farthest)
        self.curve.set_runs(self.plot.runs(passed, np.interp(passed, self.degrees, self.heights)))
        self.dot.move_to(self.plot.at(here, float(np.interp(here, self.degrees, self.heights))))
        return self

    def peak(self, found: PrincipalComponents) -> VGroup:
        """What was looked for: a dot where the curve is at the first axis, and the level of its variance."""
        top = float(found.variances[0])
        level = Line(self.plot.at(0.0, top), self.plot.at(180.0, top), color=color("result"))
        dot = self.plot.dot(float(np.degrees(found.angle)), top, "result", radius=0.11)
        return VGroup(level.set_stroke(width=2.5), dot)


class VariancePanel(VGroup):
    """What is measured while the line of *shadows* turns: rule, running ``numbers``, and the ``curve``.

    The ``peak`` of the curve, which is found at the end, comes on its own.
    """

    def __init__(self, shadows: Shadows, found: PrincipalComponents) -> None:
        self.numbers = readout(
            [
                Reading(
                    "angle of {{ $u$ : path }}",
                    lambda: np.degrees(shadows.angle),
                    lambda angle: f"{number(angle, 1)}°",
                    "path",
                ),
                Reading(
                    "variance", lambda: shadows.variance, lambda size: number(size, 3, fixed=True), "path"
                ),
            ]
        )
        rule = formula('"variance" = 1/(n-1) sum ({{ u : path }} dot {{ x : data }})^2', size=STATEMENT_SIZE)
        words = stack(rule, self.numbers)
        self.curve = VarianceCurve(
            Box(frame().words.left, frame().words.right, frame().words.bottom, words.get_bottom()[1] - 0.4),
            found.covariance,
        )
        self.peak = self.curve.peak(found)
        super().__init__(words, self.curve)


class PrincipalAxes(VGroup):
    """An arrow along each principal axis, *DEVIATIONS* standard deviations long, and its length by its λ.

    A second axis along which nothing could be seen has none.
    """

    def __init__(self, plane: CentredPlane, found: PrincipalComponents) -> None:
        spans: Points = (DEVIATIONS * np.sqrt(found.variances) * found.axes).T
        there = [0, 1] if plane.unit * np.linalg.norm(spans[1]) >= _SHORTEST else [0]
        self.arrows = VGroup(*(plane.arrow(spans[index], ROLES[index], width=7.0) for index in there))
        self.names = VGroup()
        cloud = Markers(plane.places, size=mark_size(len(plane.places)))
        for index, span in zip(there, spans[there], strict=True):
            source = f"{DEVIATIONS} sqrt({{{{ lambda_{index + 1} : result }}}})"
            length = formula(source, size=LABEL_SIZE, role=ROLES[index])
            name = on_plate(length, margin=0.08)
            clear = (cloud, plane.ellipse, self.arrows, *self.names)
            self.names.add(label_near(name, plane.at(span), span, clear, box=frame().picture.inset(0.1)))
        super().__init__(self.arrows, self.names)


class Projection:
    """The first principal axis as a ``line``, and ``marks`` to go from the points to their ``feet`` on it."""

    def __init__(self, plane: CentredPlane, found: PrincipalComponents) -> None:
        axis = found.axes[:, 0]
        self.line = plane.line(axis, ROLES[0])
        self.marks = Markers(plane.places, ROLES[0], size=mark_size(len(plane.places)))
        self.feet = plane.to_frame(np.outer(found.scores[:, 0], axis))


class CloudWithAxes(VGroup):
    """Points (n, 2) as a ``cloud`` on its ``plane``, arrows along its ``axes``, a ``label`` at the first.

    Parameters
    ----------
    label
        Typst markup.
    """

    def __init__(self, points: ArrayLike, label: str) -> None:
        found = pca(points)
        self.plane = CentredPlane(found)
        self.cloud = Markers(self.plane.places, opacity=0.6, size=mark_size(len(found.centred)))
        self.axes = PrincipalAxes(self.plane, found).arrows
        span = DEVIATIONS * np.sqrt(found.variances[0]) * found.axes[:, 0]
        name, around = on_plate(text(label, role=ROLES[0]), margin=0.08), (self.cloud, self.axes)
        self.label = label_near(name, self.plane.at(span), span, around, box=frame().picture.inset(0.1))
        super().__init__(self.plane, self.cloud, self.axes, self.label)
