"""Both methods with their best settings in one ravine: what a step leaves, and the steps that they need."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mathkit.functions.quadratics import ravine
from mathkit.optimization.gradient_descent import GradientDescent, best_descent, gradient_descent
from mathkit.optimization.iterate import Trajectory, Tuning, iterate_until
from mathkit.optimization.momentum import HeavyBall, best_heavy_ball, heavy_ball
from scenes.stage.type.typesetting import Points

ENOUGH = 1e-6
"""A loss that has fallen to this share of the first counts as reached."""


@dataclass(frozen=True)
class BestDescents:
    """Plain descent and a ball with the best settings for a ravine, from the origin."""

    condition: float
    lowest: Points

    @cached_property
    def plain(self) -> Tuning[GradientDescent]:
        return best_descent(ravine(self.condition))

    @cached_property
    def ball(self) -> Tuning[HeavyBall]:
        return best_heavy_ball(ravine(self.condition))

    @cached_property
    def plain_path(self) -> Trajectory[GradientDescent]:
        return iterate_until(ravine(self.condition, self.lowest), np.zeros(2), self.plain.rule, ENOUGH)

    @cached_property
    def ball_path(self) -> Trajectory[HeavyBall]:
        return iterate_until(ravine(self.condition, self.lowest), np.zeros(2), self.ball.rule, ENOUGH)

    @property
    def needed(self) -> tuple[int, int]:
        """The steps until a millionth of the loss is left, of plain descent and of the ball."""
        return self.plain_path.steps, self.ball_path.steps

    @cached_property
    def race(self) -> tuple[Trajectory[GradientDescent], Trajectory[HeavyBall]]:
        """Both until the ball is there."""
        function, start, (_, steps) = ravine(self.condition, self.lowest), np.zeros(2), self.needed
        plain, ball = self.plain.rule.learning_rate, self.ball.rule
        return (
            gradient_descent(function, start, plain, steps),
            heavy_ball(function, start, ball.learning_rate, ball.momentum, steps),
        )
