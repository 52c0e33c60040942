from __future__ import annotations

import numpy as np
import pytest

from mathkit.probability.random_variables import draw_normal, histogram, toss_coins
from scenes.stage.frame import WORDS
from scenes.stage.pictures.bells import Bell, DensityPlot, Slide, Surprise
from scenes.stage.pictures.coins import Coins, RunningShare
from scenes.stage.pictures.drops import Drops, piled

VALUES = draw_normal(1.0, 2.0, 200, 0)
BARS = histogram(VALUES, 1.0, 0.5)


def pile() -> Drops:
    return piled(DensityPlot([(1.0, 2.0)], also=BARS.edges[[0, -1]].tolist()), BARS)


def boxes(drops: Drops) -> np.ndarray:
    outlines = drops.pile.points.reshape(-1, 16, 3)[:, :, :2]
    return np.stack([outlines.min(axis=1), outlines.max(axis=1)], axis=1)


def test_drops_set_out_one_after_the_other_and_all_land() -> None:
    drops = pile()
    assert not len(drops.pile.points)
    drops.follow(50.5)
    assert len(boxes(drops)) == 51
    drops.follow(drops.steps)
    middles = boxes(drops).mean(axis=1)
    assert len(middles) == 200
    counts, _ = np.histogram([drops.plot.values(middle)[0] for middle in middles], BARS.edges)
    np.testing.assert_array_equal(counts, BARS.counts)


def test_drops_do_not_overlap_once_they_lie() -> None:
    drops = pile().follow(1e9)
    places = {tuple(np.round(box.mean(axis=0), 6)) for box in boxes(drops)}
    assert len(places) == 200
    assert boxes(drops)[:, 0, 1].min() >= drops.plot.box.bottom


def test_some_of_the_drops_can_be_told_apart() -> None:
    drops, near = pile(), np.abs(VALUES - 1.0) <= 2.0
    grains = drops.some(near, "result")
    assert len(grains.points) == 16 * int(near.sum())


@pytest.mark.parametrize("p", [0.05, 0.5, 0.95])
def test_coins_fill_their_bins_to_their_shares(p: float) -> None:
    tosses = toss_coins(p, 300, 1)
    coins = Coins(tosses)
    coins.drops.follow(coins.drops.steps)
    tops = boxes(coins.drops)[:, 1]
    for side in (0, 1):
        mine = [
            coins.plot.values(top)[1] for top, value in zip(tops, tosses.values, strict=True) if value == side
        ]
        assert max(mine) == pytest.approx(np.mean(tosses.values == side), abs=coins.drops.size[1])


def test_the_share_so_far_is_drawn() -> None:
    tosses = toss_coins(0.7, 100, 2)
    running = RunningShare(tosses, WORDS).follow(40)
    step, share = running.plot.values(running.curve.points[-1])
    assert (step, share) == pytest.approx((40, tosses.values[:40].mean()))


def test_a_bell_slides_and_widens() -> None:
    bell = Bell(DensityPlot([(0, 1), (2, 2)]), 0, 1)
    animation = Slide(bell, 2, 2, rate_func=lambda share: share)
    animation.interpolate(0.5)
    assert (bell.mean, bell.deviation) == pytest.approx((1, 1.5))
    assert bell.peak == pytest.approx(1 / (1.5 * np.sqrt(2 * np.pi)))
    highest = max(bell.plot.values(point)[1] for point in bell.curve.points)
    assert highest == pytest.approx(bell.peak, rel=1e-3)


def test_a_part_of_the_bell_ends_where_it_is_asked_to() -> None:
    bell = Bell(DensityPlot([(0, 1)]), 0, 1)
    x = [bell.plot.values(point)[0] for point in bell.part(-1, 0.5).points]
    assert (min(x), max(x)) == pytest.approx((-1, 0.5))


def test_minus_the_logarithm_of_a_bell_is_a_parabola() -> None:
    plot = Surprise(0.5)
    x, y = np.array([plot.values(point) for point in plot.parabola.points]).T
    assert np.polyfit(x, y, 2) == pytest.approx([2, 0, np.log(0.5 * np.sqrt(2 * np.pi))], abs=2e-3)
