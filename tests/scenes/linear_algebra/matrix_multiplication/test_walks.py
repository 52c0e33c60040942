from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.matrix_multiplication import compose
from scenes.linear_algebra.matrix_multiplication.planes import plane_for_both
from scenes.linear_algebra.matrix_multiplication.walks import Walk
from scenes.stage.shapes.markers import Markers

BOTH = compose([[2, -1], [1, 1]], [[1, -1], [1, 1]])


def walk_of(vector):
    return Walk(plane_for_both(BOTH).plane, vector)


def test_a_walk_leads_to_its_vector_and_is_carried_along():
    walk = walk_of((1, 2))
    matrix = np.array([[1, 0], [1, 1]])
    for thing in walk.things:
        thing.set_state(matrix=matrix)
    first, second = walk.steps
    np.testing.assert_allclose(walk.plane.values(first.points[-1]), matrix @ (1, 0))
    np.testing.assert_allclose(walk.plane.values(second.points[-1]), matrix @ (1, 2))


@pytest.mark.parametrize(
    ("vector", "places"),
    [((2, 1), [[(1, 0), (2, 0)], [(2, 1)]]), ((-1.5, 0.9), [[(-1, 0)], []]), ((0, 0), [[], []])],
)
def test_marks_lie_at_whole_units(vector, places):
    for marks, expected in zip(walk_of(vector).marks, places, strict=True):
        np.testing.assert_allclose(marks.vectors, np.reshape(expected, (-1, 2)))


@pytest.mark.parametrize(("vector", "steps"), [((1, 2), [0, 1]), ((0, -0.5), [1]), ((0, 0), [])])
def test_only_steps_with_a_length_have_numbers(vector, steps):
    walk = walk_of(vector)
    multiples = walk.multiples(BOTH.second, [])
    assert walk.taken == steps
    assert len(multiples) == len(walk.numbers(multiples, [])) == len(steps)


def test_a_number_becomes_the_coefficient_of_a_column():
    walk = walk_of((2, 1))
    multiples = walk.multiples(BOTH.second, [])
    numbers = walk.numbers(multiples, [])
    places = [label[-1].part("times").get_center() for label in multiples]
    for ride, number, place in zip(walk.ride(BOTH.second, numbers, places), numbers, places, strict=True):
        ride.begin()
        ride.interpolate(1.0)
        np.testing.assert_allclose(number[-1].get_center(), place, atol=1e-9)


@pytest.mark.parametrize("axis", [0, 1])
def test_shadows_lie_end_to_end_beside_an_axis(axis):
    walk, matrix = walk_of((1, 1)), np.array([[1.0, 2.0], [0.5, 1.0]])
    first, second = walk.shadows(matrix, axis)
    reached = [np.max(walk.plane.values(line.points.max(axis=0))[axis]) for line in (first, second)]
    assert reached == pytest.approx([matrix[axis, 0], matrix[axis].sum()], abs=0.06 / walk.plane.unit)
    assert first.points[0][1 - axis] == pytest.approx(second.points[0][1 - axis])


def test_a_shadow_that_leads_back_lies_farther_away():
    first, second = walk_of((1, 1)).shadows([[2.0, -1.0], [1.0, 0.0]], 0)
    assert second.points[0][1] < first.points[0][1]


def test_a_step_that_falls_has_the_parts_of_its_shadow():
    walk, matrix = walk_of((2, 1)), np.array([[1.0, -1.0], [1.0, 1.0]])
    for index, shadow in enumerate(walk.shadows(matrix, 0)):
        falling = walk.falling(matrix, index, shadow)
        assert falling.points.shape == shadow.points.shape
        ends = walk.plane.values(falling.points[0]), walk.plane.values(falling.points[3])
        np.testing.assert_allclose(ends, walk.corners[index : index + 2] @ matrix.T, atol=1e-9)


def test_shadows_of_no_length_are_two_dots():
    first, second = walk_of((1, 1)).shadows([[0.0, 0.0], [1.0, 1.0]], 0)
    assert isinstance(first, Markers)
    assert isinstance(second, Markers)
    assert second.get_top()[1] < first.get_bottom()[1]
