"""Kinds of parameters that lessons share."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field


def hundredths(value: float) -> float:
    """Keep two decimals, as the film does: then the sums that it shows are exact."""
    return round(value, 2) + 0.0  # + 0.0 turns −0 into 0


def tenths(value: float) -> float:
    """Keep one decimal: then products of two such numbers need at most two."""
    return round(value, 1) + 0.0


Hundredths = AfterValidator(hundredths)
Tenths = AfterValidator(tenths)

Number = Annotated[float, Hundredths]
"""A number that a film writes in full, with at most two decimals."""

Tenth = Annotated[float, Tenths]
"""A number that a film writes in full, with at most one decimal."""

Component = Annotated[float, Field(ge=-10, le=10), Hundredths]
"""One component of a vector of the plane."""

PlaneVector = tuple[Component, Component]

_MapEntry = Annotated[float, Field(ge=-4, le=4), Hundredths]

PlaneMatrix = tuple[tuple[_MapEntry, _MapEntry], tuple[_MapEntry, _MapEntry]]
"""The matrix of a linear map of the plane, row by row."""

_Weight = Annotated[float, Field(ge=-10, le=10), Tenths]

Weights = tuple[_Weight, _Weight, _Weight]
"""The weights of a linear model of three features."""

House = tuple[
    Annotated[float, Field(ge=10, le=1000), Tenths],
    Annotated[int, Field(ge=0, le=20)],
    Annotated[float, Field(ge=0, le=200), Tenths],
]
"""Area in m², number of bedrooms, age in years."""

HOUSE_FEATURES = ("area in m²", "bedrooms", "age in years")
"""What each number of a house means, as it is written."""
