"""The cloud as it was measured: one dot with its two numbers, and all dots with only the first one kept."""

from __future__ import annotations

from manim import Animation, VGroup, linear
from numpy.typing import ArrayLike

from scenes.linear_algebra.pca import words
from scenes.linear_algebra.pca.days import one_by_one
from scenes.linear_algebra.pca.shadows import ALONG
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

    def __init__(self, points: ArrayLike, user_data: UserPoints | None, example: int, *, equal: bool) -> None:
        super().__init__(points, words.axis_names(user_data), box=frame().right_side, equal=equal)
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
