from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.linear_algebra.matrix_multiplication import compose, multiply
from scenes.stage.typesetting import typeset
from scenes.stage.wording.matrix_products import (
    math_columns_carried,
    math_named_vector,
    math_row_times_column,
    math_shapes,
    math_work,
    order_in_words,
)

MADE = multiply([[1.5, -2.3], [0, 1]], [[0.5, 0.3, 1], [-0.2, 0.8, 1]])
small = st.integers(-20, 20).map(lambda k: k / 10)
squares = st.tuples(st.tuples(small, small), st.tuples(small, small))


def test_pairs_are_multiplied_and_added():
    assert math_row_times_column(MADE, 0, 0) == [
        '{{ "1.5" : data }} dot {{ "0.5" : second }} = "0.75"',
        '{{ -"2.3" : data }} dot {{ (-"0.2") : second }} = "0.46"',
        '"0.75" + "0.46" = {{ "1.21" : result }}',
    ]


def test_shapes_and_work():
    letters, sizes, product = math_shapes(MADE)
    assert letters.count("n : path") == sizes.count("2 : path") == 2
    assert product == "-> {{ 2 times 3 : result }}"
    work = "({{ 2 : result }} dot {{ 3 : result }}) dot {{ 2 : path }} = {{ 12 : result }}"
    assert math_work(MADE)[1] == work


@given(squares, squares)
def test_all_formulas_can_be_set(first, second):
    rows = [*math_shapes(MADE), *math_work(MADE), *math_columns_carried(second, first)]
    for source in (*rows, *math_row_times_column(MADE, 1, 2), math_named_vector((1, -2), "ab")):
        assert typeset(source, math=True).outlines


def test_a_column_lands_where_the_other_matrix_sends_it():
    first, second = math_columns_carried([[1, 1], [0, 1]], [[0, -1], [1, 0]])
    assert first.endswith('{{ vec("0", "1") : data }} = {{ vec("1", "1") : data }}')
    assert second.endswith('{{ vec(-"1", "0") : second }} = {{ vec(-"1", "0") : second }}')


@pytest.mark.parametrize(
    ("second", "words"), [([[1, 1], [0, 1]], "elsewhere"), ([[2, 0], [0, 2]], "commute")]
)
def test_order_in_words(second, words):
    assert words in order_in_words(compose([[0, -1], [1, 0]], second))
