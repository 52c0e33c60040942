import math
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from scipy.integrate import quad

from mathkit.probability.random_variables import (
    draw_normal,
    growing_shares,
    histogram,
    nested_shares,
    normal_density,
    normal_peak,
    normal_share_within,
    rescaled_sum,
    toss_coins,
)

means, deviations = st.floats(-5, 5), st.floats(0.2, 3)
seeds, sizes = st.integers(0, 9999), st.integers(1, 300)


@given(st.floats(0, 1), sizes, seeds)
def test_the_running_share_is_the_mean_so_far(p, count, seed):
    tosses = toss_coins(p, count, seed)
    assert set(tosses.values) <= {0, 1}
    means = [tosses.values[: k + 1].mean() for k in range(count)]
    np.testing.assert_allclose(tosses.running_share, means)
    assert tosses.ones == tosses.values.sum()


def test_many_tosses_come_close_to_p():
    tosses = toss_coins(0.7, 100_000, 0)
    assert stats.binomtest(tosses.ones, 100_000, 0.7).pvalue > 0.01
    assert toss_coins(0.0, 50, 0).ones == 0
    assert toss_coins(1.0, 50, 0).ones == 50


def test_the_same_seed_draws_the_same():
    np.testing.assert_array_equal(toss_coins(0.3, 20, 5).values, toss_coins(0.3, 20, 5).values)
    generator = np.random.default_rng(5)
    np.testing.assert_array_equal(draw_normal(1, 2, 20, 5), draw_normal(1, 2, 20, generator))


def test_normal_draws_are_normal():
    values = draw_normal(3, 0.5, 5000, 1)
    assert stats.kstest(values, stats.norm(3, 0.5).cdf).pvalue > 0.01


@given(means, deviations, sizes, seeds, st.floats(0.05, 3))
def test_every_value_is_in_its_bin(mean, deviation, count, seed, width):
    values = draw_normal(mean, deviation, count, seed)
    found = histogram(values, mean, width)
    assert found.counts.sum() == count
    assert found.counts.dtype.kind == "i"
    assert np.all(found.edges[found.bins] <= values + 1e-9)
    assert np.all(values <= found.edges[found.bins + 1] + 1e-9)
    assert (found.heights * np.diff(found.edges)).sum() == pytest.approx(1)
    assert found.width == pytest.approx(width)
    for each in range(len(found.counts)):
        assert found.ranks[found.bins == each].tolist() == list(range(found.counts[each]))


@given(means, deviations, sizes, seeds)
def test_bars_are_those_of_numpy(mean, deviation, count, seed):
    values = draw_normal(mean, deviation, count, seed)
    found = histogram(values, mean, deviation / 3)
    counts, _ = np.histogram(values, found.edges)
    np.testing.assert_array_equal(found.counts, counts)
    heights, _ = np.histogram(values, found.edges, density=True)
    np.testing.assert_allclose(found.heights, heights)


def test_a_value_on_an_edge_belongs_above():
    assert histogram([0.0, 1.0, 1.5], 0, 1).counts.tolist() == [1, 2]


@given(means, deviations, st.floats(-20, 20))
def test_the_density_is_that_of_scipy(mean, deviation, x):
    assert normal_density(x, mean, deviation) == pytest.approx(stats.norm(mean, deviation).pdf(x))


@given(means, deviations)
def test_the_area_under_the_bell_is_one(mean, deviation):
    ends = mean - 12 * deviation, mean + 12 * deviation
    area, _ = quad(lambda x: float(normal_density(x, mean, deviation)), *ends, points=[mean])
    assert area == pytest.approx(1)


@given(deviations)
def test_the_peak(deviation):
    assert normal_peak(deviation) == pytest.approx(stats.norm(0, deviation).pdf(0))
    assert normal_peak(1) == pytest.approx(0.3989, abs=5e-5)


@given(st.floats(0, 6))
def test_the_share_within_so_many_deviations(k):
    assert normal_share_within(k) == pytest.approx(stats.norm.cdf(k) - stats.norm.cdf(-k), abs=1e-12)


def test_within_one_two_and_three_deviations():
    assert [normal_share_within(k) for k in (1, 2, 3)] == pytest.approx([0.6827, 0.9545, 0.9973], abs=5e-5)


