"""The two functions behind the error of the output, each with its slope: the sigmoid and the loss."""

from __future__ import annotations

import numpy as np
from manim import RIGHT, Animation, Create, Dot, FadeIn, VGroup

from mathkit.functions.sigmoid import sigmoid
from scenes.learning.training_a_network.curves import loss_over_chance, sum_reach
from scenes.learning.training_a_network.examples import Example
from scenes.learning.training_a_network.slopes.charts import Link, plot_at
from scenes.stage.lesson.attention import second_half
from scenes.stage.shapes.curves import Polyline, clip_polyline
from scenes.stage.shapes.frame import GAP
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import decimals_of, number
from scenes.stage.type.writing import LABEL_SIZE, text

_DIGITS = 3
"""So many digits of a slope are shown, so that the product of both is right."""

_LEAST_LOSS = 3.0
"""The axis of the loss goes at least so far."""


class FactorChart(VGroup):
    """A function as a whole, and its ``tangent`` where the network is, with the ``slope`` of that.

    Parameters
    ----------
    place
        Of the axes alone, the lower left corner.
    free
        Which upper corner is free of the curve, for the number: -1 for the left one, 1 for the right one.
    """

    def __init__(
        self,
        link: Link,
        place: tuple[float, float],
        x_range: tuple[float, float],
        y_range: tuple[float, float],
        *,
        free: float,
    ) -> None:
        self.link, self.plot = link, plot_at(place, x_range, y_range, link.names)
        x = self.plot.sample()
        self.curve = self.plot.curve(x, link.function(x), "muted")
        self.dot = Dot(self.plot.at(link.x, link.y), radius=0.1, color=color("ink"))
        ends = np.array([link.x - 1e3, link.x + 1e3])
        line = self.plot.to_frame(np.column_stack([ends, link.y + link.slope * (ends - link.x)]))
        self.tangent = Polyline(clip_polyline(line, self.plot.box), "slope", width=5.0)
        self.slope = VGroup(
            text("slope", size=LABEL_SIZE, role="muted"),
            text(three_digits(link.slope), size=LABEL_SIZE, role="slope"),
        )
        box = self.plot.box
        edge = box.left + GAP if free < 0 else box.right
        for row, part in enumerate(self.slope):
            part.stand_on(box.top - 0.3 - 0.48 * row)
            part.shift((edge - part.get_critical_point(free * RIGHT)[0], 0.0, 0.0))
        super().__init__(self.plot, self.curve, self.dot)

    def touches(self) -> list[Animation]:
        """Let the tangent come, with its slope."""
        return [Create(self.tangent), FadeIn(self.slope, rate_func=second_half)]

    @property
    def shown(self) -> VGroup:
        """All of it."""
        return VGroup(self, self.tangent, self.slope)


def factor_charts(example: Example, places: list[tuple[float, float]]) -> list[FactorChart]:
    """The sigmoid over the output's sum, and the loss over the probability that it gives."""
    total, chance = float(example.passed.scores[0]), float(example.passed.probabilities[0])
    loss, label = float(example.back.losses[0]), example.label
    of_loss = -1 / chance if label else 1 / (1 - chance)
    reach = sum_reach(total)
    links = (
        Link(sigmoid, total, chance, chance * (1 - chance), ("output's sum", "$p$"), "slope"),
        Link(lambda p: loss_over_chance(label, p), chance, loss, of_loss, ("$p$", "loss"), "slope"),
    )
    ranges = (((-reach, reach), (0.0, 1.05)), ((0.0, 1.0), (0.0, max(_LEAST_LOSS, 1.15 * loss))))
    return [
        FactorChart(link, place, *ends, free=free)
        for link, place, ends, free in zip(links, places, ranges, (-1.0, 1.0 if label else -1.0), strict=True)
    ]


def three_digits(value: float) -> str:
    """A slope with three digits that count, or with two decimals."""
    decimals = max(2, decimals_of(value, _DIGITS)) if value else 2
    return number(value, decimals)
