from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from scenes.linear_algebra.matrices.lesson import Matrices

Computed = Callable[..., Any]


def test_worked_numbers(computed: Computed) -> None:
    lesson = computed(Matrices)
    facts = lesson.facts()
    assert facts["image"] == "(4, 1)"
    assert facts["price"] == pytest.approx(320)
    np.testing.assert_allclose(lesson.prices.product[:, 0], [320, 187.5, 547.5, 105])
    assert facts["in_reach"] == 2
    np.testing.assert_allclose(lesson.bending.image, [3, 1.5])


@pytest.mark.parametrize(
    "wrong",
    [
        {"matrix": ((5, 0), (0, 1))},
        {"matrix": ((1, 0, 0), (0, 1, 0))},
        {"vector": (3, 0)},
        {"houses": ()},
        {"houses": ((120, 3, 20),) * 6},
        {"houses": ((0, 3, 20),)},
        {"weights": (1, 2)},
        {"budget": -1},
    ],
)
def test_what_a_lecturer_may_not_set(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Matrices.Params(**wrong)


def test_a_matrix_that_flattens_bends_the_plain_grid(computed: Computed) -> None:
    lesson = computed(Matrices, matrix=((1, 2), (2, 4)))
    np.testing.assert_array_equal(lesson.bending.matrix, np.eye(2))
