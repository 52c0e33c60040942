from __future__ import annotations

import pytest

from mathkit.calculus.gradient import gradient_at
from scenes.calculus.gradient import words
from scenes.calculus.gradient.landscapes import LANDSCAPES
from scenes.stage.type.numerals import math_equals


@pytest.mark.parametrize("name", LANDSCAPES)
@pytest.mark.parametrize("axis", [0, 1])
def test_a_partial_derivative_names_its_variable(name, axis):
    here = gradient_at(LANDSCAPES[name].function, (1.5, -2))
    source = words.partial(LANDSCAPES[name], here, axis).source
    assert f"partial {'xy'[axis]} :" in source
    assert math_equals(here.partials[axis], 4) in source


def test_height_and_gradient_are_those_at_the_point():
    here = gradient_at(LANDSCAPES["tilted_bowl"].function, (3, -2))
    assert words.height(here).source == 'f({{ "3" : path }}, {{ -"2" : second }}) = "11"'
    assert words.gradient(here).source.endswith('vec("4", -"5")')
