"""The eigenlines of a 2×2 matrix: a fan of arrows that it maps, those on eigenlines in colour."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import Mobject, VGroup
from numpy.typing import ArrayLike

from mathkit.linear_algebra.eigen import EigenDecomposition, EigenKind
from scenes.stage.axes.planes import MappedGrid, Plane
from scenes.stage.pictures.linear_maps import Fan
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import Role
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import on_plate, paragraph

ROLES: tuple[Role, Role] = ("path", "second")
"""The colours of the eigenlines, the dominant one's first."""

_LARGEST_UNIT = 1.6
"""The largest unit of the plane, in manim units."""

_LABELS_OUT = 2.2
"""The least distance of labels from the origin, in manim units: clear of the fan."""

_LABEL_WIDTH = 2.5
"""The widest label, in manim units."""

_CORNER_WIDTH = 2.1
"""The widest label for the corner that a round fan leaves free, in manim units."""


class Eigenlines(VGroup):
    """A ``fan`` of arrows and a ``grid`` that a matrix can map, and the eigenlines of the matrix.

    Parameters
    ----------
    fates
        What happens to the arrows of each line, as Typst markup; one for all if each arrow keeps its line.

    Attributes
    ----------
    lit
        The arrows to look at, where the matrix sends them: those on the lines, or all if each arrow keeps its
        line, or one if none does.
    labels
        The fates, next to the arrows of each line.
    """

    def __init__(self, eigen: EigenDecomposition, fates: Sequence[str]) -> None:
        directions = all_around(eigen.vectors)
        self.eigen = eigen
        maps = [np.eye(2), eigen.matrix, *(shifted(eigen, shift) for shift in shifts(eigen))]
        self.plane = Plane(np.concatenate([directions @ each.T for each in maps]), largest_unit=_LARGEST_UNIT)
        self.grid, self.fan = MappedGrid(self.plane), Fan(self.plane, directions)
        self.lines = VGroup(*map(self.plane.line, sides(eigen), ROLES))
        self.lit = self._arrows_to_look_at()
        self.labels = self._labels(fates)
        super().__init__(self.plane, self.grid, self.fan, self.lines, self.lit, self.labels)

    @property
    def on_second_line(self) -> list[Mobject]:
        """The second line, if there is one, with its arrows and its label.

        The label's plate is not among them: it keeps the grid away even from dimmed words.
        """
        return [self.lines[1], self.lit[1], self.labels[1][-1]] if len(self.lines) > 1 else []

    def _arrows_to_look_at(self) -> VGroup:
        matrix, vectors = self.eigen.matrix, self.fan.vectors
        match self.eigen.kind:
            case EigenKind.REPEATED:
                fans = [Fan(self.plane, vectors, ROLES[0], rays=ROLES[0])]
            case EigenKind.COMPLEX_PAIR:
                fans = [Fan(self.plane, vectors[:1], "path", width=6.0, rays="path")]
            case _:
                fans = [
                    Fan(self.plane, [side, -side], role, width=6.0, rays=role)
                    for side, role in zip(sides(self.eigen), ROLES, strict=False)
                ]
        return VGroup(*(fan.set_state(matrix=matrix) for fan in fans))

    def _labels(self, fates: Sequence[str]) -> VGroup:
        """Each label clear of the arrows as they are once the matrix has mapped them."""
        box, labels = frame().picture.inset(0.15), VGroup()
        if self.eigen.kind is EigenKind.REPEATED:
            label = on_plate(paragraph(fates[0], width=_CORNER_WIDTH, align="center", role=ROLES[0]))
            return labels.add(box.place(label, 1, 1))
        self.fan.set_state(matrix=self.eigen.matrix)
        for fate, value, side, role in zip(fates, self.eigen.values, sides(self.eigen), ROLES, strict=False):
            label = on_plate(paragraph(fate, width=_LABEL_WIDTH, align="center", role=role))
            place = self.plane.at(max(abs(value), _LABELS_OUT / self.plane.unit) * side)
            clear = (*self.lines, *self.lit, *labels, self.fan.arrows)
            labels.add(label_near(label, place, side, clear, box=box))
        self.fan.set_state(matrix=np.eye(2))
        return labels


def sides(eigen: EigenDecomposition) -> Points:
    """The direction (k, 2) along each eigenline in which its label stands.

    Labels stay apart even when lines nearly meet. There are none where every line is an eigenline, or where
    none is.
    """
    if eigen.kind in (EigenKind.REPEATED, EigenKind.COMPLEX_PAIR):
        return np.empty((0, 2))
    found: Points = (eigen.vectors * np.where(eigen.values < 0, -1.0, 1.0)).T
    if len(found) > 1 and found[0] @ found[1] > 1e-9:
        found[1] = -found[1]
    return found


def shifts(eigen: EigenDecomposition) -> tuple[float, float]:
    """Two values of λ to look at A − λI with, one after the other.

    They are the eigenvalues if there are two. A single one comes second, and 0 if there is none.
    """
    match eigen.kind:
        case EigenKind.DISTINCT_REAL:
            return float(eigen.values[0]), float(eigen.values[1])
        case EigenKind.COMPLEX_PAIR:
            return eigen.modulus or 1.0, 0.0
    return float(eigen.values[0]) + 1.0, float(eigen.values[0])


def shifted(eigen: EigenDecomposition, shift: float) -> Points:
    """The matrix A − λI for λ = *shift*."""
    matrix: Points = eigen.matrix - shift * np.eye(2)
    return matrix


def all_around(lines: ArrayLike, count: int = 12, *, near: float = np.pi / 18) -> Points:
    """Unit vectors (n, 2) in *count* directions, those near an eigenline replaced by the line's own two.

    Parameters
    ----------
    lines
        Unit vectors as columns, shape (2, k), along the lines that must be among the directions.
    near
        The angle, in radians, within which a direction is too close to an eigenline.
    """
    lines = np.asarray(lines, dtype=np.float64)
    angles = np.linspace(0.0, 2 * np.pi, count, endpoint=False)
    around = np.column_stack([np.cos(angles), np.sin(angles)])
    free = np.all(np.abs(around @ lines) < np.cos(near), axis=1)
    return np.concatenate([around[free], lines.T, -lines.T])
