from __future__ import annotations

import numpy as np
import pytest

from scenes.learning.logistic_regression import logistic_models as words
from scenes.learning.logistic_regression.classifiers import LinearClassifier

MODEL = np.array([1.0, -1.5, -1.0])


def test_each_score_is_read_with_its_probability() -> None:
    assert words.readings([2.0, -1.5, 0.0]) == "2 becomes 0.8808; −1.5 becomes 0.1824; 0 becomes 0.5"


def test_what_the_sigmoid_makes_of_scores_is_told_once_for_each() -> None:
    told = words.sigmoid_in_words((2.0, 0.0, 2.0), 0.9)
    assert told["probabilities"] == pytest.approx([0.880797, 0.5, 0.880797], abs=1e-6)
    assert told["readings"] == "2 becomes 0.8808; 0 becomes 0.5"
    assert round(float(told["cut"]), 4) == 2.1972


def test_the_same_model_stands_at_the_end_of_a_network() -> None:
    assert words.the_model().source.replace("x", "h") == words.last_layer()[0].source


def test_a_result_names_the_model_its_calls_and_the_new_one() -> None:
    picture = LinearClassifier([(0, 0), (2, 1)], [0, 1]).lay(MODEL, 0.5)
    model, table, new = words.result(picture, (("no", "data"), ("yes", "second")), 2.0)
    assert model.source == words.trained(MODEL).source
    assert "{{ yes : second }}" in table.source
    assert "0.8808" in new[0][1].source


def test_the_score_is_worked_out_with_weights_and_bias() -> None:
    _, worked, score = (row.source for row in words.score_of(MODEL, np.array([1.0, 0.5]), -0.75))
    assert worked.endswith('vec("1", -"1.5") dot vec("1", "0.5") - "1"')
    assert score.endswith('{{ -"0.75" : path }}')


def test_a_threshold_stands_beside_its_score() -> None:
    source = words.threshold_as_score(0.9).source
    assert '>= "0.9" quad <=> quad' in source
    assert source.endswith('>= "2.2"')


def test_the_mean_loss_is_written_with_its_rounding() -> None:
    assert 'approx "0.333" : slope' in words.loss_and_gradient(1 / 3)[1].source
    assert '= "0.5" : slope' in words.loss_and_gradient(0.5)[1].source


def test_a_trained_model_is_written_out() -> None:
    assert words.trained(MODEL).source == 'w approx vec("1", -"1.5") quad b approx -"1"'
