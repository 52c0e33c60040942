from __future__ import annotations

import numpy as np
import pytest

from scenes.calculus.gradient.lines import Network
from scenes.stage.shapes.frame import Box


def test_each_neuron_is_connected_with_all_of_the_next_layer():
    network = Network((3, 5, 2), Box(-6, -2, -3, 2))
    assert [len(each.points) for each in network.weights] == [4 * 15, 4 * 10]
    radius = network.layers[0][0].width / 2
    starts = network.weights[0].points[::4]
    for neuron in network.layers[0]:
        distances = np.linalg.norm(starts - neuron.get_center(), axis=1)
        assert np.sum(np.isclose(distances, radius)) == 5
    assert network.get_left()[0] == pytest.approx(-6)
