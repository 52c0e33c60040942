from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.calculus.derivative.growing_squares import GrowingSquare
from scenes.stage.shapes.frame import frame

SHARES = st.floats(0, GrowingSquare.largest)


def area(part):
    return part.width * part.height


@given(SHARES)
def test_the_areas_are_those_of_the_square_of_a_sum(share):
    grown = GrowingSquare().seek(share)
    side = grown.square.width
    gained = [area(part) for part in (*grown.strips, grown.corner)]
    assert grown.square.height == pytest.approx(side)
    assert gained == pytest.approx([share * side**2, share * side**2, (share * side) ** 2])
    assert grown.width == pytest.approx(side * (1 + share))


def test_it_stays_in_its_box_with_the_names():
    grown = GrowingSquare()
    square, gained = grown.names()
    grown.seek(grown.largest)
    for thing in (grown, square, gained):
        assert frame().picture.left <= thing.get_left()[0]
        assert thing.get_right()[0] <= frame().picture.right + 1e-6
        assert frame().picture.bottom <= thing.get_bottom()[1]
        assert thing.get_top()[1] <= frame().picture.top + 1e-6


def test_it_grows_to_the_full_and_shrinks_to_strips_that_are_still_seen():
    grown = GrowingSquare()
    grown.grow().interpolate(1.0)
    assert grown.strips[0].width == pytest.approx(grown.largest * grown.square.width)
    grown.shrink().interpolate(1.0)
    assert 0 < grown.strips[0].width < grown.largest * grown.square.width / 10
