from __future__ import annotations

import numpy as np
import pytest

from scenes.calculus.gradient.boards import BoardWalk, StepArrow, in_the_other_order
from scenes.calculus.gradient.gauges import Gauge
from scenes.calculus.gradient.ground.terrains import Terrain
from scenes.calculus.gradient.lesson import Gradient
from scenes.calculus.gradient.told import OBLIQUE
from scenes.calculus.gradient.views import GAUGE, close_map, close_model


@pytest.fixture
def told(computed):
    return computed(Gradient).told


def test_both_ways_round_the_board_end_at_the_same_height(told):
    board, ground = (
        Terrain(told.landscape.function, told.here.point, [0.05], seen(told))
        for seen in (close_model, close_map)
    )
    tops = []
    for legs in (np.diag(told.slopes), np.diag(told.slopes)[::-1]):
        gauge = Gauge(legs @ told.slopes, GAUGE, told.changes_span)
        walk = BoardWalk(told, (board, ground), legs, gauge).set_state(done=2.0)
        tops.append(walk.post.points[-1])
        assert np.array([board.here, ground.here]) == pytest.approx(np.array([(3.008, 2.011)] * 2))
    assert tops[0] == pytest.approx(tops[1])


def test_in_the_other_order_a_step_ends_at_the_same_place(told):
    ground = Terrain(told.landscape.function, told.here.point, [0.05], close_map(told))
    up, across = in_the_other_order(ground, told.here.point, told.slopes)
    assert up.points[0] == pytest.approx(ground.at(3, 2))
    assert up.points[-1] == pytest.approx(ground.at(3, 2.011))
    assert across.points[0] == pytest.approx(ground.at(3, 2.011))
    assert across.points[-1] == pytest.approx(ground.at(3.008, 2.011))


def test_the_gradient_turned_by_a_right_angle_lies_on_the_contour(told):
    ground = Terrain(told.landscape.function, told.here.point, [0.05], close_map(told))
    turned = StepArrow(ground, told.here.point, told.slopes, "path").set_state(angle=90.0)
    way = turned.arrow.end - turned.arrow.start
    assert way[:2] @ (8, 11) == pytest.approx(0, abs=1e-9)
    assert turned.corners()[2] - told.here.point == pytest.approx((-0.011, 0.008))


def test_a_leg_of_no_length_has_no_number(computed):
    told = computed(Gradient, x=2.0, y=-0.5).told
    ground = Terrain(told.landscape.function, told.here.point, [0.05], close_map(told))
    assert len(StepArrow(ground, told.here.point, told.slopes, "slope").numbers("slope")) == 1


@pytest.mark.parametrize(
    ("changes", "tops"), [((80, 55), (80, 135)), ((-88, 88), (0, 0)), ((30, -50), (30, 30))]
)
def test_the_second_bar_begins_where_the_first_ends(changes, tops):
    gauge = Gauge(changes, GAUGE, (-90, 140)).set_state(done=2.0)
    drawn = [(bar.get_top()[1] - gauge.zero) / gauge.unit for bar in gauge.bars]
    assert drawn == pytest.approx(tops)
    directions = [np.sign(bar.points[9, 1] - bar.points[0, 1]) for bar in gauge.bars]
    assert directions == [np.sign(change) for change in changes]
    assert all(GAUGE.bottom <= part.get_bottom()[1] and part.get_top()[1] <= GAUGE.top for part in gauge.bars)


def test_half_a_climb_is_half_a_bar(told):
    """Gauges that come one after another have one scale."""
    whole, half = (
        Gauge((change, 0), GAUGE, told.changes_span).set_state(done=2.0).bars[0].height
        for change in (told.square, told.half_change)
    )
    assert half == pytest.approx(whole / 2)


@pytest.mark.parametrize("x", [3.0, -3.0])
def test_the_gauge_holds_all_steps_close_up(computed, x):
    told = computed(Gradient, x=x).told
    low, high = told.changes_span
    for changes in (told.climbing, told.cancelling, (0.0, told.half_change)):
        assert all(low <= level <= high for level in np.cumsum(changes))


@pytest.mark.parametrize("point", [(3.0, 2.0), (-3.0, -2.0), (0.5, -3.0), (3.0, 0.0)])
def test_the_board_holds_steps_as_long_as_the_gradient(computed, point):
    told = computed(Gradient, x=point[0], y=point[1]).told
    _, _, half, tall = close_model(told)[:4]
    turn = np.exp(1j * np.radians(OBLIQUE)) * complex(*told.slopes)
    for step in (told.slopes, told.slopes[::-1] * (-1, 1), (turn.real, turn.imag)):
        assert np.all(np.abs(step) / 1000 < (half, half * tall))
