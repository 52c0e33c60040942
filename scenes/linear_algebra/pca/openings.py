"""The cloud at the start of the film, on axes of its own."""

from __future__ import annotations

from manim import Animation, VGroup, linear
from numpy.typing import ArrayLike

from scenes.linear_algebra.pca import words
from scenes.linear_algebra.pca.shadows import ALONG
from scenes.stage.motion.tween import tween
from scenes.stage.params.user_points import UserPoints, rows_left_out
from scenes.stage.pictures.clouds import CloudPlot
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.markers import Markers, mark_size
from scenes.stage.type.typesetting import Points
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
        self, points: ArrayLike, user_data: UserPoints | None, example: int, *, equal: bool, also: ArrayLike
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
        self.chosen = example
        self.kept = Markers(self.places, ALONG, size=mark_size(len(self.places)))
        self.cloud.set_state(places=self.places[:0])

    def rain(self) -> Animation:
        """Let the dots come one by one."""
        return tween(self.cloud, places=self.places, way=one_by_one, rate_func=linear)

    def let_fall(self, run_time: float) -> list[Animation]:
        """Let the marks fall onto the first axis; the ring goes along with its own."""
        fallen = self.places.copy()
        fallen[:, 1] = self.box.bottom
        return self._move(fallen, run_time)

    def let_rise(self, run_time: float) -> list[Animation]:
        """Let the marks go back to their dots."""
        return self._move(self.places, run_time)

    def _move(self, places: Points, run_time: float) -> list[Animation]:
        ring = tween(self.example[1], places=places[[self.chosen]], run_time=run_time)
        return [tween(self.kept, places=places, run_time=run_time), ring]


def one_by_one(_first: Points, last: Points, share: float) -> Points:
    """The first of some places, as many as a share of the way says."""
    return last[: round(share * len(last))]
