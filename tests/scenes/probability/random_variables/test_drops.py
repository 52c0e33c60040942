from __future__ import annotations

import numpy as np

from mathkit.probability.random_variables import draw_normal, histogram
from scenes.probability.random_variables.bells import DensityPlot
from scenes.probability.random_variables.drops import Drops, piled

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
    drops.seek(50.5)
    assert len(boxes(drops)) == 51
    drops.seek(drops.steps)
    middles = boxes(drops).mean(axis=1)
    assert len(middles) == 200
    counts, _ = np.histogram([drops.plot.values(middle)[0] for middle in middles], BARS.edges)
    np.testing.assert_array_equal(counts, BARS.counts)


def test_drops_do_not_overlap_once_they_lie() -> None:
    drops = pile().seek(1e9)
    places = {tuple(np.round(box.mean(axis=0), 6)) for box in boxes(drops)}
    assert len(places) == 200
    assert boxes(drops)[:, 0, 1].min() >= drops.plot.box.bottom


def test_some_of_the_drops_can_be_told_apart() -> None:
    drops, near = pile(), np.abs(VALUES - 1.0) <= 2.0
    grains = drops.some(near, "result")
    assert len(grains.points) == 16 * int(near.sum())
