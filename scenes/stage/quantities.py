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

Place = Annotated[float, AfterValidator(ten_thousandths)]
"""A coordinate at which something is or starts."""

Component = Annotated[float, Field(ge=-10, le=10), Hundredths]
"""One component of a vector of the plane."""

PlaneVector = tuple[Component, Component]

Chance = Annotated[float, Field(ge=0, le=1), AfterValidator(millionths)]
"""A probability, or a share of people."""
