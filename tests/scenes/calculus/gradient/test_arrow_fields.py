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
def test_steeper_ground_has_longer_arrows(function):
    field = ArrowField(PLOT, function)
    steepness = np.linalg.norm(function.gradient([PLOT.values(place) for place in field.places]), axis=1)
    lengths = np.linalg.norm(field.heads - field.feet, axis=1)
    assert np.all(np.diff(lengths[np.argsort(steepness)]) > -1e-9)


@given(FUNCTIONS)
def test_half_a_turn_points_all_of_them_downhill(function):
    field = ArrowField(PLOT, function)
    uphill = field.heads - field.feet
    field.set_state(angle=np.pi)
    assert field.heads - field.feet == pytest.approx(-uphill, abs=1e-9)


@given(FUNCTIONS, st.floats(0, np.pi))
def test_the_field_stays_on_its_plot(function, angle):
    field = ArrowField(PLOT, function).set_state(angle=angle)
    for points in (field.shafts.points, field.tips.points):
        assert points[:, 0].min() > PLOT.box.left
        assert points[:, 0].max() < PLOT.box.right
        assert points[:, 1].min() > PLOT.box.bottom
        assert points[:, 1].max() < PLOT.box.top
    assert len(field.tips.points) == 12 * len(field.feet)


@given(FUNCTIONS)
def test_before_they_are_graded_all_arrows_are_equally_long(function):
    field = ArrowField(PLOT, function).set_state(graded=0.0)
    lengths = np.linalg.norm(field.heads - field.feet, axis=1)
    steepness = np.linalg.norm(function.gradient([PLOT.values(place) for place in field.places]), axis=1)
    assert np.ptp(lengths[steepness > 1e-9]) < 1e-9
