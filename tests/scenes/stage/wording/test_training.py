from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.logistic_regression import train_logistic_regression
from mathkit.learning.training import TrainingBehaviour
from scenes.stage.wording.training import course, how_often, outcome, step_rule

FALLS, JUMPS, DIVERGES = TrainingBehaviour.FALLS_STEADILY, TrainingBehaviour.JUMPS, TrainingBehaviour.DIVERGES


def test_a_step_takes_the_learning_rate_from_the_weights_times_the_gradient() -> None:
    assert step_rule(0.0706).source == (
        '{{ w : path }} <- {{ w : path }} - {{ "0.071" : dial }} dot {{ nabla_w L : slope }}'
    )
    assert "{{ vec(w, b) : path }} <- {{ vec(w, b) : path }}" in step_rule(1, "vec(w, b)").source


@pytest.mark.parametrize(("steps", "said"), [(1, "once"), (2, "twice"), (60, "60 times")])
def test_how_often_something_is_done(steps: int, said: str) -> None:
    assert how_often(steps) == said


@pytest.mark.parametrize(
    ("behaviour", "losses", "said"),
    [
        (FALLS, [1.2, 0.5, 0.2], "the loss falls steadily from 1.2 to 0.2"),
        (FALLS, [1.2, 0.5], "the loss falls from 1.2 to 0.5"),
        (FALLS, [0.69314, 0.69313], "the loss hardly moves from 0.693"),
        (JUMPS, [1, 2, 0.5], "the loss falls from 1 to 0.5, but in jumps, because the steps are too large"),
        (DIVERGES, [1, 2, 3], "the steps are too large, and the loss rises from 1 to 3"),
        (DIVERGES, [1, 9, 3], "the steps are too large, and the loss jumps from 1 up to 9"),
        (DIVERGES, [1, 2], "the step is too large, and the loss rises from 1 to 2"),
    ],
)
def test_the_outcome_follows_from_the_losses(
    behaviour: TrainingBehaviour, losses: list[float], said: str
) -> None:
    assert outcome(behaviour, np.array(losses)) == said


def test_a_lesson_may_say_otherwise_that_the_loss_only_falls() -> None:
    losses = np.array([1.2, 0.5, 0.2])
    assert outcome(FALLS, losses, "at every step,") == "the loss falls at every step, from 1.2 to 0.2"
    assert outcome(FALLS, losses[:2], "at every step,") == "the loss falls from 1.2 to 0.5"


def test_the_course_of_a_training_has_its_first_and_its_last_loss() -> None:
    training = train_logistic_regression([[0.0], [1.0]], [0, 1], 0.5, 3)
    found = course(training)
    assert (found["first_loss"], found["last_loss"]) == (training.losses[0], training.losses[-1])
    assert found["outcome"] == outcome(training.behaviour, training.losses)
