from __future__ import annotations

import numpy as np
import pytest

from mathkit.probability.bayes import Group, assign_population, bayes, expected_counts
from scenes.probability.bayes_theorem.screening import BLOCK, Screening
from scenes.stage.shapes.frame import Box, frame

SQUARE = Box(-1.8, 1.8, -1.9, 1.7)


@pytest.fixture
def crowd():
    return Screening(assign_population(expected_counts(bayes(0.01, 0.99, 0.05), 1000), 5), SQUARE)


def ended(animations):
    for animation in animations:
        animation.begin()
        animation.interpolate(1.0)
        animation.finish()


def places(crowd):
    return np.concatenate([people.places for people in crowd.people])


def test_a_crowd_begins_as_the_tiles_of_its_square(crowd):
    sides = np.concatenate([people.side for people in crowd.people])
    assert len(places(crowd)) == 1000
    assert sides.prod(axis=1).sum() == pytest.approx(SQUARE.width * SQUARE.height)


def test_it_walks_apart_and_nobody_stands_on_somebody_else(crowd):
    ended(crowd.walk_apart(1.0))
    wide = frame().wide
    assert places(crowd)[:, 0].min() > wide.left
    assert places(crowd)[:, 0].max() < wide.right
    assert len(np.unique(np.round(places(crowd), 6), axis=0)) == 1000


def lit(crowd):
    for group in (Group.SICK_POSITIVE, Group.HEALTHY_POSITIVE):
        ended([crowd.light_up(group, 1.0)[0]])
    return crowd


def test_everybody_is_tested_before_anybody_lights_up(crowd):
    smaller = crowd.positives[0].side.max()
    sweep, untested = crowd.test(2.0)
    ended([sweep])
    assert not any(len(people.places) for people in untested)
    assert len(places(crowd)) == 1000
    assert crowd.positives[0].side.max() > smaller
    assert not any(people.solid for people in crowd.people)
    ended(crowd.settle(1.0))
    assert crowd.positives[0].side.max() == pytest.approx(smaller)


def test_those_who_test_positive_become_solid_one_group_after_the_other(crowd):
    hollow = crowd.positives
    ended([crowd.light_up(Group.SICK_POSITIVE, 1.0)[0]])
    assert [people.solid for people in crowd.positives] == [True, False]
    ended([crowd.light_up(Group.HEALTHY_POSITIVE, 1.0)[0]])
    assert [people.solid for people in (*hollow, *crowd.positives)] == [False, False, True, True]
    assert [len(people.places) for people in crowd.positives] == [10, 50]


def test_one_column_of_six_is_sick(crowd):
    ended(lit(crowd).step_out(1.0))
    hits, alarms = crowd.positives
    columns = [len(np.unique(np.round(people.places[:, 0], 6))) for people in (hits, alarms)]
    assert columns == [1, 5]
    assert hits.places[:, 0].max() < alarms.places[:, 0].min()
    assert min(people.places[:, 0].min() for people in (hits, alarms)) > BLOCK.left
    assert crowd.groups[Group.HEALTHY_NEGATIVE].places[:, 0].max() < BLOCK.left
    assert "940" in crowd.left_behind().source


def test_the_names_stand_over_the_columns_apart_from_each_other(crowd):
    first, second = crowd.names()
    assert first.part("count").width > 0
    assert first.get_right()[0] + 0.2 < second.get_left()[0]
    assert min(name.get_bottom()[1] for name in (first, second)) > BLOCK.top


def test_everybody_is_sorted_into_a_box_as_tiles(crowd):
    boxes = [Box(0, 1, 0, 1), Box(0, 1, 1, 2), Box(1, 3, 0, 1), Box(1, 3, 1, 2)]
    ended(crowd.sort(boxes, 1.0))
    for people, box in zip(crowd.people, boxes, strict=True):
        area = people.side.prod(axis=1).sum()
        assert area == pytest.approx(box.width * box.height * bool(len(people.places)))
