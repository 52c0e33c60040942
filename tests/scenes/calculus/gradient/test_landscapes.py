from __future__ import annotations

import numpy as np
import pytest

from scenes.calculus.gradient.landscapes import LANDSCAPES
from scenes.stage.axes.plots import Plot
from scenes.stage.shapes.frame import frame


@pytest.mark.parametrize("name", LANDSCAPES)
def test_the_level_ground_is_level_and_in_sight(name):
    plot = Plot(frame().picture, (-4.5, 4.5), (-4.5, 4.5), equal=True)
    landscape = LANDSCAPES[name]
    places = landscape.level_in(plot)
    assert len(places) > 0
    assert landscape.function.gradient(places) == pytest.approx(np.zeros_like(places), abs=1e-12)
    assert all(plot.shows(*place) for place in places)
