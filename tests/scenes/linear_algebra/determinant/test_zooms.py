from __future__ import annotations

import numpy as np
import pytest
from manim import Scene

from scenes.linear_algebra.determinant import squares
from scenes.linear_algebra.determinant.zooms import Zoom
from scenes.stage.axes.numbered_planes import NumberedPlane
from scenes.stage.shapes.frame import frame

MATRIX = np.array([[2, 1], [0.5, 1.5]])


def window(reach):
    return NumberedPlane([(reach, reach)], box=frame().picture, largest_unit=1.85)


@pytest.mark.parametrize("share", [0, 0.3, 1])
def test_what_stands_on_a_plane_stays_at_its_numbers_while_the_window_changes(share):
    plane, other = window(2), window(9)
    first = plane.unit
    square = squares.LetteredSquare(plane).set_state(matrix=MATRIX)
    Zoom(plane, other, square, rate_func=lambda time: time).interpolate_mobject(share)
    assert plane.unit == pytest.approx(first + share * (other.unit - first))
    corners = [plane.values(corner) for corner in square.area.points[::4]]
    np.testing.assert_allclose(corners, squares.SQUARE @ MATRIX.T, atol=1e-9)


def test_in_the_end_the_plane_looks_like_the_other():
    plane, other = window(2), window(9)
    zoom = Zoom(plane, other)
    zoom.begin()
    zoom.interpolate(1.0)
    zoom.clean_up_from_scene(Scene())
    np.testing.assert_allclose(plane.grid.points, other.grid.points, atol=1e-9)
    np.testing.assert_allclose(plane.axes.points, other.axes.points, atol=1e-9)
    shown = [number.source for axis in plane.numbers for number in axis]
    assert shown == [number.source for axis in other.numbers for number in axis]
    assert all(axis.get_fill_opacity() == 1 for axis in plane.numbers)
