from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scenes.stage.axes.ticks import padded, tick_decimals, ticks

LOWS = st.floats(-1e6, 1e6) | st.just(0.0)
SPANS = st.floats(-5, 7).map(lambda power: 10**power)


@given(LOWS, SPANS, st.integers(2, 14))
def test_marks_are_round_even_and_few_enough(low, span, most):
    high = low + span
    assume(high - low > 1e-9 * max(abs(low), abs(high)))
    marks = ticks(low, high, most)
    slack = 1e-8 * (high - low) + 1e-12 * max(abs(low), abs(high))
    assert (2 if most > 2 else 1) <= len(marks) <= most
    assert low - slack <= marks[0] <= marks[-1] <= high + slack
    if len(marks) > 1:
        step = (marks[-1] - marks[0]) / (len(marks) - 1)
        np.testing.assert_allclose(np.diff(marks), step, rtol=1e-6)
        assert marks[0] - step < low
        assert marks[-1] + step > high
        mantissa = step / 10 ** math.floor(math.log10(step) + 1e-9)
        assert min(abs(mantissa - round_step) for round_step in (1, 2, 2.5, 5, 10)) < 1e-6
        np.testing.assert_allclose(marks / step, np.round(marks / step), atol=1e-4)


@pytest.mark.parametrize(
    ("low", "high", "most", "marks"),
    [
        (0, 10, 7, [0, 2, 4, 6, 8, 10]),
        (0, 1, 5, [0, 0.25, 0.5, 0.75, 1]),
        (-1, 1, 5, [-1, -0.5, 0, 0.5, 1]),
        (0.3, 0.3001, 3, [0.3, 0.30005, 0.3001]),
        (0, 1, 2, [0, 1]),
    ],
)
def test_examples(low, high, most, marks):
    assert ticks(low, high, most) == pytest.approx(marks)


@given(st.integers(-1000, 1000), st.integers(1, 400), st.integers(2, 9))
def test_what_is_counted_is_marked_at_whole_numbers(low, span, most):
    marks = ticks(low, low + span, most, whole=True)
    assert 1 <= len(marks) <= most
    np.testing.assert_array_equal(marks, np.round(marks))


@pytest.mark.parametrize(("low", "high"), [(1, 1), (2, 1), (math.nan, 1)])
def test_a_range_without_length_is_refused(low, high):
    with pytest.raises(ValueError, match="low must be below high"):
        ticks(low, high)


def test_fewer_than_two_marks_are_refused():
    with pytest.raises(ValueError, match="most must be at least 2, got 1"):
        ticks(0, 1, 1)


@pytest.mark.parametrize(
    ("marks", "decimals"),
    [([0, 1, 2], 0), ([0, 0.5, 1], 1), ([0, 0.25], 2), ([1e-4, 2e-4], 4), ([1000, 1000.2], 1), ([], 0)],
)
def test_decimals(marks, decimals):
    assert tick_decimals(np.array(marks, dtype=float)) == decimals


@given(LOWS, SPANS, st.integers(3, 12))
def test_no_two_marks_are_written_alike(low, span, most):
    assume(span > 1e-4)
    marks = ticks(low, low + span, most)
    written = [f"{mark:.{tick_decimals(marks)}f}" for mark in marks]
    assert len(set(written)) == len(written)


@given(st.floats(-1e6, 1e6), st.floats(0, 1e6), st.floats(0, 1))
def test_padding_widens_evenly(low, span, share):
    wide_low, wide_high = padded(low, low + span, share)
    assert wide_high - wide_low >= 0.99e-3
    assert low - wide_low == pytest.approx(wide_high - (low + span), abs=1e-6)
    assert low - wide_low >= share * span - 1e-6


def test_a_single_value_gets_a_range():
    assert padded(3, 3) == pytest.approx((2.9995, 3.0005))
