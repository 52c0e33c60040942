"""A kind of parameter of this lesson."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator


def ten_thousandths(value: float) -> float:
    """Keep four decimals, as the film does for a coordinate: what is written as 0 is 0."""
    return round(value, 4) + 0.0


Position = Annotated[float, AfterValidator(ten_thousandths)]
"""A coordinate at which something is or starts."""
