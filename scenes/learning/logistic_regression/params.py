"""A kind of parameter of this lesson, and its points of two classes: a lecturer's own, or two clusters."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated

from pydantic import Field

from mathkit.learning.datasets import LabelledPoints, standardize, two_clusters
from scenes.stage.params.quantities import Hundredths
from scenes.stage.params.user_points import LabelledPointParams

Score = Annotated[float, Field(ge=-8, le=8), Hundredths]
"""A score whose sigmoid, as it is written, is neither 0 nor 1."""


class TwoClusterParams(LabelledPointParams):
    """The parameters of a lesson about a linear classifier and its points."""

    count: int = Field(80, ge=10, le=200, description="points to draw, every second one of class 1")
    separation: float = Field(2.6, ge=0, le=8, description="distance between the middles of the classes")
    spread: float = Field(1.0, ge=0.5, le=2, description="standard deviation of each class")
    seed: int = Field(3, ge=0, le=9999, description="draws the points")

    @cached_property
    def cloud(self) -> LabelledPoints:
        """The points and their labels; a lecturer's points are standardized, since weights begin near 1."""
        if self.user_data is not None:
            return LabelledPoints(standardize(self.user_data.points).points, self.user_data.labels)
        return two_clusters(self.count, self.separation, self.spread, self.seed)
