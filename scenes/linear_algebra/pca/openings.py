"""The cloud as it was measured: one dot with its two numbers, and all dots with only the first one kept.

What its axes show, and those of the plane that follows, the lesson may be told.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import Animation, VGroup, linear
from numpy.typing import ArrayLike

from scenes.linear_algebra.pca import words
from scenes.linear_algebra.pca.days import one_by_one
from scenes.linear_algebra.pca.planes import NumberedPlane
from scenes.linear_algebra.pca.principal_axes import reach_of_cloud
from scenes.linear_algebra.pca.shadows import ALONG
from scenes.stage.axes.ticks import corners
from scenes.stage.lesson import Ranges
from scenes.stage.motion.tween import tween
from scenes.stage.params.user_points import UserPoints, rows_left_out
from scenes.stage.pictures.clouds import CloudPlot
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.markers import Markers, mark_size
from scenes.stage.type.writing import stack


class Opening(CloudPlot):
    """The plot of a cloud; its ``cloud`` is empty at first.

    Attributes
    ----------
    pair
        The two numbers of one dot, ``example``, on the left.
    kept
        A mark for each dot, with which only its first number is kept.
    """

    def __init__(
        self,
        points: ArrayLike,
        user_data: UserPoints | None,
        example: int,
        *,
        equal: bool,
        also: ArrayLike = (),
    ) -> None:
        names, box = words.axis_names(user_data), frame().right_side
        super().__init__(points, names, box=box, equal=equal, also=also)
        self.pair = stack(
            *words.two_numbers(self.values(self.places[example]), user_data), box=frame().left_side
        )
        self.note = stack(*rows_left_out(user_data), box=frame().left_side, under=self.pair)
        self.example = VGroup(
            Markers([self.places[example]]), Markers([self.places[example]], "ink", "ring", opacity=1.0)
        )
        self.kept = Markers(self.places, ALONG, size=mark_size(len(self.places)))
        self.cloud.set_state(places=self.places[:0])

    def rain(self) -> Animation:
        """Let the dots come one by one."""
        return tween(self.cloud, places=self.places, way=one_by_one, rate_func=linear)

    def let_fall(self) -> Animation:
        """Let the marks fall onto the first axis."""
        fallen = self.places.copy()
        fallen[:, 1] = self.box.bottom
        return tween(self.kept, places=fallen)

    def let_rise(self) -> Animation:
        """Let the marks go back to their dots."""
        return tween(self.kept, places=self.places)


# What the lesson's pictures show; of columns with other names it is another picture ----------------------


def ranges_of(lesson: Any) -> Ranges:
    """The ranges of the lesson's axes."""
    reach, farthest = reach_of_cloud(lesson.components, still=True), np.abs(lesson.components.centred).max()
    cloud, plane, numbers = _names(lesson)
    return {
        cloud: corners(lesson.points),
        plane: (-reach, reach),
        numbers: (-farthest, farthest),
    }


def _names(lesson: Any) -> tuple[str, str, str]:
    measured = " and ".join(words.axis_names(lesson.params.user_data))
    plane = " and ".join(words.plane_axes(lesson.params))
    return f"cloud of {measured}", f"plane of {plane}", f"numbers of {plane}"


def opening(lesson: Any) -> Opening:
    """The cloud as it was measured."""
    p, also = lesson.params, lesson.shown_ranges[_names(lesson)[0]]
    return Opening(lesson.points, p.user_data, lesson.example, equal=not p.standardized, also=also)


def plane(lesson: Any) -> NumberedPlane:
    """The plane with the cloud's mean in the middle."""
    _, also, (_, farthest) = (lesson.shown_ranges[name] for name in _names(lesson))
    return NumberedPlane(lesson.components, words.plane_axes(lesson.params), farthest=farthest, also=also)
