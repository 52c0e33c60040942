"""What gradient descent is asked to show: its parameters, what mathkit finds, and what is said."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import numpy as np
from pydantic import AfterValidator, Field

from mathkit.functions.one_variable import two_valleys
from mathkit.functions.quadratics import Quadratic, shifted_parabola
from mathkit.learning.squared_error import line_with_scatter, squared_error_of_lines
from mathkit.optimization.gradient_descent import gradient_descent
from scenes.optimization.gradient_descent import sayings, words
from scenes.optimization.gradient_descent.bowl import sayings as bowl_sayings
from scenes.optimization.gradient_descent.bowl.bowls import map_reach
from scenes.optimization.gradient_descent.cafes import HEIGHT, ranges_of_days
from scenes.optimization.gradient_descent.left_shares import ranges_of_shares
from scenes.optimization.gradient_descent.sayings import Steps
from scenes.optimization.gradient_descent.slopes import round_run
from scenes.optimization.gradient_descent.valleys import seen_range, seen_reach
from scenes.optimization.gradient_descent.windows import Range
from scenes.stage.lesson import Facts, Lesson, LessonParams, Ranges
from scenes.stage.type.typesetting import Points

DAYS, SCATTER = 10, 0.5
"""How many days there are, and how far they lie from the best line, in $100."""

_RUN = 0.095
"""The longest run of a slope's triangle, as a share of the axis."""

_JUST_BEYOND = 1.05
"""A learning rate so many times the limit shows what is too large, if the other one is not."""

_NETWORK_STEPS = 15
"""Steps of the two walks on the curve of a network."""

_NETWORK_STARTS = (0.3, -0.15)
"""Where these walks start, from the middle between the valleys, in units of their distance."""

_ASIDE = 1.0
"""Where the walk would start at the bottom, it starts so far to the right of it."""


def ten_thousandths(value: float) -> float:
    """Keep four decimals, as the film does for a coordinate: what is written as 0 is 0."""
    return round(value, 4) + 0.0


Position = Annotated[float, AfterValidator(ten_thousandths)]
"""A coordinate at which something is or starts."""


