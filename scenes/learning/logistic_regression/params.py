"""The parameters of this lesson that give its points of two classes: a lecturer's own, or messages."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Self

import numpy as np
from pydantic import Field, model_validator

from mathkit.learning.datasets import LabelledPoints, Standardized, message_counts, standardize
from scenes.stage.params.point_params import LabelledPointParams
from scenes.stage.params.quantities import Hundredths, Number, hundredths
from scenes.stage.params.user_points import check_between, own_points

Score = Annotated[float, Field(ge=-8, le=8), Hundredths]
"""A score that the axis can reach."""

FRESH = 12
"""Messages that the model has never seen."""


class MessageParams(LabelledPointParams):
    """Messages with two counts and a class, or a lecturer's own points; and a model that learns them."""

    threshold: Number = Field(0.5, ge=0.05, le=0.95, description="probability from which we say spam")
    other_threshold: Number = Field(
        0.5, ge=0.05, le=0.95, description="a second threshold to compare; none if it is the first"
    )
    weight_x: Number = Field(1.0, ge=-3, le=3, description="first weight at the start")
    weight_y: Number = Field(-1.2, ge=-3, le=3, description="second weight at the start")
    bias: Number = Field(0.0, ge=-3, le=3, description="bias at the start")
    learning_rate: float = Field(
        0.15, ge=0.01, le=5, description="learning rate: a step is so many times the gradient"
    )
    steps: int = Field(2000, ge=1, le=5000, description="training steps")

    count: int = Field(40, ge=10, le=200, description="messages to draw, every second one spam")
    separation: float = Field(5.0, ge=0, le=8, description="distance between the middles of the classes")
    spread: float = Field(1.8, ge=0.5, le=2, description="standard deviation of each count in a class")
    seed: int = Field(18, ge=0, le=9999, description="draws the messages")
    links: int = Field(4, ge=0, le=12, description="links in the new message")
    exclamation_marks: int = Field(5, ge=0, le=12, description="exclamation marks in the new message")
    new_point: tuple[float, float] | None = Field(
        None, description="the new one among points of your own, in their units; else message_x and message_y"
    )
    message_x: Number = Field(
        0.2, ge=-3, le=3, description="first coordinate of the new one, in standard deviations"
    )
    message_y: Number = Field(
        0.5, ge=-3, le=3, description="second coordinate of the new one, in standard deviations"
    )
    scores: tuple[Score, ...] = Field(
        (), max_length=3, description="scores to bend, besides that of the new one"
    )

    @model_validator(mode="after")
    def _new_point_is_near(self) -> Self:
        if self.new_point is not None:
            own = own_points(self.user_data, "new_point")
            for axis, value in enumerate(self.new_point):
                low, high = own.in_file(axis).mean() + np.array([-3, 3]) * own.in_file(axis).std()
                check_between(f"new_point[{axis}]", value, low, high)
        return self

    @cached_property
    def drawn(self) -> tuple[LabelledPoints, LabelledPoints]:
        """The messages to learn from, and fresh ones."""
        generator = np.random.default_rng(self.seed)
        first = message_counts(self.count, self.separation, self.spread, generator)
        return first, message_counts(FRESH, self.separation, self.spread, generator)

    @cached_property
    def cloud(self) -> LabelledPoints:
        """The points and their labels; a lecturer's points are standardized, since weights begin near 1."""
        if self.user_data is None:
            return self.drawn[0]
        return LabelledPoints(self._standardized.points, self.user_data.labels)

    @cached_property
    def _standardized(self) -> Standardized:
        return standardize(own_points(self.user_data, "points").points)

    @property
    def new_in_units(self) -> tuple[float, float] | None:
        """The new one among a lecturer's points, in the units of the coordinates, if it was given in them."""
        if self.user_data is None or self.new_point is None:
            return None
        (x, y), (x_scale, y_scale) = self.new_point, self.user_data.scales
        return x / x_scale, y / y_scale

    @property
    def new_one(self) -> tuple[float, float]:
        """The features of the one whose class is asked for."""
        if self.user_data is None:
            return self.links, self.exclamation_marks
        if self.new_in_units is None:
            return self.message_x, self.message_y
        x, y = (np.array(self.new_in_units) - self._standardized.means) / self._standardized.deviations
        return hundredths(float(x)), hundredths(float(y))
