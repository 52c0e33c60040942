from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.eigen import eigen_decomposition
from scenes.linear_algebra.eigenvectors.eigenlines import EigenPlane
from scenes.linear_algebra.eigenvectors.sweeps import Sweep
from scenes.stage.shapes.frame import frame

MATRIX = np.array([[2.0, 1.0], [1.0, 2.0]])


def sweep(matrix=MATRIX, angle=0.0):
    picture = EigenPlane(eigen_decomposition(matrix))
    return picture, Sweep(picture.plane, matrix, frame().left_side, angle)


def test_the_gap_leads_from_the_line_to_the_image_at_a_right_angle():
    picture, drawn = sweep()
    drawn.set_state(angle=0.3, applied=1.0)
    direction = np.array([np.cos(0.3), np.sin(0.3)])
    foot, tip = (picture.plane.values(point) for point in (drawn.gap.get_start(), drawn.gap.get_end()))
    np.testing.assert_allclose(tip, MATRIX @ direction, atol=1e-9)
    assert (tip - foot) @ direction == pytest.approx(0, abs=1e-9)
    assert foot[0] * direction[1] == pytest.approx(foot[1] * direction[0])
    height = drawn.chart.plot.values(drawn.chart.dot.get_center())[1]
    assert abs(height) == pytest.approx(np.linalg.norm(tip - foot))


def test_the_curve_stays_where_the_arrow_turns_back():
    _, drawn = sweep()
    drawn.set_state(angle=2.0)
    drawn.set_state(angle=1.0)
    assert drawn.chart.curve.drawn_to == pytest.approx(np.degrees(2.0))
    assert drawn.restart().curve.drawn_to == pytest.approx(np.degrees(1.0))


@pytest.mark.parametrize(
    ("matrix", "angles"), [(MATRIX, [135, 45]), ([[1, 1], [0, 1]], [0]), ([[2, 0], [0, 2]], [])]
)
def test_marks_stand_where_the_gap_closes(matrix, angles):
    picture, drawn = sweep(np.array(matrix, dtype=float))
    marks = drawn.marks(picture.eigen, picture.lines)
    assert [np.degrees(angle) for angle, _, _ in marks] == pytest.approx(angles)


@pytest.mark.parametrize(("angle", "count"), [(0.0, 3), (np.pi / 4, 2)])
def test_a_gap_has_a_name_only_if_there_is_one(angle, count):
    _, drawn = sweep(angle=angle)
    assert len(drawn.set_state(applied=1.0).names()) == count
