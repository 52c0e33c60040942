from __future__ import annotations

import re

import pytest

from mathkit.calculus.derivative import closing_secants
from mathkit.optimization.gradient_descent import gradient_descent
from scenes.calculus.derivative.taught_weights import LOSS
from scenes.calculus.derivative.words import (
    FUNCTIONS,
    closing_table,
    difference_quotient,
    said,
    slope_of_a_power,
    step_of_the_weight,
    steps_of_the_weight,
)


def test_a_negative_height_is_subtracted_in_parentheses():
    secants = closing_secants(FUNCTIONS["cube"].function, -3.0, 1.0)
    assert '-"8" - (-"27")' in difference_quotient(secants)[1].source


def test_the_table_ends_with_the_limit():
    rows = closing_table(closing_secants(FUNCTIONS["parabola"].function, 2.0, 2.0))
    assert [cell.source for cell in rows[1]] == ["×1", "2", "8"]
    assert [cell.source for cell in rows[-2]] == ["×1000", "0.002", "6.002"]
    assert rows[-1][2].source == "6"


@pytest.mark.parametrize("x", [-3.0, -1.3, 0.4, 2.0, 3.0])
@pytest.mark.parametrize("run", [0.5, 1.7])
@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_calculator_finds_the_slope_that_is_written(name, x, run):
    worked = difference_quotient(closing_secants(FUNCTIONS[name].function, x, run))[1].source
    end, here, run, slope = (
        float(found.replace('"', "")) for found in re.findall(r'-?"[\d.]+"', worked.replace('- "', '+ "'))
    )
    assert round((end - here) / run, 4) == pytest.approx(slope, abs=1e-9)


@pytest.mark.parametrize("exponent", [2, 3, 4, 6])
def test_what_a_power_gains_has_its_terms_by_their_h(exponent):
    gain, rate, slope = (written.source.split(" = ")[1] for written in slope_of_a_power(exponent))
    term = re.search(r"\{\{ (\d) x\^?(\d?) : slope \}\}", slope)
    assert (int(term[1]), int(term[2] or 1)) == (exponent, exponent - 1)
    single = term[0].removeprefix("{{ ").removesuffix(" : slope }}")
    rest = "(dots.c) " if exponent > 2 else ""
    assert " ".join(gain.split()) == f"{{{{ {single} h : slope }}}} + {{{{ h^2 {rest}: rest }}}}"
    assert " ".join(rate.split()) == f"{{{{ {single} : slope }}}} + {{{{ h {rest}: rest }}}}"


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
