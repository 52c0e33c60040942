import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.signal import lfilter

from mathkit.functions.quadratics import PARABOLA_AT_THREE, TILTED_BOWL, Quadratic, ravine
from mathkit.optimization.gradient_descent import best_descent, gradient_descent
from mathkit.optimization.iterate import FARTHEST
from mathkit.optimization.momentum import (
    HeavyBallBehaviour,
    accumulated_steps,
    best_heavy_ball,
    classify_heavy_ball,
    heavy_ball,
    passes_the_minimum,
    remaining_share,
    stability_limit,
    swinging_rates,
    velocity_parts,
)

rates, kept, conditions = st.floats(0.01, 4), st.floats(0, 0.99), st.floats(1.5, 100)
mild_conditions = st.floats(1.5, 25)  # the steps that a long run needs grow with the condition


def as_pytorch_writes_it(function, start, learning_rate, momentum, steps):
    """The buffer of torch.optim.SGD: b ← β b + ∇f, x ← x − α b."""
    x, buffer = np.array(start, dtype=float), np.zeros(len(start))
    points = [x]
    for _ in range(steps):
        buffer = momentum * buffer + function.gradient(x)
        x = x - learning_rate * buffer
        points.append(x)
    return np.array(points)


@given(rates, kept, st.integers(1, 40))
def test_the_iterates_are_those_of_pytorch(rate, momentum, steps):
    ball = heavy_ball(TILTED_BOWL, (3, 2), rate / 4, momentum, steps)
    expected = as_pytorch_writes_it(TILTED_BOWL, (3, 2), rate / 4, momentum, steps)[: len(ball.points)]
    np.testing.assert_allclose(ball.points, expected, rtol=1e-7, atol=1e-7 * np.abs(expected).max())
    np.testing.assert_allclose(np.diff(ball.points, axis=0), ball.state("velocity")[1:], atol=1e-3, rtol=1e-6)
    np.testing.assert_allclose(ball.values, TILTED_BOWL.value(ball.points))


@given(rates, st.integers(1, 30))
def test_without_momentum_it_is_gradient_descent(rate, steps):
    plain, ball = (
        gradient_descent(TILTED_BOWL, (3, 2), rate, steps),
        heavy_ball(TILTED_BOWL, (3, 2), rate, 0, steps),
    )
    np.testing.assert_array_equal(ball.points, plain.points)


def test_two_steps_by_hand():
    ball = heavy_ball(PARABOLA_AT_THREE, 7, 0.1, 0.5, 2)
    # v₁ = −0.1·8, then v₂ = 0.5·(−0.8) − 0.1·6.4
    assert ball.state("velocity")[:, 0] == pytest.approx([0, -0.8, -1.04])
    assert ball.points[:, 0] == pytest.approx([7, 6.2, 5.16])
    kept, push = velocity_parts(ball, 2)
    assert (*kept, *push) == pytest.approx((-0.4, -0.64))


@pytest.mark.parametrize("rate", [5, 1e8, 1e300])
def test_a_trajectory_to_infinity_ends_in_finite_numbers(rate):
    ball = heavy_ball(PARABOLA_AT_THREE, 7, rate, 0.9, 5000)
    assert ball.stopped_early
    assert np.all(np.abs(ball.points) <= FARTHEST)
    assert np.all(np.isfinite(ball.values))


def matrix_of_a_step(curvature, rate, momentum):
    """Takes the last two distances, the later one first, to the next two."""
    return np.array([[1 + momentum - rate * curvature, -momentum], [1.0, 0.0]])


def spectral_radius(bowl, rate, momentum):
    """What a step leaves of the distance in the long run, along the slowest axis."""
    return max(float(remaining_share(curvature, rate, momentum)) for curvature in bowl.curvatures)


