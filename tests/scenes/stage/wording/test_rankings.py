from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from scenes.stage.type.numerals import number
from scenes.stage.wording.rankings import cosine_rows, count_table, rank

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


def test_as_few_decimals_as_tell_them_apart() -> None:
    assert rank((2, 1), [(9, 3), (2, 3), (1, 6)]).decimals == 3
    assert rank((1, 0), [(20, 1), (19, 1)]).decimals == 4
    assert rank((1, 20), [(1, 19)]).decimals == 6


def test_each_document_is_shown_with_its_cosine_or_without_one() -> None:
    rows = cosine_rows(rank((1, 0), [(2, 0), (0, 0)]), "ABCD")
    assert [row.source for row in rows] == ['cos theta_A = "1"', "$B$: no angle"]


def test_counts_are_coloured_like_the_arrows() -> None:
    source = count_table([(2, 1), (9, 3)], "qA", ("goal", "vote")).source
    assert "[], [goal], [vote], [{{ $q$ : data }}], [2], [1], [{{ $A$ : second }}], [9], [3]" in source
