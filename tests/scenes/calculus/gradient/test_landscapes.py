from __future__ import annotations

import re

import numpy as np
import pytest
import sympy

from scenes.calculus.gradient.landscapes import LANDSCAPES


@pytest.mark.parametrize("name", LANDSCAPES)
def test_the_level_ground_is_level_and_in_sight(name):
    landscape = LANDSCAPES[name]
    places = landscape.level_ground((-4.5, 4.5), (-4.5, 4.5))
    assert len(places) > 0
    assert landscape.function.gradient(places) == pytest.approx(np.zeros_like(places), abs=1e-12)
    assert np.abs(places).max() <= 4.5


@pytest.mark.parametrize("name", LANDSCAPES)
@pytest.mark.parametrize(("variable", "value"), [("y", 2.0), ("x", -1.5), ("y", 0.0)])
def test_a_formula_with_a_variable_held_is_that_of_sympy(name, variable, value):
    """As mathematics, for the formula and both slopes: the number stands in all the right places."""

    def parsed(source):
        plain = re.sub(r'"([\d.]+)"', r"\1", source).replace(" dot ", "*").replace("^", "**")
        plain = re.sub(r"(sin|cos) (\(?-?[\w.]+\)?)", r"\1(\2)", plain)
        return sympy.sympify(re.sub(r"(?<=[\dxy)]) (?=[xy\d(])", "*", plain))

    landscape = LANDSCAPES[name]
    for source in (landscape.formula, *landscape.slopes):
        held = parsed(landscape.held(variable, value, source))
        off = (held - parsed(source).subs(variable, value)).subs({"x": 1.3, "y": 0.7})
        assert float(off) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("name", LANDSCAPES)
def test_what_a_level_place_is_follows_from_its_surroundings(name):
    landscape, turns = LANDSCAPES[name], np.linspace(0, 2 * np.pi, 60)
    for place in landscape.level_ground((-4.0, 4.0), (-4.0, 4.0)):
        around = landscape.function.value(place + 0.1 * np.column_stack([np.cos(turns), np.sin(turns)]))
        higher = around > landscape.function.value(place)
        kind = "bottom" if higher.all() else "saddle" if higher.any() else "top"
        assert landscape.name_of_level(place) == kind
