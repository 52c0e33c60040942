import numpy as np
import pytest
import sympy
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mathkit.linear_algebra.linear_systems import (
    RowStep,
    Solutions,
    eliminate,
    gaps,
    mean_squared_gap,
    nearly_solved,
)

whole = st.integers(-6, 6).map(float)
shapes = st.tuples(st.integers(1, 4), st.integers(1, 4))


@st.composite
def systems(draw, shape=shapes, entries=whole):
    rows, columns = draw(shape)
    return draw(arrays(float, (rows, columns), elements=entries)), draw(arrays(float, rows, elements=entries))


SQUARE = st.integers(1, 4).map(lambda n: (n, n))


@given(systems(SQUARE))
def test_a_solution_is_that_of_numpy(system):
    matrix, right_side = system
    assume(abs(np.linalg.det(matrix)) > 0.5)
    made = eliminate(matrix, right_side)
    assert made.solutions is Solutions.ONE
    np.testing.assert_allclose(made.solution, np.linalg.solve(matrix, right_side), rtol=1e-8, atol=1e-10)


@given(systems())
def test_the_number_of_solutions_is_that_of_exact_arithmetic(system):
    matrix, right_side = system
    exact = sympy.Matrix(matrix.astype(int).tolist())
    widened = exact.row_join(sympy.Matrix(right_side.astype(int).tolist()))
    made = eliminate(matrix, right_side)
    assert made.rank == exact.rank()
    assert made.pivots == exact.rref()[1]
    if widened.rank() > exact.rank():
        expected = Solutions.NONE
    else:
        expected = Solutions.ONE if exact.rank() == exact.cols else Solutions.MANY
    assert made.solutions is expected
    assert (made.solution is not None) == (expected is Solutions.ONE)


@given(systems(), st.data())
def test_no_step_gains_or_loses_a_solution(system, data):
    matrix, _ = system
    chosen = data.draw(arrays(float, matrix.shape[1], elements=whole))
    made = eliminate(matrix, matrix @ chosen)  # a system that the chosen point solves
    for rows, right_side in zip(made.matrices, made.right_sides, strict=True):
        assert not np.any(np.abs(gaps(rows, right_side, chosen)) > 1e-9)
        assert np.linalg.matrix_rank(rows, tol=1e-8) == np.linalg.matrix_rank(matrix, tol=1e-8)


@given(systems())
def test_each_step_is_the_one_that_it_says_and_can_be_taken_back(system):
    made = eliminate(*system)
    tables = np.concatenate([made.matrices, made.right_sides[..., None]], axis=-1)
    for step, before, after in zip(made.steps, tables, tables[1:], strict=False):
        expected = before.copy()
        if step.factor is None:
            expected[[step.target, step.source]] = before[[step.source, step.target]]
        else:
            expected[step.target] -= step.factor * before[step.source]
        np.testing.assert_allclose(after, expected, atol=1e-9)
        np.testing.assert_allclose(step.undone().applied(after), before, atol=1e-8)


@given(systems())
def test_in_the_end_each_pivot_is_alone_in_its_column(system):
    last = eliminate(*system)
    for row, column in enumerate(last.pivots):
        assert np.flatnonzero(last.matrices[-1][:, column]).tolist() == [row]
        assert not last.matrices[-1][row, :column].any()
    assert not last.matrices[-1][last.rank :].any()


def test_two_receipts_by_hand():
    # 2 coffees and 1 cake cost 8, 1 coffee and 3 cakes cost 9.
    made = eliminate([[2, 1], [1, 3]], [8, 9])
    assert made.steps == (RowStep(1, 0, 0.5), RowStep(0, 1, 0.4))
    np.testing.assert_allclose(made.matrices[1], [[2, 1], [0, 2.5]])
    np.testing.assert_allclose(made.right_sides, [[8, 9], [8, 5], [6, 5]])
    np.testing.assert_allclose(made.solution, [3, 2])


def test_a_zero_pivot_is_swapped_away():
    made = eliminate([[0, 2], [3, 1]], [4, 5])
    assert made.steps[0] == RowStep(0, 1)
    assert made.solution == pytest.approx([1, 2])


