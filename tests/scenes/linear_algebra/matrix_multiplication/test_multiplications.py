from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mathkit.linear_algebra.matrix_multiplication import multiply
from scenes.linear_algebra.matrix_multiplication.multiplications import Multiplication
from scenes.stage.motion.seeking import Advance
from scenes.stage.shapes.frame import frame

number = st.integers(-100, 100).map(lambda k: k / 10)
factors = st.tuples(*[st.integers(1, 4)] * 3).flatmap(
    lambda n: st.tuples(
        arrays(np.float64, (n[0], n[1]), elements=number), arrays(np.float64, (n[1], n[2]), elements=number)
    )
)


def box_of(area):
    return [area.get_left()[0], area.get_right()[0], area.get_bottom()[1], area.get_top()[1]]


@given(factors)
def test_rows_and_columns_meet_in_the_product(matrices):
    picture = Multiplication(multiply(*matrices))
    (rows, columns) = picture.made.product.shape
    for i in range(rows):
        assert picture.product.cells(i).top == pytest.approx(picture.left.cells(i).top)
    for j in range(columns):
        assert picture.product.cells(None, j).left == pytest.approx(picture.right.cells(None, j).left)
    assert picture.left.cells().right < picture.product.cells().left
    assert picture.product.cells().top < picture.right.cells().bottom


@given(factors)
def test_it_fits_its_box(matrices):
    picture = Multiplication(multiply(*matrices))
    assert frame().picture.left - 1e-6 <= picture.left.cells().left
    assert picture.right.cells().right <= frame().picture.right + 1e-6
    assert frame().picture.bottom - 1e-6 <= picture.left.cells().bottom
    assert picture.right.cells().top <= frame().picture.top + 1e-6


def test_the_bands_cross_at_each_entry():
    picture = Multiplication(multiply([[1, 2], [3, 4]], [[5, 6, 7], [8, 9, 10]]))
    assert picture.last == 5
    picture.seek(4)
    row, column = map(box_of, picture.bands)
    cell = picture.product.cells(1, 1)
    assert row[2:] == pytest.approx([cell.bottom, cell.top])
    assert row[:2] == pytest.approx([picture.left.cells().left, picture.product.cells().right])
    assert column[:2] == pytest.approx([cell.left, cell.right])
    assert column[2:] == pytest.approx([picture.product.cells().bottom, picture.right.cells().top])


def test_the_bands_hop_from_one_entry_to_the_next():
    picture = Multiplication(multiply([[1, 2], [3, 4]], [[5, 6, 7], [8, 9, 10]]))
    seen = set()
    for entry in np.linspace(2, 3, 21):
        row, column = map(box_of, picture.seek(entry).bands)
        seen.add((round(column[0], 6), round(row[2], 6)))
    cells = (picture.product.cells(0, 2), picture.product.cells(1, 0))
    assert seen == {(round(cell.left, 6), round(cell.bottom, 6)) for cell in cells}


def test_columns_may_be_wider_than_their_numbers():
    made = multiply([[1, 2]], [[1], [1]])
    wide = Multiplication(made, least_widths=(1.5, 1.2))
    assert wide.left.cells(0, 0).width == pytest.approx(1.5)
    assert wide.right.cells(0, 0).width == pytest.approx(1.2)
    assert wide.right.cells().right <= frame().picture.right


def test_wide_columns_leave_less_room_for_the_numbers():
    made = multiply([[1.5] * 4], [[9.9] * 4] * 4)
    plain, wide = Multiplication(made, size=60), Multiplication(made, size=60, least_widths=(1.2, 0.0))
    assert wide.left.entries[0][0].size < plain.left.entries[0][0].size
    assert wide.right.cells().right <= frame().picture.right + 1e-6


def test_the_entries_appear_one_after_another():
    picture = Multiplication(multiply(np.eye(2), [[1, 2], [3, 4]]))
    opacities = []
    motion = Advance(picture, -0.5, picture.last)
    motion.begin()
    for alpha in (0.0, 1 / 7, 3 / 7, 4 / 7, 5 / 7, 1.0):
        motion.interpolate(alpha)
        opacities.append([float(picture.entry(k).get_fill_opacity()) for k in range(4)])
    assert np.round(opacities, 1).tolist() == [
        [0, 0, 0, 0],
        [1, 0, 0, 0],
        [1, 1, 0, 0],
        [1, 1, 0, 0],
        [1, 1, 1, 0],
        [1, 1, 1, 1],
    ]
    assert box_of(picture.bands[0])[2] == pytest.approx(picture.product.cells(1).bottom)


def test_a_pair_is_a_number_of_the_row_and_one_of_the_column():
    picture = Multiplication(multiply([[1, 2], [3, 4]], [[5, 6, 7], [8, 9, 10]]))
    one, other = picture.pair(1, 2, 0)
    assert box_of(one) == pytest.approx(sides(picture.left.cells(1, 0)))
    assert box_of(other) == pytest.approx(sides(picture.right.cells(0, 2)))


def test_edges_that_agree_and_edges_that_remain():
    picture = Multiplication(multiply([[1, 2]], [[5, 6, 7], [8, 9, 10]]))
    left, right = picture.left.cells(), picture.right.cells()
    top, side = picture.inner_edges
    assert (top.width, side.height) == (pytest.approx(left.width), pytest.approx(right.height))
    side, top = picture.outer_edges
    assert (side.height, top.width) == (pytest.approx(left.height), pytest.approx(right.width))


@given(factors)
def test_names_stand_in_the_free_corner(matrices):
    picture = Multiplication(multiply(*matrices))
    for name in picture.named("$X$", "$W$"):
        assert name.get_right()[0] < picture.right.cells().left
        assert name.get_bottom()[1] > picture.left.cells().top


def sides(box):
    return [box.left, box.right, box.bottom, box.top]
