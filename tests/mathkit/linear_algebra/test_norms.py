import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import minimize
from scipy.spatial.distance import chebyshev, cityblock, euclidean, minkowski
from scipy.special import softmax

from mathkit.linear_algebra.norms import (
    distances,
    nearest_in_ball,
    nearest_points,
    p_norm,
    power_ball,
    power_length,
    power_shares,
    pulled_descent,
    unit_ball,
)

coordinate = st.one_of(st.just(0.0), st.floats(1e-3, 1e3), st.floats(-1e3, -1e-3))
plane, space = (arrays(np.float64, size, elements=coordinate) for size in (2, 3))
exponents = st.one_of(st.sampled_from([1.0, 2.0, math.inf]), st.floats(1, 50))


@pytest.mark.parametrize(("p", "length"), [(1, 7), (2, 5), (math.inf, 4), (3, 91 ** (1 / 3))])
def test_the_norms_of_three_four(p, length):
    assert p_norm((3, 4), p) == pytest.approx(length)


@given(space, exponents)
def test_norms_agree_with_numpy(x, p):
    assert p_norm(x, p) == pytest.approx(np.linalg.norm(x, p), rel=1e-9)


@given(plane, plane)
def test_distances_agree_with_scipy(a, b):
    found = distances(a, b)
    assert found.manhattan == pytest.approx(cityblock(a, b))
    assert found.euclidean == pytest.approx(euclidean(a, b))
    assert found.chebyshev == pytest.approx(chebyshev(a, b))


@given(space, space, exponents)
def test_a_detour_is_never_shorter(x, y, p):
    assert p_norm(x + y, p) <= (p_norm(x, p) + p_norm(y, p)) * (1 + 1e-12)


@given(space, st.floats(-100, 100), exponents)
def test_a_multiple_is_as_many_times_as_long(x, factor, p):
    assert p_norm(factor * x, p) == pytest.approx(abs(factor) * p_norm(x, p))


@given(space, exponents, exponents)
def test_the_larger_the_exponent_the_shorter(x, p, q):
    least, most = sorted([p, q])
    assert p_norm(x, most) <= p_norm(x, least) * (1 + 1e-12)


def test_huge_and_tiny_vectors_keep_their_length():
    assert p_norm((3e200, 4e200), 2) == pytest.approx(5e200)
    assert p_norm((3e-200, 4e-200), 2) == pytest.approx(5e-200)
    assert p_norm((0, 0), 3) == 0


@given(plane, plane)
def test_the_walks_lead_from_a_to_b_and_are_as_long_as_they_say(a, b):
    found = distances(a, b)
    for walk in (found.street, found.straight, found.together):
        np.testing.assert_allclose(walk[[0, -1]], [a, b], atol=1e-9)
    streets = np.abs(np.diff(found.street, axis=0))
    assert not streets.prod(axis=1).any()  # along one coordinate at a time
    assert streets.sum() == pytest.approx(found.manhattan)
    steps = np.abs(np.diff(found.together, axis=0)).max(axis=1)
    assert steps.sum() == pytest.approx(found.chebyshev)
    diagonal = np.abs(np.diff(found.together, axis=0))[0]
    assert diagonal[0] == pytest.approx(diagonal[1])


@given(exponents, st.integers(1, 60))
def test_the_edge_of_the_unit_ball_has_norm_one(p, count):
    edge = unit_ball(p, count)
    assert edge.shape == (count + 1, 2)
    np.testing.assert_allclose([p_norm(point, p) for point in edge], 1.0, rtol=1e-9)
    np.testing.assert_allclose(edge[0], edge[-1], atol=1e-9)


def test_diamond_circle_and_square():
    np.testing.assert_allclose(unit_ball(1, 4)[:4], [(1, 0), (0, 1), (-1, 0), (0, -1)], atol=1e-12)
    np.testing.assert_allclose(np.linalg.norm(unit_ball(2), axis=1), 1)
    np.testing.assert_allclose(unit_ball(math.inf, 8)[1:8:2], [(1, 1), (-1, 1), (-1, -1), (1, -1)])


@given(exponents, exponents)
def test_balls_grow_with_the_exponent(p, q):
    least, most = sorted([p, q])
    inner, outer = (np.linalg.norm(unit_ball(each, 24), axis=1) for each in (least, most))
    assert np.all(inner <= outer * (1 + 1e-9))


powers = st.one_of(exponents, st.floats(0.2, 1))
positive = arrays(np.float64, 3, elements=st.floats(1e-2, 1e2))


@given(space, powers)
def test_lengths_for_any_power_agree_with_scipy(x, p):
    expected = np.abs(x).max() if p == math.inf else minkowski(np.zeros(3), x, p)
    assert power_length(x, p) == pytest.approx(expected, rel=1e-9)


def test_half_is_no_norm():
    assert power_length((0.5, 0.5), 0.5) == pytest.approx(2)
    assert power_length((0.5, 0), 0.5) + power_length((0, 0.5), 0.5) == pytest.approx(1)


@given(positive, positive, st.floats(0.2, 1))
def test_below_one_a_detour_along_positive_steps_is_never_longer(x, y, p):
    assert power_length(x + y, p) >= (power_length(x, p) + power_length(y, p)) * (1 - 1e-9)


@given(exponents, st.floats(0, 2 * math.pi), st.floats(0, 2 * math.pi), st.floats(0, 1))
def test_a_mix_of_two_steps_of_length_one_is_no_longer(p, first, second, share):
    steps = [np.array([math.cos(turn), math.sin(turn)]) for turn in (first, second)]
    u, v = (step / p_norm(step, p) for step in steps)
    assert power_length(share * u + (1 - share) * v, p) <= 1 + 1e-9


