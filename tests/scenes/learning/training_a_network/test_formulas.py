from __future__ import annotations

import re

import numpy as np
import pytest

from mathkit.learning.datasets import LabelledPoints
from mathkit.learning.networks.neural_network import initial_network
from scenes.learning.training_a_network import formulas
from scenes.learning.training_a_network.examples import most_surprising
from scenes.learning.training_a_network.params import NetworkParams
from scenes.learning.training_a_network.slopes import formulas as slope_formulas
from scenes.learning.training_a_network.studies import PlantStudy
from scenes.stage.shapes.frame import frame

CLOUD = LabelledPoints(np.array([(1.5, -2.0), (0.5, 1.0)]), np.array([1, 0]))


def case(hidden=3, activation="tanh"):
    drawn = initial_network(2, hidden, 1, activation)
    network = drawn.with_vector(drawn.vector.round(1))
    return network, most_surprising(network, CLOUD)


def calculated(source):
    """Both sides of a formula, with a pocket calculator."""
    plain = re.sub(r"\{\{ (.*?) : [a-z]+ \}\}", r"\1", source)
    plain = re.sub(r"\{\{ (.*?) : [a-z]+ \}\}", r"\1", plain)
    plain = re.sub(r'["&\\]|quad', "", plain).replace("dot", "*")
    left, right = re.split(r" = | approx ", plain)
    return eval(left), eval(right)


@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "relu"])
@pytest.mark.parametrize("hidden", [2, 3, 6])
def test_sums_and_products_hold_with_the_numbers_that_they_show(hidden, activation):
    network, example = case(hidden, activation)
    total, _ = formulas.hidden_sum(network, example)
    output, _ = formulas.output_sum(network, example.passed)
    for written in (total, output, slope_formulas.product_of_slopes(network, example)):
        left, right = calculated(written.source)
        assert left == pytest.approx(right, abs=0.0101)


def test_the_probability_is_that_of_the_example():
    network, example = case()
    _, chance = formulas.output_sum(network, example.passed)
    assert f'"{round(float(example.passed.probabilities[0]), 3):g}"' in chance.source


def test_the_loss_is_about_the_class_that_was_right():
    network, example = case()
    other = most_surprising(network, LabelledPoints(CLOUD.points, 1 - CLOUD.labels))
    for each in (example, other):
        assert ("(1 - " in formulas.loss_of(each).source) == (each.label == 0)
        assert ("(1 - " in formulas.other_loss(each).source) == (each.label == 1)
        _, row = slope_formulas.slope_of_the_loss(each)
        chance, error = each.passed.probabilities[0], each.back.scores[0]
        left, right = calculated(row.source.partition(" approx ")[2])
        assert left == pytest.approx(right, abs=1e-9)
        assert (left, chance - each.label) == pytest.approx((error, error), abs=5.1e-4)


def test_what_runs_back_to_a_neuron_is_used_for_each_of_its_weights():
    network, example = case()
    count, *rows, _ = slope_formulas.sweep(network, example)
    shared, into, beyond = (row[1].source for row in rows)
    assert count.source == "9 weights + 4 biases = 13"
    _, here = calculated(shared)
    for source, back in ((into, here), (beyond, float(example.back.scores[0].round(3)))):
        left, right = calculated(source)
        assert left == pytest.approx(right, abs=0.0051)
        assert source.startswith(f'{{{{ {"-" if back < 0 else ""}"{abs(back):g}"')
    assert rows[1][1].part("answer")


@pytest.mark.parametrize("rate", [0.05, 1.0, 2.5])
def test_a_weight_takes_its_first_step(rate):
    _, step = slope_formulas.first_step(PlantStudy.of(NetworkParams(count=12, epochs=10, learning_rate=rate)))
    left, right = calculated(step.source)
    assert left == pytest.approx(right, abs=0.00101)
    assert step.part("mean")
    assert step.part("new")


def test_the_steps_of_learning_stand_on_a_common_grid():
    baselines = [row.baseline for row in formulas.four_steps()]
    assert np.diff(baselines) == pytest.approx(np.diff(baselines)[0] * np.ones(3))


@pytest.mark.parametrize("hidden", [2, 6])
def test_formulas_are_no_wider_than_the_words_and_large_enough(hidden):
    network, example = case(hidden)
    for row in (*formulas.hidden_sum(network, example), *formulas.output_sum(network, example.passed)):
        assert row.width <= frame().words.width + 1e-6
        assert row[0].drawn_size >= 24
