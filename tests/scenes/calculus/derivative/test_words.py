from __future__ import annotations

import re

import numpy as np
import pytest

from mathkit.calculus.derivative import closing_secants
from scenes.calculus.derivative.words import FUNCTIONS, closing_table, difference_quotient, power_rule


def value(typst):
    """A formula with a number in the place of x, worked out as Python."""
    for written, meant in (("^", "**"), (" dot ", "*"), ('"', ""), (" (1", "*(1")):
        typst = typst.replace(written, meant)
    python = re.sub(r"cos (\d+)", r"cos(\1)", typst)
    return eval(python, {"e": np.e, "cos": np.cos, "sigma": lambda z: 1 / (1 + np.exp(-z))})


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("x", [-2.5, 0.0, 2.0])
def test_a_worked_derivative_comes_to_what_it_says(name, x):
    named = FUNCTIONS[name]
    source = named.worked(x, float(named.function.derivative(x))).source
    rule = source.partition("&= ")[2].partition(" \\")[0]
    assert value(rule) == pytest.approx(float(named.function.derivative(x)))


def test_a_negative_height_is_subtracted_in_parentheses():
    secants = closing_secants(FUNCTIONS["cube"].function, -3.0, 1.0)
    assert '-"8" - (-"27")' in difference_quotient(secants)[1].source


def test_the_table_ends_with_the_limit():
    rows = closing_table(closing_secants(FUNCTIONS["parabola"].function, 2.0, 2.0))
    assert [cell.source for cell in rows[1]] == ["2", "8"]
    assert [cell.source for cell in rows[-2]] == ["0.002", "6.002"]
    assert rows[-1][1].source == "6"


def test_the_power_rule_ends_with_its_numbers():
    *_, worked = power_rule(4, -2.0, -32.0)
    assert worked.source == '4 dot {{ (-"2") : path }}^3 {{ = -"32" : slope }}'