def test_the_dented_balls_are_known_curves():
    x, y = np.abs(power_ball(0.5)).T
    np.testing.assert_allclose((1 - x - y) ** 2, 4 * x * y, atol=1e-9)
    turns = np.linspace(0, 2 * np.pi, 241)
    astroid = np.column_stack([np.cos(turns) ** 3, np.sin(turns) ** 3])
    np.testing.assert_allclose(power_ball(2 / 3), astroid, atol=1e-9)


@given(st.floats(0.2, 20))
def test_the_edge_for_any_power_has_length_one(p):
    np.testing.assert_allclose([power_length(point, p) for point in power_ball(p, 24)], 1.0, rtol=1e-9)


def test_from_one_on_the_balls_are_those_of_norms():
    np.testing.assert_array_equal(power_ball(3), unit_ball(3))


@given(positive, st.floats(0.2, 20))
def test_shares_of_powers_are_a_softmax_of_logarithms(sizes, p):
    np.testing.assert_allclose(power_shares(sizes, p), softmax(p * np.log(sizes)), rtol=1e-9, atol=1e-12)


def test_in_the_end_the_largest_take_all():
    np.testing.assert_array_equal(power_shares((3, -4), math.inf), (0, 1))
    np.testing.assert_array_equal(power_shares((4, -4), math.inf), (0.5, 0.5))
    np.testing.assert_array_equal(power_shares((0, 2), 3), (0, 1))


@given(plane, st.lists(st.tuples(coordinate, coordinate), min_size=1, max_size=4), st.floats(1, 20))
def test_the_nearest_points_are_nearest(query, points, p):
    found = nearest_points(query, points, p)
    expected = [minkowski(query, point, p) for point in points]
    assert found.distances == pytest.approx(expected, rel=1e-9)
    assert int(np.argmin(expected)) in found.nearest
    assert found.distances[list(found.nearest)] == pytest.approx(min(expected))


def test_equally_near_points_are_all_named():
    assert nearest_points((0, 0), [(1, 0), (0, 2), (0, -1)]).nearest == (0, 2)


@pytest.mark.parametrize(
    ("p", "point"), [(1, (0, 1)), (2, np.array([0.5, 1.8]) / math.hypot(0.5, 1.8)), (math.inf, (0.5, 1))]
)
def test_a_point_above_the_unit_balls(p, point):
    assert nearest_in_ball((0.5, 1.8), p) == pytest.approx(point)


@given(space, st.sampled_from([1, 2, math.inf]), st.floats(0.1, 10))
def test_no_point_of_the_ball_is_nearer(x, p, radius):
    nearest = nearest_in_ball(x, p, radius)
    assert p_norm(nearest, p) <= radius * (1 + 1e-9)
    if p_norm(x, p) <= radius:
        np.testing.assert_array_equal(nearest, x)
    # A point is nearest in a convex set if every way into the set leads away from x.
    directions = np.random.default_rng(0).normal(size=(200, 3))
    others = radius * directions / np.array([[p_norm(each, p)] for each in directions])
    assert np.all((others - nearest) @ (x - nearest) <= 1e-9 * (1 + np.abs(x).max()) ** 2)


def test_a_general_optimizer_finds_the_same_point():
    x = np.array([1.5, -0.8, 0.2])
    within = {"type": "ineq", "fun": lambda y: 1 - np.linalg.norm(y, 1)}
    found = minimize(lambda y: np.sum((x - y) ** 2), np.zeros(3), constraints=[within])
    assert nearest_in_ball(x, 1) == pytest.approx(found.x, abs=1e-3)


def test_three_steps_that_are_pulled_back():
    found = pulled_descent((0.5, 1.6), 1, 0.25, 2)
    np.testing.assert_allclose(found.stepped, [(0.25, 0.8), (0.3625, 1.1875)])
    np.testing.assert_allclose(found.weights, [(0, 0), (0.225, 0.775), (0.0875, 0.9125)])


@given(plane, st.sampled_from([1, 2, math.inf]))
def test_a_descent_that_is_pulled_back_ends_at_the_nearest_point(target, p):
    found = pulled_descent(target, p, 0.25, 60)
    assert all(p_norm(each, p) <= 1 + 1e-9 for each in found.weights)
    np.testing.assert_allclose(found.weights[-1], nearest_in_ball(target, p), atol=1e-9)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: p_norm((1, 2), 0.5), "p"),
        (lambda: p_norm((1, 2), math.nan), "p"),
        (lambda: p_norm([[1]], 2), "x"),
        (lambda: unit_ball(0), "p"),
        (lambda: power_ball(0), "p"),
        (lambda: power_length((1, 2), -1), "p"),
        (lambda: power_shares((0, 0), 1), "sizes"),
        (lambda: unit_ball(2, 0), "directions"),
        (lambda: distances((1, 2, 3), (1, 2)), "a"),
        (lambda: nearest_points((1, 2), [(1, 2, 3)]), "points"),
        (lambda: nearest_in_ball((1, 2), 3), "p"),
        (lambda: nearest_in_ball((1, 2), 1, -1), "radius"),
        (lambda: pulled_descent((1, 2), 1, 1.0, 3), "learning_rate"),
        (lambda: pulled_descent((1, 2), 3, 0.25, 3), "p"),
        (lambda: pulled_descent((1, 2), 1, 0.25, 0), "steps"),
    ],
)
def test_what_has_no_norm_is_refused(call, name):
    with pytest.raises(ValueError, match=f"^{name} must be"):
        call()
