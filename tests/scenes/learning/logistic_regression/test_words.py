from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.logistic_regression import ConfusionCounts
from scenes.learning.logistic_regression.params import MessageParams
from scenes.learning.logistic_regression.words import (
    judged,
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
    assert found.arrival == "A new one has 1 link and 0 exclamation marks"


def test_points_of_the_lecturer_have_no_features_unless_they_have_names() -> None:
    found = story(MessageParams(points=((1, 2, 0), (2, 3, 1), (4, 1, 0))))
    assert found.features == ()
    assert found.opening == "Here are 3 points, placed by two numbers each"
    assert found.axes == ("$x_1$, standardized", "$x_2$, standardized")


def test_only_points_of_the_lecturer_have_notes() -> None:
    points, labels = np.array([(1.0, 2.0), (2.0, 3.0), (4.0, 1.0)]), np.array([0, 1, 0])
    standardized = "in standard deviations from the mean"
    assert notes_on(None) == []
    for rows, notes in ((3, [standardized]), (5000, [standardized, "3 of 5,000 rows"])):
        data = UserPoints(points, labels, ("x", "y"), ("$x$", "$y$"), ("no", "yes"), "file.csv", rows)
        assert [note.source for note in notes_on(data)] == notes


def test_without_weights_there_is_no_line() -> None:
    assert "zero" in same_score(np.zeros(2))
    assert "lines of equal score" in same_score(np.array([0.0, 1.0]))


@pytest.mark.parametrize(
    ("right", "said"),
    [
        (12, "All 12 are classified correctly"),
        (0, "Not one of the 12 is classified correctly"),
        (1, "1 of the 12 is classified correctly"),
        (10, "10 of the 12 are classified correctly"),
    ],
)
def test_fresh_messages_are_counted(right: int, said: str) -> None:
    assert judged(ConfusionCounts(right, 12 - right, 0, 0)) == said


@pytest.mark.parametrize(
    ("wrong", "said"), [(0, "without a mistake"), (1, "the one mistake."), (4, "the 4 mistakes.")]
)
def test_what_is_left_out_is_counted(wrong: int, said: str) -> None:
    assert said in separated(wrong)


@pytest.mark.parametrize(
    ("score", "said"), [(0.86, "gets 99.9%"), (2.0, "far too sure of our message"), (0.0, "grow forever")]
)
def test_a_model_becomes_too_sure_unless_the_new_one_is_on_the_line(score: float, said: str) -> None:
    assert said in too_sure(score, 8, "message")
