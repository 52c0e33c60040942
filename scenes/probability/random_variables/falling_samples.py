"""Samples that fall into the bins of a plot, one after the other, and pile up into a histogram."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.probability.random_variables import Histogram, Tosses
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.seeking import Seekable
from scenes.stage.shapes.curves import closed
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points

_FILL = 0.86
"""The share of its place that a sample takes, across and upwards."""

_IN_THE_AIR = 0.12
"""The share of all samples that fall at the same time, from the top of the plot."""

_CORNERS = np.array([(1, 1), (0, 1), (0, 0), (1, 0)], dtype=np.float64)


class Tiles(VMobject):
    """Rectangles of one size, drawn as one shape.

    Parameters
    ----------
    corners
        Their lower left corners, shape (n, 2), in manim units.
    size
        Width and height of the place of each, in manim units.
    """

    def __init__(self, corners: Points, size: tuple[float, float], role: Role = "data") -> None:
        super().__init__(stroke_width=0.0, fill_color=color(role), fill_opacity=0.95)
        self.size = np.array(size)
        self.set_state(corners=corners)

    def set_state(self, *, corners: Points) -> Self:
        """Put the rectangles at *corners*, however many there are now."""
        self.corners = corners
        lowest = np.asarray(corners, dtype=np.float64).reshape(-1, 1, 2) + (1 - _FILL) / 2 * self.size
        self.points = closed(lowest + _FILL * self.size * _CORNERS)
        return self


class FallingSamples(VGroup, Seekable):
    """Samples that fall and pile up on a plot, in the order of their numbers.

    Time counts samples that have set out; at ``steps`` the last one has landed.

    Parameters
    ----------
    plot
        The axes.
    corners
        The lower left corner of each sample's place in the pile, in the plot's values, shape (n, 2).
    size
        Width and height of a place, in the plot's values.
    """

    def __init__(
        self, plot: Plot, corners: ArrayLike, size: tuple[float, float], role: Role = "data"
    ) -> None:
        super().__init__()
        self.plot, self.size = plot, size
        self.corners = np.asarray(corners, dtype=np.float64)
        self.places = plot.to_frame(self.corners)
        self.falling = max(1.0, _IN_THE_AIR * len(self.places))
        self.steps = len(self.places) + self.falling
        self.pile = self.part(np.zeros(len(self.places), dtype=bool), role)
        self.add(self.pile)

    def part(self, which: ArrayLike, role: Role) -> Tiles:
        """The samples of a mask (n,) where they come to lie, as a shape of their own."""
        size = self.size[0] * self.plot.x_unit, self.size[1] * self.plot.y_unit
        return Tiles(self.places[np.asarray(which, dtype=bool)], size, role)

    def seek(self, step: float, /) -> Self:
        """Sample k sets out at step k, and falls ever faster."""
        progress = np.clip((step - np.arange(len(self.places))) / self.falling, 0.0, 1.0)
        here = self.places[progress > 0].copy()
        top = self.plot.box.top - self.pile.size[1]
        here[:, 1] = top + progress[progress > 0] ** 2 * (here[:, 1] - top)
        self.pile.set_state(corners=here)
        return self


def falling_tosses(plot: Plot, tosses: Tosses, width: float) -> FallingSamples:
    """Tosses of a coin in bins of a *width* around 0 and 1; a pile is as high as its share of all tosses."""
    count = len(tosses.values)
    # As many next to each other as make the places about as wide as high.
    across = max(1, round(np.sqrt(count * width * plot.x_unit / plot.y_unit)))
    ones = np.cumsum(tosses.values)
    ranks = np.where(tosses.values == 1, ones, np.arange(1, count + 1) - ones) - 1
    size = width / across, across / count
    columns, rows = ranks % across, ranks // across
    left = tosses.values - width / 2
    return FallingSamples(plot, np.column_stack([left + columns * size[0], rows * size[1]]), size)


def falling_values(plot: Plot, bars: Histogram) -> FallingSamples:
    """Values in the bars of a histogram, each of the area 1/n, so that the pile has the area 1."""
    size = bars.width, 1 / (len(bars.bins) * bars.width)
    return FallingSamples(plot, np.column_stack([bars.edges[bars.bins], bars.ranks * size[1]]), size)
