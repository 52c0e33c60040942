import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mathkit.linear_algebra.eigen import eigen_decomposition
from mathkit.linear_algebra.power_iteration import PowerBehaviour, power_iteration

entries = st.integers(-50, 50).map(lambda k: k / 10)


@pytest.mark.parametrize(
    ("matrix", "start", "behaviour"),
    [
        ([[2, 1], [1, 2]], (1, 0), PowerBehaviour.CONVERGES),
        ([[2, 1], [1, 2]], (1, 1), PowerBehaviour.CONVERGES),
        ([[2, 1], [1, 2]], (1, -1), PowerBehaviour.STARTS_ELSEWHERE),
        ([[4, 1], [2, 3]], (1, -2), PowerBehaviour.STARTS_ELSEWHERE),
        ([[2, 0], [0, 2]], (3, 1), PowerBehaviour.CONVERGES),
        ([[1, 1], [0, 1]], (0, 1), PowerBehaviour.CONVERGES),
        ([[-3, 0], [0, 1]], (1, 1), PowerBehaviour.ALTERNATES),
        ([[-1, 0], [0, -1]], (1, 1), PowerBehaviour.ALTERNATES),
        ([[0, -1], [1, 0]], (1, 0), PowerBehaviour.NEVER_SETTLES),
        ([[1, 0], [0, -1]], (1, 1), PowerBehaviour.NEVER_SETTLES),
        ([[1, 0], [0, -1]], (1, 0), PowerBehaviour.CONVERGES),
        ([[1, 0], [0, -1]], (0, 1), PowerBehaviour.ALTERNATES),
        ([[1, 2], [2, 4]], (2, -1), PowerBehaviour.COLLAPSES),
        ([[0, 1], [0, 0]], (1, 1), PowerBehaviour.COLLAPSES),
        ([[0, 0], [0, 0]], (1, 1), PowerBehaviour.COLLAPSES),
        ([[4, -4], [4, -4]], (1, -1), PowerBehaviour.COLLAPSES),
        ([[4, -4], [4, -4]], (1, 1), PowerBehaviour.COLLAPSES),
        ([[0, -1, 0], [1, 0, 0], [0, 0, 2]], (1, 1, 1), PowerBehaviour.CONVERGES),
        ([[0, -1, 0], [1, 0, 0], [0, 0, 2]], (1, 1, 0), PowerBehaviour.NEVER_SETTLES),
    ],
)
def test_the_behaviour(matrix, start, behaviour):
    assert power_iteration(matrix, start, 5).behaviour is behaviour


@given(arrays(np.float64, (2, 2), elements=entries), arrays(np.float64, 2, elements=entries))
def test_the_behaviour_is_what_a_long_run_does(matrix, start):
    assume(start.any())
    moduli = np.abs(eigen_decomposition(matrix).spectrum)
    assume(moduli[0] > 1.05 * moduli[1])
    run = power_iteration(matrix, start, 800)
    assume(run.behaviour in (PowerBehaviour.CONVERGES, PowerBehaviour.ALTERNATES))
    step = run.iterates[-1] - run.iterates[-2]
    assert (np.linalg.norm(step) < 1e-6) == (run.behaviour is PowerBehaviour.CONVERGES)
    assert run.angles_to_dominant[-1] == pytest.approx(0, abs=1e-6)


@given(arrays(np.float64, (3, 3), elements=entries))
def test_a_symmetric_matrix_gives_the_largest_eigenvalue_of_eigh(matrix):
    symmetric = matrix + matrix.T
    values, vectors = np.linalg.eigh(symmetric)
    runner_up, largest = sorted(range(3), key=lambda i: abs(values[i]))[-2:]
    assume(abs(values[largest]) > 1.1 * abs(values[runner_up]))
    start = vectors.sum(axis=1)
    run = power_iteration(symmetric, start, 200)
    assert run.rayleigh_quotients[-1] == pytest.approx(values[largest], rel=1e-9)
    assert abs(run.iterates[-1] @ vectors[:, largest]) == pytest.approx(1)


def test_every_iterate_is_the_image_of_the_last_made_a_unit():
    matrix = np.array([[2.0, 1], [1, 2]])
    run = power_iteration(matrix, (3, 0), 4)
    assert run.iterates.shape == (5, 2)
    for before, after in zip(run.iterates, run.iterates[1:], strict=False):
        np.testing.assert_allclose(after, matrix @ before / np.linalg.norm(matrix @ before))
    assert run.rayleigh_quotients[0] == 2
    assert run.angles_to_dominant[0] == pytest.approx(math.pi / 4)
    assert np.all(np.diff(run.angles_to_dominant) < 0)


def test_the_road_ends_where_the_vector_collapses():
    run = power_iteration([[0, 1], [0, 0]], (0, 1), 9)
    assert run.iterates.tolist() == [[0, 1], [1, 0]]


@pytest.mark.parametrize("matrix", [[[0, -1], [1, 0]], [[1, 0], [0, -1]], [[2, 0], [0, 2]]])
def test_without_a_dominant_line_there_is_no_angle_to_it(matrix):
    assert power_iteration(matrix, (1, 2), 3).angles_to_dominant is None
