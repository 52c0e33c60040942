from __future__ import annotations

import re

import numpy as np
import pytest

from mathkit.learning.datasets import LabelledPoints
from mathkit.learning.neural_network import forward, initial_network
from scenes.learning.training_a_network import formulas
from scenes.learning.training_a_network.examples import most_surprising

CLOUD = LabelledPoints(np.array([(1.5, -2.0), (0.5, 1.0)]), np.array([1, 0]))


def sources(rows):
    return [row.source for row in rows]


@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "relu"])
def test_the_first_neuron_is_worked_out(activation):
    network = initial_network(2, 3, 1, activation)
    passed = forward(network, [[1.5, -2.0]])
    first, score, bent, chance = sources(formulas.forward(network, passed))
    assert '(-"2")' in first
    assert first.endswith('+ {{ "0" : path }}')  # the bias
    assert f'"{abs(round(float(passed.hidden_scores[0, 0]), 2)):g}"' in score
    assert f'"{abs(round(float(passed.hidden[0, 0]), 2)):g}"' in bent
    assert f'"{round(float(passed.probabilities[0]), 3):g}"' in chance


def test_the_loss_is_about_the_class_that_was_right():
    network = initial_network(2, 3, 1)
    example = most_surprising(network, CLOUD)
    other = most_surprising(network, LabelledPoints(CLOUD.points, 1 - CLOUD.labels))
    for each in (example, other):
        assert ("(1 - " in formulas.loss_of(each).source) == (each.label == 0)


def test_slopes_multiply_along_a_path_and_add_where_paths_meet():
    network = initial_network(2, 3, 1)
    example = most_surprising(network, CLOUD)
    *factors, product = (row[1].source for row in formulas.blame_of_a_weight(network, example))
    numbers = [float(each.strip("· ()").replace("−", "-")) for each in factors]
    assert np.prod(numbers) == pytest.approx(float(product.strip("≈ ").replace("−", "-")), abs=0.02)
    *paths, total = (row[1].source for row in formulas.blame_of_an_input(example))
    terms = [float(re.sub(r"[^-.\d]", "", each)) for each in paths]
    assert sum(terms) == pytest.approx(float(total.strip("≈ ").replace("−", "-")), abs=0.02)


def test_rows_of_formulas_stand_on_one_line_grid():
    network = initial_network(2, 3, 1)
    rows = formulas.forward(network, forward(network, [[1.5, -2.0]]))
    pitch = np.diff([row.baseline for row in rows])
    assert pitch == pytest.approx(pitch[0])
