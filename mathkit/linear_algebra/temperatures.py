"""Temperatures of whole days, to learn from: each day is one sample with a feature for every hour."""

import numpy as np

from mathkit.arrays import Array, as_non_negative_number, require_positive_integer

__all__ = ["HOURS", "days_of_temperatures"]

HOURS = 24
"""Temperatures of a day, one for each hour."""

_WARMEST_HOUR = 15


def days_of_temperatures(count: int, seed: int | np.random.Generator, *, noise: float = 0.5) -> Array:
    """Draw the temperatures (count, HOURS) of days, in degrees Celsius, one for each hour from midnight on.

    Days differ in how warm they are (8 degrees on average, with a standard deviation of 4) and in how far the
    temperature swings up to the afternoon (by 4 degrees, with a standard deviation of 1.5).

    Parameters
    ----------
    seed : int or Generator
        The same seed draws the same days.
    noise : float
        The standard deviation of what is left to each hour.

    Raises
    ------
    ValueError
        If `count` is no whole number of at least 1 or `noise` is negative.
    """
    count, noise = require_positive_integer("count", count), as_non_negative_number("noise", noise)
    generator = np.random.default_rng(seed)
    warmth, swing = generator.normal(8.0, 4.0, count), generator.normal(4.0, 1.5, count)
    wave = np.cos(2 * np.pi * (np.arange(HOURS) - _WARMEST_HOUR) / HOURS)
    days: Array = warmth[:, None] + np.outer(swing, wave) + noise * generator.standard_normal((count, HOURS))
    return days
