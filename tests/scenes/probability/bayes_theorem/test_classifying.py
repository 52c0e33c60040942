from __future__ import annotations

import numpy as np
import pytest

from mathkit.probability.bayes import bayes
from mathkit.probability.two_tests import learned_rates, screen_twice
from scenes.probability.bayes_theorem.classifying import WIDE_BAND, Learning, NewPeople, ratio
from scenes.stage.shapes.frame import Box

COUNTS = screen_twice(bayes(0.01, 0.99, 0.05), bayes(0.01, 0.99, 0.01), 10_000)
START = Box(-6, -4, -1, 1), Box(-4, -2, -1, 1)


@pytest.fixture
def learning():
    return Learning(learned_rates(COUNTS.assign(5), np.arange(1000, 10_001, 1000)), 1000)


def numbers(learning):
    return [row[1].refresh().source for row in learning.readout]


def test_nothing_is_known_before_anybody_is_seen(learning):
    assert numbers(learning) == ["0", "?", "?"]
    assert learning.columns[0].sensitivity == 0


def test_what_is_learned_jumps_after_each_batch_and_ends_at_the_ratios(learning):
    learning.seek(3.0)
    at_three = numbers(learning), learning.columns[1].sensitivity
    learning.seek(3.9)
    assert (numbers(learning), learning.columns[1].sensitivity) == at_three
    learning.seek(10)
    assert numbers(learning) == ["10,000", "19.8", "99"]
    assert [len(dots.places) for dots in learning.dots] == [10, 10]


@pytest.mark.parametrize(("value", "written"), [(np.nan, "?"), (np.inf, "?"), (0.0, "?"), (19.8, "19.8")])
def test_a_ratio_without_both_kinds_of_people_is_unknown(value, written):
    assert ratio(value) == written


def ended(animations):
    for animation in animations:
        animation.begin()
        animation.interpolate(1.0)


def test_new_people_are_those_of_the_counts():
    people = NewPeople(COUNTS, START, 5)
    assert [len(each.places) for each in people.both] == [98, 5]
    assert [len(each.places) for each in people.once] == [1, 490]
    ended(people.line_up(1.0))
    places = np.concatenate([each.places for each in people.everybody])
    assert len(np.unique(np.round(places, 6), axis=0)) == 594
    assert places[:, 0].min() > WIDE_BAND.left


def test_who_is_negative_the_second_time_becomes_hollow_and_comes_back():
    people = NewPeople(COUNTS, START, 5)
    ended(people.line_up(1.0))
    ended([people.test_again(1.0)])
    assert [len(each.places) for each in people.once] == [0, 0]
    assert [len(each.places) for each in people.hollow] == [1, 490]
    people.come_back(1.0)
    assert [len(each.places) for each in people.once] == [1, 490]
