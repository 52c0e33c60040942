"""The parameters of this lesson, and the temperatures that it draws."""

from __future__ import annotations

from typing import Annotated, ClassVar

import numpy as np
from pydantic import AfterValidator, Field

from mathkit.arrays import Array
from mathkit.learning.datasets import tilted_cloud
from scenes.stage.params.point_params import PointParams
from scenes.stage.params.quantities import Component

MIDDLE = np.array([6.0, 4.0])
"""The middle of a drawn cloud: how warm it is in the valley and on the hill, in degrees Celsius."""

FAHRENHEIT = 1.8
"""Degrees Fahrenheit in a degree Celsius."""

DAYS = 60
"""The days whose temperatures are known for every hour."""

_Sample = tuple[Component, Component, Component]


def _different(samples: tuple[_Sample, ...]) -> tuple[_Sample, ...]:
    """Refuse samples that are all the same."""
    if len(set(samples)) == 1:
        raise ValueError("all samples are the same, but they must differ")
    return samples


Samples = Annotated[tuple[_Sample, _Sample, _Sample], AfterValidator(_different)]
"""Three samples of three features."""


class CloudParams(PointParams):
    """A cloud that is drawn or the lecturer's own, and three samples of three features."""

    fewest_points: ClassVar[int] = 3
    has_one_scale: ClassVar[bool] = True

    count: int = Field(80, ge=10, le=400, description="days of the drawn cloud")
    along: float = Field(1.8, ge=0.5, le=3, description="standard deviation along the drawn cloud")
    across: float = Field(0.6, ge=0.05, le=3, description="standard deviation across it")
    angle: float = Field(35, ge=0, le=180, description="how far the cloud is turned, in degrees")
    seed: int = Field(4, ge=0, le=9999, description="which days are drawn")
    standardized: bool = Field(False, description="measure each coordinate in standard deviations")
    samples: Samples = Field(
        ((1.5, 2.3, 0.8), (2.1, 1.9, 1.2), (0.9, 3.1, 0.5)),
        description="three samples of three features, to two decimals",
    )

    def cloud(self) -> Array:
        """The points (n, 2) of the lecturer, or drawn ones."""
        if self.user_data is not None:
            return self.user_data.points
        drawn = tilted_cloud(self.count, self.along, self.across, np.radians(self.angle), self.seed)
        points: Array = drawn + MIDDLE
        return points
