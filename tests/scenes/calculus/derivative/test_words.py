from __future__ import annotations

import re

import pytest
import sympy

from mathkit.calculus.derivative import closing_secants, secant_slope
from mathkit.optimization.gradient_descent import gradient_descent
from scenes.calculus.derivative.loss_words import (
    error_of_the_weight,
    slope_of_the_weight,
    step_of_the_weight,
    steps_of_the_weight,
)
from scenes.calculus.derivative.proving_words import products_of_a_power, slopes_of_the_parabola
from scenes.calculus.derivative.taught_weights import FARE, LOSS
from scenes.calculus.derivative.words import (
    FUNCTIONS,
    asked_slope,
    closing_table,
    difference_quotient,
    heights,
    legs,
    said,
)

TINTS = r"\{\{ | : \w+ \}\}"
"""What marks a part of a formula."""


def test_a_negative_height_is_subtracted_in_parentheses():
    secants = closing_secants(FUNCTIONS["cube"].function, -3.0, 1.0)
    assert '-"8" - (-"27")' in re.sub(TINTS, "", difference_quotient(secants)[1].source)


def test_the_table_ends_with_the_limit():
    rows = closing_table(closing_secants(FUNCTIONS["parabola"].function, 2.0, 2.0, 3), 5.98, adds_run=True)
    assert [cell.source for cell in rows[1]] == ["×1", "2", "8"]
    assert [cell.source for cell in rows[-3]] == ["×100", "0.02", "6.02"]
    assert [cell.source for cell in rows[-2]] == ["×100", "−0.02", "5.98"]
    assert re.sub(TINTS, "", rows[-1][2].source) == "6 + $h$~$->$ 6"
    rows = closing_table(closing_secants(FUNCTIONS["cube"].function, 1.0, 2.0, 3), 2.94, adds_run=False)
    assert re.sub(TINTS, "", rows[-1][2].source) == "~$->$ 3"


@pytest.mark.parametrize("x", [-3.0, -1.3, 0.4, 2.0, 3.0])
@pytest.mark.parametrize("run", [0.5, 1.7])
@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_calculator_finds_the_slope_that_is_written(name, x, run):
    worked = difference_quotient(closing_secants(FUNCTIONS[name].function, x, run))[1].source
    end, here, run, slope = (
        float(found.replace('"', ""))
        for found in re.findall(r'-?"[\d.]+"', re.sub(TINTS, "", worked).replace('- "', '+ "'))
    )
    assert round((end - here) / run, 4) == pytest.approx(slope, abs=1e-9)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_heights_at_the_points_are_those_in_the_fraction(name):
    secants = closing_secants(FUNCTIONS[name].function, 0.4, 1.7)
    fraction = re.findall(r'-?"[\d.]+"', re.sub(TINTS, "", difference_quotient(secants)[1].source))[:2]
    named = [re.findall(r'(?:=|approx) (-?"[\d.]+")', height.source)[0] for height in heights(secants)]
    assert sorted(named) == sorted(fraction)


def test_the_answer_takes_the_place_of_the_question_mark():
    asked, answered = (re.sub(TINTS, "", asked_slope(2.0, slope).source) for slope in (None, 6.0))
    assert asked.endswith(": ?")
    assert answered == asked.replace("?", "6")


@pytest.mark.parametrize("run", [0.5, 1.7])
@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_legs_of_a_triangle_give_the_slope_that_is_written(name, run):
    secants = closing_secants(FUNCTIONS[name].function, 0.4, run, 3)
    left = float(secant_slope(FUNCTIONS[name].function, 0.4, -secants.steps[-1]))
    for run, slope in zip([*secants.steps, -secants.steps[-1]], [*secants.slopes, left], strict=True):
        across, up = (float(leg.replace("−", "-")) for leg in legs(float(run), float(slope)))
        assert round(up / across, 4) == pytest.approx(round(slope, 4), abs=1e-9)


@pytest.mark.parametrize("exponent", [2, 3, 4, 6])
def test_the_products_of_a_power_add_up_to_it(exponent):
    x, h = sympy.symbols("x h")
    rows = [[re.sub(TINTS, "", cell.source) for cell in row] for row in products_of_a_power(exponent)]
    power = sympy.Poly((x + h) ** exponent, h)
    (old, subtracted), (single, at_last), (others, nothing) = rows
    assert subtracted == "subtracted"
    assert _read(old) == power.coeff_monomial(1)
    assert _read(single) == power.coeff_monomial(h) * h
    assert _read(at_last) == sympy.diff(x**exponent, x)
    rest = sympy.expand(power.as_expr() - _read(old) - _read(single))
    assert _is_a_multiple(rest, others, h)
    assert sympy.limit(rest / h, h, 0) == 0
    assert nothing == "-> 0"


def _is_a_multiple(rest, written, h):
    """Whether *rest* is what is written, dots being anything that has no more than whole powers."""
    factor, *dots = written.split(" (dots.c)")
    quotient = sympy.simplify(rest / _read(factor))
    return quotient.is_polynomial(h) and (quotient != 1) == bool(dots)


def _read(typst):
    factors = typst.replace("^", "**").split()
    return sympy.sympify("*".join(factors))


@pytest.mark.parametrize("x", [-1.3, 0.0, 2.0])
def test_the_slopes_of_the_parabola_are_those_of_its_secants(x):
    secants = closing_secants(FUNCTIONS["parabola"].function, x, 2.0, 3)
    whole, there = (re.sub(TINTS, "", row.source) for row in slopes_of_the_parabola(secants))
    assert whole.split(" = ")[1] == "2 x + h + 2 -> 2 x + 2"
    start, limit = re.findall(r'(-?"[\d.]+")(?: \+ h|$)', there)
    for found in (start, limit):
        assert float(found.replace('"', "")) == pytest.approx(2 * x + 2)
    for run in (2.0, 0.02, -0.02):
        assert secant_slope(FUNCTIONS["parabola"].function, x, run) == pytest.approx(2 * x + 2 + run)


def test_error_and_slope_of_the_first_weight_are_what_a_calculator_finds():
    path = gradient_descent(LOSS, 1.0, 0.25, 3)
    error, slope = (
        re.sub(TINTS, "", each(path, FARE).source) for each in (error_of_the_weight, slope_of_the_weight)
    )
    assert error.endswith('w - "3" = -"2"')
    assert slope.endswith('= 2 ("1" - "3") = -"4"')


def test_a_calculator_finds_the_weight_after_every_step():
    path = gradient_descent(LOSS, 1.0, 0.25, 3)
    for index, weight in enumerate([2, 2.5, 2.75]):
        written = step_of_the_weight(path, index).source
        start, rate, slope, end = (
            float(found.replace('"', "")) for found in re.findall(r'-?"[\d.]+"', written)
        )
        assert (start, end) == (float(path.points[index].item()), weight)
        assert start - rate * slope == end


def test_slopes_are_said_with_as_many_digits_as_an_ear_holds():
    assert [said(slope) for slope in (6.002, 20.0855, -0.41615, 4e-6, 0.0)] == [
        *("6.002", "about 20.1", "about −0.416", "nearly 0", "0"),
    ]


def test_the_table_of_steps_has_weights_slopes_and_losses():
    rows = steps_of_the_weight(gradient_descent(LOSS, 1.0, 0.25, 3))[1:]
    written = [[float(cell.source.replace("−", "-")) for cell in row] for row in rows]
    assert written == [[w, 2 * (w - 3), (w - 3) ** 2] for w in (1, 2, 2.5, 2.75)]
