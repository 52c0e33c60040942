import numpy as np
import pytest

from mathkit.functions.quadratics import TILTED_BOWL
from mathkit.learning.squared_error import FAHRENHEIT, squared_error_of_lines


def test_the_readings_lie_on_the_rule_that_everyone_knows():
    assert np.polyfit(*FAHRENHEIT.T, 1) == pytest.approx([1.8, 32])


def test_the_error_of_lines_is_the_tilted_bowl_with_other_numbers():
    error = squared_error_of_lines(FAHRENHEIT)
    places = np.random.default_rng(0).uniform(-4, 4, (20, 2))
    weights = np.column_stack([1.8 + places[:, 1], 32 + places[:, 0]])
    assert error.value(weights) == pytest.approx(TILTED_BOWL.value(places), abs=1e-9)
    assert error.hessian == pytest.approx(np.array([[4, 1], [1, 2]]))
