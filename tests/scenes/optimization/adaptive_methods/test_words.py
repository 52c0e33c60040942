from __future__ import annotations

import re

import numpy as np
import pytest

from scenes.optimization.adaptive_methods import running, words
from scenes.optimization.adaptive_methods.biases import FOLLOWED, held_shares, step_lengths
from scenes.optimization.adaptive_methods.lesson import AdaptiveMethods
from scenes.optimization.adaptive_methods.weather import short


@pytest.mark.parametrize("condition", [50, 77, 100, 999, 1000])
def test_the_slopes_over_their_own_size_have_the_digits_of_the_running_numbers(condition, computed):
    gradients = computed(AdaptiveMethods, condition=condition).signed.gradients
    _, steep, flat = running.slopes(gradients, condition, lambda: 0)
    for row, reading in zip(words.own_sizes(gradients[0], condition), (steep, flat), strict=True):
        shown = float(reading.write(reading.value()))
        assert f'"{shown:g}"' in row.source
        assert shown == pytest.approx(reading.value(), rel=0.05)


@pytest.mark.parametrize(
    ("value", "written"), [(1.745, "1.75"), (0.4677, "0.47"), (3e-9, "0.00"), (2.0, "2.00"), (0.004, "0.00")]
)
def test_distances_have_two_decimals(value, written):
    assert words.distance(value + 1e-12) == written


@pytest.mark.parametrize(
    ("value", "told"),
    [(0.47, "about 0.47"), (0.006, "about 0.01"), (0.004, "less than 0.01"), (1e-9, "less than 0.01")],
)
def test_what_is_hardly_a_distance_is_said_to_be_less(value, told):
    assert words.how_far(value) == told


@pytest.mark.parametrize(
    ("adam", "scaled", "told"),
    [
        (0.0113, 1e-7, "it and RMSProp are less than 0.02 away"),
        (0.0004, 1e-7, "it and RMSProp are less than 0.01 away"),
        (0.017, 0.023, "it and RMSProp are less than 0.03 away"),
        (0.31, 1e-7, "it's about 0.31 away, RMSProp less than 0.01"),
    ],
)
def test_adam_and_rmsprop_are_compared_by_what_is_said_of_each(adam, scaled, told):
    assert words.compared(adam, scaled) == told


@pytest.mark.parametrize(("decay", "swings"), [(0.9, True), (0.8, False)])
def test_whether_adam_swings_past_the_lowest_point_is_said(decay, swings, computed):
    walks = computed(AdaptiveMethods, mean_decay=decay, learning_rate=0.08).facts()["walks"]
    assert ("swing past" in walks) is swings


@pytest.mark.parametrize(
    ("losses", "told"),
    [
        ([0.7, 1.8, 0.4, 1.7, 0.2], "bounces, then settles"),
        ([0.7, 1.8, 0.4, 0.42, 0.2], "jumps, then falls"),
        ([0.7, 1.2, 1.8, 0.4, 0.2], "jumps, then falls"),
    ],
)
def test_a_loss_bounces_if_it_grows_again_after_its_first_fall(losses, told):
    assert words.how_adam_learns(np.array(losses)) == told


@pytest.mark.parametrize(("value", "written"), [(0.6931, "0.69"), (0.1, "0.10"), (748.9, "749")])
def test_large_losses_and_slopes_have_no_decimals(value, written):
    assert short(value) == written


@pytest.mark.parametrize(
    ("plain", "adam", "told"),
    [(0.96, 0.96, "both get 96% right"), (0.94, 0.92, "plain descent gets 94% right, Adam 92%")],
)
def test_equal_shares_are_said_once(plain, adam, told):
    assert words.shares_right(plain, adam) == told


@pytest.mark.parametrize("setting", [{}, {"condition": 1000, "learning_rate": 0.2}, {"condition": 77}])
@pytest.mark.parametrize("slopes", ["slopes", "turned_slopes"])
def test_a_pocket_calculator_agrees_with_the_rates_of_their_own(setting, slopes, computed):
    lesson = computed(AdaptiveMethods, **setting)
    first = np.ravel(getattr(lesson, slopes))[:2].tolist()
    for row in words.own_rates(lesson.params.learning_rate, first)[1:]:
        alpha, size, own = (float(each) for each in re.findall(r'"([0-9.]+)"', row.source))
        assert alpha / size == pytest.approx(own, rel=0.02)


@pytest.mark.parametrize("rate", [0.08, 0.1, 0.2])
@pytest.mark.parametrize("condition", [50, 100, 999, 1000])
def test_a_pocket_calculator_agrees_with_the_products_at_both_ends_of_the_walk(rate, condition, computed):
    lesson = computed(AdaptiveMethods, learning_rate=rate, condition=condition)
    for step in (0, len(lesson.slopes) - 1):
        readings = running.products(lesson.rates, lesson.slopes, condition, lambda step=step: step)
        for reading in readings[1:]:
            factors, product = reading.write(reading.value()).split(" = ")
            first, second = (float(each) for each in factors.split(" · "))
            assert first * second == pytest.approx(float(product), abs=0.0050001)


@pytest.mark.parametrize("decays", [(0.8, 0.995), (0.9, 0.995), (0.8, 0.999), (0.9, 0.999)])
def test_a_pocket_calculator_agrees_with_how_often_the_one_mean_contains_the_other(decays):
    shares, lengths = held_shares(decays), step_lengths(decays)
    for step in (1, int(lengths.argmax()) + 1, FOLLOWED):
        _, *readings = running.held(shares, lambda step=step: step)
        mean, size, quotient = (float(each.write(each.value())) for each in readings)
        assert mean / size == pytest.approx(quotient, abs=0.0500001)
