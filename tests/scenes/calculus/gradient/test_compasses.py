from __future__ import annotations

import numpy as np
import pytest

from mathkit.calculus.gradient import gradient_at
from mathkit.functions.quadratics import TILTED_BOWL
from scenes.calculus.gradient.compasses import Compass
from scenes.calculus.gradient.contour_maps import ContourMap
from scenes.stage.shapes.frame import frame

HERE = gradient_at(TILTED_BOWL, (3, 2))


def compass():
    return Compass(ContourMap(TILTED_BOWL, (3, 2)), HERE, box=frame().words)


def test_nothing_on_the_curve_is_higher_than_its_top():
    whole = compass().set_state(angle=360.0)
    slopes = [whole.plot.values(point)[1] for point in whole.curve.points]
    degrees, top = whole.plot.values(whole.top.get_center())
    assert top == pytest.approx(np.sqrt(185))
    assert degrees == pytest.approx(np.degrees(np.arctan2(11, 8)))
    assert max(slopes) <= top + 1e-9
    assert len(whole.set_state(angle=10.0).curve.points) == len(slopes)  # what was drawn stays


def test_a_slope_that_is_only_near_zero_is_written_as_zero():
    turned = compass()
    written = turned.panel()[1][1]
    turned.set_state(angle=np.degrees(HERE.angle) + 90)
    assert written.refresh().source == "0.00"


@pytest.mark.parametrize("point", [(3, 2), (-3, 2), (-3, -2), (3, -2)])
def test_uphill_and_level_are_directions_of_one_turn(point):
    here = gradient_at(TILTED_BOWL, point)
    turned = Compass(ContourMap(TILTED_BOWL, point), here, box=frame().words)
    assert float(turned.slope(turned.uphill)) == pytest.approx(here.steepness)
    assert float(turned.slope(turned.level)) == pytest.approx(0, abs=1e-9)
    assert 0 <= turned.uphill <= 360
    assert 0 <= turned.level <= 360
