"""An arrow u that turns, its image C u, and both as a step along each principal axis."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import ORIGIN, UP, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.linear_algebra.pca import PrincipalComponents
from scenes.linear_algebra.pca.planes import NumberedPlane
from scenes.linear_algebra.pca.shadows import ACROSS, ALONG
from scenes.linear_algebra.pca.words import AXES, places
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import number
from scenes.stage.type.symbols import COVARIANCE, EIGENVECTOR
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, Numeral, Written, formula, on_plate, text

IMAGE: Role = "data"
"""The colour of what a matrix makes of an arrow."""

_SHORTEST = 0.5
"""Manim units: a shorter arrow u is not drawn to the scale of the plane."""

_EDGE = 0.3
"""The least space between an arrow and the edge of the window, in manim units."""

_ASIDE, _FAR = 0.16, 1.2
"""How far the part along u stands beside the line, and its length from the mean, in manim units."""

_SHARE = 0.35
"""The length of u as a share of half the window, where it is not drawn to scale."""


class MappedArrow(VGroup):
    """``u``, its ``image`` C u, and the part of that ``along`` the line of u, at the foot of a ``drop``.

    Attributes
    ----------
    to_scale
        Whether both arrows have the lengths that the numbers of the plane say; else each has a scale of its
        own, the same for all angles.
    length, tag
        The length of the part along u, and the same on a plate, beside it.
    note
        What the lengths are; no part of the picture.

    Parameters
    ----------
    side
        On which side of the line the part along u is drawn: 1 is on its left, -1 on its right.
    unit
        Of the covariance.
    """

    def __init__(
        self, plane: NumberedPlane, covariance: ArrayLike, *, side: float = 1.0, unit: str = ""
    ) -> None:
        super().__init__()
        self.plane, self.covariance = plane, np.asarray(covariance, dtype=np.float64)
        half = np.array([plane.box.width, plane.box.height]) / 2
        reach, room = np.linalg.norm(self.covariance, axis=1), (half - _EDGE) / plane.unit
        longest = float(np.linalg.norm(self.covariance, ord=2))
        self.to_scale = bool(
            np.all(reach <= room) and np.all(room >= 1) and plane.unit * min(1.0, longest) >= _SHORTEST
        )
        own = (_SHARE * float(room.min()), 0.95 * float(np.min(room / np.maximum(reach, 1e-300))))
        self.unit, self.image_unit = (1.0, 1.0) if self.to_scale else own
        self.angle, self.applied, self.measured = 0.0, 0.0, 1.0
        self.side, self.decimals = side, places(float(np.trace(self.covariance)))
        self.along = Polyline([], ALONG, width=9.0)
        self.image = Arrow((0, 0), (0, 0), IMAGE, width=5.0)
        self.drop = Polyline([], "muted", width=3.0)
        self.u = Arrow((0, 0), (0, 0), ALONG, width=11.0)
        # The image lies over u, which is broader: where both have one direction, each can be seen.
        self.add(self.drop, self.along, self.u, self.image)
        self.length = Numeral(
            self._variance,
            lambda length: f"variance {number(length, self.decimals, fixed=True)}",
            role=ALONG,
            anchor=ORIGIN,
        )
        self.tag = on_plate(self.length)
        self.note = self._note(unit)
        self.set_state()

    def set_state(
        self, *, angle: float | None = None, applied: float | None = None, measured: float | None = None
    ) -> Self:
        """Turn u to an *angle*, in radians; let its image go a share, *applied*, of the way from u to C u.

        Of the part along u, and of the drop that ends it, a share, *measured*, is drawn.
        """
        self.angle = self.angle if angle is None else float(angle)
        self.applied = self.applied if applied is None else float(applied)
        self.measured = self.measured if measured is None else float(measured)
        arrow, whole, _ = self._ends()
        image = arrow + self.applied * (whole - arrow)
        direction = self.plane.direction(self.angle)
        foot = (image @ direction) * direction
        aside = self._aside(direction)
        self.along.points = self.plane.segment((0, 0), self.measured * foot).points + _ASIDE * aside
        self._place_length(direction, aside)
        self.image.set_state(start=self.plane.at((0, 0)), end=self.plane.at(image))
        self.drop.points = self.plane.segment(image, image + self.measured * (foot - image)).points
        self.u.set_state(start=self.plane.at((0, 0)), end=self.plane.at(arrow))
        return self

    def _aside(self, direction: Points) -> Points:
        """From the line to the part along u, as a unit vector of the frame."""
        return self.side * np.array([-direction[1], direction[0], 0.0])

    def _place_length(self, direction: Points, aside: Points) -> None:
        """Put the length beside the part along u, clear of the line, and not in the midst of the dots."""
        length, point = self.length.refresh(), _FAR / self.plane.unit * direction
        reach = (length.width * abs(aside[0]) + length.height * abs(aside[1])) / 2
        length.move_to(self.plane.at(point) + (_ASIDE + GAP + reach) * aside)
        self._keep_inside(length, 1.5 * GAP)
        self.tag[0].move_to(length)

    def _keep_inside(self, thing: VMobject, margin: float) -> None:
        """Shift a thing until it lies in the window, with a margin."""
        box = self.plane.box.inset(margin)
        low = np.array([box.left - thing.get_left()[0], box.bottom - thing.get_bottom()[1], 0.0])
        high = np.array([box.right - thing.get_right()[0], box.top - thing.get_top()[1], 0.0])
        thing.shift(np.maximum(low, 0.0) + np.minimum(high, 0.0))

    def _ends(self) -> tuple[Points, Points, Points]:
        """The heads of u and of C u, and the foot of the latter on the line of u, in the plane's values."""
        direction = self.plane.direction(self.angle)
        image = self.image_unit * (self.covariance @ direction)
        return self.unit * direction, image, (image @ direction) * direction

    def _variance(self) -> float:
        direction = self.plane.direction(self.angle)
        return float(direction @ self.covariance @ direction)

    def names(self, *around: VMobject) -> tuple[VGroup, VGroup]:
        """The names of u and of C u, which keep clear of what else is *around*."""
        u, image, foot = self._ends()
        away = foot - image
        direction = self.plane.direction(self.angle)
        line, along = self.plane.line(direction), self.plane.segment((0, 0), foot, width=9.0)
        along.shift(_ASIDE * self._aside(direction))
        arrows = [self.plane.segment(*ends, width=6.0) for ends in (((0, 0), image), (foot, image))]
        found: list[VGroup] = []
        for written, point, toward in (
            (formula(f"{COVARIANCE.letter} bold(u)", size=STATEMENT_SIZE, role=IMAGE), image, image),
            (formula(f"{EIGENVECTOR}", size=STATEMENT_SIZE), 0.55 * u, away),
        ):
            found.append(
                self._near(written, point, toward, [line, along, *arrows, self.tag, *around, *found])
            )
        image_name, u_name = found
        return u_name, image_name

    def _note(self, unit: str) -> VGroup:
        """What is said of the lengths of the arrows, above the window, at its right end."""
        if self.to_scale and not unit:
            return VGroup()
        box = self.plane.box
        said = f"$C bold(u)$ is drawn in{unit}" if self.to_scale else "arrows not to scale"
        note = text(said, size=LABEL_SIZE, role="muted")
        note.next_to((box.right, box.top, 0), UP, buff=GAP).shift((-note.width / 2, 0, 0))
        return VGroup(note)

    def _near(self, written: Written, point: Points, toward: Points, around: list[VMobject]) -> VGroup:
        name = on_plate(written, margin=0.15)
        label_near(name, self.plane.to_frame(point), toward, around, box=self.plane.box)
        self._keep_inside(name, 0.0)
        return name


