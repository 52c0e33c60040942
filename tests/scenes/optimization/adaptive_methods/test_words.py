from __future__ import annotations

import numpy as np
import pytest

from scenes.optimization.adaptive_methods import words
from scenes.optimization.adaptive_methods.averaging import CHARTED
from scenes.optimization.adaptive_methods.lesson import AdaptiveMethods
from scenes.optimization.adaptive_methods.slants import clear_step


@pytest.mark.parametrize("rate", [0.08, 0.1, 0.13, 0.17, 0.2])
@pytest.mark.parametrize("condition", [50, 77, 100, 999, 1000])
def test_a_calculator_finds_the_slants_of_the_table(rate, condition, computed):
    lesson = computed(AdaptiveMethods, learning_rate=rate, condition=condition)
    slope, size = (float(each[lesson.shown_step - 1, 1]) for each in (lesson.slopes, lesson.sizes))
    _, *rows = words.slants(size, slope, condition)
    for row in rows:
        written_slope, written_size, slant = (float(cell.source) for cell in row[1:])
        assert round(written_slope / written_size, 2) == slant
        assert slant == round(slope / size, 2)


def test_a_step_is_clear_if_its_written_digits_agree():
    slopes, sizes = np.full(12, 0.01496), np.full(12, 0.9996)
    slopes[9] = 0.5
    assert clear_step(slopes, sizes) == 10
    assert 8 <= clear_step(np.full(12, 0.5), sizes) <= CHARTED


@pytest.mark.parametrize(
    ("value", "written"), [(1.745, "1.75"), (0.4677, "0.47"), (3e-9, "0.00"), (2.0, "2.00"), (0.004, "0.00")]
)
def test_distances_have_two_decimals(value, written):
    assert words.distance(value + 1e-12) == written


@pytest.mark.parametrize(
    ("value", "told"), [(0.47, "0.47"), (0.006, "0.01"), (0.004, "less than 0.01"), (1e-9, "less than 0.01")]
)
def test_what_is_hardly_a_distance_is_said_to_be_less(value, told):
    assert words.how_far(value) == told


@pytest.mark.parametrize(("decay", "swings"), [(0.9, True), (0.5, False)])
def test_whether_adam_swings_past_the_lowest_point_is_said(decay, swings, computed):
    walks = computed(AdaptiveMethods, mean_decay=decay).facts()["walks"]
    assert ("swings past" in walks) is swings
