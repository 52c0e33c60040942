from __future__ import annotations

import numpy as np
import pytest

from mathkit.optimization.adaptive import step_sizes
from scenes.optimization.adaptive_methods.dividing import MEMORY
from scenes.optimization.adaptive_methods.lesson import AdaptiveMethods
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
    assert facts["mean_left"] == "5%"
    assert facts["forgetful_left"] == pytest.approx(0.006, abs=5e-4)
    assert facts["hops_shrink"] == "12"
    assert facts["hop_left"] == pytest.approx(0.05 * 2**0.5, rel=1e-3)
    assert facts["flat_left"] == "0.47"
    assert facts["turned_rate"] == pytest.approx(0.0707, abs=1e-4)
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
def test_a_small_share_of_the_hopping_slopes_is_left_in_their_mean(rate, decay, computed):
    lesson = computed(AdaptiveMethods, learning_rate=rate, mean_decay=decay)
    left = np.abs(lesson.hop_means / lesson.hops)
    assert left == pytest.approx((1 - decay) / (1 + decay), rel=0.02)
    assert left[-1] == pytest.approx(float(lesson.facts()["mean_left"].rstrip("%")) / 100, abs=0.005)


@pytest.mark.parametrize("setting", CORNERS)
def test_adam_does_not_hop_because_its_rate_stays_below_the_limit(setting, computed):
    lesson = computed(AdaptiveMethods, **setting)
    assert step_sizes(lesson.adam_path)[:, 1].max() < lesson.bowl.stability_limit < lesson.rates.max()


@pytest.mark.parametrize("setting", CORNERS)
def test_rms_prop_is_faster_but_hops_where_adam_is_still(setting, computed):
    lesson = computed(AdaptiveMethods, **setting)
    hopping, adam = (np.linalg.norm(walk.points, axis=1) for walk in (lesson.scaled, lesson.adam_path))
    arrival = int(np.argmax(hopping < 0.01))
    assert arrival < np.flatnonzero(adam > 0.01)[-1]
    assert (hopping[-30:] > 0.6 * setting["learning_rate"]).all()
    assert (adam[-30:] < 1e-4).all()


@pytest.mark.parametrize("setting", CORNERS)
def test_averaging_alone_leaves_smaller_hops_with_the_same_memory_for_squares(setting, computed):
    facts = computed(AdaptiveMethods, **setting).facts()
    assert 0.001 < facts["forgetful_left"] < 0.2 * facts["hop_left"]


@pytest.mark.parametrize("condition", [50, 1000])
def test_the_rates_of_the_flat_weight_and_its_limit_are_higher_by_the_same_factor(condition, computed):
    walk = computed(AdaptiveMethods, condition=condition).scaled
    flat, steep = step_sizes(walk).T
    assert flat == pytest.approx(condition * steep, rel=0.03)  # ε counts for tiny slopes
    assert steep.max() > 2
    assert steep[-1] == pytest.approx(2, rel=0.05)


@pytest.mark.parametrize("setting", CORNERS)
def test_in_the_turned_ravine_both_rates_are_about_equal_and_small(setting, computed):
    lesson = computed(AdaptiveMethods, **setting)
    assert lesson.turned_rates == pytest.approx([setting["learning_rate"] / 2**0.5] * 2, rel=0.03)
    assert lesson.turned_rates.max() < lesson.facts()["flat_rate"] / 10


def test_the_noisy_slopes_cancel_over_their_usual_size_and_their_signs_do_not():
    assert NOISY.sum() == 0
    assert np.sign(NOISY).mean() == -0.5
    assert pytest.approx(3) == USUAL_SIZE**2
    assert (NOISY / USUAL_SIZE).sum() == pytest.approx(0, abs=1e-9)


def test_over_a_usual_size_that_runs_along_noise_nearly_cancels():
    slopes = np.tile(NOISY, 50)
    ages = np.arange(len(slopes))
    squares = [np.average(slopes[: n + 1] ** 2, weights=MEMORY ** ages[n::-1]) for n in ages]
    last_round = (slopes / np.sqrt(squares))[-4:].sum()
    assert 0 < abs(last_round) < 0.1 * abs(np.sign(NOISY).sum())


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
    flat, steep = computed(AdaptiveMethods).scaled.points[:31].T
    assert flat == pytest.approx(steep, abs=1e-4)
