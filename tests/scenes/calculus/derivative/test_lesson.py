from __future__ import annotations

import numpy as np
import pytest

from scenes.calculus.derivative.lesson import Derivative
from scenes.calculus.derivative.words import FUNCTIONS


def test_the_worked_numbers_of_the_default_film(computed):
    facts = computed(Derivative).facts()
    assert facts["slopes"] == pytest.approx([8, 6.2, 6.02])
    assert facts["from_left"] == pytest.approx(5.98)
    assert facts["slope"] == 6  # 2x + 2
    assert facts["said_third"] == "6.02"
    assert facts["weights"] == pytest.approx([1, 2, 2.5, 2.75])


PYTHON = {
    "\\/": "/",
    "^": "**",
    " dot ": "*",
    "sin x": "sin(x)",
    "cos x": "cos(x)",
    "2 x": "2*x",
    "3 x": "3*x",
}


def worked_out(typst, x):
    """The value of one of the formulas, read as Python."""
    for written, meant in PYTHON.items():
        typst = typst.replace(written, meant)
    typst = typst.replace("f(x) (", "f(x)*(").replace('"', "")
    names = {"x": x, "e": np.e, "sin": np.sin, "cos": np.cos, "f": lambda z: 1 / (1 + np.exp(-z))}
    return eval(typst, names)


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("x", [-2.5, 0.0, 1.3])
def test_what_is_written_is_what_is_drawn(name, x):
    named = FUNCTIONS[name]
    assert worked_out(named.formula, x) == pytest.approx(float(named.function(x)))
    assert worked_out(named.derivative, x) == pytest.approx(float(named.function.derivative(x)))
