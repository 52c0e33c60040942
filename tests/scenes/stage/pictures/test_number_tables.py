from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from scenes.stage.pictures.number_tables import NumberTable, Veil, column_ems, ems, outline, rounded
from scenes.stage.shapes.frame import Box
from scenes.stage.type.writing import LABEL_SIZE

number = st.integers(-4000, 4000).map(lambda k: k / 100)
matrices = st.tuples(st.integers(1, 4), st.integers(1, 4)).flatmap(
    lambda shape: arrays(np.float64, shape, elements=number)
)


def table(values, cell=(1.2, 0.6)):
    return NumberTable(values, (-2.0, 3.0), cell)


def inside(entry, box):
    return (
        box.left < entry.get_left()[0]
        and entry.get_right()[0] < box.right
        and box.bottom < entry.get_bottom()[1]
        and entry.get_top()[1] < box.top
    )


@given(matrices)
def test_every_number_fits_into_its_cell(values):
    made = table(values, (column_ems(values) * ems(LABEL_SIZE), 0.6))
    for i, row in enumerate(made.entries):
        for j, entry in enumerate(row):
            assert inside(entry, made.cells(i, j))


def test_cells_rows_and_columns():
    made = table([[1, 2, 3], [4, 5, 6]])
    assert made.cells() == Box(-2.0, pytest.approx(1.6), pytest.approx(1.8), 3.0)
    assert made.cells(1) == Box(-2.0, pytest.approx(1.6), pytest.approx(1.8), pytest.approx(2.4))
    assert made.cells(None, 2).width == pytest.approx(1.2)
    assert made.cells(None, 2).height == pytest.approx(1.2)
    assert made.cells(1, 0).center[:2] == pytest.approx([-1.4, 2.1])


def test_numbers_of_a_row_stand_on_one_line():
    first, second = table([[-0.5, 12345.0]]).entries[0]
    assert first.baseline == pytest.approx(second.baseline)


def test_entries_are_named_by_row_and_column():
    made = table([[1, 2, 3], [4, 5, 6]])
    assert made.entries[1][2].part("muted_second_row_third_column")
    assert "6" in made.entries[1][2].source


def test_there_is_a_line_between_neighbours():
    assert len(table([[1, 2, 3], [4, 5, 6]]).lines.points) == 4 * 3
    assert len(table([[1]]).lines.points) == 0


def test_a_rounding_error_close_to_zero_becomes_zero():
    assert rounded([[1e-17, -1e-17, 0.1 + 0.2]]).tolist() == [[0.0, 0.0, 0.3]]


def test_a_veil_covers_its_box():
    veil = Veil("data", Box(0.0, 1.0, 0.0, 1.0)).set_state(box=Box(1.0, 3.0, -1.0, 2.0))
    assert (veil.width, veil.height) == (pytest.approx(2.0), pytest.approx(3.0))
    assert veil.get_center()[:2] == pytest.approx([2.0, 0.5])


def test_an_outline_runs_clockwise_from_the_upper_left_corner():
    assert outline(Box(1.0, 3.0, -1.0, 2.0)).tolist() == [[1, 2], [3, 2], [3, -1], [1, -1], [1, 2]]
