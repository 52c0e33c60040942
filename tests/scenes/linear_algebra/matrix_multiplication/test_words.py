from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.linear_algebra.matrix_multiplication import compose, multiply
from scenes.linear_algebra.matrix_multiplication.words import (
    math_both_orders,
    math_maps,
    math_product_of_maps,
    math_shapes,
    math_work,
    order_in_words,
    work_of_a_layer,
)
from scenes.stage.type.typesetting import typeset

MADE = multiply([[1.5, -2.3], [0, 1]], [[0.5, 0.3, 1], [-0.2, 0.8, 1]])
small = st.integers(-20, 20).map(lambda k: k / 10)

squares = st.tuples(st.tuples(small, small), st.tuples(small, small))


def test_shapes_and_work():
    letters, sizes, product = math_shapes(MADE)
    assert letters.count("n : path") == sizes.count("2 : path") == 2
    assert product == "-> {{ 2 times 3 : result }}"
    work = "({{ 2 : result }} dot {{ 3 : result }}) dot {{ 2 : path }} = {{ 12 : result }}"
    assert math_work(MADE)[1] == work


@given(squares, squares)
def test_all_formulas_can_be_set(first, second):
    both = compose(first, second)
    rows = [*math_maps(both), *math_product_of_maps(both), *math_both_orders(both)]
    for source in (*rows, *math_shapes(MADE), *math_work(MADE)):
        assert typeset(source, math=True).outlines


def test_a_column_lands_where_the_other_matrix_sends_it():
    first, second, both = math_product_of_maps(compose([[0, -1], [1, 0]], [[1, 1], [0, 1]]))
    assert first.endswith('{{ vec("0", "1") : data }} = {{ vec("1", "1") : data }}')
    assert second.endswith('{{ vec(-"1", "0") : second }} = {{ vec(-"1", "0") : second }}')
    assert both.startswith('A B = mat({{ "1" : data }}, {{ -"1" : second }};')


def test_the_last_of_two_products_has_coloured_columns():
    first, last = math_both_orders(compose([[0, -1], [1, 0]], [[1, 1], [0, 1]]))
    assert (first, "data" in last) == ('A B = mat("1", -"1"; "1", "0")', True)


def test_the_work_of_a_layer_runs_up_to_all_of_it():
    done = 0.5
    *_, count, unit = work_of_a_layer((10, 20, 3), lambda: done)
    assert (count.source, unit.source) == ("300", "multiplications")
    done = 1.0
    assert count.refresh().source == "600"
    assert work_of_a_layer((1, 1, 1), lambda: done)[-1].source == "multiplication"


@pytest.mark.parametrize(
    ("second", "words"), [([[1, 1], [0, 1]], "elsewhere"), ([[2, 0], [0, 2]], "commute")]
)
def test_order_in_words(second, words):
    assert words in order_in_words(compose([[0, -1], [1, 0]], second))
