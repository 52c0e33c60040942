"""Parameters of this lesson, and names of its results."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from scenes.stage.lesson import LessonParams


def millionths(probability: float) -> float:
    """Keep six decimals: smaller differences can be neither seen nor said."""
    return round(probability, 6)


Chance = Annotated[float, AfterValidator(millionths)]
"""A probability, or a share of people."""


class ScreeningParams(LessonParams):
    """A disease, a test for it, a disease that is rarer, and a better or worse test."""

    prior: Chance = Field(0.01, ge=0.001, le=0.4, description="share of people who are sick")
    sensitivity: Chance = Field(0.99, ge=0.6, le=1, description="share of the sick who test positive")
    false_positive_rate: Chance = Field(0.05, ge=0.005, le=0.4, description="share of the healthy who do")
    population: int = Field(1000, ge=1000, le=2000, description="people in the crowd")
    rare_prior: Chance = Field(1e-4, ge=5e-5, le=5e-4, description="share of the sick, for a rarer disease")
    rare_sensitivity: Chance = Field(0.99, ge=0.8, le=1, description="sensitivity of a second test")
    rare_false_positive_rate: Chance = Field(
        0.02, ge=0.001, le=0.1, description="false positive rate of the second test"
    )
    seed: int = Field(58, ge=0, le=2**31 - 1, description="who stands where, and from whom is learned")


FACT_LABELS = {
    "posterior": "probability of being sick after a positive test",
    "sick_positive": "sick people who test positive",
    "healthy_positive": "healthy people who test positive",
    "ratio": "what a positive test multiplies the odds by",
    "other_disease_posterior": "probability for the rarer disease",
    "twice": "people of ten thousand who test positive twice",
    "twice_sick": "sick people among them",
}
"""What the key numbers of the film are called apart from it."""
