from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from mathkit.learning.logistic_regression import ConfusionCounts
from scenes.learning.logistic_regression.params import MessageParams
from scenes.learning.logistic_regression.words import (
    doubled,
    judged,
    likewise,
    notes_on,
    same_score,
    separated,
    story,
    too_sure,
)
from scenes.stage.params.user_points import UserPoints


def test_without_data_the_points_are_messages_and_some_are_spam() -> None:
    found = story(MessageParams(links=1, exclamation_marks=0))
    assert found.classes == (("not spam", "class_zero"), ("spam", "class_one"))
    assert found.arrival == "A new message has 1 link and 0 exclamation marks"


def test_points_of_the_lecturer_have_no_features_unless_they_have_names() -> None:
    found = story(MessageParams(points=((1, 2, 0), (2, 3, 1), (4, 1, 0))))
    assert found.features == ()
    assert found.opening == "Here are 3 points, placed by two numbers each"
    assert found.axes == ("$x_1$, standardized", "$x_2$, standardized")


def test_notes_say_where_points_stand() -> None:
    points, labels = np.array([(1.0, 2.0), (2.0, 3.0), (4.0, 1.0)]), np.array([0, 1, 0])
    standardized = "in standard deviations from the mean"
    assert [note.source for note in notes_on(None)] == ["equal ones stand side by side"]
    for rows, notes in ((3, [standardized]), (5000, [standardized, "3 of 5000 rows"])):
        data = UserPoints(points, labels, ("x", "y"), ("$x$", "$y$"), ("no", "yes"), "file.csv", rows)
        assert [note.source for note in notes_on(data)] == notes


def test_without_weights_there_is_no_line() -> None:
    assert "zero" in same_score(np.zeros(2))
    assert "the score stays the same" in same_score(np.array([0.0, 1.0]))


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ((), ""),
        ((2.0,), "Likewise, a score of 2 gets 88%"),
        ((2.0, 2.0), "Likewise, a score of 2 gets 88%"),
        ((2.0, -1.5, 2.0), "Likewise, scores of 2 and −1.5 get 88% and 18%"),
        ((2.0, -1.5, 0.0), "Likewise, scores of 2, −1.5 and 0 get 88%, 18% and 50%"),
        ((8.0, -8.0), "Likewise, scores of 8 and −8 get more than 99.9% and less than 0.1%"),
    ],
)
def test_scores_of_the_lecturer_are_told_with_their_probabilities(
    scores: tuple[float, ...], said: str
) -> None:
    assert likewise(scores) == said


@pytest.mark.parametrize(
    ("right", "said"),
    [
        (12, "This time, all 12 are right"),
        (0, "Not one of the 12 is classified correctly"),
        (1, "1 of the 12 is classified correctly"),
        (10, "10 of the 12 are classified correctly"),
    ],
)
def test_fresh_messages_are_counted(right: int, said: str) -> None:
    assert judged(ConfusionCounts(right, 12 - right, 0, 0)) == said


def learned(wrong: int, of_all: list[float], of_kept: list[float]) -> Any:
    return SimpleNamespace(wrong=wrong, losses_of_all=np.array(of_all), losses_of_multiples=np.array(of_kept))


FALLING, RISING = [0.1, 0.02, 0.01, 0.001], [0.2, 0.3, 0.6, 1.2]


@pytest.mark.parametrize(
    ("wrong", "of_kept", "said"),
    [
        (0, FALLING, "Double weights and bias: the line stays, and each doubling lowers the loss"),
        (1, FALLING, "Without the one mistake, each doubling would lower the loss"),
        (4, [1e-5, 1e-6, 0, 0], "Without the 4 mistakes, there'd be hardly any loss left"),
    ],
)
def test_what_is_left_out_is_counted(wrong: int, of_kept: list[float], said: str) -> None:
    assert said in separated(learned(wrong, RISING, of_kept))


@pytest.mark.parametrize(
    ("wrong", "of_all", "shown", "said"),
    [
        (4, RISING, 0.5, "the mistakes cost more than the rest saves."),
        (4, RISING, 0.9, "Back to 0.5. Could we be surer?"),
        (4, FALLING, 0.5, "the loss falls. Training wasn't finished."),
        (4, [0.3, 0.2, 0.25, 0.5], 0.5, "the loss falls at first."),
        (4, [0.3001, 0.3002, 0.4, 0.5], 0.5, "hardly moves."),
        (0, FALLING, 0.5, "Here the line makes no mistakes."),
    ],
)
def test_a_doubled_model_is_worse_if_it_was_the_best(
    wrong: int, of_all: list[float], shown: float, said: str
) -> None:
    assert said in doubled(learned(wrong, of_all, FALLING), shown=shown)


@pytest.mark.parametrize(
    ("score", "wrong", "said"),
    [
        (0.57, 4, "our message heads for 100%. Only mistakes stop that."),
        (-0.57, 0, "our message heads for 0%."),
        (9.0, 1, "the weights would grow forever. Only mistakes stop that."),
        (0.0, 0, "the weights would grow forever."),
    ],
)
def test_a_model_becomes_too_sure_unless_mistakes_hold_it_back(score: float, wrong: int, said: str) -> None:
    assert too_sure(score, "message", wrong=wrong) == f"Then no model is best: {said}"
