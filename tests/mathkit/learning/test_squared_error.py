import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.functions.quadratics import shifted_parabola
from mathkit.learning.squared_error import line_with_scatter, mean_squared_error, squared_error_of_lines


@given(st.floats(-3, 3), st.floats(-3, 3), st.integers(2, 30), st.integers(0, 99))
def test_the_loss_of_a_line_is_its_mean_squared_distance(w, b, count, seed):
    points = np.random.default_rng(seed).normal(size=(count, 2))
    error = squared_error_of_lines(points)
    assert error.value([w, b]) == pytest.approx(np.mean((w * points[:, 0] + b - points[:, 1]) ** 2))
    if np.ptp(points[:, 0]) > 0.1:
        assert error.minimum == pytest.approx(np.polyfit(*points.T, deg=1), abs=1e-6)


@pytest.mark.parametrize("points", [[(1, 2)], [(1, 2), (1, 3)], [(1, 2, 3)], [1, 2]])
def test_points_that_many_lines_fit_alike_are_refused(points):
    with pytest.raises(ValueError, match="points"):
        squared_error_of_lines(points)


SCATTERED = pytest.mark.parametrize("curvature", [0.2, 2.0, 4.0])


@SCATTERED
def test_a_line_with_scatter_has_the_best_line_and_the_bowl_that_are_asked_for(curvature):
    for seed in range(21):
        points = line_with_scatter(10, 3.0, 2.0, 0.5, curvature, seed)
        x, y = points.T
        design = np.column_stack([x, np.ones(10)])
        best, squares, *_ = np.linalg.lstsq(design, y)
        assert best == pytest.approx([3.0, 2.0], abs=1e-9)
        assert squares[0] / 10 == pytest.approx(0.25)
        assert np.mean(x**2) == pytest.approx(curvature / 2)
        assert np.mean(x) == pytest.approx(np.sqrt(curvature / 2) / 2)
        bowl = squared_error_of_lines(points)
        across = np.sqrt(curvature / 2)
        assert bowl.hessian == pytest.approx(np.array([[curvature, across], [across, 2.0]]))
        assert bowl.least == pytest.approx(0.25)


@SCATTERED
def test_with_the_best_height_the_error_of_a_slope_is_a_parabola(curvature):
    for seed in range(21):
        points = line_with_scatter(10, 3.0, 2.0, 0.5, curvature, seed)
        valley = shifted_parabola(3.0, curvature, 0.25)
        for slope in np.linspace(-5.0, 11.0, 50):
            assert valley(slope) == pytest.approx(mean_squared_error(points, (slope, 2.0)))


def test_a_line_with_scatter_is_drawn_from_its_seed():
    first, same, other = (line_with_scatter(10, 3, 2, 0.5, 2, seed) for seed in (4, 4, 5))
    np.testing.assert_array_equal(first, same)
    assert not np.array_equal(first, other)
    with pytest.raises(ValueError, match="count"):
        line_with_scatter(2, 3, 2, 0.5, 2, 1)
