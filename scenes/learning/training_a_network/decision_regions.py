"""The decisions of a model on the plane of its data: two regions, their border, and the lines behind it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any, Self, cast

import numpy as np
from contourpy import FillType, LineType, contour_generator
from manim import VGroup, VMobject

from mathkit.learning.best_line import SeparatingLine
from mathkit.learning.datasets import LabelledPoints
from mathkit.learning.networks.neural_network import Activation, Network, activated, forward
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.shapes.curves import Polyline, clip_polyline, straight
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points

_TINTS: dict[Role, float] = {"class_zero": 0.32, "class_one": 0.16}
"""Opacities of the regions: one is clearly lighter than the other, and the points stand out from both."""

LINE = 3.0
"""Stroke width of the line of a hidden neuron."""

_ROUNDING = 1e-9
"""A score is 0 within this share of the largest."""

_SAMPLES = 71
"""Points along each axis at which the score is computed."""

Score = Callable[[Points], Points]
"""Takes points (m, 2) and gives (m,), 0 at the border and positive on the side of class 1."""


class DecisionRegions(VGroup):
    """Where a score is below 0 and where above: two tints, which lie under everything else, and the border.

    Parameters
    ----------
    plot
        Axes for the two coordinates of the points.
    border
        The role of the border.
    """

    def __init__(self, plot: Plot, border: Role = "result") -> None:
        self.plot = plot
        x, y = (np.linspace(*values, _SAMPLES) for values in (plot.x_range, plot.y_range))
        self.grid = np.stack(np.meshgrid(x, y), axis=-1)
        self.tints = VGroup(*map(_tint, _TINTS)).set_z_index(-2)
        self.boundary = Polyline([], border, width=6.0)
        super().__init__(self.tints, self.boundary)

    def draw(self, score: Score) -> Self:
        """Draw the regions of a *score*."""
        scores = np.asarray(score(self.grid.reshape(-1, 2))).reshape(self.grid.shape[:2])
        places = self.plot.to_frame(self.grid.reshape(-1, 2)).reshape(self.grid.shape)
        generator = contour_generator(
            x=places[..., 0],
            y=places[..., 1],
            z=scores,
            fill_type=FillType.OuterOffset,
            line_type=LineType.Separate,
        )
        far = float(np.abs(scores).max()) + 1.0
        # A score of exactly 0, as where no relu is above its corner, counts as class 1.
        border = -_ROUNDING * far
        for tint, levels in zip(self.tints, ((-far, border), (border, far)), strict=True):
            _fill(tint, cast("Any", generator.filled(*levels)))
        lines = cast("list[Points]", generator.lines(border))
        self.boundary.set_runs(run for line in lines for run in clip_polyline(line, self.plot.box))
        return self


class TurningLine(DecisionRegions):
    """The two sides of a line. Its state: the ``angle`` of the normal towards class 1, and its ``offset``."""

    def __init__(self, plot: Plot, cloud: LabelledPoints, angle: float, offset: float = 0.0) -> None:
        super().__init__(plot, "path")
        self.cloud = cloud
        self.angle, self.offset = angle, offset
        self.set_state()

    def set_state(self, *, angle: float | None = None, offset: float | None = None) -> Self:
        """Turn the line, or slide it."""
        self.angle = float(self.angle if angle is None else angle)
        self.offset = float(self.offset if offset is None else offset)
        return self.draw(linear_score(np.array([np.cos(self.angle), np.sin(self.angle), -self.offset])))

    @property
    def right(self) -> int:
        """How many points are classified correctly."""
        line = SeparatingLine(self.angle, self.offset)
        return int(np.sum(line.right(self.cloud.points, self.cloud.labels)))


class LearnedRegions(DecisionRegions, Seekable):
    """The decisions of a model during its training. Time counts steps, from 0.

    Parameters
    ----------
    score_of
        Gives the score of a model, one of *models*, shape (steps + 1, n).
    """

    def __init__(
        self, plot: Plot, score_of: Callable[[Points], Score], models: Points, border: Role = "result"
    ) -> None:
        super().__init__(plot, border)
        self.score_of, self.models = score_of, models
        self.seek(0.0)

    def seek(self, step: float, /) -> Self:
        """Draw the decisions after *step* steps, any number from 0 to n."""
        self.step = step
        return self.draw(self.score_of(at_step(self.models, step)))


class BendingRegions(DecisionRegions):
    """The decisions of a network whose hidden neurons bend their sums more and more.

    Its state: the share ``bend``, from 0, where they pass on their sums, to 1, all of it.
    """

    def __init__(self, plot: Plot, network: Network, border: Role = "result") -> None:
        super().__init__(plot, border)
        self.network = network
        self.set_state(bend=0.0)

    def set_state(self, *, bend: float) -> Self:
        """Bend the sums by a share."""
        self.bend = bend
        return self.draw(_bent_score(self.network, bend))


class LearnedLines(VGroup, Seekable):
    """The lines of the hidden neurons of a network during its training, where their sums are 0.

    Time counts steps. A line that the plot does not show has no points.
    """

    def __init__(self, plot: Plot, network: Network, vectors: Points) -> None:
        self.plot, self.network, self.vectors = plot, network, vectors
        super().__init__(*(Polyline([], "path", width=LINE) for _ in network.hidden_biases))
        self.seek(0.0)

    def seek(self, step: float, /) -> Self:
        """Draw the lines after *step* steps, any number from 0 to n."""
        network = self.network.with_vector(at_step(self.vectors, step))
        models = np.column_stack([network.hidden_weights, network.hidden_biases])
        for line, model in zip(self, models, strict=True):
            line.set_runs(zero_runs(self.plot, model))
        return self


def shortest_turn(start: float, end: float) -> float:
    """The angle next to *start* that points the same way as *end*."""
    return start + (end - start + np.pi) % (2 * np.pi) - np.pi


def same_line(start: float, end: float) -> float:
    """The angle next to *start* of a normal that points the same way as *end* or the opposite way."""
    return start + (end - start + np.pi / 2) % np.pi - np.pi / 2


def network_score(network: Network) -> Callable[[Points], Score]:
    """The score of a network, whose weights are given as its ``vector``."""
    return lambda vector: lambda points: forward(network.with_vector(vector), points).scores


def partly_bent(sums: Points, activation: Activation, share: float) -> Points:
    """What neurons pass on that are bent by a share: 0 not at all, 1 as they are."""
    return np.asarray((1 - share) * sums + share * activated(sums, activation))


def _bent_score(network: Network, share: float) -> Score:
    """The score of a network whose hidden neurons are bent by a share."""

    def score(points: Points) -> Points:
        sums = points @ network.hidden_weights.T + network.hidden_biases
        passed = partly_bent(sums, network.activation, share)
        return np.asarray(passed @ network.output_weights + network.output_bias)

    return score


def linear_score(model: Points) -> Score:
    """The score w·x + b of a single neuron (w₁, w₂, b)."""
    return lambda points: np.asarray(points @ model[:2] + model[2])


def zero_runs(plot: Plot, model: Points) -> list[Points]:
    """The line where w·x + b = 0 inside the plot, for a neuron (w₁, w₂, b); none without weights."""
    *weights, bias = (float(value) for value in model)
    size = float(np.hypot(weights[0], weights[1]))
    if size == 0:
        return []
    foot = -bias / size**2 * np.array(weights)
    reach = 2 * (np.ptp(plot.x_range) + np.ptp(plot.y_range) + float(np.abs(foot).sum()))
    along = reach / size * np.array([-weights[1], weights[0]])
    return plot.runs(*np.array([foot - along, foot + along]).T)


def _tint(role: Role) -> VMobject:
    return VMobject(stroke_width=0.0, fill_color=color(role), fill_opacity=_TINTS[role])


def _fill(tint: VMobject, filled: tuple[list[Points], list[Any]]) -> None:
    """Give a shape the polygons that contourpy found; holes run the other way round."""
    rings = [
        straight(points[start : end - 1], points[start + 1 : end])
        for points, offsets in zip(*filled, strict=True)
        for start, end in pairwise(offsets)
    ]
    tint.points = np.concatenate(rings) if rings else np.empty((0, 3))
