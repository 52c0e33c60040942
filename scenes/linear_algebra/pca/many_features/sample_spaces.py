"""Three samples of three features in their space, which turns until their plane is seen from its edge."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import Polygon, VGroup
from scipy.spatial.transform import Rotation

from mathkit.linear_algebra.pca import PrincipalComponents
from scenes.linear_algebra.pca.shadows import ALONG
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.markers import Markers
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, text

_BEGIN = (28.0, -58.0, -20.0)
"""How far the space is turned at first, in degrees about the axes right, up and towards the viewer."""

END = 0.6
"""The share of the way at which the turn ends: it comes back from the edge, so that the plane is seen."""

_BEYOND = 1.25
"""How far the plane and the axis reach, as a factor of the farthest sample."""

_LONG = 0.8
"""How far the axes of the features reach, as a share of that."""

_ROOM = 0.6
"""Room for names around the space, in manim units."""

_LEAST_WIDTH = 0.5
"""Of the plane, as a share of its length: three samples may lie on a line."""


class SampleSpace(VGroup):
    """Samples as ``dots`` about their mean, the ``sheet`` that they lie on, and the first principal ``axis``.

    Attributes
    ----------
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
        first, _, third = components.axes.T
        self.basis = np.array([first, third, np.cross(first, third)])
        farthest = _BEYOND * np.abs(components.scores).max(axis=0)
        self.span = float(farthest[0])
        width = max(float(farthest[1]), _LEAST_WIDTH * self.span)
        second = width * components.axes[:, 1]
        long = self.span * first
        self.corners = np.array([long + second, -long + second, -long - second, long - second])
        self.ends = np.array([-long, long])
        self.scale_factor = 1.0
        self.scale_factor = self._largest_scale()
        self.lines = Polyline([], "muted", width=2.5)
        self.sheet = Polygon(*np.zeros((4, 3)), stroke_color=color("muted"), stroke_width=2.5)
        self.sheet.set_fill(color("data"), opacity=0.22)
        self.axis = Polyline([], ALONG, width=6.0)
        self.dots = Markers([], "data", size=1.6, opacity=1.0)
        self.add(self.lines, self.sheet, self.axis, self.dots)
        self.end_names = self.set_state(turn=END)._named(names)
        self.names = self.set_state(turn=0.0)._named(names)

    def _named(self, names: tuple[str, str, str]) -> VGroup:
        """The names of the features, at the positive ends of their axes as they lie now."""
        labels = VGroup()
        for end, name in zip(self.to_frame(self._features())[1::2], names, strict=True):
            around = (self.lines, self.sheet, self.axis, self.dots, *labels)
            label = text(name, size=LABEL_SIZE, role="muted")
            labels.add(label_near(label, end, end - self.box.center[:2], around, box=self.box))
        return labels

    def _largest_scale(self) -> float:
        """Manim units in a degree, so that all stays in the window as it turns."""
        shown = np.concatenate([self._features(), self.corners])
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

    def set_state(self, *, turn: float) -> Self:
        """Turn the space a share of the way until its first axis lies level and its plane is a line."""
        self.turn = float(turn)
        self.lines.set_runs(list(self.to_frame(self._features()).reshape(3, 2, 2)))
        corners = np.zeros((5, 3))
        corners[:, :2] = self.to_frame(self.corners[[0, 1, 2, 3, 0]])
        self.sheet.set_points_as_corners(corners)
        self.axis.set_runs([self.to_frame(self.ends)])
        self.dots.set_state(places=self.to_frame(self.centred))
        return self
