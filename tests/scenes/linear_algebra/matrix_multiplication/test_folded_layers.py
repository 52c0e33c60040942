from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.matrix_multiplication import chain_work
from scenes.linear_algebra.matrix_multiplication.folded_layers import Costs, FilmLayers, Paths
from scenes.stage.shapes.frame import frame

SIZES = [(1000, 784, 128, 10), (1, 1, 1, 1), (10_000,) * 4, (10_000, 1, 10_000, 1), (1, 10_000, 1, 10_000)]


def costs_of(*sizes):
    return Costs(sizes, chain_work(*sizes))


def layers_of(film, weights):
    scores = film @ np.array(weights)
    return FilmLayers(0, (film, scores, [scores.sum()]), np.sum(weights, axis=1))


@pytest.fixture
def layers():
    return layers_of([1.5, 2.3, 0.8], [[0.5, 0.3], [0.2, 0.8], [0.1, 0.4]])


def assert_inside(picture):
    safe = frame().safe
    assert safe.left <= picture.get_left()[0]
    assert picture.get_right()[0] <= safe.right + 1e-6
    assert safe.bottom - 1e-6 <= picture.get_bottom()[1]
    assert picture.get_top()[1] <= safe.top + 1e-6


@pytest.mark.parametrize("sizes", SIZES)
def test_costs_stay_in_the_frame_and_can_be_read(sizes):
    costs = costs_of(*sizes).set_state(grown=(1, 1))
    assert_inside(costs)
    assert min(shape.drawn_size for written in (*costs.sums, costs.sizes) for shape in written) > 23


@pytest.mark.parametrize("features", [1, 4])
@pytest.mark.parametrize("viewers", [1, 4])
def test_layers_stay_in_the_frame_left_of_the_costs(features, viewers):
    layers = layers_of([-9.9] * features, [[9.9] * viewers] * features)
    assert_inside(layers)
    assert layers.get_right()[0] < costs_of(*SIZES[0]).bars.get_left()[0]
    numbers = [each for column in layers.two.numbers for each in column]
    cells = [each for column in layers.two.cells for each in column]
    for written, cell in zip(numbers, cells, strict=True):
        assert written.width < cell.width
        assert written.height < cell.height
    for above, below in zip(layers.two.cells[0][:-1], layers.two.cells[0][1:], strict=True):
        assert above.get_bottom()[1] > below.get_top()[1]


def test_both_networks_give_the_same(layers):
    written = [[each.source.split()[1] for each in column] for column in layers.two.numbers]
    assert written == [["1.5", "2.3", "0.8"], ["1.29", "2.61"], ["3.90"]]
    assert [each.source.split()[1] for each in layers.one.numbers[-1]] == ["3.90"]
    assert [each[-1].source.split()[1] for each in layers.weights] == ["0.8", "1.0", "0.5"]


def test_folded_weights_stand_on_their_lines(layers):
    starts, (end,) = layers.one.columns
    for weight, start in zip(layers.weights, starts, strict=True):
        way, there = end - start, weight.get_center()[:2] - start
        assert way[0] * there[1] - way[1] * there[0] == pytest.approx(0.0, abs=1e-6)


def test_both_bars_are_to_scale_and_grow_in_turn():
    picture = costs_of(1000, 784, 128, 10)
    picture.set_state(grown=picture.after(0))
    assert (picture.bars[0].width, picture.bars[1].width) == pytest.approx((picture.longest, 0.0))
    picture.set_state(grown=picture.after(1))
    assert picture.bars[1].width / picture.bars[0].width == pytest.approx(8_843_520 / 101_632_000)


def test_a_bar_can_be_seen_however_little_work_it_is():
    picture = costs_of(10_000, 10_000, 10_000, 1)
    assert picture.set_state(grown=(1, 1)).bars[1].width == pytest.approx(0.06)


def test_folded_paths_lie_where_the_weights_of_one_layer_do(layers):
    paths = Paths(layers.unfolded.columns).set_state(fold=1.0)
    assert len(paths.ends) == 3 * 2 * 1
    middles = paths.points.reshape(-1, 8, 3)[:, 3, :2]
    starts, (end,) = layers.one.columns
    np.testing.assert_allclose(
        np.unique(middles.round(9), axis=0), np.unique(((starts + end) / 2).round(9), axis=0)
    )


@pytest.mark.parametrize(
    ("sizes", "cheaper"), [((1000, 784, 128, 10), [1]), ((1, 784, 128, 10), [0]), ((2,) * 4, [0, 1])]
)
def test_the_cheaper_ways(sizes, cheaper):
    assert costs_of(*sizes).cheaper == cheaper
