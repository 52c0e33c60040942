from __future__ import annotations

import numpy as np
import pytest

from mathkit.calculus.gradient import gradient_at
from mathkit.functions.quadratics import TILTED_BOWL
from scenes.calculus.gradient.compasses import Compass
from scenes.calculus.gradient.ground.terrains import Terrain, pose
from scenes.calculus.gradient.views import TURN_CHART


def compass(point):
    here = gradient_at(TILTED_BOWL, point)
    seen = pose((*point, 2e-3 * here.steepness, 0.8), (3.0, 0.0), 3.175)
    return Compass(Terrain(TILTED_BOWL, point, [0.05], seen), here, TURN_CHART)


def test_nothing_on_the_curve_is_higher_than_its_top():
    whole = compass((3, 2)).measure()
    whole.set_state(angle=whole.whole)
    slopes = [whole.plot.values(point)[1] for point in whole.curve.points]
    degrees, top = whole.plot.values(whole.top.get_center())
    assert top == pytest.approx(np.sqrt(185))
    assert degrees % 360 == pytest.approx(np.degrees(np.arctan2(11, 8)))
    assert max(slopes) <= top + 1e-9
    assert len(whole.set_state(angle=whole.last).curve.points) == len(slopes)  # what was drawn stays


@pytest.mark.parametrize("point", [(3, 2), (-3, 2), (-3, -2), (2, -0.5)])
@pytest.mark.parametrize("angle", [10.0, 100.0, 250.0])
def test_the_slope_is_as_long_as_the_part_of_the_step_along_the_gradient(point, angle):
    turned = compass(point).measure().set_state(angle=angle, along=1.0)
    part = turned.shadow.points[-1] - turned.shadow.points[0]
    ordinate = turned.ordinate.points[-1] - turned.ordinate.points[0]
    assert np.linalg.norm(part) == pytest.approx(np.linalg.norm(ordinate), abs=1e-9)


@pytest.mark.parametrize("point", [(3, 2), (2, -0.5)])
def test_the_top_is_not_at_the_edge_of_the_chart(point):
    turned = compass(point)
    degrees, _ = turned.plot.values(turned.top.get_center())
    assert turned.first + 15 < degrees < turned.first + 345


def test_both_parts_make_the_step_and_stand_at_a_right_angle():
    turned = compass((3, 2))
    turned.set_state(angle=turned.first, along=1.0, across=1.0)
    along = turned.shadow.points[-1] - turned.shadow.points[0]
    across = turned.level.points[-1] - turned.level.points[0]
    assert turned.level.points[0] == pytest.approx(turned.needle.start)
    assert turned.level.points[-1] == pytest.approx(turned.shadow.points[0])
    assert turned.shadow.points[-1] == pytest.approx(turned.needle.end)
    assert along @ across == pytest.approx(0, abs=1e-9)
    assert across[:2] @ (8, 11) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("point", [(3, 2), (2, -0.5), (-3, -2)])
def test_half_of_the_first_step_leads_along_the_gradient(point):
    turned = compass(point)
    _, along = turned.set_state(angle=turned.first).parts()
    assert along == pytest.approx(turned.gradient.partials / 2000)


def test_exactly_opposite_it_is_steepest_downhill():
    whole = compass((3, 2))
    degrees, slope = whole.plot.values(whole.trough()[0].get_center())
    assert slope == pytest.approx(-np.sqrt(185))
    assert (degrees - 180) % 360 == pytest.approx(np.degrees(np.arctan2(11, 8)))


def test_no_slope_shows_on_the_chart_before_it_is_measured():
    turned = compass((3, 2))
    turned.set_state(angle=turned.first)
    assert len(turned.ordinate.points) == len(turned.curve.points) == 0
    assert turned.dot.get_fill_opacity() == 0


def test_the_known_slopes_stand_on_the_curve():
    whole = compass((3, 2))
    for dot, slope in zip(whole.known()[0], (8, 11), strict=True):
        assert whole.plot.values(dot.get_center())[1] == pytest.approx(slope)
        assert whole.slope(whole.plot.values(dot.get_center())[0]) == pytest.approx(slope)


@pytest.mark.parametrize("point", [(3, 2), (-3, -3), (2, -0.5), (-2, 1), (-0.1, 0.9)])
def test_the_numbers_of_known_slopes_are_clear_of_the_curve(point):
    whole = compass(point)
    curve = whole.measure().set_state(angle=whole.whole).curve.points[:, :2]
    for label in whole.known()[1]:
        half = np.array([label.width, label.height]) / 2
        off = np.maximum(np.abs(curve - label.get_center()[:2]) - half, 0)
        assert np.hypot(*off.T).min() > 0.03


@pytest.mark.parametrize("point", [(3, 2), (-1, -1.5), (2.5, -1), (0.5, 0), (3, -0.5)])
def test_the_numbers_of_known_slopes_are_clear_of_the_axis(point):
    whole = compass(point)
    for label in whole.known()[1]:
        assert not label.get_left()[0] - 0.03 < whole.plot.box.left < label.get_right()[0] + 0.03
