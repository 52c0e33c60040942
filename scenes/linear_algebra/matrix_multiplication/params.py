"""Kinds of parameters of this lesson, and the two matrices that it multiplies."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, model_validator

from scenes.stage.lesson import LessonParams
from scenes.stage.params.quantities import Tenths

_ROWS_OF_W = ((0.5, 0.3), (0.2, 0.8), (0.1, 0.4), (0.7, 0.6))
"""W has as many of these as X has columns, if the lecturer gives no W."""


_SmallEntry = Annotated[float, Field(ge=-2, le=2), Tenths]

SmallMatrix = tuple[tuple[_SmallEntry, _SmallEntry], tuple[_SmallEntry, _SmallEntry]]
"""The matrix of a linear map, row by row; after two of them the plane is still inside the picture."""

_Entry = Annotated[float, Field(ge=-10, le=10), Tenths]
_Row = Annotated[tuple[_Entry, ...], Field(min_length=1, max_length=4)]


def _equally_long(rows: tuple[tuple[float, ...], ...]) -> tuple[tuple[float, ...], ...]:
    """Refuse rows of different lengths."""
    lengths = [len(row) for row in rows]
    if len(set(lengths)) > 1:
        raise ValueError(
            f"all rows must be equally long, but they have {', '.join(map(str, lengths))} numbers"
        )
    return rows


Table = Annotated[tuple[_Row, ...], Field(min_length=1, max_length=4), AfterValidator(_equally_long)]
"""A matrix of one to four rows and columns."""


class FactorParams(LessonParams):
    """The parameters of a lesson about a product X W; a lecturer who gives only X gets a W that fits it."""

    x: Table = Field(
        ((1.5, 2.3, 0.8), (2.9, 0.8, 0.6), (0.4, 2.9, 0.9), (1.2, 0.6, 2.8)),
        description="the left factor X, row by row: one to four rows of one to four numbers with one decimal",
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


Size = Annotated[int, Field(ge=1, le=10_000)]


class ProductParams(FactorParams):
    """The parameters of this lesson."""

    b: SmallMatrix = Field(((2.0, -1.0), (1.0, 1.0)), description="the map B, which acts first")
    a: SmallMatrix = Field(((1.0, -1.0), (1.0, 1.0)), description="the map A, which acts after B")
    batch: Size = Field(1000, description="samples that go through a layer together")
    inputs: Size = Field(784, description="numbers that the layer takes for each sample")
    outputs: Size = Field(128, description="numbers that the layer gives for each sample")
    last_outputs: Size = Field(10, description="numbers that a second layer gives for each sample")

    @property
    def sizes(self) -> tuple[int, int, int, int]:
        """Samples, inputs, and what each of the two layers gives."""
        return self.batch, self.inputs, self.outputs, self.last_outputs
