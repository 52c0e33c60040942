"""Kinds of parameters of this lesson."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from scenes.stage.lesson import LessonParams
from scenes.stage.params.quantities import Hundredths, PlaneVector, Tenths, Weights

Bias = Annotated[float, Field(ge=-1000, le=1000), Hundredths]
"""The prediction of a linear model when all features are 0."""

_Feature = Annotated[float, Field(ge=0, le=100), Tenths]

Features = tuple[_Feature, _Feature, _Feature]
"""The input of a linear model."""

_Count = Annotated[int, Field(ge=0, le=20)]

WordCounts = tuple[_Count, _Count]
"""How often each of two words occurs in a text."""

Documents = Annotated[tuple[WordCounts, ...], Field(min_length=1, max_length=4)]
"""Texts as word counts, few enough to be drawn as separate arrows."""


class DotProductParams(LessonParams):
    """Two arrows, a house, and a search."""

    a: PlaneVector = Field((3.0, 1.0), description="first vector, the one that casts a shadow")
    b: PlaneVector = Field((3.0, 4.0), description="second vector, on whose line the shadow falls")
    weights: Weights = Field(
        (3.5, 1.2, -0.8), description="price of one unit of each feature, in thousand dollars"
    )
    features: Features = Field(
        (12.0, 3.0, 2.0), description="a house: area in 10 m², bedrooms, age in decades"
    )
    bias: Bias = Field(50.0, description="price before any feature counts, in thousand dollars")
    query: WordCounts = Field((3, 1), description="how often the query says 'goal' and 'vote'")
    documents: Documents = Field(
        ((2, 1), (3, 4), (3, 7)), description="how often each document says 'goal' and 'vote'"
    )
