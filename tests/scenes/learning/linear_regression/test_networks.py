from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from scenes.learning.linear_regression.networks import Network
from scenes.stage.shapes.frame import frame

SIZES = (2, 4, 3, 1)


@pytest.fixture(scope="module")
def network():
    return Network(SIZES, names={0: "$x$", -1: "$p$"})


def test_every_neuron_and_every_weight_is_there(network):
    assert tuple(map(len, network.layers)) == SIZES
    lines = [len(shape.points) // 4 for shape in network.weights]
    assert lines == [a * b for a, b in pairwise(SIZES)]


def test_it_stays_in_its_box_with_its_names_below_their_layers(network):
    assert network.get_left()[0] >= frame().picture.left - 1e-6
    assert network.get_right()[0] <= frame().picture.right + 1e-6
    assert network.get_bottom()[1] >= frame().picture.bottom
    assert network.get_top()[1] <= frame().picture.top
    for name, layer in zip(network.names, (network.layers[0], network.layers[-1]), strict=True):
        assert name.get_top()[1] < layer.get_bottom()[1]
        assert name.get_center()[0] == pytest.approx(layer.get_center()[0])


def test_weights_leave_out_the_insides_of_neurons(network):
    centres = np.array([neuron.get_center() for layer in network.layers for neuron in layer])
    radius = network.layers[0][0].width / 2
    for shape in network.weights:
        ends = np.concatenate([shape.points[::4], shape.points[3::4]])
        nearest = np.linalg.norm(ends[:, None] - centres[None], axis=2).min(axis=1)
        assert nearest == pytest.approx(np.full(len(ends), radius))


def test_a_layer_of_one_stands_in_the_middle():
    alone = Network((1, 1))
    assert alone.layers[0].get_center()[1] == pytest.approx(alone.layers[1].get_center()[1])
