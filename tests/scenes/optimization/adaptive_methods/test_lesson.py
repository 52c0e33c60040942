from __future__ import annotations

import numpy as np
import pytest

from scenes.optimization.adaptive_methods.lesson import AdaptiveMethods

CORNERS = [
    {
        "condition": condition,
        "learning_rate": rate,
        "mean_decay": decay,
        "square_decay": square,
        "steps": steps,
    }
    for condition in (50, 1000)
    for rate in (0.08, 0.2)
    for decay, square in ((0.8, 0.995), (0.9, 0.999))
    for steps in (60, 100)
]


def test_the_worked_numbers_of_the_default_film(computed):
    facts = computed(AdaptiveMethods).facts()
    assert facts["first"] == pytest.approx(0.1 / 0.001**0.5)
    assert facts["longest"] == pytest.approx((1 - 0.9**12) / (1 - 0.999**12) ** 0.5)
    assert facts["hop_shrink"] == 12
    assert facts["plain_left"] == pytest.approx(2 * 0.982**80)
    assert (facts["flat_rate"], facts["steep_rate"]) == pytest.approx((5, 0.05), rel=1e-5)
    assert facts["adam_in_pascals"] > facts["plain_in_pascals"] + 0.15


@pytest.mark.parametrize("setting", CORNERS)
def test_adam_is_ahead_in_the_ravine_and_behind_where_it_is_turned(setting, computed):
    facts = computed(AdaptiveMethods, **setting).facts()
    assert facts["adam_left"] < facts["plain_left"] < facts["turned_left"]


@pytest.mark.parametrize("rate", [0.08, 0.1, 0.14, 0.2])
@pytest.mark.parametrize("condition", [50, 1000])
def test_steps_over_their_usual_size_end_in_hops_of_alpha(rate, condition, computed):
    hops = computed(AdaptiveMethods, learning_rate=rate, condition=condition).scaled.points[288:]
    assert len(hops) == 13
    assert np.abs(hops) == pytest.approx(rate / 2, rel=0.02)
    assert (hops[1:] * hops[:-1] < 0).all()


@pytest.mark.parametrize("rate", [0.08, 0.1, 0.14, 0.2])
@pytest.mark.parametrize("decay", [0.8, 0.85, 0.9])
def test_averaged_slopes_make_the_hops_smaller_but_do_not_end_them(rate, decay, computed):
    lesson = computed(AdaptiveMethods, learning_rate=rate, mean_decay=decay)
    left = np.abs(lesson.calm_hops)
    assert 0.01 * rate < left.max() < rate / 9
    assert lesson.facts()["hop_shrink"] == round(np.abs(lesson.hops).max() / left.max())


@pytest.mark.parametrize("rate", [0.08, 0.2])
@pytest.mark.parametrize("square", [0.995, 0.999])
def test_a_longer_memory_for_squares_keeps_the_rate_below_the_limit(rate, square, computed):
    lesson = computed(AdaptiveMethods, learning_rate=rate, square_decay=square)
    assert lesson.calm_rates.max() < 1.3 < 2 < lesson.rates.max()
    assert lesson.rates[-1] == pytest.approx(2, rel=0.05)


def test_a_slope_over_its_own_size_moves_both_weights_alike(computed):
    flat, steep = computed(AdaptiveMethods, condition=1000).signed.points.T
    assert flat == pytest.approx(steep, abs=1e-4)
    assert steep == pytest.approx(2 - 0.1 * np.arange(10), abs=1e-6)


def test_another_scale_of_the_loss_changes_no_step(computed):
    flat, steep = computed(AdaptiveMethods).scaled.points[:31].T
    assert flat == pytest.approx(steep, abs=1e-4)
