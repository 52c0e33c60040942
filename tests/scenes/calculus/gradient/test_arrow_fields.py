from __future__ import annotations

import numpy as np
import pytest

from scenes.calculus.gradient.ground.arrow_fields import ArrowField
from scenes.calculus.gradient.ground.terrains import Terrain
from scenes.calculus.gradient.landscapes import LANDSCAPES
from scenes.calculus.gradient.lesson import Gradient
from scenes.calculus.gradient.views import MAP, whole_map


@pytest.mark.parametrize("name", LANDSCAPES)
def test_all_arrows_are_drawn_at_the_scale_that_is_said(computed, name):
    told = computed(Gradient, landscape=name, x=3.0, y=2.0).told
    ground = Terrain(told.landscape.function, told.here.point, told.steps_of_height, whole_map(told))
    field = ArrowField(ground, told.landscape.function, MAP, 30.0, (0.0, 0.0))
    field.set_state(reach=field.farthest)
    unit = ground.at(1, 0)[0] - ground.at(0, 0)[0]
    places = (field.places - ground.at(0, 0)[:2]) / unit
    drawn = field.tips.points[::12, :2] - field.shafts.points[::4, :2]
    assert drawn == pytest.approx(unit * told.landscape.function.gradient(places) / 30)
    near = len(field.set_state(reach=field.farthest / 2).shafts.points)
    assert 0 < near < 4 * len(field.places)
    assert np.all(field.distances >= 0)