@pytest.mark.parametrize(("right_side", "solutions"), [((8, 12), Solutions.NONE), ((8, 16), Solutions.MANY)])
def test_parallel_lines_meet_nowhere_or_everywhere(right_side, solutions):
    made = eliminate([[2, 1], [4, 2]], right_side)
    assert made.solutions is solutions
    assert made.solution is None


def test_decimals_that_cancel_leave_no_rounding_behind():
    made = eliminate([[0.1, 0.2], [0.3, 0.6]], [0.5, 1.5])
    assert made.solutions is Solutions.MANY


def test_the_gap_of_a_difference_is_the_difference_of_the_gaps():
    matrix, right_side = np.array([[2.0, 1.0], [1.0, 3.0]]), np.array([8.0, 9.0])
    points = np.random.default_rng(0).normal(size=(20, 2))
    made = eliminate(matrix, right_side)
    before = gaps(matrix, right_side, points)
    after = gaps(made.matrices[1], made.right_sides[1], points)
    np.testing.assert_allclose(after[:, 1], before[:, 1] - 0.5 * before[:, 0])
    np.testing.assert_allclose(after[:, 0], before[:, 0])


def test_wrong_arguments_are_named():
    with pytest.raises(ValueError, match=r"^right_side must be a vector of length 2, got length 3"):
        eliminate([[1, 2], [3, 4]], [1, 2, 3])
    with pytest.raises(ValueError, match=r"^points must be"):
        gaps([[1, 2], [3, 4]], [1, 2], [1, 2, 3])


def test_least_squares_of_three_receipts():
    """2x + y = 8, x + 3y = 9 and 2x + 2y = 11: by hand, the gaps are 4/9, 2/9 and −5/9."""
    rows, totals = [[2, 1], [1, 3], [2, 2]], [8, 9, 11]
    bowl = mean_squared_gap(rows, totals)
    np.testing.assert_allclose(bowl.minimum, [29 / 9, 2], rtol=1e-12)
    np.testing.assert_allclose(gaps(rows, totals, bowl.minimum), [4 / 9, 2 / 9, -5 / 9], rtol=1e-10)
    assert bowl.least == pytest.approx(5 / 27)


@given(systems(st.tuples(st.integers(2, 6), st.just(2))), arrays(float, 2, elements=whole))
def test_the_bowl_is_the_mean_of_the_squared_gaps(system, point):
    matrix, right_side = system
    assume(np.linalg.matrix_rank(matrix) == 2)
    bowl = mean_squared_gap(matrix, right_side)
    missed = [row @ point - b for row, b in zip(matrix, right_side, strict=True)]
    assert bowl.value(point) == pytest.approx(np.mean(np.square(missed)), rel=1e-8, abs=1e-8)
    step = np.array([1e-5, 0.0])
    slope = (bowl.value(point + step) - bowl.value(point - step)) / 2e-5
    assert bowl.gradient(point)[0] == pytest.approx(slope, rel=1e-4, abs=1e-4)


def test_equations_that_a_point_nearly_solves():
    made = nearly_solved([3, 2], 4000, 0.5, 1)
    missed = made.right_side - made.matrix @ [3, 2]
    assert np.std(missed) == pytest.approx(0.5, abs=0.03)
    assert abs(np.mean(missed)) < 0.03
    assert sorted(set(made.matrix.flat)) == [1, 2, 3, 4]
    np.testing.assert_array_equal(nearly_solved([3, 2], 4000, 0.5, 1).matrix, made.matrix)


@pytest.mark.parametrize("seed", range(40))
def test_two_equations_that_are_drawn_have_one_solution(seed):
    made = nearly_solved([3, 2], 2, 0.0, seed, most=2)
    np.testing.assert_allclose(np.linalg.solve(made.matrix, made.right_side), [3, 2], rtol=1e-10)


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        (lambda: mean_squared_gap([[1, 2], [2, 4]], [1, 2]), "matrix"),
        (lambda: mean_squared_gap([[1, 2]], [1, 2]), "right_side"),
        (lambda: nearly_solved([1, 2], 1, 0.1, 0), "count"),
        (lambda: nearly_solved([1, 2], 3, -0.1, 0), "scatter"),
        (lambda: nearly_solved([1, 2], 3, 0.1, 0, most=1), "most"),
    ],
)
def test_what_least_squares_refuses(wrong, named):
    with pytest.raises(ValueError, match=named):
        wrong()
