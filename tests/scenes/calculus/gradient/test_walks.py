from __future__ import annotations

import numpy as np
import pytest

from scenes.calculus.gradient import views
from scenes.calculus.gradient.arrow_fields import Rescaled, Walk
from scenes.calculus.gradient.lesson import Gradient


@pytest.fixture
def walk(computed):
    told = computed(Gradient).told
    ground = views.terrain(told, views.whole_map(told))
    return Walk(told.landscape.function, told.contour, 10.0, ground, square=True)


@pytest.mark.parametrize("time", [0.0, 0.3, 0.9])
def test_the_walker_carries_the_gradient_at_a_right_angle_to_its_way(walk, time):
    (ground,) = walk.terrains
    walk.seek(time)
    x, y = ground.here
    unit = ground.at(1, 0)[0] - ground.at(0, 0)[0]
    arrow = (walk.arrow.end - walk.arrow.start)[:2] / unit
    assert arrow == pytest.approx((0.2 * x + 0.1 * y, 0.4 * y + 0.1 * x))
    before = ground.at(*ground.here)
    ahead = walk.seek(time + 1e-4).arrow.start - before
    assert abs(ahead[:2] @ arrow) < 0.01 * np.linalg.norm(ahead) * np.linalg.norm(arrow)


def test_another_scale_draws_the_same_arrow_shorter(walk):
    long = walk.arrow.end - walk.arrow.start
    Rescaled(walk).set_state(scale=30.0)
    assert walk.arrow.end - walk.arrow.start == pytest.approx(long / 3)
