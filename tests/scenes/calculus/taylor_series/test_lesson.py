from __future__ import annotations

import math

import numpy as np
import pytest

from scenes.calculus.taylor_series import growth
from scenes.calculus.taylor_series.lesson import TaylorSeries


def test_the_worked_numbers_of_the_default_film(computed):
    facts = computed(TaylorSeries).facts()
    assert facts["sums"] == pytest.approx([1, 5 / 6, 101 / 120])
    assert facts["error"] == pytest.approx(0.000195682, abs=1e-9)
    assert facts["bound"] == pytest.approx(1 / 5040)
    assert facts["less_than"] == 0.0002
    assert facts["made_there"] == "−97"
    assert facts["weights"] == pytest.approx([0.55, 0.4709, 0.4218, 0.4045], abs=1e-4)


def test_the_jump_from_where_the_parabola_is_flat_ends_with_a_larger_loss(computed):
    lesson = computed(TaylorSeries)
    before, after = (
        math.fsum((math.exp(w * t) - y) ** 2 for t, y in zip((1, 2, 3, 4), (1.4, 2.4, 3.1, 5.1), strict=True))
        / 4
        for w in lesson.jump
    )
    assert lesson.promised < 0 < before < after
    assert lesson.facts()["jump_losses"] == pytest.approx([before, after])


@pytest.mark.parametrize(("degree", "gone", "missing"), [(3, 4, 5), (4, 4, 5), (5, 6, 7), (9, 10, 11)])
def test_the_sine_has_one_rung_more_than_its_polynomial(degree, gone, missing, computed):
    lesson = computed(TaylorSeries, degree=degree)
    assert (lesson.gone, lesson.missing) == (gone, missing)
    assert lesson.facts()["left_over"].startswith("On the next")


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({}, "Rung 4 is 0, rung 5 is 1: add x to the fifth over 120"),
        ({"degree": 4}, "The highest power is 3, so that's degree 3"),
        ({"function": "exponential", "degree": 3}, "Rung 3 is 1: add x cubed over 6"),
        ({"function": "logarithm", "degree": 3}, "Rung 3 is 2: add x cubed over 3"),
    ],
)
def test_the_next_term_is_spoken(params, said, computed):
    assert computed(TaylorSeries, **params).facts()["next_term"] == said


@pytest.mark.parametrize("x", [0.5, 0.8, 1.0])
@pytest.mark.parametrize("function", ["sine", "exponential", "logarithm"])
def test_each_term_brings_the_sum_closer(function, x, computed):
    lesson = computed(TaylorSeries, function=function, degree=9, x=x)
    series = [each for each in lesson.series.terms(x) if each]
    errors = np.abs(np.cumsum(series) - lesson.value)
    assert np.all(np.diff(errors) < 0)


def test_every_parabola_that_has_a_lowest_point_opens_upward(computed):
    lesson = computed(TaylorSeries)
    bending = growth.LOSS.derivative_of_order(2, [*lesson.steps[:-1], lesson.jump[0]])
    assert np.all(bending > 0)


@pytest.mark.parametrize("degree", range(3, 10))
@pytest.mark.parametrize("function", ["sine", "exponential", "logarithm"])
def test_the_error_is_inside_its_bound_and_not_much_smaller(function, degree, computed):
    lesson = computed(TaylorSeries, function=function, degree=degree)
    assert 0 < lesson.error <= lesson.bound < 5 * lesson.error
