import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.learning.squared_error import squared_error_of_lines


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
