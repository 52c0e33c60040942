from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from scenes.learning.training_a_network.lesson import TrainingANetwork
from truth.texts import narrations

Computed = Callable[..., TrainingANetwork]


def test_a_network_finds_a_rule_that_no_line_can_draw(computed: Computed) -> None:
    lesson = computed(TrainingANetwork)
    assert lesson.params.rule == "ring"
    said = narrations(lesson)
    assert "At best, 88 of 120 are right: no line goes around the middle" in said["draw_one_line"]
    assert "one sum again: one line. Let each sum level off" in said["draw_one_border"]
    assert "the border can bend: untrained, 65 of 120 right" in said["draw_one_border"]
    assert "The bend's slope is 0.65, so about 0.013 gets through." in said["follow_a_weight"]
    assert "Multiply all four: −0.58. So the loss falls by about 0.0058." in said["multiply_slopes"]
    assert "Nudge all 17?" in said["sweep_backward"]
    assert "falls at every step, from 0.846 to 0.036. Now all 120 are right" in said["train"]
    assert "all 4 vote thrived and outweigh the bias. Cross line C" in said["see_the_votes"]
    assert "Line A's vote is weakest" in said["see_the_votes"]
    assert "gets 186 of 200 right. 13 of 14 mistakes are near the circle" in said["judge"]
    assert said["answer_the_question"].endswith("nearly found the rule: about 93% of new plants are right.")


def test_the_numbers_of_the_film_follow_from_those_on_the_stage(computed: Computed) -> None:
    """With a pocket calculator, from the digits that are shown."""
    example = computed(TrainingANetwork).study.example
    neuron, source = example.weight
    bend = round(example.back.hidden_slopes[0, neuron], 3)
    error = round(round(example.passed.probabilities[0], 3) - example.label, 3)
    shown = (example.passed.inputs[0, source], bend, 0.5, error)
    slope = example.back.hidden_weights[0, neuron, source]
    assert round(float(np.prod(shown)), 2) == round(slope, 2)
    back = round(error * 0.5 * bend, 3)
    assert back == round(example.back.hidden_scores[0, neuron], 3)
    assert round(back * example.passed.inputs[0, source], 2) == round(slope, 2)


def test_the_loss_falls_below_a_hundredth_within_a_thousand_epochs(computed: Computed) -> None:
    lesson = computed(TrainingANetwork, rule="diagonal", count=60, learning_rate=0.1, epochs=1000, seed=10)
    assert lesson.params.hidden == 4
    assert lesson.facts()["last_loss"] < 0.01
    assert "Now all 60 are right" in narrations(lesson)["train"]


@pytest.mark.parametrize(
    ("params", "beat", "said"),
    [
        ({"epochs": 10}, "train", "and it isn't done yet."),
        ({"hidden": 6}, "draw_one_border", "Take 6 neurons"),
        ({"rule": "diagonal", "epochs": 10}, "draw_one_line", "here, one line is enough"),
        ({"rule": "corners", "epochs": 10}, "draw_one_line", "no line separates opposite corners"),
        ({"activation": "relu", "epochs": 10}, "go_forward", "its relu passes"),
    ],
)
def test_the_words_follow_what_happens(
    computed: Computed, params: dict[str, Any], beat: str, said: str
) -> None:
    assert said in narrations(computed(TrainingANetwork, **params))[beat]
