from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.pca import pca
from mathkit.linear_algebra.temperatures import days_of_temperatures
from scenes.linear_algebra.pca.many_features.days import Days, clearest, mean_miss

TEMPERATURES = days_of_temperatures(40, 1)
FOUND = pca(TEMPERATURES)


def test_two_scores_bring_back_what_the_reconstruction_says():
    days = Days(TEMPERATURES, FOUND, 7)
    np.testing.assert_allclose(days.curve.values, FOUND.mean)
    days.curve.set_state(first=days.scores[0], second=days.scores[1])
    np.testing.assert_allclose(days.curve.values, FOUND.reconstruction(2)[7])
    missed = np.abs(days.curve.values - TEMPERATURES[7]).mean()
    assert mean_miss(TEMPERATURES, FOUND, 7) == pytest.approx(missed)


def test_a_day_has_a_dot_for_each_hour():
    days = Days(TEMPERATURES, FOUND, 7)
    assert len(days.day.places) == 0
    assert days.as_one_dot((1, 2, 0)).tolist() == [[1, 2]] * 24
    hours, shown = days.plot.values(days.places[3])
    assert (hours, shown) == pytest.approx((3, TEMPERATURES[7, 3]))


def test_the_clearest_sample_lies_far_out_along_both_axes():
    cross = pca([(3, 0), (-3, 0), (2, 0.8), (-2, -0.8), (2, -0.8), (-2, 0.8), (0, 1), (0, -1)])
    assert clearest(cross) in (2, 3, 4, 5)
    assert clearest(pca([(0, 0), (1, 1), (5, 5)])) == 2  # points on a line
