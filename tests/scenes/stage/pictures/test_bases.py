from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scenes.stage.axes.planes import Plane
from scenes.stage.pictures.bases import (
    Basis,
)

PLANE = Plane([(4, 4), (-4, -4)])
number = st.integers(-400, 400).map(lambda k: k / 100)
squares = st.lists(number, min_size=4, max_size=4).map(lambda entries: np.reshape(entries, (2, 2)))


def heads(basis):
    return np.array([PLANE.values(arrow.end) for arrow in basis.arrows])


@given(squares)
def test_the_basis_lands_on_the_columns(matrix):
    np.testing.assert_allclose(heads(Basis(PLANE).set_state(matrix=matrix)), matrix.T, atol=1e-2)


def test_equal_columns_are_both_seen():
    first, second = Basis(PLANE).set_state(matrix=[[1, 1], [1, 1]]).arrows
    assert first.shaft.get_stroke_width() > second.shaft.get_stroke_width()


def test_ghosts_stay_where_a_matrix_sends_the_basis():
    basis = Basis(PLANE)
    ghosts = basis.ghosts([[1, -1], [1, 0]])
    basis.set_state(matrix=np.zeros((2, 2)))
    np.testing.assert_allclose([PLANE.values(ghost.end) for ghost in ghosts], [(1, 1), (-1, 0)], atol=1e-9)
