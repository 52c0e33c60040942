"""A plot of points of two classes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import VGroup, VMobject
from numpy.typing import ArrayLike

from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.axes.ticks import padded
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.markers import Kind, Markers, mark_size, question_mark
from scenes.stage.shapes.theme import Role
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, text


def class_entries(classes: Sequence[tuple[str, Role]]) -> list[tuple[VMobject, Written]]:
    """For a key: the marks of class 0 and of class 1, and their names; *classes* are (name, role)."""
    kinds: tuple[Kind, Kind] = ("disc", "square")
    return [
        (Markers([(0, 0)], role, kind), text(name, role=role))
        for (name, role), kind in zip(classes, kinds, strict=True)
    ]


def misclassified_entry() -> tuple[VMobject, Written]:
    """For a key: a ring as in ``Scatter.rings``, and its meaning."""
    return Markers([(0, 0)], "ink", "ring"), text("misclassified")


class Scatter(Plot):
    """Points (n, 2) of the classes 0 (discs) and 1 (squares) on axes of equal units.

    Parameters
    ----------
    labels
        Shape (n,), each 0 or 1.
    also
        Further points (m, 2) that the axes must leave room for.
    roles
        The colours of class 0 and of class 1.
    axes
        Typst markup to set at both axes.
    """

    marking = Ticks()
    """How many ticks the axes have."""

    def __init__(
        self,
        points: ArrayLike,
        labels: ArrayLike,
        *,
        also: ArrayLike = (),
        roles: tuple[Role, Role] = ("data", "second"),
        axes: tuple[str, str] = ("$x_1$", "$x_2$"),
        box: Box | None = None,
    ) -> None:
        box = box or frame().picture
        points, labels = np.asarray(points, dtype=np.float64), np.asarray(labels)
        x, y = np.vstack([points, np.reshape(also, (-1, 2))]).T
        ranges = padded(x.min(), x.max()), padded(y.min(), y.max())
        super().__init__(box, *ranges, names=axes, ticks=self.marking, equal=True)
        size = mark_size(len(points))
        self.clouds = VGroup(
            Markers(self.to_frame(points[labels == 0]), roles[0], "disc", size=size),
            Markers(self.to_frame(points[labels == 1]), roles[1], "square", size=size),
        )
        self.add(self.clouds)

    def query_mark(self, point: ArrayLike) -> VGroup:
        """The mark of a point (2,) whose class is asked for."""
        return question_mark(self.at(*np.asarray(point)))

    def rings(self, points: Points) -> Markers:
        """A ring around each of the points (m, 2), which are misclassified."""
        return Markers(self.to_frame(points), "slope", "ring", opacity=1.0)
