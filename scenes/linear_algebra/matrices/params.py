"""The parameters of this lesson, and their kinds."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from scenes.stage.lesson import LessonParams
from scenes.stage.params.quantities import HOUSE_FEATURES, House, Hundredths, PlaneMatrix, Weights

_SmallComponent = Annotated[float, Field(ge=-2, le=2), Hundredths]

SmallVector = tuple[_SmallComponent, _SmallComponent]
"""A vector that stays in the picture wherever a matrix maps it."""

Houses = Annotated[tuple[House, ...], Field(min_length=1, max_length=5)]
"""A data set that can be drawn as a table."""

Budget = Annotated[float, Field(ge=0, le=100_000), Hundredths]
"""What can be spent, in thousand dollars."""

HOUSES = ((120.0, 3, 20.0), (75.0, 2, 40.0), (200.0, 5, 5.0), (50.0, 1, 60.0))
"""Area in m², bedrooms and age in years of each."""


class MatricesParams(LessonParams):
    """A matrix of the plane and a point; houses, what their features are worth, and a budget."""

    matrix: PlaneMatrix = Field(((2.0, 1.0), (-1.0, 1.0)), description="the matrix A, row by row")
    vector: SmallVector = Field((1.0, 2.0), description="a point that A carries along")
    houses: Houses = Field(HOUSES, description=f"one house a row: {', '.join(HOUSE_FEATURES)}")
    weights: Weights = Field(
        (2.5, 10.0, -0.5), description="price of one unit of each feature, in thousand dollars"
    )
    budget: Budget = Field(250.0, description="what can be spent, in thousand dollars")
