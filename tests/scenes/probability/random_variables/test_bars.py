from __future__ import annotations

import numpy as np
import pytest

from mathkit.probability.random_variables import draw_normal, nested_shares
from scenes.probability.random_variables.bars import (
    HALVINGS,
    MoreBuses,
    NestedBars,
    bar_ends,
    bar_width,
    tallest,
)


@pytest.mark.parametrize(("deviation", "width"), [(0.5, 0.5), (0.8, 1.0), (1.0, 1.0), (2.5, 2.0)])
def test_bars_have_a_width_that_can_be_read(deviation: float, width: float) -> None:
    assert bar_width(deviation) == width


def bars(mean: float = 0.7, deviation: float = 0.6, **options: float) -> NestedBars:
    low, count = bar_ends(mean, deviation)
    values = draw_normal(mean, deviation, 5000, 0)
    shares = nested_shares(values, low, bar_width(deviation), count, HALVINGS)
    return NestedBars(shares, mean, deviation, **options)


def test_bars_reach_far_enough() -> None:
    low, high = bars().plot.x_range
    assert low <= 0.7 - 4 * 0.6
    assert high >= 0.7 + 4 * 0.6


def test_bars_split_where_they_stand() -> None:
    halved = bars()
    coarse = halved.all.height
    halved.set_state(level=1e-6)
    assert halved.all.height == pytest.approx(coarse, rel=1e-3)
    halved.set_state(level=2.0)
    assert len(halved.all.points) == 16 * len(halved.shares[2])
    assert halved.all.height < 0.5 * coarse


def sides(halved: NestedBars) -> tuple[np.ndarray, np.ndarray]:
    """The lower left and the upper right corners of the bars, in the values of the axes."""
    outlines = halved.all.points.reshape(-1, 16, 3)
    low, high = outlines.min(axis=1), outlines.max(axis=1)
    return tuple(np.array([halved.plot.values(corner) for corner in each]) for each in (low, high))


@pytest.mark.parametrize("level", [0.2, 0.5, 1.3, 1.7, 2.99])
def test_a_bar_is_cut_from_top_to_bottom_and_then_its_halves_drop(level: float) -> None:
    halved = bars(level=level)
    low, high = sides(halved)
    np.testing.assert_allclose(low[:, 1], 0.0, atol=1e-9)
    whole, own = np.repeat(halved.shares[int(level)], 2), halved.shares[int(level) + 1]
    if level % 1 < 0.35:
        np.testing.assert_allclose(high[:, 1], whole, atol=1e-9)
    assert ((own - 1e-9 <= high[:, 1]) & (high[:, 1] <= whole + 1e-9)).all()
    # No two of them overlap.
    assert (high[:-1, 0] < low[1:, 0] + 1e-9).all()


@pytest.mark.parametrize("level", [1.01, 1.3, 2.6])
def test_a_density_is_cut_without_heights_in_between(level: float) -> None:
    dense = bars(lift=1.0, level=level)
    low, high = sides(dense)
    for k in (int(level), int(level) + 1):
        whole = bars(lift=1.0, level=k)
        here = np.isin(np.round(high[:, 1], 9), np.round(whole.heights(k), 9))
        wide = high[:, 0] - low[:, 0] > 0.75 * dense.widths[int(level)]
        assert here[wide if k == int(level) else ~wide].all()
    assert (np.diff(low[:, 0]) > 0).all()


def test_densities_keep_their_height() -> None:
    dense = bars(lift=1.0)
    areas = [
        heights.sum() * width for heights, width in ((dense.heights(k), dense.widths[k]) for k in (0, 3))
    ]
    assert areas == pytest.approx([dense.shares[0].sum()] * 2)


def test_bars_are_lifted_from_shares_to_densities() -> None:
    low, dense = bars(level=2.0), bars(lift=0.0, level=2.0)
    np.testing.assert_allclose(dense.all.points, low.all.points)
    before = dense.all.height
    dense.set_state(lift=1.0)
    assert dense.all.height == pytest.approx(4 * before)


def test_bars_of_more_buses_show_states_that_exist() -> None:
    dense = bars(lift=1.0, level=float(HALVINGS - 1))
    first = dense.shares[-1]
    grown = np.array([first, first[::-1], np.roll(first, 1)])
    more = MoreBuses(dense, np.array([5000.0, 50_000.0, 500_000.0]), grown)
    numbers = more.numbers()
    for time, counted, buses, level in (
        (0.9, 0, "5000", HALVINGS - 1),
        (1.0, 1, "50,000", HALVINGS - 1),
        (2.0, 1, "50,000", HALVINGS),
        (3.0, 2, "500,000", HALVINGS),
    ):
        more.seek(time)
        numbers.update()
        low, high = sides(dense)
        shares = grown[counted] if level == HALVINGS else grown[counted].reshape(-1, 2).sum(axis=1)
        np.testing.assert_allclose(high[:, 1] - low[:, 1], shares / dense.widths[level], atol=1e-9)
        assert numbers[0][1].source == buses
        height = shares[dense.marked_bar(level)] / dense.widths[level]
        assert float(numbers[1][1].source) == pytest.approx(height, abs=5e-4)
        assert dense.plot.values(more.tip.get_center())[1] == pytest.approx(height)


def test_axes_reach_up_to_the_highest_pile() -> None:
    few = tallest(np.array([0.5, 2.6]), 0.7, 0.6)
    assert few == 0.5
    assert bars(tallest=0.9).plot.y_range[1] >= 0.9 > bars().plot.y_range[1]


def test_the_marked_bar_holds_the_mean() -> None:
    marked = bars()
    for level, width in enumerate(marked.widths):
        left = marked.low + width * marked.marked_bar(level)
        assert left - 1e-9 <= 0.7 < left + width + 1e-9
        assert marked.held[level] == marked.shares[level][marked.marked_bar(level)]
    np.testing.assert_allclose(np.diff(np.log2(marked.widths)), -1)
