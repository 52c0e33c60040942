from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import Line

from scenes.stage.axes.scales import Scale, Zone
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import Written

ROOM = 0.11  # at either end, for half a pointer
BOX = Box(-6.61, -2.1, -3.1, -0.5)
ZONES = [Zone(0.5, "descends", "result"), Zone(1.0, "overshoots", "path"), Zone(1.5, "diverges", "slope")]


@pytest.fixture(scope="module")
def scale():
    return Scale(BOX, 0.0, ZONES, ["0.5", "1"])


@given(st.floats(0, 1.5))
def test_values_stand_at_their_share_of_the_line(scale, value):
    x, y, _ = scale.at(value)
    left, right = scale.at(0)[0], scale.at(1.5)[0]
    assert x == pytest.approx(left + value / 1.5 * (right - left))
    assert y == pytest.approx(BOX.center[1])


@given(st.floats(0, 1e6))
def test_beyond_the_ends_is_the_nearest_end(scale, beyond):
    assert BOX.left < scale.at(-beyond)[0] == scale.at(0)[0] < BOX.left + ROOM
    assert BOX.right > scale.at(1.5 + beyond)[0] == scale.at(1.5)[0] > BOX.right - ROOM


def test_zones_join_end_to_end_in_their_colours(scale):
    stretches = [shape for shape in scale if isinstance(shape, Line) and shape.get_stroke_width() == 8]
    assert [stretch.get_stroke_color() for stretch in stretches] == [color(zone.role) for zone in ZONES]
    edges = [0.0, *(zone.end for zone in ZONES)]
    for stretch, begin, end in zip(stretches, edges, edges[1:], strict=False):
        assert stretch.get_start() == pytest.approx(scale.at(begin))
        assert stretch.get_end() == pytest.approx(scale.at(end))


def test_names_stand_above_on_one_line_and_numbers_below_their_marks(scale):
    words = [shape for shape in scale if isinstance(shape, Written)]
    written = {word.source: word for word in words}
    assert set(written) == {"descends", "overshoots", "diverges", "0.5", "1"}
    names = [written[zone.name] for zone in ZONES]
    numbers = [written["0.5"], written["1"]]
    assert {round(name.baseline, 6) for name in names} == {round(BOX.center[1] + 0.24, 6)}
    for name, begin, zone in zip(names, [0, 0.5, 1.0], ZONES, strict=True):
        assert name.get_center()[0] == pytest.approx(scale.at((begin + zone.end) / 2)[0])
    for number, value in zip(numbers, [0.5, 1.0], strict=True):
        assert number.get_center()[0] == pytest.approx(scale.at(value)[0])
        assert number.get_top()[1] < BOX.center[1]


@given(st.floats(-1, 3), st.sampled_from(["$alpha = 1$", "$alpha = 0.000123$", "here"]))
def test_a_pointer_points_at_its_value_and_stays_in_the_box(scale, value, name):
    arrow, label = pointer = scale.pointer(value, "path", name)
    assert arrow.get_center()[0] == pytest.approx(scale.at(value)[0])
    assert arrow.get_top()[1] < BOX.center[1]
    assert label.get_top()[1] < arrow.get_bottom()[1]
    assert BOX.left - 1e-9 <= pointer.get_left()[0]
    assert pointer.get_right()[0] <= BOX.right + 1e-9
    assert arrow.get_fill_color() == color("path")
    assert pointer.get_bottom()[1] > BOX.bottom


def test_a_number_is_needed_between_any_two_zones():
    with pytest.raises(ValueError, match="argument"):
        Scale(BOX, 0.0, ZONES, ["0.5"])
