"""Will it rain? Two models learn it from humidity and pressure, whose numbers depend on their units."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

import numpy as np
from manim import LEFT, RIGHT, UP, VGroup, VMobject
from numpy.typing import NDArray

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
from scenes.stage.type.readouts import Reading, Readout, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, text

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
"""A loss or slope from which on no decimals are shown."""

_REACH = 5.0
"""What is seen of both features, in the first units."""

_HEADING = 0.5
"""The height of a panel's heading, in manim units."""

CLASSES: tuple[Role, Role] = ("class_zero", "class_one")

Method = tuple[str, Role, str]
"""A method's name and colour, and how what is dialled in it is written."""


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


def in_units(days: LabelledPoints, units: float) -> LabelledPoints:
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


def short(value: float) -> str:
    """Write a loss or a slope with two decimals, a large one as a whole number: ``0.69``, ``749``."""
    return number(value, 0) if value >= _LARGE else number(value, 2, fixed=True)


def key_of_days() -> VMobject:
    """The marks of dry and of rainy days and their names, in the upper right corner of the frame."""
    names = ("dry", CLASSES[0]), ("rain", CLASSES[1])
    return frame().safe.place(key(class_entries(names)), 1, 1)


def counter(step: Callable[[], float]) -> VMobject:
    """The number of the step of both trainings, in the middle of the upper edge."""
    steps = Reading.of_steps("after step", range(STEPS + 1), step)
    return frame().safe.place(readout([steps]), 0, 1)


def _seen(days: LabelledPoints) -> NDArray[np.bool_]:
    """Which days, in the first units, lie inside of the axes."""
    return np.asarray((np.abs(days.points) < _REACH).all(axis=1))


def headed(box: Box, learned: Learned, method: Method, step: Callable[[], float]) -> tuple[Written, Readout]:
    """The heading of a box, a method and what is dialled in it, and beside it the loss after each step."""
    name, role, dialled = method
    rate = tint(dialled.format(math_number(learned.rate, 2)), "dial")
    heading = text(f"{tint(name, role)}, {rate}")
    heading.move_to((box.left, box.top, 0.0), aligned_edge=LEFT + UP).stand_on(box.top - _HEADING / 2)
    loss = readout([Reading.of_steps("loss", learned.losses, step, short)])
    beside = heading.get_right()[0] + 2 * GAP - loss.get_left()[0]
    loss.shift((beside, heading.baseline, 0.0))  # a readout is made with its first baseline at 0
    return heading, loss


def below_heading(box: Box) -> Box:
    return Box(box.left, box.right, box.bottom, box.top - _HEADING - GAP / 2)


class WeatherPanel(VGroup, Seekable):
    """Days as dots, and the line at which a model switches to rain. Time counts steps."""

    def __init__(self, box: Box, learned: Learned, method: Method, seed: int) -> None:
        self.learned, self.step = learned, 0.0
        self.heading, self.loss = headed(box, learned, method, lambda: self.step)
        high = _REACH * learned.units
        unit = "hPa" if learned.units == 1 else "Pa"
        self.plot = Plot(
            below_heading(box),
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
        self.wrong = Markers(self._mistaken(draw_days(FRESH, seed + _OTHER_DAYS)), "ink", "ring", size=0.6)
        self.border = Polyline([], method[1], width=6.0)
        self.right = text(f"{round(learned.right * FRESH)} of {FRESH} right", role="result")
        self.right.next_to(self.heading, RIGHT, buff=2 * GAP).stand_on(self.heading.baseline)
        super().__init__(self.plot, self.heading, self.border)

    def _marks(self, days: LabelledPoints) -> VGroup:
        places = self.plot.to_frame(in_units(days, self.learned.units).points)
        inside = _seen(days)
        marks: tuple[Kind, Kind] = ("disc", "square")
        kinds = zip((0, 1), CLASSES, marks, strict=True)
        return VGroup(
            *(
                Markers(places[inside & (days.labels == label)], role, kind, size=0.8)
                for label, role, kind in kinds
            )
        )

    def _mistaken(self, days: LabelledPoints) -> Points:
        """Where the days are about which the last model is wrong, shape (n, 2)."""
        points = in_units(days, self.learned.units).points
        *weights, bias = self.learned.models[-1]
        wrong = (points @ weights + bias >= 0) != (days.labels == 1)
        return self.plot.to_frame(points[wrong & _seen(days)])

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


def halves() -> tuple[Box, Box]:
    """The left and the right half of the frame."""
    box = frame().wide
    middle = (box.left + box.right) / 2
    return (
        Box(box.left, middle - GAP, box.bottom, box.top),
        Box(middle + GAP, box.right, box.bottom, box.top),
    )


def panels(
    pair: tuple[Learned, Learned], methods: tuple[Method, Method], seed: int
) -> tuple[WeatherPanel, WeatherPanel]:
    """Two models side by side."""
    first, second = (
        WeatherPanel(half, learned, method, seed)
        for half, learned, method in zip(halves(), pair, methods, strict=True)
    )
    return first, second
