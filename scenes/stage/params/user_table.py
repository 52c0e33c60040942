"""The part of a lecturer's file that a film needs: two columns of numbers, and the class of each row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

MOST_POINTS = 2000
"""The most points that a picture can show."""

LARGEST = 1e9
"""The largest absolute value of a coordinate, as its axis counts it."""

LEAST_SPREAD = 1e-3
"""Points differ by at least this along an axis: then the axis can have ticks."""

PointCoordinate = Annotated[float, Field(ge=-LARGEST, le=LARGEST)]


class UserTable(BaseModel):
    """Columns that were chosen from a file; ``classes`` is empty if the lesson needs none."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    file: str
    rows: int
    """The number of rows that have all values; there are fewer points if these are too many to draw."""
    left_out: int = 0
    """The number of rows that lack a value."""

    names: tuple[str, ...] = Field(min_length=2)
    """Names of the columns that hold x, y and the class."""
    advice: tuple[str, ...] = ()
    """What the lecturer may set so that the film shows more of the file, in words."""
    points: tuple[tuple[PointCoordinate, PointCoordinate], ...]
    scales: tuple[float, float] = (1.0, 1.0)
    """In what the coordinates are counted: 1e9 for a column of billions."""
    classes: tuple[str, ...] = ()
    class_order: tuple[str, ...] = ()
    """The names of class 0 and of class 1; without them, classes have the usual order."""
    font: str = ""
    """A font with the letters of the names that the fonts of films lack, in Base64; often none."""
    decisions: tuple[str, ...] = ()
    """How the file was read where it could be read in another way, in words."""


def class_names(classes: Sequence[str]) -> tuple[str, str]:
    """Return the names of class 0 and of class 1: numbers in their order, other names by the alphabet."""

    def place(name: str) -> tuple[float, str]:
        try:
            return float(name), name
        except ValueError:
            return float("inf"), name.casefold()

    first, second = sorted(set(classes), key=place)
    return first, second
