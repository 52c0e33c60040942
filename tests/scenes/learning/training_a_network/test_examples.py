import numpy as np

from mathkit.learning.datasets import LabelledPoints
from mathkit.learning.networks.neural_network import Network, forward
from scenes.learning.training_a_network.examples import mistakes


def test_a_point_whose_score_is_only_rounding_is_on_the_border_and_so_in_class_one() -> None:
    network = Network(
        hidden_weights=np.array([[3.0, -1.0]]),
        hidden_biases=np.zeros(1),
        output_weights=np.array([-1.0]),
        output_bias=0.0,
        activation="relu",
    )
    points = np.array([[0.1, 0.3], [1.0, 0.3]])
    assert forward(network, points).scores[0] < 0  # 3 · 0.1 − 0.3 is not 0 in floating point
    assert mistakes(network, LabelledPoints(points, np.array([1, 1]))).tolist() == [False, True]
