from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from scenes.learning.training_a_network.lesson import TrainingANetwork
from truth.texts import narrations

Computed = Callable[..., TrainingANetwork]


def test_the_loss_falls_below_a_hundredth_within_a_thousand_epochs(computed: Computed) -> None:
    lesson = computed(TrainingANetwork)
    assert lesson.params.epochs == 1000
    assert lesson.params.hidden == 4
    assert lesson.facts()["last_loss"] < 0.01
    x, y = lesson.cloud.points.T
    assert np.all((x + y > 0) == (lesson.cloud.labels == 1))
    assert "falls steadily from 0.893 to 0.005" in narrations(lesson)["train"]
    assert "all 60 points are classified correctly" in narrations(lesson)["judge"]


@pytest.mark.parametrize("seed", range(5))
def test_any_seed_learns_the_default_rule(computed: Computed, seed: int) -> None:
    assert computed(TrainingANetwork, seed=seed).facts()["last_loss"] < 0.01


@pytest.mark.parametrize(
    ("params", "beat", "said"),
    [
        ({"rule": "ring", "epochs": 10}, "judge", "More epochs, or more neurons, may find the rest."),
        ({"rule": "ring", "hidden": 6, "learning_rate": 2}, "judge", "a rule that fits every point"),
        ({"rule": "ring", "hidden": 2, "activation": "relu", "learning_rate": 0.5, "count": 20, "seed": 3},
         "judge", "the network is stuck"),
        ({"hidden": 6}, "learn_at_any_size", "instead of these 25."),
        ({"hidden": 2}, "meet_the_examples", "with 2 hidden neurons"),
    ],
)  # fmt: skip
def test_the_words_follow_what_happens(
    computed: Computed, params: dict[str, Any], beat: str, said: str
) -> None:
    assert said in narrations(computed(TrainingANetwork, **params))[beat]


def test_bends_are_shown_where_the_rule_has_any(computed: Computed) -> None:
    assert "look_inside" not in narrations(computed(TrainingANetwork, epochs=10))
    assert "look_inside" in narrations(computed(TrainingANetwork, rule="ring", epochs=10))
