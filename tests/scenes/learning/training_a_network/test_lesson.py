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
    assert "At best, it gets 88 of 120 right: no line goes around the middle" in said["draw_one_line"]
    assert (
        "Weighted and added, their sums make one sum: one line. Let each sum level off"
        in said["draw_one_border"]
    )
    assert "the border can bend: untrained, it gets 65 of 120 right" in said["draw_one_border"]
    assert "The sum's slope is the input, 2: the sum changes by 0.02." in said["follow_a_weight"]
    assert "The bend's slope is 0.65, so about 0.013 gets through." in said["follow_a_weight"]
    assert (
        "p minus the truth, 1. Multiply all four: −0.58. So the loss falls by about 0.0058."
        in said["multiply_slopes"]
    )
    assert "17 nudges need 17 runs." in said["sweep_backward"]
    assert "The loss falls at every step, from 0.846 to 0.036. Now it gets all 120 right" in said["train"]
    assert "all 4 weighted outputs vote thrived and outweigh the bias. Cross line C" in said["see_the_votes"]
    assert "Line A alone can't do that: B and C must fade too." in said["see_the_votes"]
    assert "gets 186 of 200 right. All 14 mistakes lie between the two groups of examples" in said["judge"]
    assert said["answer_the_question"].endswith(
        "It nearly found the rule: it gets about 93% of new plants right."
    )


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
    assert "Now it gets all 60 right" in narrations(lesson)["train"]


@pytest.mark.parametrize(
    ("params", "beat", "said"),
    [
        ({"epochs": 10}, "train", "and it isn't done yet."),
        ({"hidden": 6}, "draw_one_border", "Take 6 neurons"),
        ({"rule": "diagonal", "epochs": 10}, "draw_one_line", "here, one line is enough"),
        ({"rule": "corners", "epochs": 10}, "draw_one_line", "no line separates opposite corners"),
        ({"activation": "relu", "epochs": 10}, "go_forward", "its relu passes"),
        ({"activation": "relu", "epochs": 10}, "draw_one_border", "Cut each sum off at zero, and the border"),
    ],
)
def test_the_words_follow_what_happens(
    computed: Computed, params: dict[str, Any], beat: str, said: str
) -> None:
    assert said in narrations(computed(TrainingANetwork, **params))[beat]
