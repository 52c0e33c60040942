from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import rosen, rosen_der

from mathkit.functions.differentiable import ClosedForm
from mathkit.functions.quadratics import PARABOLA_AT_THREE, TILTED_BOWL, from_coefficients, ravine
from mathkit.functions.smooth import SINE
from mathkit.learning.squared_error import squared_error_of_lines
from mathkit.optimization.gradient_descent import GradientDescent, best_descent
from mathkit.optimization.iterate import FARTHEST, Rule, iterate, iterate_until, steps_until
from mathkit.optimization.momentum import HeavyBall, best_heavy_ball, heavy_ball

ROSENBROCK = ClosedForm(
    lambda x, y: rosen(np.stack([x, y])),
    (lambda x, y: rosen_der(np.stack([x, y]))[0], lambda x, y: rosen_der(np.stack([x, y]))[1]),
)
RULES = [GradientDescent(1e-3), HeavyBall(1e-3, 0.9)]

bowls = st.builds(from_coefficients, st.floats(0.6, 4), st.floats(-1, 1), st.floats(0.6, 4))
places = st.tuples(st.floats(-5, 5), st.floats(-5, 5))


# The rules that there are --------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("function", [ROSENBROCK, TILTED_BOWL])
def test_every_rule_makes_every_function_smaller(function, rule):
    trajectory = iterate(function, (-1.2, 1), rule, 500)
    assert trajectory.steps == 500
    assert trajectory.values[-1] < trajectory.values[0] / 4
    np.testing.assert_array_equal(trajectory.values, function.value(trajectory.points))
    np.testing.assert_array_equal(trajectory.gradients, function.gradient(trajectory.points))


@given(bowls, places, st.floats(0.01, 0.3), st.integers(1, 40))
def test_plain_descent_is_a_heavy_ball_without_momentum(bowl, start, rate, steps):
    plain = iterate(bowl, start, GradientDescent(rate), steps)
    ball = iterate(bowl, start, HeavyBall(rate, 0.0), steps)
    for name in ("points", "values", "gradients"):
        np.testing.assert_array_equal(getattr(plain, name), getattr(ball, name))


@given(bowls, places, st.floats(0.01, 0.2), st.integers(1, 40))
def test_plain_descent_on_a_bowl_follows_the_powers_of_a_matrix(bowl, start, rate, steps):
    trajectory = iterate(bowl, start, GradientDescent(rate), steps)
    powers = np.linalg.matrix_power(np.eye(2) - rate * bowl.hessian, steps)
    assert trajectory.points[-1] == pytest.approx(powers @ start, abs=1e-9)


@given(bowls, places, st.floats(0.01, 0.2), st.floats(0, 0.95), st.integers(1, 40))
def test_the_heavy_ball_on_a_bowl_follows_the_powers_of_a_matrix(bowl, start, rate, momentum, steps):
    trajectory = iterate(bowl, start, HeavyBall(rate, momentum), steps)
    block = np.block([[(1 + momentum) * np.eye(2) - rate * bowl.hessian, -momentum * np.eye(2)],
                      [np.eye(2), np.zeros((2, 2))]])  # fmt: skip
    both = np.linalg.matrix_power(block, steps) @ [*start, *start]
    assert trajectory.points[-1] == pytest.approx(both[:2], abs=1e-9)
    assert trajectory.state("velocity")[-1] == pytest.approx(both[:2] - both[2:], abs=1e-9)


def test_functions_of_one_variable_can_be_minimized():
    trajectory = iterate(SINE, 0.5, GradientDescent(0.5), 60)
    assert trajectory.points.shape == (61, 1)
    assert trajectory.points[-1] == pytest.approx([-np.pi / 2], abs=1e-6)


# Rules to come -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Adam(Rule):
    state_names: ClassVar[tuple[str, ...]] = ("mean", "mean_square")
    learning_rate: float

    def step(self, number, gradient, state, /):
        decays = np.array([[0.9], [0.999]])
        state = decays * state + (1 - decays) * np.stack([gradient, gradient**2])
        mean, mean_square = state / (1 - decays**number)
        return -self.learning_rate * mean / (np.sqrt(mean_square) + 1e-8), state


def test_a_rule_may_keep_several_vectors_and_count_its_steps():
    trajectory = iterate(ROSENBROCK, (-1.2, 1), Adam(0.1), 30)
    x, m, v = np.array([-1.2, 1]), np.zeros(2), np.zeros(2)
    for t in range(1, 31):
        g = rosen_der(x)
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
        x = x - 0.1 * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
        np.testing.assert_allclose(trajectory.points[t], x)
        np.testing.assert_allclose(trajectory.state("mean")[t], m)
        np.testing.assert_allclose(trajectory.state("mean_square")[t], v)
    assert not trajectory.states[0].any()


