"""The parameters of the lesson, and the points that they give."""

from __future__ import annotations

from typing import ClassVar, Self

import numpy as np
from pydantic import Field, model_validator

from mathkit.arrays import Array
from mathkit.learning.datasets import Standardized, standardize
from mathkit.learning.pictures import Picture, blossom
from scenes.learning.k_means.words import colour_axes
from scenes.stage.params.point_params import PointParams

MOST_CENTRES = 6
"""The largest number of centres that is tried, unless one more than k is larger."""


class KMeansParams(PointParams):
    """A picture to paint in few colours, or points of a lecturer's own, and the starts to group them from."""

    has_one_scale: ClassVar[bool] = True

    k: int = Field(3, ge=2, le=6, description="centres to place: colours to keep, or groups to look for")
    groups: int = Field(3, ge=1, le=6, description="shapes in the painted picture, each of another colour")
    count: int = Field(150, ge=10, le=300, description="pixels of the painted picture")
    spread: float = Field(1.0, ge=0.1, le=3, description="standard deviation of colours within a shape")
    seed: int = Field(32, ge=0, le=9999, description="which colours are drawn")
    start: int = Field(28, ge=0, le=9999, description="draws the first centres")
    other_start: int = Field(9, ge=0, le=9999, description="draws other first centres, to compare")
    tries: int = Field(200, ge=20, le=200, description="random starts to try")
    standardized: bool = Field(False, description="measure each coordinate in standard deviations")

    @model_validator(mode="after")
    def _enough(self) -> Self:
        different = self.k if self.user_data is None else len(np.unique(self.user_data.points, axis=0))
        if different < self.k:
            raise ValueError(f"k is {self.k}, but only {different} of the points are different")
        return self


def axes_of(params: KMeansParams) -> tuple[str, str]:
    """Names of the axes: a lecturer's own, or those of the plane of colours."""
    user_data = params.user_data
    if user_data is None:
        return colour_axes(standardized=params.standardized)
    return user_data.standardized_axes if params.standardized else user_data.long_axes


def points_of(params: KMeansParams) -> tuple[Picture | None, Standardized | None, Array]:
    """The picture, if there is one, what its values are measured in, if scaled, and the points."""
    picture = None
    if params.user_data is None:
        picture = blossom(params.count, params.groups, params.spread, params.seed)
        points = picture.colours
    else:
        points = params.user_data.points
    scaled = standardize(points) if params.standardized else None
    return picture, scaled, points if scaled is None else scaled.points
