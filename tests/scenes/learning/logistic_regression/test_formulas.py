from __future__ import annotations

import numpy as np
import pytest

from scenes.learning.logistic_regression import formulas

MODEL = np.array([1.0, -1.5, -1.0])


def test_each_score_is_read_with_its_probability() -> None:
    assert formulas.readings([2.0, -1.5, 0.0]) == "2 becomes 0.8808; −1.5 becomes 0.1824; 0 becomes 0.5"


def test_each_score_is_named_once() -> None:
    found = formulas.sigmoid_in_words((2.0, 0.0, 2.0), 0.9)
    assert found["probabilities"] == pytest.approx([0.880797, 0.5, 0.880797], abs=1e-6)
    assert found["readings"] == "2 becomes 0.8808; 0 becomes 0.5"
    assert round(float(found["cut"]), 4) == 2.1972


def test_the_same_model_stands_at_the_end_of_a_network() -> None:
    assert formulas.the_model().source.replace("x", "h") == formulas.last_layer()[0].source


def test_the_score_is_worked_out_with_weights_and_bias() -> None:
    _, worked, score = (row.source for row in formulas.score_of(MODEL, np.array([1.0, 0.5]), -0.75))
    assert worked.endswith('vec("1", -"1.5") dot vec("1", "0.5") - "1"')
    assert score.endswith('{{ -"0.75" : path }}')


def test_a_threshold_is_written_with_its_score() -> None:
    source = formulas.threshold_as_score(0.9).source
    assert '>= "0.9" quad <=> quad' in source
    assert source.endswith('>= "2.2"')


def test_the_mean_loss_is_written_with_its_rounding() -> None:
    assert 'approx "0.333" : slope' in formulas.loss_and_gradient(1 / 3)[1].source
    assert '= "0.5" : slope' in formulas.loss_and_gradient(0.5)[1].source


def test_a_trained_model_is_written_out() -> None:
    assert formulas.trained(MODEL).source == 'w approx vec("1", -"1.5") quad b approx -"1"'
