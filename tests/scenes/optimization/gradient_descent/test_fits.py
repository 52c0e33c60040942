from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.optimization.gradient_descent.fits import FittedLine
from scenes.stage.shapes.frame import frame

POINTS = np.array([(-1.0, 0.0), (0.0, 1.0), (1.0, 2.5)])


@given(st.floats(-3, 3), st.floats(-2, 4), st.sampled_from([0, 0.25, 1]))
def test_the_line_is_that_of_the_weights_at_every_step(slope, intercept, step):
    fit = FittedLine(POINTS, [(slope, intercept), (1.0, 1.0)]).seek(step)
    w, b = (1 - step) * slope + step, (1 - step) * intercept + step
    for point in fit.line.points:
        x, y = fit.plot.values(point)
        assert y == pytest.approx(w * x + b, abs=1e-6)


def test_a_line_that_misses_the_picture_is_not_drawn():
    fit = FittedLine(POINTS, [(0.0, 100.0), (1.0, 1.0)])
    assert len(fit.line.points) == 0
    assert len(fit.seek(1).line.points) > 0
    assert fit.get_right()[0] <= frame().picture.right + 1e-6
