"""Will it rain? Two models learn it from humidity and pressure, whose numbers depend on their units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
from manim import LEFT, RIGHT, UP, VGroup, VMobject

from mathkit.learning.datasets import DIAGONAL, LabelledPoints, two_clusters
from mathkit.learning.logistic_regression import CrossEntropy, calls
from mathkit.optimization.adaptive import Adam
from mathkit.optimization.gradient_descent import GradientDescent
from mathkit.optimization.iterate import iterate
from scenes.optimization.adaptive_methods.maps import FLAT, STEEP
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.seeking import Seekable
from scenes.stage.pictures.scatter import class_entries
from scenes.stage.shapes.curves import Polyline, line_through
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.markers import Kind, Markers
from scenes.stage.shapes.theme import Role
from scenes.stage.type.legends import key
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number, number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import text

DAYS, FRESH = 80, 100
"""How many days are learned from, and how many others judge."""

STEPS, SLOW = 100, 10
"""Steps of each training, in all and at its slower beginning."""

PASCALS = 100
"""Pascals in a hectopascal."""

APART = np.array([3.0, -1.0])
"""From the middle of the dry days to that of the rainy ones; each class has a standard deviation of 1."""

_OTHER_DAYS = 10_000
"""Added to the seed that draws the days to learn from."""

_SAFE = 0.9
"""The rate of plain descent, as a share of the rate below which it is sure to get down."""

_LARGE = 10.0
"""A loss from which on no decimals are shown."""

_REACH = 5.0
"""What is seen of both features, in the first units."""

_HEADING = 0.5
"""The height of a panel's heading, in manim units."""

CLASSES: tuple[Role, Role] = ("class_zero", "class_one")


def draw_days(count: int, seed: int) -> LabelledPoints:
    """Days, dry (0) and rainy (1): humidity in g/m³ and pressure in hPa, from what is usual."""
    clouds = two_clusters(count, float(np.linalg.norm(APART)), 1.0, seed)
    turn = np.arctan2(APART[1], APART[0]) - np.arctan2(DIAGONAL[1], DIAGONAL[0])
    cosine, sine = np.cos(turn), np.sin(turn)
    return LabelledPoints(clouds.points @ [[cosine, sine], [-sine, cosine]], clouds.labels)


@dataclass(frozen=True)
class Learned:
    """A training of a model of rain, with pressure counted in *units* of which so many make a hectopascal.

    Attributes
    ----------
    rate
        The learning rate.
    models
        Weights and bias before and after each step, shape (steps + 1, 3).
    losses
        Their losses, shape (steps + 1,).
    right
        The share of fresh days about which the last model is right.
    """

    units: int
    rate: float
    models: Points
    losses: Points
    right: float


def in_units(days: LabelledPoints, units: int) -> LabelledPoints:
    return LabelledPoints(days.points * (1.0, units), days.labels)


def learn(seed: int, units: int, rule: Adam | GradientDescent | None = None) -> Learned:
    """Train a model with a rule, by default plain descent with a rate that is safe in these units."""
    days, fresh = (
        in_units(draw_days(count, draw), units) for count, draw in ((DAYS, seed), (FRESH, seed + _OTHER_DAYS))
    )
    loss = CrossEntropy(days.points, days.labels.astype(np.float64))
    used = rule or GradientDescent(_SAFE * 2 / loss.curvature_bound)
    training = iterate(loss, np.zeros(3), used, STEPS, farthest=np.inf)
    accuracy = calls(fresh, training.points[-1]).accuracy
    return Learned(units, used.learning_rate, training.points, training.values, accuracy)


def written_loss(loss: float) -> str:
    """Write a loss with two decimals, a large one as a whole number: ``0.69``, ``749``."""
    return number(loss, 0) if loss >= _LARGE else number(loss, 2, fixed=True)


def key_of_days() -> VMobject:
    """The marks of dry and of rainy days and their names, in the upper right corner of the frame."""
    names = ("dry", CLASSES[0]), ("rain", CLASSES[1])
    return frame().safe.place(key(class_entries(names)), 1, 1)


