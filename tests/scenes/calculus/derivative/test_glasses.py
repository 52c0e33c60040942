from __future__ import annotations

import numpy as np
import pytest

from scenes.calculus.derivative.glasses import GlassNumbers
from scenes.stage.axes.plots import Plot
from scenes.stage.shapes.frame import frame


@pytest.mark.parametrize("zoom", [10.0, 100.0, 1000.0])
def test_the_numbers_tell_the_values_that_are_seen(zoom):
    plot = Plot(frame().picture, (-1.2, 4.6), (-6.0, 30.0))
    numbers = GlassNumbers(plot, (2.0, 9.0), zoom)
    assert numbers.at(2.0, 9.0) == pytest.approx(plot.at(2.0, 9.0))
    assert numbers.x_unit == pytest.approx(zoom * plot.x_unit)
    for label in numbers.labels:
        x, y = numbers.values(label.get_center())
        below = label.get_y() < plot.box.bottom
        assert float(label.source) == pytest.approx(x if below else y, abs=0.02 * 36 / zoom)
        assert not plot.box.left < label.get_x() or below


def test_there_are_numbers_along_both_edges():
    plot = Plot(frame().picture, (-1.2, 4.6), (-6.0, 30.0))
    numbers = GlassNumbers(plot, (2.0, 9.0), 100.0)
    under = np.array([label.get_y() < plot.box.bottom for label in numbers.labels])
    assert under.sum() >= 2
    assert (~under).sum() >= 2
