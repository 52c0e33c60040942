"""Kinds of parameters of this lesson."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from scenes.stage.params.quantities import House, Hundredths

_SmallComponent = Annotated[float, Field(ge=-2, le=2), Hundredths]

SmallVector = tuple[_SmallComponent, _SmallComponent]
"""A vector that stays in the picture wherever a matrix maps it."""

Houses = Annotated[tuple[House, ...], Field(min_length=1, max_length=5)]
"""A data set that can be drawn as a table."""
