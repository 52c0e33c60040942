from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from scenes.linear_algebra.dot_product.search.rankings import rank
from scenes.stage.type.numerals import number

counts = st.tuples(st.integers(0, 20), st.integers(0, 20))


def test_a_text_without_a_direction_has_no_cosine() -> None:
    ranking = rank((2, 1), [(0, 0), (4, 2), (1, 6)])
    assert ranking.cosines[0] is None
    assert ranking.nearest == (1,)
    assert rank((0, 0), [(1, 2)]).cosines == (None,)


@given(query=counts, documents=st.lists(counts, min_size=1, max_size=4))
def test_cosines_that_differ_are_written_differently(
    query: tuple[int, int], documents: list[tuple[int, int]]
) -> None:
    ranking = rank(query, documents)
    known = [cosine for cosine in ranking.cosines if cosine is not None]
    for one, other in pairwise(sorted([*known, 1.0])):
        if other - one > 1e-8:
            assert number(one, ranking.decimals) != number(other, ranking.decimals)


def test_there_are_no_more_decimals_than_needed() -> None:
    assert rank((2, 1), [(9, 3), (2, 3), (1, 6)]).decimals == 3
    assert rank((1, 0), [(20, 1), (19, 1)]).decimals == 4
    assert rank((1, 20), [(1, 19)]).decimals == 6
