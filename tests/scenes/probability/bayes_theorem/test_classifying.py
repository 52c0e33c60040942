from __future__ import annotations

import numpy as np
import pytest

from mathkit.probability.bayes import bayes
from mathkit.probability.two_tests import draw_people, learned_rates, screen_twice
from scenes.probability.bayes_theorem.classifying import WIDE_BAND, Learning, NewPeople, ratio
from scenes.probability.bayes_theorem.people import People

TESTS = bayes(0.01, 0.99, 0.05), bayes(0.01, 0.99, 0.02)
COUNTS = screen_twice(*TESTS, 10_000)
LABELLED = draw_people(*TESTS, 10_000, 58)
RATES = learned_rates(LABELLED, np.arange(1000, 10_001, 1000))


@pytest.fixture
def learning():
    return Learning(RATES, (19.8, 49.5), 1000, "better")


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
    ratios = RATES[-1, :, 0] / RATES[-1, :, 1]
    assert numbers(learning) == ["10,000", *(f"{value:.1f}" for value in ratios)]
    assert [len(dots.places) for dots in learning.dots] == [10, 10]


def test_the_tiles_of_a_picture_become_people_who_wait_until_they_are_counted(learning):
    blocks = [People(np.zeros((1, 2)), 0.3), People(np.ones((19, 2)), 0.3)]
    is_sick = np.arange(20) % 10 == 3
    ended(learning.gather(is_sick.astype(int), blocks, 1.0))
    waiting = [len(people.places) for people in learning.waiting]
    assert waiting == [2, 18]
    learning.seek(5)
    assert sum(len(people.places) for people in learning.waiting) == pytest.approx(10, abs=2)
    learning.seek(10)
    assert not any(len(people.places) for people in learning.waiting)


@pytest.mark.parametrize(("value", "written"), [(np.nan, "?"), (np.inf, "?"), (0.0, "?"), (19.8, "19.8")])
def test_a_ratio_without_both_kinds_of_people_is_unknown(value, written):
    assert ratio(value) == written


def ended(animations):
    for animation in animations:
        animation.begin()
        animation.interpolate(1.0)


def test_new_people_are_those_of_the_counts():
    people = NewPeople(COUNTS, 5)
    assert [len(each.places) for each in people.both] == [98, 10]
    assert [len(each.places) for each in people.once] == [1, 485]
    ended(people.line_up(1.0))
    places = np.concatenate([each.places for each in people.everybody])
    assert len(np.unique(np.round(places, 6), axis=0)) == 594
    assert places[:, 0].min() > WIDE_BAND.left


def test_who_is_negative_the_second_time_becomes_hollow_and_comes_back():
    people = NewPeople(COUNTS, 5)
    ended(people.line_up(1.0))
    ended([people.test_again(1.0)])
    assert [len(each.places) for each in people.once] == [0, 0]
    assert [len(each.places) for each in people.hollow] == [1, 485]
    people.come_back(1.0)
    assert [len(each.places) for each in people.once] == [1, 485]


def test_the_classifier_flags_one_after_another_whoever_tests_positive_twice():
    people = NewPeople(COUNTS, 5)
    ended(people.close_up(1.0))
    sweep = people.flags(1.0)
    counts = []
    for alpha in (0.0, 0.5, 1.0):
        sweep.interpolate(alpha)
        counts.append(sum(len(flags.places) for flags in sweep.crowds))
    assert counts[0] == 0 < counts[1] < counts[2] == 108
