from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.eigen import eigen_decomposition
from mathkit.linear_algebra.power_iteration import power_iteration
from scenes.linear_algebra.eigenvectors.power_iterations import IteratedArrow, UnitCircle
from scenes.stage.shapes.frame import frame

MATRIX = [[2, 1], [1, 2]]


def circle(matrix=MATRIX, names=("lambda_1", "lambda_2")):
    return UnitCircle(eigen_decomposition(matrix), names)


@pytest.mark.parametrize(
    ("matrix", "count"), [(MATRIX, 2), ([[1, 1], [0, 1]], 1), ([[2, 0], [0, 2]], 0), ([[0, -1], [1, 0]], 0)]
)
def test_each_eigenline_is_named_outside_of_the_circle(matrix, count):
    picture = circle(matrix)
    assert len(picture.lines) == len(picture.names) == count
    for name in picture.names:
        away = np.linalg.norm(picture.plane.values(name[-1].get_center()))
        assert away > 1
        assert frame().picture.left <= name.get_left()[0]
        assert name.get_right()[0] <= frame().picture.right


def test_zero_lies_in_the_middle_of_the_circle():
    picture = circle()
    np.testing.assert_allclose(picture.plane.values(picture.dot_at_zero().get_center()), (0, 0), atol=1e-9)


def test_the_numbers_run_with_the_arrow():
    power = power_iteration(MATRIX, (1, 0), 3)
    arrow = IteratedArrow(circle().plane, power, 3)
    for step in (0, 3):
        arrow.seek(step)
        shown = [value.refresh().source for _, value in arrow.numbers]
        angle = np.degrees(power.angles_to_dominant[step])
        assert shown == [f"{step} of 3", f"{angle:.1f}°", f"{power.rayleigh_quotients[step]:.3f}"]


def test_there_is_no_angle_where_no_line_dominates():
    power = power_iteration([[0, -1], [1, 0]], (1, 0), 2)
    assert len(IteratedArrow(circle().plane, power, 2).numbers) == 2


def test_an_arrow_that_is_sent_to_zero_ends_there():
    power = power_iteration([[0, 4], [0, 0]], (1, 1), 5)
    arrow = IteratedArrow(circle().plane, power, 5)
    assert arrow.steps == 2
    np.testing.assert_array_equal(arrow.trajectory[-1], (0, 0))