@given(means, deviations, sizes, seeds)
def test_nested_shares_are_those_of_numpy(mean, deviation, count, seed):
    values, low = draw_normal(mean, deviation, count, seed), mean - 2 * deviation
    shares = nested_shares(values, low, deviation, 4, 3)
    assert [len(each) for each in shares] == [4, 8, 16, 32]
    for each in shares:
        edges = np.linspace(low, low + 4 * deviation, len(each) + 1)
        inside = values[values < edges[-1] - 1e-9]  # NumPy counts the last edge, too
        np.testing.assert_allclose(each, np.histogram(inside, edges)[0] / count)


def test_halved_bins_share_what_their_bin_held():
    shares = nested_shares(draw_normal(0, 1, 500, 0), -8, 4, 4, 4)
    assert shares[0].sum() == pytest.approx(1)
    for coarse, fine in pairwise(shares):
        np.testing.assert_allclose(fine.reshape(-1, 2).sum(axis=1), coarse)


@given(means, deviations, seeds)
def test_ever_more_values_share_the_bins_as_their_distribution_says(mean, deviation, seed):
    edges = mean + deviation * np.array([-1.5, -0.5, 0.2, 2.0])
    totals = [1000, 1000, 50_000, 1_000_000]
    shares = growing_shares([200, 250, 400], edges, mean, deviation, totals, seed)
    np.testing.assert_allclose(shares[:2], [[0.2, 0.25, 0.4]] * 2)
    counts = shares * np.array(totals)[:, None]
    np.testing.assert_allclose(counts, np.round(counts), atol=1e-6)
    assert (np.diff(counts, axis=0) >= -1e-6).all()
    expected = np.diff(stats.norm.cdf(edges, mean, deviation))
    off = counts[-1] - counts[0] - expected * 999_000
    assert (np.abs(off) < 6 * np.sqrt(expected * (1 - expected) * 999_000)).all()


@pytest.mark.parametrize(("terms", "values"), [(1, 6), (2, 6), (4, 3), (3, 2)])
def test_bars_of_a_sum_are_the_shares_of_all_its_outcomes(terms, values):
    edges, heights = rescaled_sum(terms, values)
    sums = [sum(outcome) for outcome in product(range(values), repeat=terms)]
    shares = np.bincount(sums) / len(sums)
    np.testing.assert_allclose(heights * np.diff(edges), shares)
    middles = (edges[1:] + edges[:-1]) / 2
    assert middles @ shares == pytest.approx(0, abs=1e-9)
    assert middles**2 @ shares == pytest.approx(1)


def test_sums_come_close_to_the_bell():
    off = []
    for terms in (3, 6, 12):
        edges, heights = rescaled_sum(terms, 6)
        off.append(np.abs(heights - stats.norm.pdf((edges[1:] + edges[:-1]) / 2)).max())
    assert off[0] > off[1] > off[2]
    assert off[2] < 0.006


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: toss_coins(1.1, 5, 0), "probability"),
        (lambda: toss_coins(0.5, 0, 0), "count"),
        (lambda: draw_normal(0, 0, 5, 0), "deviation"),
        (lambda: draw_normal(math.nan, 1, 5, 0), "mean"),
        (lambda: histogram([1, 2], 0, 0), "width"),
        (lambda: histogram([0, 1], 0, 1e-9), "width"),
        (lambda: histogram([], 0, 1), "values"),
        (lambda: normal_peak(-1), "deviation"),
        (lambda: normal_share_within(-1), "deviations"),
        (lambda: nested_shares([1], 0, 0, 1, 1), "width"),
        (lambda: nested_shares([1], 0, 1, 0, 1), "bins"),
        (lambda: nested_shares([1], 0, 1, 1, 0), "halvings"),
        (lambda: growing_shares([1], [0, 1, 2], 0, 1, [5], 0), "edges"),
        (lambda: growing_shares([1], [1, 0], 0, 1, [5], 0), "edges"),
        (lambda: growing_shares([9], [0, 1], 0, 1, [5], 0), "totals"),
        (lambda: growing_shares([1], [0, 1], 0, 1, [5, 4], 0), "totals"),
        (lambda: rescaled_sum(0, 6), "terms"),
        (lambda: rescaled_sum(2, 1), "values"),
    ],
)
def test_what_cannot_be_is_refused(call, name):
    with pytest.raises(ValueError, match=f"^{name} must be"):
        call()
