from __future__ import annotations

import numpy as np
import pytest

from mathkit.functions.one_variable import two_valleys
from mathkit.functions.quadratics import shifted_parabola
from mathkit.optimization.gradient_descent import gradient_descent
from scenes.optimization.gradient_descent.slopes import SlopeTriangle
from scenes.optimization.gradient_descent.steps import StepArrows, StepDial
from scenes.optimization.gradient_descent.valleys import Valley, losses_up_to, seen_range, seen_reach
from scenes.stage.shapes.frame import frame
from truth.shapes import inside

PARABOLA = shifted_parabola(3.0, 2.0, 0.25)


def valley(rate=0.1, start=7.0, function=PARABOLA):
    positions = gradient_descent(function, start, rate, 20).points[:, 0]
    other = two_valleys(3.0, 4.0, 2.0, 0.25)
    weights = seen_range(function, seen_reach(function, positions))
    return Valley(function, other, weights, frame().right_side)


@pytest.mark.parametrize(
    ("start", "minimum", "rate"), [(7, 3, 0.1), (7, 3, 1.4), (3.2, 3, 0.1), (-10, 10, 1.0)]
)
def test_the_descent_and_the_lowest_point_are_in_the_picture(start, minimum, rate):
    function = shifted_parabola(minimum, 2.0, 0.25)
    shown = valley(rate, start, function)
    assert inside(shown, frame().right_side, tolerance=0.12)
    assert shown.plot.shows(minimum, 0.25)
    assert shown.plot.shows(start, float(function(start)))


def test_a_shallow_valley_is_seen():
    shallow = shifted_parabola(0.0, 0.2, 0.25)
    low, high = losses_up_to(shallow, (-0.1, 0.1))
    assert 0 < low < 0.25 < high
    assert losses_up_to(PARABOLA, (-2.0, 8.0))[0] == 0


@pytest.mark.parametrize("step", [0.25, 0.5, 0.75, 3.5])
def test_between_its_steps_the_ball_never_touches_the_valley(step):
    shown = valley()
    walk = shown.walk(gradient_descent(PARABOLA, 7, 0.8, 5).points[:, 0])
    x, y = shown.plot.values(walk.seek(step).ball.get_center())
    assert y > float(PARABOLA(x)) + 0.01


def test_in_the_dark_only_what_is_near_the_lit_weights_is_seen():
    shown = valley()
    whole = shown.curve.width
    shown.set_state(lit=np.array([7.0]), dark=1.0)
    assert shown.curve.width < 1.0 < whole
    assert shown.plot.values(shown.curve.get_center())[0] == pytest.approx(7.0, abs=0.1)
    shown.walk([7.0])
    shown.set_state(dark=1.0)
    assert shown.plot.values(shown.lamp.get_center()) == pytest.approx([7.0, 16.25])
    assert shown.set_state(dark=0.0).curve.width == pytest.approx(whole)


@pytest.mark.parametrize(("start", "rate"), [(7.0, 0.1), (7.0, 1.4), (-1.0, 0.3), (3.2, 0.1)])
def test_from_nearer_by_the_triangle_is_larger_and_whole(start, rate):
    shown = valley(rate, start)
    triangle = SlopeTriangle(shown, start, 0.08 * (shown.plot.x_range[1] - shown.plot.x_range[0]))
    far, here = triangle.rise.height, shown.at(start)
    shown.plot.aim(triangle.closer(frame().right_side))
    shown.moved, shown.followers = 0.0, [triangle.redraw]
    shown.set_state(moved=1.0)
    assert 1.5 * far < triangle.rise.height < 3.5 * far
    assert inside(triangle.tangent, shown.plot.box, tolerance=1e-6)
    assert not np.allclose(here, triangle.run.get_start())
    np.testing.assert_allclose(triangle.run.get_start(), shown.at(start))


def test_the_curve_bends_into_the_other_loss():
    shown = valley().set_state(bend=1.0)
    other = two_valleys(3.0, 4.0, 2.0, 0.25)
    assert shown.loss_at([1.0, 6.0]) == pytest.approx(other([1.0, 6.0]))
    assert shown.slope(6.0) == pytest.approx(float(other.derivative(6.0)))


@pytest.mark.parametrize(("start", "rate"), [(7.0, 0.1), (7.0, 1.05), (-1.0, 0.3), (3.2, 0.1)])
def test_the_triangle_and_the_dial_are_as_large_as_they_say(start, rate):
    shown, slope = valley(rate, start), 2 * (start - 3)
    run = 0.05 * (shown.plot.x_range[1] - shown.plot.x_range[0])
    triangle = SlopeTriangle(shown, start, run)
    rise = shown.plot.values(triangle.rise.get_end())[1] - float(PARABOLA(start))
    assert rise == pytest.approx(slope * run)
    dial = StepDial(shown, start, slope).set_state(rate=rate)
    uphill = shown.plot.values(dial.step.end)[0]
    assert uphill == pytest.approx(np.clip(start + rate * slope, *shown.plot.x_range))
    dial.set_state(turned=1.0)
    assert shown.plot.values(dial.step.end)[0] == pytest.approx(start - rate * slope)
    low, high = shown.plot.x_range
    assert dial.is_cut != (low <= start + slope <= high)
    assert inside(triangle.rise_number, frame().safe)


def test_steps_across_the_valley_are_shown_one_at_a_time():
    shown = valley()
    creeping, crossing = (
        StepArrows(shown, shown.walk(gradient_descent(PARABOLA, 7, rate, 3).points[:, 0])).seek(3)
        for rate in (0.1, 0.8)
    )
    assert [bool(arrow.width > 0.01) for arrow in creeping.arrows] == [True, True, True]
    assert [bool(arrow.width > 0.01) for arrow in crossing.arrows] == [False, False, True]
