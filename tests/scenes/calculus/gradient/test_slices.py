from __future__ import annotations

import pytest

from scenes.calculus.gradient.ground.terrains import Terrain
from scenes.calculus.gradient.lesson import Gradient
from scenes.calculus.gradient.slices import Slice
from scenes.calculus.gradient.views import CHART, whole_map


@pytest.mark.parametrize("axis", [0, 1])
def test_both_walkers_stand_at_the_same_place(computed, axis):
    told = computed(Gradient, landscape="saddle", x=1.0, y=1.0).told
    ground = Terrain(told.landscape.function, told.here.point, told.steps_of_height, whole_map(told))
    cut = Slice(told, ground, axis, CHART)
    cut.set_state(position=-0.5)
    assert cut.plot.values(cut.walker.get_center())[0] == pytest.approx(-0.5)
    place = [1.0, 1.0]
    place[axis] = -0.5
    assert ground.dot.get_center() == pytest.approx(ground.at(*place))


@pytest.mark.parametrize("axis", [0, 1])
def test_the_legs_of_the_slope_stay_inside_the_chart(computed, axis):
    """The sine falls here by more than the curve that is shown does."""
    told = computed(Gradient, landscape="waves").told
    ground = Terrain(told.landscape.function, told.here.point, told.steps_of_height, whole_map(told))
    cut = Slice(told, ground, axis, CHART)
    assert cut.plot.box.bottom <= cut.legs[0].get_bottom()[1] < cut.legs[0].get_top()[1] <= cut.plot.box.top
