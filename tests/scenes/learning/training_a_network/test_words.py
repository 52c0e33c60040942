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
    fading,
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
        ([0.7, 0.1], 1.0, 0.1, "Now it gets all 20 right"),
        ([0.7, 0.5], 0.8, 1e-5, "it gets 16 of 20 right, and it's stuck"),
        ([0.7, 0.5], 0.8, 0.1, "isn't done yet"),
        ([0.7, 0.9], 0.8, 0.1, "too large"),
    ],
)
def test_the_verdict_follows_the_training(losses, accuracy, steepness, said):
    assert said in verdict(training(losses, accuracy, steepness), 20)


@pytest.mark.parametrize(
    ("losses", "wrong", "said"),
    [
        ([0.7, 0.1], 0, "It found the rule: it gets every new plant right"),
        ([0.7, 0.1], 8, "It nearly found the rule: it gets about 96% of new plants right"),
        ([0.7, 0.5], 60, "It found a part of the rule: it gets about 70% of new plants right"),
        ([0.7, 0.6], 90, "It didn't find the rule: it gets only about 55% of new plants right"),
        ([0.7, 0.9], 8, "With such steps, it can't find the rule: it gets about 96% of new plants right"),
    ],
)
def test_the_answer_follows_what_new_plants_say(losses, wrong, said):
    assert answer(training(losses, 1.0, 0.1), np.arange(200) < wrong) == said


@pytest.mark.parametrize(
    ("inside", "mistakes", "said"),
    [
        (0, 0, "It doesn't make a single mistake"),
        (1, 1, "Its only mistake lies between the two groups of examples"),
        (2, 2, "Both mistakes lie between the two groups of examples"),
        (3, 3, "All 3 mistakes lie between the two groups of examples"),
        (2, 3, "2 of 3 mistakes lie between the two groups of examples"),
        (2, 4, "And its mistakes don't just lie between the two groups of examples"),
    ],
)
def test_mistakes_are_counted_where_they_lie(inside, mistakes, said):
    assert mistakes_in_words(np.arange(mistakes) < inside) == said


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
    assert fence(3, moved=True, decides=True) == (
        "In the middle, all 3 weighted outputs vote thrived and outweigh the bias"
    )


def test_what_became_of_a_plant_is_set_against_what_the_network_expects():
    assert in_fact(0.1, 1) == "But it wilted"
    assert in_fact(0.5, 1) == "And it wilted"
    assert in_fact(0.8, 0) == "But it thrived"


def test_the_line_that_is_crossed_has_a_letter():
    assert line_of(Crossing(2, np.zeros(2), 0.3)) == "C"
    assert fading(Crossing(2, np.zeros(2), 0.3, 0.5, (0, 1, 3))) == "A, B and D"
    assert line_of() == fading() == ""
