"""A power iteration: the arrow that a matrix turns, step by step, on the unit circle."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import Circle, Dot, Line, VGroup
from numpy.typing import ArrayLike

from mathkit.linear_algebra.eigen import EigenDecomposition
from mathkit.linear_algebra.power_iteration import PowerBehaviour, PowerIteration
from scenes.linear_algebra.eigenvectors.eigenlines import ROLES, sides
from scenes.linear_algebra.eigenvectors.turning_arrows import TurningArrow
from scenes.stage.axes.planes import Plane
from scenes.stage.shapes.labels import label_beyond_circle
from scenes.stage.shapes.theme import color
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, formula, on_plate

_COMPASS = np.array([(1, 0), (0, 1), (-1, 0), (0, -1)])
"""The farthest points of the unit circle."""

_LARGEST_UNIT = 2.1
"""The largest unit of the plane, in manim units."""

_TURNS = (180, 0, 150, 210, 30, 330, 120, 240, 60, 300, 90, 270)
"""Angles, in degrees, from an eigenvector to where its name may stand: on its line if possible."""

MOST_REPEATED = 2
"""An iteration of at most so many steps is watched from its start again: too little would be left of it."""

_TRUE_DECIMALS = 9
"""Further decimals of a quotient are rounding errors."""


class UnitCircle(VGroup):
    """The unit circle on its ``plane``, with the eigenlines of a matrix and, outside of it, their names.

    Parameters
    ----------
    names
        Typst mathematics, one for each eigenline.
    power
        The iteration for which there must be room, if there is one.
    """

    def __init__(
        self, eigen: EigenDecomposition, names: Sequence[str], power: PowerIteration | None = None
    ) -> None:
        iterates = np.empty((0, 2)) if power is None else power.iterates
        places = iterates @ eigen.matrix.T
        self.plane = Plane(np.concatenate([_COMPASS, places]), largest_unit=_LARGEST_UNIT)
        center = self.plane.at((0.0, 0.0))
        circle = Circle(self.plane.unit, color=color("muted"), stroke_width=2.0).move_to(center)
        swept = [Line(center, self.plane.at(end)) for end in _swept(iterates, places)]
        self.lines, self.names = VGroup(*map(self.plane.line, sides(eigen), ROLES)), VGroup()
        for side, name in zip(sides(eigen), names, strict=False):
            label = on_plate(formula(name, size=LABEL_SIZE, role="result"))
            ways = [_turned(side, turn) for turn in _TURNS]
            self.names.add(label_beyond_circle(label, circle, ways, [*swept, *self.names], gap=0.3))
        super().__init__(self.plane, circle, self.lines, self.names)

    def dot_at_zero(self) -> Dot:
        """The zero vector, which a matrix leaves where it is."""
        return Dot(self.plane.at((0.0, 0.0)), radius=0.11, color=color("ink"))


def _swept(iterates: Points, images: Points) -> Points:
    """Where the arrow's tip comes while the matrix moves it: points (n, 2) from each iterate to its image."""
    shares = np.linspace(0, 1, 9)[:, None, None]
    return np.reshape((1 - shares) * iterates + shares * images, (-1, 2))


def _turned(side: Points, degrees: float) -> Points:
    cosine, sine = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[cosine, -sine], [sine, cosine]]) @ side


class IteratedArrow(TurningArrow):
    """The arrow of a power iteration, and ``numbers`` that run along with it.

    It ends at the origin if the matrix sends it there.

    Parameters
    ----------
    steps
        How many steps were asked for; the iteration has fewer if the matrix sends the arrow to zero.
    """

    def __init__(self, plane: Plane, power: PowerIteration, matrix: ArrayLike, steps: int) -> None:
        vanishes = len(power.iterates) <= steps
        trajectory = np.concatenate([power.iterates, np.zeros((int(vanishes), 2))])
        super().__init__(plane, trajectory, trajectory[:-1] @ np.transpose(matrix))
        self.numbers = readout(self._readings(power))
        self.apart = (self.numbers,)

    @property
    def watched(self) -> tuple[float, float, float]:
        """Where its numbers are watched from, after the first step if possible; a halt; and its end."""
        begin = 0 if self.steps <= MOST_REPEATED else 1
        return begin, max(begin + 0.5, self.steps - 1), self.steps

    def _readings(self, power: PowerIteration) -> list[Reading]:
        """The step, the angle to the dominant line if there is one, and the estimate of the eigenvalue."""
        counted = range(self.steps + 1)
        readings = [
            Reading.of_steps("step", counted, lambda: self.step, lambda step: f"{step:.0f} of {self.steps}")
        ]
        if power.angles_to_dominant is not None and power.behaviour is not PowerBehaviour.COLLAPSES:
            angles = np.degrees(power.angles_to_dominant)
            line = f"angle to the {tint('line', ROLES[0])}"
            readings.append(Reading.of_steps(line, angles, lambda: self.step, lambda now: f"{now:.1f}°"))
        quotients = np.round(power.rayleigh_quotients, _TRUE_DECIMALS)
        estimate = Reading.of_steps(
            "estimate $x^T A x$",
            quotients,
            lambda: self.step,
            lambda now: number(now, 3, fixed=True),
            "result",
        )
        return [*readings, estimate]
