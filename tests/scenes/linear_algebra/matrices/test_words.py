from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.linear_algebra.matrices import apply, plane_map
from mathkit.linear_algebra.matrix_multiplication import multiply
from scenes.linear_algebra.matrices.words import (
    LINEARITY,
    both_readings,
    kept_in_words,
    kind_in_words,
    linear_model,
    math_image,
    math_in_the_basis,
    math_landings,
    rows_and_columns,
)
from scenes.stage.type.typesetting import typeset
from scenes.stage.wording.matrix_products import math_columns

number = st.integers(-400, 400).map(lambda k: k / 100)

squares = st.lists(number, min_size=4, max_size=4).map(lambda entries: np.reshape(entries, (2, 2)))


PRICES = multiply([(120.0, 3, 20.0), (75.0, 2, 40.0)], [[2.5], [10], [-0.5]])


def test_rows_and_columns_are_counted():
    assert rows_and_columns(PRICES)[-1].source == "{{ $X$ : data }} is 2 × 3"


def test_the_first_sample_is_worked_out():
    model, *products, total = linear_model(PRICES)
    assert "X" in model.source
    assert len(products) == 3
    assert products[0].source == '{{ "120" : data }} dot {{ "2.5" : second }} = "300"'
    assert total.source == '"300" + "30" - "10" = {{ "320" : result }}'


def test_both_readings_end_with_the_matrix():
    *_, matrix = both_readings([[2, 1], [-1, 1]])
    assert matrix.source.startswith('A = mat({{ "2" : data }}, {{ "1" : second }}')


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
    text = kind_in_words(plane_map(matrix))
    assert text.endswith(".")
    assert "None" not in text


def test_only_a_plane_that_keeps_its_dimension_keeps_its_lines():
    assert "stay straight" in kept_in_words(plane_map([[2, 1], [-1, 1]]))
    assert kept_in_words(plane_map([[1, 2], [2, 4]])) == kept_in_words(plane_map([[0, 0], [0, 0]])) == ""


@pytest.mark.parametrize(("scale", "words"), [(1, "the same area"), (2, "4 times its area")])
def test_areas(scale, words):
    assert words in kind_in_words(plane_map(scale * np.array([[1, 1], [0, 1]])))
