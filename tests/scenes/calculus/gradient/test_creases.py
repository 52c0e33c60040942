from __future__ import annotations

import numpy as np
import pytest

from mathkit.functions.two_variables import CREASES
from scenes.calculus.gradient import views
from scenes.calculus.gradient.ground.creases import Bending, CreasedTerrain
from scenes.calculus.gradient.lesson import Gradient


def test_the_lines_of_the_creases_have_sharp_corners():
    ground = CreasedTerrain(CREASES, (0.0, 0.0), [1.0], views.creased_map())
    unit = views.MAP.width / 2 / views.HALF
    levels = []
    for line in (line for line in ground.lines if len(line.points)):
        heights = CREASES.value((line.points[:, :2] - views.MAP.center[:2]) / unit)
        assert heights == pytest.approx(np.full(len(heights), heights[0]), abs=1e-9)
        levels.append(round(float(heights[0]), 6))
    assert levels == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("end", [(2.4, 0.0), (0.0, 2.4), (2.4, 2.4)])
def test_a_way_over_the_creases_grows_with_the_ground(end):
    ground = CreasedTerrain(CREASES, (0.0, 0.0), [1.0], views.creased_map())
    way, box = ground.way_to(end), views.MAP
    assert way.points[-1] == pytest.approx(ground.at(*end))
    ground.set_state(pose=views.creased_map(views.HALF / 2))
    assert way.points[-1] == pytest.approx(ground.at(*end))
    ground.set_state(pose=views.creased_map(views.HALF / 20))
    x, y = way.points[-1][:2]
    assert x == pytest.approx(box.right) or y == pytest.approx(box.top)
    assert x <= box.right + 1e-9
    assert y <= box.top + 1e-9


@pytest.mark.parametrize("seen", [views.whole_map, views.whole_model])
def test_a_landscape_bends_from_what_it_is_to_the_creases(computed, seen):
    told = computed(Gradient).told
    last = views.creased_map() if seen is views.whole_map else views.creased_model()
    ground = views.terrain(told, seen(told))
    before = [line.points.copy() for line in ground.lines]
    bending = Bending(ground, last).set_state(share=0.0)
    for line, points in zip(ground.lines, before, strict=True):
        assert line.points == pytest.approx(points, abs=1e-6)
    bending.set_state(share=1.0)
    places = np.random.default_rng(0).uniform(-4, 4, (20, 2))
    assert ground.heights(places) == pytest.approx(CREASES.value(places))
    assert ground.pose == pytest.approx(last)
    assert ground.here == pytest.approx((0, 0))
