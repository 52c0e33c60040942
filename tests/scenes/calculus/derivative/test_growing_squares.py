from __future__ import annotations

import numpy as np
import pytest

from scenes.calculus.derivative.growing_squares import BLOCK, SIDE, UNIT, GrowingSquare
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import color


def test_it_stays_in_its_box_with_the_names():
    grown = GrowingSquare()
    square, gained, lengths = grown.names()
    grown.set_state(growth=grown.largest, divided=1.0)
    for thing in (*grown.everything(), square, gained, lengths):
        assert frame().wide.left <= thing.get_left()[0]
        assert thing.get_right()[0] <= frame().wide.right + 1e-6
        assert frame().wide.bottom <= thing.get_bottom()[1]
        assert thing.get_top()[1] <= frame().wide.top + 1e-6


def test_it_grows_to_its_full_length_and_shrinks_to_strips_that_are_still_seen():
    grown = GrowingSquare()
    grown.grow(run_time=1.0).interpolate(1.0)
    assert grown.strips[0].width == pytest.approx(grown.largest * grown.square.width)
    grown.shrink(run_time=1.0).interpolate(1.0)
    assert 0 < grown.strips[0].width < grown.largest * grown.square.width / 10


def test_the_block_of_the_line_is_as_long_as_its_slope_in_the_unit_of_the_square():
    grown = GrowingSquare()
    grown.shrink(run_time=1.0).interpolate(1.0)
    _, name = grown.add_block()
    unit = grown.square.width / SIDE
    assert (grown.block.width, grown.block.height) == pytest.approx((2 * unit, unit))
    assert grown.block.get_left()[0] == pytest.approx(grown.ribbon.get_right()[0])
    assert grown.block.get_right()[0] <= frame().wide.right
    assert name.source == f'"{BLOCK:.0f}"'


def test_the_ribbon_has_the_area_that_was_gained():
    grown = GrowingSquare().set_state(growth=0.2, divided=0.0)
    side = grown.square.width
    assert grown.ribbon.width * grown.ribbon.height == pytest.approx((1.2 * side) ** 2 - side**2)


def test_what_is_gained_is_a_rise_and_divided_by_the_run_a_slope():
    grown = GrowingSquare()
    grown.grow(run_time=1.0).interpolate(1.0)
    assert {piece.get_fill_color() for piece in (*grown.strips, *grown.ribbon[:2])} == {color("second")}
    grown.divide(run_time=1.0).interpolate(1.0)
    assert {piece.get_fill_color() for piece in grown.ribbon[:2]} == {color("slope")}
    assert {piece.get_fill_color() for piece in grown.strips} == {color("second")}


def test_the_divided_ribbon_keeps_its_height_and_loses_its_end():
    grown = GrowingSquare()
    grown.grow(run_time=1.0).interpolate(1.0)
    grown.divide(run_time=1.0).interpolate(1.0)
    side = grown.square.width
    assert (grown.ribbon.height, grown.ribbon.width) == pytest.approx((UNIT, (2 + grown.largest) * side))
    grown.shrink(run_time=1.0).interpolate(1.0)
    assert (grown.ribbon.height, grown.ribbon[0].width) == pytest.approx((UNIT, side))
    assert grown.ribbon.width == pytest.approx(2 * side, rel=0.02)


def test_a_strip_stays_as_large_while_it_turns():
    grown = GrowingSquare().set_state(growth=0.2, divided=0.0)
    side = grown.square.width
    turning = grown.lay_out(run_time=1.0)[1]
    for share in (0.0, 0.3, 0.7, 1.0):
        turning.interpolate(share)
        first, second = np.diff(grown.ribbon[1].get_vertices()[:3], axis=0)
        assert sorted(map(np.linalg.norm, (first, second))) == pytest.approx([0.2 * side, side])
