from __future__ import annotations

import numpy as np
import pytest

from scenes.calculus.gradient.ground.arrow_fields import ArrowField
from scenes.calculus.gradient.ground.terrains import Terrain
from scenes.calculus.gradient.landscapes import LANDSCAPES
from scenes.calculus.gradient.lesson import Gradient
from scenes.calculus.gradient.views import MAP, whole_map


@pytest.fixture
def told(computed):
    return computed(Gradient).told


@pytest.mark.parametrize("name", LANDSCAPES)
def test_all_arrows_are_drawn_at_the_scale_that_is_said(computed, name):
    told = computed(Gradient, landscape=name, x=3.0, y=2.0).told
    ground = Terrain(told.landscape.function, told.here.point, told.steps_of_height, whole_map(told))
    scale = 1.0 if name == "waves" else 5.0
    field = ArrowField(ground, told.landscape.function, MAP, scale, (0.0, 0.0))
    field.set_state(reach=field.farthest)
    unit = ground.at(1, 0)[0] - ground.at(0, 0)[0]
    places = (field.places - ground.at(0, 0)[:2]) / unit
    drawn = field.tips.points[::12, :2] - field.shafts.points[::4, :2]
    assert drawn == pytest.approx(unit * told.landscape.function.gradient(places) / scale)
    near = len(field.set_state(reach=field.farthest / 2).shafts.points)
    assert 0 < near < 4 * len(field.places)
    assert np.all(field.distances >= 0)


def field_of(told, clear_of=()):
    ground = Terrain(told.landscape.function, told.here.point, told.steps_of_height, whole_map(told))
    field = ArrowField(ground, told.landscape.function, MAP, 5.0, ground.at(3, 2), clear_of)
    return ground, field.set_state(reach=field.farthest)


def test_arrows_start_on_contour_lines(told):
    ground, field = field_of(told)
    unit = ground.at(1, 0)[0] - ground.at(0, 0)[0]
    lines = (told.landscape.function.value((field.places - ground.at(0, 0)[:2]) / unit) - 23) / 10
    assert len(lines) > 10
    assert lines == pytest.approx(np.round(lines), abs=0.01)


def test_no_two_arrows_merge_and_none_is_where_it_must_not_be(told):
    kept_clear = np.array([(3.0, 0.5), (4.0, 1.0)])
    _, field = field_of(told, kept_clear)
    shares = np.linspace(0, 1, 30)[:, None]
    arrows = [place + shares * vector for place, vector in zip(field.places, field.vectors, strict=True)]
    for index, arrow in enumerate(arrows):
        for other in (*arrows[:index], kept_clear):
            assert np.linalg.norm(arrow[:, None] - other, axis=2).min() > 0.2
