"""The two matrices that a lesson multiplies."""

from __future__ import annotations

from typing import Any, Self

from pydantic import Field, model_validator

from scenes.stage.lesson import LessonParams
from scenes.stage.params.quantities import Table

_ROWS_OF_W = ((0.5, 0.3), (0.2, 0.8), (0.1, 0.4), (0.7, 0.6))
"""W has as many of these as X has columns, if the lecturer gives no W."""


class FactorParams(LessonParams):
    """The parameters of a lesson about a product X W; a lecturer who gives only X gets a W that fits it."""

    x: Table = Field(
        ((1.5, 2.3, 0.8), (2.1, 1.9, 1.2), (0.9, 3.1, 0.5)),
        description="the left factor X, row by row: one to four rows of one to four numbers",
    )
    w: Table = Field(
        _ROWS_OF_W[:3], description="the right factor W, row by row: as many rows as X has columns"
    )

    @model_validator(mode="before")
    @classmethod
    def _choose_w(cls, values: Any) -> Any:
        match values:
            case {"x": [[*first], *_]} if "w" not in values:
                return {**values, "w": _ROWS_OF_W[: len(first)]}
        return values

    @model_validator(mode="after")
    def _fit(self) -> Self:
        columns, rows = len(self.x[0]), len(self.w)
        if columns != rows:
            fit = "w must have as many rows as x has columns"
            raise ValueError(f"{fit}, but x has {columns} columns and w has {rows} rows")
        return self