class AxisSteps(VGroup):
    """An arrow u, or what C makes of it, as a ``first`` and a ``second`` step along the principal axes.

    Attributes
    ----------
    lines, names
        The two axes and their names; no part of the picture.
    """

    def __init__(self, mapped: MappedArrow, components: PrincipalComponents) -> None:
        super().__init__()
        self.mapped, self.components = mapped, components
        self.angle, self.applied = mapped.angle, 0.0
        self.first, self.second = (Arrow((0, 0), (0, 0), role, width=5.0) for role in (ALONG, ACROSS))
        self.add(self.first, self.second)
        self.lines = VGroup(*(mapped.plane.line(axis) for axis in components.axes.T))
        self.names = VGroup(*(self._named(index) for index in (0, 1)))
        self.set_state()

    def set_state(self, *, angle: float | None = None, applied: float | None = None) -> Self:
        """Take u at an *angle*, in radians, and let C stretch both steps a share, *applied*, of the way."""
        self.angle = self.angle if angle is None else float(angle)
        self.applied = self.applied if applied is None else float(applied)
        mapped, axes = self.mapped, self.components.axes
        sizes = axes.T @ mapped.plane.direction(self.angle)
        stretched = mapped.image_unit * self.components.variances - mapped.unit
        steps = axes * sizes * (mapped.unit + self.applied * stretched)
        corner, end = mapped.plane.at(steps[:, 0]), mapped.plane.at(steps.sum(axis=1))
        self.first.set_state(start=mapped.plane.at((0, 0)), end=corner)
        self.second.set_state(start=corner, end=end)
        return self

    def _named(self, index: int) -> VGroup:
        """The name of an axis, beside it near the edge of the window."""
        plane, axis = self.mapped.plane, self.components.axes[:, index]
        half = np.array([plane.box.width, plane.box.height]) / 2 / plane.unit
        edge = float(np.min(half / np.maximum(np.abs(axis), 1e-9)))
        name = on_plate(formula(str(AXES[index]), size=STATEMENT_SIZE), margin=0.1)
        places = plane.to_frame(np.outer(np.array([0.85, 0.7, -0.85]) * edge, axis))
        return label_near(name, places, axis[::-1] * (-1.0, 1.0), self.lines, box=plane.box)
