from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.learning.linear_regression import descend_to_line, fit_line
from scenes.learning.linear_regression.squared_errors import ErrorBowl, ErrorParabola, swing

HESSIAN, MINIMUM = np.array([[6.0, 2.0], [2.0, 1.0]]), np.array([0.5, -1.0])
ROAD = np.array([(0.0, 1.0), (0.2, 0.5), (0.3, 0.0)])


def line_at(slope):
    return np.array([slope, 1.0 - slope])


def error(line):
    return 1.0 + (line[0] - 0.5) ** 2


def height(weights):
    away = weights - MINIMUM
    return away @ HESSIAN @ away / 2


@given(st.floats(0, 1))
def test_the_dot_stands_on_the_parabola_and_the_curve_covers_what_was_passed(share):
    parabola = ErrorParabola(error, line_at, [0.0, 2.0, -1.0, 0.5])
    line = parabola.seek(share)
    assert parabola.plot.values(parabola.here.get_center()) == pytest.approx([line[0], error(line)])
    passed = [parabola.plot.values(point) for point in parabola.passed.points]
    for x, y in passed:
        assert y == pytest.approx(error(line_at(x)), abs=5e-3)
    if share > 1 / 3:
        assert max(x for x, _ in passed) == pytest.approx(2.0)


def test_the_way_ends_at_its_last_slope():
    assert ErrorParabola(error, line_at, [0.0, 2.0, -1.0, 0.5]).seek(1.0) == pytest.approx(line_at(0.5))


def test_a_line_swings_past_the_best_slope_to_both_sides_and_ends_there():
    points = np.array([(0.0, 1.0), (2.0, 5.0)])  # y varies twice as much as x
    assert swing(points, 0.0, 1.0) == pytest.approx([0.0, 2.6, -0.6, 1.0])
    assert swing(points, -3.0, 1.0) == pytest.approx([-3.0, 2.6, -3.0, 1.0])


def test_the_parabola_of_a_line_is_lowest_where_it_ends():
    points = np.array([(0.0, 1.0), (2.0, 2.1), (4.0, 2.9)])
    fit, first = fit_line(points), np.array([-0.5, 3.5])
    parabola = ErrorParabola.of(points, first, fit)
    assert parabola.lines[0] == pytest.approx(first)
    assert parabola.lines[-1] == pytest.approx(parabola.seek(1.0))
    assert parabola.slope == pytest.approx(fit.weights[0])
    assert parabola.error(parabola.slope) == pytest.approx(
        min(map(parabola.error, np.linspace(-2, 2, 401))), abs=1e-3
    )


def test_contours_are_level_and_the_highest_just_fits():
    top = height(ROAD[0])
    bowl = ErrorBowl(HESSIAN, MINIMUM, ROAD, top)
    for share, line in zip(np.arange(1, 6) / 5, bowl.lines, strict=True):
        for point in line.points[::4]:
            assert height(bowl.plot.values(point)) == pytest.approx(top * share**2)
    box = bowl.plot.box
    assert box.left < bowl.lines.get_left()[0] < box.left + 0.1 * box.width
    assert box.top - 0.1 * box.height < bowl.lines.get_top()[1] < box.top


@given(st.floats(0, 1))
def test_the_walker_is_where_the_weights_are(share):
    bowl = ErrorBowl(HESSIAN, MINIMUM, ROAD, height(ROAD[0]))
    weights = bowl.seek(share)
    assert bowl.plot.values(bowl.trail.walker.get_center()) == pytest.approx(weights)
    ((name, loss),) = bowl.running_loss(np.array([3.0, 2.0, 1.0]), str)
    assert name.source == "loss"
    assert float(loss.source) == pytest.approx(3 - 2 * share)


def test_the_arrow_leads_downhill_and_vanishes_on_level_ground():
    bowl = ErrorBowl(HESSIAN, MINIMUM, ROAD, height(ROAD[0]))
    arrow = bowl.downhill(ROAD[0], (HESSIAN @ (ROAD[0] - MINIMUM)))
    assert height(bowl.plot.values(arrow.end)) < height(ROAD[0])
    level = bowl.downhill(MINIMUM, (0.0, 0.0))
    assert level.start == pytest.approx(level.end)


@pytest.mark.parametrize("start", [(-1.0, 3.0), (0.5, 1.0)])
def test_the_bowl_of_a_walk_has_room_even_for_one_that_starts_at_the_bottom(start):
    points = np.array([(0.0, 1.0), (2.0, 2.1), (4.0, 2.9)])
    fit, walk = fit_line(points), descend_to_line(points, start, 0.5, 3)
    bowl = ErrorBowl.of(fit, walk)
    assert bowl.plot.values(bowl.trail.walker.get_center()) == pytest.approx(np.array(start))
    assert bowl.plot.box.left < bowl.lines.get_left()[0] < bowl.trail.walker.get_left()[0] + 0.1
    assert bowl.lines.width > 0.8 * bowl.plot.box.width
