from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.logistic_regression import CrossEntropy
from scenes.learning.logistic_regression.classifiers import LinearClassifier
from scenes.learning.logistic_regression.learned import Learned
from scenes.learning.logistic_regression.params import MessageParams
from scenes.learning.logistic_regression.pulls import SCALE, Weights, drawn_pulls, ends_of
from scenes.stage.shapes.arrows import Arrow

AXES = ("links", "exclamation marks")


def test_the_mean_pull_is_the_step_against_the_gradient() -> None:
    params = MessageParams(weight_x=1.0, weight_y=-1.2, bias=0.3)
    picture, pulls = LinearClassifier(params, AXES), Learned.by(params).pulls
    gradient = CrossEntropy(params.cloud.points, params.cloud.labels).gradient(np.array([1.0, -1.2, 0.3]))
    assert Learned.by(params).mean_pull == pytest.approx(-gradient[:2])
    arrows = drawn_pulls(picture, pulls)
    drawn = np.concatenate([(each.ends - each.starts) / (picture.x_unit, picture.y_unit) for each in arrows])
    assert drawn.mean(axis=0) / SCALE == pytest.approx(pulls.mean(axis=0))


def test_all_pulls_become_their_mean() -> None:
    picture, pulls = LinearClassifier(MessageParams(), AXES), Learned.by(MessageParams()).pulls
    zero, _ = drawn_pulls(picture, pulls)
    arrow = picture.arrow_from(np.zeros(3), pulls.mean(axis=0))
    gather = zero.gather_in(arrow, 1.0)
    gather.begin()
    gather.interpolate(1.0)
    assert zero.ends == pytest.approx(np.tile(arrow.end[:2], (len(zero.ends), 1)))
    assert zero.starts == pytest.approx(np.zeros((len(zero.ends), 2)))


def test_weights_follow_their_pull_and_stop_where_the_training_does() -> None:
    params = MessageParams(steps=20)
    picture, learned = LinearClassifier(params, AXES), Learned.by(params)
    start, models, gradients = np.array([6.0, 3.0]), learned.models[:, :2], learned.training.gradients[:, :2]
    arrow = Arrow(picture.at(*start), picture.at(*(start + models[0])))
    weights = Weights(picture, arrow, picture.arrow_from(arrow.end, learned.mean_pull), learned)
    assert weights.fits
    for step in (0, 1, 20):
        weights.set_state(step=step)
        tip = picture.values(weights.arrow.end)
        assert tip - start == pytest.approx(models[step])
        assert picture.values(weights.mean.end) - tip == pytest.approx(-gradients[step])
    weights.set_state(step=0.5)
    aim = picture.values(weights.mean.end) - start
    assert aim == pytest.approx(models[0] - gradients[0])  # on the way, the pull still leads where it did


def test_weights_that_leave_the_plane_do_not_fit() -> None:
    params = MessageParams(steps=20, learning_rate=5)
    picture, learned = LinearClassifier(params, AXES), Learned.by(params)
    arrow = Arrow(picture.at(6, 3), picture.at(7, 1.8))
    assert not Weights(picture, arrow, picture.arrow_from(arrow.end, learned.mean_pull), learned).fits


@pytest.mark.parametrize("weight", [-3.0, 3.0])
def test_the_axes_leave_room_for_every_pull_and_for_fresh_messages(weight: float) -> None:
    params = MessageParams(weight_x=weight, weight_y=weight, separation=0, spread=2, seed=3350)
    pulls = Learned.by(params).pulls
    picture = LinearClassifier(params, AXES, ends_of(pulls, params.cloud.points))
    places = np.vstack([ends_of(pulls, params.cloud.points), params.drawn[1].points])
    assert all(picture.shows(*place) for place in places * (1 - 1e-9))
