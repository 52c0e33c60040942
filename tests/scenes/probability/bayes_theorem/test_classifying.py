from __future__ import annotations

import numpy as np
import pytest

from mathkit.probability.bayes import bayes
from mathkit.probability.two_tests import draw_people, screen_twice
from scenes.probability.bayes_theorem.classifying import WIDE_BAND, Learning, NewPeople, ratio
from scenes.probability.bayes_theorem.squares import Columns
from scenes.stage.shapes.frame import Box

TESTS = bayes(0.01, 0.99, 0.05), bayes(0.01, 0.99, 0.02)
COUNTS = screen_twice(*TESTS, 10_000)
LABELLED = draw_people(*TESTS, 10_000, 58)


@pytest.fixture
def learning():
    return Learning(LABELLED, 100, TESTS)


def numbers(learning):
    """What the read-outs show, row by row."""
    return [row[1].refresh().source for row in learning.readout]


def test_nothing_is_known_before_anybody_is_seen(learning):
    counted, *counts, first, second = numbers(learning)
    assert counted == "0"
    assert counts == ["0"] * 8
    assert (first, second) == ("?", "?")
    assert learning.columns[0].sensitivity == 0


def test_what_is_learned_jumps_after_each_box_and_ends_at_the_ratios(learning):
    learning.seek(30.0)
    at_thirty = numbers(learning), learning.columns[1].sensitivity
    learning.seek(30.9)
    assert (numbers(learning), learning.columns[1].sensitivity) == at_thirty
    learning.seek(100)
    sick, healthy = (LABELLED[LABELLED[:, 0] == group] for group in (1, 0))
    counts = [
        str(count)
        for test in (1, 2)
        for group in (sick, healthy)
        for count in (group[:, test].sum(), len(group))
    ]
    ratios = [sick[:, test].mean() / healthy[:, test].mean() for test in (1, 2)]
    assert numbers(learning) == ["10,000", *counts, *(f"{value:.1f}" for value in ratios)]


def test_a_box_leaves_whenever_its_people_are_counted(learning):
    for time, left in ((0, 100), (1, 99), (1.5, 99), (100, 0)):
        learning.seek(time)
        assert len(learning.waiting.places) == left


def test_the_curves_show_what_is_known_so_far_and_stay_in_the_chart(learning):
    learning.seek(50)
    for curve in learning.curves:
        assert curve.get_right()[0] == pytest.approx(learning.plot.at(5000, 0)[0])
        assert curve.get_top()[1] <= learning.plot.box.top + 1e-9


@pytest.mark.parametrize(("value", "written"), [(np.nan, "?"), (np.inf, "?"), (0.0, "?"), (19.8, "19.8")])
def test_a_ratio_without_both_kinds_of_people_is_unknown(value, written):
    assert ratio(value) == written


def ended(animations):
    for animation in animations:
        animation.begin()
        animation.interpolate(1.0)


@pytest.fixture
def people():
    columns = Columns(Box(-6.0, -3.0, -1.0, 1.0), gap=0.3)
    columns.set_state(prior=0.5, sensitivity=0.99, false_positive_rate=0.05)
    return NewPeople(COUNTS, columns, 5)


def test_new_people_are_those_of_the_counts(people):
    assert [len(each.places) for each in people.both] == [98, 10]
    assert [len(each.places) for each in people.once] == [1, 485]
    tiles = [each.side.prod(axis=1).sum() for each in (*people.both, *people.once)]
    assert sum(tiles) == pytest.approx((0.99 + 0.05) * 2.0 * 1.35)
    ended(people.line_up(1.0))
    places = np.concatenate([each.places for each in people.everybody])
    assert len(np.unique(np.round(places, 6), axis=0)) == 594
    assert places[:, 0].min() > WIDE_BAND.left


def test_who_is_negative_the_second_time_becomes_hollow_and_comes_back(people):
    ended(people.line_up(1.0))
    ended([people.test_again(1.0)])
    assert [len(each.places) for each in people.once] == [0, 0]
    assert [len(each.places) for each in people.hollow] == [1, 485]
    people.come_back(1.0)
    assert [len(each.places) for each in people.once] == [1, 485]
