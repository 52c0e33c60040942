from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from scenes.calculus.gradient.ground.terrains import HALF
from scenes.calculus.gradient.landscapes import LANDSCAPES
from scenes.calculus.gradient.lesson import Gradient

HEIGHTS = {
    "tilted_bowl": lambda x, y: x**2 + 2 * y**2 + x * y,
    "round_bowl": lambda x, y: x**2 + y**2,
    "saddle": lambda x, y: x**2 - y**2,
    "waves": lambda x, y: np.sin(x) + np.cos(y),
}


def test_the_worked_numbers_of_the_default_film(computed):
    facts = computed(Gradient).facts()
    assert (facts["slope_x"], facts["slope_y"]) == (8, 11)
    assert facts["height"] == 23
    assert facts["steepness"] == pytest.approx(np.sqrt(185))


@given(st.sampled_from(list(HEIGHTS)), st.floats(-3, 3), st.floats(-3, 3))
def test_the_slopes_are_those_of_finite_differences(computed, name, x, y):
    x, y = round(x, 1), round(y, 1)
    assume(name == "waves" or x or y)
    facts, height, h = computed(Gradient, landscape=name, x=x, y=y).facts(), HEIGHTS[name], 1e-6
    assert facts["slope_x"] == pytest.approx((height(x + h, y) - height(x - h, y)) / (2 * h), abs=1e-6)
    assert facts["slope_y"] == pytest.approx((height(x, y + h) - height(x, y - h)) / (2 * h), abs=1e-6)


@pytest.mark.parametrize("name", ["tilted_bowl", "round_bowl", "saddle"])
def test_a_point_without_an_uphill_is_refused(name):
    with pytest.raises(ValidationError, match=r"level at \(0, 0\).*choose another point"):
        Gradient.Params(landscape=name, x=0, y=0)
    Gradient.Params(landscape="waves", x=0, y=0)


def test_the_line_starts_where_there_is_something_to_learn(computed):
    assert computed(Gradient).told.start == pytest.approx((3, 2))
    assert computed(Gradient, x=-3.0, y=0.0).told.start == pytest.approx((-3, 0))
    for params in ({"x": 0.1, "y": 0.0}, {"landscape": "saddle"}):
        assert computed(Gradient, **params).told.start == pytest.approx((3, 2))


def test_close_up_the_steps_of_the_film_add_up(computed):
    told = computed(Gradient).told
    assert (*told.climbing, told.square, told.half_change) == (64, 121, 185, 92.5)
    assert tuple(told.cancelling) == (88, -88)
    assert told.residuals == pytest.approx([0, 2, 3, 5, 6, 8])


@pytest.mark.parametrize("name", LANDSCAPES)
@pytest.mark.parametrize("point", [(3.0, 2.0), (-0.4, 2.7), (0.2, 0.1)])
def test_close_up_the_map_has_a_round_scale(computed, name, point):
    told = computed(Gradient, landscape=name, x=point[0], y=point[1]).told
    scale = HALF / told.close
    assert scale == pytest.approx(float(f"{scale:.2g}"))
    assert 1.7 < told.close / told.here.steepness * 1000 < 2.0


def test_the_other_line_is_far_from_the_start(computed):
    for point in ((3.0, 2.0), (-3.0, 1.0), (1.0, -3.0), (-2.0, -2.0)):
        told = computed(Gradient, x=point[0], y=point[1]).told
        assert np.linalg.norm(told.other - told.start) > 4
