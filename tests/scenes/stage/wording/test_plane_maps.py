from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.linear_algebra.matrices import apply, plane_map
from scenes.stage.type.typesetting import typeset
from scenes.stage.wording.plane_maps import (
    LINEARITY,
    map_in_words,
    math_columns,
    math_image,
    math_in_the_basis,
    math_landings,
)

number = st.integers(-400, 400).map(lambda k: k / 100)
squares = st.lists(number, min_size=4, max_size=4).map(lambda entries: np.reshape(entries, (2, 2)))


def test_each_column_has_its_colour():
    assert math_columns([[2, 1], [-1, 1]]) == (
        'mat({{ "2" : data }}, {{ "1" : second }}; {{ -"1" : data }}, {{ "1" : second }})'
    )
    assert "first" in math_columns(np.eye(2), ("first", "other"))


def test_a_rounding_error_close_to_zero_becomes_zero():
    assert "10^" not in math_columns([[1e-17, 1], [0, -1e-17]])


@given(squares, st.tuples(number, number))
def test_all_formulas_can_be_set(matrix, vector):
    applied = apply(matrix, vector)
    rows = [*LINEARITY, *math_landings(matrix), *math_image(applied), *math_in_the_basis(vector)]
    for source in (*rows, math_columns(matrix)):
        assert typeset(source, math=True).outlines


def test_a_vector_and_its_image_are_the_same_multiples():
    components, multiples = math_in_the_basis((1, -2))
    assert components == '{{ v : path }} = {{ vec("1", -"2") : path }}'
    assert multiples.count(": path") == 3
    first, image = math_image(apply([[2, 1], [-1, 1]], (1, -2)))
    assert '{{ (-"2") : path }}' in first
    assert image == '{{ A v : result }} = {{ vec("0", -"3") : result }}'


@given(squares)
def test_every_matrix_has_a_sentence(matrix):
    text = map_in_words(plane_map(matrix))
    assert text.endswith(".")
    assert "None" not in text


@pytest.mark.parametrize(("scale", "words"), [(1, "the same area"), (2, "4 times its area")])
def test_areas(scale, words):
    assert words in map_in_words(plane_map(scale * np.array([[1, 1], [0, 1]])))
