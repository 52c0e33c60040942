from __future__ import annotations

import numpy as np

from scenes.learning.training_a_network.params import NetworkParams
from scenes.learning.training_a_network.studies import FRESH, PlantStudy


def test_plants_and_weights_have_the_digits_that_are_shown():
    study = PlantStudy.of(NetworkParams(count=12, epochs=10))
    for numbers in (study.cloud.points, study.start.vector):
        np.testing.assert_allclose(10 * numbers, np.round(10 * numbers), atol=1e-9)
    assert len(study.fresh.points) == FRESH
    assert len(study.training.losses) == 11
    np.testing.assert_array_equal(study.end.vector, study.training.vectors[-1])


def test_a_deciding_vote_is_told_only_of_lines_that_have_moved():
    study = PlantStudy.of(NetworkParams())
    assert study.moved
    assert [way.neuron for way in study.crossings] == [2, 0]
    still = PlantStudy.of(NetworkParams(learning_rate=0.01, epochs=10))
    assert not still.moved
    assert still.crossings == []


def test_the_slopes_of_all_plants_in_the_followed_weight_have_the_first_step_as_their_mean():
    study = PlantStudy.of(NetworkParams(count=12, epochs=10, learning_rate=0.5))
    moved = (
        study.second.hidden_weights[study.example.weight] - study.start.hidden_weights[study.example.weight]
    )
    assert len(study.followed_slopes) == 12
    np.testing.assert_allclose(moved, -0.5 * study.followed_slopes.mean())
