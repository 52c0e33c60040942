from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.matrix_multiplication import bend_between
from scenes.linear_algebra.matrix_multiplication.bent_networks import BentNetwork
from scenes.stage.shapes.frame import frame


def network_of(film, weights):
    there_and_back = [film, np.negative(film)]
    return BentNetwork(bend_between(there_and_back, weights, np.ones((len(weights[0]), 1))), 1)


def everything(network):
    yield from (network, network.features, network.viewers, network.one_matrix, *network.titles)
    yield from network.signs
    for numbers in network.numbers:
        yield from numbers


@pytest.mark.parametrize("features", [1, 2, 3, 4])
@pytest.mark.parametrize("viewers", [1, 2, 3, 4])
def test_it_stays_in_the_frame(features, viewers):
    safe = frame().safe
    for part in everything(network_of([-9.9] * features, [[-9.9] * viewers] * features)):
        assert safe.left - 1e-6 <= part.get_left()[0]
        assert part.get_right()[0] <= safe.right + 1e-6
        assert safe.bottom - 1e-6 <= part.get_bottom()[1]
        assert part.get_top()[1] <= frame().wide.top + 1e-6


def test_a_film_and_its_negative():
    network = network_of([2, -1], [[1, 3], [2, 1]])
    written = [
        [[each.source.split()[1] for each in column] for column in numbers] for numbers in network.numbers
    ]
    assert written == [
        [["2", "−1"], ["0", "5"], ["0", "5"], ["5"], ["5"]],
        [["−2", "1"], ["0", "−5"], ["0", "0"], ["0"], ["−5"]],
    ]
    assert network.numbers[1][0][1].source == "{{ 1 : negative_input_second }}"
    assert [sign.source for sign in network.signs] == ["=", "!="]
    assert [title.source for title in network.titles] == ["Comet", "Comet, flipped"]


def test_answers_have_as_many_decimals_as_their_sums():
    network = network_of([1.5, 2.3, 0.8], [[0.5, 0.3], [0.2, 0.8], [0.1, 0.4]])
    written = [[numbers[column][0].source.split()[1] for column in (1, 3, 4)] for numbers in network.numbers]
    assert written == [["1.29", "3.90", "3.90"], ["−1.29", "0", "−3.90"]]


def test_what_is_compared_has_boxes_of_one_size():
    *_, output, matrix = network_of([2, -1], [[1, 3], [2, 1]]).cells
    assert output.width == pytest.approx(matrix.width)
    assert output.height == pytest.approx(matrix.height)


def test_numbers_fit_into_their_cells():
    network = network_of([-9.9] * 4, [[-9.9] * 4] * 4)
    for numbers in network.numbers:
        for cells, column in zip(network.cells, numbers, strict=True):
            for cell, written in zip(cells, column, strict=True):
                np.testing.assert_allclose(written.get_center(), cell.get_center(), atol=1e-9)
                assert written.width < cell.width - 0.2


def test_weights_lead_from_edge_to_edge():
    network = network_of([1.5, 2.3, 0.8], [[0.5, 0.3], [0.2, 0.8], [0.1, 0.4]])
    inputs, sums, bent, output, _ = network.cells
    for lines, before, after in zip(network.weights, (inputs, bent), (sums, output), strict=True):
        ends = lines.points.reshape(-1, 4, 3)
        assert len(ends) == len(before) * len(after)
        np.testing.assert_allclose(ends[:, 0, 0], before.get_right()[0])
        np.testing.assert_allclose(ends[:, 3, 0], after.get_left()[0])
