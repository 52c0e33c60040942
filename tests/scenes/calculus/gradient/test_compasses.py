from __future__ import annotations

import numpy as np
import pytest

from mathkit.calculus.gradient import gradient_at
from mathkit.functions.quadratics import TILTED_BOWL
from scenes.calculus.gradient.compasses import Compass
from scenes.calculus.gradient.terrains import Terrain, pose
from scenes.calculus.gradient.views import TURN_CHART


def compass(point):
    here = gradient_at(TILTED_BOWL, point)
    seen = pose((*point, 2e-3 * here.steepness, 0.8), (3.0, 0.0), 3.175)
    return Compass(Terrain(TILTED_BOWL, point, [0.05], seen), here, TURN_CHART)


def test_nothing_on_the_curve_is_higher_than_its_top():
    whole = compass((3, 2)).set_state(angle=360.0)
    slopes = [whole.plot.values(point)[1] for point in whole.curve.points]
    degrees, top = whole.plot.values(whole.top.get_center())
    assert top == pytest.approx(np.sqrt(185))
    assert degrees == pytest.approx(np.degrees(np.arctan2(11, 8)))
    assert max(slopes) <= top + 1e-9
    assert len(whole.set_state(angle=10.0).curve.points) == len(slopes)  # what was drawn stays


@pytest.mark.parametrize("point", [(3, 2), (-3, 2), (-3, -2), (2, -0.5)])
@pytest.mark.parametrize("angle", [10.0, 100.0, 250.0])
def test_the_slope_is_as_long_as_the_part_of_the_step_along_the_gradient(point, angle):
    turned = compass(point).set_state(angle=angle)
    part = turned.shadow.points[-1] - turned.shadow.points[0]
    ordinate = turned.ordinate.points[-1] - turned.ordinate.points[0]
    assert np.linalg.norm(part) == pytest.approx(np.linalg.norm(ordinate), abs=1e-9)


@pytest.mark.parametrize("point", [(3, 2), (2, -0.5)])
def test_the_top_is_not_at_the_edge_of_the_chart(point):
    turned = compass(point)
    degrees, _ = turned.plot.values(turned.top.get_center())
    assert turned.first + 15 < degrees < turned.first + 345
