from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.eigen import eigen_decomposition
from scenes.linear_algebra.eigenvectors.eigenlines import Eigenlines, shifts
from scenes.linear_algebra.eigenvectors.shifted_maps import ShiftedMap

MATRIX = np.array([[2.0, 1.0], [1.0, 2.0]])


def test_the_plane_falls_flat_at_an_eigenvalue_and_the_numbers_say_so():
    eigen = eigen_decomposition(MATRIX)
    picture = Eigenlines(eigen, ("long", "same"))
    shift = ShiftedMap(eigen, picture.fan, *picture.lit)
    shift.set_state(subtracted=3.0)
    heads = np.array([picture.plane.values(arrow.end) for arrow in picture.fan.arrows])
    np.testing.assert_allclose(heads, picture.fan.vectors @ (MATRIX - 3 * np.eye(2)).T, atol=1e-9)
    assert np.linalg.matrix_rank(heads, tol=1e-9) == 1
    shown = [value.refresh().source.lstrip("−-") for _, value in shift.numbers]
    assert shown == ["3.00", "0.00"]


@pytest.mark.parametrize(
    ("matrix", "looked_at"),
    [(MATRIX, (3, 1)), ([[1, 1], [0, 1]], (2, 1)), ([[0, 0], [0, 0]], (1, 0)), ([[0, -2], [2, 0]], (2, 0))],
)
def test_it_ends_at_an_eigenvalue_if_there_is_one(matrix, looked_at):
    assert shifts(eigen_decomposition(matrix)) == pytest.approx(looked_at)
