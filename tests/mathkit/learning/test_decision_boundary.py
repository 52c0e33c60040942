import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.learning.decision_boundary import decision_boundary
from mathkit.learning.logistic_regression import predict

BOUNDS = ((-4, 4), (-3, 3))
weight = st.floats(-5, 5).filter(lambda w: abs(w) > 1e-3)


@given(weight, weight, st.floats(-10, 10), st.floats(0.05, 0.95))
def test_both_ends_lie_on_the_edge_and_have_the_probability_of_the_threshold(w1, w2, bias, threshold):
    segment = decision_boundary((w1, w2), bias, threshold, BOUNDS)
    if segment is None:
        corners = [(x, y) for x in BOUNDS[0] for y in BOUNDS[1]]
        above = predict(corners, (w1, w2), bias) >= threshold
        assert above.all() or not above.any()
        return
    assert predict(segment, (w1, w2), bias) == pytest.approx(threshold, abs=1e-9)
    reach = np.max(np.abs(segment) / [4, 3], axis=1)
    assert reach == pytest.approx(1)


@given(weight, weight)
def test_class_1_is_to_the_right(w1, w2):
    first, second = decision_boundary((w1, w2), 0, 0.5, BOUNDS)
    along = second - first
    assert predict([[along[1], -along[0]]], (w1, w2), 0) > 0.5


@pytest.mark.parametrize(
    ("weights", "bias", "ends"),
    [
        ((1, 0), 0, [(0, -3), (0, 3)]),
        ((0, 1), -1, [(-4, 1), (4, 1)]),
        ((1, -1), 0, [(-3, -3), (3, 3)]),
    ],
)
def test_lines_one_can_check_by_eye(weights, bias, ends):
    segment = decision_boundary(weights, bias, 0.5, BOUNDS)
    np.testing.assert_allclose(sorted(segment.tolist()), ends, atol=1e-12)


@pytest.mark.parametrize(
    ("weights", "bias"),
    [((0, 0), 1), ((1, 0), 9), ((0, 1), 9), ((1, 1), 70), ((1, 1), 7), ((1e-310, 0), 1)],
)
def test_a_line_that_misses_the_rectangle_is_no_line(weights, bias):
    assert decision_boundary(weights, bias, 0.5, BOUNDS) is None
