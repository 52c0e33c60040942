"""A kind of parameter of this lesson."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field


def millionths(probability: float) -> float:
    """Keep six decimals: smaller differences can be neither seen nor said."""
    return round(probability, 6)


Chance = Annotated[float, Field(ge=0, le=1), AfterValidator(millionths)]
"""A probability, or a share of people."""
