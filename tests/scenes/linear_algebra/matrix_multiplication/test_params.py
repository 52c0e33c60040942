from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from scenes.linear_algebra.matrix_multiplication.params import FactorParams


@pytest.mark.parametrize("columns", [1, 2, 3, 4])
def test_a_w_that_fits_is_chosen_for_x(columns: int) -> None:
    assert len(FactorParams(x=[[1] * columns]).w) == columns


@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        (
            {"x": [[1, 2]], "w": [[1]]},
            "w must have as many rows as x has columns, but x has 2 columns and w has 1",
        ),
        ({"w": [[1], [2]]}, "but x has 3 columns and w has 2 rows"),
        ({"x": [[1, 2], [3]]}, "rows must be equally long, but they have 2, 1 numbers"),
        ({"x": [[1] * 5]}, "at most 4"),
        ({"x": []}, "at least 1"),
        ({"x": 3}, "tuple"),
    ],
)
def test_tables_that_do_not_fit_are_refused(params: Any, sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        FactorParams(**params)
