"""The parameters of the lesson."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from scenes.stage.params.point_params import PointParams
from scenes.stage.params.user_points import check_between, own_points


class LineParams(PointParams):
    """Points that are drawn or a lecturer's own, the first line, and the walk from it."""

    count: int = Field(5, ge=3, le=200, description="points to draw at random")
    slope: float = Field(0.8, ge=-3, le=3, description="slope of the line that they scatter about")
    intercept: float = Field(1.0, ge=-5, le=5, description="intercept of that line")
    noise: float = Field(0.5, ge=0.05, le=3, description="standard deviation of y about that line")
    seed: int = Field(343, ge=0, le=9999, description="draws the points")
    first_slope: float = Field(-0.13, ge=-1, le=1, description="first slope: deviations of y for one of x")
    first_height: float = Field(-1.0, ge=-1, le=1, description="first height over the mean of y, in these")
    standardized: bool = Field(False, description="count x in standard deviations from its mean")
    share: float = Field(0.4, ge=0.05, le=0.9, description="learning rate, as a share of what converges")
    steps: int = Field(9, ge=1, le=200, description="steps of the walk")
    stray: float = Field(2.75, ge=1, le=5, description="how far the stray point is moved: deviations of y")
    asked_at: float = Field(0.85, ge=0, le=1, description="where to predict: 0 is the least x, 1 the last")
    new_x: float | None = Field(
        None, description="where to predict among points of your own, in the units of x; else asked_at"
    )

    @model_validator(mode="after")
    def _new_x_is_among_the_points(self) -> Self:
        if self.new_x is not None:
            x = own_points(self.user_data, "new_x").in_file(0)
            check_between("new_x", self.new_x, x.min(), x.max())
        return self
