import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.functions.differentiable import ClosedForm
from mathkit.functions.quadratics import TILTED_BOWL, ravine
from mathkit.learning.datasets import two_clusters
from mathkit.learning.logistic_regression import CrossEntropy
from mathkit.optimization.adaptive import Adam, RMSProp, averages, step_sizes, weight_sum
from mathkit.optimization.iterate import iterate

# With less memory of slopes a step is little but their sign, and near the minimum every rounding grows.
rates, decays, long_decays = st.floats(0.001, 0.5), st.floats(0, 0.999), st.floats(0.5, 0.999)
FUNCTIONS = [TILTED_BOWL, ravine(25)]


def adam(function, start, rate, steps, **settings):
    return iterate(function, start, Adam(rate, **settings), steps)


def rms_prop(function, start, rate, steps, **settings):
    return iterate(function, start, RMSProp(rate, **settings), steps)


def adam_of_the_paper(slope, x, alpha, beta1, beta2, steps, *, corrects=True, epsilon=1e-8):
    """Algorithm 1 of Kingma and Ba, one variable after the other, in plain Python."""
    x, m, v = list(x), [0.0] * len(x), [0.0] * len(x)
    points = [list(x)]
    for t in range(1, steps + 1):
        g = slope(x)
        for i in range(len(x)):
            m[i] = beta1 * m[i] + (1 - beta1) * g[i]
            v[i] = beta2 * v[i] + (1 - beta2) * g[i] ** 2
            m_hat = m[i] / (1 - beta1**t) if corrects else m[i]
            v_hat = v[i] / (1 - beta2**t) if corrects else v[i]
            x[i] = x[i] - alpha * m_hat / (math.sqrt(v_hat) + epsilon)
        points.append(list(x))
    return np.array(points)


def rms_prop_of_the_lecture(slope, x, alpha, rho, steps, epsilon=1e-8):
    """Slide 29 of lecture 6 of Tieleman and Hinton, one variable after the other, in plain Python."""
    x, mean_square = list(x), [0.0] * len(x)
    points = [list(x)]
    for _ in range(steps):
        g = slope(x)
        for i in range(len(x)):
            mean_square[i] = rho * mean_square[i] + (1 - rho) * g[i] ** 2
            x[i] = x[i] - alpha * g[i] / (math.sqrt(mean_square[i]) + epsilon)
        points.append(list(x))
    return np.array(points)


def bowl_slopes(x):
    """The slopes of x² + 2y² + xy."""
    return [2 * x[0] + x[1], 4 * x[1] + x[0]]


@given(rates, decays, long_decays, st.integers(1, 30), st.booleans())
def test_adam_is_that_of_its_paper(rate, mean_decay, square_decay, steps, corrects):
    rule = Adam(rate, mean_decay, square_decay, corrects_bias=corrects)
    found = iterate(TILTED_BOWL, (3, 2), rule, steps).points
    expected = adam_of_the_paper(
        bowl_slopes, (3, 2), rate, mean_decay, square_decay, steps, corrects=corrects
    )
    np.testing.assert_allclose(found, expected[: len(found)], rtol=1e-6, atol=1e-7)


@given(rates, long_decays, st.integers(1, 30))
def test_rms_prop_is_that_of_its_lecture(rate, decay, steps):
    found = rms_prop(TILTED_BOWL, (3, 2), rate, steps, decay=decay).points
    expected = rms_prop_of_the_lecture(bowl_slopes, (3, 2), rate, decay, steps)
    np.testing.assert_allclose(found, expected[: len(found)], rtol=1e-6, atol=1e-7)


@given(rates, decays, decays)
def test_the_first_step_of_adam_is_the_learning_rate_long_in_each_variable(rate, mean_decay, square_decay):
    walk = adam(TILTED_BOWL, (3, -7), rate, 1, mean_decay=mean_decay, square_decay=square_decay)
    np.testing.assert_allclose(np.diff(walk.points, axis=0)[0], [rate, rate] * -np.sign([-1, -25]), rtol=1e-6)


def test_without_the_correction_the_first_step_is_too_long_or_too_short():
    # (1 − β₁)/√(1 − β₂) of α: 0.1/√0.001 = 3.16 as the paper sets them, and 0.1/√0.1 = 0.316
    for square_decay, share in ((0.999, 0.1 / math.sqrt(0.001)), (0.9, 0.1 / math.sqrt(0.1))):
        walk = iterate(TILTED_BOWL, (3, 2), Adam(0.01, 0.9, square_decay, corrects_bias=False), 1)
        assert walk.points[1] - walk.points[0] == pytest.approx([-0.01 * share] * 2, rel=1e-6)


