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
    ("matrix", "name"),
    [
        ([[1, 0], [1, 1]], "a shear"),
        ([[0, -1], [1, 0]], "a turn"),
        ([[1, -1], [1, 1]], "a turn and a stretch"),
        ([[1, 0], [0, -1]], "a mirror"),
        ([[1, 0], [0, 1]], "the identity"),
        ([[2, 0], [0, 2]], "a scaling"),
        ([[1, 1], [1, 1]], "a collapse"),
        ([[0, 0], [0, 0]], "a collapse"),
        ([[1, 2], [3, 4]], ""),
    ],
)
def test_maps_that_people_have_a_word_for(matrix, name):
    first, then = words.captions(compose(matrix, [[1, 2], [3, 4]]))
    assert first == ("first $B$, " + name if name else "first $B$")
    assert then == "then $A$"


@pytest.mark.parametrize(
    ("column", "ending"),
    [
        ((1, -0.5), "B's first column: 1 to the right and 0.5 down."),
        ((-1, 0), "B's first column: 1 to the left."),
        ((0, 0), "That's zero, so the arrow shrinks to a point."),
    ],
)
def test_where_an_arrow_lands(column, ending):
    assert words.landing_in_words(column).endswith(ending)


def test_a_coordinate_is_row_times_column():
    assert words.coordinate_in_words(BOTH, 1) == "1 times 1, plus 1 times 1, is 2."
    written = words.coordinate(compose([[-1, 0], [2, 0]], [[-0.5, 1], [0, 0]]), 0)
    assert [len(written.part(name)) > 0 for name in ("factor_one", "component_two", "total")] == [True] * 3
    assert written.source.endswith('= {{ "2.5" : total }}')


@given(squares, squares)
def test_all_formulas_of_maps_can_be_set(first, second):
    both = compose(first, second)
    for source in (*words.math_both_orders(both), *(words.math_coordinate(both, row) for row in (0, 1))):
        assert typeset(source, math=True).outlines


@pytest.mark.parametrize(("second", "said"), [([[1, 1], [0, 1]], "elsewhere"), ([[2, 0], [0, 2]], "commute")])
def test_order_in_words(second, said):
    assert said in words.order_in_words(compose([[0, -1], [1, 0]], second))
