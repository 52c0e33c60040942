from __future__ import annotations

import numpy as np
import pytest

from scenes.stage.frame import PICTURE
from scenes.stage.plots import Plot
from scenes.stage.wording.gradients import LANDSCAPES

PLOT = Plot(PICTURE, (-4.5, 4.5), (-4.5, 4.5), equal=True)


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
