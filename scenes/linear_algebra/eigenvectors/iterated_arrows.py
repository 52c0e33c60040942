"""An arrow that a matrix maps and that is brought back to its length, step by step, and its parts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

import numpy as np
from manim import Animation, VGroup, VMobject, interpolate_color, smooth
from numpy.typing import ArrayLike

from mathkit.linear_algebra.eigen import EigenDecomposition, EigenKind, eigen_parts
from mathkit.linear_algebra.power_iteration import PowerBehaviour, PowerIteration
from scenes.linear_algebra.eigenvectors.eigenlines import line_names
from scenes.linear_algebra.eigenvectors.eigenvectors import ROLES, shown_vectors
from scenes.linear_algebra.eigenvectors.parts import angle_left
from scenes.stage.axes.planes import Plane
from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, Readout, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, on_plate, text

_LONGEST_LEG = 4.0
"""Parts of an arrow that are longer, in lengths of the arrow, would not fit on the plane."""

_NO_PART = 1e-9
"""A part so small beside the other is rounding."""

_LARGEST_UNIT = 3.0
"""The most manim units for the length of the start."""


class IteratedArrow(VGroup, Seekable):
    """The arrow of a power iteration on its ``plane``, with the eigenlines as ``lines``.

    Time counts steps, from 0 to ``steps``. In the first half of a step the matrix moves the arrow, which
    takes the colour of an image; in the second half the arrow gets its first length and colour again. It
    ends at the origin if the matrix sends it there.

    Parameters
    ----------
    steps
        How many steps were asked for; the iteration has fewer if the matrix sends the arrow to zero.
    parts
        The parts (k + 1, 2) of the arrow along both eigenvectors before it is brought back to its length, if
        it is to be drawn as their sum: ``legs`` are arrows along both, the second from the end of the first.
    also
        Further points (n, 2) that there must be room for, besides the ``reach`` (m, 2) of all of them.
    """

    def __init__(
        self,
        eigen: EigenDecomposition,
        power: PowerIteration,
        start: ArrayLike,
        steps: int,
        parts: Points | None = None,
        also: ArrayLike = ((0.0, 0.0),),
    ) -> None:
        length = float(np.linalg.norm(np.asarray(start, dtype=np.float64)))
        vanishes = len(power.iterates) <= steps
        trajectory = length * np.concatenate([power.iterates, np.zeros((int(vanishes), 2))])
        images = trajectory[:-1] @ eigen.matrix.T
        self.places = np.repeat(trajectory, 2, axis=0)[:-1]
        self.places[1::2] = images
        self.firsts = self._firsts(shown_vectors(eigen), parts, eigen.values, length)
        vectors = shown_vectors(eigen)
        self.second = np.zeros(2) if parts is None else parts[0, 1] * vectors[-1]
        alone = self.second * np.array([[1.0], [eigen.values[-1]]]) if self.has_legs else np.zeros((1, 2))
        self.reach = np.concatenate([self.places, self.firsts, self.places - self.firsts, alone, also])
        self.plane = Plane(
            self.reach, box=frame().right_side, margin=0.6, largest_unit=_LARGEST_UNIT / length
        )
        kept = vectors if eigen.kind is not EigenKind.REPEATED else vectors[:0]
        self.lines = VGroup(*map(self.plane.line, kept, ROLES))
        ends = zip((*np.zeros_like(self.places), *self.firsts), (*self.places, *self.places), strict=True)
        passed = [self.plane.segment(*each) for each in ends]
        self.names = line_names(self.plane, eigen, kept, clear_of=passed)
        if self.plane.step != 1:
            self.names.add(self._scale(passed))
        self.arrow = self.plane.arrow(trajectory[0], "ink", width=4.0)
        self.arrow.set_z_index(1)  # over its parts, which come later
        self.legs = VGroup(*(self.plane.arrow((0, 0), role, width=9.0) for role in ROLES))
        self.step = 0.0
        super().__init__(self.legs, self.arrow)
        self.seek(0.0)

    @property
    def steps(self) -> int:
        return (len(self.places) - 1) // 2

    def seek(self, step: float, /) -> Self:
        """Draw the arrow as it is after *step* steps; it rests for a moment after each half of a step."""
        halves = int(2 * step)
        self.step = (halves + float(smooth(2 * step - halves))) / 2
        origin, first = self.plane.at((0.0, 0.0)), self.plane.at(at_step(self.firsts, 2 * self.step))
        end = self.plane.at(at_step(self.places, 2 * self.step))
        self.set_state(end=end, image=1.0 - abs(2 * (self.step % 1) - 1))
        self.legs[0].set_state(start=origin, end=first)
        self.legs[1].set_state(start=first, end=end if self.has_legs else first)
        return self

    def set_state(self, *, end: ArrayLike, image: float) -> Self:
        """Draw the arrow to a point of the frame; *image* is its share of the colour of an image."""
        self.end, self.image = np.asarray(end, dtype=np.float64), float(image)
        self.arrow.set_state(start=self.plane.at((0.0, 0.0)), end=self.end)
        self.arrow.set_color(interpolate_color(color("ink"), color("data"), self.image))
        return self

    def lie_along_second(self, factor: float, *, image: bool = False) -> Animation:
        """Let the arrow lie on the second line, *factor* times as long as its part there is at the start.

        It has the colour of an *image*, or of an arrow.
        """
        end = self.plane.at(factor * self.second)
        return tween(self, on=self.arrow, end=end, image=float(image))

    def settles(self, power: PowerIteration) -> bool:
        """Whether it comes closer and closer to a dominant line."""
        return power.angles_to_dominant is not None and len(power.iterates) > self.steps

    def readings(self, power: PowerIteration) -> Readout:
        """The step and, if there is a dominant line, the angle to it."""
        counted = range(self.steps + 1)
        rows = [
            Reading.of_steps("step", counted, lambda: self.step, lambda step: f"{step:.0f} of {self.steps}")
        ]
        if self.settles(power):
            angles = np.degrees(np.asarray(power.angles_to_dominant))
            rows.append(
                Reading.of_steps("angle to the line", angles, lambda: self.step, lambda now: f"{now:.1f}°")
            )
        return readout(rows)

    def end_label(self, power: PowerIteration) -> VGroup:
        """What the parts come to, at the tip of the arrow: how far it is from the first line."""
        if power.behaviour is PowerBehaviour.NEVER_SETTLES:
            written = text("no part wins")
        else:
            assert power.angles_to_dominant is not None
            written = angle_left(float(power.angles_to_dominant[-1]))
        clear = (*self.lines, *self.names, self.arrow, *self.legs)
        places = np.linspace(self.arrow.end, self.plane.at((0.0, 0.0)), 4)
        x, y, _ = places[0] - places[-1]
        return label_near(on_plate(written, margin=0.08), places, (y, -x), clear, box=self.plane.box)

    @property
    def has_legs(self) -> bool:
        return bool(self.firsts.any())

    def _scale(self, passed: Iterable[VMobject]) -> VGroup:
        """How wide the squares of the grid are, at a lower corner of the plane."""
        written = on_plate(
            text(f"grid: {number(self.plane.step)}", size=FINE_SIZE, role="muted"), margin=0.08
        )
        box = self.plane.box
        corners = np.array([(side, box.bottom + 0.2, 0.0) for side in (box.right - 0.7, box.left + 0.7)])
        clear = (*self.lines, *self.names, *passed)
        return label_near(written, corners, (0.0, 1.0), clear, box=box, gap=0.0)

    def _firsts(self, vectors: Points, parts: Points | None, values: Points, length: float) -> Points:
        """Where the first leg ends, shape (2 k + 1, 2); all zero without parts."""
        if parts is None:
            return np.zeros_like(self.places)
        sizes = np.linalg.norm(parts @ vectors, axis=1)
        scaled = length * parts[:, 0] / sizes
        along = np.repeat(scaled, 2)[:-1]
        along[1::2] = scaled[:-1] * values[0]
        found: Points = along[:, None] * vectors[0]
        return found


def two_parts(eigen: EigenDecomposition, start: ArrayLike, steps: int) -> Points | None:
    """The parts (steps + 1, 2) of an arrow along both eigenvectors, if it has two and they fit on a plane."""
    start = np.asarray(start, dtype=np.float64)
    if eigen.kind is not EigenKind.DISTINCT_REAL or not start.any():
        return None
    vectors = shown_vectors(eigen)
    parts: Points = eigen_parts(eigen, vectors.T, start, steps)
    both = np.abs(parts[0]).min() > _NO_PART * np.abs(parts[0]).max()
    return parts if both and longest_leg(vectors, parts) <= _LONGEST_LEG else None


def longest_leg(vectors: Points, parts: Points) -> float:
    """The length of the longest leg, as a multiple of the arrow's own."""
    sizes = np.linalg.norm(parts @ vectors, axis=1)
    legs = np.abs(parts) * np.linalg.norm(vectors, axis=1)
    return float((legs / sizes[:, None]).max())
