from __future__ import annotations

import numpy as np
import pytest

from scenes.calculus.gradient import views
from scenes.calculus.gradient.ground.ground_arrows import GroundArrow
from scenes.calculus.gradient.lesson import Gradient


@pytest.mark.parametrize("seen", [views.whole_map, views.whole_model])
@pytest.mark.parametrize("grown", [0.4, 1.0])
def test_an_arrow_on_the_ground_follows_the_ground(computed, seen, grown):
    told = computed(Gradient).told
    ground = views.terrain(told, seen(told))
    arrow = GroundArrow(ground, (3.0, 2.0), (1.6, 2.2)).set_state(grown=grown)
    assert arrow.shaft.points[0] == pytest.approx(ground.at(3.0, 2.0))
    assert arrow.tip.points[0] == pytest.approx(ground.at(3.0 + 1.6 * grown, 2.0 + 2.2 * grown))
    share = np.linspace(0, 1, 400)[:, None]
    line = ground.to_frame(np.array([(3.0, 2.0)]) + share * np.array([(1.6, 2.2)]))
    for point in arrow.shaft.points[::4, :2]:
        assert np.linalg.norm(line - point, axis=1).min() < 0.02


def test_an_arrow_of_no_length_is_invisible(computed):
    told = computed(Gradient).told
    arrow = GroundArrow(views.terrain(told, views.whole_model(told)), (0.0, 0.0), (0.0, 0.0))
    assert len(arrow.shaft.points) == len(arrow.tip.points) == 0


@pytest.mark.parametrize(("length", "climbs"), [(0.5, True), (1.0, True), (5.0, False)])
def test_a_long_arrow_may_reach_beyond_a_summit(computed, length, climbs):
    told = computed(Gradient, landscape="waves", x=-1.5, y=2.5).told
    ground = views.terrain(told, views.whole_model(told))
    assert GroundArrow(ground, told.here.point, length * told.slopes).climbs == climbs