class CafeLesson(Lesson):
    """Follow the slope downhill: the learning rate decides whether you arrive."""

    title = "Gradient descent"
    prerequisites = ("gradient",)
    fact_labels = words.FACT_LABELS

    class Params(LessonParams):
        start: Position = Field(7.0, ge=-10, le=10, description="where the walk starts: the first weight w")
        learning_rate: float = Field(
            0.1, ge=0.001, le=1.5, description="learning rate: the size of a step, as a multiple of the slope"
        )
        steps: int = Field(20, ge=2, le=40, description="steps to draw")
        minimum: Position = Field(3.0, ge=-10, le=10, description="where the lowest point of the valley lies")
        curvature: float = Field(2.0, ge=0.2, le=4, description="second derivative of the valley")
        other_rate: float = Field(1.05, ge=0.001, le=1.5, description="a second learning rate, to compare")
        start_x: Position = Field(-1.0, ge=-5, le=5, description="the first w of the walk with two weights")
        start_y: Position = Field(1.0, ge=-5, le=5, description="the first b of the walk with two weights")
        bowl_rate: float = Field(
            0.1, ge=0.001, le=0.6, description="learning rate of the walk with two weights"
        )
        bowl_steps: int = Field(50, ge=2, le=100, description="steps to draw of the walk with two weights")
        seed: int = Field(1, ge=0, le=9999, description="draws the days of the café")

    params: Params

    def compute(self) -> None:
        p = self.params
        self.starts_aside = p.start == p.minimum
        self.begin = p.minimum + _ASIDE if self.starts_aside else p.start
        offset = self.begin - p.minimum
        self.data = line_with_scatter(DAYS, p.minimum, HEIGHT, SCATTER, p.curvature, p.seed)
        self.function = shifted_parabola(p.minimum, p.curvature, SCATTER**2)
        self.path = gradient_descent(self.function, self.begin, p.learning_rate, p.steps)
        self.ours = Steps(offset, p.learning_rate, p.curvature)
        self.others = Steps(offset, p.other_rate, p.curvature)
        self.too_large = p.other_rate if self.others.factor < -1 else _JUST_BEYOND * 2 / p.curvature
        self.network = two_valleys(p.minimum, abs(offset), p.curvature, SCATTER**2)
        self.network_rate = 0.2 / p.curvature
        self.network_walks = [
            gradient_descent(self.network, p.minimum + share * abs(offset), self.network_rate, _NETWORK_STEPS)
            for share in _NETWORK_STARTS
        ]
        self.loss = squared_error_of_lines(self.data)
        self.training = gradient_descent(self.loss, (p.start_x, p.start_y), p.bowl_rate, p.bowl_steps)
        self.weights_seen = self.weights_around("valley")

    def ranges(self) -> Ranges:
        p, reach = self.params, partial(seen_reach, self.function)
        warmth, sales = ranges_of_days(self.data, [self.begin, p.start_x])
        rates, left = ranges_of_shares(p.curvature, (p.learning_rate, p.other_rate))
        return {
            "valley": (0, reach(self.path.points[:, 0])),
            "too large a rate": (0, reach(self.walked(self.too_large, 4))),
            "two valleys": (0, reach(np.array([self.begin]))),
            "loss and slope": (0, p.curvature),
            "learning rate": rates,
            "what is left": left,
            "warmth": warmth,
            "sales": sales,
            "sales of two weights": ranges_of_days(self.data, [p.start_x])[1],
            "map": (0, map_reach(self.loss, self.training.points)),
        }

    @property
    def steepest(self) -> Quadratic:
        """The steepest valley that the axes have room for."""
        return shifted_parabola(self.params.minimum, self.shown_ranges["loss and slope"][1], SCATTER**2)

    def weights_around(self, walk: str) -> Range:
        """The weights that are seen: the lowest point is in the middle, whatever other films show."""
        return seen_range(self.function, self.shown_ranges[walk][1])

    def walked(self, rate: float, count: int) -> Points:
        """The start and the first weights after it, with a learning rate."""
        steps = Steps(self.ours.offset, rate, self.params.curvature)
        return np.array([self.params.minimum + steps.offset * steps.factor**k for k in range(count + 1)])

    def facts(self) -> Facts:
        ours, others, gradient = self.ours, self.others, self.training.gradients[0]
        points, taken = self.path.points[:, 0], len(self.path.points) - 1
        return {
            "slope": self.path.gradients[0, 0],
            "points": points,
            "first": points[1],
            "last": points[-1],
            "taken": taken,
            "limit": self.function.stability_limit,
            "overshooting": 1.5 / self.params.curvature,
            "gradient": gradient,
            "bowl_limit": self.loss.stability_limit,
            "end": self.training.points[-1],
            "bowl_taken": len(self.training.points) - 1,
            "two_ends": [walk.points[-1, 0] for walk in self.network_walks],
            "trend": sayings.trend(self.params.minimum),
            "felt": sayings.felt(ours, self.begin, self.run, was_flat=self.starts_aside),
            "way": sayings.where_to_go(ours),
            "how_far": sayings.how_far(ours),
            "next_step": sayings.next_step(ours),
            "after_all": sayings.after_all(ours, taken, float(points[-1])),
            "why": sayings.why(ours),
            "takes": sayings.what_a_step_takes(ours),
            "closer": sayings.closer_and_closer(ours),
            "turn": sayings.turn_the_rate(ours),
            "at_once": sayings.at_once(ours),
            "halfway": sayings.halfway(ours),
            "at_the_limit": sayings.at_the_limit(self.function.stability_limit),
            "must_stay": sayings.must_stay(self.function.stability_limit),
            "beyond": sayings.beyond(others),
            "at_the_other": sayings.at_the_other(others),
            "gradient_is": bowl_sayings.gradient(gradient),
            "against": bowl_sayings.against(gradient),
            "sharpest": bowl_sayings.sharpest(self.loss),
            "is_below": bowl_sayings.is_below(self.training, self.loss),
            "watch": bowl_sayings.watch(self.training, self.loss),
            "ending": bowl_sayings.ending(self.training, self.loss),
        }

    @property
    def run(self) -> float:
        """A round run for the slope's triangle, as long as can be seen well on the axis of the valley."""
        return round_run(_RUN * (self.weights_seen[1] - self.weights_seen[0]))
