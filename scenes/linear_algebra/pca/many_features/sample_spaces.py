"""Three samples of three features in their space, which turns until their plane is seen from the front."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import Polygon, VGroup
from scipy.spatial.transform import Rotation

from mathkit.linear_algebra.pca import PrincipalComponents
from scenes.linear_algebra.pca.shadows import ACROSS, ALONG
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.markers import Markers
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, text

_BEGIN = (-62.0, 18.0, -24.0)
"""How far the space is turned at first, in degrees about the axes right, up and towards the viewer."""

_START = np.radians(40)
"""The angle at first of the line in the plane, from the first principal axis."""

_BEYOND = 1.25
"""How far the plane and the axis reach, as a factor of the farthest sample."""

_LONG = 0.8
"""How far the axes of the features reach, as a share of that."""

_ROOM = 0.6
"""Room for names around the space, in manim units."""

_LEAST_WIDTH = 0.6
"""Of the plane, as a share of its length: three samples may lie on a line."""


class SampleSpace(VGroup):
    """Samples as ``dots`` about their mean, the ``sheet`` that they lie on, and a ``line`` that turns in it.

    Attributes
    ----------
    gaps, marks
        The shadows of the samples on the line, and the gaps between.
    names, end_names
        Of the features, before the space turns and after that; no part of the picture.

    Parameters
    ----------
    components
        Of samples of three features.
    names
        Typst markup for the three features.
    """

    def __init__(self, components: PrincipalComponents, names: tuple[str, str, str]) -> None:
        super().__init__()
        self.box = frame().right_side
        self.centred = components.centred
        self.first, self.second = components.axes[:, :2].T
        self.basis = np.array([self.first, self.second, np.cross(self.first, self.second)])
        farthest = _BEYOND * np.abs(components.scores).max(axis=0)
        self.span = float(farthest[0])
        width = max(float(farthest[1]), _LEAST_WIDTH * self.span)
        second, long = width * self.second, self.span * self.first
        self.corners = np.array([long + second, -long + second, -long - second, long - second])
        self.scale_factor, self.angle = 1.0, 0.0
        self.scale_factor = self._largest_scale()
        self.lines = Polyline([], "muted", width=2.5)
        self.sheet = Polygon(*np.zeros((4, 3)), stroke_color=color("muted"), stroke_width=2.5)
        self.sheet.set_fill(color("data"), opacity=0.08)
        self.gaps = Polyline([], ACROSS, width=5.0)
        self.line = Polyline([], ALONG, width=5.0)
        self.marks = Markers([], ALONG, size=1.4, opacity=1.0)
        self.dots = Markers([], "data", size=1.6, opacity=1.0)
        self.add(self.lines, self.sheet, self.gaps, self.line, self.marks, self.dots)
        self.end_names = self.set_state(turn=1.0, angle=0.0)._named(names)
        self.names = self.set_state(turn=0.0, angle=_START)._named(names)

    def _named(self, names: tuple[str, str, str]) -> VGroup:
        """The names of the features, at the positive ends of their axes as they lie now."""
        labels = VGroup()
        for end, name in zip(self.to_frame(self._features())[1::2], names, strict=True):
            around = (*self, *labels)
            label = text(name, size=LABEL_SIZE, role="muted")
            labels.add(label_near(label, end, end - self.box.center[:2], around, box=self.box))
        return labels

    def _largest_scale(self) -> float:
        """Manim units in a degree, so that all stays in the window as it turns."""
        line = self.span * (np.cos(_START) * self.first + np.sin(_START) * self.second)
        shown = np.concatenate([self._features(), self.corners, [line, -line]])
        reach = np.zeros(2)
        for self.turn in np.linspace(0.0, 1.0, 11):
            reach = np.maximum(reach, np.abs(self.to_frame(shown) - self.box.center[:2]).max(axis=0))
        room = np.array([self.box.width, self.box.height]) / 2 - _ROOM
        return float(np.min(room / reach))

    def _features(self) -> Points:
        """The ends (6, 3) of the axes of the features, two of each, the positive one last."""
        ends: Points = _LONG * self.span * np.repeat(np.eye(3), 2, axis=0) * np.tile([[-1.0], [1.0]], (3, 1))
        return ends

    def to_frame(self, points: Points) -> Points:
        """The points of the frame (n, 2) for points (n, 3) about the mean."""
        turned = Rotation.from_euler("xyz", (1 - self.turn) * np.array(_BEGIN), degrees=True).as_matrix()
        moved: Points = self.box.center[:2] + self.scale_factor * (points @ (turned @ self.basis).T)[:, :2]
        return moved

    def set_state(self, *, turn: float | None = None, angle: float | None = None) -> Self:
        """Turn the space a share of the way until its first axis lies level and its plane is seen as it is.

        The line lies at an *angle* from that axis, in radians.
        """
        self.turn = self.turn if turn is None else float(turn)
        self.angle = self.angle if angle is None else float(angle)
        direction = np.cos(self.angle) * self.first + np.sin(self.angle) * self.second
        feet = np.outer(self.centred @ direction, direction)
        self.lines.set_runs(list(self.to_frame(self._features()).reshape(3, 2, 2)))
        corners = np.zeros((5, 3))
        corners[:, :2] = self.to_frame(self.corners[[0, 1, 2, 3, 0]])
        self.sheet.set_points_as_corners(corners)
        self.line.set_runs([self.to_frame(np.outer((-self.span, self.span), direction))])
        self.gaps.set_segments(self.to_frame(self.centred), self.to_frame(feet))
        self.marks.set_state(places=self.to_frame(feet))
        self.dots.set_state(places=self.to_frame(self.centred))
        return self
