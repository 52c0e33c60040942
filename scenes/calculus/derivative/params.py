"""The parameters of the lesson."""

from __future__ import annotations

from pydantic import Field

from scenes.calculus.derivative import words
from scenes.stage.lesson import LessonParams
from scenes.stage.params.quantities import Tenth


class CurveParams(LessonParams):
    """A curve, the point at which its slope is taken, and the first run from there."""

    function: words.Name = Field("parabola", description="the curve whose slope is taken")
    x: Tenth = Field(2.0, ge=-3, le=3, description="where the slope is taken")
    first_run: Tenth = Field(2.0, ge=0.5, le=2, description="the first run h, from point to point")
    power: int = Field(4, ge=2, le=6, description="the exponent n in the example of the power rule")
