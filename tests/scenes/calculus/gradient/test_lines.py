from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.squared_error import FAHRENHEIT
from scenes.calculus.gradient.lesson import Gradient
from scenes.calculus.gradient.lines import LineChart
from scenes.calculus.gradient.views import LINE_CHART, WIDE_CHART


@pytest.fixture(params=[WIDE_CHART, LINE_CHART])
def chart(computed, request):
    return LineChart(computed(Gradient).told, request.param)


def test_error_bars_reach_from_the_readings_to_the_line(chart):
    chart.set_state(shown=6.0)
    feet, ends = chart.bars.points[::4, :2], chart.bars.points[3::4, :2]
    assert feet == pytest.approx(chart.plot.to_frame(FAHRENHEIT))
    lengths = (ends - feet)[:, 1] / chart.plot.y_unit
    assert lengths == pytest.approx([0, 2, 3, 5, 6, 8], abs=1e-6)
    assert len(chart.set_state(shown=2.0).bars.points) == 8


def test_at_the_origin_of_the_map_the_line_goes_through_all_readings(chart):
    chart.set_state(place=(0.0, 0.0), shown=6.0)
    assert np.ptp(chart.bars.points.reshape(-1, 4, 3), axis=1) == pytest.approx(np.zeros((6, 3)), abs=1e-9)
