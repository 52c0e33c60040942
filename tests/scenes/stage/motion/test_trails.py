from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from scenes.stage.motion.seeking import Advance, at_step
from scenes.stage.motion.trails import Trail
from scenes.stage.shapes.theme import color

ROADS = st.integers(1, 9).flatmap(
    lambda n: arrays(np.float64, (n, 2), elements=st.floats(-6, 6).map(lambda x: round(x, 3)))
)


@given(ROADS)
def test_at_whole_steps_the_position_is_an_entry_of_the_trajectory(trajectory):
    for step, place in enumerate(trajectory):
        np.testing.assert_allclose(at_step(trajectory, step), place)


@given(ROADS, st.floats(0, 1))
def test_between_two_steps_the_position_is_on_the_line_between_them(trajectory, share):
    for step in range(len(trajectory) - 1):
        expected = (1 - share) * trajectory[step] + share * trajectory[step + 1]
        np.testing.assert_allclose(at_step(trajectory, step + share), expected, atol=1e-9)


@given(ROADS, st.floats(0, 100))
def test_no_position_is_beyond_the_ends_of_the_trajectory(trajectory, beyond):
    np.testing.assert_allclose(at_step(trajectory, -beyond), trajectory[0])
    np.testing.assert_allclose(at_step(trajectory, len(trajectory) - 1 + beyond), trajectory[-1])


@given(ROADS)
def test_the_walker_stands_on_every_iterate_in_turn(trajectory):
    trail = Trail(trajectory)
    assert trail.steps == len(trajectory) - 1
    for step, place in enumerate(trajectory):
        trail.seek(step)
        np.testing.assert_allclose(trail.walker.get_center()[:2], place, atol=1e-9)
        lit = [dot.get_fill_opacity() > 0 for dot in trail.dots]
        assert lit == [index < step for index in range(len(trajectory) - 1)]
        for dot, iterate in zip(trail.dots, trajectory[:-1], strict=True):
            np.testing.assert_allclose(dot.get_center()[:2], iterate, atol=1e-9)


@given(ROADS)
def test_the_line_joins_all_the_places_visited(trajectory):
    trail = Trail(trajectory).seek(len(trajectory) - 1)
    corners = trail.line.points[::4, :2]
    np.testing.assert_allclose(corners[: len(trajectory) - 1], trajectory[:-1])
    if len(trajectory) > 1:
        np.testing.assert_allclose(trail.line.points[-1, :2], trajectory[-1])


def test_before_the_first_step_there_is_no_line():
    trail = Trail(np.array([(0.0, 0.0), (1.0, 1.0)]))
    assert len(trail.line.points) == 0
    trail.seek(0.5)
    np.testing.assert_allclose(trail.line.points[[0, -1], :2], [(0, 0), (0.5, 0.5)])
    trail.seek(0)
    assert len(trail.line.points) == 0


def test_a_trail_of_one_place_is_a_walker_and_nothing_else():
    trail = Trail(np.array([(1.0, 2.0)]), role="slope")
    assert trail.steps == 0
    assert len(trail.dots) == 0
    for step in (0, 0.5, 3):
        np.testing.assert_allclose(trail.seek(step).walker.get_center(), (1, 2, 0))
    assert trail.walker.get_fill_color() == color("slope")


@pytest.mark.parametrize(("start", "end"), [(0, 3), (1, 2), (3, 0), (2, 2)])
def test_an_advance_goes_evenly_from_its_start_to_its_end(start, end):
    places = np.array([(0.0, 0.0), (1.0, 1.0), (2.0, 0.0), (3.0, 2.0)])
    trail = Trail(places)
    advance = Advance(trail, start, end, run_time=2.0)
    advance.begin()
    np.testing.assert_allclose(trail.walker.get_center()[:2], places[start])
    for share in (0.25, 0.5, 0.75):
        advance.interpolate(share)
        np.testing.assert_allclose(
            trail.walker.get_center()[:2], at_step(places, start + share * (end - start)), atol=1e-9
        )
    advance.finish()
    np.testing.assert_allclose(trail.walker.get_center()[:2], places[end])


def test_an_advance_can_have_another_pace():
    trail = Trail(np.array([(0.0, 0.0), (1.0, 0.0)]))
    advance = Advance(trail, 0, 1, rate_func=lambda share: share**2)
    advance.begin()
    advance.interpolate(0.5)
    assert trail.walker.get_center()[0] == pytest.approx(0.25)
