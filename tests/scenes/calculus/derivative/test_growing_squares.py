from __future__ import annotations

import pytest

from scenes.calculus.derivative.growing_squares import GrowingSquare
from scenes.stage.shapes.frame import frame


def test_it_stays_in_its_box_with_the_names():
    grown = GrowingSquare()
    square, gained, lengths = grown.names()
    grown.set_state(growth=grown.largest)
    for thing in (grown, grown.ribbon, square, gained, lengths):
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


def test_the_ribbon_has_the_area_that_was_gained():
    grown = GrowingSquare().set_state(growth=0.2)
    side = grown.square.width
    assert grown.ribbon.width * grown.ribbon.height == pytest.approx((1.2 * side) ** 2 - side**2)
