"""The parameters of this lesson."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from scenes.stage.lesson import LessonParams
from scenes.stage.params.quantities import House, Hundredths, PlaneVector

Factor = Annotated[float, Field(ge=-3, le=3), Hundredths]
"""A factor that leaves a vector inside the picture."""


class VectorsParams(LessonParams):
    """Two arrows and a factor, two houses and more of them, and drawings to learn from."""

    a: PlaneVector = Field((3.0, 1.0), description="first vector: steps to the right, steps up")
    b: PlaneVector = Field((1.0, 2.0), description="second vector")
    scale: Factor = Field(-1.5, description="the number by which a is multiplied")
    house: House = Field((120.0, 3, 20.0), description="a house: area in m², bedrooms, age in years")
    other_house: House = Field((75.0, 2, 40.0), description="another house, in the same units")
    more_houses: int = Field(60, ge=1, le=300, description="further, made-up houses that are averaged")
    image_side: int = Field(28, ge=8, le=200, description="pixels along one side of a square picture")
    drawings: int = Field(20, ge=2, le=60, description="drawings of each kind to learn from")
    seed: int = Field(0, ge=0, le=9999, description="seed of the made-up houses and drawings")