@given(st.floats(0.1, 1000), st.integers(1, 50))
def test_a_loss_in_other_units_changes_no_step(scale, steps):
    scaled = ClosedForm(
        lambda x, y: scale * (x**2 + 2 * y**2 + x * y),
        (lambda x, y: scale * (2 * x + y), lambda x, y: scale * (4 * y + x)),
    )
    for method in (adam, rms_prop):
        one, other = (method(each, (3, 2), 0.05, steps).points for each in (TILTED_BOWL, scaled))
        np.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-4)


def test_a_variable_in_other_units_gets_steps_of_the_same_numbers():
    # A metre counted as 100 centimetres: slopes are a hundredth, and the first step is α again, now in cm.
    in_centimetres = ClosedForm(
        lambda x, y: (x / 100) ** 2 + 2 * y**2 + x / 100 * y,
        (lambda x, y: (2 * x / 100 + y) / 100, lambda x, y: 4 * y + x / 100),
    )
    step = adam(in_centimetres, (300, 2), 0.1, 1).points
    assert step[1] - step[0] == pytest.approx([-0.1, -0.1], rel=1e-5)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_the_averages_are_weighted_means_of_all_slopes(function):
    walk = adam(function, (3, 2), 0.05, 12, mean_decay=0.8, square_decay=0.95)
    means, squares = averages(walk)
    for step in range(12):
        ages = np.arange(step, -1, -1)
        slopes = walk.gradients[: step + 1]
        np.testing.assert_allclose(means[step], np.average(slopes, axis=0, weights=0.8**ages))
        np.testing.assert_allclose(squares[step], np.average(slopes**2, axis=0, weights=0.95**ages))


@pytest.mark.parametrize("function", FUNCTIONS)
def test_step_sizes_times_slopes_are_the_steps(function):
    walk = adam(function, (3, 2), 0.05, 20)
    np.testing.assert_allclose(-step_sizes(walk) * averages(walk)[0], np.diff(walk.points, axis=0), rtol=1e-6)
    walk = rms_prop(function, (3, 2), 0.05, 20)
    np.testing.assert_allclose(
        -step_sizes(walk) * walk.gradients[:-1], np.diff(walk.points, axis=0), rtol=1e-6
    )


def test_a_variable_that_does_not_matter_stays():
    flat = ClosedForm(lambda x, _: x**2, (lambda x, _: 2 * x, lambda *_: np.zeros(())))
    for method in (adam, rms_prop):
        assert np.all(method(flat, (1, 5), 0.1, 30).points[:, 1] == 5)


def test_a_constant_step_keeps_circling_where_gradient_descent_settles():
    parabola = ClosedForm(lambda x: x**2, (lambda x: 2 * x,))
    late = rms_prop(parabola, 1.0, 0.1, 400, decay=0.9).points[200:, 0]
    assert np.abs(late).max() > 0.02
    assert np.any(late[:-1] * late[1:] < 0)


def test_adam_trains_a_classifier():
    data = two_clusters(40, 3.0, 1.0, seed=3)
    walk = adam(CrossEntropy(data.points, data.labels), np.zeros(3), 0.1, 200)
    assert walk.values[-1] < walk.values[0] / 3


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (lambda: Adam(0.0), "learning_rate"),
        (lambda: Adam(0.1, 1.0), "mean_decay"),
        (lambda: Adam(0.1, 0.9, -0.1), "square_decay"),
        (lambda: Adam(0.1, epsilon=0.0), "epsilon"),
        (lambda: RMSProp(-1.0), "learning_rate"),
        (lambda: RMSProp(0.1, 1.0), "decay"),
    ],
)
def test_settings_out_of_range_are_refused(make, name):
    with pytest.raises(ValueError, match=f"^{name} must be"):
        make()


@given(decays, st.integers(0, 60))
def test_the_weights_of_a_running_mean_add_up_to_their_sum(decay, steps):
    weights = [(1 - decay) * decay**age for age in range(steps)]
    assert weight_sum(decay, steps) == pytest.approx(math.fsum(weights), abs=1e-12)
