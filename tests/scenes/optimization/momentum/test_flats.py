from __future__ import annotations

import numpy as np
import pytest

from mathkit.functions.quadratics import ravine
from mathkit.learning.features import unrelated_features
from mathkit.optimization.momentum import heavy_ball
from scenes.optimization.momentum.flats import FlatsByFeature, Learning
from scenes.optimization.momentum.races import BALL, PLAIN
from truth.shapes import centres, corners, values

DEVIATIONS, LOWEST = np.array([0.2, 1.0]), np.array([8.0, -1.5])
FEATURES = unrelated_features(DEVIATIONS, 20, seed=0)


def test_flats_come_from_the_average_to_their_age_and_size():
    flats = FlatsByFeature(FEATURES, DEVIATIONS).gather()
    np.testing.assert_allclose(values(flats.plot, flats.data.places), 0, atol=1e-9)
    flats.data.set_state(places=flats.places)
    np.testing.assert_allclose(values(flats.plot, flats.data.places), FEATURES[:, ::-1])


def test_a_model_predicts_with_the_weights_of_the_last_whole_step():
    rents = FEATURES @ LOWEST
    short, long = (heavy_ball(ravine(25, LOWEST), np.zeros(2), 1.8, 0.5, steps) for steps in (4, 30))
    learning = Learning(FEATURES, rents, (short, PLAIN), (long, BALL)).seek(9.6)
    assert learning.steps == 30
    for model, step in zip(learning.models, (4, 9), strict=True):
        predicted = FEATURES @ model.path.points[step]
        shown = values(model.plot, centres(model.dots, len(rents)))
        np.testing.assert_allclose(shown, np.column_stack([rents, predicted]), atol=1e-6)


def test_predictions_that_overshoot_are_shown_as_far_as_twice_the_rents():
    rents = FEATURES @ LOWEST
    near, far = (heavy_ball(ravine(25, LOWEST), np.zeros(2), rate, 0.5, 10) for rate in (1.0, 2.9))
    for path in (near, far):
        (model,) = Learning(FEATURES, rents, (path, BALL)).models
        farthest, high = np.abs(FEATURES @ path.points.T).max(), model.plot.y_range[1]
        assert high == -model.plot.y_range[0]
        assert high > min(farthest, 2 * np.abs(rents).max())
        assert high < 2.2 * np.abs(rents).max()


def test_the_numbers_of_a_model_stand_under_its_picture():
    path = heavy_ball(ravine(25, LOWEST), np.zeros(2), 1.8, 0.5, 30)
    (model,) = Learning(FEATURES, FEATURES @ LOWEST, (path, BALL)).models
    assert model.numbers.get_top()[1] < model.plot.get_bottom()[1]


def test_the_chart_shows_what_is_left_of_each_loss_and_stops_where_a_model_is_done():
    rents = FEATURES @ LOWEST
    short, long = (heavy_ball(ravine(25, LOWEST), np.zeros(2), 1.8, 0.5, steps) for steps in (4, 30))
    chart = Learning(FEATURES, rents, (short, PLAIN), (long, BALL)).seek(30).chart
    for path, curve in zip((short, long), chart.curves, strict=True):
        steps, left = values(chart.plot, corners(curve)).T
        assert steps.max() == pytest.approx(path.steps)
        assert 10 ** left[-1] == pytest.approx(path.values[-1] / path.values[0], rel=1e-6)