def counter(panels: tuple[WeatherPanel, WeatherPanel]) -> VMobject:
    """The number of the step of both trainings, in the middle of the upper edge."""
    steps = Reading.of_steps("step", range(STEPS + 1), lambda: panels[0].step)
    return frame().safe.place(readout([steps]), 0, 1)


class WeatherPanel(VGroup, Seekable):
    """Days as dots, and the line at which a model switches to rain. Time counts steps."""

    def __init__(self, box: Box, learned: Learned, name: tuple[str, Role], seed: int) -> None:
        self.learned, self.step = learned, 0.0
        rate = tint(f"$alpha = {math_number(learned.rate, 2)}$", "dial")
        self.heading = heading = text(f"{tint(*name)}, {rate}")
        heading.move_to((box.left, box.top, 0.0), aligned_edge=LEFT + UP).stand_on(box.top - _HEADING / 2)
        high = _REACH * learned.units
        unit = "hPa" if learned.units == 1 else "Pa"
        self.plot = Plot(
            Box(box.left, box.right, box.bottom, box.top - _HEADING - GAP / 2),
            (-_REACH, _REACH),
            (-high, high),
            names=(
                f"{tint('humidity', FLAT)}, g/m³ above average",
                f"{tint('pressure', STEEP)}, {unit} above average",
            ),
            ticks=Ticks(x=5, y=5),
        )
        self.days, self.fresh = (
            self._marks(draw_days(count, draw)) for count, draw in ((DAYS, seed), (FRESH, seed + _OTHER_DAYS))
        )
        self.border = Polyline([], name[1], width=6.0)
        self.right = text(f"{round(learned.right * FRESH)} of {FRESH} right", role="result")
        losses = Reading.of_steps("loss", learned.losses, lambda: self.step, written_loss, "slope")
        self.loss = readout([losses])
        self.right.next_to(heading, RIGHT, buff=2 * GAP).stand_on(heading.baseline)
        beside = heading.get_right()[0] + 2 * GAP - self.loss.get_left()[0]
        self.loss.shift((beside, heading.baseline, 0.0))  # a readout is made with its first baseline at 0
        super().__init__(self.plot, self.heading, self.border)

    def _marks(self, days: LabelledPoints) -> VGroup:
        places = self.plot.to_frame(in_units(days, self.learned.units).points)
        inside = (np.abs(days.points) < _REACH).all(axis=1)
        marks: tuple[Kind, Kind] = ("disc", "square")
        kinds = zip((0, 1), CLASSES, marks, strict=True)
        return VGroup(
            *(
                Markers(places[inside & (days.labels == label)], role, kind, size=0.8)
                for label, role, kind in kinds
            )
        )

    @property
    def pressures(self) -> list[VMobject]:
        """The numbers of the vertical axis, which stand on its left."""
        return [label for label in self.plot.labels if label.get_right()[0] < self.plot.box.left]

    def seek(self, step: float, /) -> Self:
        """Show the model after a step; between two steps, after the one before."""
        self.step = step
        *weights, bias = self.learned.models[int(step + 1e-9)]
        self.border.set_runs([self.border_of(np.array(weights), float(bias))] if any(weights) else [])
        return self

    def border_of(self, weights: Points, bias: float) -> Points:
        """Where the score of a model is zero, shape (2, 2), or (0, 2) if that is not seen."""
        scale = np.array([self.plot.x_unit, self.plot.y_unit])
        steep = weights / scale
        foot = self.plot.to_frame([(0.0, 0.0)])[0] - bias * steep / (steep @ steep)
        return line_through(foot, np.array([-steep[1], steep[0]]), self.plot.box)


def panels(
    pair: tuple[Learned, Learned], names: tuple[tuple[str, Role], tuple[str, Role]], seed: int
) -> tuple[WeatherPanel, WeatherPanel]:
    """Two models side by side."""
    box = frame().wide
    middle = (box.left + box.right) / 2
    halves = (
        Box(box.left, middle - GAP, box.bottom, box.top),
        Box(middle + GAP, box.right, box.bottom, box.top),
    )
    first, second = (
        WeatherPanel(half, learned, name, seed)
        for half, learned, name in zip(halves, pair, names, strict=True)
    )
    return first, second
