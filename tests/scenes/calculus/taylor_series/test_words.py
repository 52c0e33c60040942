from __future__ import annotations

import math
import re
from fractions import Fraction

import numpy as np
import pytest

from mathkit.calculus.taylor import taylor_polynomial
from scenes.calculus.taylor_series import bounds, told, words
from scenes.calculus.taylor_series.functions import FUNCTIONS


def worked_out(typst, x):
    """The value of a formula of the lesson, read as Python."""
    python = typst.replace("\\/", "/").replace("^", "**").replace('"', "")
    python = re.sub(r"(\d|\)) (x|\()", r"\1*\2", python)
    python = python.replace("sin x", "sin(x)").replace("cos x", "cos(x)")
    python = re.sub(r"(\d+)!", lambda found: str(math.factorial(int(found[1]))), python)
    return eval(python, {"x": x, "e": math.e, "sin": np.sin, "cos": np.cos, "ln": np.log})


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("order", range(12))
def test_each_rung_is_written_as_it_is_drawn(name, order):
    named = FUNCTIONS[name]
    written = named.rungs[order] if order < len(named.rungs) else named.derivative(order)
    assert worked_out(written, 0.4) == pytest.approx(float(named.function.derivative_of_order(order, 0.4)))
    if order:
        assert worked_out(named.derivative(order), 0.4) == pytest.approx(worked_out(written, 0.4))


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("degree", [1, 2, 3, 9])
def test_a_polynomial_is_written_with_exact_fractions(name, degree):
    series = taylor_polynomial(FUNCTIONS[name].function, 0.0, degree)
    written = words.polynomial(words.exact_coefficients(series)).source.removeprefix("P(x) = ")
    assert worked_out(written, 0.7) == pytest.approx(float(series(0.7)))


def test_the_last_term_is_a_part_with_its_sign():
    assert words.polynomial([Fraction(0), Fraction(1), Fraction(-1, 2)], "second").source == (
        "P(x) = x {{ - (x^2) / 2 : second }}"
    )


def test_dots_stand_for_further_terms():
    assert words.polynomial([Fraction(0), Fraction(1)], sign_of_more=-1).source == (
        "P(x) = x {{ - dots.c : more }}"
    )


@pytest.mark.parametrize("power", [2, 3])
def test_a_power_goes_down_the_ladder(power):
    rows = words.power_down_the_ladder(power)
    monomial = np.polynomial.Polynomial([0.0] * power + [1.0])
    for order, row in enumerate(rows):
        slope = monomial.deriv(order) if order else monomial
        assert worked_out(row, 0.3) == pytest.approx(slope(0.3))
    assert words.power_down_the_ladder(3, Fraction(-1, 6)) == ["-x^3 \\/ 6", "-x^2 \\/ 2", "-x", "-1"]


def test_the_digits_that_are_right_stand_out():
    rows = words.sums_by_degree([1, 3, 5], [1.0, 5 / 6, 101 / 120], math.sin(1), 6, 1.0)
    assert [row[1].source for row in rows[1:]] == [
        *("1.000000", "{{ 0.8 : data }}33333", "{{ 0.841 : data }}667"),
    ]


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("degree", range(3, 10))
@pytest.mark.parametrize("x", [0.5, 0.6, 0.7, 0.8, 0.9, 1.0])
def test_a_calculator_finds_what_the_polynomial_is_off_by(name, degree, x):
    series = taylor_polynomial(FUNCTIONS[name].function, 0.0, degree)
    value, made = float(series.function(x)), float(series(x))
    places = words.decimals_for(value, made)
    apart = abs(round(value, places) - round(made, places))
    assert apart == pytest.approx(round(abs(value - made), places), abs=10.0 ** -(places + 1))
    assert round(abs(value - made), places) > 0


@pytest.mark.parametrize(("largest", "order"), [(1, 7), (3, 6), (120, 6), (362880, 10)])
def test_bounds_are_written_as_they_are_drawn(largest, order):
    for steps in range(3):
        bound = worked_out(bounds.bound_on_rung(largest, steps), 0.6)
        assert bound == pytest.approx(largest * 0.6**steps / math.factorial(steps))
    top = worked_out(bounds.bound_on_top(largest, order), 0.6)
    assert top == pytest.approx(largest * 0.6**order / math.factorial(order))


@pytest.mark.parametrize(("degree", "x"), [(5, 1.0), (9, 0.5), (2, 0.7)])
@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_long_sum_shows_its_first_and_its_last_terms(name, degree, x):
    coefficients = words.exact_coefficients(taylor_polynomial(FUNCTIONS[name].function, 0.0, degree))
    made = sum(float(each) * x**power for power, each in enumerate(coefficients))
    written = words.sum_of_terms(coefficients, x, made, 6)[0].source.partition(" = ")[2]
    terms = sum(map(bool, coefficients))
    assert ("dots.c" in written) == (terms > 3)
    if terms <= 3:
        assert worked_out(written, x) == pytest.approx(made)


@pytest.mark.parametrize("bound", [0.000198, 0.2, 1.22e-11, 0.125, 9.6e-4])
def test_a_bound_is_rounded_up_to_one_digit(bound):
    up = told.rounded_up(bound)
    assert bound <= up * (1 + 1e-12) < 2 * bound + 1e-15
    assert len(f"{up:.6e}".partition("e")[0].rstrip("0").rstrip(".")) == 1


def test_degrees_that_change_nothing_are_left_out():
    shown = {
        (name, degree): words.shown_degrees(taylor_polynomial(FUNCTIONS[name].function, 0.0, degree))
        for name, degree in (("sine", 6), ("exponential", 5), ("exponential", 8), ("logarithm", 9))
    }
    assert list(shown.values()) == [[1, 3, 5], [1, 2, 3, 4, 5], [2, 4, 6, 8], [1, 3, 5, 7, 9]]


def test_the_terms_of_the_logarithm_die_out_up_to_one_and_grow_farther_out():
    assert "=" not in words.series_of_the_logarithm().source
    powers = np.arange(1, 2001)
    for x in (-1.0, 0.5, 1.0):
        sizes = abs(x) ** powers / powers
        assert np.all(np.diff(sizes) <= 0)
        assert sizes[-1] < 1e-3
    for x in (-1.01, 1.01):
        sizes = abs(x) ** powers / powers
        assert np.all(np.diff(sizes[200:]) > 0)


def test_the_rungs_of_the_logarithm_and_the_factorials_leave_one_over_k():
    orders, rungs, factorials = (
        [float(each.source.replace("−", "-")) for each in row[1:]] for row in words.rungs_of_the_logarithm()
    )
    for order, rung, factorial in zip(orders, rungs, factorials, strict=True):
        assert rung / factorial == pytest.approx(-((-1) ** order) / order)
        assert factorial == math.factorial(round(order))
    cancelled, size = words.size_of_a_term()[0].source.split(" = ")
    for k in range(1, 6):
        values = {"k": k, "abs": abs, "x": -1.7, "f": math.factorial}
        left = eval("f(k - 1) / f(k) * abs(x)**k", values)
        assert cancelled == "(k - 1)! / k! thin abs(x)^k"
        assert left == pytest.approx(eval(size.replace("^", "**"), values))
