from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.probability.bayes_theorem.people import (
    Gather,
    People,
    Sweep,
    block_places,
    crowd_places,
    grid_places,
    spread_places,
)
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import color


def squares(people):
    return people.points.reshape(-1, 16, 3)[:, :, :2]


@pytest.mark.parametrize("count", [0, 1, 2, 7, 100, 1000])
def test_there_is_one_square_for_each_person(count):
    places, side = grid_places(count, frame().picture)
    people = People(places, side, "path")
    assert len(squares(people)) == count
    np.testing.assert_allclose(np.ptp(squares(people), axis=1), side)
    np.testing.assert_allclose(
        (squares(people).min(axis=1) + squares(people).max(axis=1)) / 2, places, atol=1e-12
    )
    assert people.get_fill_color() == color("path")


def test_squares_have_their_area_once():
    (square,) = squares(People(np.zeros((1, 2)), 0.5))
    x, y = square[::4].T
    assert abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2 == pytest.approx(0.25)


@given(
    st.integers(0, 2000),
    st.floats(0.5, 10),
    st.floats(0.5, 6),
    st.none() | st.integers(1, 60),
)
def test_places_lie_in_the_box_and_nobody_overlaps(count, width, height, columns):
    box = Box(-2.0, -2.0 + width, 1.0, 1.0 + height)
    places, side = grid_places(count, box, columns)
    assert places.shape == (count, 2)
    if count:
        low, high = places.min(axis=0) - side / 2, places.max(axis=0) + side / 2
        assert (low >= (box.left - 1e-9, box.bottom - 1e-9)).all()
        assert (high <= (box.right + 1e-9, box.top + 1e-9)).all()
        assert side > 0
        # On a grid the nearest neighbours stand side by side or one below the other.
        pitch = side / 0.68
        cells = np.round((places - places[0]) / pitch).astype(int)
        np.testing.assert_allclose(places - places[0], cells * pitch, atol=1e-9)
        assert len(np.unique(cells, axis=0)) == count


def test_rows_fill_from_the_top_left():
    places, _ = grid_places(5, Box(0, 4, 0, 2), columns=3)
    assert (np.diff(places[:3, 0]) > 0).all()
    np.testing.assert_allclose(places[:3, 1], places[0, 1])
    assert places[3, 0] == pytest.approx(places[0, 0])
    assert places[3, 1] < places[0, 1]


@pytest.mark.parametrize("count", [100, 1000, 2000])
def test_the_box_is_used_well(count):
    _, side = grid_places(count, frame().picture)
    assert count * (side / 0.68) ** 2 > 0.8 * frame().picture.width * frame().picture.height


def test_people_move_to_other_places():
    people = People(np.zeros((3, 2)), 0.2)
    places = np.array([(0.0, 0.0), (1.0, 0.0), (2.0, 5.0)])
    assert people.stand(places, 0.4) is people
    assert people.side == 0.4
    np.testing.assert_allclose(squares(people).mean(axis=1), places, atol=1e-9)
    people.stand(places + 1)
    assert people.side == 0.4


def test_nobody_is_nothing():
    people = People(np.empty((0, 2)), 0.2)
    assert people.points.shape == (0, 3)
    assert grid_places(0, frame().picture)[1] == 0


@given(st.integers(1, 2000))
def test_a_crowd_stands_in_the_middle_of_its_box(count):
    places, side = crowd_places(count, frame().picture)
    low, high = places.min(axis=0), places.max(axis=0)
    assert places.shape == (count, 2)
    np.testing.assert_allclose((low + high) / 2, frame().picture.center[:2], atol=1e-9)
    assert (high - low + side <= np.array([frame().picture.width, frame().picture.height]) + 1e-9).all()


@pytest.mark.parametrize("count", [100, 1000, 2000])
def test_a_crowd_of_a_round_number_has_full_rows(count):
    places, _ = crowd_places(count, Box(-6.0, 6.0, -2.0, 2.0))
    _, in_row = np.unique(places[:, 1].round(6), return_counts=True)
    assert len(set(in_row)) == 1


@given(st.integers(0, 2000), st.floats(0, 5), st.floats(0, 5))
def test_people_spread_over_the_whole_box_however_thin(count, width, height):
    box = Box(1.0, 1.0 + width, -1.0, -1.0 + height)
    places, side = spread_places(count, box)
    assert places.shape == (count, 2)
    assert side <= max(width, height)
    if count:
        assert (places.min(axis=0) >= (box.left, box.bottom)).all()
        assert (places.max(axis=0) <= (box.right, box.top)).all()


@given(st.integers(0, 2000), st.integers(0, 2000))
def test_blocks_stand_below_each_other_and_fit(first, second):
    box = Box(0.0, 3.2, -0.7, 2.3)
    upper, lower = block_places((first, second), box, gap=0.5)
    assert (len(upper.places), len(lower.places)) == (first, second)
    assert upper.side == lower.side > 0
    assert upper.box.top == box.top
    assert upper.box.bottom - lower.box.top == pytest.approx(0.5)
    assert lower.box.bottom >= box.bottom - 1e-9
    for block in (upper, lower):
        if len(block.places):
            half = block.side / 2
            assert (block.places.min(axis=0) - half >= (block.box.left, block.box.bottom)).all()
            assert (block.places.max(axis=0) + half <= (block.box.right, block.box.top)).all()


def test_who_is_lit_stands_out_in_the_same_place():
    people = People(np.array([(0.0, 0.0), (1.0, 0.0)]), 0.2, opacity=0.3)
    lit = people.lit("path")
    np.testing.assert_array_equal(lit.places, people.places)
    assert people.side < lit.side < people.side / 0.68
    assert (lit.get_fill_color(), lit.get_fill_opacity()) == (color("path"), 1)


def test_people_gather_along_straight_lines():
    people = People(np.array([(0.0, 0.0), (2.0, 2.0)]), 0.2, opacity=1.0)
    gather = Gather(people, np.array([(1.0, 1.0), (4.0, 0.0)]), 0.4, 0.5, rate_func=lambda time: time)
    gather.interpolate_mobject(0.5)
    np.testing.assert_allclose(people.places, [(0.5, 0.5), (3.0, 1.0)])
    assert (people.side, people.get_fill_opacity()) == pytest.approx((0.3, 0.75))
    gather.interpolate_mobject(1.0)
    np.testing.assert_allclose(people.places, gather.end[0])


def test_a_sweep_shows_those_whom_it_has_passed():
    everybody = np.array([(-1.0, 0.0), (0.5, 0.0), (1.5, 0.0)])
    crowd = People(everybody, 0.2)
    sweep = Sweep([crowd], Box(-2.0, 2.0, -1.0, 1.0))
    for alpha, seen in ((0.0, 0), (0.5, 1), (0.7, 2), (1.0, 3)):
        sweep.interpolate_mobject(alpha)
        np.testing.assert_array_equal(crowd.places, everybody[:seen])
    assert sweep.line.get_stroke_opacity() == 0


def test_a_crowd_keeps_its_order_when_it_moves_aside():
    origin, destination = Box(-4, 4, -2, 2), Box(1, 3, 0, 1)
    crowd = People(np.array([(-4.0, -2.0), (4.0, 2.0), (0.0, 0.0)]), 0.4)
    places, side = crowd.moved(origin, destination)
    np.testing.assert_allclose(places, [(1, 0), (3, 1), (2, 0.5)])
    assert side == pytest.approx(0.1)
