"""Kinds of parameters that lessons share."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field


def hundredths(value: float) -> float:
    """Keep two decimals, as many as the film shows: then the sums that it shows are exact."""
    return round(value, 2) + 0.0  # + 0.0 turns −0 into 0


def tenths(value: float) -> float:
    """Keep one decimal: then products of two such numbers need no more than two."""
    return round(value, 1) + 0.0


def ten_thousandths(value: float) -> float:
    """Keep four decimals, as many as a film tells of a place: what looks like nought is nought."""
    return round(value, 4) + 0.0


def millionths(probability: float) -> float:
    """Keep six decimals: finer shares could neither be seen nor said."""
    return round(probability, 6)


Hundredths = AfterValidator(hundredths)
Tenths = AfterValidator(tenths)

Number = Annotated[float, Hundredths]
"""A number that a film writes in full, with two decimals at the most."""

Tenth = Annotated[float, Tenths]
"""A number that a film writes in full, with one decimal at the most."""

Score = Annotated[float, Field(ge=-8, le=8), Hundredths]
"""What a neuron adds up, not so far from 0 that its sigmoid could not be told from 0 or 1."""

Place = Annotated[float, AfterValidator(ten_thousandths)]
"""A coordinate at which something is or starts."""

Component = Annotated[float, Field(ge=-10, le=10), Hundredths]
"""One component of a vector of the plane."""

PlaneVector = tuple[Component, Component]

_Sample = tuple[Component, Component, Component]


def _unlike(samples: tuple[_Sample, ...]) -> tuple[_Sample, ...]:
    """Refuse samples that are all the same."""
    if len(set(samples)) == 1:
        raise ValueError("all samples are the same, but they must differ")
    return samples


Samples = Annotated[tuple[_Sample, _Sample, _Sample], AfterValidator(_unlike)]
"""Three samples of three features."""

Factor = Annotated[float, Field(ge=-3, le=3), Hundredths]
"""What a vector is multiplied by, and not lost from sight."""

_SmallEntry = Annotated[float, Field(ge=-2, le=2), Tenths]

SmallMatrix = tuple[tuple[_SmallEntry, _SmallEntry], tuple[_SmallEntry, _SmallEntry]]
"""A matrix that carries the plane not far, row by row: two of them, one after another, stay in sight."""

_NearComponent = Annotated[float, Field(ge=-2, le=2), Hundredths]

NearVector = tuple[_NearComponent, _NearComponent]
"""A vector that stays in sight wherever a matrix carries it."""

_MapEntry = Annotated[float, Field(ge=-4, le=4), Hundredths]

PlaneMatrix = tuple[tuple[_MapEntry, _MapEntry], tuple[_MapEntry, _MapEntry]]
"""A matrix that carries the plane, row by row."""

Weight = Annotated[float, Field(ge=-10, le=10), Tenths]
"""How much one unit of a feature counts in a linear model."""

Weights = tuple[Weight, Weight, Weight]

Bias = Annotated[float, Field(ge=-1000, le=1000), Hundredths]
"""What a linear model predicts before any feature counts."""

_Feature = Annotated[float, Field(ge=0, le=100), Tenths]

Features = tuple[_Feature, _Feature, _Feature]
"""What a linear model is told of one thing."""

_Count = Annotated[int, Field(ge=0, le=20)]

WordCounts = tuple[_Count, _Count]
"""How often a text says each of two words."""

Documents = Annotated[tuple[WordCounts, ...], Field(min_length=1, max_length=4)]
"""Texts by their words, few enough to be told apart as arrows."""

Chance = Annotated[float, Field(ge=0, le=1), AfterValidator(millionths)]
"""A probability, or a share of people."""

House = tuple[
    Annotated[float, Field(ge=10, le=1000), Tenths],
    Annotated[int, Field(ge=0, le=20)],
    Annotated[float, Field(ge=0, le=200), Tenths],
]
"""Area in m², bedrooms, age in years."""

Houses = Annotated[tuple[House, ...], Field(min_length=1, max_length=5)]
"""A data set that can be drawn as a table."""


def _even(rows: tuple[tuple[float, ...], ...]) -> tuple[tuple[float, ...], ...]:
    """Refuse rows of different lengths."""
    lengths = [len(row) for row in rows]
    if len(set(lengths)) > 1:
        raise ValueError(
            f"all rows must be equally long, but they have {', '.join(map(str, lengths))} numbers"
        )
    return rows


_Entry = Annotated[float, Field(ge=-10, le=10), Tenths]
_Row = Annotated[tuple[_Entry, ...], Field(min_length=1, max_length=4)]

Table = Annotated[tuple[_Row, ...], Field(min_length=1, max_length=4), AfterValidator(_even)]
"""A matrix of one to four rows and columns."""
