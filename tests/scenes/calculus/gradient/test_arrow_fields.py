from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.functions.quadratics import TILTED_BOWL
from mathkit.functions.two_variables import SADDLE, WAVES
from scenes.calculus.gradient.arrow_fields import ArrowField
from scenes.stage.axes.plots import Plot
from scenes.stage.shapes.frame import frame

PLOT = Plot(frame().picture, (-4, 4), (-4, 4), equal=True)
FUNCTIONS = st.sampled_from([TILTED_BOWL, SADDLE, WAVES])


@given(FUNCTIONS)
def test_every_arrow_points_along_its_gradient(function):
    field = ArrowField(PLOT, function)
    gradients = function.gradient([PLOT.values(place) for place in (field.feet + field.heads) / 2])
    ways = field.heads - field.feet
    lengths, steepness = np.linalg.norm(ways, axis=1), np.linalg.norm(gradients, axis=1)
    assert np.sum(ways * gradients, axis=1) == pytest.approx(lengths * steepness)
    order = np.argsort(steepness)
    assert np.all(np.diff(lengths[order]) > -1e-9)


@given(FUNCTIONS)
def test_half_a_turn_points_all_of_them_downhill(function):
    field = ArrowField(PLOT, function)
    uphill = field.heads - field.feet
    field.seek(1.0)
    assert field.heads - field.feet == pytest.approx(-uphill, abs=1e-9)


@given(FUNCTIONS, st.floats(0, 1))
def test_the_field_stays_on_its_plot(function, turn):
    field = ArrowField(PLOT, function).seek(turn)
    for points in (field.shafts.points, field.tips.points):
        assert points[:, 0].min() > PLOT.box.left
        assert points[:, 0].max() < PLOT.box.right
        assert points[:, 1].min() > PLOT.box.bottom
        assert points[:, 1].max() < PLOT.box.top
    assert len(field.tips.points) == 12 * len(field.feet)
