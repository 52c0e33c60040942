from itertools import pairwise

import numpy as np
import pytest
import scipy.linalg

from mathkit.linear_algebra.page_rank import draw_links, page_rank, random_readers

WEB = [[0, 1, 1, 1], [1, 0, 0, 0], [1, 1, 0, 0], [1, 1, 1, 0]]
"""The first page links to all others, the second to the first, and so on."""


def test_a_column_says_where_the_readers_of_a_page_go():
    matrix = page_rank(WEB, 1).matrix
    assert matrix[:, 0].tolist() == pytest.approx([0, 1 / 3, 1 / 3, 1 / 3])
    assert matrix[:, 1].tolist() == [1, 0, 0, 0]
    np.testing.assert_allclose(matrix.sum(axis=0), 1)


@pytest.mark.parametrize("seed", range(8))
def test_the_limit_is_what_a_linear_system_and_many_clicks_give(seed):
    ranked = page_rank(draw_links(4, seed), 60)
    system = np.vstack([ranked.matrix - np.eye(4), np.ones(4)])
    solved, *_ = np.linalg.lstsq(system, [0, 0, 0, 0, 1])
    np.testing.assert_allclose(ranked.limit, solved, atol=1e-9)
    np.testing.assert_allclose(ranked.shares[-1], solved, atol=1e-9)
    sizes = np.sort(np.abs(scipy.linalg.eigvals(ranked.matrix)))
    assert sizes[-1] == pytest.approx(1)
    assert ranked.second == pytest.approx(sizes[-2], abs=1e-6)
    assert np.all(np.diff(ranked.limit[ranked.order]) < 0)


def test_the_limit_in_fractions():
    assert page_rank(WEB, 1).limit == pytest.approx(np.array([9, 6, 4, 3]) / 22)


@pytest.mark.parametrize("seed", range(20))
def test_a_web_that_is_drawn_settles_fast_and_ranks_its_pages_clearly(seed):
    links = draw_links(4, seed)
    assert not links.diagonal().any()
    ranked = page_rank(links, 8)
    assert ranked.second <= 0.5
    assert np.diff(np.sort(ranked.limit)).min() >= 0.03
    assert np.abs(ranked.shares[-1] - ranked.limit).max() < 0.01
    np.testing.assert_array_equal(links, draw_links(4, seed))


def test_readers_follow_links_and_their_shares_are_those_that_are_expected():
    ranked = page_rank(WEB, 4)
    places = random_readers(ranked, 40_000, seed=1)
    for before, after in pairwise(places):
        assert np.all(ranked.matrix[after, before] > 0)
    counted = np.stack([np.bincount(now, minlength=4) / 40_000 for now in places])
    np.testing.assert_allclose(counted, ranked.shares, atol=0.01)


def test_at_first_readers_are_spread_evenly():
    places = random_readers(page_rank(WEB, 1), 22, seed=1)
    assert sorted(np.bincount(places[0], minlength=4)) == [5, 5, 6, 6]
