from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.functions.quadratics import TILTED_BOWL
from scenes.calculus.gradient.ground.terrains import Terrain, level_steps, pose, round_step, zooming

MAP = pose((0, 0, 5.5, 0.8), (3.0, 0.0), 3.0, base=47.0, stretch=0.03)
CLOSE = pose((3, 2, 0.02, 0.8), (3.0, 0.0), 3.0, base=23.0, stretch=0.05)


def test_from_straight_above_the_model_is_a_map():
    ground = Terrain(TILTED_BOWL, (3, 2), [10.0], MAP)
    unit = 3.0 / 5.5
    assert ground.dot.get_center() == pytest.approx((3 + 3 * unit, 2 * unit, 0))
    assert ground.at(1, -1) == pytest.approx(ground.at(1, -1, 99.0))


def test_lines_stand_at_their_heights_in_space():
    """Each drawn point, taken back with the height of its line, is a place of that height."""
    seen = MAP.copy()
    seen[6] = 35.0
    ground, unit, tilt = Terrain(TILTED_BOWL, (3, 2), [10.0], seen), 3.0 / 5.5, np.radians(35)
    drawn = [line for line in ground.lines if len(line.points)]
    for line, level in zip(drawn, 3.0 + 10 * np.arange(len(drawn)), strict=True):
        x, y = (line.points[:, :2] - (3.0, 0.0)).T / unit
        places = np.column_stack([x, (y - 0.03 * (level - 47.0) * np.cos(tilt)) / np.sin(tilt)])
        assert TILTED_BOWL.value(places) == pytest.approx(np.full(len(places), level), abs=0.15)


def test_close_up_the_lines_are_straight_and_even():
    ground = Terrain(TILTED_BOWL, (3, 2), [0.05], CLOSE)
    ways = [line.points[-1, :2] - line.points[0, :2] for line in ground.lines if len(line.points)]
    assert len(ways) > 5
    for way in ways:
        assert abs(way @ (8, 11)) / (np.linalg.norm(way) * np.sqrt(185)) < 0.02


@given(st.floats(0, 1))
def test_a_zoom_never_loses_its_point(share):
    way = zooming((3, 2), 23.0)(MAP, CLOSE, share)
    away = (np.array([3, 2]) - way[:2]) / way[2]
    assert away == pytest.approx((1 - share) * np.array([3, 2]) / 5.5)
    assert 0.02 - 1e-12 <= way[2] <= 5.5 + 1e-12


@pytest.mark.parametrize(("first", "last"), [(10.0, 0.05), (5.0, 0.02), (0.5, 0.005), (2.0, 0.05)])
def test_each_step_of_height_is_a_whole_part_of_the_one_before(first, last):
    steps = level_steps(first, last)
    assert steps[0] == first
    assert steps[-1] == pytest.approx(last)
    ratios = np.array(steps[:-1]) / steps[1:]
    assert ratios == pytest.approx(np.round(ratios))


def test_round_steps():
    assert [round_step(size) for size in (11.8, 0.0503, 0.4, 7.5)] == pytest.approx([10, 0.05, 0.5, 10])


def test_from_the_side_a_step_in_y_is_not_a_climb():
    """Both axes lead aside, and only a change of height leads straight up."""
    seen = pose((3, 2, 0.02, 0.8), (3.0, 0.0), 3.0, base=23.0, stretch=0.05, eye=(38.0, 30.0))
    ground = Terrain(TILTED_BOWL, (3, 2), [0.05], seen)
    start = ground.at(3, 2, 23.0)
    for step in ((3.01, 2), (3, 2.01)):
        across, up, _ = ground.at(*step, 23.0) - start
        assert abs(across) > 0.5 * abs(up)
    across, up, _ = ground.at(3, 2, 23.1) - start
    assert across == pytest.approx(0)
    assert up > 0


def test_walls_reach_from_the_edge_down_to_the_lowest_place():
    seen = MAP.copy()
    seen[6], seen[10] = 38.0, 30.0
    ground = Terrain(TILTED_BOWL, (3, 2), [10.0], seen)
    corner = ground.at(-5.5, -4.4, 0.0)
    assert np.linalg.norm(ground.walls.points - corner, axis=1).min() < 0.05
    assert ground.walls.get_bottom()[1] < ground.lines.get_bottom()[1]


def test_the_model_has_the_lines_that_its_map_has():
    """What is said of the map, from height to height its lines are, is true of the model, too."""
    steps = [10.0, 2.5, 0.5]
    model, ground = (Terrain(TILTED_BOWL, (3, 2), steps, MAP) for _ in range(2))
    model.leader, spacings = ground, set()
    for half in np.geomspace(5.5, 0.2, 12):
        ground.set_state(pose=pose((3, 2, half, 0.8), (3.0, 0.0), 3.0))
        model.set_state(pose=pose((3, 2, half, 0.8), (-3.0, 0.0), 1.5, eye=(38.0, 30.0)))
        assert model.spacing == ground.spacing
        spacings.add(ground.spacing)
    assert spacings == set(steps)
