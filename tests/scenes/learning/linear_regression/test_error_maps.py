from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.learning.linear_regression import centred, descend_to_line, fit_line
from mathkit.learning.squared_error import mean_squared_error
from scenes.learning.linear_regression.error_maps import ErrorMap
from scenes.stage.shapes.frame import frame
from truth.shapes import corners

ORDERS = centred([(1, 2.0), (2, 3.1), (3, 3.3), (4, 5.1), (5, 4.5)], standardized=False).points
FIRST = np.array([-0.1, 2.5])


def drawn(points=ORDERS, first=FIRST, steps=16, share=0.4, others=()):
    walk = descend_to_line(points, first, share, steps)
    return ErrorMap(fit_line(points), walk, frame().left_side, others)


def test_a_unit_of_the_slope_is_as_long_as_one_of_the_height():
    chart = drawn()
    assert chart.plot.x_unit == pytest.approx(chart.plot.y_unit)


@given(st.floats(-3, 3), st.floats(-3, 3), st.floats(0.3, 2.5))
def test_contour_lines_lie_at_their_losses_and_the_start_is_on_the_map(slope, height, stretch):
    points = ORDERS * (stretch, 1)
    chart = drawn(points, np.array([slope, height]))
    assert chart.plot.shows(height, slope)
    assert len(chart.lines) >= 1
    for line, level in zip(chart.lines, chart.levels, strict=True):
        for corner in corners(line)[::40]:
            b, w = chart.plot.values(corner)
            # Between two points of the drawn line it is straight.
            assert mean_squared_error(points, (w, b)) == pytest.approx(level, rel=0.02)


def test_a_step_is_drawn_in_its_true_length_first_along_the_slope():
    chart = drawn()
    arrow, legs = chart.step(FIRST, (0.54, 2.94))
    along = (np.array(arrow.end) - arrow.start)[:2] / chart.plot.x_unit
    assert along == pytest.approx([0.44, 0.64])
    assert np.ptp(legs[0].points[:, 0]) == pytest.approx(0)
    assert np.ptp(legs[1].points[:, 1]) == pytest.approx(0)


def test_a_walk_that_starts_at_the_bottom_has_a_map_too():
    chart = drawn(first=fit_line(ORDERS).weights)
    assert len(chart.lines) >= 1
    assert chart.dot().get_center() == pytest.approx(chart.trail.walker.get_center())


def test_the_cross_is_at_the_best_line_and_its_name_where_no_walk_is():
    cross, name = drawn().best
    assert drawn().plot.values(cross.get_center())[:2] == pytest.approx([3.6, 0.7])
    assert name.get_left()[0] > cross.get_right()[0]
    cross, name = drawn(first=np.array([1.4, 4.5])).best
    assert name.get_right()[0] < cross.get_left()[0]


@given(st.floats(-1.5, 2), st.floats(1, 6), st.floats(0.05, 0.9), st.floats(0.3, 2.5))
def test_the_name_of_the_best_line_is_clear_of_every_walk(slope, height, share, stretch):
    points = ORDERS * (stretch, 1)
    beyond = descend_to_line(points, (slope, height), 0.8, 3)
    chart = drawn(points, np.array([slope, height]), share=share, others=[beyond])
    name = chart.best[1][-1]
    middle, half = name.get_center()[:2], np.array([name.width, name.height]) / 2
    for lines in (chart.weights, beyond.weights):
        places = chart.to_frame(lines)
        for start, end in pairwise(places):
            between = start + np.linspace(0, 1, 200)[:, None] * (end - start)
            apart = np.maximum(np.abs(between - middle) - half, 0)
            assert np.hypot(*apart.T).min() > 0.12


def test_the_way_of_a_step_that_is_too_large_is_on_the_map():
    chart = drawn()
    lines = descend_to_line(ORDERS, FIRST, 0.8, 3).weights
    ends = corners(chart.way(lines))
    assert chart.plot.values(ends[1])[:2] == pytest.approx([3.38, 1.18])
    assert all(chart.plot.shows(height, slope) for slope, height in lines)


def test_the_loss_is_named_at_one_ring():
    sources = [label[-1].source for label in drawn().numbers]
    assert len(sources) > 1
    assert [each.count("=") for each in sources] == [1] + [0] * (len(sources) - 1)


def test_the_best_values_stand_beside_the_running_ones_of_the_present_step():
    chart = drawn(steps=9)
    readings = chart.readings()
    chart.trail.seek(9)
    assert [row[1].refresh().source for row in readings] == ["9", "0.2121", "3.589", "0.7"]
    best = chart.best_beside(readings)
    assert [note.source for note in best] == ["best: 0.212", "best: 3.6", "best: 0.7"]
    for note, row in zip(best, readings[1:], strict=True):
        assert note.baseline == pytest.approx(row[0].baseline)
        assert note.get_left()[0] > row[1].get_right()[0]
