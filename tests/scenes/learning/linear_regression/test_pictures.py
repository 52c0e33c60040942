"""Stacks, shared squares, strips and area bars: lengths and areas, at any line."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.learning.balances import balance_of_line, move_line
from mathkit.learning.linear_regression import centred, fit_line
from scenes.learning.linear_regression import words
from scenes.learning.linear_regression.residuals import Residuals
from scenes.learning.linear_regression.shared_squares import MeanSquare, SharedSquares
from scenes.learning.linear_regression.stacks import Stacks, factors
from scenes.learning.linear_regression.strips import AreaBars, Rises, Strips, places_of_few, strip_boxes
from scenes.stage.shapes.frame import Box

ORDERS = centred([(1, 2.0), (2, 3.1), (3, 3.3), (4, 5.1), (5, 4.5)], standardized=False).points
PLACE = Box(-6.6, -2.6, -2.6, 1.0)
lines = st.tuples(st.floats(-1, 1.5), st.floats(2, 5))


def areas(*shapes):
    boxes = [shape.points.reshape(-1, 4, 4, 3)[:, :, 0, :2] for shape in shapes if len(shape.points)]
    return np.concatenate([np.prod(np.ptp(box, axis=1), axis=1) for box in boxes]) if boxes else np.zeros(0)


@given(lines, st.sampled_from([1.0, 2.0]))
def test_the_totals_of_the_stacks_are_those_of_the_residuals(line, stage):
    picture = Residuals(ORDERS, [(-0.1, 2.5), line]).set_state(weights=line)
    stacks = Stacks(picture, PLACE, 20.0, ("a", "b")).set_state(stage=stage)
    balance = balance_of_line(ORDERS, line)
    expected = (balance.above, balance.below) if stage == 1 else (balance.for_turn, balance.against)
    assert stacks.heights == pytest.approx(expected)


@given(st.floats(0, 2))
def test_squares_that_are_shared_out_keep_their_area(progress):
    picture = Residuals(ORDERS, [(-0.1, 2.5)])
    mean = MeanSquare(picture, (-1.0, -2.5))
    box = Box(-6.6, -1.0, -3.0, 1.2)
    shared = SharedSquares(picture, box, mean).set_state(progress=progress)
    assert shared.factor == 1.0
    total = 13.51 * picture.plot.y_unit**2
    assert areas(shared).sum() == pytest.approx(total)
    assert areas(shared.set_state(progress=3.0)) == pytest.approx(total / 5)


@given(lines, st.floats(-0.5, 0.5), st.floats(-0.3, 0.3))
def test_strips_are_as_long_as_the_residual_and_as_wide_as_the_rise(line, lift, turn):
    picture = Residuals(ORDERS, [(-0.1, 2.5), line]).set_state(weights=line)
    move, every = move_line(ORDERS, line, lift, turn), np.arange(5)
    unit = picture.plot.y_unit**2
    for boxes in strip_boxes(picture, move.rises, every)[:2]:
        found = (boxes[:, 1] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 2])
        assert found == pytest.approx(np.abs(move.strips) / 2 * unit, abs=1e-9)
    # The new square is the old one without or with its strips: its far corner is that of the corner piece.
    corner = strip_boxes(picture, move.rises, every)[2]
    assert (corner[:, 1] - corner[:, 0]) ** 2 == pytest.approx(move.corners * unit, abs=1e-9)


@given(st.floats(0, 1), st.floats(0, 1))
def test_no_area_is_lost_while_it_pours(strips, corners):
    best = fit_line(ORDERS).weights
    picture = Residuals(ORDERS, [(-0.1, 2.5), best]).set_state(weights=best)
    move = move_line(ORDERS, best, 0.3, 0.2)
    bars = AreaBars(picture, move, PLACE).set_state(strips=max(strips, 0.01), corners=max(corners, 0.01))
    unit = picture.plot.y_unit**2
    assert bars.factor == 1.0
    assert areas(bars.shapes[0]).sum() == pytest.approx((move.lost + move.gained) * unit)
    assert areas(bars.shapes[1]).sum() == pytest.approx(move.added * unit)


@given(st.floats(0, 1))
def test_bars_that_cancel_keep_their_height_until_one_covers_the_other(cancelled):
    best = fit_line(ORDERS).weights
    picture = Residuals(ORDERS, [(-0.1, 2.5), best]).set_state(weights=best)
    move = move_line(ORDERS, best, 0.3, 0.2)
    bars = AreaBars(picture, move, PLACE).set_state(strips=1.0, cancelled=cancelled)
    shape = bars.shapes[0]
    assert areas(shape).sum() == pytest.approx(2 * move.lost * picture.plot.y_unit**2)
    assert shape.get_fill_opacity() == pytest.approx(0.6)
    bars.set_state(cancelled=1.0)
    assert shape.width == pytest.approx(bars.bar_width)
    assert bars.set_state(cancelled=2.0).shapes[0].get_fill_opacity() == 0


def test_strips_show_a_share_of_the_move():
    picture = Residuals(ORDERS, [(-0.1, 2.5)])
    strips = Strips(picture, np.full(5, 0.4), [3])
    assert len(strips.strips.points) == 0
    strips.set_state(share=0.25)
    assert areas(strips.strips) == pytest.approx(2.7 * 0.1 * picture.plot.y_unit**2)
    strips.set_state(share=1.0)
    assert areas(strips.strips) == pytest.approx(2.7 * 0.4 * picture.plot.y_unit**2)
    assert areas(strips.old) == pytest.approx(2.7**2 * picture.plot.y_unit**2)


def test_a_stray_point_pulls_in_the_stacks():
    picture = Residuals(ORDERS, [(0.7, 3.6)], strays=(0, 3.0))
    stacks = Stacks(picture, PLACE, 10.0, ("a", "b")).set_state(stage=2.0)
    picture.followers.append(stacks.follow)
    assert stacks.heights == pytest.approx((1.2, 1.2))
    picture.set_state(stray=3.0)
    assert stacks.heights == pytest.approx((0.8, 6.8))


def test_each_bar_of_few_points_is_taken_times_its_d():
    labels = factors(Residuals(ORDERS, [(-0.1, 3.6)]))
    assert [label[-1].source.count('"2"') for label in labels] == [1, 0, 0, 0, 1]
    many = np.column_stack([np.arange(-3.0, 4), np.ones(7)])
    assert len(factors(Residuals(many, [(0.0, 0.0)]))) == 0
    close = np.array([(-2.0, 1.0), (-1.9, 2.0), (3.9, 1.0)])
    assert len(factors(Residuals(close, [(0.0, 0.0)]))) == 0


def test_squares_that_are_faint_keep_their_places():
    picture = Residuals(ORDERS, [(-0.1, 2.5)]).set_state(spread=1.0)
    before = areas(picture.squares)
    picture.set_state(faint=1.0)
    assert areas(picture.squares) == pytest.approx(before)
    assert picture.squares.get_fill_opacity() < 0.1
    assert picture.set_state(faint=0.0).squares.get_stroke_opacity() == 1


def test_a_rise_is_named_where_there_is_one():
    picture = Residuals(ORDERS, [(-0.1, 3.6), (0.7, 3.6)])
    rises = Rises(picture, np.array([-0.1, 3.6]), np.array([0.7, 3.6]), places_of_few(picture))
    assert [number[-1].source for number in rises.numbers] == ["−1.6", "−0.8", "0.8", "1.6"]


def test_the_squares_of_a_turn_by_one_fly_out_of_its_numbers():
    picture, arms = Residuals(ORDERS, [(-0.1, 3.6), (0.9, 3.6)]), ORDERS[:, 0]
    rises = Rises(picture, np.array([-0.1, 3.6]), np.array([0.9, 3.6]), places_of_few(picture))
    assert rises.places == [-2.0, -1.0, 1.0, 2.0]
    row = words.arms(arms, balance_of_line(ORDERS, (0.7, 3.6)))
    signs, *terms = rises.fly_into(row, arms)
    numbers = [*rises.numbers[:2], None, *rises.numbers[2:]]
    for index, (term, number) in enumerate(zip(terms, numbers, strict=True)):
        end = row.part(f"arm{index}").get_center()
        assert term.mobject.get_center() == pytest.approx(end)
        if number is not None:
            assert end + term.shift_vector == pytest.approx(number.get_center())
    assert len(signs.mobject) + sum(len(term.mobject) for term in terms) == len(row)


def test_a_sum_of_many_squares_just_appears():
    many = np.column_stack([np.arange(-3.0, 4), np.ones(7)])
    picture = Residuals(many, [(0.0, 0.0), (1.0, 0.0)])
    rises = Rises(picture, np.zeros(2), np.array([1.0, 0.0]), places_of_few(picture))
    row = words.arms(many[:, 0], balance_of_line(many, (0.0, 0.0)))
    assert [move.mobject for move in rises.fly_into(row, many[:, 0])] == [row]


def test_stacks_without_a_name_have_no_numbers_at_their_axis():
    picture = Residuals(ORDERS, [(-0.1, 2.5)])
    assert len(Stacks(picture, PLACE, 10.0, ("", "")).plot.labels) == 0
    assert len(Stacks(picture, PLACE, 10.0, ("a", "a")).plot.labels) > 2


def test_a_low_picture_has_few_numbers_that_do_not_touch():
    low = Box(-6.6, -1.0, -0.5, 2.1)
    labels = Residuals(ORDERS, [(-0.1, 2.5), (0.7, 3.6)], box=low).plot.labels
    aside = sorted(each.get_center()[1] for each in labels if each.get_right()[0] < -6.0)
    assert len(aside) >= 2
    assert np.diff(aside).min() > 0.24
