from __future__ import annotations

import pytest

from scenes.optimization.gradient_descent.windows import Window
from scenes.stage.axes.plots import Ticks
from scenes.stage.shapes.frame import frame
from truth.shapes import inside

NAMES = ("weight $w$", "loss $L$")


def moving():
    window = Window(frame().right_side, (0.0, 10.0), (0.0, 30.0), names=NAMES)
    return window, window.aim(Window(frame().left_side, (-2.0, 4.0), (-5.0, 5.0), names=(NAMES[0], "slope")))


@pytest.mark.parametrize("moved", [0.0, 0.2, 0.5, 0.8, 1.0])
def test_numbers_stay_at_their_places_while_the_axes_move(moved):
    window, _ = moving()
    window.set_state(moved=moved)
    for tag in window.tags:
        if tag.value is not None:
            center = window.values(tag.written.get_center())
            assert center[int(tag.upright)] == pytest.approx(tag.value)


def test_axes_arrive_where_they_are_sent():
    window, _ = moving()
    goal = Window(frame().left_side, (-2.0, 4.0), (-5.0, 5.0), names=(NAMES[0], "slope"))
    window.set_state(moved=1.0)
    window.arrive()
    assert window.box == pytest.approx(goal.box) if isinstance(window.box, tuple) else True
    assert (window.x_range, window.y_range) == (goal.x_range, goal.y_range)
    assert {tag.written.source for tag in window.tags} == {tag.written.source for tag in goal.tags}
    assert inside(window, frame().left_side, tolerance=0.1)


def test_numbers_outside_of_the_axes_are_not_seen():
    window, _ = moving()
    window.set_state(moved=0.0)
    outside = [
        tag for tag in window.tags if tag.value is not None and not tag.upright and not 0 <= tag.value <= 10
    ]
    assert outside
    assert all(shape.fill_opacity == 0 for tag in outside for shape in tag.written)


def test_the_name_of_an_axis_goes_down_only_as_its_numbers_come():
    bare = Window(frame().right_side, (0.0, 10.0), (0.0, 30.0), names=NAMES, ticks=Ticks(0, 0))
    name = next(tag.written for tag in bare.tags if not tag.upright and tag.value is None)
    before = float(name.get_y())
    bare.aim(Window(frame().right_side, (0.0, 10.0), (0.0, 30.0), names=NAMES))
    assert name.get_y() == pytest.approx(before)
    assert bare.set_state(moved=1.0).box.bottom - name.get_top()[1] > 0.28
