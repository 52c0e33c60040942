"""Landscapes on which a method descends: their level lines, and how far a descent can be seen on them."""

from __future__ import annotations

import numpy as np
from manim import VGroup

from mathkit.functions.quadratics import Quadratic
from scenes.stage.axes.level_lines import Relief
from scenes.stage.axes.plots import Plot
from scenes.stage.shapes.theme import Role
from scenes.stage.type.typesetting import Points

_START_OPACITY = 0.9
"""Of the level line on which a descent starts, so that its trail stands out."""

_FARTHEST = 2.2
"""A descent that diverges is shown up to this many times its first distance from the minimum …"""

_FIRST_STEP = 9.0
"""… but its first step is shown if it goes no farther than this many times."""


def in_sight(iterates: Points, minimum: Points) -> Points:
    """The iterates (k, d) of a descent, k ≤ n + 1, before it leaves the picture.

    Parameters
    ----------
    iterates
        The start and the point after each step, shape (n + 1, d).
    minimum
        Shape (d,).
    """
    far = np.linalg.norm(iterates - minimum, axis=1)
    limit = _FARTHEST * max(far[0], 1e-9)
    if len(far) > 1:
        limit = max(limit, min(far[1], _FIRST_STEP * far[0]))
    outside = np.flatnonzero(far > limit * (1 + 1e-9))
    return iterates[: outside[0]] if len(outside) else iterates


def level_lines(plot: Plot, function: Quadratic, start: Points, count: int, role: Role = "data") -> VGroup:
    """About *count* level lines of a bowl of two variables, the one through *start* (2,) marked."""
    low = function.least
    relief = Relief(plot, lambda points: function.value(points) - low)
    highest = float(relief.heights.max())
    marked = float(function.value(start)) - low
    if marked <= 0:
        marked = highest / 4
    # Levels as squares: on a quadratic bowl the lines then stand at even distances.
    within = max(1, round(count * np.sqrt(marked / highest)))
    levels = marked * (np.arange(1, 2 * count) / within) ** 2
    return relief.lines(levels[levels < highest], marked, role, marked_opacity=_START_OPACITY)
