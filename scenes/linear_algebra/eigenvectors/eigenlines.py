"""The eigenlines of a 2×2 matrix on a plane, and the eigenvectors that stand for them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from manim import Animation, Dot, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.linear_algebra.eigen import EigenDecomposition, EigenKind
from scenes.linear_algebra.eigenvectors import spectra
from scenes.linear_algebra.eigenvectors.eigenvectors import ROLES, shown_vectors
from scenes.stage.axes.planes import MappedGrid, Plane
from scenes.stage.motion.tween import straight_way
from scenes.stage.pictures.linear_maps import Fan
from scenes.stage.shapes.curves import Polyline, line_through
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import on_plate

_LARGEST_UNIT = 1.6
"""The largest unit of the plane, in manim units."""

_BESIDE = 0.4
"""From the first eigenline to the label of an image, in manim units: there is room for an arrow between."""

_APART = 0.3
"""From the label of the other image to all else, in manim units."""

_LONGEST = 1.5
"""Longer eigenvectors are drawn with length 1 while λ runs, or A − λI would send them off the plane."""

_HALF_TURN = np.linspace(0.0, np.pi, 25)


class EigenPlane(VGroup):
    """A plane with its ``grid``, the eigenlines as ``lines``, their ``names``, and an arrow on each.

    Parameters
    ----------
    far
        Whether there is room for all that A − λI does. Otherwise there is room for arrows of length 1 and
        where A sends them, and a unit is larger.
    also
        Further points (n, 2) that there must be room for.

    Attributes
    ----------
    names
        The name of each line, at the end that arrows on it come less close to.
    kept, tips
        An eigenvector on each line, and the name of each at its tip.
    u
        The image of each of these: a fan with a single arrow, a rim around the eigenvector where both agree.
    labels
        Where A sends each of them, near the tip of its image.
    """

    def __init__(
        self, eigen: EigenDecomposition, *, far: bool = False, also: ArrayLike = ((0.0, 0.0),)
    ) -> None:
        self.eigen, vectors = eigen, shown_vectors(eigen)
        reach = far_reach(eigen) if far else near_reach(eigen)
        self.plane = Plane(
            np.concatenate([reach, also]), box=frame().right_side, margin=0.55, largest_unit=_LARGEST_UNIT
        )
        self.grid = MappedGrid(self.plane, vanishing=True)
        self.lines = VGroup(
            *(self.plane.line(*each, width=4.0) for each in zip(vectors, ROLES, strict=False))
        )
        self.names = line_names(self.plane, eigen, vectors, _comes_to(eigen, far=far))
        arrows = list(zip(vectors if far else unit_vectors(vectors), ROLES, strict=False))
        self.u = [Fan(self.plane, [each], "data", width=12.0, rays=None, dotted=True) for each, _ in arrows]
        self.kept = VGroup(*(self.plane.arrow(each, role, width=6.0) for each, role in arrows))
        self.tips = self._tips()
        self.labels = self._labels(vectors)
        super().__init__(self.plane, self.grid, self.lines, *self.u)
        # Names and arrows stay in front of these, and eigenvectors of their images, whatever comes later.
        self.plane.set_z_index(-4)
        self.grid.set_z_index(-2)
        self.lines.set_z_index(-1)
        self.kept.set_z_index(1)

    def fan(self) -> tuple[VGroup, Fan]:
        """Arrows of length 1 in all directions above the horizontal, and under them their images.

        Those on eigenlines are exactly on them.
        """
        directions = half_around(self.eigen.vectors)
        arrows = VGroup(*(self.plane.arrow(each, "ink", width=3.0) for each in directions))
        return arrows.set_z_index(1), Fan(self.plane, directions, "data", width=5.0, rays=None)

    def dot_at_zero(self) -> Dot:
        """The zero vector, which a matrix leaves where it is."""
        return Dot(self.plane.at((0.0, 0.0)), radius=0.13, color=color("ink"))

    def _tips(self) -> VGroup:
        names = VGroup()
        for index, fan in enumerate(self.u):
            [(x, y)], name = fan.vectors, on_plate(spectra.name_label(self.eigen, index), margin=0.08)
            clear, box = (*self.lines, self.plane.axes, *names), frame().right_side.inset(0.1)
            names.add(label_near(name, self.plane.at((x, y)), (-y, x), clear, box=box))
        return names

    def _labels(self, vectors: Points) -> VGroup:
        labels, values = VGroup(), self.eigen.values
        tips = [value * vector for value, vector in zip(values, vectors, strict=False)]
        drawn = [self.plane.segment((0, 0), tip) for tip in tips]
        for index, (vector, tip) in enumerate(zip(vectors, tips, strict=False)):
            label = on_plate(spectra.image_label(self.eigen, index), margin=0.08)
            clear = (*self.lines, *self.tips, *labels, *drawn)
            box = frame().right_side.inset(0.1)
            # The label has more colours than that of its arrow, so only its place is looked for.
            toward, gap = (vector[1], -vector[0]), _APART if index else _BESIDE
            place = label_near(label.copy(), self.plane.at(tip), toward, clear, box=box, gap=gap)
            labels.add(label.move_to(place))
        return labels


class Zoom(Animation):
    """Let the plane of a *picture*, and *lines* of it, come from where an *earlier* plane had them."""

    def __init__(self, picture: EigenPlane, earlier: Plane, *lines: Polyline, run_time: float) -> None:
        self.plane = picture.plane
        self.lines = list(zip(lines, shown_vectors(picture.eigen), strict=False))
        self.first = (np.log(earlier.unit), *earlier.origin)
        self.last = (np.log(self.plane.unit), *self.plane.origin)
        super().__init__(VGroup(self.plane, *lines), run_time=run_time)

    def interpolate_mobject(self, alpha: float) -> None:
        now = straight_way(np.array(self.first), np.array(self.last), self.rate_func(alpha))
        plane = self.plane
        plane.unit, plane.origin = float(np.exp(now[0])), now[1:]
        plane.draw_window()
        for line, vector in self.lines:
            line.set_runs([line_through(plane.origin, vector, plane.box)])


def line_names(
    plane: Plane,
    eigen: EigenDecomposition,
    vectors: Points,
    multiples: Points | None = None,
    clear_of: Iterable[VMobject] = (),
) -> VGroup:
    """The name of each line at its upper end, or at its lower end if arrows come less far there.

    Parameters
    ----------
    multiples
        The multiples (k, m) of each of the *vectors* to which arrows on its line come, if the name is to keep
        away from them.
    clear_of
        What names must not touch, besides the lines and each other; they may be at either end then.
    """
    others = list(clear_of)
    names, lines = VGroup(), [plane.line(vector) for vector in vectors]
    far = np.zeros((len(vectors), 1)) if multiples is None else multiples
    ways = [-each if -ends.min() < ends.max() else each for each, ends in zip(vectors, far, strict=True)]
    for index, (way, line) in enumerate(zip(ways, lines, strict=True)):
        name = on_plate(spectra.line_label(eigen, index), margin=0.08)
        ends = sorted(line.points[[0, -1]], key=lambda place: -float(plane.values(place) @ way))
        places = 0.93 * np.array(ends if others else ends[:1]) + 0.07 * plane.at((0, 0))
        names.add(label_near(name, places, way, (*lines, *others, *names), box=plane.box))
    return names


def _comes_to(eigen: EigenDecomposition, *, far: bool) -> Points:
    """The multiples (k, m) of eigenvectors to which A sends them and, from *far*, A − λI while λ runs."""
    values = eigen.values[: len(shown_vectors(eigen)), None]
    shifts = np.array([0.0, *(shift_range(eigen) if far else ())])
    return np.column_stack([np.ones_like(values), values - shifts])


def turning_matrix(eigen: EigenDecomposition) -> Points:
    """A matrix with nearly the trace of A that leaves no arrow on its line: it turns all of them alike."""
    middle = float(np.round(np.trace(eigen.matrix) / 2, 1)) + 0.0
    turn = max(1.0, float(np.round(np.ptp(np.real(eigen.spectrum)) / 2)))
    return np.array([[middle, -turn], [turn, middle]])


def sliding_vectors(eigen: EigenDecomposition) -> Points:
    """The eigenvectors that A − λI maps while λ runs: the long ones have length 1."""
    vectors = shown_vectors(eigen)
    short = np.linalg.norm(vectors, axis=1, keepdims=True) <= _LONGEST
    return np.where(short, vectors, unit_vectors(vectors))


def landing_points(eigen: EigenDecomposition) -> Points:
    """Two points (2, 2) that land together where the plane falls flat for the first time, as λ grows.

    From one to the other leads the eigenvector that is crushed there. There are none (0, 2) where the plane
    never falls on a line.
    """
    vectors = sliding_vectors(eigen)
    if eigen.kind in (EigenKind.COMPLEX_PAIR, EigenKind.REPEATED):
        return np.empty((0, 2))
    index = int(np.argmin(eigen.values))
    step = vectors[index]
    middle = vectors[1 - index] if len(vectors) > 1 else np.array([step[1], -step[0]])
    points: Points = np.array([middle - step, middle + step]) / 2
    return points


def unit_vectors(vectors: Points) -> Points:
    """Vectors (n, 2), each divided by its length."""
    units: Points = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return units


def shift_range(eigen: EigenDecomposition) -> tuple[float, float]:
    """From where to where λ runs in A − λI: over 0, all eigenvalues, and a little more."""
    values = np.real(eigen.spectrum)
    around = max(float(np.abs(np.imag(eigen.spectrum)).max()), 0.3 * float(np.ptp(values)), 0.4)
    return min(0.0, float(values.min()) - around), max(0.0, float(values.max()) + around)


def shifted(eigen: EigenDecomposition, shift: float) -> Points:
    """The matrix A − λI for λ = *shift*."""
    matrix: Points = eigen.matrix - shift * np.eye(2)
    return matrix


def half_around(lines: ArrayLike, count: int = 12, *, near: float = np.pi / 24) -> Points:
    """Unit vectors (n, 2) in *count* directions above the horizontal.

    Those near an eigenline are replaced by the line's own.

    Parameters
    ----------
    lines
        Unit vectors as columns, shape (2, k), along the lines that must be among the directions.
    near
        The angle, in radians, within which a direction is too close to an eigenline.
    """
    lines = np.asarray(lines, dtype=np.float64)
    angles = np.linspace(0.0, np.pi, count, endpoint=False)
    around = np.column_stack([np.cos(angles), np.sin(angles)])
    free = np.all(np.abs(around @ lines) < np.cos(near), axis=1)
    return np.concatenate([around[free], np.where(lines[1] < 0, -lines, lines).T])


def near_reach(eigen: EigenDecomposition) -> Points:
    """Arrows of length 1 above the horizontal, where A sends them, and where the turning matrix does."""
    directions = np.column_stack([np.cos(_HALF_TURN), np.sin(_HALF_TURN)])
    maps = (np.eye(2), eigen.matrix, turning_matrix(eigen))
    return np.concatenate([directions @ matrix.T for matrix in maps])


def far_reach(eigen: EigenDecomposition) -> Points:
    """The eigenvectors and a cell of the grid, and where A − λI sends them."""
    cell, vectors = np.array([(1, 0), (0, 1), (1, 1)]), shown_vectors(eigen)
    ends, images = (*shift_range(eigen), 0.0), vectors @ eigen.matrix.T
    maps = [shifted(eigen, shift) for shift in ends]
    if eigen.values.size:
        maps += [turning_matrix(eigen) - shift * np.eye(2) for shift in ends]
    slid = [(eigen.values[: len(vectors), None] - shift) * sliding_vectors(eigen) for shift in ends]
    mapped = np.concatenate([cell, landing_points(eigen)])
    return np.concatenate([mapped, vectors, images, *(mapped @ each.T for each in maps), *slid])
