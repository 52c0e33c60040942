"""What a lecturer may change in the lesson on determinants."""

from __future__ import annotations

from typing import Annotated, Self

import numpy as np
from pydantic import Field, model_validator

from mathkit.linear_algebra.determinant import determinant
from scenes.stage.lesson import LessonParams
from scenes.stage.params.quantities import Tenths

LEAST_AREA = 0.3
"""A smaller parallelogram would be too small to be seen."""

MOST_SLENDER = 7.2
"""The squares of all entries add up to at most so many times the area, or squares would become slivers."""

_Entry = Annotated[float, Field(ge=-3, le=3), Tenths]


class DeterminantParams(LessonParams):
    """A matrix, and a cloud of points that it maps."""

    matrix: tuple[tuple[_Entry, _Entry], tuple[_Entry, _Entry]] = Field(
        ((2.0, 1.0), (0.5, 1.5)),
        description="the matrix A, row by row; it must not press the plane nearly flat",
    )
    points: int = Field(140, ge=80, le=400, description="points of the cloud")
    seed: int = Field(1339, ge=0, le=9999, description="which points are drawn")

    @model_validator(mode="after")
    def _moving_and_not_flat(self) -> Self:
        area = abs(determinant(self.matrix))
        if area < LEAST_AREA or np.sum(np.square(self.matrix)) > MOST_SLENDER * area:
            raise ValueError("matrix must not press the plane nearly flat: its squares become slivers")
        if np.array_equal(self.matrix, np.eye(2)):
            raise ValueError("matrix must move the plane, so it must not be the identity")
        return self
