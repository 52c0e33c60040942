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
    arrow = IteratedArrow(circle().plane, power, MATRIX, 3)
    for step in (0, 3):
        arrow.seek(step)
        shown = [value.refresh().source for _, value in arrow.numbers]
        angle = np.degrees(power.angles_to_dominant[step])
        assert shown == [f"{step} of 3", f"{angle:.1f}°", f"{power.rayleigh_quotients[step]:.3f}"]


def test_there_is_no_angle_where_no_line_dominates():
    turn = [[0, -1], [1, 0]]
    assert len(IteratedArrow(circle().plane, power_iteration(turn, (1, 0), 2), turn, 2).numbers) == 2


def test_an_arrow_that_is_sent_to_zero_ends_there():
    shear = [[0, 4], [0, 0]]
    arrow = IteratedArrow(circle().plane, power_iteration(shear, (1, 1), 5), shear, 5)
    assert arrow.steps == 2
    np.testing.assert_array_equal(arrow.trajectory[-1], (0, 0))


@pytest.mark.parametrize(("steps", "watched"), [(1, (0, 0.5, 1)), (2, (0, 1, 2)), (3, (1, 2, 3))])
def test_there_are_steps_to_watch_however_few_there_are(steps, watched):
    power = power_iteration(MATRIX, (1, -0.8), steps)
    assert IteratedArrow(circle().plane, power, MATRIX, steps).watched == watched


@pytest.mark.parametrize(
    ("matrix", "start"),
    [
        (MATRIX, (1, -0.8)),
        ([[-3, 0], [0, 1]], (1, -0.8)),
        ([[0, -2], [2, 0]], (1, -0.8)),
        ([[3.1907, -0.2229], [4, -4]], (-0.4598, -4.7902)),
    ],
)
def test_there_is_room_for_what_the_matrix_makes_of_the_arrow_and_names_keep_out_of_its_way(matrix, start):
    power = power_iteration(matrix, start, 6)
    names = ('lambda_1 approx "2.995"', 'lambda_2 approx -"3.875"')
    picture = UnitCircle(eigen_decomposition(matrix), names, power)
    arrow = IteratedArrow(picture.plane, power, matrix, 6)
    for step in np.arange(0, 6, 1 / 16):
        tip = arrow.seek(step).arrow.end
        assert frame().picture.left < tip[0] < frame().picture.right
        assert frame().picture.bottom < tip[1] < frame().picture.top
        along = np.linspace(picture.plane.at((0, 0)), tip)
        for name in picture.names:
            sides = np.array([name[-1].width, name[-1].height, np.inf]) / 2
            apart = np.maximum(np.abs(along - name[-1].get_center()) - sides, 0)
            assert np.linalg.norm(apart, axis=1).min() > 0.2
