import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import approx_fprime

from mathkit.learning.balances import balance_of_line, lifted_line, move_line, nudges, turned_line
from mathkit.learning.linear_regression import centred
from mathkit.learning.squared_error import mean_squared_error

ORDERS = centred([(1, 2.0), (2, 3.1), (3, 3.3), (4, 5.1), (5, 4.5)], standardized=False).points

scatters = st.integers(2, 20).flatmap(lambda n: arrays(float, (n, 2), elements=st.integers(-20, 20)))
weights = st.tuples(st.floats(-5, 5), st.floats(-5, 5))


def counted(points):
    assume(np.all(np.ptp(points, axis=0) > 0))
    return centred(points, standardized=False).points


def best(points):
    return np.linalg.lstsq(np.column_stack([points[:, 0], np.ones(len(points))]), points[:, 1])[0]


def test_five_orders_by_hand():
    balance = balance_of_line(ORDERS, (-0.1, 2.5))
    assert balance.residuals == pytest.approx([-0.7, 0.5, 0.8, 2.7, 2.2])
    assert (balance.above, balance.below, balance.surplus) == pytest.approx((6.2, 0.7, 5.5))
    assert (balance.total, balance.error, balance.lift) == pytest.approx((13.51, 2.702, 1.1))
    lifted = balance_of_line(ORDERS, (-0.1, 3.6))
    assert lifted.pulls == pytest.approx([3.6, 0.6, 0, 1.6, 2.2])
    assert (lifted.for_turn, lifted.against, lifted.arms_in_all, lifted.turn) == pytest.approx(
        (8, 0, 10, 0.8)
    )
    move = move_line(ORDERS, (0.7, 3.6), 0.3, 0.2)
    assert (move.lost, move.gained, move.added, move.error) == pytest.approx((0.88, 0.88, 0.85, 0.382))


@given(scatters, weights)
def test_both_sums_are_the_slopes_of_the_loss(points, line):
    points = counted(points)
    balance = balance_of_line(points, line)
    slopes = approx_fprime(np.array(line), lambda w: mean_squared_error(points, w), 1e-6)
    n = len(points)
    assert (-2 / n * balance.turning, -2 / n * balance.surplus) == pytest.approx(slopes, rel=1e-3, abs=2e-2)
    assert balance.above - balance.below == pytest.approx(balance.surplus, abs=1e-9)
    assert balance.for_turn - balance.against == pytest.approx(balance.turning, abs=1e-8)


@given(scatters)
def test_both_balance_at_the_best_line(points):
    points = counted(points)
    balance = balance_of_line(points, best(points))
    assert (balance.surplus, balance.turning) == pytest.approx((0, 0), abs=1e-8)


@given(scatters, weights)
def test_a_lift_and_a_turn_lead_to_the_best_line_in_either_order(points, line):
    points = counted(points)
    for moves in ((lifted_line, turned_line), (turned_line, lifted_line)):
        there = moves[1](points, moves[0](points, line))
        assert there == pytest.approx(best(points), abs=1e-8)


@given(scatters, weights, st.floats(-3, 3), st.floats(-3, 3))
def test_strips_and_corners_are_all_that_a_move_changes(points, line, lift, turn):
    points = counted(points)
    move = move_line(points, line, lift, turn)
    before, after = (mean_squared_error(points, each) for each in (line, move.weights))
    assert move.error == pytest.approx(after)
    n = len(points)
    assert after - before == pytest.approx((move.gained - move.lost + move.added) / n, abs=1e-6)
    assert move.added_on_average == pytest.approx(move.added / n)
    assert np.sum(move.strips) == pytest.approx(move.lost - move.gained, abs=1e-6)


@given(scatters, st.floats(-3, 3), st.floats(-3, 3))
def test_off_the_best_line_only_corners_are_left(points, lift, turn):
    points = counted(points)
    move = move_line(points, best(points), lift, turn)
    assert move.lost == pytest.approx(move.gained, abs=1e-6)
    rise = lift**2 + turn**2 * np.mean(points[:, 0] ** 2)
    assert move.added_on_average == pytest.approx(rise, abs=1e-9)


@given(scatters, st.floats(-5, 5))
def test_nudges_have_one_digit_and_go_the_way_of_the_lift(points, lift):
    found = nudges(counted(points), lift)
    assert found.lift * lift >= 0
    for nudge in (found.lift, found.turn, found.both_lift, found.both_turn):
        digits = f"{abs(nudge):.6e}".partition("e")[0]
        assert float(digits) == pytest.approx(round(float(digits)))
        assert nudge != 0
