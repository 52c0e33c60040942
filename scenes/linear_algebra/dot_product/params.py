"""Kinds of parameters of this lesson."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from scenes.stage.params.quantities import Hundredths, Tenths

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
