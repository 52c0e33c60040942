from __future__ import annotations

import numpy as np
import pytest

from mathkit.functions.one_variable import CUBE, PARABOLA, SIGMOID
from mathkit.functions.smooth import EXPONENTIAL, SINE
from scenes.calculus.derivative.slope_traces import SlopeTrace

DOMAIN = (-3.5, 3.5)
ALL = [PARABOLA, CUBE, SINE, EXPONENTIAL, SIGMOID]


@pytest.mark.parametrize("function", ALL)
def test_both_plots_share_their_axis(function):
    trace = SlopeTrace(function, DOMAIN)
    for edge in ("left", "right"):
        assert getattr(trace.above.box, edge) == pytest.approx(getattr(trace.below.box, edge), abs=1e-6)
    assert trace.above.labels.get_bottom()[1] > trace.below.box.top


def test_what_was_drawn_stays_when_the_point_goes_back():
    trace = SlopeTrace(SINE, DOMAIN).set_state(x=2.0).set_state(x=-1.0)
    drawn = np.array([trace.below.values(point) for point in trace.trace.points])
    assert drawn[:, 0].max() == pytest.approx(2.0)
    assert drawn[:, 1] == pytest.approx(np.cos(drawn[:, 0]), abs=2e-3)


def test_the_tangent_travels_from_end_to_end():
    trace = SlopeTrace(SINE, DOMAIN)
    trace.travel(trace.domain[1], run_time=1.0).interpolate(1.0)
    assert trace.x == DOMAIN[1]
    assert trace.below.values(trace.trace.points[0]) == pytest.approx([DOMAIN[0], np.cos(DOMAIN[0])])
