from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.matrix_multiplication import chain_work
from scenes.linear_algebra.matrix_multiplication.folded_layers import FoldedLayers, Paths
from scenes.stage.shapes.frame import frame

SIZES = [(1000, 784, 128, 10), (1, 1, 1, 1), (10_000,) * 4, (10_000, 1, 10_000, 1), (1, 10_000, 1, 10_000)]


def folded(*sizes):
    return FoldedLayers(sizes, chain_work(*sizes))


@pytest.mark.parametrize("sizes", SIZES)
def test_it_stays_in_the_frame(sizes):
    picture, safe = folded(*sizes).set_state(grown=(1, 1)), frame().safe
    assert safe.left <= picture.get_left()[0]
    assert picture.get_right()[0] <= safe.right + 1e-6
    assert safe.bottom - 1e-6 <= picture.get_bottom()[1]
    assert picture.get_top()[1] <= safe.top + 1e-6


def test_both_bars_are_to_scale_and_grow_in_turn():
    picture = folded(1000, 784, 128, 10)
    picture.set_state(grown=picture.after(0))
    assert (picture.bars[0].width, picture.bars[1].width) == pytest.approx((picture.longest, 0.0))
    picture.set_state(grown=picture.after(1))
    assert picture.bars[1].width / picture.bars[0].width == pytest.approx(8_843_520 / 101_632_000)


def test_a_bar_can_be_seen_however_little_work_it_is():
    picture = folded(10_000, 10_000, 10_000, 1)
    assert picture.set_state(grown=(1, 1)).bars[1].width == pytest.approx(0.06)


def test_every_neuron_of_a_small_layer_is_drawn_and_sizes_are_written():
    picture = folded(5, 2, 4, 1)
    assert [len(column) for column in picture.two.columns] == [2, 4, 1]
    assert [len(dots.places) for dots in picture.two.more] == [0, 0, 0]
    assert [size.source for size in picture.two.sizes] == ["2", "4", "1"]
    assert [size.source for size in picture.one.sizes] == ["2", "1"]


def test_three_dots_stand_for_neurons_that_are_not_drawn():
    picture = folded(1000, 784, 128, 10)
    for layers in (picture.two, picture.one):
        for column, dots in zip(layers.columns, layers.more, strict=True):
            x, heights = column[0][0], column[:, 1]
            assert len(dots.places) == 3
            np.testing.assert_allclose(dots.places[:, 0], x)
            # They stand between two neurons, and clear of both.
            above, below = heights[heights > dots.places[0, 1]], heights[heights < dots.places[2, 1]]
            assert len(above) + len(below) == len(heights)
            assert min(above) - dots.get_top()[1] > 0.17
            assert dots.get_bottom()[1] - max(below) > 0.17


def test_sizes_stand_under_their_layers():
    two = folded(5, 2, 100, 1).two
    for size, column in zip(two.sizes, two.columns, strict=True):
        assert size.get_center()[0] == pytest.approx(column[0][0])
        assert size.get_top()[1] < column[:, 1].min()


def test_folded_paths_lie_where_the_weights_of_one_layer_do():
    picture = folded(1000, 784, 128, 10)
    paths = Paths(picture.unfolded.columns)
    assert len(paths.ends) == 4 * 3 * 2
    folding, straight = paths.set_state(fold=1.0), picture.one.lines[0]
    middles = folding.points.reshape(-1, 8, 3)[:, 3]
    ends = straight.points.reshape(-1, 4, 3)[:, [0, 3]].mean(axis=1)
    np.testing.assert_allclose(np.unique(middles.round(9), axis=0), np.unique(ends.round(9), axis=0))


@pytest.mark.parametrize(
    ("sizes", "cheaper"), [((1000, 784, 128, 10), [1]), ((1, 784, 128, 10), [0]), ((2,) * 4, [0, 1])]
)
def test_the_cheaper_ways(sizes, cheaper):
    assert folded(*sizes).cheaper == cheaper
