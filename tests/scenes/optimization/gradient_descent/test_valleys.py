from __future__ import annotations

import pytest

from mathkit.functions.quadratics import shifted_parabola
from mathkit.optimization.gradient_descent import gradient_descent
from scenes.optimization.gradient_descent.valleys import Valley
from scenes.stage.shapes.frame import frame
from truth.shapes import inside

PARABOLA = shifted_parabola()


@pytest.mark.parametrize(
    ("start", "minimum", "rate"), [(7, 3, 0.1), (7, 3, 1.4), (3, 3, 0.1), (-10, 10, 1.0)]
)
def test_the_descent_and_the_lowest_point_are_in_the_picture(start, minimum, rate):
    function = shifted_parabola(minimum, 2.0)
    valley = Valley(function, gradient_descent(function, start, rate, 20).points)
    assert inside(valley, frame().picture, tolerance=0.12)  # the ball is a disc
    assert valley.plot.shows(minimum, 0.0)


@pytest.mark.parametrize("step", [0.25, 0.5, 0.75, 3.5])
def test_between_its_steps_the_ball_never_touches_the_valley(step):
    valley = Valley(PARABOLA, gradient_descent(PARABOLA, 7, 0.8, 5).points)
    x, y = valley.plot.values(valley.trail.seek(step).walker.get_center())
    assert y > float(PARABOLA(x)) + 0.01


@pytest.mark.parametrize(("start", "rate"), [(7, 0.1), (7, 1.05), (-1, 0.001), (3, 0.5)])
def test_a_step_is_an_arrow_along_the_axis_between_two_drops(start, rate):
    path = gradient_descent(PARABOLA, start, rate, 3)
    valley = Valley(PARABOLA, path.points)
    drops, arrow = valley.first_step()
    ends = (arrow.start, arrow.end)
    for drop, x, y, end in zip(drops, path.points[:2, 0], path.values[:2], ends, strict=True):
        assert valley.plot.values(drop.get_start()) == pytest.approx([x, y], abs=1e-9)
        assert valley.plot.values(end)[0] == pytest.approx(x, abs=1e-9)
        assert end[1] == pytest.approx(valley.plot.box.bottom)
