from __future__ import annotations

import pytest

from scenes.calculus.derivative.growing_squares import GrowingSquare
from scenes.stage.shapes.frame import frame


def test_it_stays_in_its_box_with_the_names():
    grown = GrowingSquare()
    square, gained = grown.names()
    grown.set_state(growth=grown.largest)
    for thing in (grown, square, gained):
        assert frame().picture.left <= thing.get_left()[0]
        assert thing.get_right()[0] <= frame().picture.right + 1e-6
        assert frame().picture.bottom <= thing.get_bottom()[1]
        assert thing.get_top()[1] <= frame().picture.top + 1e-6


def test_it_grows_to_its_full_length_and_shrinks_to_strips_that_are_still_seen():
    grown = GrowingSquare()
    grown.grow(run_time=1.0).interpolate(1.0)
    assert grown.strips[0].width == pytest.approx(grown.largest * grown.square.width)
    grown.shrink(run_time=1.0).interpolate(1.0)
    assert 0 < grown.strips[0].width < grown.largest * grown.square.width / 10
