from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.learning.linear_regression import descend_to_line, fit_line
from scenes.learning.linear_regression.error_bowls import ErrorBowl

HESSIAN, MINIMUM = np.array([[6.0, 2.0], [2.0, 1.0]]), np.array([0.5, -1.0])
TRAJECTORY = np.array([(0.0, 1.0), (0.2, 0.5), (0.3, 0.0)])


def height(weights):
    away = weights - MINIMUM
    return away @ HESSIAN @ away / 2


def test_contours_are_level_and_the_highest_just_fits():
    top = height(TRAJECTORY[0])
    bowl = ErrorBowl(HESSIAN, MINIMUM, TRAJECTORY, top)
    for share, line in zip(np.arange(1, 6) / 5, bowl.lines, strict=True):
        for point in line.points[::4]:
            assert height(bowl.plot.values(point)) == pytest.approx(top * share**2)
    box = bowl.plot.box
    assert box.left < bowl.lines.get_left()[0] < box.left + 0.1 * box.width
    assert box.top - 0.1 * box.height < bowl.lines.get_top()[1] < box.top


@given(st.integers(0, 2), st.floats(0, 0.99))
def test_the_running_loss_is_that_of_the_last_step_that_is_done(step, share):
    bowl = ErrorBowl(HESSIAN, MINIMUM, TRAJECTORY, height(TRAJECTORY[0]))
    bowl.trail.seek(min(step + share, 2))
    ((name, loss),) = bowl.running_loss(np.array([3.0, 2.0, 1.0]), str)
    assert name.source == "loss"
    assert float(loss.source) == pytest.approx(3 - step)


def test_the_arrow_leads_downhill_and_vanishes_on_level_ground():
    bowl = ErrorBowl(HESSIAN, MINIMUM, TRAJECTORY, height(TRAJECTORY[0]))
    arrow = bowl.downhill(TRAJECTORY[0], (HESSIAN @ (TRAJECTORY[0] - MINIMUM)))
    assert height(bowl.plot.values(arrow.end)) < height(TRAJECTORY[0])
    level = bowl.downhill(MINIMUM, (0.0, 0.0))
    assert level.start == pytest.approx(level.end)


def test_the_bottom_is_marked_where_it_is():
    bowl = ErrorBowl(HESSIAN, MINIMUM, TRAJECTORY, height(TRAJECTORY[0]))
    assert bowl.plot.values(bowl.bottom().get_center()) == pytest.approx(MINIMUM)


@pytest.mark.parametrize("start", [(-1.0, 3.0), (0.5, 1.0)])
def test_the_bowl_has_room_even_for_a_descent_that_starts_at_the_bottom(start):
    points = np.array([(0.0, 1.0), (2.0, 2.1), (4.0, 2.9)])
    fit, descent = fit_line(points), descend_to_line(points, start, 0.5, 3)
    bowl = ErrorBowl.of(fit, descent)
    assert bowl.plot.values(bowl.trail.walker.get_center()) == pytest.approx(np.array(start))
    assert bowl.plot.box.left < bowl.lines.get_left()[0] < bowl.trail.walker.get_left()[0] + 0.1
    assert bowl.lines.width > 0.8 * bowl.plot.box.width
