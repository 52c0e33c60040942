import math
from itertools import pairwise, permutations, product

import numpy as np
import pytest
import scipy.linalg
import sympy

from mathkit.linear_algebra.page_rank import WEB as DRAWN
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
    ranked = page_rank(draw_links(seed), 60)
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


def test_the_web_that_is_drawn_has_four_real_eigenvalues_in_exact_arithmetic():
    counts = sympy.Matrix(DRAWN)
    exact = sympy.Matrix(4, 4, lambda to, page: counts[page, to] / sum(counts[page, :]))
    values = [sympy.Rational(*value) for value in ((1, 1), (-2, 3), (-1, 3), (0, 1))]
    assert exact.eigenvals() == dict.fromkeys(values, 1)
    limit = sympy.Matrix([12, 16, 9, 3]) / 40
    assert exact * limit == limit
    ranked = page_rank(DRAWN, 1)
    assert ranked.values == pytest.approx([float(value) for value in values], abs=1e-12)
    assert ranked.values[-1] == 0
    assert ranked.limit == pytest.approx(np.array(limit, dtype=float).ravel())


def test_no_other_web_of_four_pages_has_this_and_settles_as_fast():
    others = [np.flatnonzero(np.arange(4) != page) for page in range(4)]
    found = 0
    for chosen in product(product((0, 1), repeat=3), repeat=4):
        if not all(map(any, chosen)):
            continue
        links = np.zeros((4, 4))
        for page, row in enumerate(chosen):
            links[page, others[page]] = row
        matrix = (links / links.sum(axis=1, keepdims=True)).T
        values, vectors = np.linalg.eig(matrix)
        order = np.argsort(-np.abs(values))
        values, limit = values[order], np.sort(np.abs(vectors[:, order[0]]))
        if np.abs(values.imag).max() > 1e-6 or np.diff(np.sort(values.real)).min() < 1e-6:
            continue
        found += bool(abs(values[1]) < 0.7 and limit[0] > 1e-6 and np.diff(limit).min() > 1e-6)
    assert found == math.factorial(4)


@pytest.mark.parametrize("seed", range(20))
def test_a_web_that_is_drawn_is_the_same_with_its_pages_in_another_order(seed):
    links = draw_links(seed)
    assert any((links == np.array(DRAWN)[np.ix_(order, order)]).all() for order in permutations(range(4)))
    ranked = page_rank(links, 8)
    assert sorted(ranked.limit) == pytest.approx([0.075, 0.225, 0.3, 0.4])
    assert np.abs(ranked.shares[-1] - ranked.limit).max() < 0.002
    np.testing.assert_array_equal(links, draw_links(seed))


def test_pages_are_drawn_in_every_order():
    assert len({draw_links(seed).tobytes() for seed in range(400)}) == math.factorial(4)


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


def test_the_even_start_has_no_part_along_an_eigenvector_where_its_coordinate_is_zero():
    ranked = page_rank(draw_links(0), 1)
    values, vectors = np.linalg.eig(ranked.matrix)
    coordinates = np.linalg.solve(vectors, np.full(4, 0.25))
    for index, value in enumerate(ranked.values):
        (coordinate,) = coordinates[np.isclose(values, value, atol=1e-6)]
        assert ranked.has_part(index) == (abs(coordinate) > 1e-6)
    assert [ranked.has_part(index) for index in range(4)] == [True, True, False, True]
