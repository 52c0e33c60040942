from __future__ import annotations

import numpy as np
import pytest

from mathkit.functions.quadratics import shifted_parabola
from mathkit.optimization.gradient_descent import gradient_descent
from scenes.optimization.gradient_descent.value_histories import ValueHistory
from scenes.stage.shapes.frame import frame


def history(values):
    return ValueHistory(values, box=frame().words)


def test_the_axes_hold_every_step_and_value():
    values = gradient_descent(shifted_parabola(), 7, 0.1, 20).values
    shown = history(values).seek(4)
    assert shown.plot.values(shown.trail.walker.get_center()) == pytest.approx([4, values[4]])
    assert shown.plot.x_range == (0, 20)
    assert all(shown.plot.shows(step, value) for step, value in enumerate(values))


@pytest.mark.parametrize("value", [0.0, -3.7e-15, 1e-15])
def test_values_that_are_all_zero_apart_from_rounding_have_axes_too(value):
    assert history(np.full(4, value)).seek(3).plot.y_range == (0, 1)
