"""The parameters of this lesson: two receipts, what the prices are, and receipts to learn from."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from scenes.stage.lesson import LessonParams


def _halves(value: float) -> float:
    """Keep steps of 50 cents: then a quarter of a price can still be written in full."""
    return round(2 * value) / 2


_Count = Annotated[int, Field(ge=1, le=4)]
_Price = Annotated[float, Field(ge=1.5, le=5), AfterValidator(_halves)]

Order = tuple[_Count, _Count]
"""How many coffees and cakes somebody has ordered."""


class SystemParams(LessonParams):
    """Two receipts, a third that disagrees with them, and many from which prices are learned."""

    counts: tuple[Order, Order] = Field(
        ((2, 1), (1, 3)), description="coffees and cakes on each of two receipts, in different proportions"
    )
    prices: tuple[_Price, _Price] = Field(
        (3.0, 2.0), description="euros for a coffee and for a cake: the totals follow from them"
    )
    third: Order = Field((2, 2), description="coffees and cakes on a third receipt")
    excess: Annotated[float, AfterValidator(_halves)] = Field(
        1.0, ge=0.5, le=1.5, description="euros by which the third total is more than these prices make"
    )
    receipts: int = Field(
        20, ge=8, le=40, description="receipts from which prices are learned, these three among them"
    )
    scatter: float = Field(
        0.5, ge=0.1, le=1, description="euros by which the others are off, a standard deviation"
    )
    order: Order = Field((3, 2), description="coffees and cakes of a new order")
    seed: int = Field(4, ge=0, le=10_000, description="seed of the other receipts")

    @model_validator(mode="after")
    def _differ(self) -> Self:
        (a, b), (c, d) = self.counts
        if a * d == b * c:
            raise ValueError("one receipt is a multiple of the other, so two prices cannot follow from them")
        return self
