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
    assert study.crossing is not None
    still = PlantStudy.of(NetworkParams(learning_rate=0.01, epochs=10))
    assert not still.moved
    assert still.crossing is None
