from __future__ import annotations

import numpy as np
import pytest
from manim import linear

from scenes.linear_algebra.matrix_multiplication.batches import Batch
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.frame import frame

SIZES = [
    (1000, 784, 128),
    (1, 1, 1),
    (10_000, 10_000, 10_000),
    (10_000, 1, 1),
    (1, 10_000, 1),
    (1, 1, 10_000),
]


@pytest.mark.parametrize("sizes", SIZES)
def test_it_fits_its_box(sizes):
    batch = Batch(*sizes)
    assert batch.get_left()[0] >= frame().picture.left
    assert batch.get_right()[0] <= frame().picture.right
    assert batch.get_bottom()[1] >= frame().picture.bottom - 1e-6
    assert batch.get_top()[1] <= frame().picture.top + 1e-6


def test_sides_are_to_scale():
    batch = Batch(1000, 784, 128)
    samples, weights = batch.samples[1], batch.weights[1]
    assert samples.height / samples.width == pytest.approx(1000 / 784)
    assert weights.height / weights.width == pytest.approx(784 / 128)
    assert (batch.frame.width, batch.frame.height) == pytest.approx((weights.width, samples.height))


@pytest.mark.parametrize("sizes", SIZES)
def test_rows_and_columns_meet_in_the_product(sizes):
    batch = Batch(*sizes)
    assert batch.frame.get_bottom()[1] == pytest.approx(batch.samples[1].get_bottom()[1])
    assert batch.frame.get_left()[0] == pytest.approx(batch.weights[1].get_left()[0])


def test_the_product_fills_in_from_the_top_as_far_as_the_row_has_come():
    batch = Batch(1000, 784, 128)
    motion = tween(batch, share=1.0, rate_func=linear)
    motion.begin()
    for share in (0.25, 1.0):
        motion.interpolate(share)
        assert batch.share == share
        assert batch.result.height == pytest.approx(share * batch.frame.height)
        assert batch.result.get_top()[1] == pytest.approx(batch.frame.get_top()[1])
        np.testing.assert_allclose(batch.row.points[:, 1], batch.result.get_bottom()[1])


def test_only_whole_rows_are_done():
    batch = Batch(3, 2, 2)
    done = [batch.set_state(share=share).rows_done for share in (0.0, 0.3, 1 / 3, 0.66, 1.0)]
    assert done == [0, 0, 1, 1, 3]


def test_sizes_are_said():
    sources = [size.source for size in Batch(1000, 1, 128).sizes]
    assert sources == ["1000 samples", "1 input", "128 neurons"]
