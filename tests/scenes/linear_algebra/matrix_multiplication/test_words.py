from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.linear_algebra.matrix_multiplication import compose
from scenes.linear_algebra.matrix_multiplication import words
from scenes.stage.type.typesetting import typeset

BOTH = compose([[1, -1], [1, 1]], [[1, 0], [1, 1]])
small = st.integers(-20, 20).map(lambda k: k / 10)

squares = st.tuples(st.tuples(small, small), st.tuples(small, small))


@pytest.mark.parametrize(
    ("column", "ending"),
    [
        ((1, -0.5), "B's first column: 1 to the right and 0.5 down."),
        ((-1, 0), "B's first column: 1 to the left."),
        ((0, 0), "B shrinks the blue arrow to a point."),
    ],
)
def test_where_an_arrow_lands(column, ending):
    assert words.landing_in_words(column).endswith(ending)


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ((2, 1), "That's 2 times the first column, plus 1 times the second."),
        ((-2, -0.5), "That's minus 2 times the first column, minus 0.5 times the second."),
        ((0, 1), "That's 1 times the second column."),
        ((-3, 0), "That's minus 3 times the first column."),
        ((0, 0), "Here there are no steps to take, so the arrow stays a point."),
    ],
)
def test_what_a_makes_of_the_steps(column, said):
    assert words.carried_in_words(column) == said


def test_a_coordinate_is_row_times_column():
    assert words.coordinate_in_words(BOTH, 1) == "1 times 1, plus 1 times 1, is 2."
    both = compose([[-1, 0], [2, 0]], [[-0.5, -1], [0, 0]])
    assert words.coordinate_in_words(both, 0) == "minus 0.5 times minus 1, minus 1 times 2, is minus 1.5."
    written = words.coordinate(both, 0)
    assert [len(written.part(name)) > 0 for name in ("term_one", "term_two", "total")] == [True] * 3
    assert written.source.endswith('= {{ -"1.5" : total }}')
    assert words.coordinate(both, 0, 1).source.endswith('= {{ "0" : total }}')


@given(squares, squares)
def test_all_formulas_of_maps_can_be_set(first, second):
    both = compose(first, second)
    for source in words.math_both_orders(both):
        assert typeset(source, math=True).outlines
    for row in (0, 1):
        assert len(words.coordinate(both, row))
        assert len(words.multiple(both.first[row, 0], both.second[:, row]))


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ([[0, -1], [1, 0]], [[1, 1], [0, 1]], "The arrows land elsewhere: B A is not A B."),
        ([[0, -1], [1, 0]], [[2, 0], [0, 2]], "Both end up the same."),
        ([[1, 0], [0, 0]], [[1, 1], [0, 1]], "The purple arrow lands elsewhere"),
        ([[0, 0], [0, 1]], [[1, 0], [1, 1]], "The blue arrow lands elsewhere"),
        ([[2, -2], [-2, 1.3]], [[-1.7, 2], [2, -0.9]], "The arrows land close by, but not in the same place"),
    ],
)
def test_order_in_words(first, second, said):
    assert words.order_in_words(compose(first, second)).startswith(said)
