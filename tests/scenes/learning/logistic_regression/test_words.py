from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.logistic_regression import ConfusionCounts
from scenes.learning.logistic_regression.words import (
    calls_in_words,
    first_calls_in_words,
    line_in_words,
    misclassified,
    mistakes,
    notes_on,
    story,
)
from scenes.stage.params.user_points import UserPoints


def counts(hits: int, missed: int, alarms: int, rest: int) -> ConfusionCounts:
    return ConfusionCounts(hits, missed, alarms, rest)


@pytest.mark.parametrize(
    ("weights", "found", "said"),
    [
        ((0, 0), counts(0, 5, 0, 5), "there is no line yet"),
        ((1, 0), counts(0, 5, 0, 5), "All messages lie on one side of its line, where p is 0.5"),
        ((1, 0), counts(5, 0, 5, 0), "All messages lie on one side"),
        ((1, 0), counts(4, 1, 2, 3), "This line, where p is 0.5, is only a first guess"),
    ],
)
def test_where_the_line_runs(weights: tuple[float, float], found: ConfusionCounts, said: str) -> None:
    assert said in line_in_words(np.array(weights), found, 0.5)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (counts(5, 0, 0, 5), "Not one message is misclassified"),
        (counts(5, 1, 0, 4), "1 of 10 messages, the one with a ring, is misclassified"),
        (counts(4, 1, 2, 3), "3 of 10 messages, the ones with rings, are misclassified"),
    ],
)
def test_how_many_are_misclassified(found: ConfusionCounts, said: str) -> None:
    assert misclassified(found) == said


def test_the_mistakes_at_both_thresholds_are_compared() -> None:
    found = calls_in_words(counts(4, 1, 2, 3), counts(2, 3, 2, 3), "spam")
    assert (found["accuracy"], found["missed"], found["false_alarms"]) == (pytest.approx(0.7), 1, 2)
    assert (found["missed_change"], found["alarm_change"]) == ("rises from 1 to 3", "stay at 2")


def test_an_untrained_model_is_judged_by_its_line_and_its_calls() -> None:
    found = first_calls_in_words(np.array([1.0, 0.0, -1.0]), counts(4, 1, 2, 3), 0.5, "row")
    assert found["boundary"] == "This line, where p is 0.5, is only a first guess"
    assert found["first_wrong"] == 3
    assert found["first_calls"] == "3 of 10 rows, the ones with rings, are misclassified"


def test_without_data_the_points_are_messages_and_some_are_spam() -> None:
    found = story(None)
    assert found.classes == (("not spam", "data"), ("spam", "second"))


def test_only_points_of_the_lecturer_have_notes() -> None:
    points, labels = np.array([(1.0, 2.0), (2.0, 3.0), (4.0, 1.0)]), np.array([0, 1, 0])
    standardized = "in standard deviations from the mean"
    assert notes_on(None) == []
    for rows, notes in ((3, [standardized]), (5000, [standardized, "3 of 5,000 rows"])):
        data = UserPoints(points, labels, ("x", "y"), ("$x$", "$y$"), ("no", "yes"), "file.csv", rows)
        assert [note.source for note in notes_on(data)] == notes


@pytest.mark.parametrize(
    ("missed", "false_alarms", "said"),
    [
        (0, 0, "It makes no mistakes"),
        (0, 1, "No spam is missed, but it gives 1 false alarm"),
        (1, 0, "It misses spam once, but gives no false alarm"),
        (4, 4, "It misses spam 4 times, and gives 4 false alarms"),
    ],
)
def test_both_kinds_of_mistakes_are_told(missed, false_alarms, said):
    assert mistakes(missed, false_alarms, "spam") == said
