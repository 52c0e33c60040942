from __future__ import annotations

import re

import pytest
import sympy

from mathkit.calculus.derivative import closing_secants, secant_slope
from mathkit.optimization.gradient_descent import gradient_descent
from scenes.calculus.derivative.taught_weights import LOSS
from scenes.calculus.derivative.words import (
    FUNCTIONS,
    closing_table,
    difference_quotient,
    legs,
    said,
    slope_of_a_power,
    slopes_of_the_parabola,
    step_of_the_weight,
    steps_of_the_weight,
)

TINTS = r"\{\{ | : \w+ \}\}"
"""What marks a part of a formula."""


def test_a_negative_height_is_subtracted_in_parentheses():
    secants = closing_secants(FUNCTIONS["cube"].function, -3.0, 1.0)
    assert '-"8" - (-"27")' in difference_quotient(secants)[1].source


def test_the_table_ends_with_the_limit():
    rows = closing_table(closing_secants(FUNCTIONS["parabola"].function, 2.0, 2.0, 3), 5.98, adds_run=True)
    assert [cell.source for cell in rows[1]] == ["×1", "2", "8"]
    assert [cell.source for cell in rows[-3]] == ["×100", "0.02", "6.02"]
    assert [cell.source for cell in rows[-2]] == ["×1", "−0.02", "5.98"]
    assert re.sub(TINTS, "", rows[-1][2].source) == "6 + $h$~$->$ 6"
    rows = closing_table(closing_secants(FUNCTIONS["cube"].function, 1.0, 2.0, 3), 2.94, adds_run=False)
    assert re.sub(TINTS, "", rows[-1][2].source) == "~$->$ 3"


@pytest.mark.parametrize("x", [-3.0, -1.3, 0.4, 2.0, 3.0])
@pytest.mark.parametrize("run", [0.5, 1.7])
@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_calculator_finds_the_slope_that_is_written(name, x, run):
    worked = difference_quotient(closing_secants(FUNCTIONS[name].function, x, run))[1].source
    end, here, run, slope = (
        float(found.replace('"', "")) for found in re.findall(r'-?"[\d.]+"', worked.replace('- "', '+ "'))
    )
    assert round((end - here) / run, 4) == pytest.approx(slope, abs=1e-9)


@pytest.mark.parametrize("run", [0.5, 1.7])
@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_legs_of_a_triangle_give_the_slope_that_is_written(name, run):
    secants = closing_secants(FUNCTIONS[name].function, 0.4, run, 3)
    for index, slope in enumerate(secants.slopes):
        across, up = (float(leg.replace("−", "-")) for leg in legs(secants, index))
        assert round(up / across, 4) == pytest.approx(round(slope, 4), abs=1e-9)


@pytest.mark.parametrize("exponent", [2, 3, 4, 6])
def test_what_a_power_gains_has_its_terms_by_their_h(exponent):
    x, h = sympy.symbols("x h")
    gain, rate = (re.sub(TINTS, "", written.source).split(" = ")[1] for written in slope_of_a_power(exponent))
    term = sympy.Poly((x + h) ** exponent - x**exponent, h).coeff_monomial(h)
    written, rest = gain.split(" + ")
    assert _read(written) == term * h
    assert rest.split() == ["h^2", *(["(dots.c)"] if exponent > 2 else [])]
    quotient, limit = rate.split(" -> ")
    assert _read(quotient.split(" + ")[0]) == _read(limit) == term


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
