from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.datasets import LabelledPoints
from mathkit.learning.networks.network_training import NetworkTraining
from mathkit.learning.networks.neural_network import Network
from scenes.learning.training_a_network.examples import most_surprising
from scenes.learning.training_a_network.votes import Crossing
from scenes.learning.training_a_network.words import (
    answer,
    bend_in_words,
    effect,
    fence,
    how_many,
    in_fact,
    line_of,
    mistakes_in_words,
    verdict,
)


def training(losses, accuracy, steepness):
    count = len(losses)
    return NetworkTraining(
        vectors=np.zeros((count, 5)),
        losses=np.array(losses),
        accuracies=np.full(count, accuracy),
        steepness=np.full(count, steepness),
        learning_rate=0.1,
        stopped_early=False,
    )


@pytest.mark.parametrize(
    ("losses", "accuracy", "steepness", "said"),
    [
        ([0.7, 0.1], 1.0, 0.1, "Now all 20 are right"),
        ([0.7, 0.5], 0.8, 1e-5, "16 of 20 are right, and it's stuck"),
        ([0.7, 0.5], 0.8, 0.1, "isn't done yet"),
        ([0.7, 0.9], 0.8, 0.1, "too large"),
    ],
)
def test_the_verdict_follows_the_training(losses, accuracy, steepness, said):
    assert said in verdict(training(losses, accuracy, steepness), 20)


@pytest.mark.parametrize(
    ("losses", "wrong", "said"),
    [
        ([0.7, 0.1], 0, "It has found the rule: every new plant is right"),
        ([0.7, 0.1], 8, "It has nearly found the rule: about 96% of new plants are right"),
        ([0.7, 0.5], 60, "It has found a part of the rule: about 70% of new plants are right"),
        ([0.7, 0.6], 90, "It hasn't found the rule: only about 55% of new plants are right"),
        ([0.7, 0.9], 8, "With such steps, it can't find the rule: about 96% of new plants are right"),
    ],
)
def test_the_answer_follows_what_new_plants_say(losses, wrong, said):
    assert answer(training(losses, 1.0, 0.1), np.arange(200) < wrong) == said


UNSEEN = ", where there were no examples"


@pytest.mark.parametrize(
    ("rule", "places", "said"),
    [
        ("diagonal", [], "It doesn't make a single mistake"),
        ("diagonal", [(0.05, 0.05)], f"Its only mistake is near the true border{UNSEEN}"),
        ("diagonal", [(0.05, 0.05), (0.1, 0.0)], f"Both mistakes are near the true border{UNSEEN}"),
        ("ring", [(1.4, 0.1), (1.3, 0.1), (0.1, 1.4)], f"All 3 mistakes are near the circle{UNSEEN}"),
        ("ring", [(1.4, 0.1), (1.3, 0.1), (2.0, 2.0)], f"2 of 3 mistakes are near the circle{UNSEEN}"),
        ("diagonal", [(0.05, 0.05), (1.0, 1.0)], "And its mistakes aren't just near the true border"),
    ],
)
def test_mistakes_are_near_the_border_if_they_are_nearer_than_every_plant_was(rule, places, said):
    learned = LabelledPoints(np.array([(0.3, 0.0), (-1.0, -1.0)]), np.array([1, 0]))
    if rule == "ring":
        learned = LabelledPoints(np.array([(1.0, 0.0), (0.0, 1.8)]), np.array([0, 1]))
    points = np.array([*places, (2.0, 2.0)])
    wrong = np.arange(len(points)) < len(places)
    fresh = LabelledPoints(points, np.ones(len(points), dtype=np.int64))
    assert mistakes_in_words(rule, learned, fresh, wrong) == said


@pytest.mark.parametrize(
    ("slope", "said"),
    [
        (-0.5, "So the loss falls by about 0.005"),
        (0.5, "So the loss rises by about 0.005"),
        (0.0, "So the nudge hardly changes the loss"),
        (1e-4, "So the nudge hardly changes the loss"),
    ],
)
def test_the_loss_changes_along_the_slope(slope, said):
    assert effect(slope) == said


def test_what_is_right_is_counted():
    assert [how_many(right, 60) for right in (60, 58, 0)] == ["all 60", "58 of 60", "none of 60"]


@pytest.mark.parametrize(
    ("activation", "weight", "said"),
    [
        ("tanh", 1.0, "its tanh bends 1 to about 0.76"),
        ("relu", 2.0, "its relu passes on 2 unchanged"),
        ("relu", -2.0, "its relu passes on 0"),
    ],
)
def test_what_a_bend_makes_of_a_sum_is_said(activation, weight, said):
    network = Network(np.array([[weight, 0.0]]), np.zeros(1), np.ones(1), 0.0, activation)
    example = most_surprising(network, LabelledPoints(np.array([(1.0, 0.0)]), np.array([1])))
    assert bend_in_words(activation, example) == said


def test_votes_are_told_if_one_of_them_decides():
    assert fence(3, moved=False, decides=False) == "The lines have hardly moved"
    assert fence(3, moved=True, decides=False) == "One side of each line counts more toward wilted"
    assert fence(3, moved=True, decides=True) == "In the middle, all 3 vote thrived and outweigh the bias"


def test_what_became_of_a_plant_is_set_against_what_the_network_expects():
    assert in_fact(0.1, 1) == "But it wilted"
    assert in_fact(0.5, 1) == "And it wilted"
    assert in_fact(0.8, 0) == "But it thrived"


def test_the_line_that_is_crossed_has_a_letter():
    assert line_of(Crossing(2, np.zeros(2), 0.3)) == "C"
    assert line_of() == ""
