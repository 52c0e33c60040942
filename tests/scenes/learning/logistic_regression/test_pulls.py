from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.logistic_regression import CrossEntropy
from scenes.learning.logistic_regression.classifiers import LinearClassifier
from scenes.learning.logistic_regression.params import MessageParams
from scenes.learning.logistic_regression.pulls import SCALE, pulls_of

MODEL = np.array([1.0, -1.2, 0.3])


def test_the_mean_pull_is_the_step_against_the_gradient() -> None:
    params = MessageParams()
    picture = LinearClassifier(params, ("links", "exclamation marks"))
    pulls, mean = pulls_of(picture, MODEL)
    gradient = CrossEntropy(params.cloud.points, params.cloud.labels).gradient(MODEL)
    assert mean == pytest.approx(-gradient[:2])
    drawn = np.concatenate([(each.ends - each.starts) / (picture.x_unit, picture.y_unit) for each in pulls])
    assert drawn.mean(axis=0) / SCALE == pytest.approx(mean)


def test_all_pulls_become_their_mean() -> None:
    picture = LinearClassifier(MessageParams(), ("links", "exclamation marks"))
    (zero, _), mean = pulls_of(picture, MODEL)
    arrow = picture.arrow_from(np.zeros(3), mean)
    gather = zero.gather_in(arrow, 1.0)
    gather.begin()
    gather.interpolate(1.0)
    assert zero.ends == pytest.approx(np.tile(arrow.end[:2], (len(zero.ends), 1)))
    assert zero.starts == pytest.approx(np.zeros((len(zero.ends), 2)))
