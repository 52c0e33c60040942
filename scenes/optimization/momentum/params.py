"""The parameters of the lesson."""

from __future__ import annotations

from pydantic import Field

from scenes.stage.lesson import LessonParams
from scenes.stage.params.quantities import Number, Tenth


class DescentParams(LessonParams):
    """A ravine, a place to start in it, and the descents from there."""

    condition: int = Field(25, ge=4, le=50, description="condition number: curvature across by along")
    rate: Number = Field(1.8, ge=0.1, le=4, description="learning rate of both walks")
    momentum: Number = Field(0.5, ge=0.05, le=0.99, description="share of the last step that is kept")
    other_momentum: Number = Field(0.95, ge=0.05, le=0.99, description="a second share, to compare")
    start_x: Tenth = Field(-8.0, ge=-10, le=-4, description="start along the ravine, from its bottom")
    start_y: Tenth = Field(1.5, ge=0.5, le=3, description="start up its wall, from its bottom")
    steps: int = Field(30, ge=5, le=60, description="steps to draw")

    @property
    def takes_another(self) -> bool:
        """Whether a second share is compared."""
        return self.other_momentum != self.momentum
