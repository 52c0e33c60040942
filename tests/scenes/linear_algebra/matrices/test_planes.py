from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.linear_algebra.matrices import apply, bend
from scenes.linear_algebra.matrices.lines_that_light_up import finer_lines, lit_families, ticks_on
from scenes.linear_algebra.matrices.moving_things import MovingDots, Steps, walk_steps
from scenes.linear_algebra.matrices.planes import (
    Zoom,
    dots_of,
    plane_for,
    plane_to_squash,
    ranges_of,
    steps_of,
)
from scenes.stage.axes.planes import between
from scenes.stage.pictures.bases import IDENTITY
from scenes.stage.shapes.frame import Box

number = st.integers(-400, 400).map(lambda k: k / 100)
small = st.integers(-200, 200).map(lambda k: k / 100)
squares = st.lists(number, min_size=4, max_size=4).map(lambda entries: np.reshape(entries, (2, 2)))

MATRIX = np.array([[2.0, 1.0], [-1.0, 1.0]])
BENDING = bend(MATRIX, (1, 2))
COLUMN = Box(-6.5, -2.2, -3.0, 3.0)
SPACE = plane_for(MATRIX, ranges_of(apply(MATRIX, (1, 2)), BENDING, COLUMN))


@given(small, small)
def test_a_walk_leads_to_its_point_in_steps_of_one(x, y):
    steps, kinds = walk_steps((x, y))
    way = np.sum([np.zeros(2), *(steps[:, 1] - steps[:, 0])], axis=0)
    np.testing.assert_allclose(way, (x, y), atol=1e-9)
    assert (np.abs(steps[:, 1] - steps[:, 0]).sum(axis=1) <= 1 + 1e-9).all()
    assert sorted(kinds) == list(kinds)


def test_dots_stay_in_the_window():
    box = SPACE.plane.box
    dots = dots_of(SPACE, MATRIX, (1, 2))
    assert 0 < len(dots) <= 11
    for share in np.linspace(0, 1, 9):
        places = SPACE.plane.to_frame(dots @ between(MATRIX, share).T)
        assert (places >= [box.left, box.bottom]).all()
        assert (places <= [box.right, box.top]).all()


def test_no_point_starts_where_another_lands():
    dots = dots_of(SPACE, MATRIX, (1, 2))
    landed = dots @ MATRIX.T
    apart = np.linalg.norm(dots[:, None] - landed[None], axis=2)[~np.eye(len(dots), dtype=bool)]
    assert apart.min() * SPACE.plane.unit >= 0.3


@pytest.mark.parametrize("vector", [(1, 2), (0.5, 1.5), (1.5, 0.5)])
def test_one_of_the_points_takes_half_steps(vector):
    first = dots_of(SPACE, MATRIX, vector)[0]
    assert not np.array_equal(first, vector)
    assert (first % 1 == 0.5).all()


def test_steps_lie_everywhere_before_the_movement_and_after_it():
    starts = {(kind, *steps[0]) for steps, kind in zip(*steps_of(SPACE, MATRIX, (1, 2)), strict=True)}
    box = SPACE.plane.box
    for kind, x, y in itertools.product((0, 1), range(-6, 7), range(-6, 7)):
        middle = np.array((x, y)) + IDENTITY[kind] / 2
        for place in (SPACE.plane.at(middle), SPACE.plane.at(MATRIX @ middle)):
            if box.left < place[0] < box.right and box.bottom < place[1] < box.top:
                assert (kind, x, y) in starts


def test_what_is_beyond_the_window_of_a_step_is_cut_off():
    box = SPACE.plane.box
    far = float(SPACE.plane.values((box.right, 0, 0))[0])
    steps = Steps(SPACE.plane, BENDING, np.array([[(far - 0.5, 0), (far + 0.5, 0)]]), np.array([0]))
    assert steps.shafts[0].get_right()[0] == pytest.approx(box.right)
    assert not len(steps.tips[0].points)
    back = Steps(SPACE.plane, BENDING, np.array([[(far + 0.5, 0), (far - 0.02, 0)]]), np.array([0]))
    assert not len(back.tips[0].points)
    whole = Steps(SPACE.plane, BENDING, np.array([[(0, 0), (1, 0)]]), np.array([0]))
    np.testing.assert_allclose(whole.tips[0].points[0], SPACE.plane.at((1, 0)), atol=1e-9)


def _back_on_the_plain_grid(line):
    """The ends (n, 2, 2) of each piece of a line, as places that the matrix has moved there."""
    ends = line.points.reshape(-1, 4, 3)[:, [0, 3]]
    moved = np.array([[SPACE.plane.values(end) for end in run] for run in ends])
    return moved @ np.linalg.inv(MATRIX).T


