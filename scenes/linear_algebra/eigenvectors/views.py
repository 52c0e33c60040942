"""The pictures of the film whose axes depend on the matrix: what these show, unless the lesson is told."""

from __future__ import annotations

from typing import Any

from scenes.linear_algebra.eigenvectors.eigenlines import (
    EigenPlane,
    far_reach,
    near_reach,
    shift_range,
    turning_matrix,
)
from scenes.linear_algebra.eigenvectors.iterated_arrows import IteratedArrow
from scenes.linear_algebra.eigenvectors.shifted_maps import ShiftedMap, determinant_range
from scenes.linear_algebra.eigenvectors.sweeps import Sweep, gap_range
from scenes.stage.axes.ticks import corners
from scenes.stage.lesson import Ranges
from scenes.stage.shapes.frame import frame


def ranges_of(lesson: Any) -> Ranges:
    """The ranges of the lesson's axes."""
    p, eigen, shift = lesson.params, lesson.eigen, shift_range(lesson.eigen)
    ranges: dict[str, Any] = {
        "plane": corners(near_reach(eigen)),
        "wider plane": corners(far_reach(eigen)),
        "gap": gap_range(p.matrix),
        "lambda": shift,
        "determinant": determinant_range(shift, p.matrix, turning_matrix(eigen)),
    }
    if lesson.power is not None:
        arrow = IteratedArrow(eigen, lesson.power, p.start, p.steps, lesson.parts)
        ranges["power iteration"] = corners(arrow.reach)
    return ranges


def near_plane(lesson: Any) -> EigenPlane:
    """The plane from near."""
    return EigenPlane(lesson.eigen, also=lesson.shown_ranges["plane"])


def far_plane(lesson: Any) -> EigenPlane:
    """The plane with room for all that A − λI does."""
    return EigenPlane(lesson.eigen, far=True, also=lesson.shown_ranges["wider plane"])


def sweep(lesson: Any, angle: float) -> Sweep:
    """The arrow that will turn on the lesson's picture, and its chart."""
    plane, gaps = lesson.picture.plane, lesson.shown_ranges["gap"]
    return Sweep(plane, lesson.eigen.matrix, frame().left_side, angle, gaps)


def shifted_map(lesson: Any, picture: EigenPlane) -> ShiftedMap:
    """A − λI on a *picture*, and the chart of its determinant."""
    ranges = lesson.shown_ranges["lambda"], lesson.shown_ranges["determinant"]
    return ShiftedMap(picture, frame().left_side, ranges)


def iterated_arrow(lesson: Any) -> IteratedArrow:
    """The arrow of the power iteration."""
    p, also = lesson.params, lesson.shown_ranges["power iteration"]
    return IteratedArrow(lesson.eigen, lesson.power, p.start, p.steps, lesson.parts, also)
