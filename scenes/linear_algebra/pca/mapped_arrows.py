"""An arrow u that turns, its image C u, and the image's parts along u and across it."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import UP, VGroup, VMobject
from numpy.typing import ArrayLike

from scenes.linear_algebra.pca.planes import NumberedPlane
from scenes.linear_algebra.pca.shadows import ACROSS, ALONG
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP
from scenes.stage.shapes.labels import label_near
from scenes.stage.type.symbols import COVARIANCE, EIGENVALUE, EIGENVECTOR
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, STATEMENT_SIZE, Written, formula, on_plate, text

_SHORTEST = 0.5
"""Manim units: a shorter arrow u is not drawn to the scale of the plane."""

_EDGE = 0.3
"""The least space between an arrow and the edge of the window, in manim units."""

_SHARE = 0.35
"""The length of u as a share of half the window, where it is not drawn to scale."""


class MappedArrow(VGroup):
    """``u``, its ``image`` C u, the part ``along`` the line of u and the part ``across`` it.

    Attributes
    ----------
    to_scale
        Whether both arrows have the lengths that the numbers of the plane say; else each has a scale of its
        own, the same for all angles.
    note
        Says so if they have not; no part of the picture.
    """

    def __init__(self, plane: NumberedPlane, covariance: ArrayLike) -> None:
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
        self.along = Polyline([], ALONG, width=9.0)
        self.image = Arrow((0, 0), (0, 0), "ink", width=6.0)
        self.across = Arrow((0, 0), (0, 0), ACROSS, width=6.0)
        self.u = Arrow((0, 0), (0, 0), ALONG, width=8.0)
        self.add(self.along, self.image, self.across, self.u)
        self.note = self._note()
        self.angle, self.applied, self.measured = 0.0, 0.0, 1.0
        self.set_state()

    def set_state(
        self, *, angle: float | None = None, applied: float | None = None, measured: float | None = None
    ) -> Self:
        """Turn u to an *angle*, in radians; let its image go a share, *applied*, of the way from u to C u.

        Of the part along u a share, *measured*, is drawn.
        """
        self.angle = self.angle if angle is None else float(angle)
        self.applied = self.applied if applied is None else float(applied)
        self.measured = self.measured if measured is None else float(measured)
        arrow, whole, _ = self._ends()
        image = arrow + self.applied * (whole - arrow)
        direction = self.plane.direction(self.angle)
        foot = (image @ direction) * direction
        self.along.points = self.plane.segment((0, 0), self.measured * foot).points
        self.image.set_state(start=self.plane.at((0, 0)), end=self.plane.at(image))
        self.across.set_state(start=self.plane.at(foot), end=self.plane.at(image))
        self.u.set_state(start=self.plane.at((0, 0)), end=self.plane.at(arrow))
        return self

    def _ends(self) -> tuple[Points, Points, Points]:
        """The heads of u and of C u, and the foot of the latter on the line of u, in the plane's values."""
        direction = self.plane.direction(self.angle)
        image = self.image_unit * (self.covariance @ direction)
        return self.unit * direction, image, (image @ direction) * direction

    def names(self) -> tuple[VGroup, VGroup, VGroup, VGroup]:
        """The names of u, of C u, and of the parts of C u: the one along u is the variance."""
        u, image, foot = self._ends()
        away = foot - image
        line = self.plane.line(self.plane.direction(self.angle))
        arrows = [self.plane.segment(*ends, width=6.0) for ends in (((0, 0), image), (foot, image))]
        found: list[VGroup] = []
        for written, point, toward in (
            (formula(f"{COVARIANCE} bold(u)", size=STATEMENT_SIZE), image, image),
            (formula(f"{EIGENVECTOR}", size=STATEMENT_SIZE), 0.55 * u, away),
            (text("variance", role=ALONG), foot, away),
            (text("across", role=ACROSS), 0.6 * foot + 0.4 * image, foot),
        ):
            found.append(self._near(written, point, toward, [line, *arrows, *found]))
        image_name, u_name, variance, across = found
        return u_name, image_name, variance, across

    def name_eigenvalue(self) -> VGroup:
        """The name of the image where it is a multiple of u."""
        _, image, _ = self._ends()
        line = self.plane.line(self.plane.direction(self.angle))
        source = f"{COVARIANCE} {EIGENVECTOR} = {EIGENVALUE} {EIGENVECTOR}"
        return self._near(formula(source), image, image[::-1] * (-1, 1), [line])

    def _note(self) -> VGroup:
        """What is said of the lengths of the arrows, above the window, at its right end."""
        if self.to_scale:
            return VGroup()
        box = self.plane.box
        note = text("arrows not to scale", size=FINE_SIZE, role="muted")
        note.next_to((box.right, box.top, 0), UP, buff=GAP).shift((-note.width / 2, 0, 0))
        return VGroup(note)

    def _near(self, written: Written, point: Points, toward: Points, around: list[VMobject]) -> VGroup:
        name = on_plate(written, margin=0.15)
        return label_near(name, self.plane.at(point), toward, around, box=self.plane.box)
