from __future__ import annotations

import numpy as np
import pytest

from mathkit.probability.random_variables import draw_normal, nested_shares
from scenes.probability.random_variables.bars import (
    HALVINGS,
    Counting,
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


@pytest.mark.parametrize("mean", [0.7, 1.4])
def test_axes_reach_far_enough_and_more_to_the_right(mean: float) -> None:
    low, high = bars(mean=mean).plot.x_range
    assert low <= mean - 4 * 0.6
    assert high >= mean + 4 * 0.6
    assert low + high >= 2 * mean - 1e-9


def sides(halved: NestedBars) -> tuple[np.ndarray, np.ndarray]:
    """The lower left and the upper right corners of the bars, in the values of the axes."""
    outlines = halved.all.points.reshape(-1, 16, 3)
    low, high = outlines.min(axis=1), outlines.max(axis=1)
    return tuple(np.array([halved.plot.values(corner) for corner in each]) for each in (low, high))


@pytest.mark.parametrize("level", [0.2, 0.5, 1.3, 2.6])
def test_bars_are_cut_from_the_left_without_heights_in_between(level: float) -> None:
    cut = bars(level=level)
    low, high = sides(cut)
    np.testing.assert_allclose(low[:, 1], 0.0, atol=1e-9)
    before = int(level)
    wide = high[:, 0] - low[:, 0] > 0.75 * cut.widths[before]
    assert not wide[0]
    assert wide[-1]
    for part, heights in ((wide, cut.heights(before)), (~wide, cut.heights(before + 1))):
        assert np.isin(np.round(high[part, 1], 9), np.round(heights, 9)).all()
    # No two of them overlap.
    assert (high[:-1, 0] < low[1:, 0] + 1e-9).all()


def test_areas_are_shares_however_often_bars_are_halved() -> None:
    halved = bars()
    areas = [halved.heights(level).sum() * halved.widths[level] for level in (0, 3)]
    assert areas == pytest.approx([halved.shares[0].sum()] * 2)
    _, high = sides(halved)
    np.testing.assert_allclose(high[:, 1] * halved.widths[0], halved.shares[0], atol=1e-9)


def test_a_bar_contains_the_value_at_its_left_end() -> None:
    halved = bars(mean=0.0, deviation=1.0)
    for level in (0.0, 2.0):
        halved.set_state(level=level)
        left = halved.marked.get_left()[0]
        assert left == pytest.approx(halved.plot.at(0.0, 0.0)[0])
        outline = halved.outline(int(level))
        assert outline.get_left()[0] == pytest.approx(left)
        assert outline.height == pytest.approx(halved.marked.height)
        assert outline.width > halved.marked.width


def test_bars_show_the_buses_that_are_counted() -> None:
    halved, chance = bars(), np.random.default_rng(1)
    first, many = chance.normal(0.7, 0.6, 30), chance.normal(0.7, 0.6, 5000)
    counting = Counting(halved, first, many)
    numbers = counting.numbers()
    for time, sample in ((0.9, first), (counting.steps, many)):
        counting.seek(time)
        numbers.update()
        assert numbers[0][1].source == {30: "30", 5000: "5000"}[len(sample)]
        _, high = sides(halved)
        edges = halved.low + halved.widths[0] * np.arange(len(high) + 1)
        counts = np.histogram(sample, edges)[0]
        np.testing.assert_allclose(high[:, 1] * halved.widths[0], counts / len(sample), atol=1e-9)


def test_without_a_first_bus_counting_begins_with_none() -> None:
    counting = Counting(bars(), np.empty(0), np.full(10, 0.7))
    assert counting.totals[0] == 0
    assert counting.bars.all.height == pytest.approx(0.0, abs=1e-6)


def test_bars_of_more_buses_show_states_that_exist() -> None:
    dense = bars(level=float(HALVINGS - 1))
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
    higher = 0.9 / bars().widths[0]
    assert bars(tallest=0.9).plot.y_range[1] >= higher > bars().plot.y_range[1]


def test_the_marked_bar_holds_the_mean() -> None:
    marked = bars()
    for level, width in enumerate(marked.widths):
        left = marked.low + width * marked.marked_bar(level)
        assert left - 1e-9 <= 0.7 < left + width + 1e-9
        assert marked.held[level] == marked.shares[level][marked.marked_bar(level)]
    np.testing.assert_allclose(np.diff(np.log2(marked.widths)), -1)
