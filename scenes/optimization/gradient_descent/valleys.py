"""A valley: the loss of one weight as a curve, in the light or in the dark, and balls that walk on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Self

import numpy as np
from manim import Circle, VGroup
from numpy.typing import ArrayLike

from mathkit.functions.differentiable import Differentiable
from mathkit.functions.quadratics import Quadratic
from scenes.optimization.gradient_descent.walks import Lamp, Walk
from scenes.optimization.gradient_descent.windows import Range, Window
from scenes.stage.pictures.landscapes import in_sight
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color
from scenes.stage.type import symbols
from scenes.stage.type.symbols import WEIGHT
from scenes.stage.type.typesetting import Points

LOSS = replace(symbols.LOSS, role="second")
"""The loss, with all that is drawn of it: misses, squares, valleys and rings. What is red is a slope."""

NAMES = (f"weight ${WEIGHT.letter}$", f"loss ${LOSS.letter}$")

_MARGIN = 1.35
"""From the lowest point to the edge, as a multiple of the farthest place that is walked to."""

_LIGHT = 0.75
"""How far is seen in the dark around the places where the ball was, in manim units of the first axes."""

_SHALLOW = 0.5
"""A valley that is less deep than this, as a share of its lowest loss, has axes that do not begin at 0."""


def seen_reach(function: Quadratic, positions: Points) -> float:
    """How far from the lowest point an axis must go to show a walk, as far as it is shown."""
    seen = in_sight(positions[:, None], function.minimum)
    return _MARGIN * float(np.abs(seen - function.minimum[0]).max())


def seen_range(function: Quadratic, reach: float) -> Range:
    """The range of weights that are no farther than *reach* from the lowest point."""
    middle = float(function.minimum[0])
    return middle - reach, middle + reach


def losses_up_to(function: Quadratic, weights: Range) -> Range:
    """The range of losses of a valley over a range of weights."""
    top = float(function(weights[1]))
    depth = top - function.least
    return (0.0 if depth > _SHALLOW * function.least else function.least - 0.2 * depth), top


class Valley(VGroup):
    """The curve of a loss of one weight, the ``walks`` on it, and the lamp of the first in the dark.

    What else is drawn on the axes has its redrawing among the ``followers``.

    Parameters
    ----------
    function
        The valley of a line's slope, with its lowest point.
    other
        The loss into which the curve can be bent.
    weights
        The range of the axis.
    steepest
        The steepest valley that the axes have room for, if films are compared; else this one.
    """

    def __init__(
        self,
        function: Quadratic,
        other: Differentiable,
        weights: Range,
        box: Box,
        steepest: Quadratic | None = None,
    ) -> None:
        super().__init__()
        self.function, self.other, self.steepest = function, other, steepest or function
        self.plot = self.window(box, weights)
        self.curve = Polyline([], LOSS.role, width=3.5)
        self.walks: list[Walk] = []
        self.ring = Circle(radius=0.17, stroke_width=5.0, color=color("result"))
        self.bottom: float = float(function.minimum[0])
        self.moved, self.dark, self.bend = 1.0, 0.0, 0.0
        self.drawn: Points = np.array(weights)
        self.lit: Points = np.zeros(0)
        self._reach = _LIGHT / self.plot.x_unit
        self.lamp = Lamp(_LIGHT)
        self.followers: list[Callable[[], object]] = []
        self.add(self.plot, self.lamp, self.curve)
        self.set_state()

    def window(self, box: Box, weights: Range, **options: Any) -> Window:
        """Axes for a range of weights."""
        return Window(box, weights, losses_up_to(self.steepest, weights), **{"names": NAMES, **options})

    def loss_at(self, weights: ArrayLike) -> Points:
        """The losses of some weights, as the curve is bent now."""
        straight = self.function(weights)
        return straight + self.bend * (self.other(weights) - straight) if self.bend else straight

    def slope(self, weight: float) -> float:
        """The slope at a weight, as the curve is bent now."""
        ours, others = float(self.function.derivative(weight)), float(self.other.derivative(weight))
        return (1 - self.bend) * ours + self.bend * others

    def at(self, weight: float) -> Points:
        """The point of the frame on the curve over a weight."""
        return self.plot.at(weight, float(self.loss_at(weight)))

    def set_state(self, **state: Any) -> Self:
        """Show the valley in another state.

        ``moved``: how far the axes have moved; ``dark``: how far the dark has closed in around the weights
        ``lit``; ``drawn``: the first and the last weight of the curve; ``bend``: how far it is bent.
        """
        for name, value in state.items():
            setattr(self, name, np.asarray(value, dtype=np.float64) if np.ndim(value) else float(value))
        if self.plot.moved != self.moved:
            self.plot.set_state(moved=self.moved)
        runs = []
        for low, high in self._visible():
            weights = np.linspace(low, high, 240)
            runs += self.plot.runs(weights, self.loss_at(weights)) if high > low else []
        self.curve.set_runs(runs)
        for walk in self.walks:
            walk.seek(walk.step)
        for redraw in self.followers:
            redraw()
        if self.walks:
            ball = self.walks[0].ball.get_center()
            self.lamp.shine(ball, self._reach * self.plot.x_unit, self.dark)
        else:
            self.lamp.set_fill(opacity=0.0)
        self.ring.move_to(self.at(self.bottom))
        return self

    def _visible(self) -> list[Range]:
        """The pieces of the axis over which the curve is seen."""
        low, high = max(self.drawn[0], self.plot.x_range[0]), min(self.drawn[1], self.plot.x_range[1])
        if not self.dark:
            return [(low, high)]
        pieces = []
        for weight in self.lit:
            reach = self._reach / np.hypot(1.0, self.slope(weight) * self.plot.y_unit / self.plot.x_unit)
            first, last = max(low, weight - reach), min(high, weight + reach)
            pieces.append((low + self.dark * (first - low), high - self.dark * (high - last)))
        return pieces

    def walk(self, positions: ArrayLike) -> Walk:
        """A ball that walks through these weights, as far as the axes show them."""
        walk = Walk(positions, lambda at: self.plot.to_frame(np.column_stack([at, self.loss_at(at)])))
        self.walks.append(walk)
        return walk

    def tangent(self, weight: float, length: float = 2.2) -> Polyline:
        """A piece of the tangent at a weight."""
        runs = self.plot.tangent_runs(weight, float(self.loss_at(weight)), self.slope(weight), length)
        return Polyline(runs, "ink", width=4.0)
