from __future__ import annotations

import numpy as np
import pytest

from mathkit.calculus.gradient import gradient_at
from scenes.stage.axes.plots import Plot
from scenes.stage.shapes.frame import frame
from scenes.stage.wording import gradients
from scenes.stage.wording.gradients import LANDSCAPES

PLOT = Plot(frame().picture, (-4.5, 4.5), (-4.5, 4.5), equal=True)


@pytest.mark.parametrize("name", LANDSCAPES)
def test_the_level_ground_is_level_and_in_sight(name):
    landscape = LANDSCAPES[name]
    places = landscape.level_in(PLOT)
    assert len(places) > 0
    assert landscape.function.gradient(places) == pytest.approx(np.zeros_like(places), abs=1e-12)
    assert all(PLOT.shows(*place) for place in places)


@pytest.mark.parametrize("name", LANDSCAPES)
@pytest.mark.parametrize("axis", [0, 1])
def test_a_partial_derivative_names_its_variable(name, axis):
    source = LANDSCAPES[name].partial(axis, -1.5).source
    assert f"partial {'xy'[axis]} :" in source
    assert '= -"1.5"' in source


def test_height_and_gradient_are_those_at_the_point():
    here = gradient_at(LANDSCAPES["tilted_bowl"].function, (3, -2))
    assert gradients.height(here).source == 'f({{ "3" : path }}, {{ -"2" : second }}) = "11"'
    assert gradients.gradient(here).source.endswith('vec("4", -"5")')