@given(st.floats(0.01, 2), st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_between_the_swinging_rates_the_eigenvalues_are_complex(curvature, momentum, share):
    begin, end = swinging_rates(curvature, momentum)
    within = np.linalg.eigvals(matrix_of_a_step(curvature, begin + share * (end - begin), momentum))
    assert np.all(np.iscomplex(within))
    np.testing.assert_allclose(np.abs(within), math.sqrt(momentum))
    for outside in (0.99 * begin, 1.01 * end):
        assert np.all(np.isreal(np.linalg.eigvals(matrix_of_a_step(curvature, outside, momentum))))


@given(st.floats(0.01, 2), st.lists(rates, min_size=1, max_size=5), kept)
def test_the_share_that_remains_is_the_largest_eigenvalue_of_a_step(curvature, learning_rates, momentum):
    found = remaining_share(curvature, learning_rates, momentum)
    for share, rate in zip(found, learning_rates, strict=True):
        eigenvalues = np.linalg.eigvals(matrix_of_a_step(curvature, rate, momentum))
        # Where two eigenvalues meet they are known to the root of the rounding only.
        assert share == pytest.approx(np.abs(eigenvalues).max(), abs=1e-6)


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=30), kept)
def test_steps_add_up_as_a_recursive_filter_does(pushes, momentum):
    np.testing.assert_allclose(
        accumulated_steps(pushes, momentum), lfilter([1], [1, -momentum], pushes), atol=1e-9
    )


@given(st.floats(0, 0.9))
def test_equal_pushes_add_up_and_alternating_ones_cancel(momentum):
    turns = (-1.0) ** np.arange(400)
    assert accumulated_steps(np.ones(400), momentum)[-1] == pytest.approx(1 / (1 - momentum))
    assert abs(accumulated_steps(turns, momentum)[-1]) == pytest.approx(1 / (1 + momentum))


@given(conditions, rates, kept)
def test_the_radius_is_below_one_where_theory_says(condition, rate, momentum):
    bowl = ravine(condition)
    share = rate / stability_limit(bowl, momentum)
    assume(abs(share - 1) > 1e-6)
    assert stability_limit(bowl, momentum) == pytest.approx(2 * (1 + momentum))
    assert (spectral_radius(bowl, rate, momentum) < 1) == (share < 1)


@settings(max_examples=40)
@given(mild_conditions, st.floats(0.05, 4), kept)
def test_the_behaviour_is_what_a_long_run_does(condition, rate, momentum):
    bowl = ravine(condition)
    assume(abs(rate / stability_limit(bowl, momentum) - 1) > 0.02)
    run = heavy_ball(bowl, (-8, 1.5), rate, momentum, 1000)
    behaviour = classify_heavy_ball(run, bowl)
    if behaviour is HeavyBallBehaviour.DIVERGES:
        assert run.stopped_early
        return
    assert np.linalg.norm(run.points[-1]) < np.linalg.norm(run.points[0])
    curvatures = 1 / condition, 1.0
    slacks = [rate * curvature / (1 - math.sqrt(momentum)) ** 2 for curvature in curvatures]
    assume(all(abs(slack - 1) > 0.02 for slack in slacks))
    # Closer to the minimum than floating point resolves, rounding decides the side.
    sides = np.where(np.abs(run.points) > 1e-300, np.sign(run.points), 0.0)
    passed = np.any(sides * sides[0] < 0, axis=0)
    assert passed.tolist() == [passes_the_minimum(each, rate, momentum) for each in curvatures]
    assert (behaviour is HeavyBallBehaviour.SWINGS) == passed.any()


