"""A line through the mean of a cloud, and all that turns with it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from manim import Animation, VGroup, linear

from mathkit.linear_algebra.pca import PrincipalComponents
from scenes.linear_algebra.pca import words
from scenes.linear_algebra.pca.balances import Balance, bar
from scenes.linear_algebra.pca.mapped_arrows import AxisSteps, MappedArrow
from scenes.linear_algebra.pca.planes import NumberedPlane
from scenes.linear_algebra.pca.shadows import RightTriangle, Shadows
from scenes.linear_algebra.pca.variance_curves import VarianceCurve
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.frame import Box, frame

_START, _SWINGS = np.radians(65), np.radians((20, 110, 0))
"""Where the line lies at first, and where it turns to with the triangle of one point."""

_OFF_PEAK = np.radians(62)
"""How far from the first axis u starts, to be turned there."""


class TurningLine:
    """The pictures that show a line through the mean: each of them has a state for its angle.

    Attributes
    ----------
    shadows
        The shadows of all points on the line.
    triangle, one
        One point, its shadow and its gap, and the squares of both as a bar.
    all
        What the line keeps and loses of all points, as a bar.
    chart
        The variance of the shadows against the angle.
    mapped, steps
        The arrow u along the line, and its image under the covariance; both as steps along the axes.

    Parameters
    ----------
    example
        The number of the one point.
    unit
        Of the variance.
    """

    def __init__(
        self, plane: NumberedPlane, components: PrincipalComponents, example: int, unit: str
    ) -> None:
        left, point, self.first = frame().left_side, components.centred[example], components.angle
        self.shadows = Shadows(plane, components.centred)
        self.triangle = RightTriangle(plane, point)
        self.one = Balance(
            bar(left.top - 2.9), np.outer(point, point), ("shadow²", "gap²"), whole=words.reach_squared()
        )
        self.all = Balance(bar(left.top - 0.6), components.covariance, ("kept", "lost"), unit=unit)
        place = Box(left.left, left.right, left.bottom, left.top - 1.85)
        self.chart = VarianceCurve(place, components.covariance, unit)
        side = float(np.sign(self.off_peak - self.first))
        self.mapped = MappedArrow(plane, components.covariance, side=side, unit=unit)
        self.steps = AxisSteps(self.mapped, components)
        for each in (self.shadows, self.triangle, self.one, self.mapped):
            each.set_state(angle=_START)
        self.all.set_state(angle=_SWINGS[-1])

    @property
    def off_peak(self) -> float:
        """An angle far from both axes, between 0 and π."""
        return float(self.first + _OFF_PEAK * (1 if self.first < np.pi / 2 else -1))

    @property
    def second(self) -> float:
        """The angle of the second axis, between 0 and π."""
        return float((self.first + np.pi / 2) % np.pi)

    def swings(self) -> Iterator[tuple[float, list[Animation]]]:
        """Turn the line with the triangle of one point, to and fro: a share of the time, and the movement."""
        for left, angle in zip((3, 2, 1), _SWINGS, strict=True):
            turning = [tween(each, angle=angle) for each in (self.triangle, self.one)]
            yield 1 / left, [self.turn(angle), *turning]

    def turn_shadows(self, angle: float) -> list[Animation]:
        """Turn the line with the shadows of all points, evenly."""
        pictures = (self.shadows, self.all, self.chart)
        return [tween(each, angle=angle, rate_func=linear) for each in pictures]

    def turn_arrows(self, angle: float, *, run_time: float = 1.0) -> list[Animation]:
        """Turn the line with u and its image; the dot on the curve follows."""
        chart = self.chart
        return [
            self.turn(angle, run_time=run_time),
            tween(self.mapped, on=self.arrows(), angle=angle, run_time=run_time),
            tween(chart, on=VGroup(chart.curve, chart.dot), angle=angle, run_time=run_time),
        ]

    def turn_mixture(self, angle: float, squares: Balance, *, run_time: float = 1.0) -> list[Animation]:
        """Turn the line with u, its image, and the steps that both are; the *squares* of the steps follow."""
        moved = tween(self.mapped, on=self.arrows(), angle=angle, run_time=run_time)
        others = [tween(each, angle=angle, run_time=run_time) for each in (self.steps, squares)]
        return [self.turn(angle, run_time=run_time), moved, *others]

    def arrows(self) -> VGroup:
        """All arrows, in the order in which they lie over one another, and the length of one."""
        return VGroup(*self.mapped, self.mapped.tag)

    def turn(self, angle: float, *, run_time: float = 1.0) -> Animation:
        """Turn the line alone."""
        return tween(self.shadows, on=self.shadows.line, angle=angle, run_time=run_time)
