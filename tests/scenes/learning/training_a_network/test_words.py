from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.network_training import NetworkTraining
from scenes.learning.training_a_network.words import answer, cure, how_many, verdict


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
        ([0.7, 0.5], 0.8, 0.1, "More epochs"),
        ([0.7, 0.9], 0.8, 0.1, "too large"),
    ],
)
def test_the_verdict_follows_the_training(losses, accuracy, steepness, said):
    assert said in verdict(training(losses, accuracy, steepness), 20)


@pytest.mark.parametrize(
    ("losses", "accuracy", "said"),
    [([0.7, 0.1], 1.0, "finds"), ([0.7, 0.5], 0.6, "searches for"), ([0.7, 0.9], 1.0, "searches for")],
)
def test_only_a_network_that_has_learned_finds_a_rule(losses, accuracy, said):
    assert said in answer(training(losses, accuracy, 0.1))


@pytest.mark.parametrize(("slope", "said"), [(-0.5, "Raise"), (0.5, "Lower"), (0.0, "doesn't matter")])
def test_a_weight_moves_against_its_slope(slope, said):
    assert said in cure(slope)


def test_what_is_right_is_counted():
    assert [how_many(right, 60) for right in (60, 58, 0)] == ["all 60", "58 of 60", "none of 60"]
