from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mathkit.learning.datasets import LabelledPoints
from mathkit.learning.network_training import NetworkTraining
from mathkit.learning.neural_network import Network
from scenes.learning.training_a_network.examples import most_surprising
from scenes.learning.training_a_network.words import (
    answer,
    bend_in_words,
    cure,
    fence,
    fences_in,
    how_many,
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
        ([0.7, 0.1], 1.0, 0.1, "all 20 right"),
        ([0.7, 0.5], 0.8, 1e-5, "16 of 20 right, and it's stuck"),
        ([0.7, 0.5], 0.8, 0.1, "isn't done yet"),
        ([0.7, 0.9], 0.8, 0.1, "too large"),
    ],
)
def test_the_verdict_follows_the_training(losses, accuracy, steepness, said):
    assert said in verdict(training(losses, accuracy, steepness), 20)


@pytest.mark.parametrize(
    ("losses", "wrong", "said"),
    [
        ([0.7, 0.1], 0, "Yes: it gets every new plant right"),
        ([0.7, 0.1], 8, "Yes, nearly: it gets about 96% of new plants right"),
        ([0.7, 0.5], 60, "Only in part: it gets about 70% of new plants right"),
        ([0.7, 0.6], 90, "Not this time: it gets only about 55% of new plants right"),
        ([0.7, 0.9], 8, "Not with such steps: it gets about 96% of new plants right"),
    ],
)
def test_the_answer_follows_what_new_plants_say(losses, wrong, said):
    assert answer(training(losses, 1.0, 0.1), np.arange(200) < wrong) == said


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ([], "single mistake"),
        ([(0.05, 0.05)], "only near"),
        ([(0.05, 0.05), (0.1, -0.1), (1.0, 1.0)], "Most mistakes"),
        ([(1.0, 1.0)], "aren't just"),
    ],
)
def test_mistakes_are_near_the_border_if_they_are_nearer_than_every_plant_was(places, said):
    learned = LabelledPoints(np.array([(0.3, 0.0), (-1.0, -1.0)]), np.array([1, 0]))
    points = np.array([*places, (2.0, 2.0)])
    wrong = np.arange(len(points)) < len(places)
    fresh = LabelledPoints(points, np.ones(len(points), dtype=np.int64))
    assert said in mistakes_in_words("diagonal", learned, fresh, wrong)


@pytest.mark.parametrize(("slope", "said"), [(-0.5, "So raise"), (0.5, "So lower"), (0.0, "doesn't matter")])
def test_a_weight_moves_against_its_slope(slope, said):
    assert said in cure(slope)


def test_what_is_right_is_counted():
    assert [how_many(right, 60) for right in (60, 58, 0)] == ["all 60", "58 of 60", "none of 60"]


@pytest.mark.parametrize(
    ("activation", "weight", "said"),
    [
        ("tanh", 1.0, "Its tanh bends that to 0.762"),
        ("relu", 2.0, "Its relu passes that on unchanged"),
        ("relu", -2.0, "Its relu passes on 0"),
    ],
)
def test_what_a_bend_makes_of_a_sum_is_said(activation, weight, said):
    network = Network(np.array([[weight, 0.0]]), np.zeros(1), np.ones(1), 0.0, activation)
    example = most_surprising(network, LabelledPoints(np.array([(1.0, 0.0)]), np.array([1])))
    assert bend_in_words(activation, example) == said


TRIANGLE = np.array([(0.0, 1.0), (-0.9, -0.5), (0.9, -0.5)])
"""Ways out of the middle, in all directions."""


@pytest.mark.parametrize(
    ("ways", "biases", "out", "closed"),
    [
        (TRIANGLE, -1.0, 1.0, True),
        (-TRIANGLE, 1.0, -1.0, True),
        (TRIANGLE, 1.0, 1.0, False),
        (np.abs(TRIANGLE), -1.0, 1.0, False),
    ],
)
def test_lines_that_close_around_the_middle_fence_it_in(ways, biases, out, closed):
    network = Network(ways, np.full(3, biases), np.full(3, out), 0.0, "tanh")
    assert fences_in(network) == closed
    still = training([0.7, 0.1], 1.0, 0.1)
    assert fence(network, still) == "The lines have hardly moved"
    moved = replace(still, vectors=still.vectors + np.array([[0.0], [1.0]]))
    assert ("fence the middle in" in fence(network, moved)) == closed
