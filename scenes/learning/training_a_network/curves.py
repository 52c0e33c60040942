"""Curves over a sum, and where a network is on them: what a neuron passes on, and the loss."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Self

import numpy as np
from manim import RIGHT, UP, Animation, Create, Dot, FadeIn, Line, MoveAlongPath, VGroup

from mathkit.learning.networks.neural_network import Activation, Network, activated
from scenes.learning.training_a_network.examples import Example
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.seeking import Seekable
from scenes.stage.shapes.curves import Polyline, closed
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import text

_LEAST_REACH = 3.0
"""The axis of sums goes at least so far on both sides of 0."""

_LOW = 3.0
"""A plot that is no higher than this, in manim units, has fewer ticks."""

_FEW = 4
"""With more hidden neurons the sum of the output needs more lines, above the plot."""

_DOT = 0.11
"""The radius of the dot."""

_SURE = 0.95
"""The dot on the loss begins where the truth has this probability."""

_LEAST_LOSS = 3.0
"""The axis of a loss goes at least so far."""

_SMALLEST = 1e-12
"""No smaller probability has a logarithm here."""

_BARS = 3.9
"""The height of the plot of the slopes with its labels, in manim units."""

_MARKED = 5.0
"""The stroke width of the bar of the example."""

_LOWEST: dict[Activation, float] = {"tanh": -1.15, "sigmoid": -0.05, "relu": -0.15}
"""Where the axis of what a neuron passes on begins."""


class Curve(VGroup):
    """A function on a plot under the words; a dot slides along it to where the network is.

    ``drops`` lead from there down and across to the axes; one that the dot would nearly hide is left out.

    Parameters
    ----------
    function
        Takes and returns arrays.
    start, end
        Where the dot begins, and where it ends.
    plot
        Under the words.
    """

    def __init__(
        self,
        function: Callable[[Points], Points],
        start: float,
        end: float,
        plot: Plot,
        role: Role,
    ) -> None:
        self.plot = plot
        x = plot.sample()
        self.curve = self.plot.curve(x, function(x), "muted")
        passed = np.linspace(start, end, 81)
        self.way = Polyline([self.plot.to_frame(np.column_stack([passed, function(passed)]))])
        place = self.plot.at(end, float(function(np.array(end))))
        feet = (self.plot.at(end, plot.y_range[0]), self.plot.at(plot.x_range[0], self.plot.values(place)[1]))
        self.dot = Dot((*self.way.points[0][:2], 0.0), radius=_DOT, color=color(role))
        self.drops = VGroup(
            *(
                Line(place, foot, stroke_width=2.5, color=color("muted"))
                for foot in feet
                if np.linalg.norm(foot - place) > 2 * _DOT
            )
        )
        super().__init__(self.plot, self.curve)

    @property
    def shown(self) -> VGroup:
        """All of it."""
        return VGroup(self, self.dot, self.drops)

    def comes(self) -> list[Animation]:
        """Let the curve come, still without the dot."""
        return [FadeIn(self.plot), Create(self.curve)]

    def slide(self, run_time: float) -> MoveAlongPath:
        """Let the dot slide to where the network is."""
        return MoveAlongPath(self.dot, self.way, run_time=run_time)


def sum_reach(total: float) -> float:
    """How far the axis of sums goes on both sides of 0, to show *total*."""
    return max(_LEAST_REACH, 1.25 * abs(total))


def passed_range(activation: Activation, total: float) -> tuple[float, float]:
    """The axis of what a neuron passes on, to show what it makes of *total*."""
    return _LOWEST[activation], sum_reach(total) if activation == "relu" else 1.15


class BendCurve(Curve):
    """What the hidden neuron with the steepest weight makes of its sum; the dot slides there from 0."""

    def __init__(self, network: Network, example: Example) -> None:
        activation, hidden = network.activation, len(network.output_weights)
        total = float(example.passed.hidden_scores[0, example.weight[0]])
        super().__init__(
            lambda sums: activated(sums, activation),
            0.0,
            total,
            _over_sums(hidden, total, passed_range(activation, total), ("sum", "passed on")),
            "ink",
        )


class ChanceCurve(Curve):
    """The probability that the output makes of its sum; the dot slides there from a sum of 0."""

    def __init__(self, network: Network, example: Example) -> None:
        total = float(example.passed.scores[0])
        plot = _over_sums(len(network.output_weights), total, (0.0, 1.05), ("output's sum", "$p$"))
        super().__init__(lambda sums: activated(sums, "sigmoid"), 0.0, total, plot, "result")


class LossCurve(Curve):
    """The loss of an example over its probability; the dot climbs from where the truth is nearly certain."""

    def __init__(self, example: Example) -> None:
        chance, loss = float(example.passed.probabilities[0]), float(example.back.losses[0])
        top = max(_LEAST_LOSS, 1.15 * loss)
        super().__init__(
            lambda chances: loss_over_chance(example.label, chances),
            _SURE if example.label else 1 - _SURE,
            chance,
            under_words(3.2, (0.0, 1.0), (0.0, top), ("$p$", "loss")),
            "slope",
        )


class SortedBars(Seekable):
    """Bars side by side, from the least value (m,) to the largest, as one shape. Time counts bars."""

    def __init__(self, plot: Plot, values: Points) -> None:
        self.plot, self.values = plot, np.sort(values)
        super().__init__(stroke_width=0.0, fill_color=color("slope"), fill_opacity=0.85)
        self.seek(len(values))

    def seek(self, count: float, /) -> Self:
        """Show the first *count* bars."""
        shown = self.values[: int(count + 1e-9)]
        x, heights = np.repeat(np.arange(len(shown) + 1), 2), np.zeros(2 * len(shown) + 2)
        heights[1:-1] = np.repeat(shown, 2)
        self.points = closed(self.plot.to_frame(np.column_stack([x, heights]))[None])
        return self


class SlopeBars(VGroup):
    """A bar for the slope of each plant's loss, from the least to the largest, under the words.

    Parameters
    ----------
    slopes
        Shape (m,).
    example
        The index of the slope whose bar is ``marked``.
    decimals
        Of the mean.

    Attributes
    ----------
    mean, number
        A line at the height of the mean, and what it is.
    """

    def __init__(self, slopes: Points, example: int, decimals: int) -> None:
        count, mean = len(slopes), float(slopes.mean())
        low, high = min(0.0, float(slopes.min())), max(0.0, float(slopes.max()))
        edge = max(0.08 * (high - low), 1e-3)
        self.plot = under_words(_BARS, (0.0, count), (low - edge, high + edge), ("plants", "slope"))
        place = float(np.sum(slopes < slopes[example])) + 0.5
        self.bars = SortedBars(self.plot, slopes)
        zero, level = (self.plot.to_frame(np.array([(0.0, y), (count, y)])) for y in (0.0, mean))
        self.zero, self.mean = Polyline([zero], "muted", width=2.0), Polyline([level], "ink", width=4.0)
        self.number = text(f"mean {number(mean, decimals, fixed=True)}")
        # Beside the name of the axis there are no bars.
        name: Any = self.plot.labels[-1]
        self.number.stand_on(name.baseline).align_to(self.mean, RIGHT)
        slope = float(slopes[example])
        foot, tip = self.plot.at(place, 0.0), self.plot.at(place, slope)
        self.marked = Line(foot, tip + 1e-6 * UP, stroke_width=_MARKED, color=color("ink"))
        self.marked.set_z_index(1)
        super().__init__(self.plot, self.zero, self.bars, self.mean, self.number, self.marked)


def _over_sums(hidden: int, total: float, y_range: tuple[float, float], names: tuple[str, str]) -> Plot:
    """Axes under the words, where a sum goes so far on both sides of 0 that they show *total*."""
    reach = sum_reach(total)
    return under_words(3.1 if hidden <= _FEW else 2.65, (-reach, reach), y_range, names)


def under_words(
    height: float, x_range: tuple[float, float], y_range: tuple[float, float], names: tuple[str, str]
) -> Plot:
    """Axes of that height with their labels, under the words."""
    words = frame().words
    box = Box(words.left, words.right, words.bottom, words.bottom + height)
    return Plot(box, x_range, y_range, names=names, ticks=Ticks(x=5, y=4 if height > _LOW else 3))


def loss_over_chance(label: int, chances: Points) -> Points:
    """The loss −ln(probability of the truth), where class 1 has a probability."""
    return -np.log(np.maximum(chances if label else 1 - chances, _SMALLEST))


def loss_over_sum(label: int, sums: Points) -> Points:
    """The loss −ln(probability of the truth) for sums in the output."""
    return np.asarray(np.logaddexp(0.0, (-1.0 if label else 1.0) * sums))
