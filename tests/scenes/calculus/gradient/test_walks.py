from __future__ import annotations

import numpy as np
import pytest

from scenes.calculus.gradient import views
from scenes.calculus.gradient.ground.arrow_fields import Walk
from scenes.calculus.gradient.lesson import Gradient


@pytest.mark.parametrize("time", [0.0, 0.3, 0.9])
def test_the_walker_carries_the_gradient_of_its_place(computed, time):
    told = computed(Gradient).told
    ground = views.terrain(told, views.whole_map(told))
    way = np.linspace(told.here.point, (0.0, 0.0), 60)
    walk = Walk(told.landscape.function, way, 10.0, ground).seek(time)
    x, y = ground.here
    unit = ground.at(1, 0)[0] - ground.at(0, 0)[0]
    arrow = (walk.arrow.end - walk.arrow.start)[:2] / unit
    assert (x, y) == pytest.approx((3 * (1 - time), 2 * (1 - time)))
    assert arrow == pytest.approx((0.2 * x + 0.1 * y, 0.4 * y + 0.1 * x))


def test_where_it_is_level_the_arrow_is_nothing(computed):
    told = computed(Gradient).told
    ground = views.terrain(told, views.whole_map(told))
    walk = Walk(told.landscape.function, [told.here.point, told.level[0]], 10.0, ground).seek(1.0)
    assert walk.arrow.end == pytest.approx(walk.arrow.start)
