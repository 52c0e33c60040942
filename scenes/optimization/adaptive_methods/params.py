"""The parameters of the lesson."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from scenes.stage.lesson import LessonParams
from scenes.stage.params.quantities import Number

Thousandths = AfterValidator(lambda value: round(value, 3))
"""Keeps three decimals, as the film does."""


class AdaptiveParams(LessonParams):
    """The ravine, and how Adam walks in it."""

    condition: int = Field(
        100,
        ge=50,
        le=1000,
        description="how many times as steep the loss is along one weight as along the other",
    )
    learning_rate: Number = Field(0.1, ge=0.08, le=0.2, description="about how far a weight moves in a step")
    mean_decay: Number = Field(
        0.9, ge=0.8, le=0.9, description="the share of the mean slope that Adam keeps in a step"
    )
    square_decay: Annotated[float, Thousandths] = Field(
        0.999, ge=0.995, le=0.999, description="the share of the mean squared slope that Adam keeps in a step"
    )
    steps: int = Field(80, ge=60, le=100, description="steps of each walk through the ravine")
    seed: int = Field(0, ge=0, le=9999, description="draws the days from which rain is learned")
