"""The decisions of a model on the plane of its data: two regions and the boundary between them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any, Self, cast

import numpy as np
from contourpy import FillType, LineType, contour_generator
from manim import VGroup, VMobject

from mathkit.learning.network_training import NetworkTraining
from mathkit.learning.neural_network import Network, forward
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.shapes.curves import Polyline, clip_polyline, straight
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points

_TINT = 0.13
"""Opacity of the regions."""

_SAMPLES = 71
"""Points along each axis at which the score is computed."""


class DecisionRegions(VGroup):
    """Where a score is below 0 and where above: two tints, and the boundary.

    Put them behind everything else (``Scene.bring_to_back``).

    Parameters
    ----------
    plot
        Axes for the two coordinates of the points.
    roles
        The tints of class 0 and of class 1.
    """

    def __init__(self, plot: Plot, roles: tuple[Role, Role] = ("data", "second")) -> None:
        self.plot = plot
        x, y = (np.linspace(*values, _SAMPLES) for values in (plot.x_range, plot.y_range))
        self.grid = np.stack(np.meshgrid(x, y), axis=-1)
        self.tints = VGroup(*(_tint(role) for role in roles))
        self.boundary = Polyline([], "path", width=5.0)
        super().__init__(self.tints, self.boundary)

    def draw(self, score: Callable[[Points], Points]) -> Self:
        """Draw the regions of a *score* that takes points (m, 2) and gives (m,), 0 at the boundary."""
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
        for tint, levels in zip(self.tints, ((-far, 0.0), (0.0, far)), strict=True):
            _fill(tint, cast("Any", generator.filled(*levels)))
        lines = cast("list[Points]", generator.lines(0.0))
        self.boundary.set_runs(run for line in lines for run in clip_polyline(line, self.plot.box))
        return self


class LearnedRegions(DecisionRegions, Seekable):
    """The decisions of a network during its training. Time counts epochs."""

    def __init__(self, plot: Plot, network: Network, training: NetworkTraining) -> None:
        super().__init__(plot)
        self.network, self.training = network, training
        self.seek(0.0)

    def seek(self, epoch: float, /) -> Self:
        """Draw the decisions after *epoch* epochs, any number from 0 to n."""
        self.epoch = epoch
        network = self.network.with_vector(at_step(self.training.vectors, epoch))
        return self.draw(lambda points: forward(network, points).scores)


def hidden_lines(plot: Plot, weights: Points, biases: Points, role: Role = "ink") -> VGroup:
    """The lines w·x + b = 0 of hidden neurons, weights (k, 2) and biases (k,), inside the plot."""
    lines = VGroup()
    for (first, second), bias in zip(weights, biases, strict=True):
        size = float(np.hypot(first, second))
        if size == 0:
            continue
        foot = -bias / size**2 * np.array([first, second])
        reach = 2 * (np.ptp(plot.x_range) + np.ptp(plot.y_range) + float(np.abs(foot).sum()))
        along = reach / size * np.array([-second, first])
        lines.add(Polyline(plot.runs(*np.array([foot - along, foot + along]).T), role, width=2.5))
    return lines


def _tint(role: Role) -> VMobject:
    return VMobject(stroke_width=0.0, fill_color=color(role), fill_opacity=_TINT)


def _fill(tint: VMobject, filled: tuple[list[Points], list[Any]]) -> None:
    """Give a shape the polygons that contourpy found; holes run the other way round."""
    rings = [
        straight(points[start : end - 1], points[start + 1 : end])
        for points, offsets in zip(*filled, strict=True)
        for start, end in pairwise(offsets)
    ]
    tint.points = np.concatenate(rings) if rings else np.empty((0, 3))
