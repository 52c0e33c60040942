from __future__ import annotations

import numpy as np

from mathkit.probability.random_variables import draw_normal, histogram
from scenes.probability.random_variables.bells import DensityPlot
from scenes.probability.random_variables.falling_samples import FallingSamples, falling_values

VALUES = draw_normal(1.0, 2.0, 200, 0)
BARS = histogram(VALUES, 1.0, 0.5)


def pile() -> FallingSamples:
    return falling_values(DensityPlot([(1.0, 2.0)], also=BARS.edges[[0, -1]].tolist()), BARS)


def boxes(samples: FallingSamples) -> np.ndarray:
    outlines = samples.pile.points.reshape(-1, 16, 3)[:, :, :2]
    return np.stack([outlines.min(axis=1), outlines.max(axis=1)], axis=1)


def test_samples_set_out_one_after_the_other_and_all_land() -> None:
    samples = pile()
    assert not len(samples.pile.points)
    samples.seek(50.5)
    assert len(boxes(samples)) == 51
    samples.seek(samples.steps)
    middles = boxes(samples).mean(axis=1)
    assert len(middles) == 200
    counts, _ = np.histogram([samples.plot.values(middle)[0] for middle in middles], BARS.edges)
    np.testing.assert_array_equal(counts, BARS.counts)


def test_samples_do_not_overlap_once_they_lie() -> None:
    samples = pile().seek(1e9)
    places = {tuple(np.round(box.mean(axis=0), 6)) for box in boxes(samples)}
    assert len(places) == 200
    assert boxes(samples)[:, 0, 1].min() >= samples.plot.box.bottom


def test_some_of_the_samples_are_a_shape_of_their_own() -> None:
    samples, near = pile(), np.abs(VALUES - 1.0) <= 2.0
    tiles = samples.part(near, "result")
    assert len(tiles.points) == 16 * int(near.sum())
