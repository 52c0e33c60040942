from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.linear_algebra.matrices.combinations import Combination, named_together
from scenes.stage.axes.planes import Plane
from scenes.stage.pictures.bases import Basis

PLANE = Plane([(8, 8), (-8, -8)])
number = st.integers(-400, 400).map(lambda k: k / 100)


def vector_of(arrow):
    return PLANE.values(arrow.end) - PLANE.values(arrow.start)


@given(st.lists(number, min_size=4, max_size=4), st.tuples(number, number))
def test_the_multiples_of_the_columns_lead_to_the_image(entries, vector):
    matrix = np.array(entries).reshape(2, 2)
    picture = Combination(PLANE, vector).set_state(matrix=matrix)
    np.testing.assert_allclose(vector_of(picture.first), vector[0] * matrix[:, 0], atol=2e-2)
    np.testing.assert_allclose(vector_of(picture.second), vector[1] * matrix[:, 1], atol=2e-2)
    np.testing.assert_allclose(vector_of(picture.total), matrix @ vector, atol=2e-2)
    np.testing.assert_allclose(vector_of(picture.ghost), vector, atol=2e-2)


def test_arrows_that_would_hide_one_another_keep_aside():
    picture = Combination(PLANE, (1, 1)).set_state(matrix=[[2, -1], [2, -1]])
    starts = np.array([arrow.start for arrow in (picture.first, picture.total)])
    assert np.linalg.norm(starts[1] - starts[0]) > 0.3
    assert np.linalg.norm(picture.second.start - picture.first.end) == pytest.approx(0.16)


def test_arrows_in_the_open_are_where_they_belong():
    picture = Combination(PLANE, (1, 2)).set_state(matrix=[[2, 1], [-1, 1]])
    np.testing.assert_allclose(PLANE.values(picture.total.end), [4, 1])
    np.testing.assert_allclose(PLANE.values(picture.second.start), [2, -1])


def test_names_stand_beside_both_heads():
    picture = Combination(PLANE, (1, 2)).set_state(matrix=[[2, 1], [-1, 1]])
    (v, image) = picture.named("$v$", "$A v$")
    assert np.linalg.norm(v.get_center() - picture.ghost.end) < 1
    assert np.linalg.norm(image.get_center() - picture.total.end) < 1
    assert len(picture.named("$v$")) == 1


def test_names_of_a_basis_and_of_what_is_made_of_it_keep_apart():
    basis, picture = Basis(PLANE), Combination(PLANE, (1, 1))
    names = named_together(basis, picture)
    for name, arrow in zip(names, (*basis.arrows, picture.ghost), strict=True):
        assert np.linalg.norm(name.get_center() - arrow.end) < 1
