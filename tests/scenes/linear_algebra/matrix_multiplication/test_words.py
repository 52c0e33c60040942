from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.linear_algebra.matrix_multiplication import ChainWork, chain_work, compose
from scenes.linear_algebra.matrix_multiplication import words
from scenes.stage.type.typesetting import typeset

BOTH = compose([[1, -1], [1, 1]], [[1, 0], [1, 1]])
small = st.integers(-20, 20).map(lambda k: k / 10)

squares = st.tuples(st.tuples(small, small), st.tuples(small, small))


@pytest.mark.parametrize(
    ("column", "ending"),
    [
        ((1, -0.5), "B's first column: 1 right, 0.5 down."),
        ((-1, 0), "B's first column: 1 left."),
        ((0, 0), "B's first column: zero. It becomes a point."),
    ],
)
def test_where_an_arrow_lands(column, ending):
    assert words.landing_in_words(column).endswith(ending)


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ((2, 1), "Blue lands at 2 times the first, plus 1 times the second."),
        ((-2, -0.5), "Blue lands at minus 2 times the first, minus 0.5 times the second."),
        ((0, 1), "Blue lands at 1 times the second."),
        ((-3, 0), "Blue lands at minus 3 times the first."),
        ((0, 0), "Here there are no steps to take, so the arrow stays a point."),
    ],
)
def test_what_a_makes_of_the_steps(column, said):
    assert words.carried_in_words(column) == said


def test_a_coordinate_is_row_times_column():
    assert words.sum_of_pairs_in_words(BOTH, 1) == "1, plus 1, is 2."
    both = compose([[-1, 0], [2, 0]], [[-0.5, -1], [0, 0]])
    assert words.sum_of_pairs_in_words(both, 0) == "0.5, minus 2, is minus 1.5."
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
        ([[0, -1], [1, 0]], [[1, 1], [0, 1]], "The arrows land elsewhere: here, B A is not A B."),
        ([[0, -1], [1, 0]], [[2, 0], [0, 2]], "Both end up the same."),
        ([[1, 0], [0, 0]], [[1, 1], [0, 1]], "The purple arrow lands elsewhere"),
        ([[0, 0], [0, 1]], [[1, 0], [1, 1]], "The blue arrow lands elsewhere"),
        ([[2, -2], [-2, 1.3]], [[-1.7, 2], [2, -0.9]], "The arrows land close by, but not in the same place"),
    ],
)
def test_order_in_words(first, second, said):
    assert words.order_in_words(compose(first, second)).startswith(said)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (18, "18"),
        (999, "999"),
        (1500, "1500"),
        (1546, "about 1550"),
        (101_000, "101,000"),
        (101_250, "about 101,000"),
        (8_843_520, "about 8.8 million"),
        (100_352_000, "about 100 million"),
        (999_999_999, "about 1 billion"),
        (10**12, "1 trillion"),
    ],
)
def test_large_numbers_for_the_ear(count, said):
    assert words.about(count) == said


@pytest.mark.parametrize(
    ("work", "said"),
    [
        (ChainWork(2000, 30), "At these sizes, 2000 multiplications become 30."),
        (ChainWork(30, 2000), "But at these sizes, 30 multiplications become 2000."),
        (ChainWork(2, 2), "At these sizes, the work is the same: 2 multiplications either way."),
        (ChainWork(1, 1), "At these sizes, the work is the same: 1 multiplication either way."),
    ],
)
def test_both_ways_through_a_chain(work, said):
    assert words.chain_in_words(work) == said


def test_the_multiplications_of_both_ways_are_written_out():
    sizes = (1000, 784, 128, 10)
    (_, first), (_, second) = words.ways(sizes, chain_work(*sizes))
    assert first.source.startswith('"1000" dot "784" dot "128" + "1000" dot "128" dot "10" =')
    assert second.source.startswith('"784" dot "128" dot "10" + "1000" dot "784" dot "10" =')
    assert '"101,632,000"' in first.source
    assert '"8,843,520"' in second.source


def test_the_sizes_of_the_layers_stand_in_a_row():
    said = words.sizes_in_a_row((1000, 784, 128, 10)).source
    assert re.findall(r"(\d+) × (\d+)", said) == [("1000", "784"), ("784", "128"), ("128", "10")]
