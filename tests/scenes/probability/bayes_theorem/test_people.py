from __future__ import annotations

import numpy as np
import pytest
from manim import linear

from scenes.probability.bayes_theorem.people import People, Sweep
from scenes.probability.bayes_theorem.places import grid_places
from scenes.stage.motion.tween import tween
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


def test_people_move_to_other_places():
    people = People(np.zeros((3, 2)), 0.2)
    places = np.array([(0.0, 0.0), (1.0, 0.0), (2.0, 5.0)])
    assert people.set_state(places=places, side=0.4) is people
    np.testing.assert_array_equal(people.side, np.full((3, 2), 0.4))
    np.testing.assert_allclose(squares(people).mean(axis=1), places, atol=1e-9)
    people.set_state(places=places + 1)
    np.testing.assert_array_equal(people.side, np.full((3, 2), 0.4))


def test_nobody_is_nothing():
    people = People(np.empty((0, 2)), 0.2)
    assert people.points.shape == (0, 3)
    assert grid_places(0, frame().picture)[1] == 0


def test_those_who_are_lit_stand_out_in_the_same_place():
    people = People(np.array([(0.0, 0.0), (1.0, 0.0)]), 0.2, solid=False)
    tested, lit = people.tested("path"), people.lit("path")
    np.testing.assert_array_equal(lit.places, people.places)
    assert not tested.solid
    for larger in (tested, lit):
        assert (people.side < larger.side).all()
        assert (larger.side < people.side / 0.68).all()
    assert (lit.get_fill_color(), lit.get_fill_opacity()) == (color("path"), 1)


def test_people_gather_along_straight_lines():
    people = People(np.array([(0.0, 0.0), (2.0, 2.0)]), 0.2)
    places = np.array([(1.0, 1.0), (4.0, 0.0)])
    gather = tween(people, places=places, side=0.4, opacity=0.5, rate_func=linear)
    gather.interpolate_mobject(0.5)
    np.testing.assert_allclose(people.places, [(0.5, 0.5), (3.0, 1.0)])
    np.testing.assert_allclose(people.side, np.full((2, 2), 0.3))
    assert people.get_fill_opacity() == pytest.approx(0.75)
    gather.interpolate_mobject(1.0)
    np.testing.assert_allclose(people.places, places)


def test_a_sweep_shows_those_that_it_has_passed():
    everybody = np.array([(-1.0, 0.0), (0.5, 0.0), (1.5, 0.0)])
    crowd = People(everybody, 0.2)
    sweep = Sweep([crowd], Box(-2.0, 2.0, -1.0, 1.0))
    for alpha, seen in ((0.0, 0), (0.5, 1), (0.7, 2), (1.0, 3)):
        sweep.interpolate_mobject(alpha)
        np.testing.assert_array_equal(crowd.places, everybody[:seen])
    assert sweep.line.get_stroke_opacity() == 0


def test_a_sweep_takes_away_who_is_leaving():
    everybody = np.array([(-1.0, 0.0), (0.5, 0.0), (1.5, 0.0)])
    leaving, hollow = People(everybody, 0.2), People(everybody, 0.2, solid=False)
    sweep = Sweep([hollow], Box(-2.0, 2.0, -1.0, 1.0), leaving=[leaving])
    for alpha, gone in ((0.0, 0), (0.5, 1), (1.0, 3)):
        sweep.interpolate_mobject(alpha)
        np.testing.assert_array_equal(leaving.places, everybody[gone:])
        np.testing.assert_array_equal(hollow.places, everybody[:gone])


def test_a_hollow_person_is_an_outline_that_is_thinner_when_small():
    large, small = (People(np.zeros((1, 2)), side, "second", solid=False) for side in (0.3, 0.05))
    assert large.get_fill_opacity() == small.get_fill_opacity() == 0
    assert large.get_stroke_width() > small.get_stroke_width() > 0


def test_tiles_have_sizes_of_their_own():
    sizes = np.array([(0.4, 0.1), (0.2, 0.2)])
    people = People(np.array([(0.0, 0.0), (1.0, 0.0)]), sizes)
    np.testing.assert_allclose(np.ptp(squares(people), axis=1), sizes)


def test_a_crowd_keeps_its_order_when_it_moves_aside():
    origin, destination = Box(-4, 4, -2, 2), Box(1, 3, 0, 1)
    crowd = People(np.array([(-4.0, -2.0), (4.0, 2.0), (0.0, 0.0)]), 0.4)
    places, side = crowd.moved(origin, destination)
    np.testing.assert_allclose(places, [(1, 0), (3, 1), (2, 0.5)])
    np.testing.assert_allclose(side, 0.1)
