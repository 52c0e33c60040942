from __future__ import annotations

import numpy as np
import pytest

from mathkit.probability.bayes import assign_population, bayes, expected_counts
from scenes.probability.bayes_theorem.screening import Screening
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color

COUNTS = [(0.1, 0.8, 0.2), (0.0, 0.5, 0.5), (1.0, 0.3, 0.5), (0.5, 0.0, 0.0)]


def screening(rates):
    counts = expected_counts(bayes(*rates), 100)
    return counts, Screening(assign_population(counts, 5))


def played(animations):
    for animation in animations:
        animation.begin()
        animation.finish()


@pytest.mark.parametrize("rates", COUNTS)
def test_everybody_has_a_place_of_their_own_in_the_group_they_are_of(rates):
    counts, crowd = screening(rates)
    numbers = [len(people.places) for people in crowd.people]
    assert numbers == [
        counts.sick_positive,
        counts.sick_negative,
        counts.healthy_positive,
        counts.healthy_negative,
    ]
    places = np.concatenate([people.places for people in crowd.people])
    assert len(np.unique(places, axis=0)) == 100


@pytest.mark.parametrize("rates", COUNTS)
def test_the_test_lights_up_the_positives_alone(rates):
    _, crowd = screening(rates)
    negatives = crowd.people[1], crowd.people[3]
    were = crowd.positives
    sweep, before = crowd.test()
    assert before == were
    assert [people.get_fill_color() for people in crowd.positives] == [color("path"), color("second")]
    assert (crowd.people[1], crowd.people[3]) == negatives
    played([sweep])
    for old, new in zip(before, crowd.positives, strict=True):
        np.testing.assert_array_equal(old.places, new.places)


@pytest.mark.parametrize("rates", COUNTS)
def test_the_crowd_steps_aside_lines_up_and_melts(rates):
    _, crowd = screening(rates)
    crowd.test()
    played(crowd.step_aside())
    for people in crowd.people:
        assert people.places.size == 0 or crowd.regions.aside.right >= people.places[:, 0].max()
        assert (people.get_fill_opacity() < 0.5) == (people not in crowd.positives)
    played(crowd.line_up())
    for people, label in zip(crowd.positives, crowd.labels, strict=True):
        assert people.places.size == 0 or people.places[:, 0].min() > crowd.regions.blocks.left
        assert label.get_right()[0] < crowd.regions.blocks.left
    boxes = [Box(left, left + 0.5, -1, 1) for left in range(4)]
    played(crowd.melt(boxes))
    for people, box in zip(crowd.people, boxes, strict=True):
        assert ((people.places[:, 0] > box.left) & (people.places[:, 0] < box.right)).all()


@pytest.mark.parametrize(
    ("rates", "labels", "behind"),
    [
        ((0.1, 0.8, 0.2), ("8 } sick", "18 } healthy"), "74 test negative"),
        ((0.01, 0.0, 1.0), ("0 } sick", "99 } healthy"), "1 tests negative"),
        ((0.5, 1.0, 1.0), ("50 } sick", "50 } healthy"), "none test negative"),
    ],
)
def test_the_blocks_and_the_crowd_are_counted(rates, labels, behind):
    _, crowd = screening(rates)
    crowd.test()
    crowd.line_up()
    said = [label.source.replace("{{ ", "").replace(" : count }}", " }") for label in crowd.labels]
    assert said == list(labels)
    assert crowd.left_behind.source == behind


def test_there_is_one_tally_at_a_time():
    _, crowd = screening((0.1, 0.8, 0.2))
    (first,) = crowd.count("everybody")
    assert first.mobject.source == "everybody"
    assert first.mobject.get_top()[1] < crowd.regions.crowd.bottom
    assert [each.mobject.source for each in crowd.count("the sick")] == ["everybody", "the sick"]


def test_part_of_a_tally_comes_alone():
    _, crowd = screening((0.1, 0.8, 0.2))
    (shown,) = crowd.count("{{ sick : path }} and healthy", "path")
    assert shown.mobject.width < crowd.tally.width


def test_people_who_are_pointed_at_are_larger_for_a_moment():
    _, crowd = screening((0.1, 0.8, 0.2))
    sick = crowd.sick[0]
    before = sick.side
    (pointing,) = crowd.point_at(sick, run_time=1.0)
    pointing.begin()
    pointing.interpolate(0.5)
    assert sick.side > 1.2 * before
    pointing.finish()
    assert sick.side == pytest.approx(before)
