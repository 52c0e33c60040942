import numpy as np
import pytest

from mathkit.linear_algebra.temperatures import days_of_temperatures


def test_days_vary_in_warmth_and_in_swing():
    days = days_of_temperatures(40_000, seed=1)
    hours = np.arange(24)
    wave = np.cos(2 * np.pi * (hours - 15) / 24)
    np.testing.assert_allclose(days.mean(axis=0), 8 + 4 * wave, atol=0.1)
    expected = 16 + 2.25 * np.outer(wave, wave) + 0.25 * np.eye(24)
    np.testing.assert_allclose(np.cov(days.T), expected, atol=0.5)


def test_days_without_noise_have_two_directions():
    days = days_of_temperatures(30, seed=2, noise=0)
    assert np.linalg.matrix_rank(days) == 2
    assert np.array_equal(days, days_of_temperatures(30, np.random.default_rng(2), noise=0))


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: days_of_temperatures(0, 0), "count"),
        (lambda: days_of_temperatures(3, 0, noise=-1), "noise"),
    ],
)
def test_what_makes_no_sense_is_refused(call, name):
    with pytest.raises(ValueError, match=name):
        call()