@dataclass(frozen=True)
class OnePointAtATime(Rule):
    """Each step descends on the error of one point only: the smallest batch that there is."""

    points: tuple[tuple[float, float], ...]

    def gradient(self, _, point, number, /):
        x, y = self.points[(number - 1) % len(self.points)]
        return 2 * (point[0] * x + point[1] - y) * np.array([x, 1.0])

    def step(self, number, gradient, state, /):
        return -0.2 / number**0.5 * gradient, state


def test_a_rule_may_see_a_part_of_the_data_and_follow_a_schedule():
    line = ((0.0, 1.0), (1.0, 3.0), (2.0, 5.0), (-1.0, -1.0))
    error = squared_error_of_lines(line)
    trajectory = iterate(error, (0.0, 0.0), OnePointAtATime(line), 2000)
    assert trajectory.points[-1] == pytest.approx([2, 1], abs=1e-3)
    assert trajectory.gradients[0] == pytest.approx([0, -2])
    assert trajectory.values == pytest.approx(error.value(trajectory.points))


# How long it goes on -------------------------------------------------------------------------------------


def test_it_stops_before_it_is_too_far_away():
    trajectory = iterate(PARABOLA_AT_THREE, 7, GradientDescent(1.5), 100, farthest=100)
    # The distance from 3 doubles with each step: 4, 8, 16, 32, 64; then it would be 128.
    assert trajectory.points[:, 0] == pytest.approx([7, -5, 19, -29, 67])
    assert trajectory.stopped_early
    assert not iterate(PARABOLA_AT_THREE, 7, GradientDescent(1.5), 4, farthest=100).stopped_early


def test_steps_are_counted_until_no_later_value_is_above():
    assert steps_until([8, 1, 3, 1, 0.5], 1) == 3
    assert steps_until([8, 4], 1) is None
    assert steps_until([1], 1) == 0


@pytest.mark.parametrize("condition", [1, 4, 25, 50])
def test_it_goes_on_until_the_loss_stays_low(condition):
    bowl, start = ravine(condition), (-8, 1.5)
    for rule in (best_heavy_ball(bowl).rule, best_descent(bowl).rule):
        trajectory = iterate_until(bowl, start, rule, 0.01)
        assert trajectory.values[-1] <= 0.01 * trajectory.values[0]
        longer = iterate(bowl, start, rule, 500)
        late = longer.values > 0.01 * longer.values[0]
        assert trajectory.steps == max(1, np.flatnonzero(late)[-1] + 1)


def test_a_loss_that_is_low_for_a_moment_only_is_not_the_end():
    bowl, rule = ravine(25), HeavyBall(1.5, 0.93)
    values = iterate(bowl, (-8, 1.5), rule, 70).values
    low = 0.01 * values[0]
    assert values[64] <= low < values[65]  # at the end of the first part that is computed
    assert iterate_until(bowl, (-8, 1.5), rule, 0.01).steps == 66


def test_the_share_of_the_loss_is_counted_from_its_minimum():
    bowl = from_coefficients(1, 0, 1)
    lifted = type(bowl)(bowl.hessian, bowl.minimum, 5.0)
    rule = GradientDescent(0.05)
    assert iterate_until(lifted, (3, 2), rule, 0.01).steps == iterate_until(bowl, (3, 2), rule, 0.01).steps


def test_a_long_trajectory_is_the_same_as_one_of_known_length():
    """It is computed in parts, each twice as long as all before."""
    bowl, rule = ravine(400), best_heavy_ball(ravine(400)).rule
    slow = HeavyBall(rule.learning_rate / 100, rule.momentum)
    found = iterate_until(bowl, (-8, 1.5), slow, 1e-6)
    assert found.steps > 1000
    whole = heavy_ball(bowl, (-8, 1.5), slow.learning_rate, slow.momentum, found.steps)
    for name in ("points", "states", "gradients", "values"):
        np.testing.assert_array_equal(getattr(found, name), getattr(whole, name))
    assert not found.stopped_early


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: iterate(TILTED_BOWL, [[1, 2]], RULES[0], 3), "start"),
        (lambda: iterate(TILTED_BOWL, (FARTHEST, FARTHEST), RULES[0], 3), "start"),
        (lambda: iterate(TILTED_BOWL, (1, 2), RULES[0], 3, farthest=2), "start"),
        (lambda: iterate(TILTED_BOWL, (1, 2), RULES[0], 0), "steps"),
        (lambda: GradientDescent(0), "learning_rate"),
        (lambda: HeavyBall(0, 0.5), "learning_rate"),
        (lambda: HeavyBall(0.1, 1), "momentum"),
        (lambda: steps_until([1, 2], -1), "level"),
        (lambda: steps_until([], 1), "values"),
        (lambda: iterate_until(TILTED_BOWL, (1, 2), RULES[0], 0), "share"),
        (lambda: iterate_until(ravine(25), (-8, 1.5), GradientDescent(2.0), 1e-3, most_steps=1000), "rule"),
    ],
)
def test_wrong_input_is_refused(call, name):
    with pytest.raises(ValueError, match=f"^{name} must be"):
        call()
