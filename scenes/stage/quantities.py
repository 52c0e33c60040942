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

House = tuple[
    Annotated[float, Field(ge=10, le=1000), Tenths],
    Annotated[int, Field(ge=0, le=20)],
    Annotated[float, Field(ge=0, le=200), Tenths],
]
"""Area in m², bedrooms, age in years."""


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
