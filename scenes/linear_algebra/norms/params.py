"""What a lecturer may change in the lesson on norms."""

from __future__ import annotations

import math
from typing import Annotated, Self

import numpy as np
from pydantic import Field, model_validator

from mathkit.linear_algebra.norms import p_norm
from scenes.stage.lesson import LessonParams
from scenes.stage.params.quantities import Tenth, Tenths

LEAST_DIFFERENCE = 2
"""The points must differ by at least this in one coordinate, or the walks could not be seen."""

Coordinate = Annotated[float, Field(ge=-5, le=5), Tenths]
Weight = Annotated[float, Field(ge=-2.5, le=2.5), Tenths]
Count = Annotated[int, Field(ge=1, le=9)]
Point = tuple[Coordinate, Coordinate]
Counts = tuple[Count, Count]


class NormsParams(LessonParams):
    """Two points to walk between, a text and two others, and one reader's ratings."""

    a: Point = Field((-2.0, -1.0), description="the point where the walks start")
    b: Point = Field((1.0, 3.0), description="the point to which they lead")
    p: Tenth = Field(3.0, ge=1, le=20, description="exponent of one more norm")
    query: Counts = Field((4, 4), description="how often your text says 'goal' and 'vote'")
    documents: tuple[Counts, Counts] = Field(
        ((8, 4), (2, 7)), description="how often each of two other texts says 'goal' and 'vote'"
    )
    weights: tuple[Weight, Weight] = Field(
        (0.3, 1.6), description="how political one reader finds the words 'goal' and 'vote': the best weights"
    )

    @model_validator(mode="after")
    def _apart(self) -> Self:
        if p_norm(np.subtract(self.b, self.a), math.inf) < LEAST_DIFFERENCE:
            raise ValueError(f"a and b must differ by at least {LEAST_DIFFERENCE} in one coordinate")
        return self
