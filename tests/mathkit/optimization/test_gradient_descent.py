import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar, rosen, rosen_der

from mathkit.functions.differentiable import ClosedForm
from mathkit.functions.quadratics import (
    PARABOLA_AT_THREE,
    TILTED_BOWL,
    Quadratic,
    from_coefficients,
    ravine,
    shifted_parabola,
)
from mathkit.optimization.gradient_descent import (
    DescentBehaviour,
    best_descent,
    classify_descent,
    gradient_descent,
    has_arrived,
)
from mathkit.optimization.iterate import FARTHEST
from mathkit.optimization.momentum import remaining_share

LONG_BOWL = Quadratic(hessian=np.diag([1.0, 10.0]), minimum=np.array([1.0, 2.0]))


ROSENBROCK = ClosedForm(
    lambda x, y: rosen(np.stack([x, y])),
    (lambda x, y: rosen_der(np.stack([x, y]))[0], lambda x, y: rosen_der(np.stack([x, y]))[1]),
)


def test_four_steps_down_the_parabola():
    descent = gradient_descent(PARABOLA_AT_THREE, 7, 0.1, 20)
    assert descent.points[:4, 0] == pytest.approx([7, 6.2, 5.56, 5.048])
    assert descent.points[20] == pytest.approx([3.0461], abs=5e-5)
    assert descent.points.shape == descent.gradients.shape == (21, 1)
    assert descent.values == pytest.approx((descent.points[:, 0] - 3) ** 2)


def test_twenty_steps_to_minus_one():
    descent = gradient_descent(shifted_parabola(-1.0), 5, 0.1, 20)
    assert descent.points[-1] == pytest.approx([-0.9308], abs=5e-5)
    assert descent.values[-1] == pytest.approx(0.0048, abs=5e-5)


def test_fifty_steps_into_the_bowl():
    descent = gradient_descent(TILTED_BOWL, (3, 2), 0.1, 50)
    assert descent.points[-1] == pytest.approx([0.00033, -0.00014], abs=5e-6)


@given(st.floats(-10, 10), st.floats(0.01, 0.99), st.integers(1, 40))
def test_on_a_parabola_the_distance_follows_the_closed_form(start, learning_rate, steps):
    descent = gradient_descent(PARABOLA_AT_THREE, start, learning_rate, steps)
    factors = (1 - 2 * learning_rate) ** np.arange(steps + 1)
    assert descent.points[:, 0] == pytest.approx(3 + (start - 3) * factors, abs=1e-9)


def test_a_function_that_is_no_quadratic_can_be_minimized():
    descent = gradient_descent(ROSENBROCK, (-1.2, 1), 1e-3, 500)
    assert np.all(np.diff(descent.values) < 0)


@pytest.mark.parametrize("learning_rate", [1.5, 1e8, 1e300])
def test_a_trajectory_to_infinity_ends_in_finite_numbers(learning_rate):
    descent = gradient_descent(PARABOLA_AT_THREE, 7, learning_rate, 5000)
    assert descent.stopped_early
    assert len(descent.points) < 5001
    assert np.all(np.abs(descent.points) <= FARTHEST)
    assert np.all(np.isfinite(descent.values))
    assert not has_arrived(descent)


@pytest.mark.parametrize(
    ("start", "learning_rate", "behaviour"),
    [
        (7, 0.1, DescentBehaviour.CONVERGES),
        (7, 0.5, DescentBehaviour.CONVERGES),
        (7, 0.9, DescentBehaviour.OSCILLATES),
        (7, 1.0, DescentBehaviour.KEEPS_SWINGING),
        (7, 1.05, DescentBehaviour.DIVERGES),
        (3, 5.0, DescentBehaviour.STAYS),
    ],
)
def test_on_a_parabola_the_rate_decides(start, learning_rate, behaviour):
    assert (
        classify_descent(gradient_descent(PARABOLA_AT_THREE, start, learning_rate, 1), PARABOLA_AT_THREE)
        is behaviour
    )


@pytest.mark.parametrize(
    ("start", "learning_rate", "behaviour"),
    [
        ((5, 2), 0.5, DescentBehaviour.CONVERGES),  # only the gentle axis, although 0.5 > 2/10
        ((5, 2), 1.5, DescentBehaviour.OSCILLATES),
        ((5, 2), 2.0, DescentBehaviour.KEEPS_SWINGING),
        ((5, 3), 0.5, DescentBehaviour.DIVERGES),
        ((1, 3), 0.2, DescentBehaviour.KEEPS_SWINGING),
        ((5, 3), 0.15, DescentBehaviour.OSCILLATES),
        ((5, 3), 0.05, DescentBehaviour.CONVERGES),
        ((1, 2), 9.0, DescentBehaviour.STAYS),
    ],
)
def test_in_a_bowl_the_axes_that_are_there_decide(start, learning_rate, behaviour):
    assert classify_descent(gradient_descent(LONG_BOWL, start, learning_rate, 1), LONG_BOWL) is behaviour


bowls = st.tuples(st.floats(0.6, 4), st.floats(-1, 1), st.floats(0.6, 4))
shares = st.floats(0.2, 2.5)


@given(bowls, st.tuples(st.integers(-5, 5), st.integers(-5, 5)), shares)
def test_the_behaviour_is_what_a_long_run_does(coefficients, start, share):
    bowl = from_coefficients(*coefficients)
    limit = bowl.stability_limit
    assume(abs(share - 1) > 0.02)
    assume(any(start))
    run = gradient_descent(bowl, start, share * limit, 900)
    distances = np.abs((run.points - bowl.minimum) @ np.linalg.eigh(bowl.hessian)[1])
    assume(np.all(distances[0] > 1e-6))
    match classify_descent(run, bowl):
        case DescentBehaviour.DIVERGES:
            assert run.stopped_early
        case DescentBehaviour.CONVERGES | DescentBehaviour.OSCILLATES:
            assert np.all(distances[-1] < 1e-9)
        case other:
            pytest.fail(f"a start off both axes of the bowl never {other}")


@given(bowls, st.floats(0.1, 0.99))
def test_oscillating_means_that_some_axis_changes_side(coefficients, share):
    bowl = from_coefficients(*coefficients)
    run = gradient_descent(bowl, (3, 2), share * bowl.stability_limit, 1)
    before, after = run.points @ np.linalg.eigh(bowl.hessian)[1]
    assume(np.all(np.abs(before) > 1e-6))
    assume(np.all(np.abs(after) > 1e-6))
    assert (classify_descent(run, bowl) is DescentBehaviour.OSCILLATES) == bool(np.any(before * after < 0))


def test_it_has_arrived_after_enough_steps_for_the_tolerance():
    assert not has_arrived(gradient_descent(PARABOLA_AT_THREE, 7, 0.1, 20))
    assert has_arrived(gradient_descent(PARABOLA_AT_THREE, 7, 0.1, 60))
    assert has_arrived(gradient_descent(PARABOLA_AT_THREE, 7, 0.1, 20), tolerance=0.1)


def test_the_best_rate_of_a_ravine():
    best = best_descent(ravine(25))
    assert best.rule.learning_rate == pytest.approx(2 / 1.04)
    assert best.convergence_rate == pytest.approx(24 / 26)


def test_an_optimizer_finds_the_same_best_rate():
    found = minimize_scalar(
        lambda rate: max(remaining_share(each, rate, 0) for each in (1 / 9, 1)), bounds=(0.1, 2.5)
    )
    assert found.x == pytest.approx(best_descent(ravine(9)).rule.learning_rate, abs=1e-4)
