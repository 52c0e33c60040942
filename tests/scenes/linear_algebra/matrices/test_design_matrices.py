from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.matrix_multiplication import multiply
from scenes.linear_algebra.matrices.design_matrices import DesignMatrix, column_of_parts
from scenes.stage.params.quantities import HOUSE_FEATURES
from scenes.stage.pictures.number_tables import ORDINALS
from scenes.stage.shapes.frame import frame
from scenes.stage.type.numerals import math_vector
from scenes.stage.type.writing import formula


def design(rows, largest=120.0):
    return DesignMatrix(multiply([(largest, 3, 20)] * rows, [[2.5], [10], [-0.5]]), HOUSE_FEATURES)


@pytest.mark.parametrize("rows", [1, 2, 5])
@pytest.mark.parametrize("largest", [10.0, 999.9])
def test_it_fits_its_box(rows, largest):
    made = design(rows, largest)
    assert made.get_left()[0] >= frame().picture.left - 1e-6
    assert made.get_right()[0] <= frame().picture.right + 1e-6
    assert made.get_bottom()[1] >= frame().picture.bottom - 1e-6
    assert made.get_top()[1] <= frame().picture.top + 1e-6


def test_a_name_stands_above_each_column_and_a_house_beside_each_row():
    made = design(4)
    for column, name in enumerate(made.names):
        cell = made.scheme.left.cells(0, column)
        assert name.get_center()[0] == pytest.approx(cell.center[0])
        assert name.get_bottom()[1] > cell.top
        assert name.width < cell.width
    for row, icon in enumerate(made.icons):
        cell = made.scheme.left.cells(row, 0)
        assert icon.get_center()[1] == pytest.approx(cell.center[1])
        assert icon.get_right()[0] < cell.left


def test_the_vector_becomes_a_row_and_the_other_rows_follow():
    made = design(4)
    steps = list(made.stack_up())
    assert len(steps) == 4 + 3
    vector = steps[0].mobject[0]
    np.testing.assert_allclose(vector.get_center(), made.scheme.right.cells().center)
    np.testing.assert_allclose(vector.height, formula(math_vector((120, 3, 20))).height)


def test_each_number_of_a_column_is_a_part():
    vector = column_of_parts(np.array([120.0, -3.5, 20.0]))
    heights = [vector.part(f"{name}_component").get_center()[1] for name in ORDINALS[:3]]
    assert heights == sorted(heights, reverse=True)
