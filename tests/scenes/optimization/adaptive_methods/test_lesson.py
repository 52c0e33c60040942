from __future__ import annotations

import numpy as np
import pytest

from mathkit.optimization.gradient_descent import gradient_descent
from scenes.optimization.adaptive_methods.dividing import PLAIN_RATE
from scenes.optimization.adaptive_methods.lesson import AdaptiveMethods
from scenes.optimization.adaptive_methods.racing import TURN, TURNED_START, turned
from scenes.optimization.adaptive_methods.signs import NOISY, USUAL_SIZE

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
    assert facts["flat_left"] == "0.47"
    assert facts["turned_rate"] == pytest.approx(0.0707, abs=1e-4)
    assert facts["plain_left"] == pytest.approx(2 * 0.982**80)
    assert (facts["flat_rate"], facts["steep_rate"]) == pytest.approx((5, 0.05), rel=1e-5)
    assert facts["adam_in_pascals"] > facts["plain_in_pascals"] + 0.15


@pytest.mark.parametrize("setting", CORNERS)
def test_adam_is_ahead_in_the_ravine_and_behind_where_it_is_turned(setting, computed):
    facts = computed(AdaptiveMethods, **setting).facts()
    assert facts["adam_left"] < facts["plain_left"] < facts["turned_left"]


@pytest.mark.parametrize("setting", CORNERS)
def test_plain_descent_does_not_notice_the_turn(setting, computed):
    lesson = computed(AdaptiveMethods, **setting)
    there = gradient_descent(lesson.bowl.turned(TURN), TURNED_START, PLAIN_RATE, setting["steps"])
    assert turned(lesson.plain.points) == pytest.approx(there.points, abs=1e-9)


@pytest.mark.parametrize("setting", CORNERS)
def test_rmsprop_is_said_to_be_as_near_as_it_is(setting, computed):
    lesson = computed(AdaptiveMethods, **setting)
    left = lesson.facts()["scaled_left"]
    assert left == pytest.approx(np.hypot(*lesson.scaled_walk[setting["steps"]]))
    assert left < 0.05 < lesson.facts()["turned_left"]


@pytest.mark.parametrize(("decay", "left"), [(0.8, 0.15), (0.85, 0.11), (0.9, 0.07)])
def test_little_of_the_noise_is_left_in_its_running_mean(decay, left, computed):
    lesson = computed(AdaptiveMethods, mean_decay=decay)
    assert lesson.noise.mean() == 0
    assert lesson.noise_means.std() < left * lesson.noise.std()
    assert lesson.noise_means[4:] == pytest.approx(lesson.noise_means[:-4], abs=1e-3)  # it has run in


@pytest.mark.parametrize("condition", [50, 1000])
@pytest.mark.parametrize("rate", [0.08, 0.2])
def test_the_factor_between_slopes_is_that_between_usual_sizes_so_both_weights_move_alike(
    condition, rate, computed
):
    lesson = computed(AdaptiveMethods, condition=condition, learning_rate=rate)
    for flat, steep in (lesson.slopes.T, lesson.sizes.T):
        assert steep == pytest.approx(condition * flat, rel=0.03)  # ε counts for tiny slopes
    flat, steep = (lesson.rates * lesson.slopes).T
    assert flat == pytest.approx(steep, abs=1e-4)


@pytest.mark.parametrize("setting", CORNERS)
def test_in_the_turned_ravine_both_rates_are_about_equal_and_small(setting, computed):
    lesson = computed(AdaptiveMethods, **setting)
    assert lesson.turned_rates == pytest.approx([setting["learning_rate"] / 2**0.5] * 2, rel=0.03)
    assert max(lesson.turned_rates) < lesson.facts()["flat_rate"] / 10


@pytest.mark.parametrize("setting", CORNERS)
def test_along_the_floor_of_the_turned_ravine_adam_crawls(setting, computed):
    points = computed(AdaptiveMethods, **setting).turned_walk
    along, across = np.abs(points @ [[1, 1], [1, -1]] / 2**0.5).T
    assert along.min() > 0.3 * along[0]
    assert across[-1] < 0.1 * across[0]


def test_the_noisy_slopes_cancel_over_their_usual_size_and_their_signs_do_not():
    assert NOISY.sum() == 0
    assert np.sign(NOISY).mean() == -0.5
    assert pytest.approx(3) == USUAL_SIZE**2
    assert (NOISY / USUAL_SIZE).sum() == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("seed", range(0, 10000, 1250))
def test_at_its_old_rate_the_loss_of_plain_descent_shoots_up_in_pascals(seed, computed):
    lesson = computed(AdaptiveMethods, seed=seed)
    plain, adam = lesson.tried
    safe, same = lesson.in_pascals
    assert plain.losses[1] > 100 * plain.losses[0]
    assert (np.diff(safe.losses) < 0).all()
    assert safe.rate < plain.rate / 1000
    assert adam is same


@pytest.mark.parametrize("seed", range(0, 10000, 1250))
@pytest.mark.parametrize("rate", [0.08, 0.2])
def test_in_pascals_the_loss_of_adam_rises_and_then_settles_far_below(seed, rate, computed):
    losses = computed(AdaptiveMethods, seed=seed, learning_rate=rate).in_pascals[1].losses
    assert losses[1] > losses[0] > losses[-1]
    assert losses.argmax() < 10
    assert np.ptp(losses[-20:]) < 0.1 * losses[0]


def test_a_slope_over_its_own_size_moves_both_weights_alike(computed):
    flat, steep = computed(AdaptiveMethods, condition=1000).signed.points.T
    assert flat == pytest.approx(steep, abs=1e-4)
    assert steep == pytest.approx(2 - 0.1 * np.arange(10), abs=1e-6)


def test_another_scale_of_the_loss_changes_no_step(computed):
    flat, steep = computed(AdaptiveMethods).walked.T
    assert flat == pytest.approx(steep, abs=1e-4)
