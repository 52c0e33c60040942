from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.stage.shapes.areas import ShareBar, UnitSquare
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color

BOX = Box(-1.0, 5.0, -3.0, 1.0)
SHARES = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted).map(tuple)


@given(SHARES, SHARES)
def test_a_cell_has_its_share_of_the_area(x, y):
    square = UnitSquare(BOX)
    cell = square.cell(x, y, "path")
    assert cell.width * cell.height == pytest.approx(
        (x[1] - x[0]) * (y[1] - y[0]) * square.width * square.height, abs=1e-9
    )
    assert cell.get_left()[0] == pytest.approx(square.at(x[0], 0)[0])
    assert cell.get_top()[1] == pytest.approx(square.at(0, y[1])[1])


def test_the_square_fills_its_box_and_is_not_filled():
    square = UnitSquare(BOX)
    assert (square.width, square.height) == pytest.approx((BOX.width, BOX.height))
    assert square.get_center() == pytest.approx(BOX.center)
    assert square.get_fill_opacity() == 0
    np.testing.assert_allclose([square.at(0, 0), square.at(1, 1)], [(-1, -3, 0), (5, 1, 0)])


def test_a_cell_is_filled_with_the_colour_of_its_role():
    cell = UnitSquare(BOX).cell((0, 0.5), (0, 1), "slope", opacity=0.4)
    assert cell.get_fill_color() == color("slope")
    assert cell.get_fill_opacity() == 0.4
    assert cell.get_stroke_width() == 0


@given(SHARES, SHARES)
def test_a_cell_that_is_moved_is_like_a_new_cell(x, y):
    square = UnitSquare(BOX)
    cell = square.cell((0, 1), (0, 1), "data")
    assert square.lay(cell, x, y) is cell
    np.testing.assert_allclose(cell.points, square.cell(x, y, "data").points)
    assert cell.get_fill_opacity() == 0.85


def test_a_cell_of_no_area_has_no_extent():
    cell = UnitSquare(BOX).cell((0.3, 0.3), (0, 1), "data")
    assert cell.width == pytest.approx(0, abs=1e-12)
    assert np.isfinite(cell.points).all()


@pytest.mark.parametrize(("share", "widths"), [(None, (0, 0)), (0, (0, 4)), (0.25, (1, 3)), (1, (4, 0))])
def test_a_bar_is_cut_at_its_share(share, widths):
    for bar in (ShareBar(Box(0.0, 4.0, 0.0, 0.4), share), ShareBar(Box(0.0, 4.0, 0.0, 0.4))):
        bar.set_state(share=share)
        np.testing.assert_allclose([bar.first.width, bar.second.width], widths, atol=1e-12)
        assert bar.first.get_left()[0] == pytest.approx(0)


def test_a_bar_without_an_outline_shows_its_parts_alone():
    box = Box(0.0, 4.0, 0.0, 0.4)
    assert ShareBar(box, 0.5).whole.get_stroke_width() == 0
    assert ShareBar(box, 0.5, outlined=True).whole.get_stroke_width() > 0
