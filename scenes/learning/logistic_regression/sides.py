"""The two sides of a linear classifier on a plot, and the straight line between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Self

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike, NDArray

from mathkit.functions.sigmoid import logit
from mathkit.learning.decision_boundary import decision_boundary
from scenes.stage.axes.plots import Plot
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points

_TINT = 0.13
"""Opacity of the tints."""


class Sides(VGroup):
    """Where σ(w·x + b) lies below a threshold and where not: two tints and the line between.

    Any weights are drawn correctly: with no line in sight, one tint fills the plot. Put the sides behind
    everything else (``Scene.bring_to_back``).

    Parameters
    ----------
    plot
        Axes for the two coordinates of x.
    roles
        The tints of the sides of class 0 and of class 1.
    levels
        Probabilities whose lines are drawn too, as thin lines.
    """

    def __init__(
        self, plot: Plot, roles: tuple[Role, Role] = ("data", "second"), *, levels: Sequence[float] = ()
    ) -> None:
        self.plot = plot
        self.levels = tuple(levels)
        self.tints = VGroup(*(_tint(role) for role in roles))
        self.companions = VGroup(*(Polyline([], "path", width=2.0, opacity=0.85) for _ in levels))
        self.line = Polyline([], "path", width=5.0)
        super().__init__(self.tints, self.companions, self.line)

    def set_state(self, *, model: ArrayLike, threshold: float) -> Self:
        """Draw the sides of a *model* (w₁, w₂, b) for a threshold between 0 and 1."""
        *weights, bias = np.asarray(model, dtype=np.float64)
        (left, right), (bottom, top) = self.plot.x_range, self.plot.y_range
        corners = np.array([(left, bottom), (right, bottom), (right, top), (left, top)])
        scores = corners @ weights + (bias - float(logit(threshold)))
        for tint, inside in zip(self.tints, (scores < 0, scores >= 0), strict=True):
            tint.set_runs([self.plot.to_frame(_cut(corners, scores, inside))])
        for level, line in zip((*self.levels, threshold), (*self.companions, self.line), strict=True):
            ends = decision_boundary(weights, bias, level, (self.plot.x_range, self.plot.y_range))
            line.set_runs([] if ends is None else [self.plot.to_frame(ends)])
        return self

    @property
    def line_in_sight(self) -> bool:
        """Whether any of the line between the sides lies in the plot."""
        return len(self.line.points) > 0


def _tint(role: Role) -> Polyline:
    tint = Polyline([], role, width=0.0)
    tint.set_fill(color(role), opacity=_TINT)
    return tint


def _cut(corners: Points, scores: Points, inside: NDArray[np.bool_]) -> Points:
    """The part of a polygon on one side of the line where a linear score vanishes.

    Sutherland and Hodgman, Reentrant Polygon Clipping (1974), with one edge.

    Parameters
    ----------
    corners
        Shape (n, 2).
    scores
        The score at each corner, shape (n,).
    inside
        Which corners lie on that side, shape (n,).

    Returns
    -------
    Points
        A closed outline, shape (m, 2); m = 0 if nothing is left.
    """
    kept: list[Points] = []
    for here, after in pairwise([*range(len(corners)), 0]):
        if inside[here]:
            kept.append(corners[here])
        if inside[here] != inside[after]:
            share = scores[here] / (scores[here] - scores[after])
            kept.append(corners[here] + share * (corners[after] - corners[here]))
    return np.array([*kept, kept[0]]) if kept else np.empty((0, 2))