@pytest.mark.parametrize(
    ("start", "rate", "momentum", "behaviour"),
    [
        ((-8, 1.5), 3.0, 0.5, HeavyBallBehaviour.KEEPS_SWINGING),
        ((-8, 1.5), 3.1, 0.5, HeavyBallBehaviour.DIVERGES),
        ((-8, 0), 3.1, 0.5, HeavyBallBehaviour.SWINGS),  # on the axis of the floor, the walls do not matter
        ((-8, 1.5), 0.04, 0.04, HeavyBallBehaviour.GLIDES),
        ((0, 0), 3.1, 0.5, HeavyBallBehaviour.STAYS),
    ],
)
def test_behaviours_in_a_ravine(start, rate, momentum, behaviour):
    bowl = ravine(25)
    assert classify_heavy_ball(heavy_ball(bowl, start, rate, momentum, 1), bowl) is behaviour


def test_the_best_tunings_of_a_ravine():
    ball, plain = best_heavy_ball(ravine(25)), best_descent(ravine(25))
    assert ball.rule.learning_rate == pytest.approx((2 / 1.2) ** 2)
    assert ball.rule.momentum == pytest.approx((4 / 6) ** 2)
    assert (ball.convergence_rate, plain.convergence_rate) == pytest.approx((2 / 3, 24 / 26))
    assert plain.rule.learning_rate == pytest.approx(2 / 1.04)


@settings(max_examples=20)
@given(conditions)
def test_no_other_tuning_is_better(condition):
    bowl = ravine(condition)
    ball, plain = best_heavy_ball(bowl), best_descent(bowl)
    # At the best tuning both eigenvalues meet, where they are known to the root of the rounding only.
    assert spectral_radius(bowl, ball.rule.learning_rate, ball.rule.momentum) == pytest.approx(
        ball.convergence_rate, abs=1e-6
    )
    assert spectral_radius(bowl, plain.rule.learning_rate, 0) == pytest.approx(plain.convergence_rate)
    for rate in np.linspace(0.05, 3.95, 25):
        assert spectral_radius(bowl, rate, 0) >= plain.convergence_rate - 1e-9
        for momentum in np.linspace(0, 0.99, 12):
            assert spectral_radius(bowl, rate, momentum) >= ball.convergence_rate - 1e-6


@settings(max_examples=20)
@given(mild_conditions)
def test_in_the_long_run_a_step_leaves_the_radius(condition):
    bowl = ravine(condition)
    rate, momentum = 1.0, 0.3
    radius = spectral_radius(bowl, rate, momentum)
    steps = math.ceil(-200 / math.log(radius))
    run = heavy_ball(bowl, (-8, 1.5), rate, momentum, steps)
    share = float(np.linalg.norm(run.points[-1])) ** (1 / steps)
    assert share == pytest.approx(radius, rel=0.03)


def test_a_ravine_is_as_long_as_it_says():
    assert ravine(25, (3, 2)).minimum == pytest.approx([3, 2])
    assert ravine(25, (3, 2)).value([(3, 2), (8, 3)]) == pytest.approx([0, 1])
    assert isinstance(ravine(25), Quadratic)
    assert ravine(25).curvatures == pytest.approx([0.04, 1])
    assert ravine(25).value([(5, 1)]) == pytest.approx([1])


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: heavy_ball(TILTED_BOWL, (1, 2), 0.1, 1, 3), "momentum"),
        (lambda: heavy_ball(TILTED_BOWL, (1, 2), 0.1, -0.1, 3), "momentum"),
        (lambda: heavy_ball(TILTED_BOWL, (1, 2), 0, 0.5, 3), "learning_rate"),
        (lambda: heavy_ball(TILTED_BOWL, (1, 2), 0.1, 0.5, 0), "steps"),
        (lambda: heavy_ball(TILTED_BOWL, (1e13, 2), 0.1, 0.5, 1), "start"),
        (lambda: remaining_share(0, 0.1, 0.5), "curvature"),
        (lambda: remaining_share(1, -0.1, 0.5), "learning_rates"),
        (lambda: accumulated_steps([], 0.5), "pushes"),
        (lambda: ravine(0.5), "condition"),
    ],
)
def test_wrong_input_is_refused(call, name):
    with pytest.raises(ValueError, match=f"^{name} must be"):
        call()
