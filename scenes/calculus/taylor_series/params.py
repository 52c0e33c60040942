"""The parameters of the lesson."""

from __future__ import annotations

from pydantic import Field

from scenes.calculus.taylor_series.functions import Name
from scenes.stage.lesson import LessonParams
from scenes.stage.params.quantities import Tenth


class SeriesParams(LessonParams):
    """A function, where its value is asked for, and how many terms its polynomial has."""

    function: Name = Field("sine", description="the function that is imitated; the logarithm is ln(1 + x)")
    degree: int = Field(5, ge=3, le=9, description="degree of the polynomial, the highest power of x")
    x: Tenth = Field(1.0, ge=0.5, le=1, description="where the value is asked for")
