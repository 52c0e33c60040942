from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.logistic_regression import ConfusionCounts
from scenes.learning.logistic_regression.classifiers import (
    LinearClassifier,
    confusion_table,
    key_of_marks,
    mistakes_readout,
)

POINTS = np.array([(-2.0, -1.0), (-1.0, 0.5), (1.0, -0.5), (2.0, 1.0)])
LABELS = np.array([0, 1, 0, 1])


def test_what_is_misclassified_is_ringed_and_counted():
    picture = LinearClassifier(POINTS, LABELS).set_state(model=(1.0, 0.0, 0.0), threshold=0.5)
    ring = len(picture.mistakes.points) // 2
    centres = [picture.mistakes.points[start : start + ring].mean(axis=0)[:2] for start in (0, ring)]
    assert np.allclose(centres, picture.to_frame(POINTS[[1, 2]]), atol=0.02)
    assert (picture.counts.false_positive, picture.counts.false_negative) == (1, 1)
    assert picture.counts.accuracy == 0.5
    picture.set_state(model=(0.0, 1.0, 0.0))
    assert len(picture.mistakes.points) == 0
    assert picture.counts.accuracy == 1


def test_the_line_of_a_model_keeps_its_threshold():
    picture = LinearClassifier(POINTS, LABELS).set_state(model=(1.0, 0.0, 0.0), threshold=0.5)
    picture.set_state(model=(1.0, 0.0, -1.5))
    assert picture.threshold == 0.5
    assert [picture.values(end)[0] for end in picture.sides.line.points[[0, -1]]] == pytest.approx([1.5, 1.5])


def test_at_another_threshold_the_mistakes_are_counted_again():
    picture = LinearClassifier(POINTS, LABELS).set_state(model=(1.0, 0.0, 0.0), threshold=0.5)
    threshold, missed, alarms = mistakes_readout(picture, "spam")
    assert (missed[1].source, alarms[1].source) == ("1", "1")
    picture.set_state(threshold=0.8)
    for row in (threshold, missed, alarms):
        row.update()
    assert picture.threshold == pytest.approx(0.8)
    assert (threshold[1].source, missed[1].source, alarms[1].source) == ("0.80", "1", "0")


def test_the_key_of_the_marks_asks_for_class_1():
    shown = key_of_marks((("not spam", "data"), ("spam", "second")))
    assert [meaning.source for _, meaning in shown] == ["spam", "not spam", "new: spam or not?"]


def test_the_table_has_a_row_for_each_true_class_and_a_column_for_each_call():
    counts = ConfusionCounts(4, 1, 2, 3)
    source = confusion_table(counts, (("no", "data"), ("yes", "second"))).source
    order = ["{{ yes : second }}", "{{ no : data }}", "{{ yes : second }}", *"41", "{{ no : data }}", *"23"]
    places, end = [], 0
    for each in order:
        end = source.index(each, end) + len(each)
        places.append(end)
    assert places == sorted(places)
