"""The cloud at the start of the film, on axes of its own."""

from __future__ import annotations

from manim import Animation, VGroup, linear
from numpy.typing import ArrayLike

from scenes.linear_algebra.pca import words
from scenes.linear_algebra.pca.loose_lines import LooseLine
from scenes.stage.motion.tween import tween
from scenes.stage.params.user_points import UserPoints, rows_left_out
from scenes.stage.pictures.clouds import CloudPlot
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import stack


class Opening(CloudPlot):
    """The plot of a cloud; its ``cloud`` is empty at first.

    Attributes
    ----------
    pair
        The two numbers of one dot, ``example``, on the left.
    loose
        A line among the dots, and their shadows on it; it is not on the stage yet.
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
        self.loose = LooseLine(self.places, self.box)
        self.cloud.set_state(places=self.places[:0])

    def rain(self) -> Animation:
        """Let the dots come one by one."""
        return tween(self.cloud, places=self.places, way=one_by_one, rate_func=linear)


def one_by_one(_first: Points, last: Points, share: float) -> Points:
    """The first of some places, as many as a share of the way says."""
    return last[: round(share * len(last))]
