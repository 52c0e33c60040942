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
    assert facts["said_end"] == "25"
    assert facts["weights"] == pytest.approx([1, 2, 2.5, 2.75])


PYTHON = {"\\/": "/", "^": "**", "sin x": "sin(x)", "2 x": "2*x"}


def worked_out(typst, x):
    """The value of one of the formulas, read as Python."""
    for written, meant in PYTHON.items():
        typst = typst.replace(written, meant)
    return eval(typst, {"x": x, "e": np.e, "sin": np.sin})


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("x", [-2.5, 0.0, 1.3])
def test_what_is_written_is_what_is_drawn(name, x):
    named = FUNCTIONS[name]
    written = f"{named.formula} + {named.line}" if named.line else named.formula
    assert worked_out(written, x) == pytest.approx(float(named.function(x)))