def test_both_directions_of_the_grid_light_up_line_by_line():
    families = lit_families(SPACE.plane, MATRIX)
    for across, lines in zip((1, 0), families, strict=True):
        places = _back_on_the_plain_grid(lines)[:, :, across]
        np.testing.assert_allclose(places, np.round(places), atol=1e-9)
        assert len({round(float(place)) for place in places[:, 0]}) == len(places) > 2


def test_ticks_are_equal_steps_apart():
    middles = _back_on_the_plain_grid(ticks_on(SPACE.plane, MATRIX)).mean(axis=1)
    np.testing.assert_allclose(middles, np.round(middles), atol=1e-9)
    # The line of blue steps through the origin has room for one tick only, so the next line has two more.
    beside = middles[np.abs(middles).min(axis=1) > 1e-9]
    np.testing.assert_allclose(beside, [(1, 1), (2, 1)], atol=1e-9)


def test_the_lines_of_a_finer_grid_lie_in_the_middle_between_the_others():
    runs = _back_on_the_plain_grid(finer_lines(SPACE.plane, MATRIX))
    fixed = np.where(np.ptp(runs, axis=1) < 1e-9, runs[:, 0], np.nan)
    assert (np.isfinite(fixed).sum(axis=1) == 1).all()
    places = np.nansum(fixed, axis=1)
    np.testing.assert_allclose(places % 1, 0.5, atol=1e-9)


@pytest.mark.parametrize(
    "matrix", [((1, 2), (2, 4)), ((0, 0), (0, 0)), ((0, 1), (0, 0)), ((1, 1), (1, 1.001))]
)
def test_a_flat_grid_has_its_lines_and_steps_as_well(matrix):
    shown = len(np.flatnonzero(np.array(matrix).any(axis=0))[:1])
    assert len(lit_families(SPACE.plane, matrix)) in (shown, 2)
    assert bool(len(ticks_on(SPACE.plane, matrix).points)) == bool(shown)
    assert len(finer_lines(SPACE.plane, matrix).points) < 4 * 100


def test_tips_stay_and_the_point_misses_while_the_grid_bends():
    tips = MovingDots(SPACE.plane, BENDING, [(0, 0), (1, 0), (0, 1), (1, 2)]).set_state(matrix=MATRIX)
    for share in (0.0, 0.4, 1.0):
        tips.set_state(share=share)
        places = [SPACE.plane.values((*place, 0)) for place in tips.places(tips.vectors)]
        np.testing.assert_allclose(places[:3], [(0, 0), (2, -1), (1, 1)], atol=1e-9)
        np.testing.assert_allclose(places[3], (4 - share, 1 + share / 2), atol=1e-9)


def test_a_window_opens_from_that_of_one_plane_to_that_of_another():
    space = plane_to_squash()
    box, unit, origin = space.plane.box, space.plane.unit, space.plane.origin
    zoom = Zoom(space, SPACE.plane).set_state(share=0.0)
    np.testing.assert_allclose(space.plane.at((1, 2)), SPACE.plane.at((1, 2)))
    np.testing.assert_allclose(space.plane.box.corners, SPACE.plane.box.corners)
    np.testing.assert_allclose(space.basis.arrows[0].end, SPACE.plane.at((1, 0)))
    zoom.set_state(share=1.0)
    np.testing.assert_allclose((space.plane.unit, *space.plane.origin), (unit, *origin))
    np.testing.assert_allclose(space.plane.box.corners, box.corners)


def test_steps_that_go_back_over_others_lie_beside_them():
    steps = np.array([[(0, 0), (1, 0)], [(1, 0), (1, 1)]], dtype=float)
    walk = Steps(SPACE.plane, BENDING, steps, np.array([0, 1]), aside=True)
    flat = walk.set_state(matrix=[[1, -1], [0, 0]]).runs()
    assert flat[1][0][1] - flat[0][0][1] == pytest.approx(0.16)


@given(squares, st.tuples(small, small))
def test_there_is_room_for_every_way(matrix, vector):
    applied, bending = apply(matrix, vector), bend(matrix, vector)
    plane = plane_for(matrix, ranges_of(applied, bending, COLUMN)).plane
    for place in (*applied.head_to_tail, *matrix.T, applied.vector, bending.image):
        x, y = plane.at(place)[:2]
        assert plane.box.left < x < plane.box.right
        assert plane.box.bottom < y < plane.box.top
