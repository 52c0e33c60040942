"""A cloud of points without labels, on its own axes."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from scenes.stage.axes.plots import Plot
from scenes.stage.axes.ticks import padded
from scenes.stage.params.user_points import NO_NAMES, UserPoints, rows_left_out
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.markers import Markers, mark_size
from scenes.stage.shapes.theme import Role
from scenes.stage.type.legends import key
from scenes.stage.type.writing import stack, text


class CloudPlot(Plot):
    """Axes for points, which are its ``cloud``, at its ``places`` (n, 2) in the frame.

    Parameters
    ----------
    points
        Shape (n, 2).
    names
        Typst markup at both axes.
    also
        Further points (m, 2) that the axes must leave room for.
    """

    def __init__(
        self,
        points: ArrayLike,
        names: tuple[str, str],
        *,
        role: Role = "data",
        box: Box | None = None,
        equal: bool = True,
        also: ArrayLike = (),
        **options: Any,
    ) -> None:
        box = box or frame().picture
        points = np.asarray(points, dtype=np.float64)
        x, y = np.vstack([points, np.reshape(also, (-1, 2))]).T
        x_range, y_range = padded(x.min(), x.max()), padded(y.min(), y.max())
        super().__init__(box, x_range, y_range, names=names, equal=equal, **options)
        self.places = self.to_frame(points)
        self.cloud = Markers(self.places, role, size=mark_size(len(points)))
        self.apart = (self.cloud,)

    @classmethod
    def of(cls, user_data: UserPoints | None, points: ArrayLike, **options: Any) -> Self:
        """The plot of a lecturer's points, with their names at the axes, or of the lesson's own points."""
        return cls(points, NO_NAMES if user_data is None else user_data.long_axes, **options)


def cloud_key(user_data: UserPoints | None, meaning: str, role: Role = "data") -> VGroup:
    """What a mark stands for, in the words' box, and how many rows of a lecturer's data are left out."""
    return stack(key([(Markers([(0, 0)], role), text(meaning))]), *rows_left_out(user_data))
